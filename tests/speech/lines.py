"""Utterances for the tests of the recording half of the room."""

from __future__ import annotations

from producer.model import Piece, Source, Utterance, Voice


def line(
    *spoken: str | tuple[str, str],
    engine: str = "tone",
    voice: str = "a3",
    rate: float = 1.0,
    take: int = 1,
    at: int = 1,
    role: str = "Teacher",
) -> Utterance:
    """An Utterance of these words; a pair is words and their pronunciation."""
    pairs = [(words, "") if isinstance(words, str) else words for words in spoken]
    return Utterance(
        role=role,
        voice=Voice(engine=engine, name=voice, rate=rate),
        pieces=tuple(Piece(written=words, spoken=words, ipa=ipa) for words, ipa in pairs),
        source=Source(path="scripts/course/01.md", line=at),
        take=take,
    )
