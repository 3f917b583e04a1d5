"""Operands with operators between them: lists, relations, sums, products with a sign."""

from __future__ import annotations

from producer.speech.rules.maths.leaves import Letter, Number, Spoken, Symbol
from producer.speech.rules.maths.meaning.simple import (
    is_leaf,
)
from producer.speech.rules.maths.saying import words
from producer.speech.rules.maths.saying.fences import interval
from producer.speech.rules.maths.saying.leaves import sign
from producer.speech.rules.maths.saying.operators import is_one_sided, target
from producer.speech.rules.maths.saying.products import QUANTIFIERS
from producer.speech.rules.maths.saying.voice import Sayings, Voice
from producer.speech.rules.maths.tree import (
    Accented,
    Applied,
    Chain,
    Differential,
    Expression,
    Prefixed,
    Product,
    SetBuilder,
    Subscript,
)

_LOGIC = frozenset("⇒⟹⇐⟸⇔⟺∴∵∧∨")
"""Signs that part statements: a pause stands before them."""
_DISTRIBUTIONS = "pqPQD"
_STATEMENTS = "pqrsPQRSφψ"
_VARIABLES = "xyzthnkεδθ"
_MEMBERS = frozenset("∈∊")
_CONTEXTUAL = frozenset(":→↦∼")
"""Signs that mean one thing here and another there."""
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
    if chain.level != "multiplication":
        return False
    return chain.operands[0] == Symbol(text="∇") or all(map(_is_vector, chain.operands))


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
    before = chain.operands[0]
    quantifier = ""
    voice.say(before)
    for at, operator in enumerate(chain.operators):
        text = operator.text if isinstance(operator, Symbol) else ""
        operand = chain.operands[at + 1]
        ended = _quantifier(before)
        quantifier = ended or quantifier
        if text in _LOGIC:
            voice.pause()
        if text in _MEMBERS and (member or ended):
            voice.add("in")
        elif ended and text not in _CONTEXTUAL:
            _say_relation(voice, operator, text, verb="")
        elif text == ":" and quantifier:
            _say_scope(voice, quantifier)
        elif text in _CONTEXTUAL:
            voice.add(_in_context(chain, at, text))
        else:
            verb = "are " if words.is_named_set(before) else "is "
            _say_relation(voice, operator, text, verb=verb)
        if text == "→":
            target(voice, operand)
        elif text not in _CONTAINERS or not interval(voice, operand):
            voice.say(operand)
        before = operand


def _say_relation(voice: Voice, operator: Expression, text: str, *, verb: str) -> None:
    """A relation: without "is" after a quantifier, with "are" after a plural."""
    said = sign(text, voice.english) if text else ""
    if said.startswith("is "):
        voice.add(verb + said.removeprefix("is "))
    else:
        voice.say(operator)


def _say_scope(voice: Voice, quantifier: str) -> None:
    if quantifier == "∀":
        voice.pause()
    else:
        voice.add("such that")


def _quantifier(operand: Expression) -> str:
    """The quantifier that `operand` ends with: ∃ y, or 0, ∃ y."""
    if isinstance(operand, Product):
        operand = operand.factors[-1]
    if isinstance(operand, Prefixed) and operand.operators[-1] in QUANTIFIERS:
        return operand.operators[-1]
    return ""


def _in_context(chain: Chain, at: int, text: str) -> str:
    """What a sign means by what stands beside it."""
    before, after = chain.operands[at], chain.operands[at + 1]
    later = chain.operators[at + 1 :][:1]
    earlier = chain.operators[:at][-1:]
    if text == ":":
        if isinstance(before, Number) and isinstance(after, Number):
            return "to"
        if later == (Symbol(text="↦"),):
            return "maps"
        arrows = (Symbol(text="→"), Symbol(text="↪"), Symbol(text="↠"))
        return "from" if later and later[0] in arrows else "colon"
    if text == "↦":
        return "to" if earlier == (Symbol(text=":"),) else "maps to"
    if text == "→":
        return "to" if earlier == (Symbol(text=":"),) else _arrow(before, after)
    named = isinstance(after, Letter) and (after.text in _DISTRIBUTIONS or after.font == "script")
    distribution = isinstance(before, Letter) and (named or isinstance(after, Applied))
    return "is distributed as" if distribution else "is similar to"


def _arrow(before: Expression, after: Expression) -> str:
    """An arrow from one thing to another: a variable approaches, a statement implies."""
    bare = after.operand if isinstance(after, Prefixed) else after
    if isinstance(bare, Number) or bare == Symbol(text="∞") or is_one_sided(after):
        return "approaches"
    if any(isinstance(part, Spoken) for side in (before, after) for part in _parts(side)):
        return "yields"
    before = before.base if isinstance(before, Subscript) else before
    letters = [part.text if isinstance(part, Letter) else "" for part in (before, after)]
    if all(letters) and all(letter in _STATEMENTS for letter in letters):
        return "implies"
    variable = letters[0] != "" and letters[0] in _VARIABLES
    return "approaches" if variable and isinstance(bare, Letter | Subscript) else "to"


def _parts(expression: Expression) -> tuple[Expression, ...]:
    """The factors of the operands of a sum."""
    operands = expression.operands if isinstance(expression, Chain) else (expression,)
    return tuple(
        factor
        for operand in operands
        for factor in (operand.factors if isinstance(operand, Product) else (operand,))
    )


def _set_builder(voice: Voice, expression: SetBuilder) -> None:
    voice.add("the set of all")
    member = expression.member
    if isinstance(member, Chain) and member.level == "relation":
        relation(voice, member, member=True)
    else:
        voice.say(member)
    voice.add("such that")
    voice.say(expression.condition)


SAYINGS: Sayings = {Chain: _chain, SetBuilder: _set_builder}
