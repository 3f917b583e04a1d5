"""A formula as it is written: what LaTeX and MathML are both read into.

Rows of signs with scripts, fractions, roots and grids, nothing yet about what they mean: that is
`grammar`'s work. One written form, so that both notations are spoken in the same words.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from producer.speech.rules.maths.leaves import Leaf

MAX_DEPTH = 24
"""Levels of nesting that are understood; what is nested deeper is read flat, sign by sign. It keeps
the readers, which call themselves level by level, far from the interpreter's limit."""


class Row(Struct, frozen=True, kw_only=True):
    """Signs side by side."""

    items: tuple[Layout, ...] = ()
    """From left to right."""


class Gap(Struct, frozen=True, kw_only=True):
    """White space as wide as an em or more, or a line break: a pause between two formulas."""


class Delimited(Struct, frozen=True, kw_only=True):
    """What stands between fences that are known to belong together."""

    opening: str
    """The fence; empty: none is shown."""
    body: Row
    """What stands between."""
    closing: str
    """The fence; empty: none is shown."""


class Scripts(Struct, frozen=True, kw_only=True):
    """Something with small signs at its corners."""

    base: Layout
    """An empty Row where the scripts stand alone."""
    sub: Layout | None = None
    """Bottom right."""
    sup: Layout | None = None
    """Top right."""
    left_sub: Layout | None = None
    """Bottom left."""
    left_sup: Layout | None = None
    """Top left."""


class Stack(Struct, frozen=True, kw_only=True):
    """Something with signs straight above or below."""

    base: Layout
    """What stands in the middle."""
    over: Layout | None = None
    """What stands above: a limit, an accent, a brace, a note."""
    under: Layout | None = None
    """What stands below."""


class Ratio(Struct, frozen=True, kw_only=True):
    """One thing above another."""

    numerator: Layout
    """Above."""
    denominator: Layout
    """Below."""
    line: bool = True
    """Whether a line parts them; without one it is a binomial coefficient."""


class Radical(Struct, frozen=True, kw_only=True):
    """A root sign."""

    radicand: Layout
    """Under it."""
    index: Layout | None = None
    """Above its foot; None: a square root."""


class Grid(Struct, frozen=True, kw_only=True):
    """Rows and columns."""

    rows: tuple[tuple[Layout, ...], ...]
    """Cells, row by row."""
    kind: Literal["table", "cases", "lines", "matrix"] = "table"
    """What the notation says of it; `table`: nothing, the fences around it decide."""


Layout: TypeAlias = Leaf | Row | Gap | Delimited | Scripts | Stack | Ratio | Radical | Grid

EMPTY = Row()
GAP = Gap()


def row(items: list[Layout] | tuple[Layout, ...]) -> Layout:
    """`items` as one thing: a single item stands for itself."""
    return items[0] if len(items) == 1 else Row(items=tuple(items))
