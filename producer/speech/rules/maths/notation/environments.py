r"""`\begin{...}` and `\left`: what has an end that must be found again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from producer.speech.rules.maths.layout import EMPTY, GAP, Delimited, Grid, Layout, Row
from producer.speech.rules.maths.leaves import Symbol, Text
from producer.speech.rules.maths.notation import macros
from producer.speech.rules.maths.signs import LATEX_NAMES, leaf

if TYPE_CHECKING:
    from producer.speech.rules.maths.notation.latex import Reader

_RIGHT = frozenset({"\\right"})
_CELL_ENDS = frozenset({"&", "\\\\", "\\cr", "\\end"})


def delimited(reader: Reader, name: str) -> Layout:
    r"""`\left( ... \right)`."""
    opening = _delimiter(reader)
    reader.tokens.lists += 1
    reader.rights += 1
    body = reader.nested(_RIGHT)
    reader.rights -= 1
    reader.tokens.lists = max(0, reader.tokens.lists - 1)
    closing = _delimiter(reader) if reader.tokens.take("\\right") else ""
    inside = body if isinstance(body, Row) else Row(items=(body,))
    return Delimited(opening=opening, body=inside, closing=closing)


def _delimiter(reader: Reader) -> str:
    token = reader.tokens.next()
    if token is None or token.text == ".":
        return ""
    text = token.text
    if token.kind == "command":
        text = macros.ALIASES.get(text[1:]) or LATEX_NAMES.get(text[1:], "")
    text = {"<": "⟨", ">": "⟩"}.get(text, text)
    sign = leaf(text) if len(text) == 1 else None
    return sign.text if isinstance(sign, Symbol) else ""


def environment(reader: Reader, name: str) -> Layout:
    r"""`\begin{...} ... \end{...}`."""
    kind = (reader.tokens.braced() or "").strip().rstrip("*")
    reader.tokens.bracketed()
    if kind in macros.COUNTED:
        reader.tokens.braced()
    reader.ends += 1
    rows = _rows(reader, _CELL_ENDS)
    reader.ends -= 1
    if reader.tokens.take("\\end"):
        reader.tokens.braced()
    if kind in macros.MATRICES:
        opening, closing = macros.MATRICES[kind]
        return _fenced(opening, Grid(rows=rows, kind="matrix"), closing)
    if kind in macros.CASES:
        return _fenced("{", Grid(rows=rows, kind="cases"), "")
    if kind in macros.TABLES:
        return Grid(rows=rows)
    lines = tuple((_aligned(cells),) for cells in rows)
    found: Layout = lines[0][0] if len(lines) == 1 else Grid(rows=lines, kind="lines")
    if kind in macros.LINES or not kind:
        return found
    return Row(items=(Text(text=kind), GAP, found))


def substack(reader: Reader, name: str) -> Layout:
    r"""`\substack{i < n \\ j \ne i}`: lines below one another, read one after the other."""
    if not reader.tokens.take("{"):
        return reader.argument()
    rows = _rows(reader, _CELL_ENDS | {"}"})
    reader.tokens.take("}")
    parts = [part for cells in rows for part in (GAP, *cells)]
    return Row(items=tuple(parts[1:]))


def _fenced(opening: str, grid: Grid, closing: str) -> Delimited:
    return Delimited(opening=opening, body=Row(items=(grid,)), closing=closing)


def _rows(reader: Reader, stops: frozenset[str]) -> tuple[tuple[Layout, ...], ...]:
    """Cells row by row, up to the end, which stays; rows without anything are left out."""
    rows: list[tuple[Layout, ...]] = []
    cells: list[Layout] = []
    tokens = reader.tokens
    while True:
        lists, tokens.lists = tokens.lists, 0
        cells.append(reader.nested(stops))
        tokens.lists = lists
        token = tokens.peek()
        if token and token.text == "&":
            tokens.at += 1
            continue
        if any(cell != EMPTY for cell in cells):
            rows.append(tuple(cells))
        if token is None or token.text not in ("\\\\", "\\cr"):
            return tuple(rows)
        cells = []
        tokens.at += 1
        tokens.bracketed()


def _aligned(cells: tuple[Layout, ...]) -> Layout:
    """A line of an alignment: its columns are places, every other one begins a new equation."""
    parts: list[Layout] = []
    for index, cell in enumerate(cells):
        if index and index % 2 == 0:
            parts.append(GAP)
        parts.append(cell)
    return parts[0] if len(parts) == 1 else Row(items=tuple(parts))
