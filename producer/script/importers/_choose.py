"""Chooses which lines that look like headings are headings: the reading that explains most."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate, groupby

from msgspec import Struct, field

OUT_OF_ORDER = 1.2
"""Cost of a heading right after one that usually follows it."""
SECOND_TIME = 4.0
"""Cost of a heading that the page has already had."""
NOTHING_INSIDE = 0.4
"""Cost of a heading with nothing between it and the next."""
_MOST_STATES = 24


class Candidate(Struct, frozen=True, kw_only=True):
    """A line that may be a heading."""

    line: int
    """Its index."""
    kind: str
    """What it would begin."""
    as_text: float
    """Cost of taking it for text."""
    as_heading: float
    """Cost of taking it for a heading."""
    body: int
    """Index of the first line of what follows it."""


class Evidence(Struct):
    """Lines that cost something unless they stand in a part of the right kind."""

    lines: dict[str, list[int]] = field(default_factory=dict)
    costs: dict[str, list[float]] = field(default_factory=dict)

    @classmethod
    def of(cls, found: Iterable[tuple[int, str, float]]) -> Evidence:
        """From triples of line, kind where it belongs, and cost anywhere else."""
        sorted_by_kind: dict[str, list[tuple[int, float]]] = {}
        for line, kind, cost in sorted(found):
            sorted_by_kind.setdefault(kind, []).append((line, cost))
        evidence = cls()
        for kind, pairs in sorted_by_kind.items():
            evidence.lines[kind] = [line for line, _ in pairs]
            evidence.costs[kind] = [0.0, *accumulate(cost for _, cost in pairs)]
        return evidence

    def cost(self, kind: str, first: int, stop: int) -> float:
        """What the lines from `first` to `stop` cost as a part of this kind."""
        total = 0.0
        for owner, lines in self.lines.items():
            if owner != kind:
                costs = self.costs[owner]
                total += costs[bisect_left(lines, stop)] - costs[bisect_left(lines, first)]
        return total


class _State(Struct, frozen=True):
    cost: float
    kind: str
    used: int
    body: int
    """Where the part that is open began; -1 once something stands in it."""
    chosen: Candidate | None
    before: _State | None


def choose(
    candidates: Sequence[Candidate],
    order: Sequence[str],
    stop: int,
    *,
    evidence: Evidence | None = None,
    first: int = 0,
) -> tuple[Candidate, ...]:
    """The candidates that are headings, in order; at most one a line.

    `order` lists the kinds as a page usually has them; `first` and `stop` are the lines at which
    the text begins and ends. Before the first heading the kind is the empty string.
    """
    rank = {kind: place for place, kind in enumerate(order)}
    proof = evidence or Evidence()
    states = [_State(0.0, "", 0, -1, None, None)]
    place = first
    for line, group in groupby(candidates, key=lambda candidate: candidate.line):
        same = tuple(group)
        following: dict[tuple[str, int], _State] = {}
        for state in states:
            state = _carried(state, proof, place, line)
            options = [_as_heading(state, candidate, rank) for candidate in same]
            for after in (_as_text(state, same), *options):
                key = (after.kind, after.used)
                if key not in following or after.cost < following[key].cost:
                    following[key] = after
        states = sorted(following.values(), key=lambda state: state.cost)[:_MOST_STATES]
        place = line
    last = min(
        (_carried(state, proof, place, stop) for state in states), key=lambda state: state.cost
    )
    return _path(last)


def _carried(state: _State, evidence: Evidence, first: int, stop: int) -> _State:
    cost = evidence.cost(state.kind, first, stop)
    if not cost:
        return state
    return _State(
        state.cost + cost,
        state.kind,
        state.used,
        state.body,
        state.chosen,
        state.before,
    )


def _as_text(state: _State, same: tuple[Candidate, ...]) -> _State:
    cost = state.cost + sum(candidate.as_text for candidate in same)
    return _State(cost, state.kind, state.used, -1, state.chosen, state.before)


def _as_heading(state: _State, candidate: Candidate, rank: dict[str, int]) -> _State:
    place = rank[candidate.kind]
    cost = state.cost + candidate.as_heading
    if state.kind and place < rank[state.kind]:
        cost += OUT_OF_ORDER
    if state.used >> place & 1:
        cost += SECOND_TIME
    if state.body >= candidate.line:
        cost += NOTHING_INSIDE
    return _State(
        cost,
        candidate.kind,
        state.used | 1 << place,
        candidate.body,
        candidate,
        state,
    )


def _path(state: _State | None) -> tuple[Candidate, ...]:
    chosen: list[Candidate] = []
    while state is not None:
        if state.chosen:
            chosen.append(state.chosen)
        state = state.before
    return tuple(reversed(chosen))
