"""What stands between fences: matrices, cases, sets, or just an expression."""

from __future__ import annotations

from collections.abc import Callable

from producer.speech.rules.maths.layout import Delimited, Grid, Layout, Ratio
from producer.speech.rules.maths.leaves import Symbol
from producer.speech.rules.maths.meaning import structures
from producer.speech.rules.maths.tree import Expression, Fenced, SetBuilder

ReadList = Callable[[list[Layout]], Expression]
"""Reads signs side by side, one level deeper."""

_BUILDERS = frozenset("|∣:")
"""Signs that part a set's members from their condition."""


def between(
    written: Delimited, items: list[Layout], read: structures.Read, read_list: ReadList
) -> Expression:
    """`written`, whose body holds `items`."""
    opening, closing = written.opening, written.closing
    only = items[0] if len(items) == 1 else None
    if isinstance(only, Grid):
        return _table(opening, only, closing, read)
    if isinstance(only, Ratio) and not only.line and opening in ("(", ""):
        return structures.ratio(only, read)
    if opening == "{" and closing == "}":
        builder = _builder(items, read_list)
        if builder:
            return builder
    body = read_list(items)
    if not opening and not closing:
        return body
    return Fenced(opening=opening, body=body, closing=closing)


def _table(opening: str, grid: Grid, closing: str, read: structures.Read) -> Expression:
    if grid.kind != "matrix" and (not closing or not opening):
        return structures.lines(grid, read, cases="{" in opening or "}" in closing)
    matrix = structures.matrix(grid, read, determinant=opening == "|" == closing)
    if opening in ("‖", "∥"):
        return Fenced(opening=opening, body=matrix, closing=closing)
    return matrix


def _builder(items: list[Layout], read_list: ReadList) -> SetBuilder | None:
    for at, item in enumerate(items):
        if isinstance(item, Symbol) and item.text in _BUILDERS and 0 < at < len(items) - 1:
            member = read_list(items[:at])
            return SetBuilder(member=member, condition=read_list(items[at + 1 :]))
    return None
