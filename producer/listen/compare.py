"""What was to be said against what was heard, by sound: which words are missing, extra or other.

Both are words with their sounds (`sounds.phones`). Their sounds are aligned, whatever the words'
borders, so that "a sink I O" is as near to "async I O" as it sounds. What is near enough is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from producer.listen.sounds import difference, weight
from producer.model import Difference

NEAR = 0.30
"""How unlike (0 to 1) a word may sound before it counts as another. Ears and dictionaries differ
by as much in a vowel and a final stop."""
TERM_NEAR = 0.24
"""The same for a term whose sound the author or a lexicon asks for."""
_SLIGHT = 1.25
"""Sounds' worth of a difference that may be a slip of the ear: an "a" more, "the" for "this",
"want to" for "wanna". A word of three sounds is worth two."""


class Word(Struct, frozen=True, kw_only=True):
    """A word with its sounds."""

    text: str
    """As it is spelled."""
    sounds: str
    """One letter a sound."""
    term: str = ""
    """As it is written, where the author or a lexicon says how it sounds."""


class Comparison(Struct, frozen=True, kw_only=True):
    """All that differs."""

    differences: tuple[Difference, ...]
    """In order."""
    words: int
    """How many were to be said."""

    @property
    def errors(self) -> int:
        """Words that are missing, extra or other."""
        return sum(
            max(one.end - one.start, one.heard_end - one.heard_start) for one in self.differences
        )


def compare(wanted: Sequence[Word], heard: Sequence[Word]) -> Comparison:
    """Align `heard` with `wanted` and tell what differs."""
    if [word.sounds for word in wanted] == [word.sounds for word in heard]:
        return Comparison(differences=(), words=len(wanted))
    table = _Alignment(wanted, heard)
    found: list[Difference] = []
    for run in _runs(table):
        one = _difference(table, *run)
        if one is not None:
            found.append(one)
    return Comparison(differences=tuple(found), words=len(wanted))


class _Alignment:
    """Which sounds go with which: for each word its cost, and the words on the other side."""

    def __init__(self, wanted: Sequence[Word], heard: Sequence[Word]) -> None:
        self.wanted, self.heard = wanted, heard
        ours = [(sound, at) for at, word in enumerate(wanted) for sound in word.sounds]
        theirs = [(sound, at) for at, word in enumerate(heard) for sound in word.sounds]
        self.cost = [0.0] * len(wanted)
        self.extra = [0.0] * len(heard)
        self.partners: list[set[int]] = [set() for _ in wanted]
        self.owners: list[list[int]] = [[] for _ in heard]
        self.places = [0] * len(heard)
        at = 0
        for one, other in _steps([s for s, _ in ours], [s for s, _ in theirs]):
            if one is not None:
                at = ours[one][1]
            if one is not None and other is not None:
                self.cost[at] += difference(ours[one][0], theirs[other][0])
                self.partners[at].add(theirs[other][1])
                self.owners[theirs[other][1]].append(at)
            elif one is not None:
                self.cost[at] += weight(ours[one][0])
            elif other is not None:
                self.extra[theirs[other][1]] += weight(theirs[other][0])
        place = 0
        for number, owners in enumerate(self.owners):
            self.places[number] = place
            if owners:
                place = max(place, max(owners) + 1)

    def whole(self, first: int, last: int) -> float:
        """What it would cost to leave out the words from `first` to before `last`."""
        return sum(weight(s) for word in self.wanted[first:last] for s in word.sounds)


def _runs(table: _Alignment) -> list[tuple[int, int, int, int]]:
    """Runs of wanted words, and of heard ones, that may differ; neighbours made one."""
    marks: list[tuple[int, int, int, int]] = []
    insertions = _insertions(table)
    for at, word in enumerate(table.wanted):
        whole = table.whole(at, at + 1)
        cost = table.cost[at] + sum(insertions[n] for n in table.partners[at])
        if whole and cost / max(whole, 1.0) > (TERM_NEAR if word.term else NEAR):
            partners = table.partners[at]
            low = min(partners, default=_place(table, at))
            high = max(partners, default=low - 1) + 1
            marks.append((at, at + 1, low, high))
    for number, owners in enumerate(table.owners):
        if not owners:
            place = table.places[number]
            marks.append((place, place, number, number + 1))
    marks.sort()
    runs: list[tuple[int, int, int, int]] = []
    for mark in marks:
        if runs and mark[0] <= runs[-1][1] and mark[2] <= runs[-1][3]:
            last = runs[-1]
            runs[-1] = (
                last[0],
                max(last[1], mark[1]),
                min(last[2], mark[2]),
                max(last[3], mark[3]),
            )
        else:
            runs.append(mark)
    return runs


def _insertions(table: _Alignment) -> list[float]:
    """For each heard word, what of it has no counterpart, shared among its owners."""
    return [
        extra / len(set(owners)) if owners else 0.0
        for extra, owners in zip(table.extra, table.owners, strict=True)
    ]


def _place(table: _Alignment, at: int) -> int:
    """The number of the heard word before which the wanted word `at` would stand."""
    for number, owners in enumerate(table.owners):
        if owners and max(owners) > at:
            return number
    return len(table.owners)


def _difference(table: _Alignment, first: int, last: int, low: int, high: int) -> Difference | None:
    wanted = "".join(word.sounds for word in table.wanted[first:last])
    heard = "".join(word.sounds for word in table.heard[low:high])
    cost = sum(table.cost[first:last]) + sum(table.extra[low:high])
    if not wanted and not heard:
        return None
    if _spelled(table.wanted[first:last]) == _spelled(table.heard[low:high]):
        return None  # an ear writes words: which way "read" was read, it doesn't say
    weights = max(sum(map(weight, wanted)), sum(map(weight, heard)))
    far = min(1.0, cost / weights) if weights else 0.0
    term = next((word.term for word in table.wanted[first:last] if word.term), "")
    if cost < _SLIGHT and not term:
        return None
    kind: Literal["missing", "extra", "other"] = "other"
    if not heard:
        kind = "missing"
    elif not wanted:
        kind = "extra"
    return Difference(
        kind=kind, start=first, end=last, heard_start=low, heard_end=high,
        distance=round(far, 3), term=term,
    )  # fmt: skip


def _spelled(words: Sequence[Word]) -> str:
    return "".join(char for word in words for char in word.text.casefold() if char.isalnum())


def _steps(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """The cheapest alignment: pairs of places, None where a side has nothing."""
    rows, columns = len(ours) + 1, len(theirs) + 1
    costs = [[0.0] * columns for _ in range(rows)]
    for column in range(1, columns):
        costs[0][column] = costs[0][column - 1] + weight(theirs[column - 1])
    for row in range(1, rows):
        sound = ours[row - 1]
        left_out = weight(sound)
        above, here = costs[row - 1], costs[row]
        here[0] = above[0] + left_out
        for column in range(1, columns):
            against = theirs[column - 1]
            best = above[column - 1] + difference(sound, against)
            best = min(best, above[column] + left_out)
            here[column] = min(best, here[column - 1] + weight(against))
    steps: list[tuple[int | None, int | None]] = []
    row, column = rows - 1, columns - 1
    while row or column:
        cost = costs[row][column]
        if row and column:
            through = costs[row - 1][column - 1] + difference(ours[row - 1], theirs[column - 1])
            if abs(cost - through) < 1e-9:
                row, column = row - 1, column - 1
                steps.append((row, column))
                continue
        if row and abs(cost - costs[row - 1][column] - weight(ours[row - 1])) < 1e-9:
            row -= 1
            steps.append((row, None))
        else:
            column -= 1
            steps.append((None, column))
    return steps[::-1]
