"""Fractions, binomial coefficients, roots, accents and notes above and below."""

from __future__ import annotations

from producer.speech.rules.maths.leaves import Letter, Name, Number, Symbol, Text
from producer.speech.rules.maths.meaning.simple import (
    is_ordinal_fraction,
    is_simple,
    is_speakable_part,
    is_vulgar,
    value,
)
from producer.speech.rules.maths.saying import words
from producer.speech.rules.maths.saying.leaves import sign
from producer.speech.rules.maths.saying.powers import is_ordinal, ordinal
from producer.speech.rules.maths.saying.products import product
from producer.speech.rules.maths.saying.voice import Sayings, Voice
from producer.speech.rules.maths.tree import (
    BLANK,
    Accented,
    Annotated,
    Binomial,
    Chain,
    Expression,
    Fraction,
    Primed,
    Product,
    Root,
)
from producer.speech.rules.numbers import british

_BEFORE = {"⃗": "vector", "⃖": "left vector", "⃡": "line", "⏜": "arc"}
_AFTER = {
    "^": "hat", "ˆ": "hat", "¯": "bar", "_": "underlined", "˙": "dot", "¨": "double dot",
    "⃛": "triple dot", "⃜": "quadruple dot", "~": "tilde", "˜": "tilde", "ˇ": "check",
    "˘": "breve", "´": "acute", "`": "grave", "˚": "ring", "⏝": "under arc", "⏞": "over brace",
    "⏟": "under brace", "⎴": "over bracket", "⎵": "under bracket", "→_": "under arrow",
    "⏠": "over bracket", "⏡": "under bracket", "″": "double acute", "¸": "cedilla",
}  # fmt: skip
_ARROWS = {
    "→": "right arrow", "←": "left arrow", "↔": "left right arrow", "⇒": "right double arrow",
    "⇐": "left double arrow", "⇔": "left right double arrow", "↦": "maps to arrow",
    "↪": "hooked right arrow", "⇌": "equilibrium arrow",
}  # fmt: skip
_DEFINED = {"def", "def.", "df", "Def", "Δ", "△", "∆", "."}


def _fraction(voice: Voice, expression: Fraction) -> None:
    above, below = expression.numerator, expression.denominator
    if is_ordinal_fraction(expression) and isinstance(above, Number) and isinstance(below, Number):
        voice.add(words.number(above.text, voice.english))
        voice.add(_part(value(below), value(above) > 1, voice.english))
        return
    voice.pause()
    if BLANK in (above, below):
        _unfinished(voice, above, below)
    elif is_vulgar(expression) or (is_speakable_part(above) and is_speakable_part(below)):
        _short(voice, above)
        voice.add("over")
        _short(voice, below)
    else:
        voice.add("the fraction with numerator")
        _short(voice, above)
        voice.pause()
        voice.add("and denominator")
        _short(voice, below)
    voice.pause()


def _unfinished(voice: Voice, above: Expression, below: Expression) -> None:
    voice.say(above)
    if below != BLANK:
        voice.add("over")
        voice.say(below)


def _short(voice: Voice, part: Expression) -> None:
    if isinstance(part, Product):
        product(voice, part, within_fraction=True)
    else:
        voice.say(part)


def _part(below: int, many: bool, english: str) -> str:
    """What the parts are called: "half", "thirds"."""
    if below == 2:
        return "halves" if many else "half"
    if below == 4 and british(english):
        return "quarters" if many else "quarter"
    return words.nth(str(below), english) + ("s" if many else "")


def _binomial(voice: Voice, expression: Binomial) -> None:
    voice.say(expression.upper)
    voice.add("choose")
    voice.say(expression.lower)


def _root(voice: Voice, expression: Root) -> None:
    index = expression.index
    if index is None:
        voice.add("the square root of")
    elif index == Number(text="3"):
        voice.add("the cube root of")
    elif is_ordinal(index):
        voice.add("the", *ordinal(voice, index), "root of")
    else:
        voice.add("the")
        voice.say(index)
        voice.add("root of")
    voice.say(expression.radicand)
    voice.pause()


def _accented(voice: Voice, expression: Accented) -> None:
    base, mark = expression.base, expression.mark
    if mark == "¯" and isinstance(base, Product) and all(map(_is_point, base.factors)):
        voice.add("the line segment")
        for factor in base.factors:
            voice.say(factor)
        voice.pause()
        return
    if mark in _BEFORE:
        voice.add(_BEFORE[mark])
        voice.say(base)
        return
    if isinstance(base, Chain) or (isinstance(base, Product) and not is_simple(base)):
        voice.add("the quantity")
    voice.say(base)
    if isinstance(base, Chain | Product | Fraction | Root):
        voice.pause()
    voice.add(_AFTER.get(mark) or sign(mark, voice.english))


def _is_point(expression: Expression) -> bool:
    """Whether it is a capital letter, perhaps primed: a point of a figure."""
    bare = expression.base if isinstance(expression, Primed) else expression
    return isinstance(bare, Letter) and bare.text.isupper()


def _annotated(voice: Voice, expression: Annotated) -> None:
    """A sign with a note: "is defined to be", "equals sign with question mark over it"."""
    base, over, under = expression.base, expression.over, expression.under
    if base == Symbol(text="=") and under is None and _is_definition(over):
        voice.add("is defined to be")
        voice.pause()
        return
    note = under if under is not None else over
    if base == Symbol(text="∼") and isinstance(note, Text | Name) and _is_iid(note.text):
        voice.add("are independent and identically distributed as")
        return
    if isinstance(base, Accented) and note is not None and (over is None or under is None):
        voice.say(base)
        voice.add("labelled")
        voice.say(note)
        voice.pause()
        return
    if isinstance(base, Symbol):
        voice.add(_ARROWS.get(base.text) or sign(base.text, voice.english))
        if base.text not in _ARROWS:
            voice.add("sign")
    else:
        voice.say(base)
        voice.pause()
    for one, place in ((over, "over it"), (under, "under it")):
        if one is not None:
            voice.add("with")
            voice.say(one)
            voice.add(place)
    if not isinstance(base, Symbol):
        voice.pause()


def _is_iid(text: str) -> bool:
    return text.replace(".", "").strip().lower() == "iid"


def _is_definition(note: Expression | None) -> bool:
    return isinstance(note, Text | Letter | Symbol) and note.text.strip() in _DEFINED


SAYINGS: Sayings = {
    Fraction: _fraction,
    Binomial: _binomial,
    Root: _root,
    Accented: _accented,
    Annotated: _annotated,
}
