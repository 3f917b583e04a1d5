"""Reads lists of pairs that are paragraphs: term and definition, front and back."""

from __future__ import annotations

import re
from itertools import pairwise

from producer.model import Item
from producer.script.importers._entries import BULLET, Entry, text_after
from producer.script.importers._fields import read_field
from producer.script.importers._text import Ledger, Lines

_PREFIX = re.compile(
    r"(?:(?:Q|Question|Front|Term|Card|A|Answer|Back|Definition)(?: ?\d+)?\s*:\s+)", re.I
)
_QUESTION = re.compile(r"(?:Q|Question|Front|Term)(?: ?\d+)?\s*:\s", re.I)
_ANSWER = re.compile(r"(?:A|Answer|Back|Definition)(?: ?\d+)?\s*:\s", re.I)
_TERM = re.compile(r"Term(?: ?\d+)?\s*:")
_DEFINITION = re.compile(r"Definition(?: ?\d+)?\s*:")
_BARE_PREFIX = re.compile(r"(?:Question|Front|Term|Answer|Back|Definition)(?: ?\d+)?:?")
LONGEST_TERM = 80
_MOST_BLOCKS = 24
_LONELY = 1.5


def is_labelled(lines: Lines, first: int, stop: int) -> bool:
    """Whether each term has "Term:" in front of it, and each definition "Definition:"."""
    shown = [line for line in range(first, stop) if lines[line]]
    terms = sum(bool(_TERM.match(lines[line])) for line in shown)
    answers = sum(bool(_DEFINITION.match(lines[line])) for line in shown)
    return terms > 0 and terms == answers and bool(_TERM.match(lines[shown[0]]))


def read_pairs(
    ledger: Ledger, kind: str, first: int, stop: int, *, labelled: bool = False
) -> list[Item]:
    """Paragraphs by turns: term and definition, front and back; `labelled` as cards may be."""
    lines = ledger.lines
    labelled = labelled or kind == "flash_cards"
    blocks = []
    labels = _card_labels(ledger, first, stop) if labelled else set()
    for begin, end in _blocks(ledger, first, stop):
        answer = next((at for at in range(begin + 1, end) if _ANSWER.match(lines[at])), end)
        if labelled and answer < end and _QUESTION.match(lines[begin]):
            blocks += [(begin, answer), (answer, end)]
        elif end == begin + 1 and begin in labels:
            ledger.mark(begin, end, "chrome", "card label")
        else:
            blocks.append((begin, end))
    items = []
    if _has_tagline(lines, blocks):
        # A sentence that nobody knows, above the first term: it stays a finding.
        del blocks[0]
    names = _names(lines, blocks)
    for place, following in pairwise([*names, len(blocks)]):
        begin, end = blocks[place]
        name = _unlabelled(ledger, begin, end, kind, labelled)
        text = ""
        if following > place + 1:
            text = _unlabelled(
                ledger, blocks[place + 1][0], blocks[following - 1][1], kind, labelled
            )
        else:
            ledger.find(
                "pair-broken", f"{name!r} stands alone", begin, hint="give it its other half"
            )
        items.append(Item(name=name, text=text))
    return items


def _has_tagline(lines: Lines, blocks: list[tuple[int, int]]) -> bool:
    """Whether a sentence stands above blocks that are pairs without it."""
    if len(blocks) < 3 or len(blocks) % 2 == 0:
        return False
    costs = [_as_name(lines, begin, end) for begin, end in blocks[:3]]
    return costs[0] >= 0.4 > costs[1] and costs[2] >= 0.4


def _card_labels(ledger: Ledger, first: int, stop: int) -> set[int]:
    """Lines such as "Front" and "Back" above each side of every card."""
    blocks = _blocks(ledger, first, stop)
    found = {begin for begin, _ in blocks if _BARE_PREFIX.fullmatch(ledger.lines[begin])}
    return found if len(found) * 3 >= len(blocks) else set()


def _unlabelled(ledger: Ledger, first: int, stop: int, kind: str, labelled: bool) -> str:
    """A field without a label such as "Q:" in front of it."""
    lines = ledger.lines
    match = _PREFIX.match(lines.items[first].lstrip()) if labelled else None
    if not match:
        return read_field(ledger, first, stop, kind).text
    blank = len(lines.items[first]) - len(lines.items[first].lstrip())
    skip = blank + match.end()
    start = lines.starts[first]
    ledger.mark_text(start + blank, start + skip, "chrome", "card label")
    return text_after(ledger, Entry(first=first, stop=stop, bullet=0), skip, kind)


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
    if len(text) > LONGEST_TERM:
        cost += 0.5
    if text.endswith((".", ";", ":")):
        cost += 0.4
    if text[:1] in "•|`" or BULLET.match(lines.items[begin]):
        cost += 0.6
    return min(cost, 1.1)
