"""Lists, relations, sums and products."""

from __future__ import annotations

from producer.speech.rules.maths.meaning.simple import (
    is_fenced_factor,
    is_leaf,
    is_simple,
)
from producer.speech.rules.maths.notation.units import unit_words
from producer.speech.rules.maths.saying.fences import interval
from producer.speech.rules.maths.saying.leaves import sign
from producer.speech.rules.maths.saying.voice import Sayings, Voice
from producer.speech.rules.maths.tree import (
    BLANK,
    Accented,
    Applied,
    Chain,
    Derivative,
    Differential,
    Expression,
    Fraction,
    Letter,
    Mixed,
    Name,
    Number,
    Postfixed,
    Prefixed,
    Primed,
    Product,
    Root,
    SetBuilder,
    Spoken,
    Superscript,
    Symbol,
    Text,
    Unit,
)

_LOGIC = frozenset("⇒⟹⇐⟸⇔⟺∴∵∧∨")
"""Signs that part statements: a pause stands before them."""
_OPERATORS = ("dot", "cross", "times")
_QUANTIFIERS = ("∀", "∃", "∃!", "∄")
_MEMBERS = frozenset("∈∊")
_CONTAINERS = frozenset("∈∊∉⊂⊆⊊")


def _chain(voice: Voice, chain: Chain) -> None:
    if chain.level == "list":
        _list(voice, chain)
    elif chain.level == "relation":
        relation(voice, chain, member=False)
    elif _is_vectorial(chain):
        _join(voice, chain, {"⋅": "dot", "×": "cross"})
    else:
        _join(voice, chain, {})


def _join(voice: Voice, chain: Chain, names: dict[str, str]) -> None:
    voice.say(chain.operands[0])
    for operator, operand in zip(chain.operators, chain.operands[1:], strict=True):
        text = operator.text if isinstance(operator, Symbol) else ""
        if text in names:
            voice.add(names[text])
        else:
            voice.say(operator)
        voice.say(operand)


def _is_vectorial(chain: Chain) -> bool:
    """Whether dots and crosses multiply vectors."""
    return chain.level == "multiplication" and all(map(_is_vector, chain.operands))


def _is_vector(expression: Expression) -> bool:
    if isinstance(expression, Accented):
        return expression.mark == "⃗"
    if isinstance(expression, Differential):
        return _is_vector(expression.variable)
    if isinstance(expression, Product) and expression.factors[0] == Letter(text="d"):
        return _is_vector(expression.factors[1])
    if isinstance(expression, Letter):
        return expression.font == "bold"
    return expression == Symbol(text="∇")


def _list(voice: Voice, chain: Chain) -> None:
    """Things with "comma" between them; pauses part what is longer than a sign."""
    before = chain.operands[0]
    voice.say(before)
    for operator, operand in zip(chain.operators, chain.operands[1:], strict=True):
        if operator == Symbol(text=" ") or _is_statement(before) or _is_statement(operand):
            voice.pause()
        else:
            if not is_leaf(before):
                voice.pause()
            voice.say(operator)
            if not is_leaf(operand):
                voice.pause()
        voice.say(operand)
        before = operand


def _is_statement(expression: Expression) -> bool:
    """Whether a comma beside it ends a clause: it is heard as a pause."""
    return isinstance(expression, Chain) and expression.level == "relation"


def relation(voice: Voice, chain: Chain, *, member: bool) -> None:
    """Operands and the relations between them; `member`: in the first half of a set."""
    first = chain.operands[0]
    quantified = isinstance(first, Prefixed) and first.operators[-1] in _QUANTIFIERS
    voice.say(first)
    for at, operator in enumerate(chain.operators):
        text = operator.text if isinstance(operator, Symbol) else ""
        operand = chain.operands[at + 1]
        if text in _LOGIC:
            voice.pause()
        if text in _MEMBERS and (member or (quantified and at == 0)):
            voice.add("in")
        elif quantified and at == 0 and text:
            voice.add(sign(text, voice.english).removeprefix("is "))
        elif text in (":", "→", "∼"):
            voice.add(_in_context(chain, at, text))
        else:
            voice.say(operator)
        if text not in _CONTAINERS or not interval(voice, operand):
            voice.say(operand)


def _in_context(chain: Chain, at: int, text: str) -> str:
    """What a sign means by what stands beside it."""
    before, after = chain.operands[at], chain.operands[at + 1]
    later = chain.operators[at + 1 :]
    if text == ":":
        if isinstance(before, Number) and isinstance(after, Number):
            return "to"
        arrows = (Symbol(text="→"), Symbol(text="↦"), Symbol(text="↪"), Symbol(text="↠"))
        return "from" if later and later[0] in arrows else "colon"
    if text == "→":
        bare = after.operand if isinstance(after, Prefixed) else after
        bare = bare.base if isinstance(bare, Superscript) else bare
        approaches = isinstance(bare, Number) or bare == Symbol(text="∞")
        return "approaches" if approaches else "to"
    distribution = isinstance(after, Applied) and isinstance(before, Letter)
    return "is distributed as" if distribution else "is similar to"


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
        voice.pause()
    elif is_fenced_factor(left) or is_fenced_factor(right):
        if not isinstance(left, Text | Spoken | Unit) and not isinstance(right, Text | Spoken):
            voice.add("times")
    elif isinstance(left, Text) or isinstance(right, Text):
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


def _set_builder(voice: Voice, expression: SetBuilder) -> None:
    voice.add("the set of all")
    member = expression.member
    if isinstance(member, Chain) and member.level == "relation":
        relation(voice, member, member=True)
    else:
        voice.say(member)
    voice.add("such that")
    voice.say(expression.condition)


SAYINGS: Sayings = {
    SetBuilder: _set_builder,
    Chain: _chain,
    Product: _product,
    Prefixed: _prefixed,
    Postfixed: _postfixed,
    Differential: _differential,
}
