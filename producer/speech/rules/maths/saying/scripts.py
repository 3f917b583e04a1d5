"""Powers, indexes, primes and other small signs."""

from __future__ import annotations

from producer.speech.rules.maths.leaves import Letter, Name, Number, Spoken, Symbol
from producer.speech.rules.maths.meaning.scopes import FUNCTIONS
from producer.speech.rules.maths.meaning.simple import (
    has_power,
    is_integer,
    is_ordinal_fraction,
    is_simple,
)
from producer.speech.rules.maths.saying import words
from producer.speech.rules.maths.saying.functions import as_exponent
from producer.speech.rules.maths.saying.powers import base, is_inverse, is_ordinal, ordinal
from producer.speech.rules.maths.saying.voice import Sayings, Voice
from producer.speech.rules.maths.tree import (
    BLANK,
    Accented,
    Chain,
    Expression,
    Fenced,
    LeftScripts,
    Prefixed,
    Primed,
    Product,
    Subscript,
    Superscript,
)

_PRIMES = {1: "prime", 2: "double prime", 3: "triple prime"}
_MARKS = {
    "∗": "star", "⋆": "star", "†": "dagger", "‡": "double dagger", "⊥": "perp",
    "⊤": "transpose", "⊺": "transpose", "+": "plus", "−": "minus", "×": "times",
    "∘": "degrees", "±": "plus or minus", "′": "prime",
}  # fmt: skip
"""Signs that stand at the top right and are no power."""
_DERIVED = "fghFGHyuφψ"
"""Letters whose derivatives are counted in parentheses."""
_COMPLEMENTS = (Letter(text="c"), Letter(text="c", font="upright"), Symbol(text="∁"))


def _stem(expression: Expression) -> Expression:
    """The letter or name below indexes, primes and accents."""
    while isinstance(expression, Subscript | Primed | Accented):
        expression = expression.base
    return expression


def _superscript(voice: Voice, expression: Superscript) -> None:
    below, exponent = expression.base, expression.exponent
    if _special(voice, below, exponent):
        return
    if isinstance(exponent, Number) and exponent.text in ("2", "3"):
        base(voice, below)
        voice.add("squared" if exponent.text == "2" else "cubed")
        return
    stem = _stem(below)
    if isinstance(stem, Letter) and stem.text in FUNCTIONS and is_ordinal(exponent):
        voice.add("the", *ordinal(voice, exponent), "power of")
        voice.pause()
        voice.say(below)
        return
    base(voice, below)
    _power(voice, exponent)


def _special(voice: Voice, below: Expression, exponent: Expression) -> bool:
    """Sets of numbers, inverses, transposes, derivatives by number, marks; False for a power."""
    if isinstance(below, Letter) and words.is_named_set(below):
        return _set_power(voice, below, exponent)
    stem = _stem(below)
    if exponent == Symbol(text="∞") and isinstance(below, Letter) and below.text.isupper():
        voice.say(below)
        voice.say(exponent)
    elif isinstance(exponent, Symbol) and exponent.text in _MARKS:
        base(voice, below)
        voice.add(_MARKS[exponent.text])
    elif is_inverse(exponent) and _inverts(stem):
        voice.say(below)
        voice.add("inverse")
    elif exponent in _COMPLEMENTS and isinstance(below, Letter) and below.text.isupper():
        voice.say(below)
        voice.add("complement")
    elif isinstance(exponent, Letter) and exponent.text == "T" and _transposes(stem):
        base(voice, below)
        voice.add("transpose")
    elif isinstance(exponent, Fenced) and is_ordinal(exponent.body) and isinstance(stem, Letter):
        if _is_order(stem, exponent):
            voice.add("the", *ordinal(voice, exponent.body), "derivative of")
            voice.say(below)
        else:
            voice.say(below)
            voice.add("superscript")
            voice.say(exponent.body)
    else:
        return False
    return True


def _inverts(stem: Expression) -> bool:
    """Whether minus one makes an inverse of it: of a function or a matrix."""
    if isinstance(stem, Letter):
        return stem.text in FUNCTIONS or stem.text.isupper()
    return isinstance(stem, Name)


def _transposes(stem: Expression) -> bool:
    """Whether a T above it is no power: above a vector or a matrix."""
    if isinstance(stem, Fenced):
        body = stem.body
        factors = body.factors if isinstance(body, Product) else (body,)
        return all(isinstance(one, Letter) and one.text.isupper() for one in factors)
    if not isinstance(stem, Letter) or stem.text == "e":
        return False
    return stem.text.isascii() or stem.text.isupper() or stem.text in "θβφϕωμψξν"


def _is_order(stem: Letter, exponent: Fenced) -> bool:
    """Whether f^{(n)} counts derivatives; x^{(i)} counts examples, W^{[l]} layers."""
    body = exponent.body
    counts = isinstance(body, Number) or (isinstance(body, Letter) and body.text in "nkmr")
    return exponent.opening == "(" and stem.text in _DERIVED and counts


def _set_power(voice: Voice, below: Letter, exponent: Expression) -> bool:
    """The real numbers to some power: "r-two", "the positive integers"."""
    if isinstance(exponent, Symbol) and exponent.text in "+−":
        kind = "positive" if exponent.text == "+" else "negative"
        voice.add("the", kind, words.NAMED_SETS[below.text])
        return True
    letter = words.letter(below.text.lower(), voice.english)
    if isinstance(exponent, Number | Letter) or exponent == Symbol(text="∞"):
        inner = Voice(voice.sayings, voice.english)
        inner.say(exponent)
        said = "-".join(inner.words).replace(" ", "-")
        voice.add(f"{letter}-{said}")
        return True
    voice.add(letter)
    if not _is_size(exponent):
        voice.add("to the")
    size(voice, exponent)
    voice.pause()
    return True


def _is_size(expression: Expression) -> bool:
    """Whether it is the size of a matrix: m by n."""
    return isinstance(expression, Chain) and set(expression.operators) == {Symbol(text="×")}


def size(voice: Voice, expression: Expression) -> None:
    """A script that may be the size of a matrix."""
    if not isinstance(expression, Chain) or not _is_size(expression):
        voice.say(expression)
        return
    for at, operand in enumerate(expression.operands):
        if at:
            voice.add("by")
        voice.say(operand)


def _power(voice: Voice, exponent: Expression) -> None:
    if exponent == BLANK:
        return
    if is_ordinal(exponent):
        voice.add("to the", *ordinal(voice, exponent), "power")
    elif _is_negative_integer(exponent):
        voice.add("to the")
        voice.say(exponent)
        voice.add("power")
    elif not has_power(exponent) or _is_short_power(exponent):
        voice.add("raised to the")
        begin = len(voice.words)
        as_exponent(voice, exponent)
        while voice.words[begin : begin + 1] == [words.PAUSE]:
            del voice.words[begin]
        while voice.words[-1] == words.PAUSE:
            voice.words.pop()
        voice.add("power")
    else:
        voice.add("raised to the exponent")
        voice.pause()
        voice.say(exponent)
        voice.pause()
        voice.add("end exponent")
    voice.pause()


def _is_negative_integer(exponent: Expression) -> bool:
    return (
        isinstance(exponent, Prefixed)
        and exponent.operators == ("−",)
        and is_integer(exponent.operand)
    )


def _is_short_power(exponent: Expression) -> bool:
    """A square or cube in the exponent that can't be taken for more: 2 x squared."""
    if isinstance(exponent, Product) and len(exponent.factors) == 2:
        if not is_simple(exponent.factors[0]):
            return False
        exponent = exponent.factors[1]
    if not isinstance(exponent, Superscript) or not isinstance(exponent.exponent, Number):
        return False
    if exponent.exponent.text not in ("2", "3"):
        return False
    return isinstance(exponent.base, Number | Letter) or is_ordinal_fraction(exponent.base)


def _subscript(voice: Voice, expression: Subscript) -> None:
    below, index = expression.base, expression.index
    if isinstance(below, Letter) and words.is_named_set(below):
        if index == Number(text="0"):
            voice.add("the", words.NAMED_SETS[below.text], "with zero")
            return
        kind = _signs_of(index)
        if kind:
            voice.add("the", kind, words.NAMED_SETS[below.text])
            return
    if isinstance(below, Name) and below.text == "log":
        voice.say(below)
        voice.add("base")
        voice.say(index)
        return
    voice.pause()
    base(voice, below)
    voice.add("sub")
    if isinstance(index, Name) and index.text in words.FUNCTIONS:
        voice.add(index.text)
    else:
        size(voice, index)
    voice.pause()


def _signs_of(index: Expression) -> str:
    """Which numbers of a set an index leaves: "positive" for + and for > 0."""
    if isinstance(index, Symbol):
        return {"+": "positive", "−": "negative"}.get(index.text, "")
    if not isinstance(index, Chain) or index.operands != (BLANK, Number(text="0")):
        return ""
    relation = index.operators[0]
    names = {">": "positive", "≥": "non-negative", "<": "negative", "≤": "non-positive",
             "≠": "non-zero"}  # fmt: skip
    return names.get(relation.text, "") if isinstance(relation, Symbol) else ""


def _primed(voice: Voice, expression: Primed) -> None:
    below, count = expression.base, expression.count
    if isinstance(below, Number) and count < 3:
        one = below.text == "1"
        length = ("foot" if one else "feet") if count == 1 else ("inch" if one else "inches")
        voice.say(below)
        voice.add(length)
        return
    base(voice, below)
    if count in _PRIMES:
        voice.add(_PRIMES[count])
    else:
        voice.add(words.count(count, voice.english), "primes")


def _left_scripts(voice: Voice, expression: LeftScripts) -> None:
    """n C r; an isotope; or whatever else stands at the left."""
    below, sub, sup = expression.base, expression.sub, expression.sup
    first = sup if sub is None else sub
    if isinstance(below, Subscript) and _chooses(below.base) and first and not (sub and sup):
        voice.say(first)
        voice.say(below.base)
        voice.say(below.index)
        return
    if sup is not None and is_integer(sup) and isinstance(below, Letter | Name | Spoken):
        voice.say(below)
        voice.say(sup)
        if sub is not None:
            voice.pause()
            voice.add("atomic number")
            voice.say(sub)
        return
    for side, script in (("left super", sup), ("left sub", sub)):
        if script is not None:
            voice.add(side)
            voice.say(script)
            voice.pause()
    voice.say(below)


def _chooses(letter: Expression) -> bool:
    """Whether it is the C or P of combinations and permutations."""
    return isinstance(letter, Letter) and letter.text in ("C", "P")


SAYINGS: Sayings = {
    Superscript: _superscript,
    Subscript: _subscript,
    Primed: _primed,
    LeftScripts: _left_scripts,
}
