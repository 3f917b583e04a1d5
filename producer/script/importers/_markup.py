"""HTML -> the same text that a browser would give when all of it is copied.

Blocks stand between blank lines, list items begin with a bullet, code keeps its lines, sub and sup
become characters, formulas become LaTeX or stay MathML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from producer.script.importers._elements import cells_of, formula, names_speakers
from producer.script.inline.tags import BLOCKS, shifted

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "head", "svg", "iframe", "object", "textarea"}
)
_SITE = frozenset({"nav", "footer"})
_BLOCKS = BLOCKS | {"p", "pre", "tr", "dt", "dd", "br", "button", "label", "summary", "option"}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_RENDERED_TWICE = re.compile(r"\b(?:katex-html|MathJax_Preview|MathJax|mjx-math|sr-only-math)\b")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_KEEPS_LINES = re.compile(r"white-?space\s*[:-]\s*(?:pre|break-spaces)")
_CODE_MARK, _STRONG_MARK = "\ue000", "\ue001"
_EMPTY_MARKS = re.compile(f"{_CODE_MARK}\\s*{_CODE_MARK}|{_STRONG_MARK}\\s*{_STRONG_MARK}")
_STRONG = frozenset({"b", "strong"})


class Flat(Struct):
    """A page's text, and what its lines were in HTML."""

    title: str = ""
    """Of the `<title>` element."""
    lines: list[str] = field(default_factory=list)
    """The text's lines."""
    numbers: list[int] = field(default_factory=list)
    """The line of the file that each comes from."""
    code: set[int] = field(default_factory=set)
    """Indexes of lines that stand in `<pre>`."""
    links: dict[int, str] = field(default_factory=dict)
    """Addresses of lines that are a link as a whole."""
    skipped: list[tuple[str, str, int]] = field(default_factory=list)
    """What was left out: why, its words, its line."""


def flatten(text: str, *, marks: bool = False) -> Flat:
    """The text of an HTML page. `marks`: headings and bold words keep Markdown's marks.

    Never raises for HTML that is broken; what can't be parsed at all gives no lines.
    """
    from lxml import html

    flat = Flat()
    try:
        root = html.document_fromstring(
            # A declaration inside of text that is decoded already would be refused.
            re.sub(r"^\s*<\?xml[^>]*\?>", "", text),
            parser=html.HTMLParser(huge_tree=True),
        )
    except (ValueError, html.etree.ParserError):
        return flat
    title = root.find(".//title")
    flat.title = " ".join((title.text_content() if title is not None else "").split())
    writer = _Writer(flat, marks)
    writer.element(root)
    writer.end_block(gap=True)
    if not flat.lines:
        # The parser gives up on elements nested thousands deep.
        for block in re.split(r"(?:<[^<>]*>)+", text):
            writer.text(block)
            writer.end_block(gap=True)
    while flat.lines and not flat.lines[-1]:
        flat.lines.pop()
        flat.numbers.pop()
    return flat


class _Writer:
    """Walks through the elements, a block at a time."""

    def __init__(self, flat: Flat, marks: bool) -> None:
        self.flat = flat
        self.marks = marks
        self.words: list[str] = []
        self.line = 1
        self.prefix = ""
        self.lists: list[list[Any]] = []
        self.inside_code = False
        self.link = ""
        self.kept: list[HtmlElement] = []

    def element(self, element: HtmlElement) -> None:
        """An element with all that is in it. Its depth is bounded by the parser's."""
        stack: list[tuple[HtmlElement, Iterator[HtmlElement]]] = []
        if self.opened(element):
            stack.append((element, iter(element)))
        while stack:
            parent, children = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                self.closed(parent)
                if stack:
                    self.text(parent.tail)
                continue
            if isinstance(child.tag, str) and self.opened(child):
                stack.append((child, iter(child)))
            else:
                self.text(child.tail)

    def opened(self, element: HtmlElement) -> bool:
        """Begin an element; False: it was taken or skipped as a whole."""
        tag = element.tag
        if element.sourceline:
            self.line = element.sourceline
        if self.skips(element, tag):
            return False
        whole = {"pre": self.pre, "table": self.table, "math": self.math, "img": self.image}.get(
            tag
        )
        if whole:
            whole(element)
            return False
        if tag in {"sub", "sup"} and not self.inside_code:
            inner = element.text_content()
            self.words.append(shifted(tag, inner) if inner.strip() else inner)
            return False
        if tag == "br":
            self.end_block(gap=False)
            return False
        if tag in _BLOCKS:
            self.end_block(gap=tag != "li")
        if tag in {"ul", "ol"}:
            self.lists.append([tag, 0])
        elif tag == "li":
            self.begin_item()
        elif tag in _HEADINGS and self.marks:
            self.prefix = "#" * _HEADINGS[tag] + " "
        elif tag in {"code", "kbd", "samp", "tt"} and not self.inside_code:
            self.words.append(_CODE_MARK)
            self.inside_code = True
        elif tag in _STRONG and self.marks:
            self.words.append(_STRONG_MARK)
        elif tag == "a":
            self.link = (element.get("href") or "").strip()
        if _KEEPS_LINES.search(f"{element.get('style') or ''} {element.get('class') or ''}"):
            self.end_block(gap=True)
            self.kept.append(element)
        self.text(element.text)
        return True

    def closed(self, element: HtmlElement) -> None:
        """End an element."""
        tag = element.tag
        if tag in {"code", "kbd", "samp", "tt"} and self.inside_code:
            self.words.append(_CODE_MARK)
            self.inside_code = False
        elif tag in _STRONG and self.marks:
            self.words.append(_STRONG_MARK)
        if self.kept and self.kept[-1] is element:
            self.end_block(gap=True)
            self.kept.pop()
        if tag in _BLOCKS:
            self.end_block(gap=not (tag == "li" and self.lists))
        if tag in {"ul", "ol"} and self.lists:
            self.lists.pop()
            if not self.lists:
                self.blank()

    def skips(self, element: HtmlElement, tag: str) -> bool:
        """Whether nothing of an element is read."""
        kind = element.get("type") or ""
        if tag == "script" and kind.startswith("math/"):
            display = "$$" if "display" in kind else "$"
            self.words.append(f"{display}{(element.text or '').strip()}{display}")
            return True
        if tag in _SKIPPED or tag == "mjx-math" or tag == "input":
            return True
        hidden = element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "")
        rendered = _RENDERED_TWICE.search(element.get("class") or "")
        if tag in _SITE or hidden or (rendered and element.find(".//math") is None):
            why = "hidden" if hidden else tag if tag in _SITE else "a formula's picture"
            words = " ".join(element.text_content().split())
            if words:
                self.flat.skipped.append((why, words, self.line))
            return True
        return False

    def text(self, text: str | None) -> None:
        """Words between tags."""
        if not text:
            return
        if not self.kept:
            self.words.append(text)
            return
        *lines, last = text.replace("\r\n", "\n").split("\n")
        for line in lines:
            self.words.append(line)
            self.line_end()
        self.words.append(last)

    def line_end(self) -> None:
        """Write a line of an element that keeps its lines."""
        words = "".join(self.words).replace(_CODE_MARK, "`").replace(_STRONG_MARK, "**")
        self.write(self.prefix + words.rstrip())
        self.words = []
        self.prefix = ""
        self.line += 1

    def begin_item(self) -> None:
        """A list item's bullet or number, and its indent."""
        if not self.lists:
            self.lists.append(["ul", 0])
        innermost = self.lists[-1]
        innermost[1] += 1
        mark = "•" if innermost[0] == "ul" else f"{innermost[1]}."
        self.prefix = "  " * len(self.lists) + f"{mark} "

    def end_block(self, *, gap: bool) -> None:
        """Write the words so far as a line."""
        if self.kept:
            if "".join(self.words).strip():
                self.line_end()
            self.words = []
            return
        words = _BLANKS.sub(" ", "".join(self.words)).strip()
        words = _EMPTY_MARKS.sub("", words).replace(_CODE_MARK, "`").replace(_STRONG_MARK, "**")
        linked = self.words and self.link
        self.words = []
        if words:
            self.write(f"{self.prefix}{words}")
            if linked and re.match(r"https?://", self.link):
                self.flat.links[len(self.flat.lines) - 1] = self.link
            self.link = ""
            self.prefix = ""
        if gap and not self.lists:
            self.blank()

    def write(self, line: str) -> None:
        """Add a line."""
        self.flat.lines.append(line)
        self.flat.numbers.append(self.line)

    def blank(self) -> None:
        """Add a blank line unless there is one."""
        if self.flat.lines and self.flat.lines[-1]:
            self.write("")

    def pre(self, element: HtmlElement) -> None:
        """Code, as it stands."""
        self.end_block(gap=False)
        self.blank()
        for broken in element.iter("br"):
            broken.tail = "\n" + (broken.tail or "")
        code = element.text_content().replace("\r\n", "\n").strip("\n").rstrip()
        first = len(self.flat.lines)
        for offset, line in enumerate(code.split("\n")):
            self.flat.lines.append(line)
            self.flat.numbers.append(self.line + offset)
        if code.strip():
            self.flat.code |= set(range(first, len(self.flat.lines)))
        # Even inside of a list, code ends with a blank line.
        self.write("")

    def table(self, element: HtmlElement) -> None:
        """Rows between bars; the first has dashes under it."""
        self.end_block(gap=True)
        rows = list(element.iter("tr"))
        if any(cell.find(".//table") is not None for row in rows for cell in row) or not rows:
            # A table that only places other things on the page.
            self.text(element.text_content())
            self.end_block(gap=True)
            return
        if self.marks and self.play(rows):
            return
        for number, row in enumerate(rows):
            cells = [" ".join(_inline(cell).split()).replace("|", "\\|") for cell in cells_of(row)]
            self.line = row.sourceline or self.line
            self.write("| " + " | ".join(cells) + " |")
            if number == 0:
                self.write("|" + " --- |" * len(cells))
        self.blank()

    def play(self, rows: list[HtmlElement]) -> bool:
        """A table of names and what they say, as plays have it; False: it is no such table."""
        pairs = [cells_of(row) for row in rows]
        if not names_speakers(pairs):
            return False
        for row, cells in zip(rows, pairs, strict=True):
            self.line = row.sourceline or self.line
            name = " ".join(cells[0].text_content().split()) if len(cells) == 2 else ""
            words = " ".join(_inline(cells[-1]).split()) if cells else ""
            if words or name:
                self.write(f"**{name}:** {words}" if name else words)
                self.blank()
        return True

    def math(self, element: HtmlElement) -> None:
        """A formula: the LaTeX that it was made from, else MathML."""
        self.words.append(formula(element))

    def image(self, element: HtmlElement) -> None:
        """A picture's text: an emoji's is read, any other is told of."""
        alt = (element.get("alt") or "").strip()
        if alt and len(alt) <= 4 and not alt.isascii():
            self.words.append(alt)
        elif alt:
            self.flat.skipped.append(("a picture", alt, self.line))


def _inline(element: HtmlElement) -> str:
    """The words of a table's cell."""
    writer = _Writer(Flat(), marks=False)
    writer.element(element)
    writer.end_block(gap=False)
    return " ".join(writer.flat.lines)
