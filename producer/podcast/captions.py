"""Cuts Cues into captions that fit a screen: few lines, none too long, cut at natural places.

A Cue is up to two sentences; a caption is what stands on the screen at once. A text's line breaks
are ours, a code block's are the author's. Words keep their times.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from producer.model import Cue
from producer.podcast.text import clean, milliseconds

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


def _nothing(speaker: str, changed: bool) -> str:
    return ""


def _none(speaker: str) -> int:
    return 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a format lets stand on the screen at once."""

    width: int
    """Characters a line."""
    lines: int
    """Lines of text."""
    block_lines: int
    """Lines of a code block."""
    length: Callable[[str], int] = len
    """Characters that a word takes in the file, escaped."""
    name: Callable[[str, bool], str] = _nothing
    """Words in front of a Cue's text: of its speaker, and whether another one spoke before."""
    reserved: Callable[[str], int] = _none
    """Characters of each caption's first line that the format itself writes, by speaker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """What stands on the screen at once."""

    speaker: str
    """The role."""
    start: int
    """Milliseconds."""
    end: int
    """Milliseconds; after the start, and not after the next caption's start."""
    lines: tuple[str, ...]
    """Never empty, and no line is blank."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """What stands between two white spaces, or a chunk of it that fits on a line."""

    text: str
    """Never blank."""
    start: int
    """Milliseconds."""
    end: int
    """Milliseconds."""
    glued: bool = False
    """Whether it follows the one before without a space."""


_Group = tuple[tuple[Token, ...], tuple[str, ...]]
"""The tokens of a caption and its lines."""


def tokens(cue: Cue, rate: int) -> tuple[Token, ...]:
    """The Cue's text, clean, cut at white space, each piece with its time.

    Words that no white space parts are one token, from the first's start to the last's end.
    """
    found: list[Token] = []
    running = False
    for word in cue.words:
        start, end = milliseconds(word.start, rate), milliseconds(word.end, rate)
        for number, piece in enumerate(_SPACE.split(clean(word.text) + clean(word.space))):
            running = running and not number
            if not piece.strip():
                continue
            if running:
                last = found.pop()
                start, end, piece = last.start, max(end, last.end), last.text + piece
            found.append(Token(text=piece, start=start, end=max(start, end)))
            running = True
    return tuple(found)


def captions(cues: tuple[Cue, ...], rate: int, shape: Shape) -> tuple[Caption, ...]:
    """All captions, in order; their times never overlap and never go back."""
    found: list[Caption] = []
    before = ""
    for cue in cues:
        speaker = " ".join(clean(cue.speaker).split())
        name = shape.name(speaker, speaker != before)
        cut = _block if cue.block else _text
        groups = tuple(cut(cue, rate, shape, name, shape.reserved(speaker)))
        if groups:
            before = speaker
            found.extend(_timed(cue, rate, speaker, groups))
    return _in_order(found)


def _text(cue: Cue, rate: int, shape: Shape, name: str, reserved: int) -> Iterator[_Group]:
    words = tokens(cue, rate)
    if not words:
        return
    names = _chunked(_named(name, words), shape, reserved)
    every = [*names, *_chunked(words, shape, reserved)]
    for start, end in _cuts(every, len(names), shape, reserved):
        group = tuple(every[start:end])
        yield group, tuple(row for row, _ in _rows(group, shape, reserved))


def _named(name: str, words: tuple[Token, ...]) -> tuple[Token, ...]:
    at = words[0].start
    return tuple(Token(text=part, start=at, end=at) for part in name.split())


def _chunked(words: tuple[Token, ...], shape: Shape, reserved: int) -> list[Token]:
    return [chunk for word in words for chunk in _chunks(word, shape, shape.width - reserved)]


def _chunks(token: Token, shape: Shape, room: int) -> Iterator[Token]:
    """`token`, in pieces that fit in `room`, its time shared out by letters."""
    if shape.length(token.text) <= room:
        yield token
        return
    at, glued, size, span = 0, token.glued, len(token.text), token.end - token.start
    while at < size:
        end = at + 1
        while end < size and shape.length(token.text[at : end + 1]) <= room:
            end += 1
        if end < size:
            best = max(token.text.rfind(mark, at + 1, end) for mark in _CHUNK_ENDS) + 1
            end = best if best > at + room // 2 else end
        yield Token(
            text=token.text[at:end],
            start=token.start + span * at // size,
            end=token.start + span * end // size,
            glued=glued,
        )
        at, glued = end, True


def _rows(
    group: tuple[Token, ...], shape: Shape, reserved: int, indent: str = "", hang: str = ""
) -> Iterator[tuple[str, list[Token]]]:
    """The lines that `group` fills, each as long as it may be, and the tokens on each.

    The first begins with `indent`, the others with `hang`, if there is room.
    """
    row, room, on_row = indent, shape.width - reserved, list[Token]()
    for token in group:
        joined = row + (" " if on_row and not token.glued else "") + token.text
        if on_row and shape.length(joined) > room:
            yield row, on_row
            row, room, on_row = hang + token.text, shape.width, [token]
            row = row if shape.length(row) <= room else token.text
        else:
            row = joined if shape.length(joined) <= room else token.text
            on_row.append(token)
    if on_row:
        yield row, on_row


def _cuts(every: list[Token], names: int, shape: Shape, reserved: int) -> list[tuple[int, int]]:
    """Where to cut: the cheapest way, by how full captions are and what they end with."""
    cost = [0.0] + [float("inf")] * len(every)
    back = [0] * (len(every) + 1)
    sizes = [shape.length(token.text) for token in every]
    prices = [_price(every, end, names) for end in range(len(every))]
    room = shape.width * shape.lines
    for start in range(len(every)):
        rows, column, used = 1, reserved, reserved
        for end in range(start, len(every)):
            gap = 0 if every[end].glued or end == start else 1
            if end > start and column + gap + sizes[end] > shape.width:
                rows, column, gap = rows + 1, 0, 0
                if rows > shape.lines:
                    break
            column += gap + sizes[end]
            used += gap + sizes[end]
            last = end + 1 == len(every)
            empty = 0.0 if last else (1 - min(used / room, 1)) ** 2 * _EMPTY
            total = cost[start] + _CAPTION + empty + prices[end]
            if total < cost[end + 1]:
                cost[end + 1], back[end + 1] = total, start
    cuts, end = [], len(every)
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
    if _SENTENCE.search(text):
        return 0.0
    if _CLAUSE.search(text):
        return _AFTER_CLAUSE
    return _BEFORE_OPENER if following.text.lower() in _OPENERS else _ELSEWHERE


def _block(cue: Cue, rate: int, shape: Shape, name: str, reserved: int) -> Iterator[_Group]:
    """A code block's lines as the author broke and indented them; only long ones are folded.

    A blank line can't stand in a caption: it is a place to cut.
    """
    words = tokens(cue, rate)
    if not words:
        return
    left = iter(words)
    names = tuple(_chunked(_named(name, words), shape, reserved))
    group, lines = list(names), [row for row, _ in _rows(names, shape, reserved)]
    for written in clean("".join(word.text + word.space for word in cue.words)).split("\n"):
        said = [next(left) for piece in _SPACE.split(written) if piece.strip()]
        full = len(lines) >= shape.block_lines
        if lines and (full or (not said and len(group) > len(names))):
            yield tuple(group), tuple(lines)
            group, lines = [], []
        for row, on_row in _folded(written.rstrip(), said, shape, reserved):
            if len(lines) >= shape.block_lines:
                yield tuple(group), tuple(lines)
                group, lines = [], []
            lines.append(row)
            group.extend(on_row)
    if lines:
        yield tuple(group), tuple(lines)


def _folded(
    written: str, said: list[Token], shape: Shape, reserved: int
) -> Iterator[tuple[str, list[Token]]]:
    """A line of code in rows that fit; white space stays as it is, except where it is folded."""
    room = shape.width - reserved
    if said and shape.length(written) <= room:
        yield written, said
    elif said:
        indent = " " * min(len(written) - len(written.lstrip()), room // 2)
        words = tuple(_chunked(tuple(said), shape, reserved))
        yield from _rows(words, shape, reserved, indent, f"{indent}    ")


def _timed(cue: Cue, rate: int, speaker: str, groups: tuple[_Group, ...]) -> Iterator[Caption]:
    starts = [group[0].start for group, _ in groups]
    ends = [max(token.end for token in group) for group, _ in groups]
    if any(a >= b for a, b in pairwise(starts)):
        # The words of a block have no times of their own where a gist of it is spoken.
        begin, end = milliseconds(cue.start, rate), milliseconds(cue.end, rate)
        sizes = [sum(len(token.text) for token in group) for group, _ in groups]
        edges = [begin + (end - begin) * n // sum(sizes) for n in accumulate(sizes, initial=0)]
        starts, ends = edges[:-1], edges[1:]
    for (_, lines), start, end in zip(groups, starts, ends, strict=True):
        yield Caption(speaker=speaker, start=start, end=end, lines=lines)


def _in_order(found: list[Caption]) -> tuple[Caption, ...]:
    ordered: list[Caption] = []
    free = 0
    for number, caption in enumerate(found):
        start = max(caption.start, free)
        end = max(caption.end, start + 1)
        if number + 1 < len(found) and start < found[number + 1].start < end:
            end = found[number + 1].start
        free = end
        ordered.append(Caption(speaker=caption.speaker, start=start, end=end, lines=caption.lines))
    return tuple(ordered)
