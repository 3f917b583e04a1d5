"""Reads a course page's lists: concepts, examples, memory aids, flash cards, glossary, links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from producer.model import Item
from producer.script.codeblocks import paragraphs
from producer.script.importers._fields import join, read_field
from producer.script.importers._marks import Marks
from producer.script.importers._text import Ledger, Lines
from producer.script.importers._vocabulary import AID_KINDS, plain
from producer.script.page import ItemsKind, ItemsSection

BULLET = re.compile(r"(\s*)([•◦‣▪●○–*+-]|\d{1,3}[.)])\s+(?=\S)")
_SEPARATOR = re.compile(r":\s+|:$|\s+[–—]\s+|\s+-\s+")
_CODE = re.compile(r"`[^`\n]*`")
_PREFIX = re.compile(
    r"(?:(?:Q|Question|Front|Term|Card|A|Answer|Back|Definition)(?: ?\d+)?\s*[:.)]\s+)", re.I
)
_QUESTION = re.compile(r"(?:Q|Question|Front|Term)(?: ?\d+)?\s*[:.)]\s", re.I)
_ANSWER = re.compile(r"(?:A|Answer|Back|Definition)(?: ?\d+)?\s*[:.)]\s", re.I)
_BARE_PREFIX = re.compile(r"(?:Question|Front|Term|Answer|Back|Definition)(?: ?\d+)?:?")
_LONGEST_TERM = 80
_MOST_BLOCKS = 24
_LONELY = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A bullet with what belongs to it, or a paragraph."""

    first: int
    """Index of its first line."""
    stop: int
    """Index after its last line."""
    bullet: int
    """Characters of its first line that are bullet and white space; 0: it has none."""


def read_items(
    ledger: Ledger, kind: ItemsKind, heading: int, first: int, stop: int, marks: Marks
) -> ItemsSection:
    """The section under the heading at this line."""
    if kind == "memory_aids":
        items = _aids(ledger, first, stop, marks)
    elif kind in {"examples", "reference_links"}:
        items = _texts(ledger, kind, first, stop)
    elif kind == "flash_cards":
        items = _pairs(ledger, kind, first, stop)
    else:
        items = _terms(ledger, kind, first, stop)
    title = ledger.lines[heading]
    if not items:
        ledger.find("section-empty", f"{title}: nothing in it", heading, "note")
    return ItemsSection(kind=kind, title=title, items=tuple(items), line=ledger.number(heading))


def _terms(ledger: Ledger, kind: ItemsKind, first: int, stop: int) -> list[Item]:
    """Bullets or paragraphs of "term: definition"; without a colon, pairs of paragraphs."""
    entries = _entries(ledger, first, stop)
    bullets = [entry for entry in entries if entry.bullet]
    lone = [entry for entry in entries if not entry.bullet]
    # A glossary's definitions may hold a list; its own entries then stand outside of it.
    if kind == "glossary" and bullets and lone and not _separated(ledger.lines, lone[0]):
        return _pairs(ledger, kind, first, stop)
    if not bullets:
        share = sum(_separated(ledger.lines, entry) for entry in entries)
        if share * 2 <= len(entries) or (kind == "glossary" and share < len(entries)):
            return _pairs(ledger, kind, first, stop)
    return [_term(ledger, kind, entry) for entry in _owned(ledger.lines, entries)]


def _separated(lines: Lines, entry: _Entry) -> bool:
    text = lines.items[entry.first][entry.bullet :]
    found = _split(text)
    return found is not None and found[0] <= _LONGEST_TERM


def _split(text: str) -> tuple[int, int] | None:
    """Where the separator of term and definition begins and ends in a line."""
    hidden = _CODE.sub(lambda match: "x" * len(match.group()), text)
    colon = next((m for m in _SEPARATOR.finditer(hidden) if m.group().startswith(":")), None)
    found = colon or _SEPARATOR.search(hidden)
    return found.span() if found and found.start() > 0 else None


def _owned(lines: Lines, entries: list[_Entry]) -> list[_Entry]:
    """Entries with what follows and belongs to them: deeper bullets, paragraphs, code."""
    bulleted = any(entry.bullet for entry in entries)
    outer = min((_indent(lines, entry) for entry in entries if entry.bullet), default=0)
    whole: list[_Entry] = []
    for entry in entries:
        begins = (entry.bullet and _indent(lines, entry) <= outer) or (
            not entry.bullet and not bulleted and _separated(lines, entry)
        )
        if whole and not begins:
            last = whole.pop()
            entry = _Entry(first=last.first, stop=entry.stop, bullet=last.bullet)
        whole.append(entry)
    return whole


def _indent(lines: Lines, entry: _Entry) -> int:
    line = lines.items[entry.first]
    return len(line) - len(line.lstrip())


def _term(ledger: Ledger, kind: str, entry: _Entry) -> Item:
    lines = ledger.lines
    line = lines.items[entry.first]
    start = lines.starts[entry.first]
    found = _split(line[entry.bullet :])
    ledger.mark_text(start, start + entry.bullet, "chrome", "bullet")
    if not found:
        text = _after(ledger, entry, entry.bullet, kind)
        if len(text.split()) <= 6 and not text.endswith("."):
            return Item(name=text, text="")
        return Item(name="", text=text)
    begin, end = (entry.bullet + place for place in found)
    ledger.mark_text(start + entry.bullet, start + begin, "content", kind)
    ledger.mark_text(start + begin, start + end, "chrome", "separator")
    return Item(name=line[entry.bullet : begin].strip(), text=_after(ledger, entry, end, kind))


def _after(ledger: Ledger, entry: _Entry, skip: int, kind: str) -> str:
    """The text of an entry from a column of its first line on."""
    lines = ledger.lines
    first = lines.items[entry.first][skip:]
    end = lines.starts[entry.stop - 1] + len(lines.items[entry.stop - 1])
    ledger.mark_text(lines.starts[entry.first] + skip, end, "content", kind)
    part = [first.strip(), *lines.items[entry.first + 1 : entry.stop]]
    return join(part, paragraphs(part)).strip()


def _texts(ledger: Ledger, kind: ItemsKind, first: int, stop: int) -> list[Item]:
    """A paragraph or bullet each; code, lists and tables go with the paragraph above."""
    lines = ledger.lines
    entries = _entries(ledger, first, stop)
    whole: list[_Entry] = []
    for entry in entries:
        above = lines[whole[-1].stop - 1] if whole else ""
        follows = kind == "examples" and whole and (above.endswith(":") or _is_code(ledger, entry))
        deeper = whole and entry.bullet and _indent(lines, entry) > _indent(lines, whole[-1])
        if follows or (deeper and whole[-1].bullet):
            last = whole.pop()
            entry = _Entry(first=last.first, stop=entry.stop, bullet=last.bullet)
        elif (
            whole and entry.bullet and lines.items[entry.first - 1].strip() and not whole[-1].bullet
        ):
            last = whole.pop()
            entry = _Entry(first=last.first, stop=entry.stop, bullet=0)
        whole.append(entry)
    items = []
    for entry in whole:
        start = lines.starts[entry.first]
        ledger.mark_text(start, start + entry.bullet, "chrome", "bullet")
        text = _after(ledger, entry, entry.bullet, kind)
        address = ledger.links.get(entry.first, "") if kind == "reference_links" else ""
        text = f"{text}: {address}" if address and address not in text else text
        items.append(Item(name="", text=text))
    return items


def _is_code(ledger: Ledger, entry: _Entry) -> bool:
    found = ledger.paragraphs(entry.first, entry.stop)
    return bool(found) and found[0].kind != "text"


def _entries(ledger: Ledger, first: int, stop: int) -> list[_Entry]:
    """Bullets and paragraphs; code stays in one piece."""
    lines = ledger.lines
    entries: list[_Entry] = []
    for paragraph in ledger.paragraphs(first, stop):
        begin, end = first + paragraph.first, first + paragraph.stop
        place = begin
        for line in range(begin, end):
            if line > place and paragraph.kind == "text" and BULLET.match(lines.items[line]):
                entries.append(_entry(lines, place, line))
                place = line
        entries.append(_entry(lines, place, end, code=paragraph.kind != "text"))
    return entries


def _entry(lines: Lines, first: int, stop: int, *, code: bool = False) -> _Entry:
    bullet = None if code else BULLET.match(lines.items[first])
    return _Entry(first=first, stop=stop, bullet=bullet.end() if bullet else 0)


def _pairs(ledger: Ledger, kind: str, first: int, stop: int) -> list[Item]:
    """Paragraphs by turns: term and definition, front and back."""
    lines = ledger.lines
    blocks = []
    labels = _card_labels(ledger, first, stop) if kind == "flash_cards" else set()
    for begin, end in _blocks(ledger, first, stop):
        answer = next((at for at in range(begin + 1, end) if _ANSWER.match(lines[at])), end)
        if kind == "flash_cards" and answer < end and _QUESTION.match(lines[begin]):
            blocks += [(begin, answer), (answer, end)]
        elif end == begin + 1 and begin in labels:
            ledger.mark(begin, end, "chrome", "card label")
        else:
            blocks.append((begin, end))
    items = []
    names = _names(lines, blocks)
    for place, following in pairwise([*names, len(blocks)]):
        begin, end = blocks[place]
        name = _unlabelled(ledger, begin, end, kind)
        text = ""
        if following > place + 1:
            text = _unlabelled(ledger, blocks[place + 1][0], blocks[following - 1][1], kind)
        else:
            ledger.find(
                "pair-broken", f"{name!r} stands alone", begin, hint="give it its other half"
            )
        items.append(Item(name=name, text=text))
    return items


def _card_labels(ledger: Ledger, first: int, stop: int) -> set[int]:
    """Lines such as "Front" and "Back" above each side of every card."""
    blocks = _blocks(ledger, first, stop)
    found = {begin for begin, _ in blocks if _BARE_PREFIX.fullmatch(ledger.lines[begin])}
    return found if len(found) * 2 >= len(blocks) else set()


def _unlabelled(ledger: Ledger, first: int, stop: int, kind: str) -> str:
    """A field without a label such as "Q:" in front of it."""
    lines = ledger.lines
    match = _PREFIX.match(lines.items[first].lstrip()) if kind == "flash_cards" else None
    if not match:
        return read_field(ledger, first, stop, kind).text
    blank = len(lines.items[first]) - len(lines.items[first].lstrip())
    skip = blank + match.end()
    start = lines.starts[first]
    ledger.mark_text(start + blank, start + skip, "chrome", "card label")
    return _after(ledger, _Entry(first=first, stop=stop, bullet=0), skip, kind)


def _blocks(ledger: Ledger, first: int, stop: int) -> list[tuple[int, int]]:
    return [(first + each.first, first + each.stop) for each in ledger.paragraphs(first, stop)]


def _names(lines: Lines, blocks: list[tuple[int, int]]) -> list[int]:
    """Which blocks are terms: every second one, unless the blocks say otherwise.

    The cheapest way to split them into terms, each with the blocks that define it.
    """
    costs = [_as_name(lines, begin, end) for begin, end in blocks]
    chains: list[tuple[float, int]] = [(0.0, -1)]
    for stop in range(1, len(blocks) + 1):
        options = []
        more = 0.0
        for name in range(stop - 1, max(-1, stop - _MOST_BLOCKS - 1), -1):
            if name + 2 < stop:
                more += 0.9 - 1.4 * min(costs[name + 2], 0.4)
            lonely = _LONELY if name == stop - 1 else 0.0
            options.append((chains[name][0] + costs[name] + lonely + more, name))
        chains.append(min(options))
    names = []
    stop = len(blocks)
    while stop > 0:
        stop = chains[stop][1]
        names.append(stop)
    return names[::-1]


def _as_name(lines: Lines, begin: int, end: int) -> float:
    """How little a block looks like a term: 0 (a term) to about 1 (a definition)."""
    text = " ".join(lines.items[begin:end]).strip()
    if text.endswith("?"):
        return 0.0
    cost = 0.0
    if end - begin > 1:
        cost += 0.5
    if len(text) > _LONGEST_TERM:
        cost += 0.5
    if text.endswith((".", ";", ":")):
        cost += 0.4
    if text[:1] in "•|`" or BULLET.match(lines.items[begin]):
        cost += 0.6
    return min(cost, 1.1)


def _aids(ledger: Ledger, first: int, stop: int, marks: Marks) -> list[Item]:
    lines = ledger.lines
    places = [(icon, line) for icon, line in marks.aids if first <= line < stop]
    pictured = [(icon, line) for icon, line in places if icon >= first]
    known = [pair for pair in pictured if plain(lines[pair[1]]) in AID_KINDS]
    chosen = pictured if known or len(pictured) > 1 else places
    items = []
    for index, (icon, line) in enumerate(chosen):
        following = chosen[index + 1] if index + 1 < len(chosen) else (-1, stop)
        end = following[0] if following[0] >= first else following[1]
        if icon >= first:
            ledger.mark(icon, icon + 1, "chrome", "picture")
        ledger.mark(line, line + 1, "content", "memory_aids")
        text = read_field(ledger, line + 1, end, "memory_aids").text
        if not text:
            ledger.find("aid-empty", f"{lines[line]}: nothing in it", line, "note")
        items.append(Item(name=lines[line], text=text))
    return items
