"""Matrices, determinants and several lines."""

from __future__ import annotations

from producer.speech.rules.maths.meaning.simple import is_simple_cell
from producer.speech.rules.maths.saying.voice import Sayings, Voice
from producer.speech.rules.maths.saying.words import LABEL, LONGER, PAUSE, STOP, count
from producer.speech.rules.maths.tree import BLANK, Expression, Lines, Matrix

_SMALL = 4
"""Fewer rows and columns than this are read without naming the columns."""


def _matrix(voice: Voice, matrix: Matrix) -> None:
    rows = matrix.rows
    high, wide = len(rows), len(rows[0]) if rows else 0
    size = f"{count(high, voice.english)} by {count(wide, voice.english)}"
    simple = all(is_simple_cell(cell) for cells in rows for cell in cells)
    voice.add("the determinant of the" if matrix.determinant else "the", size)
    if (high, wide) == (1, 1):
        voice.add("matrix with entry")
        voice.say(rows[0][0])
    elif wide == 1 and not matrix.determinant:
        voice.add("column matrix", STOP)
        _vector(voice, tuple(cells[0] for cells in rows), "Row", simple)
    elif high == 1 and not matrix.determinant:
        voice.add("row matrix", STOP)
        _vector(voice, rows[0], "Column", simple)
    else:
        voice.add("matrix", STOP)
        named = not (simple and high < _SMALL and (wide < _SMALL or matrix.determinant))
        for at, cells in enumerate(rows):
            _label(voice, "Row", at, LABEL)
            _cells(voice, cells, named=named)
            voice.add(STOP)
    voice.add(STOP)


def _vector(voice: Voice, cells: tuple[Expression, ...], label: str, simple: bool) -> None:
    """One row or column: up to three simple entries without labels."""
    for at, cell in enumerate(cells):
        if not simple or len(cells) >= _SMALL:
            _label(voice, label, at, LABEL)
            _cell(voice, cell)
            voice.add(STOP)
        else:
            _cell(voice, cell)
            voice.add(PAUSE)


def _cells(voice: Voice, cells: tuple[Expression, ...], *, named: bool) -> None:
    for at, cell in enumerate(cells):
        if named:
            _label(voice, "Column", at, PAUSE)
        _cell(voice, cell)
        voice.add(LONGER if named else PAUSE)


def _cell(voice: Voice, cell: Expression) -> None:
    if cell == BLANK:
        voice.add("blank")
    else:
        voice.say(cell)


def _label(voice: Voice, label: str, at: int, mark: str) -> None:
    voice.add(label, count(at + 1, voice.english), mark)


def _lines(voice: Voice, lines: Lines) -> None:
    """How many lines or cases there are, then each with its number."""
    label = "Case" if lines.cases else "Line"
    voice.pause()
    voice.add(count(len(lines.lines), voice.english))
    voice.add(label.lower() + ("" if len(lines.lines) == 1 else "s"))
    voice.pause()
    for at, cells in enumerate(lines.lines):
        _label(voice, label, at, LABEL)
        for cell in cells:
            _cell(voice, cell)
            voice.add(PAUSE if lines.cases else LONGER)
        voice.add(STOP)


SAYINGS: Sayings = {Matrix: _matrix, Lines: _lines}
