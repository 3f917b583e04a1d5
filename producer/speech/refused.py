"""What an engine can't say of a script, told before anything is recorded.

A pronunciation that it doesn't take, or one that holds no sound of English; letters of a script
that no English voice reads; a formula that isn't whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator

from producer.errors import SpeechError
from producer.model import Finding, Piece, Source, Turn, Utterance
from producer.speech.ipa import to_misaki

Own = Callable[[], Collection[str]]
"""Gives the pronunciations that come with the program."""
_SPELLED = re.compile(r"(?:(?:[A-Z]|zed)(?:'s)?[ ,.;:?!]*)+")
_BEYOND = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]+")
"""Letters beyond the Latin ones."""
_MARK = re.compile(r"\\.|[{}]", re.DOTALL)
_DANGLING = re.compile(r"(?<!\\)[\^_]\s*(?:\Z|(?<!\\)\})")


def refused(
    utterances: Iterable[Utterance], engine: str, *, phonemes: bool, own: Own
) -> list[Finding]:
    """A finding for each thing, once for each way in which it is written in a line.

    `phonemes`: whether the engine takes pronunciations; `own` gives those that aren't the author's.
    """
    found: dict[tuple[str, str, int], Finding] = {}
    for utterance in utterances:
        for piece in utterance.pieces:
            for finding in _of(piece, utterance, engine, phonemes, own):
                key = (finding.code, finding.message, utterance.source.line)
                found.setdefault(key, finding)
    return list(found.values())


def unspoken(turns: Iterable[Turn], found: Iterable[Utterance], path: str) -> tuple[Finding, ...]:
    """What of the turns' text is in no utterance: a finding a turn.

    A turn of which nothing is spoken is one; otherwise there is none unless the program is wrong.
    """
    captions: dict[int, str] = {}
    for utterance in found:
        captions[utterance.turn] = captions.get(utterance.turn, "") + utterance.caption
    findings: list[Finding] = []
    for number, turn in enumerate(turns):
        written = "".join(span.text for span in turn.spans if span.kind not in ("pause", "sound"))
        if captions.get(number, "") != written and written.strip():
            findings.append(
                Finding(
                    code="turn-without-words",
                    message=f"{turn.role} says nothing that can be spoken here",
                    source=Source(path=path, line=turn.line),
                    hint="write words, or leave the turn out",
                )
            )
    return tuple(findings)


def broken_formulas(turns: Iterable[Turn], path: str) -> list[Finding]:
    """The formulas in LaTeX that no program could typeset: what they lose is said."""
    return [
        Finding(
            code="formula-broken",
            message=f"{wrong} in the formula {span.text.strip()!r}; it is said without",
            source=Source(path=path, line=span.line or turn.line),
            hint="write it as LaTeX that can be typeset",
            severity="warning",
        )
        for turn in turns
        for span in turn.spans
        if span.kind == "maths" and span.language == "latex" and (wrong := _broken(span.text))
    ]


def _of(
    piece: Piece, utterance: Utterance, engine: str, phonemes: bool, own: Own
) -> Iterator[Finding]:
    if piece.ipa and _is_authors(piece, own):
        if not phonemes:
            yield Finding(
                code="phoneme-not-taken",
                message=f"{engine} takes no pronunciations: {piece.written!r} is said its way",
                source=utterance.source,
                hint="give it an alias in the lexicon, or `sub` in the text",
                severity="warning",
            )
        else:
            try:
                to_misaki(piece.ipa, british=utterance.voice.language == "en-GB")
            except SpeechError as error:
                yield Finding(
                    code="phoneme-unknown",
                    message=f"{piece.written.strip()!r}: {error.message}",
                    source=utterance.source,
                    hint=error.hint,
                )
    elif not piece.ipa and not piece.spoken.isascii():
        for letters in _BEYOND.findall(unicodedata.normalize("NFC", piece.spoken)):
            yield Finding(
                code="letters-not-read",
                message=f"{letters!r} is in letters that no English voice reads",
                source=utterance.source,
                hint='write how it is said: [...]{sub="words"}, or an alias in the lexicon',
                severity="warning",
            )


def _broken(formula: str) -> str:
    """What is wrong with LaTeX that no program could typeset; empty for what is whole."""
    depth = 0
    for mark in _MARK.findall(formula):
        depth += {"{": 1, "}": -1}.get(mark, 0)
        if depth < 0:
            return "a brace closes that was never opened"
    if depth:
        return "a brace opens and never closes"
    if _DANGLING.search(formula):
        return "a power or an index has nothing in it"
    return ""


def _is_authors(piece: Piece, own: Own) -> bool:
    """Whether the author asked for the pronunciation, in the text or in a lexicon."""
    if piece.rule == "author's ph":
        return True
    return not _SPELLED.fullmatch(piece.spoken.strip()) and piece.ipa not in own()
