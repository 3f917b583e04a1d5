"""Elements of a page that are read as a whole: formulas, and tables that are plays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NAME = re.compile(r"(?:[A-Z][\w.'’-]*\s?){1,4}")


def formula(element: HtmlElement) -> str:
    """A `<math>` element as `$LaTeX$` if it says what it was made from, else as MathML."""
    from lxml import etree

    for annotation in element.iter("annotation"):
        if "tex" in (annotation.get("encoding") or "").lower() and annotation.text:
            mark = "$$" if element.get("display") == "block" else "$"
            return f"{mark}{annotation.text.strip()}{mark}"
    tail, element.tail = element.tail, None
    text: str = etree.tostring(element, encoding="unicode", method="xml")
    element.tail = tail
    return re.sub(r"\s+(?:xmlns(?::\w+)?|class|style|id)=\"[^\"]*\"", "", " ".join(text.split()))


def cells_of(row: HtmlElement) -> list[HtmlElement]:
    """The cells of a table's row."""
    return [cell for cell in row if isinstance(cell.tag, str) and cell.tag in {"td", "th"}]


def names_speakers(rows: Sequence[Sequence[HtmlElement]]) -> bool:
    """Whether the first of two cells says who speaks: names, and some come back."""
    names = [" ".join(cells[0].text_content().split()) for cells in rows if len(cells) == 2]
    speaking = sum(bool(_NAME.fullmatch(name)) for name in names)
    again = len(names) > len(set(names))
    return again and len(names) >= len(rows) * 0.8 and speaking * 2 >= len(rows)
