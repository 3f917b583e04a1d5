"""Where a run of Pieces may be cut: sentence ends, clause ends, words.

Abbreviations and numbers are claimed by rules before this looks, so a full stop that is left in
plain text ends a sentence, unless a small letter follows.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from producer.model import Piece

_SENTENCE_END = re.compile(r"[.?!…]+[\"”’')\]]*(?=\s)")
_ENDS_WORDS = re.compile(r"[.?!…][\"”’')]*\s*\Z")
_CLAUSES = (
    re.compile(r"[;:—][\"”’')]*\s+|(?<=\w)—(?=\w)"),
    re.compile(r",[\"”’')]*\s+"),
    re.compile(r"\s+(?=(?:and|or|but|which|that|because|when|where|while|so|if|then)\s)"),
)
"""Where a long sentence is cut, best first; else at a space, else anywhere."""
_SPACE = re.compile(r"\s+")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")


def is_paragraph_end(piece: Piece) -> bool:
    """Whether the piece is the white space between two paragraphs."""
    return bool(_PARAGRAPH.search(piece.written)) and not piece.spoken.strip()


def sentences(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, ...]]:
    """The pieces in groups that end where a sentence ends; a piece of plain text may be cut."""
    given = list(pieces)
    open_: list[Piece] = []
    last: Piece | None = None
    for index, piece in enumerate(given):
        follows = given[index + 1] if index + 1 < len(given) else None
        *whole, rest = [piece] if piece.rule else _cut_text(piece)
        for part in whole:
            yield (*open_, part)
            open_ = []
        open_.append(rest)
        blank = rest.written.isspace() and not rest.spoken.strip()
        last = last if blank and last else rest
        if _ends(last, blank, rest, follows):
            yield tuple(open_)
            open_, last = [], None
    if open_:
        yield tuple(open_)


def _cut_text(piece: Piece) -> Iterator[Piece]:
    """A piece that is spoken as written, cut after each sentence's white space."""
    text = piece.written
    start = 0
    for match in _SENTENCE_END.finditer(text):
        end = match.end()
        while end < len(text) and text[end].isspace():
            end += 1
        if end < len(text) and _starts(text[end:]):
            yield replace(piece, written=text[start:end], spoken=text[start:end])
            start = end
    yield replace(piece, written=text[start:], spoken=text[start:])


def _starts(text: str) -> bool:
    """Whether `text` may begin a sentence."""
    return not text.lstrip("\"“‘'([—-–… ")[:1].islower()


def _ends(said: Piece, blank: bool, piece: Piece, follows: Piece | None) -> bool:
    """Whether a sentence ends with `piece`; `said` is it, or what stands before its white space."""
    if follows is None or is_paragraph_end(piece):
        return follows is not None
    if follows.written.isspace():
        return False
    if said.block != follows.block:
        return True
    if not _ENDS_WORDS.search(said.spoken if said.rule else said.written):
        return False
    parted = blank or said.spoken[-1:].isspace() or said.written[-1:].isspace()
    if not (parted or follows.spoken[:1].isspace() or follows.written[:1].isspace()):
        return False
    return (bool(follows.rule) and follows.kind != "text") or _starts(follows.spoken.lstrip())


def shorten(pieces: tuple[Piece, ...], limit: int) -> Iterator[tuple[Piece, ...]]:
    """A sentence in parts of at most `limit` spoken characters, cut where it hurts least.

    Each part but the last holds at least a third of the limit, where the text allows it.
    """
    remaining = length(pieces)
    if remaining <= limit:
        yield pieces
        return
    rest = deque(part for piece in pieces for part in _handy(piece, limit))
    while remaining > limit:
        head = _take(rest, _best_cut(rest, limit, remaining))
        remaining -= length(head)
        yield head
    if rest:
        yield tuple(rest)


def length(pieces: Iterable[Piece]) -> int:
    """Characters spoken."""
    return sum(len(piece.spoken) for piece in pieces)


def _handy(piece: Piece, limit: int) -> Iterator[Piece]:
    """A long piece in parts of a few words, so that cutting it stays cheap."""
    if piece.rule or len(piece.written) <= limit:
        yield piece
        return
    start = 0
    for match in _SPACE.finditer(piece.written):
        if match.end() - start >= limit // 4:
            part = piece.written[start : match.end()]
            yield replace(piece, written=part, spoken=part)
            start = match.end()
    if start < len(piece.written):
        part = piece.written[start:]
        yield replace(piece, written=part, spoken=part)


def _best_cut(pieces: Iterable[Piece], limit: int, remaining: int) -> int:
    """How many spoken characters the first part has."""
    text = ""
    for piece in pieces:
        text += piece.spoken
        if len(text) > limit:
            break
    text = text[: limit + 1]
    least = limit // 3
    balanced = min(limit, max(least, (remaining + 1) // 2))
    for pattern in (*_CLAUSES, _SPACE):
        cuts = [match.end() for match in pattern.finditer(text) if least <= match.end() <= limit]
        if cuts:
            return min(cuts, key=lambda cut: abs(cut - balanced))
    return limit


def _take(rest: deque[Piece], cut: int) -> tuple[Piece, ...]:
    """Remove the first `cut` spoken characters; a piece that holds the place is cut too."""
    head: list[Piece] = []
    while rest and (cut > 0 or not rest[0].spoken):
        piece = rest.popleft()
        if len(piece.spoken) > cut:
            piece, right = cut_piece(piece, cut)
            rest.appendleft(right)
        head.append(piece)
        cut -= len(piece.spoken)
    return tuple(head)


def cut_piece(piece: Piece, cut: int) -> tuple[Piece, Piece]:
    """A piece in two at the spoken character `cut`; what is written is parted in proportion.

    Text that is spoken as written is cut exactly there, other text at the edge of a word. A
    pronunciation can't be cut: both parts lose it.
    """
    whole = piece.written == piece.spoken
    at = cut if whole else _near(piece.written, round(len(piece.written) * cut / len(piece.spoken)))
    left = replace(piece, written=piece.written[:at], spoken=piece.spoken[:cut], ipa="")
    right = replace(piece, written=piece.written[at:], spoken=piece.spoken[cut:], ipa="")
    return left, right


def _near(written: str, at: int) -> int:
    """The place nearest to `at` where no word is cut."""
    for away in range(len(written)):
        for place in (at - away, at + away):
            if 0 <= place <= len(written) and not (
                written[max(0, place - 1) : place].isalnum()
                and written[place : place + 1].isalnum()
            ):
                return place
    return at
