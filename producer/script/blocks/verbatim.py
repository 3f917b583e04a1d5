"""Blocks that are taken as they stand: code between fences or indented, comments, raw HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence

from producer.script.blocks import containers, labels
from producer.script.blocks.kinds import Block, CodeBlock, Line, SkippedBlock
from producer.script.inline import tags
from producer.script.inline.tokens import Trouble

_MARKDOWN = ("markdown", "md", "text", "txt")
_ANY_TAG = re.compile(r"<[^<>]*+>")


class Verbatim:
    """Reads such blocks of one text; adds to `blocks` and `troubles`."""

    def __init__(self, text: str, blocks: list[Block], troubles: list[Trouble]) -> None:
        self.text = text
        self.blocks = blocks
        self.troubles = troubles
        self._absent: set[str] = set()
        """Closing marks of which the rest of the text holds none."""

    def indented(self, lines: Sequence[Line], at: int) -> int:
        """Take code indented by four spaces from line `at` on; returns the line after it."""
        first, last = at, at
        while at < len(lines):
            written = self.text[lines[at].start : lines[at].end]
            if written.strip():
                if containers.indent_of(written) < containers.CODE_INDENT:
                    break
                last = at
            at += 1
        code = self._code(lines[first : last + 1], containers.CODE_INDENT)
        self._trouble("indented-code", lines[first].start, "indented by four spaces, this is code",
                      "write it between ``` fences, or take the spaces away")  # fmt: skip
        self.blocks.append(CodeBlock(start=lines[first].region, end=lines[last].end, code=code))
        return last + 1

    def fence(self, lines: Sequence[Line], at: int, *, nested: bool) -> int:
        """Take the code block whose fence is line `at`; returns the line after it.

        One that never closes ends before the next label or chapter, so that no turn is lost in it.
        """
        line = lines[at]
        written = self.text[line.start : line.end]
        fence = containers.fence_of(written)
        info = written.strip()[len(fence) :].strip()
        closing = self._closing_fence(lines, at + 1, fence, nested)
        after = closing + 1
        if closing < 0:
            self._trouble("unclosed-fence", line.start, "a code block opens here and never closes",
                          f"close it with {fence} on a line of its own")  # fmt: skip
            closing = after = self._next_turn(lines, at + 1)
        inner = lines[at + 1 : closing]
        code = self._code(inner, containers.indent_of(written))
        if "**" in code and info.split(" ")[0] not in _MARKDOWN:
            self._report_labels(inner)
        end = lines[after - 1].end
        self.blocks.append(CodeBlock(start=line.region, end=end, code=code, info=info))
        return after

    def raw(self, lines: list[Line], at: int) -> int | None:
        """Take a comment or an element that isn't text; None if none starts at line `at` and ends.

        What stands behind it on its last line becomes that line.
        """
        line = lines[at]
        match = containers.RAW.match(self.text, line.start, line.end)
        if not match:
            return None
        name = (match["name"] or "").lower()
        mark = f"</{name}>" if name else "-->"
        end = self._end_of(mark, match.end())
        if not end or end > lines[-1].end:
            return None
        if name == "pre":
            inner = self.text[self.text.find(">", match.end()) + 1 : end - len(mark)]
            code = tags.decoded(_ANY_TAG.sub("", inner)).strip("\n")
            self.blocks.append(CodeBlock(start=line.region, end=end, code=code))
        else:
            self.blocks.append(SkippedBlock(start=line.region, end=end))
        if name and name != "pre":
            self._trouble("html-not-spoken", line.start, f"<{name}> can't be heard", "take it out")
        while lines[at].end < end:
            at += 1
        if not self.text[end : lines[at].end].strip():
            return at + 1
        lines[at] = Line(end, end, lines[at].end)
        return at

    def _end_of(self, mark: str, place: int) -> int:
        """The place after the next `mark`, in small letters or capitals; 0 if there is none."""
        if mark in self._absent:
            return 0
        found = re.compile(re.escape(mark), re.IGNORECASE).search(self.text, place)
        if not found:
            self._absent.add(mark)
        return found.end() if found else 0

    def _closing_fence(self, lines: Sequence[Line], at: int, fence: str, nested: bool) -> int:
        """The line that closes a fence; -1 if none does."""
        if fence in self._absent:
            return -1
        pattern = re.compile(rf"[ ]{{0,3}}{re.escape(fence[0])}{{{len(fence)},}}[ \t]*+\Z")
        for number in range(at, len(lines)):
            if pattern.match(self.text[lines[number].start : lines[number].end]):
                return number
        if not nested:
            self._absent.add(fence)
        return -1

    def _next_turn(self, lines: Sequence[Line], at: int) -> int:
        """The end of what comes before the next chapter's heading, or label behind a blank line."""
        last = at
        for number in range(at, len(lines)):
            line = lines[number]
            written = self.text[line.start : line.end]
            begins = labels.label_at(self.text, line.start, line.end)
            if written.startswith("## ") or (begins and last < number):
                break
            if written.strip():
                last = number + 1
        return last

    def _report_labels(self, lines: Sequence[Line]) -> None:
        for line in lines:
            label = labels.label_at(self.text, line.start, line.end)
            if label and not label.colon_outside and labels.is_short(label.name):
                self._trouble("label-in-code", line.start,
                              f"the label of {label.name} stands inside a code block",
                              "close the code block before it")  # fmt: skip
                return

    def _code(self, lines: Sequence[Line], indent: int) -> str:
        text = self.text
        dedented = (containers.dedented(text, line, indent) for line in lines)
        return "\n".join(text[line.start : line.end] for line in dedented)

    def _trouble(self, code: str, place: int, message: str, hint: str = "") -> None:
        self.troubles.append(Trouble(code, place, message, hint))
