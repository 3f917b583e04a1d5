"""Neighbouring factors that are one thing: mixed numbers, repeating decimals, money, units."""

from __future__ import annotations

from collections.abc import Callable

from producer.speech.rules.maths.leaves import Letter, Name, Number, Symbol, Text, Unit
from producer.speech.rules.maths.meaning.measures import symbols_of
from producer.speech.rules.maths.meaning.simple import is_integer, is_vulgar
from producer.speech.rules.maths.notation.chemistry import FORMULA, chemistry
from producer.speech.rules.maths.notation.units import unit
from producer.speech.rules.maths.signs import kind, listed
from producer.speech.rules.maths.tree import (
    Accented,
    Expression,
    Mixed,
    Money,
    Postfixed,
    Repeating,
    Subscript,
    Superscript,
)

_MAGNITUDES = listed("hundred thousand million billion trillion")
_ELEMENTS = 20
"""Elements that a molecule has at most."""
_SCALES = {"C": "°C", "F": "°F"}
_MICRO = (Letter(text="μ"), Letter(text="μ", font="upright"))
_NO_UNITS = listed("min lb deg arg d e i")


def joined(factors: list[Expression]) -> list[Expression]:
    """`factors` with those that belong together made one."""
    if len(factors) < 2 and not (factors and isinstance(factors[0], Subscript)):
        return factors
    found: list[Expression] = []
    at = 0
    while at < len(factors):
        for rule in _RULES:
            made = rule(factors, at, found)
            if made:
                one, used = made
                found.append(one)
                at += used
                break
        else:
            found.append(factors[at])
            at += 1
    return found


Made = tuple[Expression, int] | None
"""The one thing, and of how many factors it is made."""


def _decimal(factors: list[Expression], at: int, found: list[Expression]) -> Made:
    """0, point, and digits that may repeat."""
    first = factors[at]
    if not isinstance(first, Number):
        return None
    rest = factors[at + 1 : at + 3]
    start = first.text
    used = 1
    if rest and rest[0] == Symbol(text=".") and is_integer(first):
        start += "."
        used = 2
        rest = rest[1:]
    if not rest or "." not in start:
        return None
    if isinstance(rest[0], Number) and used == 2 and is_integer(rest[0]):
        tail = rest[0].text
        repeated = factors[at + 3 : at + 4]
        if repeated and _is_barred(repeated[0]):
            return Repeating(start=start + tail, digits=_digits(repeated[0])), 4
        return Number(text=start + tail), 3
    if _is_barred(rest[0]):
        return Repeating(start=start, digits=_digits(rest[0])), used + 1
    return None


def _is_barred(expression: Expression) -> bool:
    return (
        isinstance(expression, Accented)
        and expression.mark in ("¯", "˙")
        and is_integer(expression.base)
    )


def _digits(expression: Expression) -> str:
    base = expression.base if isinstance(expression, Accented) else expression
    return base.text if isinstance(base, Number) else ""


def _mixed(factors: list[Expression], at: int, found: list[Expression]) -> Made:
    whole = factors[at]
    part = factors[at + 1] if at + 1 < len(factors) else None
    if is_integer(whole) and part is not None and is_vulgar(part):
        return Mixed(whole=whole, part=part), 2
    return None


def _money(factors: list[Expression], at: int, found: list[Expression]) -> Made:
    """A currency's sign before or behind its amount, and a magnitude."""
    pair = factors[at : at + 2]
    if len(pair) < 2:
        return None
    sign, amount = pair if isinstance(pair[0], Symbol) else (pair[1], pair[0])
    if not isinstance(sign, Symbol) or not isinstance(amount, Number) or kind(sign.text) != "money":
        return None
    magnitude = factors[at + 2] if at + 2 < len(factors) else None
    text = magnitude.text.strip() if isinstance(magnitude, Text | Name) else ""
    if text in _MAGNITUDES:
        return Money(sign=sign.text, amount=amount.text, magnitude=text), 3
    return Money(sign=sign.text, amount=amount.text, magnitude=""), 2


def _degrees(factors: list[Expression], at: int, found: list[Expression]) -> Made:
    """45 degrees and a C."""
    first, second = factors[at], factors[at + 1] if at + 1 < len(factors) else None
    if not isinstance(first, Postfixed) or first.operators != ("°",):
        return None
    text = second.text.strip() if isinstance(second, Letter | Name | Text) else ""
    scale = _SCALES.get(text)
    return (Postfixed(operand=first.operand, operators=(scale,)), 2) if scale else None


def _measured(factors: list[Expression], at: int, found: list[Expression]) -> Made:
    """An upright symbol behind a number, or behind another unit."""
    if not found or not _is_amount(found[-1]):
        return None
    one = factors[at]
    following = factors[at + 1] if at + 1 < len(factors) else None
    if one in _MICRO and isinstance(following, Letter | Name):
        micro = unit("μ" + following.text)
        if micro and getattr(following, "font", "upright") == "upright":
            return micro, 2
    text = "Ω" if isinstance(one, Letter) and one.text == "Ω" else symbols_of(one)
    if text in _NO_UNITS and not isinstance(one, Text):
        return None
    made = unit(text)
    before = found[-1]
    if made and isinstance(before, Unit):
        found.pop()
        return unit(f"{before.text}·{text}") or made, 1
    return (made, 1) if made else None


def _is_amount(expression: Expression) -> bool:
    """Whether a unit may stand behind it: a number, a power of ten, another unit."""
    if isinstance(expression, Superscript):
        expression = expression.base
    return isinstance(expression, Number | Mixed | Unit)


def _molecule(factors: list[Expression], at: int, found: list[Expression]) -> Made:
    """Upright elements with their counts: H_2 and O."""
    source = ""
    used = 0
    for factor in factors[at : at + _ELEMENTS]:
        index = factor.index if isinstance(factor, Subscript) else None
        stem = factor.base if isinstance(factor, Subscript) else factor
        upright = isinstance(stem, Name) or (isinstance(stem, Letter) and stem.font == "upright")
        if not upright or not (index is None or is_integer(index)):
            break
        source += stem.text if isinstance(stem, Letter | Name) else ""
        source += f"_{{{index.text}}}" if index is not None and is_integer(index) else ""
        used += 1
    several = used > 1 or (isinstance(factors[at], Subscript) and len(source) > 3)
    return (chemistry(source), used) if several and FORMULA.match(source) else None


_RULES: tuple[Callable[[list[Expression], int, list[Expression]], Made], ...] = (
    _decimal, _mixed, _money, _degrees, _measured, _molecule,
)  # fmt: skip
"""In this order; the first that makes something wins."""
