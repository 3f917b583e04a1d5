"""Reads the overview and the audiobook of a course page."""

from __future__ import annotations

import re
from collections import Counter

from producer.script.importers._choose import Candidate, choose
from producer.script.importers._entries import BULLET
from producer.script.importers._fields import Field, read_field
from producer.script.importers._marks import Marks, Start, stands_alone
from producer.script.importers._text import Ledger, Lines
from producer.script.importers._vocabulary import CHAPTER_PARTS, OVERVIEW_PARTS, plain
from producer.script.page import AudiobookSection, BookChapter, OverviewSection

_UNFINISHED = re.compile(r"\b[a-z]+ (?:[a-z]+ )?[a-z]+$")
_GOES_ON = re.compile(r"[a-z]{2,}[,;]? [a-z(]")
LATER = 0.01
"""What a later candidate gains or loses where nothing else tells two of a kind apart."""
_PART_LOST = 0.8
"""Cost of reading the only heading of a part as text: the part would be missing."""


def read_overview(ledger: Ledger, heading: int, first: int, stop: int) -> OverviewSection:
    """The overview under the heading at this line."""
    fields = _parts(ledger, first, stop, OVERVIEW_PARTS, programming=False)
    if not fields:
        fields = {"standard": read_field(ledger, first, stop, "overview standard")}
    for name in OVERVIEW_PARTS:
        if name in fields and not fields[name].text:
            ledger.find("part-empty", f"the overview's {name} part is empty", heading, "note")
    return OverviewSection(
        title=ledger.mark_title(heading, "section heading"),
        quick=_text(fields, "quick"),
        standard=_text(fields, "standard"),
        detailed=_text(fields, "detailed"),
        line=ledger.number(heading),
    )


def read_audiobook(
    ledger: Ledger, heading: int, first: int, stop: int, marks: Marks, *, programming: bool
) -> AudiobookSection:
    """The audiobook under the heading at this line; -1: chapters without a heading."""
    starts = [start for start in marks.chapters if first <= start.first < stop]
    titles = [_title(ledger.lines, start, first) for start in starts]
    ends = [
        title if title >= 0 else start.first for title, start in zip(titles, starts, strict=True)
    ]
    chapters = []
    for index, (title, start) in enumerate(zip(titles, starts, strict=True)):
        end = ends[index + 1] if index + 1 < len(ends) else stop
        chapters.append(_chapter(ledger, title, start, end, index, programming))
    _find_missing(ledger, chapters, heading if heading >= 0 else first)
    return AudiobookSection(
        title=ledger.mark_title(heading, "section heading") if heading >= 0 else "",
        chapters=tuple(chapters),
        line=ledger.number(heading if heading >= 0 else first),
    )


def part_headings(
    lines: Lines, first: int, stop: int, names: dict[str, tuple[str, ...]]
) -> list[tuple[int, str]]:
    """Lines that may be the headings of parts, and of which."""
    kinds = {name: kind for kind, titles in names.items() for name in titles}
    return [
        (line, kinds[plain(lines[line])])
        for line in range(first, stop)
        if plain(lines[line]) in kinds and stands_alone(lines, line)
    ]


def reads_on(lines: Lines, line: int, stop: int) -> float:
    """How much a line looks as if it stood in the middle of a text, 0 to 2."""
    above = lines[lines.before(line)] if lines.before(line) >= 0 else ""
    below = lines[lines.after(line + 1, stop)] if lines.after(line + 1, stop) < stop else ""
    announced = above.endswith((":", ","))
    listed = BULLET.match(above) is not None
    unfinished = not listed and _UNFINISHED.search(above) is not None
    goes_on = _GOES_ON.match(below) is not None
    lone = 0.5 if not goes_on else 1.0  # a phrase that nothing goes on with may be a whole one
    return 1.0 * announced + lone * unfinished + (0.5 + 0.5 * unfinished) * goes_on


def _parts(
    ledger: Ledger, first: int, stop: int, names: dict[str, tuple[str, ...]], *, programming: bool
) -> dict[str, Field]:
    lines = ledger.lines
    candidates = []
    headings = part_headings(lines, first, stop, names)
    times = Counter(kind for _, kind in headings)
    for place, (line, kind) in enumerate(headings):
        inside = reads_on(lines, line, stop)
        candidates.append(
            Candidate(
                line=line,
                kind=kind,
                as_text=1.0
                + _PART_LOST * (times[kind] == 1)
                - 0.4 * inside
                - LATER * min(place, 20),
                as_heading=0.9 * inside,
                body=lines.after(line + 1, stop),
            )
        )
    chosen = choose(candidates, tuple(names), stop, first=first)
    found: dict[str, Field] = {}
    for index, candidate in enumerate(chosen):
        end = chosen[index + 1].line if index + 1 < len(chosen) else stop
        ledger.mark(candidate.line, candidate.line + 1, "chrome", "part heading")
        field = read_field(ledger, candidate.line + 1, end, candidate.kind, programming=programming)
        if candidate.kind in found:
            field = _both(found[candidate.kind], field)
            ledger.find("heading-twice", f"{lines[candidate.line]!r} twice", candidate.line)
        found[candidate.kind] = field
    return found


def _both(one: Field, other: Field) -> Field:
    return Field(
        text="\n\n".join(filter(None, (one.text, other.text))),
        code_blocks=one.code_blocks + other.code_blocks,
        unfenced=one.unfenced + other.unfenced,
        ends_in_code=other.ends_in_code if other.text else one.ends_in_code,
    )


def _text(fields: dict[str, Field], name: str) -> str:
    return fields[name].text if name in fields else ""


def _title(lines: Lines, start: Start, first: int) -> int:
    """Index of the line that is the chapter's title; -1: it has none."""
    title = lines.before(start.first, first)
    return title if title >= first and len(lines[title]) <= 200 else -1


def _chapter(
    ledger: Ledger, title: int, start: Start, stop: int, index: int, programming: bool
) -> BookChapter:
    name = ledger.mark_title(title, "chapter title") if title >= 0 else ""
    if title < 0:
        ledger.find("title-missing", "a chapter has no title", start.first, hint="name it")
    for begin, end, what in start.chrome:
        ledger.mark(begin, end, "content" if what == "chapter number" else "chrome", what)
    fields = _parts(ledger, start.stop, stop, CHAPTER_PARTS, programming=programming)
    if not fields:
        fields = {"content": read_field(ledger, start.stop, stop, "content")}
    for part, field in fields.items():
        for line in field.unfenced:
            ledger.find("code-without-fence", "code without a fence around it", line, "note")
        if not field.text:
            ledger.find("part-empty", f"the chapter's {part} is empty", start.first, "note")
    return BookChapter(
        number=start.number or index + 1,
        of=start.of,
        title=name,
        content=_text(fields, "content"),
        code_blocks=fields["content"].code_blocks if "content" in fields else (),
        explanation=_text(fields, "explanation"),
        analogies=_text(fields, "analogies"),
        line=ledger.number(title if title >= 0 else start.first),
    )


def _find_missing(ledger: Ledger, chapters: list[BookChapter], line: int) -> None:
    numbers = [chapter.number for chapter in chapters]
    said = max((chapter.of for chapter in chapters), default=0)
    if not chapters:
        ledger.find("audiobook-empty", "the audiobook has no chapter", line, "note")
    missing = [number for number in range(1, min(said, 500) + 1) if number not in numbers]
    if missing:
        which = ", ".join(map(str, missing))
        many = "s" if len(missing) > 1 else ""
        message = f"the page says that there are {said} chapters; chapter{many} {which} not on it"
        ledger.find("chapter-missing", message, line, hint="the page was incomplete when saved")
    if len(set(numbers)) < len(numbers) or numbers != sorted(numbers):
        shown = ", ".join(map(str, numbers))
        ledger.find("chapter-numbers", f"the chapters are numbered {shown}", line)
