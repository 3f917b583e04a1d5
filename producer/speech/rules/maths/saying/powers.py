"""What powers, functions and roots share: ordinals, inverses, what bears a script."""

from __future__ import annotations

from producer.speech.rules.maths.leaves import Letter, Number
from producer.speech.rules.maths.meaning.simple import is_integer
from producer.speech.rules.maths.saying import words
from producer.speech.rules.maths.saying.fences import fenced
from producer.speech.rules.maths.saying.voice import Voice
from producer.speech.rules.maths.tree import Expression, Fenced, Prefixed


def base(voice: Voice, expression: Expression) -> None:
    """What bears a script; its parentheses are heard sooner than elsewhere."""
    if isinstance(expression, Fenced):
        fenced(voice, expression, "base")
    else:
        voice.say(expression)


def is_inverse(exponent: Expression) -> bool:
    """Whether it is minus one."""
    return (
        isinstance(exponent, Prefixed)
        and exponent.operators == ("−",)
        and exponent.operand == Number(text="1")
    )


def is_ordinal(exponent: Expression) -> bool:
    """Whether it is spoken as an ordinal: an integer or a letter."""
    return is_integer(exponent) or isinstance(exponent, Letter)


def ordinal(voice: Voice, exponent: Expression) -> tuple[str, ...]:
    """ "fifth", "n-th"."""
    if isinstance(exponent, Number):
        return (words.nth(exponent.text, voice.english),)
    if isinstance(exponent, Letter):
        return (words.lettered_ordinal(exponent.text, voice.english),)
    return ()
