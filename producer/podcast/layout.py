"""Cuts a Cue's text into captions that fit a screen: few lines, none too long, at natural places.

A Cue is up to two sentences; a caption is what stands on the screen at once. A text's line breaks
are ours, a code block's are the author's. Nothing here knows a time, so the same words are cut
once, however often they are heard.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from producer.memory import Memory
from producer.podcast.text import clean

_SPACE = re.compile(r"[ \t\n]+")
_CHUNK_ENDS = "/_-.=,;:)]}([{&|+*"
_SENTENCE = re.compile(r"[.?!…。！？][\"'”’»)\]]*\Z")
_CLAUSE = re.compile(r"[,;:，；：、–—][\"'”’»)\]]*\Z")
_OPENERS = frozenset(
    ("and", "but", "or", "so", "because", "that", "which", "who", "when", "while", "if", "than")
)

# Costs of a cut, in the unit that one more caption costs two of: tuned by reading the result.
_CAPTION, _EMPTY = 2.0, 4.0
_AFTER_CLAUSE, _BEFORE_OPENER, _ELSEWHERE, _IN_WORD, _IN_NAME = 1.0, 2.0, 4.0, 12.0, 50.0

_KEPT = 1 << 14
"""Cues whose tokens are remembered for another format."""
Words = tuple[tuple[str, str], ...]
"""Each word of a Cue and the white space that follows it."""


class Shape(Struct, frozen=True, kw_only=True):
    """What a format lets stand on the screen at once."""

    format: str
    """Its name: another one has another shape."""
    width: int
    """Characters a line."""
    lines: int
    """Lines of text."""
    block_lines: int
    """Lines of a code block."""
    length: Callable[[str], int] = len
    """Characters that a text takes in the file, escaped: never fewer than it has, and just as many
    for each part of a text that needs no escapes."""
    name: Callable[[str, bool], str] = lambda speaker, changed: ""
    """Words in front of a Cue's text: of its speaker, and whether another one spoke before."""
    reserved: Callable[[str], int] = lambda speaker: 0
    """Characters of each caption's first line that the format itself writes, by speaker."""


class Token(NamedTuple):
    """What stands between two white spaces, or a chunk of it that fits on a line."""

    text: str
    """Never blank."""
    first: int
    """Number of the Cue's word that it starts with."""
    last: int
    """Number of the Cue's word that it ends with."""
    glued: bool = False
    """Whether it follows the one before without a space."""
    begin: int = 0
    """Letters before it in what it is a chunk of."""
    end: int = 1
    """Letters up to its own end in what it is a chunk of."""
    size: int = 1
    """Letters of what it is a chunk of. A name takes no time: it ends where it begins."""


class Group(NamedTuple):
    """What stands on the screen at once."""

    lines: tuple[str, ...]
    """Never empty, and no line is blank."""
    letters: int
    """Of its tokens."""
    tokens: tuple[Token, ...]
    """In order. Where each of them is whole: the first and the last that are no name."""
    whole: bool
    """Whether no token is a chunk, nor all of them names."""


class _Room(NamedTuple):
    """What there is room for."""

    width: int
    """Characters a line."""
    lines: int
    """Lines of a caption."""
    reserved: int
    """Characters of the first line that are taken."""
    length: Callable[[str], int]
    """Characters that a text takes."""


_Asked = tuple[Words, str, str, bool, bool]
memory: Memory[_Asked, tuple[Group, ...]] = Memory(list[tuple[_Asked, tuple[Group, ...]]])
"""The captions of the cues of an episode, which its chapters have, too."""


def forget() -> None:
    """Let go of what is remembered."""
    memory.forget()
    tokens.cache_clear()


def groups(
    words: Words, shape: Shape, speaker: str, changed: bool, block: bool
) -> tuple[Group, ...]:
    """The captions of a Cue: `block` for a code block, `changed` if another one spoke before."""
    asked = (words, shape.format, speaker, changed, block)
    return memory.get(asked, lambda: _groups(words, shape, speaker, changed, block))


def _groups(
    words: Words, shape: Shape, speaker: str, changed: bool, block: bool
) -> tuple[Group, ...]:
    every = tokens(words)
    if not every:
        return ()
    text = "".join([text + space for text, space in words])
    # A text that needs no escapes takes as many characters as it has, and so does all of it.
    name = shape.name(speaker, changed)
    simple = shape.length(text) == len(text) and shape.length(name) == len(name)
    room = _Room(
        shape.width,
        shape.block_lines if block else shape.lines,
        shape.reserved(speaker),
        len if simple else shape.length,
    )
    first = every[0].first
    named = [Token(part, first, first, False, 0, 0) for part in name.split()]
    found = _block(clean(text), every, named, room) if block else _text(every, named, room)
    return tuple(found)


@lru_cache(maxsize=_KEPT)
def tokens(words: Words) -> tuple[Token, ...]:
    """The text, clean, cut at white space. Words that no white space parts are one token."""
    found: list[Token] = []
    running = False
    for index, (text, space) in enumerate(words):
        if space == " " and not running and text.isalnum():
            found.append(Token(text, index, index))
            continue
        for number, piece in enumerate(_SPACE.split(clean(text) + clean(space))):
            running = running and not number
            if not piece.strip():
                continue
            first = index
            if running:
                before = found.pop()
                first, piece = before.first, before.text + piece
            found.append(Token(piece, first, index))
            running = True
    return tuple(found)


def _text(every: Sequence[Token], named: list[Token], room: _Room) -> Iterator[Group]:
    names = _chunked(named, room)
    every = [*names, *_chunked(every, room)]
    rows = [row for row, _ in _rows(every, room)]
    if len(rows) <= room.lines:
        yield _group(every, rows)
        return
    for start, end in _cuts(every, len(names), room):
        group = every[start:end]
        yield _group(group, [row for row, _ in _rows(group, room)])


def _group(found: Sequence[Token], lines: Sequence[str]) -> Group:
    letters = sum([len(token.text) for token in found])
    # A name takes no time, and stands in front.
    said = [token for token in found if token.end]
    if said and all(token.begin == 0 and token.end == token.size for token in said):
        return Group(tuple(lines), letters, (said[0], said[-1]), True)
    return Group(tuple(lines), letters, tuple(found), False)


def _chunked(words: Sequence[Token], room: _Room) -> Sequence[Token]:
    fits, length = room.width - room.reserved, room.length
    if all(length(word.text) <= fits for word in words):
        return words
    return [chunk for word in words for chunk in _chunks(word, length, fits)]


def _chunks(token: Token, length: Callable[[str], int], room: int) -> Iterator[Token]:
    """`token`, in pieces that fit in `room`, its time shared out by letters."""
    if length(token.text) <= room:
        yield token
        return
    at, glued, size = 0, token.glued, len(token.text)
    while at < size:
        end = at + 1
        while end < size and length(token.text[at : end + 1]) <= room:
            end += 1
        if end < size:
            best = max(token.text.rfind(mark, at + 1, end) for mark in _CHUNK_ENDS) + 1
            end = best if best > at + room // 2 else end
        begin, until = (at, end) if token.end else (0, 0)
        chunk = token.text[at:end]
        yield Token(chunk, token.first, token.last, glued, begin, until, size)
        at, glued = end, True


def _rows(
    group: Sequence[Token], room: _Room, indent: str = "", hang: str = ""
) -> Iterator[tuple[str, list[Token]]]:
    """The lines that `group` fills, each as long as it may be, and the tokens on each.

    The first begins with `indent`, the others with `hang`, if there is room.
    """
    width, length = room.width, room.length
    row, fits, on_row = indent, width - room.reserved, list[Token]()
    for token in group:
        joined = row + (" " if on_row and not token.glued else "") + token.text
        if length(joined) <= fits:
            row = joined
            on_row.append(token)
        elif on_row:
            yield row, on_row
            row, fits, on_row = hang + token.text, width, [token]
            row = row if length(row) <= fits else token.text
        else:
            row = token.text
            on_row.append(token)
    if on_row:
        yield row, on_row


def _cuts(every: list[Token], names: int, room: _Room) -> list[tuple[int, int]]:
    """Where to cut: the cheapest way, by how full captions are and what they end with."""
    count, width, most = len(every), room.width, room.lines
    cost = [0.0] + [float("inf")] * count
    back = [0] * (count + 1)
    sizes = [room.length(token.text) for token in every]
    gaps = [0 if token.glued else 1 for token in every]
    prices = [_price(every, end, names) for end in range(count)]
    space = width * most
    for start in range(count):
        so_far = cost[start] + _CAPTION
        if so_far >= cost[count]:
            continue  # whatever follows, another way is cheaper
        rows, column = 1, room.reserved + sizes[start]
        used = column
        for end in range(start, count):
            if end > start:
                taken = gaps[end] + sizes[end]
                if column + taken > width:
                    if rows == most:
                        break
                    rows, column, taken = rows + 1, 0, sizes[end]
                column += taken
                used += taken
            total = so_far + prices[end]
            if total >= cost[end + 1]:
                continue
            if end + 1 < count and used < space:
                total = so_far + (1 - used / space) ** 2 * _EMPTY + prices[end]
            if total < cost[end + 1]:
                cost[end + 1], back[end + 1] = total, start
    cuts, end = [], count
    while end:
        cuts.append((back[end], end))
        end = back[end]
    return cuts[::-1]


def _price(every: list[Token], end: int, names: int) -> float:
    """What it costs to end a caption after `end`: nothing after a sentence, most inside a name."""
    if end + 1 == len(every):
        return 0.0
    if end < names:
        return _IN_NAME
    text, following = every[end].text, every[end + 1]
    if following.glued:
        return _IN_WORD
    if not text[-1].isalnum():
        if _SENTENCE.search(text):
            return 0.0
        if _CLAUSE.search(text):
            return _AFTER_CLAUSE
    return _BEFORE_OPENER if following.text.lower() in _OPENERS else _ELSEWHERE


def _block(text: str, every: Sequence[Token], named: list[Token], room: _Room) -> Iterator[Group]:
    """A code block's lines as the author broke and indented them; only long ones are folded.

    A blank line can't stand in a caption: it is a place to cut.
    """
    left = iter(every)
    names = _chunked(named, room)
    group, lines = list(names), [row for row, _ in _rows(names, room)]
    for written in text.split("\n"):
        said = [next(left) for piece in _SPACE.split(written) if piece.strip()]
        full = len(lines) >= room.lines
        if lines and (full or (not said and len(group) > len(names))):
            yield _group(group, lines)
            group, lines = [], []
        for row, on_row in _folded(written.rstrip(), said, room):
            if len(lines) >= room.lines:
                yield _group(group, lines)
                group, lines = [], []
            lines.append(row)
            group.extend(on_row)
    if lines:
        yield _group(group, lines)


def _folded(written: str, said: list[Token], room: _Room) -> Iterator[tuple[str, list[Token]]]:
    """A line of code in rows that fit; white space stays as it is, except where it is folded."""
    fits = room.width - room.reserved
    if said and room.length(written) <= fits:
        yield written, said
    elif said:
        indent = " " * min(len(written) - len(written.lstrip()), fits // 2)
        yield from _rows(_chunked(said, room), room, indent, f"{indent}    ")
