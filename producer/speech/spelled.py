"""Pronunciations for spelled letters, so that no engine reads the letter A as the article.

In words a capital that stands alone is a letter. An engine's own dictionary gets most of them
right, but reads "A P I" or "A squared" with an article; a Piece with IPA leaves it no choice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from producer.model import Piece
from producer.speech.rules.numbers import british
from producer.speech.sentences import cut_piece

_NAMES = {
    "A": "eɪ", "B": "biː", "C": "siː", "D": "diː", "E": "iː", "F": "ɛf", "G": "dʒiː", "H": "eɪtʃ",
    "I": "aɪ", "J": "dʒeɪ", "K": "keɪ", "L": "ɛl", "M": "ɛm", "N": "ɛn", "O": "oʊ", "P": "piː",
    "Q": "kjuː", "R": "ɑɹ", "S": "ɛs", "T": "tiː", "U": "juː", "V": "viː", "W": "dʌbəljuː",
    "X": "ɛks", "Y": "waɪ", "Z": "ziː", "zed": "zɛd",
}  # fmt: skip
_BRITISH = {"O": "əʊ", "R": "ɑː", "Z": "zɛd"}
_SPELLED = re.compile(r"\s*(?:(?:[A-Z]|zed)(?:'s)?(?: |(?=[,.;:?!]*\s*\Z)))+[,.;:?!]*\s*\Z")
_LETTER_A = re.compile(r"(?<![\w'’-])A(?![\w'’-])")
_ARTICLE_BEFORE = re.compile(r"(?:\A|[.?!:]\s)\s*\Z")
_SAID_AS_WRITTEN = ("", "author's sub", "author's ph")


def pronounced(piece: Piece, english: str) -> Iterator[Piece]:
    """The piece, or parts of it, with a pronunciation where letters are spelled."""
    if piece.ipa or not piece.spoken or piece.rule in _SAID_AS_WRITTEN:
        yield piece
    elif "A" in piece.spoken and _SPELLED.match(piece.spoken) and " " in piece.spoken.strip():
        yield replace(piece, ipa=letters(piece.spoken, english))
    elif "A" in piece.spoken:
        yield from _parted(piece, english)
    else:
        yield piece


def letters(text: str, english: str) -> str:
    """Letters in IPA: "A P I" -> "ˌeɪ ˌpiː ˈaɪ"; the last is stressed most."""
    names = re.findall(r"([A-Z]|zed)('s)?", text)
    sounds = []
    for number, (letter, many) in enumerate(names, 1):
        own = _BRITISH.get(letter) if british(english) else None
        stress = "ˈ" if number == len(names) else "ˌ"
        sounds.append(f"{stress}{own or _NAMES[letter]}{'z' if many else ''}")
    return " ".join(sounds)


def _parted(piece: Piece, english: str) -> Iterator[Piece]:
    """The piece cut around each letter A."""
    rest = piece
    while True:
        found = next(
            (m for m in _LETTER_A.finditer(rest.spoken) if not _is_article(m, rest, piece)), None
        )
        if found is None:
            break
        if found.start():
            head, rest = cut_piece(rest, found.start())
            yield head
        if len(rest.spoken) == 1:
            yield replace(rest, ipa=letters("A", english))
            return
        letter, rest = cut_piece(rest, 1)
        yield replace(letter, ipa=letters("A", english))
    yield rest


def _is_article(match: re.Match[str], rest: Piece, whole: Piece) -> bool:
    """Whether the A begins a sentence of a block's gist: "A Python function"."""
    if not (whole.block and whole.kind == "code"):
        return False
    begins = match.start() == 0 and rest is whole
    begins = begins or bool(_ARTICLE_BEFORE.search(rest.spoken[: match.start()]))
    after = rest.spoken[match.end() : match.end() + 3]
    return begins and bool(re.match(r" [A-Za-z]{2}", after))
