"""A slash between two things makes a fraction of them."""

from __future__ import annotations

from msgspec.structs import replace

from producer.speech.rules.maths.leaves import Letter, Symbol
from producer.speech.rules.maths.meaning.measures import measured
from producer.speech.rules.maths.meaning.simple import is_integer
from producer.speech.rules.maths.tree import (
    BLANK,
    Big,
    Chain,
    Derivative,
    Expression,
    Fenced,
    Fraction,
    Prefixed,
    Product,
    Superscript,
)


def divided(operands: list[Expression], operators: list[Expression]) -> Expression:
    """Operands with signs of multiplication between them: `a/b` is a fraction."""
    found = [operands[0]]
    signs: list[Expression] = []
    for operator, operand in zip(operators, operands[1:], strict=True):
        sign = operator.text if isinstance(operator, Symbol) else ""
        quantity = measured(found[-1], sign, operand)
        if quantity:
            found[-1] = quantity
        elif sign == "/" and BLANK not in (found[-1], operand) and not _is_fraction(found[-1]):
            found[-1] = _fraction(found[-1], operand)
        else:
            signs.append(operator)
            found.append(operand)
    if not signs:
        return found[0]
    return Chain(level="multiplication", operands=tuple(found), operators=tuple(signs))


def _is_fraction(expression: Expression) -> bool:
    return isinstance(expression, Fraction)


def _fraction(above: Expression, below: Expression) -> Expression:
    """`1/2 x` is one half x; in `a/b c` the denominator is b c; `dy/dx` is a derivative."""
    if isinstance(above, Big) and above.body != BLANK:
        return replace(above, body=_fraction(above.body, below))
    if isinstance(above, Product) and isinstance(above.factors[-1], Big):
        *before, last = above.factors
        return Product(factors=(*before, _fraction(last, below)))
    found = _partial(above, below)
    if found:
        return found
    if isinstance(above, Product) and isinstance(below, Product):
        found = _derivative(above, below)
        if found:
            return found
    if is_integer(above) and isinstance(below, Product) and is_integer(below.factors[0]):
        first, *rest = below.factors
        return Product(factors=(Fraction(numerator=above, denominator=first), *rest))
    return Fraction(numerator=_bare(above), denominator=_bare(below))


def _derivative(above: Product, below: Product) -> Derivative | None:
    """`dy/dx`, `d^2y/dx^2`."""
    first, *function = above.factors
    order = first.exponent if isinstance(first, Superscript) else None
    sign = first.base if isinstance(first, Superscript) else first
    variable = below.factors[1]
    if isinstance(variable, Superscript) and variable.exponent == order:
        variable = variable.base
    signs = all(isinstance(one, Letter) and one.text == "d" for one in (sign, below.factors[0]))
    if not signs or len(below.factors) != 2 or not isinstance(variable, Letter):
        return None
    return Derivative(
        function=function[0] if len(function) == 1 else Product(factors=tuple(function)),
        order=order,
        variables=((variable, None),),
        partial=False,
    )


def _partial(above: Expression, below: Expression) -> Derivative | None:
    """`∂f/∂x`, `∂²f/∂x²`."""
    if not isinstance(below, Prefixed) or below.operators != ("∂",):
        return None
    order: Expression | None = None
    if isinstance(above, Product) and isinstance(above.factors[0], Superscript):
        _, *rest = above.factors
        if above.factors[0].base != Symbol(text="∂") or not rest:
            return None
        order = above.factors[0].exponent
        function = rest[0] if len(rest) == 1 else Product(factors=tuple(rest))
    elif isinstance(above, Prefixed) and above.operators == ("∂",):
        function = above.operand
    else:
        return None
    variable = below.operand
    if isinstance(variable, Superscript) and variable.exponent == order:
        variable = variable.base
    elif order is not None:
        return None
    return Derivative(function=function, order=order, variables=((variable, None),), partial=True)


def _bare(expression: Expression) -> Expression:
    """A numerator or denominator without the parentheses that only hold it together."""
    if isinstance(expression, Fenced) and (expression.opening, expression.closing) == ("(", ")"):
        return expression.body
    return expression
