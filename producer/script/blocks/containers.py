"""Lists and quotations: which lines belong to one, and what those lines say inside it."""

from __future__ import annotations

import re

from producer.script.blocks.kinds import Line

_BULLET = re.compile(r"(?:[-+*]|(?P<number>\d{1,9}[.)]))(?=[ \t]|\Z)", re.ASCII)
_QUOTE = re.compile(r"[ ]{0,3}>[ ]?")
_FENCE = re.compile(r"[ ]{0,3}(`{3,}(?=[^`\n]*\Z)|~{3,})")
_HEADING = re.compile(r"[ ]{0,3}#{1,6}(?=[ \t]|\Z)")
_BREAK = re.compile(r"[ ]{0,3}(?:(?:\*[ \t]*+){3,}+|(?:-[ \t]*+){3,}+|(?:_[ \t]*+){3,}+)\Z")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=++|-++)[ \t]*+\Z")
RAW = re.compile(r"[ ]{0,3}<(?:!--|(?P<name>pre|script|style|template|textarea)(?=[\s>]))", re.I)
CODE_INDENT = 4


def indent_of(written: str) -> int:
    """Columns of white space at a line's start; a tab goes to the next multiple of four."""
    columns = 0
    for char in written:
        if char == " ":
            columns += 1
        elif char == "\t":
            columns += 4 - columns % 4
        else:
            break
    return columns


def dedented(text: str, line: Line, columns: int) -> Line:
    """`line` without its first `columns` columns of white space."""
    place, taken = line.start, 0
    while place < line.end and taken < columns and text[place] in " \t":
        taken += 1 if text[place] == " " else 4 - taken % 4
        place += 1
    return Line(line.region, place, line.end)


def fence_of(written: str) -> str:
    """The fence that a line opens with; empty if it is none."""
    match = _FENCE.match(written)
    return match[1] if match else ""


def is_heading(written: str) -> bool:
    """Whether a line is a `#` heading."""
    return bool(_HEADING.match(written))


def is_break(written: str) -> bool:
    """Whether a line is one of stars, dashes or underscores alone."""
    return bool(_BREAK.match(written))


def is_underline(written: str) -> bool:
    """Whether a line would make the paragraph before it a heading."""
    return bool(_UNDERLINE.match(written))


def interrupts(written: str) -> bool:
    """Whether a line ends the paragraph before it, without a blank line between."""
    shown = written.lstrip(" \t")
    if not shown:
        return True
    if shown[0] not in "`~#>-+*_=<0123456789" or indent_of(written) >= CODE_INDENT:
        return False
    if shown[0] == ">":
        return True
    bullet = _BULLET.match(shown)
    if bullet and shown[bullet.end() :].strip() and bullet["number"] in (None, "1.", "1)"):
        return True
    return bool(
        fence_of(written)
        or is_heading(written)
        or is_break(written)
        or is_underline(written)
        or RAW.match(written)
    )


def quotation(text: str, lines: list[Line], at: int) -> tuple[list[Line], int]:
    """The lines inside the quotation that starts with line `at`, and the line after it."""
    inner: list[Line] = []
    while at < len(lines):
        line = lines[at]
        written = text[line.start : line.end]
        if match := _QUOTE.match(written):
            inner.append(Line(line.region, line.start + match.end(), line.end))
        elif not inner or not _goes_on(text, inner[-1], written):
            break
        else:
            inner.append(line)
        at += 1
    return inner, at


def is_quotation(written: str) -> bool:
    """Whether a line starts a quotation."""
    return bool(_QUOTE.match(written))


def list_item(text: str, lines: list[Line], at: int) -> tuple[list[Line], int, str] | None:
    """The lines inside the list item of line `at`, the line after it, and its number.

    None if no item starts there.
    """
    line = lines[at]
    written = text[line.start : line.end]
    shown = written.lstrip(" \t")
    bullet = _BULLET.match(shown)
    if not bullet:
        return None
    marker = indent_of(written) + bullet.end()
    behind = shown[bullet.end() :]
    gap = indent_of(behind)
    width = marker + (gap if behind.strip() and gap <= CODE_INDENT else 1)
    start = line.end - len(behind)
    first = dedented(text, Line(line.region, start, line.end), width - marker)
    inner = [first]
    at += 1
    while at < len(lines):
        written = text[lines[at].start : lines[at].end]
        if not written.strip() or indent_of(written) >= width:
            inner.append(dedented(text, lines[at], width))
        elif _goes_on(text, inner[-1], written):
            inner.append(lines[at])
        else:
            break
        at += 1
    return inner, at, bullet["number"] or ""


def _goes_on(text: str, last: Line, written: str) -> bool:
    """Whether a line without marks goes on with the paragraph inside. A label never does."""
    blank = not text[last.start : last.end].strip()
    shown = written.lstrip(" \t")
    starts = shown.startswith("**") or _BULLET.match(shown)
    return not blank and not starts and not interrupts(written)
