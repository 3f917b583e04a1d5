"""What a formula means, as far as its words depend on it.

`meaning` builds this tree, `saying` puts it into words. Every type is frozen; an operand may be
`BLANK` where a formula leaves one out (the left side of a continued equation).
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from producer.speech.rules.maths.leaves import Leaf, Name, Number, Spoken, Symbol


class Chain(Struct, frozen=True, kw_only=True):
    """Operands joined by operators of one level."""

    level: Literal["list", "relation", "addition", "multiplication"]
    """How tightly the operators bind, loosest first."""
    operands: tuple[Expression, ...]
    """One more than there are operators."""
    operators: tuple[Expression, ...]
    """Symbols, or symbols with a note above or below."""


class Product(Struct, frozen=True, kw_only=True):
    """Factors side by side, without a sign of multiplication."""

    factors: tuple[Expression, ...]
    """At least two."""


class Prefixed(Struct, frozen=True, kw_only=True):
    """Operators before their operand: a sign, a quantifier, an angle."""

    operators: tuple[str, ...]
    """From left to right."""
    operand: Expression
    """What they act on."""


class Postfixed(Struct, frozen=True, kw_only=True):
    """Operators behind their operand: factorial, percent, degrees."""

    operand: Expression
    """What they act on."""
    operators: tuple[str, ...]
    """From left to right."""


class Primed(Struct, frozen=True, kw_only=True):
    """Primes behind a letter or number."""

    base: Expression
    """What bears them."""
    count: int
    """How many."""


class Superscript(Struct, frozen=True, kw_only=True):
    """A power, or whatever else stands at the top right."""

    base: Expression
    """What bears it."""
    exponent: Expression
    """The small sign."""


class Subscript(Struct, frozen=True, kw_only=True):
    """An index."""

    base: Expression
    """What bears it."""
    index: Expression
    """The small sign."""


class LeftScripts(Struct, frozen=True, kw_only=True):
    """Small signs before their base."""

    base: Expression
    """What bears them, with its scripts at the right."""
    sub: Expression | None
    """Bottom left."""
    sup: Expression | None
    """Top left."""


class Applied(Struct, frozen=True, kw_only=True):
    """A function of an argument."""

    function: Expression
    """A name or letter, perhaps with scripts."""
    argument: Expression
    """A Fenced keeps its fences: they may be spoken."""
    named: bool
    """Whether the function is one that everyone knows by name (sine), not a letter (f)."""


class Fenced(Struct, frozen=True, kw_only=True):
    """What stands between fences."""

    opening: str
    """The fence; may be empty."""
    body: Expression
    """What stands between; may be BLANK."""
    closing: str
    """The fence; may be empty."""


class SetBuilder(Struct, frozen=True, kw_only=True):
    """A set by a condition."""

    member: Expression
    """Before the bar or colon."""
    condition: Expression
    """After it."""


class Fraction(Struct, frozen=True, kw_only=True):
    """A numerator over a denominator."""

    numerator: Expression
    """Above."""
    denominator: Expression
    """Below."""


class Binomial(Struct, frozen=True, kw_only=True):
    """n choose k."""

    upper: Expression
    """How many there are."""
    lower: Expression
    """How many are chosen."""


class Mixed(Struct, frozen=True, kw_only=True):
    """A whole number and a fraction."""

    whole: Number
    """The whole number."""
    part: Fraction
    """The fraction."""


class Repeating(Struct, frozen=True, kw_only=True):
    """A decimal whose last digits repeat for ever."""

    start: str
    """Digits and point before them."""
    digits: str
    """The digits that repeat."""


class Money(Struct, frozen=True, kw_only=True):
    """An amount of money."""

    sign: str
    """The currency's."""
    amount: str
    """As a Number's text."""
    magnitude: str
    """`million`; empty: none."""


class Root(Struct, frozen=True, kw_only=True):
    """A root."""

    radicand: Expression
    """Of what."""
    index: Expression | None
    """Which; None: the square root."""


class Accented(Struct, frozen=True, kw_only=True):
    """A mark above or below."""

    base: Expression
    """What bears it."""
    mark: str
    """The sign; a combining arrow stands for every arrow."""


class Annotated(Struct, frozen=True, kw_only=True):
    """Something with a note above or below."""

    base: Expression
    """What bears it."""
    over: Expression | None
    """Above."""
    under: Expression | None
    """Below."""


class Big(Struct, frozen=True, kw_only=True):
    """A sum, product, integral, limit, maximum: an operator that binds what follows."""

    operator: Symbol | Name
    """Which."""
    lower: Expression | None
    """Below it."""
    upper: Expression | None
    """Above it."""
    body: Expression
    """What follows; BLANK: nothing does."""


class Evaluated(Struct, frozen=True, kw_only=True):
    """An evaluation bar: where the factors before it are evaluated."""

    lower: Expression
    """Where; or the lower bound."""
    upper: Expression | None
    """The upper bound."""


class Derivative(Struct, frozen=True, kw_only=True):
    """A derivative in Leibniz's notation."""

    function: Expression
    """Of what; BLANK: the operator alone."""
    order: Expression | None
    """None: the first."""
    variables: tuple[tuple[Expression, Expression | None], ...]
    """With respect to which, each with its own order (None: one)."""
    partial: bool
    """Whether it is a partial derivative."""


class Differential(Struct, frozen=True, kw_only=True):
    """The dx that ends an integral."""

    variable: Expression
    """The x."""


class Matrix(Struct, frozen=True, kw_only=True):
    """Rows and columns between fences."""

    rows: tuple[tuple[Expression, ...], ...]
    """Entries, row by row."""
    determinant: bool
    """Whether the fences are bars."""


class Lines(Struct, frozen=True, kw_only=True):
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
