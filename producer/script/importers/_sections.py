"""Finds the sections of a course page: which of the lines that look like headings are headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from producer.script.importers._book import LATER, part_headings, reads_on
from producer.script.importers._choose import Candidate, Evidence, choose
from producer.script.importers._entries import BULLET
from producer.script.importers._marks import Heading, Marks
from producer.script.importers._text import Lines
from producer.script.importers._vocabulary import (
    AID_KINDS,
    CHAPTER_PARTS,
    LEFT,
    OVERVIEW_PARTS,
    SECTIONS,
    SITE_MENU,
    TAGLINE_OF,
    plain,
)

ELSEWHERE = 3.5
"""Cost of a lesson's or chapter's mark in a section of another kind."""
_TERM = re.compile(r"[^:.?!]{2,60}: \S")
TAGLINE = 3.0
"""What the sentence under a heading is worth as evidence for it."""


class Found(Struct, frozen=True, kw_only=True):
    """A section's place."""

    kind: str
    """One of `SECTIONS`."""
    heading: int
    """Index of the heading's line; -1: it has none."""
    tagline: int
    """Index of the sentence under it; -1: none."""
    first: int
    """Index of the first line of what is in it."""
    stop: int
    """Index after its last line."""


def find_sections(lines: Lines, marks: Marks, first: int) -> list[Found]:
    """The sections of the page, in order; `first` is the line after its title."""
    taglines = {heading.line: heading.tagline for heading in marks.headings}
    candidates = sorted(
        [*_headed(lines, marks, first), *_headless(lines, marks, first)],
        key=lambda candidate: (candidate.line, -candidate.as_text),
    )
    evidence = Evidence.of(_evidence(lines, marks, first))
    chosen = choose(candidates, tuple(SECTIONS), len(lines), evidence=evidence, first=first)
    found = []
    for index, candidate in enumerate(chosen):
        stop = chosen[index + 1].line if index + 1 < len(chosen) else len(lines)
        tagline = taglines.get(candidate.line, -1)
        headed = candidate.line in taglines and candidate.body > candidate.line
        heading = candidate.line if headed else -1
        begin = max(heading, tagline) + 1 if headed else candidate.line
        found.append(
            Found(kind=candidate.kind, heading=heading, tagline=tagline, first=begin, stop=stop)
        )
    return found


def _headed(lines: Lines, marks: Marks, first: int) -> Iterator[Candidate]:
    spoken = {label.stop for label in marks.labels}
    starts = {
        "lesson": {start.title for start in marks.lessons},
        "audiobook": {start.title for start in marks.chapters},
    }
    taglines = any(heading.tagline >= 0 for heading in marks.headings)
    for place, heading in enumerate(marks.headings):
        line = heading.line
        if line < first:
            continue
        body = lines.after(max(line, heading.tagline) + 1, len(lines))
        proof = _proof(lines, marks, heading, body, starts)
        inside = reads_on(lines, line, len(lines))
        above = lines.before(line)
        says_nothing_else = above >= 0 and above + 1 in spoken
        yield Candidate(
            line=line,
            kind=heading.kind,
            as_text=max(1.0 + proof - 0.4 * inside, 0.2) + LATER * min(place, 20),
            as_heading=1.0 * inside
            + 2.5 * says_nothing_else
            + 1.5 * (proof == 0.0 and taglines and _expects_proof(heading.kind)),
            body=body,
        )


def _expects_proof(kind: str) -> bool:
    return kind in {"lesson", "overview", "audiobook", "memory_aids", "reference_links", "videos"}


def _proof(
    lines: Lines, marks: Marks, heading: Heading, body: int, starts: dict[str, set[int]]
) -> float:
    """What follows a heading, as evidence for it."""
    if heading.tagline >= 0:
        return TAGLINE
    kind = heading.kind
    after = plain(lines[body])
    if kind in starts:
        return TAGLINE if body in starts[kind] else 0.0
    if kind == "overview":
        return TAGLINE if after in OVERVIEW_PARTS["quick"] else 0.0
    if kind == "key_concepts":
        if body < len(lines) and BULLET.match(lines.items[body]):
            return 1.5
        return 1.0 if _TERM.match(after) else 0.3
    if kind == "memory_aids":
        aids = {line for pair in marks.aids for line in pair}
        return 2.0 if body in aids else 0.0
    if kind in {"flash_cards", "reference_links"}:
        other = {heading.line for heading in marks.headings}
        empty = 1.5 if kind == "flash_cards" else 0.5
        return empty if body in other or body >= len(lines) else empty - 0.5
    if kind == "glossary":
        return 0.8 if body < len(lines) and len(after) <= 60 and not after.endswith(".") else 0.0
    if kind == "videos" and " " in lines[heading.line]:
        return 1.5  # "YouTube Videos" is hardly a sentence's end
    return 0.6 if kind == "examples" else 0.0


def _headless(lines: Lines, marks: Marks, first: int) -> Iterator[Candidate]:
    """Lessons and chapters may begin without the heading above them."""
    for kind, starts in (("lesson", marks.lessons), ("audiobook", marks.chapters)):
        titled = [start.title if start.title >= first else start.first for start in starts]
        for line in titled:
            yield Candidate(line=line, kind=kind, as_text=0.0, as_heading=2.0, body=line)
    if not marks.lessons and marks.labels:
        label = marks.labels[0].first
        above = lines.before(label, first)
        line = label if above < first or LEFT.fullmatch(lines[above]) else above
        yield Candidate(line=line, kind="lesson", as_text=0.0, as_heading=2.0, body=line)


def _evidence(lines: Lines, marks: Marks, first: int) -> Iterator[tuple[int, str, float]]:
    for label in marks.labels:
        yield label.first, "lesson", ELSEWHERE
    for start in marks.lessons:
        yield start.first, "lesson", ELSEWHERE
    for start in marks.chapters:
        yield start.first, "audiobook", ELSEWHERE
    for names, kind in ((OVERVIEW_PARTS, "overview"), (CHAPTER_PARTS, "audiobook")):
        for line, _ in part_headings(lines, first, len(lines), names):
            yield line, kind, 1.5 if kind == "audiobook" else 0.8
    for icon, line in marks.aids:
        if icon == line or (icon >= 0 and plain(lines[line]) in AID_KINDS):
            yield line, "memory_aids", 1.5
    for line in range(first, len(lines)):
        text = plain(lines[line]) if lines[line] else ""
        if text in TAGLINE_OF:
            yield line, TAGLINE_OF[text], 2.0
        elif text in SITE_MENU and len(text) > 20:
            yield line, "", 2.0
