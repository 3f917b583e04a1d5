"""What binds what follows: sums, integrals, limits; derivatives; evaluation bars."""

from __future__ import annotations

from producer.speech.rules.maths.leaves import Name, Number, Symbol
from producer.speech.rules.maths.saying import words
from producer.speech.rules.maths.saying.leaves import sign
from producer.speech.rules.maths.saying.powers import is_ordinal, ordinal
from producer.speech.rules.maths.saying.voice import Sayings, Voice
from producer.speech.rules.maths.tree import (
    BLANK,
    Big,
    Chain,
    Derivative,
    Evaluated,
    Expression,
    Superscript,
)

_SIDES = {"+": "from the right", "−": "from the left"}


def _big(voice: Voice, expression: Big) -> None:
    operator = expression.operator
    limit = isinstance(operator, Name) and "lim" in operator.text
    name = words.FUNCTIONS.get(operator.text) or sign(operator.text, voice.english)
    lower, upper, body = expression.lower, expression.upper, expression.body
    voice.add("the", name)
    if lower is not None and limit:
        voice.add("as")
        _approach(voice, lower)
    elif lower is not None and upper is not None:
        voice.add("from")
        voice.say(lower)
        voice.add("to")
        voice.say(upper)
    elif lower is not None:
        voice.add("over")
        voice.say(lower)
        voice.pause()
    elif upper is not None:
        voice.add("to")
        voice.say(upper)
    if body != BLANK:
        voice.add("of")
        voice.say(body)
    voice.pause()


def _approach(voice: Voice, lower: Expression) -> None:
    """x approaches 0 from the right."""
    if not isinstance(lower, Chain) or lower.level != "relation":
        voice.say(lower)
        return
    voice.say(lower.operands[0])
    for operator, operand in zip(lower.operators, lower.operands[1:], strict=True):
        if operator == Symbol(text="→"):
            voice.add("approaches")
        else:
            voice.say(operator)
        target(voice, operand)


def is_one_sided(operand: Expression) -> bool:
    """Whether it is approached from one side: a^+."""
    exponent = operand.exponent if isinstance(operand, Superscript) else None
    return isinstance(exponent, Symbol) and exponent.text in _SIDES


def target(voice: Voice, operand: Expression) -> None:
    """What is approached, and from which side."""
    if isinstance(operand, Superscript) and is_one_sided(operand):
        voice.say(operand.base)
        voice.add(_SIDES[getattr(operand.exponent, "text", "")])
    else:
        voice.say(operand)


def _evaluated(voice: Voice, expression: Evaluated) -> None:
    voice.pause()
    voice.add("evaluated at")
    if expression.upper is not None:
        voice.say(expression.upper)
        voice.pause()
        if expression.lower == BLANK:
            return
        voice.add("minus the same expression evaluated at")
    voice.say(expression.lower)
    voice.pause()


def _derivative(voice: Voice, expression: Derivative) -> None:
    """The second derivative of y with respect to x."""
    order = expression.order
    voice.pause()
    voice.add("the")
    if order is not None and is_ordinal(order):
        voice.add(*ordinal(voice, order))
    if expression.partial:
        voice.add("partial")
    voice.add("derivative")
    if order is not None and not is_ordinal(order):
        voice.add("of order")
        voice.say(order)
        voice.pause()
    if expression.function != BLANK:
        voice.add("of")
        voice.say(expression.function)
    voice.add("with respect to")
    for at, (variable, times) in enumerate(expression.variables):
        if at:
            voice.add("and")
        voice.say(variable)
        if times is not None and len(expression.variables) > 1:
            _times(voice, times)
    voice.pause()


def _times(voice: Voice, times: Expression) -> None:
    if times == Number(text="2"):
        voice.add("twice")
    else:
        voice.say(times)
        voice.add("times")


SAYINGS: Sayings = {Big: _big, Evaluated: _evaluated, Derivative: _derivative}
