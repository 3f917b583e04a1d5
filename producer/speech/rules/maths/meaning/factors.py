"""Factors side by side: functions find their arguments, sums their bodies, numbers their units."""

from __future__ import annotations

from collections.abc import Callable

from producer.speech.rules.maths.layout import (
    EMPTY,
    MAX_DEPTH,
    Delimited,
    Layout,
    Row,
    Scripts,
    Stack,
)
from producer.speech.rules.maths.leaves import Letter, Name, Symbol
from producer.speech.rules.maths.meaning import arguments, structures
from producer.speech.rules.maths.meaning.heads import (
    BIG,
    DEEPEST,
    base_kind,
    bearer,
    flat,
    is_differential,
    is_function,
    is_named_in_text,
    limits,
)
from producer.speech.rules.maths.meaning.joined import joined
from producer.speech.rules.maths.tree import (
    BLANK,
    Big,
    Derivative,
    Differential,
    Evaluated,
    Expression,
    Postfixed,
    Prefixed,
    Product,
)

Read = Callable[[Layout, int], Expression]

_APPLICATION = "\u2061"
_INVISIBLE = frozenset("\u2061\u2062\u2063\u2064")


def factors(items: list[Layout], depth: int, read: Read) -> Expression:
    """What `items`, without operators between them, mean side by side."""
    reader = Factors(items, depth, read)
    found: list[Expression] = []
    while reader.at < len(items):
        one = reader.factor(found)
        if one is not None:
            found.append(reader.behind(one))
    found = joined(found)
    if not found:
        return BLANK
    return found[0] if len(found) == 1 else Product(factors=tuple(found))


class Factors:
    """Reads factors from left to right; `at` is the next sign."""

    def __init__(self, items: list[Layout], depth: int, read: Read) -> None:
        self.items = items
        self.depth = depth
        self.read = read
        self.at = 0
        self.seen: tuple[Layout, Expression] | None = None

    def deeper(self, layout: Layout) -> Expression:
        """What `layout` means, one level deeper; what was looked at just now is not read again."""
        if self.seen and self.seen[0] is layout:
            return self.seen[1]
        return self.read(layout, self.depth + 1)

    def look(self, layout: Layout) -> Expression:
        """What `layout` means, before it is its turn."""
        self.seen = (layout, self.read(layout, self.depth + 1))
        return self.seen[1]

    def next(self) -> Layout | None:
        """The sign that is next, past invisible ones."""
        while self.at < len(self.items):
            item = self.items[self.at]
            if not (isinstance(item, Symbol) and item.text in _INVISIBLE):
                return item
            self.at += 1
        return None

    def factor(self, before: list[Expression]) -> Expression | None:
        """The next factor; `before` holds those that stand before it."""
        item = self.next()
        if item is None:
            return None
        self.at += 1
        of_kind = base_kind(item)
        if of_kind == "prefix" and isinstance(item, Symbol):
            return self.prefixed(item)
        if self._is_big(item, of_kind, before):
            return self.big(item)
        if of_kind == "bar" and isinstance(item, Scripts):
            return self.evaluated(item)
        head = bearer(item)
        if is_function(item):
            return arguments.named(self, item)
        if isinstance(head, Letter):
            found = self.lettered(item, head) or arguments.lettered(self, item, head, before)
            if found:
                return found
        called = isinstance(head, Name | Delimited) or is_named_in_text(head)
        if called and isinstance(self.next(), Delimited):
            return arguments.called(self, item)
        return self.plain(item)

    def lettered(self, item: Layout, head: Letter) -> Expression | None:
        """A letter that is a sign: of a differential, a triangle, an angle's measure."""
        if head is not item:
            return None
        if is_differential(self.items, self.at - 1):
            variable = self.next()
            self.at += 1
            return Differential(variable=self.plain(variable)) if variable else None
        if head.text == "Δ" and self._triangle():
            return Prefixed(operators=("▵",), operand=self.letters() or BLANK)
        if head.text == "m" and self.items[self.at : self.at + 1] == [Symbol(text="∠")]:
            self.at += 1
            return Prefixed(operators=("m∠",), operand=self.letters() or self.bound())
        return None

    def _triangle(self) -> bool:
        points = [bearer(item) for item in self.items[self.at : self.at + 3]]
        return len(points) == 3 and all(
            isinstance(point, Letter) and point.text.isupper() for point in points
        )

    def inside(self, items: list[Layout]) -> Expression:
        """Factors that something before them binds."""
        return factors(items, self.depth + 1, self.read) if items else BLANK

    def _is_big(self, item: Layout, of_kind: str, before: list[Expression]) -> bool:
        if of_kind in ("big", "integral"):
            return True
        base, _, _ = limits(item)
        return not before and isinstance(base, Symbol) and base.text in BIG

    def plain(self, item: Layout) -> Expression:
        """A factor that binds nothing after it."""
        if self.depth > DEEPEST:
            return flat(item)
        if isinstance(item, Delimited):
            return self.deeper(item)
        if isinstance(item, Scripts):
            base = item.base
            if isinstance(base, Delimited) and _evaluates(item, base):
                return Product(factors=(self.deeper(base.body), self.evaluated(item)))
            if base == Symbol(text="∂") and item.sub is not None and item.sup is None:
                variables = ((self.deeper(item.sub), None),)
                return Derivative(function=BLANK, order=None, variables=variables, partial=True)
            return structures.scripts(item, self.deeper(item.base), self.deeper)
        if isinstance(item, Stack):
            return structures.stack(item, self.deeper(item.base), self.deeper)
        return self.read(item, self.depth)

    def behind(self, factor: Expression) -> Expression:
        """`factor` with the postfix operators that follow it."""
        signs: list[str] = []
        while (item := self.next()) and isinstance(item, Symbol) and base_kind(item) == "postfix":
            signs.append(item.text)
            self.at += 1
        return Postfixed(operand=factor, operators=tuple(signs)) if signs else factor

    def prefixed(self, first: Symbol) -> Expression:
        """Signs before their operand; an angle or triangle takes its letters."""
        signs = [first.text]
        while (item := self.next()) and isinstance(item, Symbol) and base_kind(item) == "prefix":
            signs.append(item.text)
            self.at += 1
        if signs[-1] == "∃" and item == Symbol(text="!"):
            self.at += 1
            signs[-1] = "∃!"
            item = self.next()
        if item is None:
            last = Symbol(text=signs.pop())
            return Prefixed(operators=tuple(signs), operand=last) if signs else last
        operand = self.letters() if signs[-1] in ("∠", "▵", "∡", "⌢") else None
        if operand is None:
            operand = self.bound()
        return Prefixed(operators=tuple(signs), operand=operand)

    def bound(self) -> Expression:
        """The next factor, as an operand of what stands before it."""
        item = self.next()
        if item is None:
            return BLANK
        if self.depth > MAX_DEPTH:
            self.at += 1
            return self.plain(item)
        self.depth += 1
        found = self.factor([BLANK]) or BLANK
        self.depth -= 1
        return found

    def letters(self) -> Expression | None:
        """Capital letters side by side: the points of a figure."""
        found: list[Expression] = []
        while isinstance(item := self.next(), Letter | Scripts | Name):
            head = bearer(item)
            if not isinstance(head, Letter | Name) or not head.text.isupper():
                break
            self.at += 1
            found.append(self.plain(item))
        if not found:
            return None
        return found[0] if len(found) == 1 else Product(factors=tuple(found))

    def big(self, item: Layout) -> Expression:
        """A big operator with its limits and what it acts on."""
        base, lower, upper = limits(item)
        if not isinstance(base, Symbol | Name):
            return self.plain(item)
        operator = Symbol(text=BIG.get(base.text, base.text)) if isinstance(base, Symbol) else base
        low = self.deeper(lower) if lower is not None and lower != EMPTY else None
        high = self.deeper(upper) if upper is not None and upper != EMPTY else None
        if self.depth > MAX_DEPTH:
            return Big(operator=operator, lower=low, upper=high, body=BLANK)
        body = self.integrand() if base_kind(base) == "integral" else None
        if body is None:
            rest = self.items[self.at :]
            self.at = len(self.items)
            body = self.inside(rest)
        return Big(operator=operator, lower=low, upper=high, body=body)

    def integrand(self) -> Expression | None:
        """What stands before the differentials, with them; None where there are none."""
        end = next(
            (at for at in range(self.at, len(self.items)) if is_differential(self.items, at)), -1
        )
        if end < 0:
            return None
        if end > self.at and base_kind(self.items[end - 1]) == "multiplication":
            end += 2
        inside = Row(items=tuple(self.items[self.at : end]))
        self.at = end
        found = [self.deeper(inside)] if inside.items else []
        while self.at < len(self.items) and is_differential(self.items, self.at):
            found.append(Differential(variable=self.plain(self.items[self.at + 1])))
            self.at += 2
        return found[0] if len(found) == 1 else Product(factors=tuple(found))

    def evaluated(self, item: Scripts) -> Expression:
        """A bar with bounds."""
        lower = self.deeper(item.sub) if item.sub is not None else BLANK
        upper = self.deeper(item.sup) if item.sup is not None else None
        return Evaluated(lower=lower, upper=upper)


def _evaluates(item: Scripts, base: Delimited) -> bool:
    """Whether its scripts are the bounds between which it is evaluated."""
    if (base.opening, base.closing) == ("", "|"):
        return True
    both = item.sub is not None and item.sup is not None
    return both and (base.opening, base.closing) == ("[", "]")
