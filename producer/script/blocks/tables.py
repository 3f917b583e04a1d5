"""Tables of GitHub's Markdown: a row of cells, a row of dashes, rows of cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from producer.script.blocks import containers
from producer.script.blocks.kinds import Line, RowBlock

_DELIMITERS = re.compile(
    r"[ ]{0,3}\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+\Z"
)
_CELL = re.compile(r"(?:\\.|[^|\\]|\\\Z)*+")


def is_table(text: str, lines: Sequence[Line], at: int) -> bool:
    """Whether a table's first row is line `at`: the next has as many groups of dashes."""
    if at + 1 >= len(lines):
        return False
    dashes = lines[at + 1]
    if not _DELIMITERS.match(text[dashes.start : dashes.end]):
        return False
    return len(cells_of(text, lines[at])) == len(cells_of(text, dashes))


def rows_of(text: str, lines: Sequence[Line], at: int) -> tuple[list[RowBlock], int]:
    """The rows of the table whose first is line `at`, and the line after it."""
    rows: list[RowBlock] = []
    dashes = at + 1
    while at < len(lines):
        line = lines[at]
        if at != dashes:
            if rows and containers.interrupts(text[line.start : line.end]):
                break
            cells = tuple(cells_of(text, line))
            rows.append(RowBlock(start=line.region, end=line.end, cells=cells))
        at += 1
    return rows, at


def cells_of(text: str, line: Line) -> list[Line]:
    """What stands between a row's bars."""
    end = line.start + len(text[line.start : line.end].rstrip(" \t"))
    place = line.end - len(text[line.start : line.end].lstrip(" \t"))
    if text.startswith("|", place):
        place += 1
    cells = []
    while place <= end:
        match = _CELL.match(text, place, end)
        until = match.end() if match else end
        if until > place or until < end:
            cells.append(Line(place, place, until))
        place = until + 1
    return cells
