"""Which of the known words somebody meant who wrote another one."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """The known word that is most like `word`; empty: none is as alike as `cutoff`, of 1."""
    # Nearly every run does without: what is written is right.
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, list(known), n=1, cutoff=cutoff)), "")


def suggest(word: str, known: Iterable[str]) -> str:
    """A hint that names the known word nearest to `word`, or else all of them."""
    lowered = {name.lower(): name for name in known}
    near = nearest(word.lower(), lowered)
    if near:
        return f"did you mean `{lowered[near]}`?"
    return f"there are: {', '.join(sorted(lowered.values()))}" if lowered else ""
