"""What stands between fences: parentheses, heard or not, absolute values, sets, intervals."""

from __future__ import annotations

from typing import Literal

from producer.speech.rules.maths.leaves import Letter, Name, Number, Symbol
from producer.speech.rules.maths.meaning.simple import is_ordinal_fraction, is_simple, is_vulgar
from producer.speech.rules.maths.saying.leaves import sign
from producer.speech.rules.maths.saying.voice import Sayings, Voice
from producer.speech.rules.maths.tree import (
    BLANK,
    Applied,
    Chain,
    Expression,
    Fenced,
    Matrix,
    Prefixed,
    SetBuilder,
    Subscript,
    Superscript,
)

Place = Literal["factor", "base", "argument", "inner argument"]
"""Where fences stand: alone, under a script, behind a function, behind a plain function name."""

_NORMS = {"|": "the absolute value of", "‖": "the norm of", "∥": "the norm of"}
_PAIRS = {("⌊", "⌋"): "the floor of", ("⌈", "⌉"): "the ceiling of", ("|", "⟩"): "ket",
          ("⟨", "|"): "bra"}  # fmt: skip
_SET_OPERATORS = tuple(Symbol(text=text) for text in "∪∩∖")
_ROUND = ("(", "[")
_BARS = (Symbol(text="|"), Symbol(text="∣"))


def fenced(voice: Voice, expression: Fenced, place: Place) -> None:
    """Fences and what they hold, the fences said where the meaning needs them."""
    opening, closing, body = expression.opening, expression.closing, expression.body
    name = _NORMS.get(opening) if opening == closing else _PAIRS.get((opening, closing))
    if name and body != BLANK:
        voice.pause()
        if isinstance(body, Matrix) and opening == "|":
            voice.say(body)
            return
        voice.add("the cardinality of" if opening == "|" and _is_of_sets(body) else name)
        voice.say(body)
        voice.pause()
    elif opening == "{" and closing == "}" and _is_set(body):
        voice.add("the empty set" if body == BLANK else "the set")
        voice.say(body)
    elif opening == "⟨" and closing == "⟩" and _is_pair(body):
        _inner_product(voice, body)
    elif opening in _ROUND and closing in (")", "]") and _is_silent(body, place):
        voice.say(body)
    elif not (_is_half_open(expression) and interval(voice, expression)):
        _spoken(voice, expression)


def _spoken(voice: Voice, expression: Fenced) -> None:
    voice.pause()
    if expression.opening:
        voice.add(sign(expression.opening, voice.english))
    if expression.body != BLANK:
        voice.pause()
        voice.say(expression.body)
        voice.pause()
    if expression.closing:
        voice.add(sign(expression.closing, voice.english))
    voice.pause()


def _is_silent(body: Expression, place: Place) -> bool:
    """ClearSpeak's rules for parentheses that nobody needs to hear."""
    if place == "base":
        return isinstance(body, Number | Letter) or is_ordinal_fraction(body)
    if is_simple(body) or _is_conditional(body):
        return True
    if place == "inner argument" and isinstance(body, Applied):
        inner = body.argument
        inner = inner.body if isinstance(inner, Fenced) else inner
        scripted = isinstance(inner, Subscript | Superscript)
        return is_simple(inner) or scripted or is_vulgar(inner)
    return False


def _is_of_sets(body: Expression) -> bool:
    """Whether it is a set, as far as its signs tell."""
    if isinstance(body, Chain):
        return any(sign in _SET_OPERATORS for sign in body.operators)
    return isinstance(body, SetBuilder) or (isinstance(body, Fenced) and body.opening == "{")


def _is_conditional(body: Expression) -> bool:
    """A given B: as short as it is usual."""
    return isinstance(body, Chain) and body.operators == (Symbol(text="given"),)


def _is_set(body: Expression) -> bool:
    """Whether braces make a set of it: they only group a sum."""
    return not isinstance(body, Chain) or body.level in ("list", "relation")


def _is_pair(body: Expression) -> bool:
    if not isinstance(body, Chain):
        return False
    if len(body.operands) == 3:
        return all(sign in _BARS for sign in body.operators)
    return len(body.operands) == 2 and body.operators[0] in (*_BARS, Symbol(text=","))


def _inner_product(voice: Voice, body: Expression) -> None:
    """The inner product of two vectors; with an operator between them, a bra and a ket."""
    if not isinstance(body, Chain):
        return
    first, *others = body.operands
    if len(others) == 1:
        voice.add("the inner product of")
        voice.say(first)
        voice.add("and")
    else:
        voice.add("bra")
        voice.say(first)
        voice.pause()
        voice.say(others[0])
        voice.pause()
        voice.add("ket")
    voice.say(others[-1])
    voice.pause()


def _is_half_open(expression: Fenced) -> bool:
    return (expression.opening, expression.closing) in (("(", "]"), ("[", ")"))


def interval(voice: Voice, expression: Expression) -> bool:
    """Says an interval: "the interval from 0 to 1, including 0 but not 1"; False if it is none."""
    if not isinstance(expression, Fenced) or expression.opening not in _ROUND:
        return False
    body = expression.body
    if expression.closing not in (")", "]") or not isinstance(body, Chain):
        return False
    if body.operators != (Symbol(text=","),) or BLANK in body.operands:
        return False
    low, high = body.operands
    voice.add("the interval from")
    voice.say(low)
    voice.add("to")
    voice.say(high)
    ends = [
        (end, closed)
        for end, closed in ((low, expression.opening == "["), (high, expression.closing == "]"))
        if not _is_infinite(end)
    ]
    if not ends:
        return True
    voice.pause()
    first, closed = ends[0]
    voice.add("including" if closed else "not including")
    voice.say(first)
    for end, other in ends[1:]:
        voice.add(("and" if closed else "or") if other == closed else "but")
        if other != closed:
            voice.add("including" if other else "not including")
        voice.say(end)
    voice.pause()
    return True


def _is_infinite(expression: Expression) -> bool:
    bare = expression.operand if isinstance(expression, Prefixed) else expression
    return bare == Symbol(text="∞")


def _fenced(voice: Voice, expression: Fenced) -> None:
    fenced(voice, expression, "factor")


def argument(voice: Voice, function: Expression, expression: Expression) -> None:
    """What a function is of."""
    if isinstance(expression, Fenced):
        plain = isinstance(function, Letter | Name)
        fenced(voice, expression, "inner argument" if plain else "argument")
    else:
        voice.say(expression)


SAYINGS: Sayings = {Fenced: _fenced}
