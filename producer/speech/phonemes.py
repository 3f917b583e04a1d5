"""An Utterance as phonemes, each with the word that it belongs to, for the neural voices.

hibari's G2P (a port of misaki) reads the words; a Piece with a pronunciation is read as that says.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import pairwise
from typing import Any

from msgspec import Struct

from producer.errors import SpeechError
from producer.model import Piece, Utterance
from producer.speech.ipa import to_misaki

_SENTENCE = ".!?…"
_CLAUSE = ",;:—"
_SILENT = frozenset(_SENTENCE + _CLAUSE + ' "()“”')
# Stands among phonemes where the next word begins; of Unicode's private use, so in no text's way.
_NEXT = "\ue000"
# One character for one, so that the words stay as many.
_PLAIN = str.maketrans({"’": "'", "‘": "'", "‒": "-", "―": "—", "\u00ad": "-"})


class Phonemes(Struct, frozen=True, kw_only=True):
    """What a model is given, and where the words are in it."""

    symbols: str
    """Phonemes in misaki's alphabet, punctuation and spaces."""
    words: tuple[int, ...]
    """For each symbol, the number of the text's word that it belongs to, from 0."""

    def part(self, start: int, end: int) -> Phonemes:
        """The symbols from `start` up to `end`."""
        return Phonemes(symbols=self.symbols[start:end], words=self.words[start:end])


def phonemes(utterance: Utterance, *, british: bool, known: frozenset[str]) -> Phonemes:
    """`utterance` in phonemes of `known`, the model's symbols; others are left out.

    Words are numbered as `utterance.text.split()` has them. Raises SpeechError when nothing of
    the text is spoken, or a pronunciation holds a sign that stands for no sound.
    """
    g2p = _g2p(british)
    symbols: list[str] = []
    words: list[int] = []
    number = 0
    for token in g2p.phonemize_tokens(_tokens(utterance, g2p, british)):
        for symbol in (token.phonemes or "") + (f" {_NEXT}" if token.whitespace else ""):
            if symbol == _NEXT:
                number += 1
            elif symbol in known and (symbol != " " or (symbols and symbols[-1] != " ")):
                symbols.append(symbol)
                words.append(number)
    if all(symbol in _SILENT for symbol in symbols):
        raise SpeechError(
            f"there is nothing to say in {_short(utterance.text)!r}",
            source=utterance.source,
            hint="write words, or leave the line out",
        )
    return Phonemes(symbols="".join(symbols), words=tuple(words))


def split(given: Phonemes, limit: int) -> tuple[tuple[Phonemes, str], ...]:
    """`given` in parts of at most `limit` symbols, each with the kind of its end.

    It is cut at the last sentence's end that fits, else at the last clause's, else at a word's;
    the kinds are `sentence`, `clause`, `word`, and `end` for the last.
    """
    parts: list[tuple[Phonemes, str]] = []
    rest = given
    while len(rest.symbols) > limit:
        cut, kind = _cut(rest.symbols, limit)
        parts.append((rest.part(0, cut), kind))
        while cut < len(rest.symbols) and rest.symbols[cut] == " ":
            cut += 1
        rest = rest.part(cut, len(rest.symbols))
    if rest.symbols:
        parts.append((rest, "end"))
    elif parts:
        parts[-1] = (parts[-1][0], "end")
    return tuple(parts)


def word_times(
    parts: tuple[tuple[Phonemes, tuple[int, ...], int], ...], count: int, length: int
) -> tuple[tuple[int, int], ...]:
    """Start and end, in samples, of each of `count` words.

    `parts` are phonemes, the end in samples of each symbol counted from the part's first, and
    the sample at which the first symbol starts. A word without a sound of its own (a dash) has
    no length; times never go backwards and stay within `length`.
    """
    found: dict[int, tuple[int, int]] = {}
    for given, ends, offset in parts:
        start = offset
        for symbol, word, end in zip(given.symbols, given.words, ends, strict=True):
            if symbol not in _SILENT:
                found[word] = (found.get(word, (start, 0))[0], offset + end)
            start = offset + end
    times: list[tuple[int, int]] = []
    last = 0
    for number in range(count):
        start, end = found.get(number, (last, last))
        start = min(max(start, last), length)
        last = min(max(end, start), length)
        times.append((start, last))
    return tuple(times)


@cache
def _g2p(british: bool) -> Any:
    from hibari.g2p import G2P

    return G2P(british=british)


def _tokens(utterance: Utterance, g2p: Any, british: bool) -> list[Any]:
    """hibari's tokens of the text; the tagger sees the whole sentence.

    As many tokens have white space after them as there are gaps between words.
    """
    from hibari.g2p.token import Tok

    found: list[tuple[str, str, str | None]] = []
    for text, ipa in _stretches(utterance.pieces):
        if found and text[:1].isspace():
            found[-1] = (found[-1][0], " ", found[-1][2])
        if ipa:
            space = " " if text[-1:].isspace() else ""
            found.append((text.strip(), space, _shared(text.split(), ipa, british)))
        else:
            found.extend((word, space, None) for word, space in g2p.tokenizer(_plain(text)))
    tags = g2p.tagger([word for word, _, _ in found]) if found else []
    return [
        Tok(word, tag, space, phonemes=said, rating=None if said is None else 5)
        for (word, space, said), tag in zip(found, tags, strict=True)
    ]


def _stretches(pieces: tuple[Piece, ...]) -> list[tuple[str, str]]:
    """The text in stretches with one pronunciation or none; words that run on stay together."""
    found: list[tuple[str, str]] = []
    for piece in pieces:
        if not piece.spoken:
            continue
        ipa = piece.ipa if piece.spoken.strip() else ""
        if found and not ipa and not found[-1][1]:
            found[-1] = (found[-1][0] + piece.spoken, "")
        else:
            found.append((piece.spoken, ipa))
    return found


def _plain(text: str) -> str:
    """`text` in characters that hibari reads: ² is 2, é is one letter; words stay as many."""
    composed = unicodedata.normalize("NFC", text).translate(_PLAIN)
    return "".join(
        unicodedata.normalize("NFKC", char) if unicodedata.category(char) == "No" else char
        for char in composed
    )


def _shared(words: list[str], ipa: str, british: bool) -> str:
    """The phonemes of `ipa`, with _NEXT wherever the next of `words` begins."""
    said = to_misaki(ipa.replace(_NEXT, ""), british=british)
    spoken = said.split(" ")
    if len(spoken) == len(words):
        return f" {_NEXT}".join(spoken)
    letters = [len(word) for word in words]
    cuts = [len(said) * sum(letters[:i]) // sum(letters) for i in range(len(words) + 1)]
    return _NEXT.join(said[start:end] for start, end in pairwise(cuts))


def _cut(symbols: str, limit: int) -> tuple[int, str]:
    for marks, kind in ((_SENTENCE, "sentence"), (_CLAUSE, "clause")):
        # A cut in the first fifth would leave a scrap that no voice reads well.
        for at in range(limit, limit // 5, -1):
            if symbols[at - 1] in marks and symbols[at] in ' "”)':
                return at, kind
    at = symbols.rfind(" ", 1, limit + 1)
    return (at, "word") if at > 0 else (limit, "word")


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
