"""Whether a letter before parentheses is a function of what is in them, or a factor.

`f(x)` is a function whatever is in it, `x(y + 1)` is a product, `P(A | B)` a probability.
"""

from __future__ import annotations

from msgspec.structs import replace

from producer.speech.rules.maths.layout import Layout, Scripts
from producer.speech.rules.maths.leaves import Letter, Number, Symbol
from producer.speech.rules.maths.tree import (
    BLANK,
    Applied,
    Chain,
    Expression,
    Fenced,
    Fraction,
    Postfixed,
    Prefixed,
    Primed,
    Product,
    Subscript,
    Superscript,
)

FUNCTIONS = frozenset("fghFGH")
"""Letters that are functions wherever parentheses follow."""
_CONSTANTS = frozenset("eidπ")
_LANDAU = frozenset("OoΘΩω")
_OPERATORS = frozenset("EP𝔼") | FUNCTIONS
_BARS = (Symbol(text="|"), Symbol(text="∣"))


def applies(item: Layout, head: Letter, argument: Fenced, before: list[Expression]) -> bool:
    """Whether `item`, whose letter is `head`, is a function of `argument`.

    `before` holds the factors that stand before it.
    """
    if argument.opening not in ("(", "["):
        return False
    if head.text in _CONSTANTS and not _is_list(argument.body):
        return False
    if head.text in FUNCTIONS:
        return argument.opening == "(" or (head.font == "" and not _is_sum(argument.body))
    if isinstance(item, Scripts) and item.sup is not None and not _marks(item.sup):
        return False
    body = argument.body
    capital = head.text.isupper()
    if isinstance(body, Chain):
        return _chain(body, capital or head.font == "blackboard", head)
    if argument.opening == "[" and not capital:
        return isinstance(body, Letter)
    if isinstance(body, Number):
        return not before
    if isinstance(body, Product | Fraction | Superscript):
        return capital or head.text in _LANDAU
    single = isinstance(body, Letter | Prefixed | Applied | Subscript | Primed | Postfixed)
    return single or (capital and body != BLANK)


def _marks(sup: Layout) -> bool:
    """Whether a superscript is no power: primes, a star, an inverse."""
    items = getattr(sup, "items", (sup,))
    texts = [getattr(item, "text", "") for item in items]
    return texts == ["−", "1"] or all(isinstance(item, Symbol) for item in items)


def _chain(body: Chain, capital: bool, head: Letter) -> bool:
    if body.level == "list":
        return True
    if body.level == "relation":
        return capital or any(sign in _BARS for sign in body.operators)
    if head.text in _LANDAU or (capital and head.text in _OPERATORS):
        return True
    sets = any(isinstance(sign, Symbol) and sign.text in "∪∩∖×" for sign in body.operators)
    return capital and sets


def _is_list(body: Expression) -> bool:
    return isinstance(body, Chain) and body.level == "list"


def _is_sum(body: Expression) -> bool:
    return isinstance(body, Chain) and body.level == "addition"


def is_composed(expression: Expression) -> bool:
    """Whether fences hold a function made of functions: (f + g), (u ∘ v), (f/g)."""
    if not isinstance(expression, Fenced) or expression.opening != "(":
        return False
    body = expression.body
    if isinstance(body, Fraction):
        return all(_is_function(part) for part in (body.numerator, body.denominator))
    if not isinstance(body, Chain) or body.level not in ("addition", "multiplication"):
        return False
    if all(sign == Symbol(text="∘") for sign in body.operators):
        return all(isinstance(part, Letter | Subscript | Superscript) for part in body.operands)
    return all(_is_function(part) for part in body.operands)


def _is_function(expression: Expression) -> bool:
    if isinstance(expression, Subscript | Primed):
        expression = expression.base
    return isinstance(expression, Letter) and expression.text in FUNCTIONS


def given(argument: Expression) -> Expression:
    """A bar in a function's argument is a condition: P(A | B)."""
    if isinstance(argument, Fenced) and isinstance(argument.body, Chain):
        return replace(argument, body=_conditional(argument.body))
    return argument


def _conditional(chain: Chain) -> Chain:
    if chain.level == "list":
        parts = (_conditional(part) if isinstance(part, Chain) else part for part in chain.operands)
        return replace(chain, operands=tuple(parts))
    if chain.level != "relation" or not any(sign in _BARS for sign in chain.operators):
        return chain
    signs = (Symbol(text="given") if sign in _BARS else sign for sign in chain.operators)
    return replace(chain, operators=tuple(signs))
