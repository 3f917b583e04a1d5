"""Reads lines into blocks: CommonMark's rules as far as a script needs them, and labels."""

from __future__ import annotations

import re
from collections.abc import Sequence

from producer.script.attributes import attributes_at
from producer.script.blocks import containers, labels
from producer.script.blocks.definitions import Definitions
from producer.script.blocks.kinds import (
    Block,
    BreakBlock,
    HeadingBlock,
    LabelBlock,
    Line,
    ParagraphBlock,
    SkippedBlock,
)
from producer.script.blocks.tables import is_table, rows_of
from producer.script.blocks.verbatim import Verbatim
from producer.script.inline.formulas import environment_end
from producer.script.inline.scanner import References
from producer.script.inline.tokens import Trouble

_NO_SPACE = re.compile(r"#{2,6}[^#\s]")
_DEEPEST = 12
"""Lists and quotations inside each other; what lies deeper is text."""


class Layout:
    """The blocks of a script, what they define for each other, and what is wrong with them."""

    def __init__(self, text: str, lines: Sequence[tuple[int, int]], known: frozenset[str]) -> None:
        """`known` are the names that stand in labels anywhere in the script."""
        self.text = text
        self.known = known
        self.blocks: list[Block] = []
        self.troubles: list[Trouble] = []
        self._definitions = Definitions(text)
        self._verbatim = Verbatim(text, self.blocks, self.troubles)
        self._lead = ""
        self._read([Line(start, start, end) for start, end in lines], 0)

    @property
    def references(self) -> References:
        """Addresses and footnotes that are defined anywhere in the script."""
        return self._definitions.references

    def _read(self, lines: list[Line], depth: int) -> None:
        at = 0
        while at < len(lines):
            at = self._block(lines, at, depth)

    def _block(self, lines: list[Line], at: int, depth: int) -> int:
        line = lines[at]
        written = self.text[line.start : line.end]
        shown = written.lstrip(" \t")
        if not shown:
            return at + 1
        if containers.indent_of(written) >= containers.CODE_INDENT:
            return self._verbatim.indented(lines, at)
        place = line.end - len(shown)
        if not depth and (label := labels.label_at(self.text, place, line.end)):
            return self._label(lines, at, label)
        if shown[0] in "`~" and containers.fence_of(written):
            return self._verbatim.fence(lines, at, nested=depth > 0)
        if shown[0] == "#" and containers.is_heading(written):
            return self._heading(line, place, at, depth)
        if shown[0] == "<" and (after := self._verbatim.raw(lines, at)) is not None:
            return after
        if shown[0] in "*-_" and containers.is_break(written):
            self.blocks.append(BreakBlock(start=line.region, end=line.end))
            return at + 1
        if "|" in shown and is_table(self.text, lines, at):
            rows, after = rows_of(self.text, lines, at)
            self.blocks += rows
            return after
        if depth < _DEEPEST:
            if shown[0] == ">":
                inner, after = containers.quotation(self.text, lines, at)
                self._read(inner, depth + 1)
                return after
            if item := containers.list_item(self.text, lines, at):
                inner, after, number = item
                self._lead = f"{number} " if number else ""
                self._read(inner, depth + 1)
                self._lead = ""
                return after
        if shown[0] == "[" and (after := self._definition(lines, at)) is not None:
            return after
        if _NO_SPACE.match(shown):
            self._trouble("heading-level", line.start, "without a space, this is no heading",
                          "write a space behind the #")  # fmt: skip
        return self._paragraph(lines, at, line, depth)

    def _label(self, lines: list[Line], at: int, label: labels.Label) -> int:
        line = lines[at]
        name = label.name
        if label.colon_outside and not self._is_known(name):
            return self._paragraph(lines, at, line, 0)
        if not labels.is_person(name):
            self._trouble("label-no-person", label.start, f"{name} is no person",
                          rf"to have it read aloud, write **{name}\:**")  # fmt: skip
            return self._paragraph(lines, at, line, 0)
        if not labels.is_short(name):
            self._trouble("label-too-long", label.start,
                          f"{name!r} is too long for a speaker's name",
                          r"to have it read aloud, escape the colon: \:**")  # fmt: skip
            return self._paragraph(lines, at, line, 0)
        if label.colon_outside:
            self._trouble("label-colon-outside", label.start, f"{name} speaks here",
                          f"write **{name}:** with the colon inside")  # fmt: skip
        self.blocks.append(LabelBlock(start=line.region, end=label.end, label=label))
        if self.text[label.end : line.end].strip():
            return self._paragraph(lines, at, Line(label.end, label.end, line.end), 0)
        if at + 1 < len(lines):
            following = self.text[lines[at + 1].start : lines[at + 1].end]
            if following.strip() and containers.indent_of(following) >= containers.CODE_INDENT:
                return self._paragraph(lines, at + 1, lines[at + 1], 0)
        return at + 1

    def _paragraph(self, lines: list[Line], at: int, first: Line, depth: int) -> int:
        taken = [first]
        absent: set[str] = set()
        at += 1
        while True:
            closing = self._open_formula(taken[-1])
            if closing and closing not in absent:
                after = self._formula_end(lines, at, closing)
                if after > at:
                    taken += lines[at:after]
                    at = after
                else:
                    absent.add(closing)
            if at >= len(lines) or containers.interrupts(
                self.text[lines[at].start : lines[at].end]
            ):
                break
            taken.append(lines[at])
            at += 1
        block = ParagraphBlock(
            start=first.region, end=taken[-1].end, lines=tuple(taken), lead=self._lead,
            nested=depth > 0,
        )  # fmt: skip
        self._lead = ""
        self.blocks.append(block)
        self._report_near_labels(block)
        if at < len(lines) and containers.is_underline(self.text[lines[at].start : lines[at].end]):
            line = lines[at]
            self._trouble("setext-heading", line.start, "the line above is no chapter's heading",
                          "write ## Title, or leave a blank line between")  # fmt: skip
            self.blocks.append(SkippedBlock(start=line.region, end=line.end))
            at += 1
        return at

    def _open_formula(self, line: Line) -> str:
        """What closes the formula that a line leaves open; empty if it leaves none open."""
        written = self.text[line.start : line.end]
        if "$$" in written and written.count("$$") % 2:
            return "$$"
        if "\\" not in written:
            return ""
        place = line.end - len(written.lstrip(" \t"))
        if self.text.startswith("\\[", place) and "\\]" not in written:
            return "\\]"
        closing = environment_end(self.text, place)
        return "" if closing in written else closing

    def _formula_end(self, lines: list[Line], at: int, closing: str) -> int:
        """The line after the one that closes a formula; `at` if none does before a blank line."""
        for after in range(at, len(lines)):
            written = self.text[lines[after].start : lines[after].end]
            if closing in written:
                return after + 1
            if not written.strip():
                break
        return at

    def _report_near_labels(self, block: ParagraphBlock) -> None:
        for number, line in enumerate(block.lines):
            shown = self.text[line.start : line.end].lstrip(" \t")
            place = line.end - len(shown)
            first = number == 0
            if label := labels.label_at(self.text, place, line.end):
                if first and block.nested and self._is_known(label.name):
                    self._trouble("label-nested", place,
                                  f"{label.name} doesn't speak in a list or quotation",
                                  "take its mark away, or escape the colon")  # fmt: skip
                elif not first and self._names_somebody(label):
                    self._trouble("label-inside-paragraph", place,
                                  f"the label of {label.name} doesn't start a paragraph",
                                  "leave a blank line before it, or escape the colon")  # fmt: skip
            elif not (first and block.nested):
                name = labels.near_label(self.text, place, line.end)
                if name and self._is_known(name):
                    self._trouble("label-not-bold", place, f"{name} seems to speak here",
                                  rf"write **{name}:**, or escape the colon: \:")  # fmt: skip

    def _names_somebody(self, label: labels.Label) -> bool:
        if label.colon_outside:
            return self._is_known(label.name)
        return labels.is_person(label.name) and labels.is_short(label.name)

    def _is_known(self, name: str) -> bool:
        return name in self.known or labels.is_classroom_role(name)

    def _heading(self, line: Line, place: int, at: int, depth: int) -> int:
        shown = self.text[place : line.end]
        level = len(shown) - len(shown.lstrip("#"))
        title = shown[level:].strip(" \t")
        if title.rstrip("#").endswith((" ", "\t")) or not title.strip("#"):
            title = title.rstrip("#").rstrip(" \t")
        start = place + level + len(shown[level:]) - len(shown[level:].lstrip(" \t"))
        inner = Line(start, start, start + len(title))
        brace = self.text.rfind("{", inner.start, inner.end)
        attributes = attributes_at(self.text, brace) if brace >= 0 else None
        if attributes and attributes.end == inner.end:
            inner = Line(start, start, brace)
        else:
            attributes = None
        block: Block
        if depth:
            block = ParagraphBlock(start=line.region, end=line.end, lines=(inner,), nested=True)
        else:
            block = HeadingBlock(
                start=line.region, end=line.end, level=level, title=inner, attributes=attributes
            )
        self.blocks.append(block)
        return at + 1

    def _definition(self, lines: list[Line], at: int) -> int | None:
        """Take the address of a reference, or a footnote; None if neither starts here."""
        line = lines[at]
        after = self._definitions.footnote(lines, at)
        if after is not None:
            self._trouble("footnote-not-spoken", line.start, "a listener won't hear this footnote",
                          "say it in the text, or take it out")  # fmt: skip
        elif self._definitions.address(line):
            after = at + 1
        else:
            return None
        self.blocks.append(SkippedBlock(start=line.region, end=lines[after - 1].end))
        return after

    def _trouble(self, code: str, place: int, message: str, hint: str = "") -> None:
        self.troubles.append(Trouble(code, place, message, hint))
