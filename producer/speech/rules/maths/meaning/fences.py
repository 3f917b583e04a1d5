"""Which signs stand between which fences: brackets paired, bars told apart.

A bracket without its partner stays a sign. A bar opens, closes, or parts ("such that", "divides")
by what stands before it and how many bars there are.
"""

from __future__ import annotations

from msgspec.structs import replace

from producer.speech.rules.maths.layout import (
    EMPTY,
    MAX_DEPTH,
    Delimited,
    Gap,
    Grid,
    Layout,
    Row,
    Scripts,
)
from producer.speech.rules.maths.leaves import Symbol
from producer.speech.rules.maths.meaning.heads import OPERATORS, base_kind, is_operand
from producer.speech.rules.maths.signs import kind

_PARTNERS = {
    "(": ")]", "[": "])", "{": "}", "⟨": "⟩", "⌊": "⌋", "⌈": "⌉", "⟦": "⟧", "⟪": "⟫", "⌜": "⌝",
    "⎰": "⎱", "⟮": "⟯",
}  # fmt: skip
BARS = frozenset("|‖∥")
_BEHIND = tuple(Symbol(text=text) for text in "∘°′″")
"""Superscripts that belong to what stands before them."""
_KET = 60
"""How far back the bar of a ket is looked for, in signs."""


def arrange(layout: Layout, depth: int, *, bars: bool = True) -> list[Layout]:
    """The signs of a row, rows within it opened, what is between fences as one Delimited.

    Without `bars` a bar is no fence.
    """
    items = _attached(_flat(layout))
    room = max(0, MAX_DEPTH - depth)
    if any(isinstance(item, Symbol | Scripts) for item in items):
        items = _brackets(items, room)
        items = _bars(items, room) if bars else items
    return items


def _flat(layout: Layout) -> list[Layout]:
    items: list[Layout] = []
    pending = [layout]
    while pending:
        item = pending.pop()
        if isinstance(item, Row):
            pending.extend(reversed(item.items))
        else:
            items.append(item)
    return items


def _attached(items: list[Layout]) -> list[Layout]:
    """Scripts without a base belong to the sign after them, at its left; else to the one before."""
    if not any(isinstance(item, Scripts) and item.base == EMPTY for item in items):
        return items
    found: list[Layout] = []
    lonely: Scripts | None = None
    for item in items:
        if isinstance(item, Scripts) and item.base == EMPTY and lonely is None:
            if item.sup in _BEHIND:
                _hang(found, item)
            else:
                lonely = item
            continue
        if lonely is not None:
            bearer = item if isinstance(item, Scripts) else Scripts(base=item)
            if base_kind(item) in OPERATORS or isinstance(item, Gap) or bearer.left_sup:
                _hang(found, lonely)
            else:
                item = replace(bearer, left_sub=lonely.sub, left_sup=lonely.sup)
            lonely = None
        found.append(item)
    if lonely is not None:
        _hang(found, lonely)
    return found


def _hang(found: list[Layout], lonely: Scripts) -> None:
    last = found.pop() if found else EMPTY
    if isinstance(last, Scripts):
        if (last.sub and lonely.sub) or (last.sup and lonely.sup) or last.base == EMPTY:
            found += [last, lonely]
        else:
            found.append(replace(last, sub=last.sub or lonely.sub, sup=last.sup or lonely.sup))
    else:
        found.append(replace(lonely, base=last))


def _sign(item: Layout) -> str:
    """The text of the sign that `item` is, or whose scripts it is."""
    if isinstance(item, Scripts):
        item = item.base
    return item.text if isinstance(item, Symbol) else ""


def _closed(item: Layout, opening: str, body: list[Layout], closing: str) -> Layout:
    pair = Delimited(opening=opening, body=Row(items=tuple(body)), closing=closing)
    return replace(item, base=pair) if isinstance(item, Scripts) else pair


def _brackets(items: list[Layout], room: int) -> list[Layout]:
    outer: list[tuple[str, list[Layout]]] = []
    current: list[Layout] = []
    for item in items:
        text = _sign(item)
        of_kind = kind(text) if text else ""
        if of_kind == "open" and isinstance(item, Symbol) and len(outer) < room:
            outer.append((text, current))
            current = []
        elif of_kind == "close":
            partner = next(
                (at for at in range(len(outer) - 1, -1, -1) if text in _PARTNERS[outer[at][0]]), -1
            )
            if partner < 0:
                current = _ket(current, item)
                continue
            while len(outer) - 1 > partner:
                current = _unclosed(*outer.pop(), current)
            opening, before = outer.pop()
            before.append(_closed(item, opening, current, text))
            current = before
        else:
            current.append(item)
    while outer:
        current = _unclosed(*outer.pop(), current)
    return current


def _unclosed(opening: str, before: list[Layout], inside: list[Layout]) -> list[Layout]:
    """An opening fence without its partner: of cases, of a bra, or a sign like any other."""
    if opening == "{" and inside and isinstance(inside[0], Grid):
        before.append(Delimited(opening="{", body=Row(items=(inside[0],)), closing=""))
        inside = inside[1:]
    elif opening == "⟨" and Symbol(text="|") in inside:
        at = inside.index(Symbol(text="|"))
        before.append(Delimited(opening="⟨", body=Row(items=tuple(inside[:at])), closing="|"))
        inside = inside[at + 1 :]
    else:
        before.append(Symbol(text=opening))
    before.extend(inside)
    return before


def _ket(current: list[Layout], item: Layout) -> list[Layout]:
    """A closing fence without its partner: of a ket, or a sign like any other."""
    if _sign(item) != "⟩":
        current.append(item)
        return current
    for at in range(len(current) - 1, max(-1, len(current) - _KET), -1):
        if current[at] == Symbol(text="|"):
            inside = current[at + 1 :]
            del current[at:]
            current.append(_closed(item, "|", inside, "⟩"))
            return current
    current.append(item)
    return current


def _bars(items: list[Layout], room: int) -> list[Layout]:
    left = dict.fromkeys(BARS, 0)
    for item in items:
        if _sign(item) in BARS:
            left[_sign(item)] += 1
    if not any(left.values()):
        return items
    if left["|"] == 4 and len(doubled := _doubled(items)) < len(items):
        return _bars(doubled, room)
    outer: list[tuple[str, list[Layout]]] = []
    current: list[Layout] = []
    for item in items:
        text = _sign(item)
        if text not in BARS:
            current.append(item)
            continue
        after_operand = bool(current) and is_operand(current[-1])
        plain = isinstance(item, Symbol)
        if outer and outer[-1][0] == text and after_operand:
            body = current
            current = outer.pop()[1]
            current.append(_closed(item, text, body, text))
        elif plain and len(outer) < room and _opens(left[text], after_operand, text):
            outer.append((text, current))
            current = []
        else:
            current.append(item)
        left[text] -= 1
    while outer:
        text, before = outer.pop()
        before.append(Symbol(text=text))
        before.extend(current)
        current = before
    return current


def _opens(left: int, after_operand: bool, text: str) -> bool:
    if after_operand:
        return left % 2 == 0 and text != "∥"
    return left >= 2


def _doubled(items: list[Layout]) -> list[Layout]:
    """`||x||`: two pairs of bars are the bars of a norm."""
    places = [at for at, item in enumerate(items) if item == Symbol(text="|")]
    if len(places) != 4:
        return items
    first, second, third, fourth = places
    if second != first + 1 or fourth != third + 1 or third == second + 1:
        return items
    if first and is_operand(items[first - 1]):
        return items
    norm = Symbol(text="‖")
    inside = items[second + 1 : third]
    return [*items[:first], norm, *inside, norm, *items[fourth + 1 :]]
