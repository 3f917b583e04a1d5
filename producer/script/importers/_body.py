"""The paragraphs of a transcript or of prose, their headings, and what nobody speaks."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from producer.script.codeblocks import code_of
from producer.script.importers._fields import join
from producer.script.importers._text import Ledger, Lines
from producer.script.importers._words import spoken_words
from producer.script.page import AudiobookSection, BookChapter

_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*")
_FOOTNOTE = re.compile(r"\s{0,3}\[\^([^\]\s]+)\]:\s*(.*)")
_COMMENT_LINE = re.compile(r"\s*<!--.*-->\s*")
_RULE = re.compile(r"\s{0,3}(?:[-*_]\s*){3,}")


class Heading(Struct, frozen=True, kw_only=True):
    """A line that begins a lesson or chapter."""

    line: int
    level: int
    title: str


class Body(Struct):
    """Text, asides and code of a run of lines."""

    text: str = ""
    asides: tuple[str, ...] = ()
    code: list[str] = field(default_factory=list)


def headings_of(lines: Lines, first: int, code: Collection[int]) -> list[Heading]:
    found = []
    for line in range(first, len(lines)):
        match = _HEADING.fullmatch(lines.items[line]) if line not in code else None
        if match and match.group(2):
            title = spoken_words(match.group(2))[0]
            found.append(Heading(line=line, level=len(match.group(1)), title=title))
    return found


class Reader:
    """What transcripts and prose have in common."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.lines = ledger.lines

    def body(self, first: int, stop: int, skip: int, name: str) -> Body:
        """The text of lines from a column of the first one on."""
        lines = self.lines
        self.ledger.mark_text(
            lines.starts[first] + skip,
            lines.starts[stop - 1] + len(lines.items[stop - 1]),
            "content",
            name,
        )
        part = [lines.items[first][skip:], *lines.items[first + 1 : stop]]
        found = self.ledger.paragraphs(first, stop)
        whole = Body()
        shown = list(part)
        for each in found:
            if each.kind != "text":
                whole.code.append(code_of(part, each))
                continue
            text, asides, addresses = spoken_words("\n".join(part[each.first : each.stop]))
            shown[each.first : each.stop] = _same_count(text, each.stop - each.first)
            whole.asides += asides
            for address in addresses:
                self.ledger.find("link", f"links to {address}", first + each.first, "note")
        whole.text = join(shown, found).strip("\n").strip()
        return whole

    def skipped(self, line: int) -> bool:
        """Take a line that nobody speaks: a footnote, comment or rule."""
        text = self.lines.items[line]
        footnote = _FOOTNOTE.fullmatch(text)
        if footnote:
            self.ledger.mark(line, line + 1, "finding", "footnote")
            message = f"a footnote, which nobody speaks: {footnote.group(2)}"
            self.ledger.find("footnote", message, line, "note")
        elif _COMMENT_LINE.fullmatch(text):
            self.ledger.mark(line, line + 1, "chrome", "comment")
        elif _RULE.fullmatch(text):
            self.ledger.mark(line, line + 1, "chrome", "rule")
        else:
            return False
        return True


def _same_count(text: str, count: int) -> list[str]:
    """The lines of `text`, filled up or joined so that there are `count`."""
    rows = text.split("\n")
    if len(rows) > count:
        rows = [*rows[: count - 1], " ".join(rows[count - 1 :])]
    return rows + [""] * (count - len(rows))


class Prose(Reader):
    """Reads prose as an audiobook: each heading is a chapter."""

    def sections(self, first: int, headings: Sequence[Heading]) -> list[AudiobookSection]:
        """One audiobook, or nothing where there is no text."""
        starts = [(first - 1, "")] + [(each.line, each.title) for each in headings]
        chapters: list[BookChapter] = []
        for index, (line, title) in enumerate(starts):
            stop = starts[index + 1][0] if index + 1 < len(starts) else len(self.lines)
            if line >= first:
                self.ledger.mark(line, line + 1, "content", "chapter title")
            begin = self.lines.after(line + 1, stop)
            if begin == stop and line < first:
                continue
            body = self.body(begin, stop, 0, "content") if begin < stop else Body()
            chapters.append(
                BookChapter(
                    number=len(chapters) + 1,
                    of=0,
                    title=title,
                    content=body.text,
                    code_blocks=tuple(body.code),
                    line=self.ledger.number(max(line, first)),
                )
            )
        if not chapters:
            return []
        numbered = tuple(replace(chapter, of=len(chapters)) for chapter in chapters)
        line = self.ledger.number(first)
        return [AudiobookSection(title="", chapters=numbered, line=line)]
