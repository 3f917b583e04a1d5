"""The blocks of a script: what stands on lines of its own, in the order of the source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Its source goes from `start` to the start of the next block."""

    start: int
    end: int
    """Where it ends, without the blank lines behind it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphBlock(Block):
    """Lines of text, in a list or quotation or outside."""

    lines: tuple[Line, ...]
    lead: str = ""
    """A list item's number: `2. `."""
    nested: bool = False
    """Whether it stands in a list or quotation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowBlock(Block):
    """A row of a table."""

    cells: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeBlock(Block):
    """Code between fences or indented by four spaces."""

    code: str
    """Without fences and indents; no line end behind the last line."""
    info: str = ""
    """What stands behind the opening fence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingBlock(Block):
    """`## Title {#id}`."""

    level: int
    """1 to 6."""
    title: Line
    """Its words, without the marks around them."""
    attributes: Attributes | None = None
    """In braces behind them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelBlock(Block):
    """Who speaks from here on."""

    label: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakBlock(Block):
    """A line of stars or dashes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SkippedBlock(Block):
    """Nothing to say: a comment, the address of a link, the line under a heading."""
