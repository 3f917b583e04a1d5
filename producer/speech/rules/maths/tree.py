"""What a formula means, as far as its words depend on it.

`meaning` builds this tree, `saying` puts it into words. Every type is frozen; an operand may be
`BLANK` where a formula leaves one out (the left side of a continued equation).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from producer.speech.rules.maths.leaves import Leaf, Name, Number, Spoken, Symbol


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Operands joined by operators of one level."""

    level: Literal["list", "relation", "addition", "multiplication"]
    """How tightly the operators bind, loosest first."""
    operands: tuple[Expression, ...]
    """One more than there are operators."""
    operators: tuple[Expression, ...]
    """Symbols, or symbols with a note above or below."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """Factors side by side, without a sign of multiplication."""

    factors: tuple[Expression, ...]
    """At least two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prefixed:
    """Operators before their operand: a sign, a quantifier, an angle."""

    operators: tuple[str, ...]
    """From left to right."""
    operand: Expression
    """What they act on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Postfixed:
    """Operators behind their operand: factorial, percent, degrees."""

    operand: Expression
    """What they act on."""
    operators: tuple[str, ...]
    """From left to right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Primed:
    """Primes behind a letter or number."""

    base: Expression
    """What bears them."""
    count: int
    """How many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Superscript:
    """A power, or whatever else stands at the top right."""

    base: Expression
    """What bears it."""
    exponent: Expression
    """The small sign."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscript:
    """An index."""

    base: Expression
    """What bears it."""
    index: Expression
    """The small sign."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftScripts:
    """Small signs before their base."""

    base: Expression
    """What bears them, with its scripts at the right."""
    sub: Expression | None
    """Bottom left."""
    sup: Expression | None
    """Top left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """A function of an argument."""

    function: Expression
    """A name or letter, perhaps with scripts."""
    argument: Expression
    """A Fenced keeps its fences: they may be spoken."""
    named: bool
    """Whether the function is one that everyone knows by name (sine), not a letter (f)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fenced:
    """What stands between fences."""

    opening: str
    """The fence; may be empty."""
    body: Expression
    """What stands between; may be BLANK."""
    closing: str
    """The fence; may be empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBuilder:
    """A set by a condition."""

    member: Expression
    """Before the bar or colon."""
    condition: Expression
    """After it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fraction:
    """A numerator over a denominator."""

    numerator: Expression
    """Above."""
    denominator: Expression
    """Below."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Binomial:
    """n choose k."""

    upper: Expression
    """How many there are."""
    lower: Expression
    """How many are chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mixed:
    """A whole number and a fraction."""

    whole: Number
    """The whole number."""
    part: Fraction
    """The fraction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeating:
    """A decimal whose last digits repeat for ever."""

    start: str
    """Digits and point before them."""
    digits: str
    """The digits that repeat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """An amount of money."""

    sign: str
    """The currency's."""
    amount: str
    """As a Number's text."""
    magnitude: str
    """`million`; empty: none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """A root."""

    radicand: Expression
    """Of what."""
    index: Expression | None
    """Which; None: the square root."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accented:
    """A mark above or below."""

    base: Expression
    """What bears it."""
    mark: str
    """The sign; a combining arrow stands for every arrow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """Something with a note above or below."""

    base: Expression
    """What bears it."""
    over: Expression | None
    """Above."""
    under: Expression | None
    """Below."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Big:
    """A sum, product, integral, limit, maximum: an operator that binds what follows."""

    operator: Symbol | Name
    """Which."""
    lower: Expression | None
    """Below it."""
    upper: Expression | None
    """Above it."""
    body: Expression
    """What follows; BLANK: nothing does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluated:
    """An evaluation bar: where the factors before it are evaluated."""

    lower: Expression
    """Where; or the lower bound."""
    upper: Expression | None
    """The upper bound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivative:
    """A derivative in Leibniz's notation."""

    function: Expression
    """Of what; BLANK: the operator alone."""
    order: Expression | None
    """None: the first."""
    variables: tuple[tuple[Expression, Expression | None], ...]
    """With respect to which, each with its own order (None: one)."""
    partial: bool
    """Whether it is a partial derivative."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Differential:
    """The dx that ends an integral."""

    variable: Expression
    """The x."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Rows and columns between fences."""

    rows: tuple[tuple[Expression, ...], ...]
    """Entries, row by row."""
    determinant: bool
    """Whether the fences are bars."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Several lines that belong together: equations or cases."""

    lines: tuple[tuple[Expression, ...], ...]
    """Cells, line by line."""
    cases: bool
    """Whether a brace makes them alternatives."""


Expression: TypeAlias = (
    Leaf
    | Chain
    | Product
    | Prefixed
    | Postfixed
    | Primed
    | Superscript
    | Subscript
    | LeftScripts
    | Applied
    | Fenced
    | SetBuilder
    | Fraction
    | Binomial
    | Mixed
    | Repeating
    | Money
    | Root
    | Accented
    | Annotated
    | Big
    | Evaluated
    | Derivative
    | Differential
    | Matrix
    | Lines
)

BLANK = Spoken(words=())
"""Nothing, where something could stand."""
