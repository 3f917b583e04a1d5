"""The written form read as an expression: which sign binds what.

From loose to tight: lists, relations and logic, sums, products with a sign, factors side by side.
Each level splits its signs at the operators of its kind and hands the parts to the next.
"""

from __future__ import annotations

from producer.speech.rules.maths.layout import (
    Delimited,
    Gap,
    Grid,
    Layout,
    Radical,
    Ratio,
    Row,
    Scripts,
    Stack,
)
from producer.speech.rules.maths.leaves import Name, Symbol
from producer.speech.rules.maths.meaning import structures
from producer.speech.rules.maths.meaning.between import between
from producer.speech.rules.maths.meaning.factors import factors
from producer.speech.rules.maths.meaning.fences import arrange
from producer.speech.rules.maths.meaning.heads import BIG, DEEPEST, base_kind, flat, integrands
from producer.speech.rules.maths.meaning.slashes import divided
from producer.speech.rules.maths.tree import BLANK, Chain, Expression, Prefixed, Root


def read(layout: Layout, depth: int = 0) -> Expression:
    """What `layout` means.

    `x + 1 = 0` -> Chain(level="relation", operands=(Chain(level="addition", ...), 0)).
    """
    if isinstance(layout, Row):
        return _list(arrange(layout, depth), depth)
    if isinstance(layout, Scripts | Stack):
        return factors([layout], depth, read)
    return atom(layout, depth)


def atom(layout: Layout, depth: int) -> Expression:
    """What one thing without operators around it means."""
    if isinstance(layout, Row):
        return read(layout, depth)
    if isinstance(layout, Gap):
        return BLANK
    if isinstance(layout, Scripts | Stack):
        return factors([layout], depth, read)
    if not isinstance(layout, Delimited | Ratio | Radical | Grid):
        return layout
    if depth > DEEPEST:
        return flat(layout)

    def deeper(part: Layout) -> Expression:
        return read(part, depth + 1)

    if isinstance(layout, Delimited):
        items = arrange(layout.body, depth, bars=layout.opening != "⟨")
        return between(layout, items, deeper, lambda some: _list(some, depth + 1))
    if isinstance(layout, Ratio):
        return structures.ratio(layout, deeper)
    if isinstance(layout, Grid):
        if layout.kind == "matrix":
            return structures.matrix(layout, deeper, determinant=False)
        return structures.lines(layout, deeper, cases=layout.kind == "cases")
    index = deeper(layout.index) if layout.index is not None else None
    square = index is None or getattr(index, "text", "") == "2"
    return Root(radicand=deeper(layout.radicand), index=None if square else index)


def _list(items: list[Layout], depth: int) -> Expression:
    """Things with commas, semicolons or wide spaces between them."""
    end = len(items)
    while end and _ends(items[end - 1]):
        end -= 1
    items = items[:end]
    operands: list[Expression] = []
    operators: list[Expression] = []
    modular = any(isinstance(item, Name) and item.text == "mod" for item in items)
    part: list[Layout] = []
    for item in items:
        if isinstance(item, Gap) or base_kind(item) == "separator":
            gap = isinstance(item, Gap)
            if gap and not part and operators:
                continue
            operands.append(_relations(part, depth, modular))
            operators.append(Symbol(text=" ") if gap else atom(item, depth))
            part = []
        else:
            part.append(item)
    operands.append(_relations(part, depth, modular))
    if not operators:
        return operands[0]
    return Chain(level="list", operands=tuple(operands), operators=tuple(operators))


def _ends(item: Layout) -> bool:
    """Whether it only ends the sentence that the formula stands in."""
    return isinstance(item, Gap) or (isinstance(item, Symbol) and item.text in (",", ";", "."))


def _relations(items: list[Layout], depth: int, modular: bool) -> Expression:
    operands: list[Expression] = []
    operators: list[Expression] = []
    part: list[Layout] = []
    for item in items:
        if base_kind(item) in ("relation", "bar") and not _is_evaluation(item):
            operands.append(_sums(part, depth))
            operator = _operator(item, depth)
            if modular and operator == Symbol(text="≡"):
                operator = Symbol(text="≅")
            operators.append(operator)
            part = []
        else:
            part.append(item)
    if not operators:
        return _sums(part, depth)
    operands.append(_sums(part, depth))
    if len(operators) == 1 and operands == [BLANK, BLANK]:
        return operators[0]
    return Chain(level="relation", operands=tuple(operands), operators=tuple(operators))


def _is_evaluation(item: Layout) -> bool:
    return isinstance(item, Scripts) and base_kind(item) == "bar"


def _operator(item: Layout, depth: int) -> Expression:
    """A sign between operands, with what stands above or below it."""
    if isinstance(item, Stack | Scripts):

        def deeper(part: Layout) -> Expression:
            return read(part, depth + 1)

        base = _operator(item.base, depth + 1)
        if depth > DEEPEST:
            return base
        if isinstance(item, Stack):
            return structures.stack(item, base, deeper)
        return structures.scripts(item, base, deeper)
    return atom(item, depth)


def _sums(items: list[Layout], depth: int) -> Expression:
    operands: list[Expression] = []
    operators: list[Expression] = []
    part: list[Layout] = []
    held = integrands(items)
    for at, item in enumerate(items):
        binary = part and base_kind(item) == "addition" and at not in held
        if binary and base_kind(part[-1]) not in ("addition", "multiplication", "prefix"):
            operands.append(_signed(part, depth))
            operators.append(_operator(item, depth))
            part = []
        else:
            part.append(item)
    if not operators:
        return _signed(part, depth)
    operands.append(_signed(part, depth))
    return Chain(level="addition", operands=tuple(operands), operators=tuple(operators))


def _signed(items: list[Layout], depth: int) -> Expression:
    """A product with the signs before it."""
    at = 0
    while at < len(items) and isinstance(items[at], Symbol) and _is_sign(items, at):
        at += 1
    signs = tuple(item.text for item in items[:at] if isinstance(item, Symbol))
    rest = _products(items[at:], depth)
    if not signs:
        return rest
    if rest == BLANK and len(signs) == 1:
        return Symbol(text=signs[0])
    return Prefixed(operators=signs, operand=rest)


def _is_sign(items: list[Layout], at: int) -> bool:
    return base_kind(items[at]) == "addition" and not _is_big(items, at)


def _products(items: list[Layout], depth: int) -> Expression:
    operands: list[Expression] = []
    operators: list[Expression] = []
    part: list[Layout] = []
    held = integrands(items)
    for at, item in enumerate(items):
        first = not part and not operators
        if at not in held and _multiplies(item) and not (first and _is_big(items, at)):
            operands.append(_factor(part, depth))
            operators.append(_operator(item, depth))
            part = []
        else:
            part.append(item)
    if not operators:
        return _factor(part, depth)
    operands.append(_factor(part, depth))
    if len(operators) == 1 and operands == [BLANK, BLANK]:
        return operators[0]
    return divided(operands, operators)


def _multiplies(item: Layout) -> bool:
    if isinstance(item, Name):
        return item.text == "mod"
    return base_kind(item) == "multiplication"


def _is_big(items: list[Layout], at: int) -> bool:
    """Whether it is an operator before all its operands: the union of ..."""
    item = items[at]
    bare = item.base if isinstance(item, Scripts | Stack) else item
    return isinstance(bare, Symbol) and bare.text in BIG and at + 1 < len(items)


def _factor(items: list[Layout], depth: int) -> Expression:
    """Factors side by side; signs may stand before them again (`2 × -3`)."""
    if items and isinstance(items[0], Symbol) and _is_sign(items, 0):
        return _signed(items, depth)
    return factors(items, depth, read) if items else BLANK
