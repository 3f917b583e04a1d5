"""Functions: by name (sine), by letter (f), of order n (big O)."""

from __future__ import annotations

from msgspec import Struct

from producer.speech.rules.maths.leaves import Letter, Name, Symbol
from producer.speech.rules.maths.meaning.simple import is_integer, is_simple
from producer.speech.rules.maths.saying import words
from producer.speech.rules.maths.saying.fences import argument
from producer.speech.rules.maths.saying.powers import base, is_inverse, ordinal
from producer.speech.rules.maths.saying.voice import Sayings, Voice
from producer.speech.rules.maths.tree import (
    Applied,
    Chain,
    Expression,
    Fenced,
    Fraction,
    Subscript,
    Superscript,
)

_LANDAU = {"O": "big O", "o": "little o", "Θ": "big theta", "Ω": "big omega", "ω": "little omega"}


def _applied(voice: Voice, expression: Applied) -> None:
    if expression.named:
        _named(voice, expression.function, expression.argument, article=True)
    else:
        _lettered(voice, expression.function, expression.argument)


def as_exponent(voice: Voice, exponent: Expression) -> None:
    """An exponent: functions in it stand without their article."""
    if isinstance(exponent, Applied) and exponent.named:
        _named(voice, exponent.function, exponent.argument, article=False)
    else:
        voice.say(exponent)


def _named(voice: Voice, function: Expression, operand: Expression, *, article: bool) -> None:
    name = function
    while isinstance(name, Superscript | Subscript):
        name = name.base
    text = name.text if isinstance(name, Name) else ""
    if isinstance(function, Superscript) and is_inverse(function.exponent):
        voice.pause()
        voice.add("the inverse")
        voice.say(function.base)
        voice.add("of")
        argument(voice, function, operand)
        voice.pause()
    elif text in words.HYPERBOLIC:
        voice.pause()
        _raised(voice, function)
        voice.add("of")
        argument(voice, function, operand)
        voice.pause()
    elif text == "ln":
        _raised(voice, function)
        if isinstance(operand, Fenced):
            voice.add("of")
        argument(voice, function, operand)
        voice.pause()
    elif text in words.BARE and not isinstance(name is not function and function, Subscript):
        _bare(voice, function, operand, article=article)
    else:
        _of(voice, function, operand, article=article)


def _bare(voice: Voice, function: Expression, operand: Expression, *, article: bool) -> None:
    """Sine x; but the sine of, x over y."""
    inside = operand.body if isinstance(operand, Fenced) else operand
    if is_simple(inside) and not isinstance(operand, Fraction):
        _raised(voice, function)
        argument(voice, function, operand)
        return
    if article:
        voice.pause()
    if article and not _is_ordinal_power(function):
        voice.add("the")
    _raised(voice, function, inner="the" if article else "")
    voice.add("of")
    if not article:
        voice.pause()
    argument(voice, function, operand)
    voice.pause()


def _of(voice: Voice, function: Expression, operand: Expression, *, article: bool) -> None:
    """The log base 2 of, x; the determinant of A."""
    if article:
        voice.pause()
    if article and not _is_ordinal_power(function):
        voice.add("the")
    _raised(voice, function, inner="the" if article else "")
    voice.add("of")
    listed = _listed(operand)
    if function == Name(text="Pr") and _is_event(operand):
        voice.words.pop()
        voice.add("that")
        voice.say(operand.body if isinstance(operand, Fenced) else operand)
    elif listed:
        _enumerate(voice, listed)
    else:
        if isinstance(function, Subscript):
            voice.pause()
        argument(voice, function, operand)
    voice.pause()


def _is_event(operand: Expression) -> bool:
    """Whether it is a statement: X > 5."""
    body = operand.body if isinstance(operand, Fenced) else operand
    if not isinstance(body, Chain) or body.level != "relation":
        return False
    return Symbol(text="given") not in body.operators


def _listed(operand: Expression) -> tuple[Expression, ...]:
    """The entries of max(a, b)."""
    if not isinstance(operand, Fenced) or operand.opening not in ("(", "{"):
        return ()
    body = operand.body
    if not isinstance(body, Chain) or body.level != "list":
        return ()
    return body.operands if set(body.operators) == {Symbol(text=",")} else ()


def _enumerate(voice: Voice, entries: tuple[Expression, ...]) -> None:
    for at, entry in enumerate(entries):
        if at == len(entries) - 1:
            voice.add("and")
        elif at:
            voice.pause()
        voice.say(entry)


def _is_ordinal_power(function: Expression) -> bool:
    if not isinstance(function, Superscript):
        return False
    exponent = function.exponent
    return isinstance(exponent, Letter) or (
        is_integer(exponent) and exponent.text not in ("2", "3")
    )


def _raised(voice: Voice, function: Expression, inner: str = "") -> None:
    """A function's name, with its power: "the fourth power of sine"."""
    if isinstance(function, Superscript) and _is_ordinal_power(function):
        voice.add("the", *ordinal(voice, function.exponent), "power of", inner)
        voice.say(function.base)
    else:
        voice.say(function)


def _lettered(voice: Voice, function: Expression, operand: Expression) -> None:
    if isinstance(function, Letter) and _is_landau(function, operand):
        voice.add(_LANDAU[function.text], "of")
        voice.say(operand.body if isinstance(operand, Fenced) else operand)
        voice.pause()
        return
    if isinstance(function, Superscript) and is_inverse(function.exponent):
        base(voice, function.base)
        voice.add("inverse")
    else:
        base(voice, function)
    voice.add("of")
    inside = operand.body if isinstance(operand, Fenced) else operand
    if isinstance(inside, Applied):
        voice.pause()
    argument(voice, function, operand)
    voice.pause()


def _is_landau(function: Letter, operand: Expression) -> bool:
    body = operand.body if isinstance(operand, Fenced) else operand
    if function.text not in _LANDAU or (isinstance(body, Chain) and body.level == "list"):
        return False
    return function.text == "O" or _has_n(body)


def _has_n(expression: object) -> bool:
    pending = [expression]
    while pending:
        one = pending.pop()
        if isinstance(one, Letter) and one.text in "nN":
            return True
        if isinstance(one, tuple):
            pending.extend(one)
        elif isinstance(one, Struct):
            pending.extend(getattr(one, name) for name in one.__struct_fields__)
    return False


SAYINGS: Sayings = {Applied: _applied}
