"""Units of measurement that are made of several signs: `kg m^2`, a fraction of units."""

from __future__ import annotations

from producer.speech.rules.maths.leaves import Letter, Name, Text, Unit
from producer.speech.rules.maths.meaning.simple import is_integer
from producer.speech.rules.maths.notation.units import unit
from producer.speech.rules.maths.tree import Expression, Fraction, Prefixed, Product, Superscript


def symbols_of(one: Expression) -> str:
    """What is set upright, as the symbols of a unit: `m^2`, `m/s`; empty for anything else."""
    if isinstance(one, Unit):
        return one.text
    if isinstance(one, Name | Text) or (isinstance(one, Letter) and one.font == "upright"):
        return one.text.strip()
    if isinstance(one, Superscript):
        return _raised(one)
    if isinstance(one, Fraction):
        above, below = symbols_of(one.numerator), symbols_of(one.denominator)
        return f"{above}/{below}" if above and below else ""
    if isinstance(one, Product):
        parts = [symbols_of(factor) for factor in one.factors]
        return "·".join(parts) if all(parts) else ""
    return ""


def _raised(one: Superscript) -> str:
    base, exponent = symbols_of(one.base), one.exponent
    minus = isinstance(exponent, Prefixed) and exponent.operators == ("−",)
    power = exponent.operand if isinstance(exponent, Prefixed) else exponent
    if not base or not is_integer(power) or (isinstance(exponent, Prefixed) and not minus):
        return ""
    return f"{base}^{'-' if minus else ''}{power.text}"


def measured(amount: Expression, sign: str, other: Expression) -> Expression | None:
    """`amount`, which ends in a unit, with another unit behind a dot or slash; None if it isn't."""
    if not isinstance(amount, Product) or not isinstance(amount.factors[-1], Unit):
        return None
    symbols = symbols_of(other)
    joint = {"⋅": "·", "×": "·", "/": "/"}.get(sign)
    made = unit(f"{amount.factors[-1].text}{joint}{symbols}") if symbols and joint else None
    return Product(factors=(*amount.factors[:-1], made)) if made else None
