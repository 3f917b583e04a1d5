"""What ClearSpeak calls a simple expression: one that needs no fences and no long words.

ClearSpeak Rules and Preferences (Educational Testing Service, 2015), "Simple Expressions": a number
or a fraction that is spoken as an ordinal, a letter or two side by side, their negative, one of
these in degrees, a number before one or two letters, a function of a simple expression.
"""

from __future__ import annotations

from typing import TypeGuard

from msgspec import Struct

from producer.speech.rules.maths.leaves import Letter, Name, Number, Symbol, Text, Unit
from producer.speech.rules.maths.tree import (
    Applied,
    Expression,
    Fenced,
    Fraction,
    Matrix,
    Postfixed,
    Prefixed,
    Primed,
    Product,
    Subscript,
    Superscript,
)

_ORDINAL_NUMERATORS = 20
_ORDINAL_DENOMINATORS = 11
"""Fractions below both are spoken with an ordinal: three fourths, but 11 over 32."""


def is_integer(expression: Expression) -> TypeGuard[Number]:
    """Whether it is a number without a point."""
    return isinstance(expression, Number) and "." not in expression.text


def value(number: Number) -> int:
    """The value of an integer; a huge one stands for all huge ones."""
    return int(number.text.replace(",", "")[:12] or "0")


def is_vulgar(expression: Expression) -> TypeGuard[Fraction]:
    """Whether it is a fraction of two integers."""
    return (
        isinstance(expression, Fraction)
        and is_integer(expression.numerator)
        and is_integer(expression.denominator)
    )


def is_ordinal_fraction(expression: Expression) -> TypeGuard[Fraction]:
    """Whether it is a fraction that is spoken with an ordinal: one half."""
    if not is_vulgar(expression):
        return False
    above, below = expression.numerator, expression.denominator
    return (
        is_integer(above)
        and is_integer(below)
        and 0 < value(above) < _ORDINAL_NUMERATORS
        and 1 < value(below) < _ORDINAL_DENOMINATORS
    )


def is_letter(expression: Expression) -> bool:
    """Whether it is a letter of any alphabet."""
    return isinstance(expression, Letter)


def _is_amount(expression: Expression) -> bool:
    return isinstance(expression, Number) or is_ordinal_fraction(expression)


def is_simple(expression: Expression) -> bool:
    """Whether `expression` is simple in the sense of this module."""
    if isinstance(expression, Number | Letter):
        return True
    if isinstance(expression, Fraction):
        return is_ordinal_fraction(expression)
    if isinstance(expression, Product):
        return _is_simple_product(expression)
    if isinstance(expression, Postfixed):
        return expression.operators in (("°",), ("°C",), ("°F",)) and is_simple(expression.operand)
    if isinstance(expression, Prefixed):
        operand = expression.operand
        plain = isinstance(operand, Number | Letter | Product | Fraction)
        return expression.operators == ("−",) and plain and is_simple(operand)
    if isinstance(expression, Applied):
        argument = expression.argument
        return is_simple(argument.body if isinstance(argument, Fenced) else argument)
    return False


def _is_simple_product(product: Product) -> bool:
    first, *rest = product.factors
    if len(rest) == 1:
        return (is_letter(first) or _is_amount(first)) and is_letter(rest[0])
    return len(rest) == 2 and _is_amount(first) and all(is_letter(one) for one in rest)


def is_speakable_part(expression: Expression) -> bool:
    """Whether a numerator or denominator is short enough for "over"."""
    return is_simple(expression) or isinstance(expression, Product | Text | Unit | Name)


def is_simple_cell(expression: Expression) -> bool:
    """Whether a matrix of such cells is read without naming the columns."""
    if is_simple(expression):
        return True
    if not isinstance(expression, Subscript) or not is_letter(expression.base):
        return isinstance(expression, Symbol)
    index = expression.index
    parts = index.factors if isinstance(index, Product) else (index,)
    if len(parts) == 1:
        return is_integer(index)
    return all(is_integer(part) or is_letter(part) for part in parts)


def is_leaf(expression: Expression) -> bool:
    """Whether nothing stands below it: no pause is due beside it."""
    return isinstance(expression, Number | Letter | Name | Text | Symbol | Unit)


def is_fenced_factor(expression: Expression) -> bool:
    """Whether "times" is said beside it although nothing is written."""
    while isinstance(expression, Superscript | Subscript | Primed | Postfixed):
        bears = expression.operand if isinstance(expression, Postfixed) else expression.base
        expression = bears
    return isinstance(expression, Fenced | Matrix)


def has_power(expression: Expression) -> bool:
    """Whether a superscript stands anywhere in it."""
    pending: list[object] = [expression]
    while pending:
        one = pending.pop()
        if isinstance(one, Superscript):
            return True
        if isinstance(one, tuple):
            pending.extend(one)
        elif isinstance(one, Struct):
            pending.extend(getattr(one, name) for name in one.__struct_fields__)
    return False
