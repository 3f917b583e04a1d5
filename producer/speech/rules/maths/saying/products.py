"""Factors side by side, signs before and behind them."""

from __future__ import annotations

from producer.speech.rules.maths.leaves import Letter, Name, Number, Spoken, Symbol, Text, Unit
from producer.speech.rules.maths.meaning.simple import (
    is_fenced_factor,
    is_simple,
)
from producer.speech.rules.maths.notation.units import unit_words
from producer.speech.rules.maths.saying import words
from producer.speech.rules.maths.saying.leaves import sign
from producer.speech.rules.maths.saying.voice import Sayings, Voice
from producer.speech.rules.maths.tree import (
    BLANK,
    Applied,
    Derivative,
    Differential,
    Evaluated,
    Expression,
    Fraction,
    Mixed,
    Postfixed,
    Prefixed,
    Primed,
    Product,
    Root,
    Superscript,
)

_WORDS = (Text, Spoken, Unit, Evaluated)
"""What is no factor although it stands beside one."""
QUANTIFIERS = ("∀", "∃", "∃!", "∄")
_OPERATORS = ("dot", "cross", "times")


def product(voice: Voice, expression: Product, *, within_fraction: bool = False) -> None:
    """Factors: a short product in one breath, fences parted by "times"."""
    factors = expression.factors
    if is_simple(expression):
        for factor in factors:
            voice.say(factor)
        if not within_fraction:
            voice.pause()
        return
    if isinstance(factors[0], Applied):
        voice.pause()
    for at, factor in enumerate(factors):
        if at:
            _between(voice, factors[at - 1], factor)
        _factor(voice, factors, at)
    if isinstance(factors[-1], Applied):
        voice.pause()


def _between(voice: Voice, left: Expression, right: Expression) -> None:
    if isinstance(left, Derivative):
        if left.function == BLANK and voice.words.pop() == words.PAUSE:
            voice.add("of")
        voice.pause()
    elif isinstance(left, Prefixed) and left.operators[-1] in QUANTIFIERS:
        voice.pause()
    elif is_fenced_factor(left) or is_fenced_factor(right):
        if not isinstance(left, _WORDS) and not isinstance(right, _WORDS):
            voice.add("times")
    elif left == Letter(text="d") or isinstance(left, Text) or isinstance(right, Text):
        return
    elif not (
        _is_close(left) and (_is_close(right) or isinstance(right, Root) or _is_power(right))
    ):
        voice.pause()


def _is_close(factor: Expression) -> bool:
    return isinstance(
        factor, Number | Letter | Name | Applied | Fraction | Text | Unit | Mixed | Symbol
    )


def _is_power(factor: Expression) -> bool:
    """Whether it is a letter or number, squared or cubed."""
    if not isinstance(factor, Superscript) or not isinstance(factor.base, Number | Letter | Symbol):
        return False
    return isinstance(factor.exponent, Number) and factor.exponent.text in ("2", "3")


def _factor(voice: Voice, factors: tuple[Expression, ...], at: int) -> None:
    factor = factors[at]
    before = factors[at - 1] if at else BLANK
    if isinstance(factor, Unit):
        many = not (isinstance(before, Number) and before.text == "1")
        voice.add(unit_words(factor.text, many=many))
    elif isinstance(factor, Primed) and _is_sexagesimal(before):
        one = isinstance(factor.base, Number) and factor.base.text == "1"
        voice.pause()
        voice.say(factor.base)
        voice.add(("minute" if factor.count == 1 else "second") + ("" if one else "s"))
    else:
        voice.say(factor)


def _is_sexagesimal(before: Expression) -> bool:
    if isinstance(before, Postfixed):
        return before.operators == ("°",)
    return isinstance(before, Primed) and before.count == 1 and isinstance(before.base, Number)


def _product(voice: Voice, expression: Product) -> None:
    product(voice, expression)


_SIGNS = {"−": "negative", "+": "positive", "m∠": "the measure of angle",
          "∃!": "there exists a unique"}  # fmt: skip


def _prefixed(voice: Voice, expression: Prefixed) -> None:
    operand = expression.operand
    for at, text in enumerate(expression.operators):
        last = at == len(expression.operators) - 1
        if last and text == "−" and isinstance(operand, Root) and operand.index is None:
            voice.add("the negative square root of")
            voice.say(operand.radicand)
            voice.pause()
            return
        voice.add(_SIGNS.get(text) or sign(text, voice.english))
    voice.say(operand)


def _postfixed(voice: Voice, expression: Postfixed) -> None:
    operand = expression.operand
    voice.say(operand)
    one = isinstance(operand, Number) and operand.text == "1"
    degrees = "degree" if one else "degrees"
    names = {"°": degrees, "°C": f"{degrees} Celsius", "°F": f"{degrees} Fahrenheit"}
    text = "".join(expression.operators)
    if text == "!!":
        voice.add("double factorial")
        return
    for operator in expression.operators:
        voice.add(names.get(operator) or sign(operator, voice.english))


def _differential(voice: Voice, expression: Differential) -> None:
    if not voice.words or voice.words[-1] not in _OPERATORS:
        voice.pause()
    voice.add("d")
    voice.say(expression.variable)


SAYINGS: Sayings = {
    Product: _product,
    Prefixed: _prefixed,
    Postfixed: _postfixed,
    Differential: _differential,
}
