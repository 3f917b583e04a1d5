"""What a sign in a row is at heart: below its scripts, above its limits, beside its neighbours."""

from __future__ import annotations

from producer.speech.rules.maths.layout import (
    MAX_DEPTH,
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
from producer.speech.rules.maths.leaves import Letter, Name, Symbol, Text
from producer.speech.rules.maths.notation.macros import FUNCTIONS
from producer.speech.rules.maths.signs import kind, listed
from producer.speech.rules.maths.tree import BLANK, Expression, Product

OPERATORS = listed("relation addition multiplication prefix separator open big integral bar")
"""Kinds after which an operand is still to come."""
BIG = {"∪": "⋃", "∩": "⋂", "∨": "⋁", "∧": "⋀", "⊕": "⨁", "⊗": "⨂", "⊎": "⨄", "⊔": "⨆", "×": "∏"}
"""Operators that are big ones where nothing stands before them."""
LIMITED = listed("lim liminf limsup max min sup inf argmax argmin injlim projlim gcd lcm")
"""Names whose subscript is a range."""
_WORDS = listed(
    "if and or for where let when then is in of to the with such that otherwise else from by as on "
    "are be at on not so but we"
)
"""Words that name no function."""
DEEPEST = MAX_DEPTH + 8
"""Levels of meaning; functions of functions may go deeper than what is written."""
_DIFFERENTIALS = 10
"""Signs that the differentials of one integral are at most."""


def base_kind(item: Layout) -> str:
    """The kind of the sign that `item` is, or that bears scripts or notes in it."""
    while isinstance(item, Scripts | Stack):
        item = item.base
    return kind(item.text) if isinstance(item, Symbol) else ""


def is_operand(item: Layout) -> bool:
    """Whether `item` ends an operand: a bar after it closes."""
    if isinstance(item, Gap) or (isinstance(item, Name) and item.text == "mod"):
        return False
    return base_kind(item) not in OPERATORS


def bearer(item: Layout | None) -> Layout | None:
    """What bears the scripts, and the accent that a letter may have."""
    while isinstance(item, Scripts) or (isinstance(item, Stack) and _is_accented_letter(item)):
        item = item.base
    return item


def _is_accented_letter(item: Stack) -> bool:
    sign = item.over if item.under is None else None
    return isinstance(item.base, Letter) and isinstance(sign, Symbol)


def limits(item: Layout) -> tuple[Layout, Layout | None, Layout | None]:
    """A big operator, what stands below it and what above."""
    if isinstance(item, Scripts):
        return item.base, item.sub, item.sup
    if isinstance(item, Stack):
        return item.base, item.under, item.over
    return item, None, None


def is_function(item: Layout) -> bool:
    """Whether it is a function's name, with whatever scripts."""
    base, _, _ = limits(item)
    return isinstance(base, Name) and base.text in FUNCTIONS


def is_named_in_text(item: Layout | None) -> bool:
    """Whether it is a word that names a function: softmax before parentheses."""
    return isinstance(item, Text) and item.text.isalpha() and item.text.lower() not in _WORDS


def is_differential(items: list[Layout], at: int) -> bool:
    """Whether a d and a variable stand there: upright, or at the end of an integral."""
    item = items[at]
    if not isinstance(item, Letter) or item.text != "d" or at + 1 >= len(items):
        return False
    variable = bearer(items[at + 1])
    if not isinstance(variable, Letter) or variable.text == "d":
        return False
    if item.font == "upright":
        return True
    after = at + 2
    while after < min(len(items), at + _DIFFERENTIALS) and items[after] == item:
        after += 2
    return at > 0 and (after >= len(items) or base_kind(items[after]) in OPERATORS)


def integrands(items: list[Layout]) -> set[int]:
    """Places of the signs between an integral and its differential: they part nothing else."""
    found: set[int] = set()
    start = -1
    for at, item in enumerate(items):
        if base_kind(item) == "integral":
            start = at if start < 0 else start
        elif start >= 0 and is_differential(items, at):
            found.update(range(start, at))
            start = -1
    return found


def flat(layout: Layout) -> Expression:
    """The signs of something too deep, in their order."""
    found: list[Expression] = []
    pending: list[object] = [layout]
    while pending:
        one = pending.pop()
        if isinstance(one, Delimited):
            fences = (Symbol(text=text) if text else None for text in (one.closing, one.opening))
            closing, opening = fences
            pending += [closing, one.body, opening]
        elif isinstance(one, tuple):
            pending += reversed(one)
        elif isinstance(one, Grid):
            pending.append(one.rows)
        elif isinstance(one, Row):
            pending.append(one.items)
        elif isinstance(one, Scripts | Stack | Ratio | Radical):
            pending += reversed([getattr(one, name) for name in one.__struct_fields__])
        elif one is not None and not isinstance(one, Gap | bool):
            found.append(one)  # type: ignore[arg-type]
    if len(found) == 1:
        return found[0]
    return Product(factors=tuple(found)) if found else BLANK
