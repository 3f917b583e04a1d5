"""A slash between two things makes a fraction of them."""

from __future__ import annotations

from producer.speech.rules.maths.leaves import Letter, Symbol
from producer.speech.rules.maths.meaning.measures import measured
from producer.speech.rules.maths.meaning.simple import is_integer
from producer.speech.rules.maths.tree import (
    BLANK,
    Chain,
    Derivative,
    Expression,
    Fenced,
    Fraction,
    Product,
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
            continue
        slash = operator == Symbol(text="/")
        if slash and BLANK not in (found[-1], operand) and not isinstance(found[-1], Fraction):
            found[-1] = _fraction(found[-1], operand)
        else:
            signs.append(operator)
            found.append(operand)
    if not signs:
        return found[0]
    return Chain(level="multiplication", operands=tuple(found), operators=tuple(signs))


def _fraction(above: Expression, below: Expression) -> Expression:
    """`1/2 x` is one half x; in `a/b c` the denominator is b c; `dy/dx` is a derivative."""
    if (
        isinstance(above, Product)
        and isinstance(below, Product)
        and _are_differentials(above, below)
    ):
        function = above.factors[1:]
        return Derivative(
            function=function[0] if len(function) == 1 else Product(factors=function),
            order=None,
            variables=((below.factors[1], None),),
            partial=False,
        )
    if is_integer(above) and isinstance(below, Product) and is_integer(below.factors[0]):
        first, *rest = below.factors
        return Product(factors=(Fraction(numerator=above, denominator=first), *rest))
    return Fraction(numerator=_bare(above), denominator=_bare(below))


def _are_differentials(above: Product, below: Product) -> bool:
    return (
        len(below.factors) == 2
        and isinstance(below.factors[1], Letter)
        and all(
            isinstance(part.factors[0], Letter) and part.factors[0].text == "d"
            for part in (above, below)
        )
    )


def _bare(expression: Expression) -> Expression:
    """A numerator or denominator without the parentheses that only hold it together."""
    if isinstance(expression, Fenced) and (expression.opening, expression.closing) == ("(", ")"):
        return expression.body
    return expression
