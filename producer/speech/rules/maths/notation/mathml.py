"""MathML read into the written form: presentation MathML of any generator."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable

from producer.speech.rules.maths.layout import (
    EMPTY,
    GAP,
    MAX_DEPTH,
    Delimited,
    Grid,
    Layout,
    Radical,
    Ratio,
    Row,
    Scripts,
    Stack,
    row,
)
from producer.speech.rules.maths.leaves import Font, Name, Number, Symbol, Text
from producer.speech.rules.maths.notation.macros import FUNCTIONS
from producer.speech.rules.maths.notation.markup import elements, tag
from producer.speech.rules.maths.signs import VULGAR, kind, leaf

_NUMBER = re.compile(r"[0-9]+(?:[,\u00a0\u2009\u202f ][0-9]{3})*(?:\.[0-9]*)?|\.[0-9]+")
_SPACES = re.compile(r"[\u00a0\u2009\u202f ]")
_PIECE = re.compile(r"(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<word>[^\W\d_]{2,})|(?P<sign>\S)")
_WIDTH = re.compile(r"([0-9]{1,9}(?:\.[0-9]{0,9})?)\s*em$")
_VARIANTS: tuple[tuple[str, Font], ...] = (
    ("double-struck", "blackboard"), ("fraktur", "fraktur"), ("script", "script"),
    ("bold", "bold"), ("normal", "upright"),
)  # fmt: skip
_JOINED = {
    ":=": "≔", "<=": "≤", ">=": "≥", "!=": "≠", "->": "→", "...": "…", "||": "‖", "==": "=",
    "=>": "⇒", "<=>": "⇔", "!!": "!!", "''": "″", "**": "∗", "&&": "∧",
}  # fmt: skip
_INVISIBLE = "\u2061\u2062\u2063\u2064"
"""Function application, times, separator, plus: signs that are meant, not seen."""

Reads = Callable[[ElementTree.Element, int], Layout]


def read_mathml(source: str) -> Layout:
    """`source`, one `math` element or a part of one, as written form.

    `<msup><mi>x</mi><mn>2</mn></msup>` -> Scripts(base=x, sup=2).
    """
    return _read(elements(source), 0)


def characters(text: str) -> list[Layout]:
    """Plain text, sign by sign: words are names, digits numbers."""
    found: list[Layout] = []
    for match in _PIECE.finditer(text):
        if match["number"]:
            found.append(Number(text=match["number"]))
        elif match["word"]:
            found.append(Name(text=match["word"]))
        elif one := leaf(match["sign"]):
            found.append(one)
    return found


def _read(element: ElementTree.Element, depth: int) -> Layout:
    if depth > MAX_DEPTH:
        return row(characters("".join(element.itertext())))
    return _READERS.get(tag(element), _row)(element, depth + 1)


def _parts(element: ElementTree.Element, depth: int) -> list[Layout]:
    """The element's children, and text that stands astray between them."""
    parts = characters(element.text) if element.text and element.text.strip() else []
    for child in element:
        parts.append(_read(child, depth))
        if child.tail and child.tail.strip():
            parts += characters(child.tail)
    return parts


def _part(element: ElementTree.Element, at: int, depth: int) -> Layout:
    """The child number `at`; nothing if there are fewer."""
    return _read(element[at], depth) if at < len(element) else EMPTY


def _row(element: ElementTree.Element, depth: int) -> Layout:
    parts = [part for part in _parts(element, depth) if part != EMPTY]
    if len(parts) > 2 and _fences(parts):
        opening, closing = parts[0], parts[-1]
        if isinstance(opening, Symbol) and isinstance(closing, Symbol):
            body = Row(items=tuple(parts[1:-1]))
            return Delimited(opening=opening.text, body=body, closing=closing.text)
    return row(parts)


def _fences(parts: list[Layout]) -> bool:
    """Whether the first and the last part are fences of one another."""
    first = parts[0]
    if isinstance(first, Symbol) and (kind(first.text) == "bar" or first.text == "∥"):
        return parts[-1] == first and parts.count(first) == 2
    kinds = [kind(part.text) if isinstance(part, Symbol) else "" for part in parts]
    if kinds[0] != "open" or kinds[-1] != "close":
        return False
    depth = 0
    for at, one in enumerate(kinds):
        depth += (one == "open") - (one == "close")
        if depth <= 0:
            return at == len(kinds) - 1
    return False


def _fenced(element: ElementTree.Element, depth: int) -> Layout:
    parts: list[Layout] = []
    separators = element.get("separators", ",").replace(" ", "")
    for at, child in enumerate(element):
        if at and separators:
            parts += characters(separators[min(at, len(separators)) - 1])
        parts.append(_read(child, depth))
    opening = leaf(text) if (text := element.get("open", "(").strip()[:1]) else None
    closing = leaf(text) if (text := element.get("close", ")").strip()[:1]) else None
    return Delimited(
        opening=opening.text if isinstance(opening, Symbol) else "",
        body=Row(items=tuple(parts)),
        closing=closing.text if isinstance(closing, Symbol) else "",
    )


def _font(element: ElementTree.Element) -> Font:
    variant = element.get("mathvariant", "")
    return next((font for name, font in _VARIANTS if name in variant), "") if variant else ""


def _text(element: ElementTree.Element) -> str:
    if len(element):
        return " ".join("".join(element.itertext()).split())
    return " ".join((element.text or "").split())


def _identifier(element: ElementTree.Element, depth: int) -> Layout:
    text = _text(element)
    if len(text) == 1:
        return leaf(text, _font(element)) or _invisible(text)
    if _NUMBER.fullmatch(text):
        return Number(text=_SPACES.sub("", text))
    return Name(text=text) if text.isalpha() else row(characters(text))


def _invisible(text: str) -> Layout:
    return Symbol(text=text) if text and text in _INVISIBLE else EMPTY


def _number(element: ElementTree.Element, depth: int) -> Layout:
    text = _text(element)
    if _NUMBER.fullmatch(text):
        return Number(text=_SPACES.sub("", text))
    if text in VULGAR:
        above, _, below = VULGAR[text].partition("/")
        return Ratio(numerator=Number(text=above), denominator=Number(text=below))
    return row(characters(text))


def _operator(element: ElementTree.Element, depth: int) -> Layout:
    text = _text(element)
    if len(text) <= 1:
        return _invisible(text) if text in _INVISIBLE else leaf(text) or EMPTY
    if text in FUNCTIONS or (text.isalpha() and text.isascii()):
        return Name(text=text)
    return Symbol(text=_JOINED[text]) if text in _JOINED else row(characters(text))


def _words(element: ElementTree.Element, depth: int) -> Layout:
    text = _text(element)
    return Text(text=text) if text else EMPTY


def _space(element: ElementTree.Element, depth: int) -> Layout:
    match = _WIDTH.match(element.get("width", "").strip())
    wide = match is not None and float(match[1]) >= 1
    return GAP if wide or element.get("linebreak") == "newline" else EMPTY


def _fraction(element: ElementTree.Element, depth: int) -> Layout:
    thickness = element.get("linethickness", "1")
    return Ratio(
        numerator=_part(element, 0, depth),
        denominator=_part(element, 1, depth),
        line=re.fullmatch(r"0+(?:\.0*)?[a-z%]*", thickness.strip()) is None,
    )


def _square_root(element: ElementTree.Element, depth: int) -> Layout:
    return Radical(radicand=_row(element, depth))


def _root(element: ElementTree.Element, depth: int) -> Layout:
    return Radical(radicand=_part(element, 0, depth), index=_part(element, 1, depth))


def _script(element: ElementTree.Element, depth: int) -> Layout:
    base, first, second = (_part(element, at, depth) for at in range(3))
    if tag(element) == "msup":
        return Scripts(base=base, sup=first)
    return Scripts(base=base, sub=first, sup=second if tag(element) == "msubsup" else None)


def _stack(element: ElementTree.Element, depth: int) -> Layout:
    base, first, second = (_part(element, at, depth) for at in range(3))
    if tag(element) == "mover":
        return Stack(base=base, over=first)
    return Stack(base=base, under=first, over=second if tag(element) == "munderover" else None)


def _multiscripts(element: ElementTree.Element, depth: int) -> Layout:
    right: list[Layout] = []
    left: list[Layout] = []
    scripts = right
    for child in list(element)[1:]:
        if tag(child) == "mprescripts":
            scripts = left
        else:
            scripts.append(EMPTY if tag(child) == "none" else _read(child, depth))

    def joined(found: list[Layout]) -> Layout | None:
        seen = [one for one in found if one != EMPTY]
        return row(seen) if seen else None

    return Scripts(
        base=_part(element, 0, depth),
        sub=joined(right[::2]),
        sup=joined(right[1::2]),
        left_sub=joined(left[::2]),
        left_sup=joined(left[1::2]),
    )


def _table(element: ElementTree.Element, depth: int) -> Layout:
    rows: list[tuple[Layout, ...]] = []
    for line in element:
        if tag(line) not in ("mtr", "mlabeledtr"):
            rows.append((_read(line, depth),))
            continue
        cells = list(line)[tag(line) == "mlabeledtr" :]
        rows.append(tuple(_row(cell, depth) for cell in cells))
    return Grid(rows=tuple(rows))


def _enclosed(element: ElementTree.Element, depth: int) -> Layout:
    notation = element.get("notation", "longdiv")
    if "radical" in notation:
        return _square_root(element, depth)
    inner = _row(element, depth)
    return Row(items=(Text(text="crossed out"), inner)) if "strike" in notation else inner


def _action(element: ElementTree.Element, depth: int) -> Layout:
    selection = element.get("selection", "1")
    return _part(element, int(selection[:3]) - 1 if selection.isdecimal() else 0, depth)


def _semantics(element: ElementTree.Element, depth: int) -> Layout:
    shown = [child for child in element if not tag(child).startswith("annotation")]
    return _read(shown[0], depth) if shown else row(_parts(element, depth))


def _unseen(element: ElementTree.Element, depth: int) -> Layout:
    return EMPTY


def _glyph(element: ElementTree.Element, depth: int) -> Layout:
    return Text(text=element.get("alt", "")) if element.get("alt") else EMPTY


_READERS: dict[str, Reads] = {
    "mi": _identifier, "mn": _number, "mo": _operator, "mtext": _words, "ms": _words,
    "mspace": _space, "mglyph": _glyph, "mfenced": _fenced, "mfrac": _fraction,
    "msqrt": _square_root, "mroot": _root, "msub": _script, "msup": _script, "msubsup": _script,
    "munder": _stack, "mover": _stack, "munderover": _stack, "mmultiscripts": _multiscripts,
    "mtable": _table, "menclose": _enclosed, "maction": _action, "semantics": _semantics,
    "mphantom": _unseen, "annotation": _unseen, "annotation-xml": _unseen, "none": _unseen,
    "mprescripts": _unseen, "maligngroup": _unseen, "malignmark": _unseen,
}  # fmt: skip
"""What reads an element; any other is read as a row."""
