"""Pronunciations for what an engine would misread: the letter A, terms inside code.

In words a capital that stands alone is a letter. An engine's own dictionary gets most of them
right, but reads "A P I" or "A squared" with an article; a Piece with IPA leaves it no choice. In
prose the lexicon's terms are Pieces of their own; inside code they become ones here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec.structs import replace

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
_TERM = re.compile(r"(?<![\w'’-])[A-Za-z]{3,}(?![\w'’-])")
_CODE = ("code", "code in prose")


def pronounced(
    piece: Piece, english: str, sounds: Callable[[str], str] = lambda _: ""
) -> Iterator[Piece]:
    """The piece, or parts of it, with a pronunciation where letters are spelled.

    `sounds` gives the IPA of a term, or nothing; it is asked for the words of code.
    """
    if piece.ipa or not piece.spoken or piece.rule in _SAID_AS_WRITTEN:
        yield piece
        return
    for part in _terms(piece, sounds) if _is_code(piece) else (piece,):
        yield from (part,) if part.ipa else _letters(part, piece, english)


def _is_code(piece: Piece) -> bool:
    return piece.kind == "code" or piece.rule in _CODE


def _terms(piece: Piece, sounds: Callable[[str], str]) -> Iterator[Piece]:
    """The piece cut around each word that has a pronunciation."""
    rest, at = piece, 0
    for match in _TERM.finditer(piece.spoken):
        word = match[0]
        ipa = sounds(word) or (sounds(word.upper()) if word.islower() else "")
        if not ipa:
            continue
        if match.start() > at:
            head, rest = cut_piece(rest, match.start() - at)
            yield head
        if match.end() == len(piece.spoken):
            yield replace(rest, ipa=ipa)
            return
        term, rest = cut_piece(rest, len(word))
        yield replace(term, ipa=ipa)
        at = match.end()
    yield rest


def _letters(piece: Piece, whole: Piece, english: str) -> Iterator[Piece]:
    """The piece, or parts of it, with a pronunciation where letters are spelled."""
    if "A" in piece.spoken and _SPELLED.match(piece.spoken) and " " in piece.spoken.strip():
        yield replace(piece, ipa=letters(piece.spoken, english))
    elif "A" in piece.spoken:
        yield from _parted(piece, whole, english)
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


def _parted(piece: Piece, whole: Piece, english: str) -> Iterator[Piece]:
    """The piece, the first or a later part of `whole`, cut around each letter A."""
    rest = piece
    while True:
        found = next(
            (m for m in _LETTER_A.finditer(rest.spoken) if not _is_article(m, rest, whole)), None
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
