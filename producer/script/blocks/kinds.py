"""The blocks of a script: what stands on lines of its own, in the order of the source."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from producer.script.attributes import Attributes
from producer.script.blocks.labels import Label


class Line(NamedTuple):
    """A line of the source, or what is left of it behind a list's or quotation's marks."""

    region: int
    """Where its characters start, marks and all."""
    start: int
    """Where what it says starts."""
    end: int
    """Before its line end."""


class Block(Struct, frozen=True, kw_only=True):
    """Its source goes from `start` to the start of the next block."""

    start: int
    end: int
    """Where it ends, without the blank lines behind it."""


class ParagraphBlock(Block, frozen=True, kw_only=True):
    """Lines of text, in a list or quotation or outside."""

    lines: tuple[Line, ...]
    lead: str = ""
    """A list item's number: `2. `."""
    nested: bool = False
    """Whether it stands in a list or quotation."""


class RowBlock(Block, frozen=True, kw_only=True):
    """A row of a table."""

    cells: tuple[Line, ...]


class CodeBlock(Block, frozen=True, kw_only=True):
    """Code between fences or indented by four spaces."""

    code: str
    """Without fences and indents; no line end behind the last line."""
    info: str = ""
    """What stands behind the opening fence."""


class HeadingBlock(Block, frozen=True, kw_only=True):
    """`## Title {#id}`."""

    level: int
    """1 to 6."""
    title: Line
    """Its words, without the marks around them."""
    attributes: Attributes | None = None
    """In braces behind them."""


class LabelBlock(Block, frozen=True, kw_only=True):
    """Who speaks from here on."""

    label: Label


class BreakBlock(Block, frozen=True, kw_only=True):
    """A line of stars or dashes."""


class SkippedBlock(Block, frozen=True, kw_only=True):
    """Nothing to say: a comment, the address of a link, the line under a heading."""
