"""Fractions, scripts, stacks and grids: from how they are written to what they mean."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from producer.speech.rules.maths.layout import (
    EMPTY,
    Grid,
    Layout,
    Ratio,
    Row,
    Scripts,
    Stack,
)
from producer.speech.rules.maths.leaves import Letter, Name, Number, Symbol, Text
from producer.speech.rules.maths.meaning.fences import arrange
from producer.speech.rules.maths.signs import listed
from producer.speech.rules.maths.tree import (
    BLANK,
    Accented,
    Annotated,
    Binomial,
    Chain,
    Derivative,
    Expression,
    Fraction,
    LeftScripts,
    Lines,
    Matrix,
    Postfixed,
    Primed,
    Product,
    Subscript,
    Superscript,
)

Read = Callable[[Layout], Expression]
"""Reads something one level deeper."""

_SUBSCRIPTS = listed(
    "avg max min tot eff ref rms std pred init obs est opt ext net new old out left right total "
    "final start end train test true model loss mean abs rel sys air ice gas sun earth moon peak"
)
"""Words that authors set below a sign without saying that they are words."""
_PRIMES = {"′": 1, "″": 2, "‴": 3, "⁗": 4}
MARKS = frozenset("^¯⃗⃖⃡˙¨⃛⃜~ˇ˘´`˚⏜⏝⏞⏟⎴⎵_→←↔⇀↼‾ˆ˜⏠⏡\u0302\u0304\u0303\u20d7¸″")
"""Signs that are accents when they stand straight above or below."""
BRACES = frozenset("⏞⏟⎴⎵⏠⏡")
_SAME_MARKS = {"→": "⃗", "←": "⃖", "↔": "⃡", "⇀": "⃗", "↼": "⃖", "′": "´", ".": "˙", "⋅": "˙",
               "̂": "^", "̄": "¯", "̃": "~", "∘": "˚", "°": "˚", "∼": "~", "⌢": "⏜"}  # fmt: skip


def ratio(written: Ratio, read: Read) -> Expression:
    """A fraction, a binomial coefficient or a derivative."""
    if not written.line:
        return Binomial(upper=read(written.numerator), lower=read(written.denominator))
    found = _derivative(written, read)
    if found:
        return found
    return Fraction(numerator=read(written.numerator), denominator=read(written.denominator))


def _items(layout: Layout) -> tuple[Layout, ...]:
    """The signs of a short row, rows within it opened one level."""
    if not isinstance(layout, Row):
        return (layout,)
    return tuple(
        part
        for item in layout.items
        for part in (item.items if isinstance(item, Row) else (item,))
        if part != EMPTY
    )


def _is_d(layout: Layout, sign: str) -> bool:
    if sign == "∂":
        return isinstance(layout, Symbol) and layout.text == "∂"
    return isinstance(layout, Letter) and layout.text == "d"


def _derivative(written: Ratio, read: Read) -> Derivative | None:
    above, below = _items(written.numerator), _items(written.denominator)
    if len(below) < 2 or not above:
        return None
    if _is_d(below[0], "∂"):
        above = tuple(arrange(Row(items=above), 0))
        below = tuple(arrange(Row(items=below), 0))
    sign = "∂" if _is_d(below[0], "∂") else "d"
    first = above[0]
    order: Layout | None = None
    if isinstance(first, Scripts) and first.sub is None and _is_d(first.base, sign):
        order = first.sup
    elif not _is_d(first, sign):
        return None
    variables = _variables(below, sign, read)
    if variables is None:
        return None
    return Derivative(
        function=read(Row(items=above[1:])) if len(above) > 1 else BLANK,
        order=read(order) if order else None,
        variables=variables,
        partial=sign == "∂",
    )


def _variables(
    below: tuple[Layout, ...], sign: str, read: Read
) -> tuple[tuple[Expression, Expression | None], ...] | None:
    found: list[tuple[Expression, Expression | None]] = []
    if len(below) % 2 or not all(_is_d(one, sign) for one in below[::2]):
        return None
    for variable in below[1::2]:
        order: Layout | None = None
        if isinstance(variable, Scripts) and variable.sup is not None:
            order = variable.sup
            bare = Scripts(base=variable.base, sub=variable.sub)
            variable = bare if variable.sub else variable.base
        found.append((read(variable), read(order) if order else None))
    return tuple(found)


def scripts(written: Scripts, base: Expression, read: Read) -> Expression:
    """`base` with what stands at its corners: an index, primes, a power."""
    if isinstance(base, Accented) and base.mark in BRACES:
        over = read(written.sup) if written.sup else None
        return Annotated(base=base, over=over, under=read(written.sub) if written.sub else None)
    if written.sub is not None:
        base = Subscript(base=base, index=_word(written.sub) or read(written.sub))
    if written.sup is not None:
        base = _raised(written.sup, base, read)
    if written.left_sub is None and written.left_sup is None:
        return base
    return LeftScripts(
        base=base,
        sub=read(written.left_sub) if written.left_sub else None,
        sup=read(written.left_sup) if written.left_sup else None,
    )


def _word(sub: Layout) -> Name | None:
    """Italic letters below a sign that spell a word: v_{max}."""
    items = _items(sub)
    if not 3 <= len(items) <= 8 or not all(isinstance(item, Letter) for item in items):
        return None
    text = "".join(item.text for item in items if isinstance(item, Letter))
    return Name(text=text) if text in _SUBSCRIPTS else None


def _raised(sup: Layout, base: Expression, read: Read) -> Expression:
    items = _items(sup)
    count = sum(_prime(item) for item in items)
    if count:
        rest = tuple(item for item in items if not _prime(item))
        base = Primed(base=base, count=count)
        return Superscript(base=base, exponent=read(Row(items=rest))) if rest else base
    if len(items) == 1 and isinstance(items[0], Symbol) and items[0].text in ("∘", "°"):
        return Postfixed(operand=base, operators=("°",))
    return Superscript(base=base, exponent=read(sup))


def _prime(item: Layout) -> int:
    return _PRIMES.get(item.text, 0) if isinstance(item, Symbol) else 0


def stack(written: Stack, base: Expression, read: Read) -> Expression:
    """`base` with an accent or a note above or below."""
    over, under = written.over, written.under
    mark = _mark(over)
    if mark:
        base, over = Accented(base=base, mark=mark), None
    mark = _mark(under)
    if mark:
        below = {"¯": "_", "⃗": "→_"}.get(mark, mark)
        base, under = Accented(base=base, mark=below), None
    if over is None and under is None:
        return base
    return Annotated(
        base=base, over=read(over) if over else None, under=read(under) if under else None
    )


def _mark(layout: Layout | None) -> str:
    if not isinstance(layout, Symbol):
        return ""
    mark = _SAME_MARKS.get(layout.text, layout.text)
    if layout.text in ("˙", "¨") or mark in MARKS:
        return mark
    dots = {"..": "¨", "...": "⃛", "…": "⃛"}
    return dots.get(layout.text, "")


def lines(grid: Grid, read: Read, *, cases: bool) -> Expression:
    """Lines below one another; a single one stands for itself."""
    rows = tuple(tuple(read(cell) for cell in cells) for cells in grid.rows)
    if grid.kind == "cases":
        rows = tuple(_conditioned(cells) for cells in rows)
    if len(rows) == 1 and len(rows[0]) == 1:
        return rows[0][0]
    return Lines(lines=rows, cases=cases and not all(map(_is_equation, rows)))


def _is_equation(cells: tuple[Expression, ...]) -> bool:
    """Whether a line is an equation alone: a brace before such lines makes no cases of them."""
    only = cells[0] if len(cells) == 1 else None
    if not isinstance(only, Chain) or only.level != "relation":
        return False
    factors = [
        factor
        for part in only.operands
        for factor in (part.factors if isinstance(part, Product) else (part,))
    ]
    return only.operators == (Symbol(text="="),) and not any(
        isinstance(factor, Text) for factor in factors
    )


def _conditioned(cells: tuple[Expression, ...]) -> tuple[Expression, ...]:
    """A case and its condition, with the "if" that the layout stands for."""
    if len(cells) < 2 or cells[1] == BLANK:
        return tuple(cell for cell in cells if cell != BLANK)
    condition = cells[1]
    first = condition.factors[0] if isinstance(condition, Product) else condition
    operands = getattr(first, "operands", None)
    while operands:
        first = operands[0]
        operands = getattr(first, "operands", None)
    if isinstance(first, Product):
        first = first.factors[0]
    if not isinstance(first, Text):
        condition = Product(factors=(Text(text="if"), condition))
    return (cells[0], condition, *cells[2:])


def matrix(grid: Grid, read: Read, *, determinant: bool) -> Matrix:
    """Rows and columns; short rows are filled with blanks."""
    width = max((len(cells) for cells in grid.rows), default=0)
    rows = (
        tuple(read(_indexed(cell)) for cell in cells) + (BLANK,) * (width - len(cells))
        for cells in grid.rows
    )
    return Matrix(rows=tuple(rows), determinant=determinant)


def _indexed(cell: Layout) -> Layout:
    """An entry of a matrix: in a_{12} there are two indexes."""
    if not isinstance(cell, Scripts) or not isinstance(cell.base, Letter):
        return cell
    sub = cell.sub
    if not isinstance(sub, Number) or len(sub.text) != 2 or "0" in sub.text:
        return cell
    return replace(cell, sub=Row(items=tuple(Number(text=digit) for digit in sub.text)))
