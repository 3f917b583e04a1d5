"""Reads a course page's lists: concepts, examples, memory aids, flash cards, glossary, links."""

from __future__ import annotations

import re

from producer.model import Item
from producer.script.importers._entries import Entry, entries_of, indent_of, text_after
from producer.script.importers._fields import read_field
from producer.script.importers._marks import Marks
from producer.script.importers._pairs import LONGEST_TERM, is_labelled, read_pairs
from producer.script.importers._text import Ledger, Lines
from producer.script.importers._vocabulary import AID_KINDS, plain
from producer.script.page import ItemsKind, ItemsSection

_SEPARATOR = re.compile(r":\s+|:$|\s+[–—]\s+|\s+-\s+")
_CODE = re.compile(r"`[^`\n]*`")


def read_items(
    ledger: Ledger, kind: ItemsKind, heading: int, first: int, stop: int, marks: Marks
) -> ItemsSection:
    """The section under the heading at this line."""
    if kind == "memory_aids":
        items = _aids(ledger, first, stop, marks)
    elif kind in {"examples", "reference_links"}:
        items = _texts(ledger, kind, first, stop)
    elif kind == "flash_cards":
        items = read_pairs(ledger, kind, first, stop)
    else:
        items = _terms(ledger, kind, first, stop)
    title = ledger.mark_title(heading, "section heading")
    if not items:
        ledger.find("section-empty", f"{title}: nothing in it", heading, "note")
    return ItemsSection(kind=kind, title=title, items=tuple(items), line=ledger.number(heading))


def _terms(ledger: Ledger, kind: ItemsKind, first: int, stop: int) -> list[Item]:
    """Bullets or paragraphs of "term: definition"; without a colon, pairs of paragraphs."""
    entries = entries_of(ledger, first, stop)
    bullets = [entry for entry in entries if entry.bullet]
    if kind == "glossary" and is_labelled(ledger.lines, first, stop):
        return read_pairs(ledger, kind, first, stop, labelled=True)
    lone = [entry for entry in entries if not entry.bullet]
    # A glossary's definitions may hold a list; its own entries then stand outside of it.
    if kind == "glossary" and bullets and lone and not _separated(ledger.lines, lone[0]):
        return read_pairs(ledger, kind, first, stop)
    if not bullets:
        share = sum(_separated(ledger.lines, entry) for entry in entries)
        if share * 2 <= len(entries) or (kind == "glossary" and share < len(entries)):
            return read_pairs(ledger, kind, first, stop)
    if bullets and kind == "key_concepts":
        # What stands above the first bullet is no concept: it stays a finding.
        entries = entries[entries.index(bullets[0]) :]
    return [_term(ledger, kind, entry) for entry in _owned(ledger.lines, entries)]


def _separated(lines: Lines, entry: Entry) -> bool:
    text = lines.items[entry.first][entry.bullet :]
    found = _split(text)
    return found is not None and found[0] <= LONGEST_TERM


def _split(text: str) -> tuple[int, int] | None:
    """Where the separator of term and definition begins and ends in a line."""
    hidden = _CODE.sub(lambda match: "x" * len(match.group()), text)
    colon = next((m for m in _SEPARATOR.finditer(hidden) if m.group().startswith(":")), None)
    found = colon or _SEPARATOR.search(hidden)
    return found.span() if found and found.start() > 0 else None


def _owned(lines: Lines, entries: list[Entry]) -> list[Entry]:
    """Entries with what follows and belongs to them: deeper bullets, paragraphs, code."""
    bulleted = any(entry.bullet for entry in entries)
    outer = min((indent_of(lines, entry) for entry in entries if entry.bullet), default=0)
    whole: list[Entry] = []
    for entry in entries:
        begins = (entry.bullet and indent_of(lines, entry) <= outer) or (
            not entry.bullet and not bulleted and _separated(lines, entry)
        )
        if whole and not begins:
            last = whole.pop()
            entry = Entry(first=last.first, stop=entry.stop, bullet=last.bullet)
        whole.append(entry)
    return whole


def _term(ledger: Ledger, kind: str, entry: Entry) -> Item:
    lines = ledger.lines
    line = lines.items[entry.first]
    start = lines.starts[entry.first]
    found = _split(line[entry.bullet :])
    ledger.mark_text(start, start + entry.bullet, "chrome", "bullet")
    if not found:
        text = text_after(ledger, entry, entry.bullet, kind)
        if len(text.split()) <= 6 and not text.endswith("."):
            return Item(name=text, text="")
        return Item(name="", text=text)
    begin, end = (entry.bullet + place for place in found)
    ledger.mark_text(start + entry.bullet, start + begin, "content", kind)
    ledger.mark_text(start + begin, start + end, "chrome", "separator")
    return Item(name=line[entry.bullet : begin].strip(), text=text_after(ledger, entry, end, kind))


def _texts(ledger: Ledger, kind: ItemsKind, first: int, stop: int) -> list[Item]:
    """A paragraph or bullet each; code, lists and tables go with the paragraph above."""
    lines = ledger.lines
    entries = entries_of(ledger, first, stop)
    whole: list[Entry] = []
    for entry in entries:
        above = lines[whole[-1].stop - 1] if whole else ""
        follows = kind == "examples" and whole and (above.endswith(":") or _is_code(ledger, entry))
        deeper = whole and entry.bullet and indent_of(lines, entry) > indent_of(lines, whole[-1])
        if follows or (deeper and whole[-1].bullet):
            last = whole.pop()
            entry = Entry(first=last.first, stop=entry.stop, bullet=last.bullet)
        elif (
            whole and entry.bullet and lines.items[entry.first - 1].strip() and not whole[-1].bullet
        ):
            last = whole.pop()
            entry = Entry(first=last.first, stop=entry.stop, bullet=0)
        whole.append(entry)
    items = []
    for entry in whole:
        start = lines.starts[entry.first]
        ledger.mark_text(start, start + entry.bullet, "chrome", "bullet")
        text = text_after(ledger, entry, entry.bullet, kind)
        address = ledger.links.get(entry.first, "") if kind == "reference_links" else ""
        text = f"{text}: {address}" if address and address not in text else text
        items.append(Item(name="", text=text))
    return items


def _is_code(ledger: Ledger, entry: Entry) -> bool:
    found = ledger.paragraphs(entry.first, entry.stop)
    return bool(found) and found[0].kind != "text"


def _aids(ledger: Ledger, first: int, stop: int, marks: Marks) -> list[Item]:
    lines = ledger.lines
    places = [(icon, line) for icon, line in marks.aids if first <= line < stop]
    pictured = [(icon, line) for icon, line in places if icon >= first]
    known = [
        (icon, line) for icon, line in pictured if icon == line or plain(lines[line]) in AID_KINDS
    ]
    chosen = pictured if known or len(pictured) > 1 else places
    items = []
    for index, (icon, line) in enumerate(chosen):
        following = chosen[index + 1] if index + 1 < len(chosen) else (-1, stop)
        end = following[0] if following[0] >= first else following[1]
        if first <= icon < line:
            ledger.mark(icon, icon + 1, "chrome", "picture")
        name = ledger.mark_title(line, "memory_aids", pictured=icon == line)
        text = read_field(ledger, line + 1, end, "memory_aids").text
        if not text:
            ledger.find("aid-empty", f"{name}: nothing in it", line, "note")
        items.append(Item(name=name, text=text))
    return items
