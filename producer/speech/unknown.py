"""Which terms of a script no lexicon and no dictionary knows: an engine would guess at them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct, field

from producer.model import Turn
from producer.speech.lexicon import Lexicon
from producer.speech.rules.numbers import british as english_is_british
from producer.speech.spoken import pieces

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ENDINGS = ("'s", "’s", "s", "es", "ed", "d", "ing", "er", "ers", "ly", "n't", "n’t", "'ll", "’ll",
            "'ve", "’ve", "'re", "’re", "'d", "’d", "'m", "’m")  # fmt: skip
_FILES = ("lexicon_us_gold.json.gz", "lexicon_us_silver.json.gz", "lexicon_gb_gold.json.gz")


class UnknownTerm(Struct, frozen=True, kw_only=True):
    """A term that an engine would guess at."""

    term: str
    """As it is written, or as the rules have made it a word."""
    count: int
    """How often it occurs."""
    said: str
    """How the default engine would say it, in its phonemes; empty where it isn't installed."""


class Dictionary(Struct):
    """The words of the pronouncing dictionary that comes with the default engine."""

    words: frozenset[str] = field(default_factory=lambda: _dictionary_words())

    @property
    def found(self) -> bool:
        """Whether there is one."""
        return bool(self.words)

    def knows(self, word: str) -> bool:
        """Whether it is there, or its stem is with a usual ending."""
        lower = word.lower()
        bare = "".join(c for c in unicodedata.normalize("NFD", lower) if c.isascii() or c == "’")
        if len(word) < 2 or not self.words.isdisjoint((word, lower, bare)):
            return True
        stems = [lower[: -len(end)] for end in _ENDINGS if lower.endswith(end)]
        return any(
            stem in self.words or stem + "e" in self.words or _undoubled(stem) in self.words
            for stem in stems
            if len(stem) > 1
        )


def unknown_terms(
    turns: Iterable[Turn], dictionary: Dictionary, *, english: str, lexicon: Lexicon
) -> tuple[UnknownTerm, ...]:
    """The terms in the turns that nothing knows, the most frequent first."""
    counts: Counter[str] = Counter()
    for turn in turns:
        for piece in pieces(turn.spans, english=english, lexicon=lexicon):
            if piece.ipa or piece.rule == "lexicon":
                continue
            for match in _WORD.finditer(piece.spoken):
                if not dictionary.knows(match[0]) and match[0] not in lexicon:
                    counts[match[0]] += 1
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0].lower(), one[0]))
    guesses = _guesses([term for term, _ in ordered], british=english_is_british(english))
    return tuple(
        UnknownTerm(term=term, count=count, said=guesses.get(term, "")) for term, count in ordered
    )


def _guesses(terms: list[str], *, british: bool) -> dict[str, str]:
    """What the default engine's own guess at each term is."""
    from importlib.util import find_spec

    if not terms or find_spec("hibari") is None:
        return {}
    from hibari.g2p import G2P

    g2p = G2P(british=british)
    return {term: str(g2p(term)).strip() for term in terms}


def _undoubled(stem: str) -> str:
    """ "running" without its ending is "runn": the verb is "run"."""
    return stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else stem


def _dictionary_words() -> frozenset[str]:
    import gzip
    import json
    from importlib.util import find_spec

    spec = find_spec("hibari")
    if spec is None or not spec.origin:
        return frozenset()
    words: set[str] = set()
    for name in _FILES:
        path = Path(spec.origin).parent / "assets" / name
        if path.is_file():
            words.update(json.loads(gzip.decompress(path.read_bytes())))
    return frozenset(words)
