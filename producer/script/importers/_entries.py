"""Entries of a page's lists: bullets and paragraphs, with where they stand."""

from __future__ import annotations

import re

from msgspec import Struct

from producer.script.codeblocks import paragraphs
from producer.script.importers._fields import join
from producer.script.importers._text import Ledger, Lines

BULLET = re.compile(r"(\s*)([•◦‣▪●○–*+-]|\d{1,3}[.)])\s+(?=\S)")


class Entry(Struct, frozen=True, kw_only=True):
    """A bullet with what belongs to it, or a paragraph."""

    first: int
    """Index of its first line."""
    stop: int
    """Index after its last line."""
    bullet: int
    """Characters of its first line that are bullet and white space; 0: it has none."""


def entries_of(ledger: Ledger, first: int, stop: int) -> list[Entry]:
    """Bullets and paragraphs; code stays in one piece."""
    lines = ledger.lines
    entries: list[Entry] = []
    for paragraph in ledger.paragraphs(first, stop):
        begin, end = first + paragraph.first, first + paragraph.stop
        place = begin
        for line in range(begin, end):
            if line > place and paragraph.kind == "text" and BULLET.match(lines.items[line]):
                entries.append(entry_of(lines, place, line))
                place = line
        entries.append(entry_of(lines, place, end, code=paragraph.kind != "text"))
    return entries


def entry_of(lines: Lines, first: int, stop: int, *, code: bool = False) -> Entry:
    bullet = None if code else BULLET.match(lines.items[first])
    return Entry(first=first, stop=stop, bullet=bullet.end() if bullet else 0)


def indent_of(lines: Lines, entry: Entry) -> int:
    line = lines.items[entry.first]
    return len(line) - len(line.lstrip())


def text_after(ledger: Ledger, entry: Entry, skip: int, kind: str) -> str:
    """The text of an entry from a column of its first line on."""
    lines = ledger.lines
    first = lines.items[entry.first][skip:]
    end = lines.starts[entry.stop - 1] + len(lines.items[entry.stop - 1])
    ledger.mark_text(lines.starts[entry.first] + skip, end, "content", kind)
    part = [first.strip(), *lines.items[entry.first + 1 : entry.stop]]
    return join(part, paragraphs(part)).strip()
