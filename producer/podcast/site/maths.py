"""Formulas as MathML that browsers draw: LaTeX through latex2mathml, MathML of the author's as is.

Whatever comes, only elements and attributes that draw are let through; a formula that holds
anything else, or that can't be read, is None, and the page shows its source.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from producer.podcast.text import clean, html_content

if TYPE_CHECKING:
    from lxml.etree import _Element

MATHML = "http://www.w3.org/1998/Math/MathML"
_ELEMENTS = frozenset(
    re.findall(
        r"\w+",
        "math menclose merror mfenced mfrac mi mmultiscripts mn mo mover mpadded mphantom"
        " mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr"
        " munder munderover none",
    )
)
_ATTRIBUTES = frozenset(
    re.findall(
        r"\w+",
        "accent accentunder columnalign columnspacing depth displaystyle fence form height largeop"
        " linethickness lspace mathvariant maxsize minsize movablelimits notation rowspacing"
        " rspace scriptlevel separator stretchy symmetric width",
    )
)
_LONGEST = 4000
"""Characters of a formula that are worth drawing."""
_NO_VALUE = re.compile(r"[<>\"&\x00-\x1f]|url\(", re.IGNORECASE)


def draw(source: str, *, notation: str, block: bool) -> str | None:
    """The formula as a `<math>` element, or None if it is better shown as it is written."""
    source = clean(source).strip()
    if not source or len(source) > _LONGEST:
        return None
    text = source if notation == "mathml" else _of_latex(source)
    root = _parsed(text) if text else None
    if root is None or not _safe(root) or (notation != "mathml" and "\\" in "".join(_texts(root))):
        return None
    display = ' display="block"' if block else ""
    inner = html_content(root.text or "") + "".join(_written(child) for child in root)
    return f"<math{display}>{inner}</math>"


def _of_latex(source: str) -> str:
    from latex2mathml.converter import convert

    try:
        return str(convert(source))
    except Exception:
        # It raises what its parts happen to raise; the formula is shown as it is written.
        return ""


def _parsed(text: str) -> _Element | None:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError:
        return None


def _name(element: _Element) -> str:
    tag = element.tag
    return tag.removeprefix(f"{{{MATHML}}}") if isinstance(tag, str) else ""


def _safe(root: _Element) -> bool:
    return _name(root) == "math" and all(_name(e) in _ELEMENTS for e in root.iter())


def _texts(root: _Element) -> list[str]:
    return [str(text) for text in root.itertext()]


def _written(element: _Element) -> str:
    name = _name(element)
    kept = "".join(
        f' {key}="{value}"'
        for key, value in sorted((str(k), str(v)) for k, v in element.attrib.items())
        if key in _ATTRIBUTES and not _NO_VALUE.search(value)
    )
    inner = html_content(element.text or "") + "".join(_written(child) for child in element)
    return f"<{name}{kept}>{inner}</{name}>{html_content((element.tail or '').strip())}"
