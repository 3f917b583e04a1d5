"""Functions and what they are of: by name (sine), by letter (f), by any other name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from producer.speech.rules.maths.layout import EMPTY, MAX_DEPTH, Delimited, Gap, Layout, Scripts
from producer.speech.rules.maths.leaves import Letter, Name, Symbol, Text
from producer.speech.rules.maths.meaning import structures
from producer.speech.rules.maths.meaning.heads import (
    LIMITED,
    base_kind,
    bearer,
    is_differential,
    is_function,
    limits,
)
from producer.speech.rules.maths.meaning.scopes import FUNCTIONS, applies, given, is_composed
from producer.speech.rules.maths.tree import Applied, Expression, Fenced, Superscript

if TYPE_CHECKING:
    from producer.speech.rules.maths.meaning.factors import Factors

_APPLICATION = Symbol(text="\u2061")
"""MathML's sign that what follows is an argument."""


def named(reader: Factors, item: Layout) -> Expression:
    """A function known by its name, and its argument."""
    base, lower, upper = limits(item)
    if isinstance(base, Name) and base.text in LIMITED and (lower or upper or base.text == "lim"):
        return reader.big(item)
    function = reader.plain(item)
    following = reader.next()
    if following is None or reader.depth > MAX_DEPTH:
        return function
    if isinstance(bearer(following), Delimited):
        reader.at += 1
        return _application(reader, function, following, named=True)
    end = _end(reader)
    if end > reader.at:
        inside = reader.items[reader.at : end]
        reader.at = end
        return Applied(function=function, argument=reader.inside(inside), named=True)
    if is_function(following):
        return Applied(function=function, argument=reader.bound(), named=True)
    return function


def _end(reader: Factors) -> int:
    """Where the argument of a function without parentheses ends."""
    items = reader.items
    for at in range(reader.at, len(items)):
        head = bearer(items[at])
        if isinstance(head, Text | Gap) or base_kind(items[at]) in ("big", "integral", "bar"):
            return at
        if is_function(items[at]) or is_differential(items, at):
            return at
        if isinstance(head, Delimited) and at > reader.at and not _is_called(items, at):
            return at
    return len(items)


def _is_called(items: list[Layout], at: int) -> bool:
    """Whether the letter before the parentheses at `at` is a function too: log p(x)."""
    letter = bearer(items[at - 1])
    inside = bearer(items[at])
    if not isinstance(letter, Letter) or not isinstance(inside, Delimited):
        return False
    return letter.text in FUNCTIONS or len(inside.body.items) == 1


def lettered(
    reader: Factors, item: Layout, head: Letter, before: list[Expression]
) -> Expression | None:
    """A letter that is a function of what follows; None if it is a factor."""
    following = reader.items[reader.at] if reader.at < len(reader.items) else None
    if following == _APPLICATION:
        argument = reader.next()
        if argument is None:
            return None
        reader.at += 1
        return _application(reader, reader.plain(item), argument, named=False)
    delimited = bearer(following)
    if following is None or not isinstance(delimited, Delimited) or reader.depth > MAX_DEPTH:
        return None
    body = reader.look(delimited)
    if not isinstance(body, Fenced) or not applies(item, head, body, before):
        return None
    reader.at += 1
    return _application(reader, reader.plain(item), following, named=False)


def called(reader: Factors, item: Layout) -> Expression:
    """A name before parentheses, or functions composed in parentheses."""
    function = reader.plain(item)
    bare = function.base if isinstance(function, Superscript) else function
    if isinstance(bearer(item), Delimited) and not is_composed(bare):
        return function
    argument = reader.next()
    reader.at += 1
    return _application(reader, function, argument or EMPTY, named=False)


def _application(
    reader: Factors, function: Expression, argument: Layout, *, named: bool
) -> Expression:
    """A function of what stands in parentheses; a power behind them is the function's."""
    if isinstance(argument, Scripts):
        inside = given(reader.deeper(argument.base))
        applied = Applied(function=function, argument=inside, named=named)
        return structures.scripts(argument, applied, reader.deeper)
    return Applied(function=function, argument=given(reader.deeper(argument)), named=named)
