"""Course pages as text: what a browser's "select all, copy" or a saved page's text holds.

Written for the format, not for a page: a page's structure is what its locks, players, doubled
speaker lines, taglines and chapter numbers show; a word such as "Glossary" is a heading only
where that explains more of the page than reading it as text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from producer.model import Finding, Source
from producer.script.codeblocks import is_about_programming
from producer.script.importers._book import read_audiobook, read_overview
from producer.script.importers._dialogue import read_lessons
from producer.script.importers._entries import BULLET
from producer.script.importers._items import read_items
from producer.script.importers._marks import Marks, marks_of
from producer.script.importers._sections import Found, find_sections
from producer.script.importers._text import Ledger, Lines
from producer.script.importers._vocabulary import (
    CHAPTER_PARTS,
    FOOTER,
    HEADINGS,
    LOCK,
    OVERVIEW_PARTS,
    SITE_MENU,
    TAGLINE_OF,
    plain,
)
from producer.script.page import ITEM_KEYS, Account, Page, Section
from producer.script.repair import findings as repair_findings
from producer.script.repair import repair

_FEW_LINES = 30
_NUMBER = r"\d+(?:\.\d+)*[a-z]?"
_NUMBERED = re.compile(rf"(.*?)\s+[-–—]\s+({_NUMBER})")
_UNDER_NUMBER = re.compile(rf"({_NUMBER})\s+[-–—]\s+(.*)")
_PART = re.compile(r"(?:Chapter|Unit|Module|Part|Section|Week|Lesson)\s+\w+\b|\d+(?:\.\d+)*[.:]?\s")
_SIGNS = (
    frozenset(HEADINGS)
    | frozenset(TAGLINE_OF)
    | frozenset(
        name
        for parts in (OVERVIEW_PARTS, CHAPTER_PARTS)
        for names in parts.values()
        for name in names
    )
)


def recognizes(name: str, text: str) -> float:
    """How surely this is a course page as text, 0 to 1."""
    del name
    signs = set()
    for line in text.split("\n"):
        line = plain(line)
        if line in _SIGNS:
            signs.add(line)
        elif LOCK.fullmatch(line):
            signs.add("lock")
    return min(0.95, 0.3 * len(signs)) if len(signs) > 1 else 0.1 * len(signs)


def read(text: str, name: str) -> Page:
    """Read a course page; `name` is the file's, for findings."""
    repaired = repair(text)
    loose, numbers = _loosened(repaired.text)
    page = read_repaired(loose, name, numbers=numbers)
    said = (*repair_findings(repaired, name), *page.findings)
    return replace(page, findings=tuple(sorted(said, key=_line)))


def _loosened(text: str) -> tuple[str, tuple[int, ...]]:
    """The text of a page that lost its blank lines with them, and the lines of the file.

    A page that has them is left as it is; its lines are the file's.
    """
    lines = text.split("\n")
    blank = sum(not line.strip() for line in lines)
    if len(lines) < _FEW_LINES or blank * 20 > len(lines):
        return text, ()
    loose: list[str] = []
    numbers: list[int] = []
    for number, line in enumerate(lines, start=1):
        listed = BULLET.match(line) and not BULLET.match(loose[-1] if loose else "")
        if loose and line.strip() and (listed or not line[0].isspace()):
            loose.append("")
            numbers.append(number)
        loose.append(line)
        numbers.append(number)
    return "\n".join(loose), tuple(numbers)


def read_repaired(
    text: str,
    name: str,
    *,
    code: frozenset[int] = frozenset(),
    links: Mapping[int, str] | None = None,
    numbers: Sequence[int] = (),
) -> Page:
    """Read the text of a course page whose characters are right; the rest as `Ledger` has it."""
    lines = Lines.of(text)
    ledger = Ledger(lines, name, code=code, links=links, numbers=numbers)
    programming = is_about_programming(text)
    top = lines.after(0, len(lines))
    marks = marks_of(lines, top + 1)
    sections = find_sections(lines, marks, top + 1)
    first = sections[0].heading if sections else len(lines)
    if sections and sections[0].heading < 0:
        first = sections[0].first
    head = _head(ledger, top, first)
    _foot(ledger, sections)
    whole: list[Section] = []
    for found in sections:
        whole += _section(ledger, found, marks, programming)
    _say_doubled(ledger, marks)
    accounts = ledger.close()
    _say_skipped(ledger, accounts)
    return Page(
        name=name,
        **head,
        sections=tuple(whole),
        findings=tuple(ledger.findings),
        text=text,
        accounts=accounts,
    )


def _line(finding: Finding) -> int:
    return finding.source.line if finding.source else 0


def _section(ledger: Ledger, found: Found, marks: Marks, programming: bool) -> list[Section]:
    if found.heading >= 0 and found.kind in {"lesson", "videos"}:
        ledger.mark(found.heading, found.heading + 1, "chrome", "section heading")
    if found.tagline >= 0:
        ledger.mark(found.tagline, found.tagline + 1, "chrome", "tagline")
    first, stop = found.first, _stop(ledger.lines, found)
    if found.kind == "lesson":
        return [*read_lessons(ledger, first, stop, marks, programming=programming)]
    if found.kind == "overview":
        return [read_overview(ledger, found.heading, first, stop)]
    if found.kind == "audiobook":
        book = read_audiobook(ledger, found.heading, first, stop, marks, programming=programming)
        return [book]
    if found.kind in ITEM_KEYS or found.kind in {"examples", "reference_links"}:
        return [read_items(ledger, found.kind, found.heading, first, stop, marks)]  # type: ignore[arg-type]
    return []


def _stop(lines: Lines, found: Found) -> int:
    """Where the section ends: the site's foot is no part of the last one."""
    return _foot_of(lines, found.first) if found.stop == len(lines) else found.stop


def _foot_of(lines: Lines, first: int) -> int:
    stop = len(lines)
    while True:
        last = lines.before(stop, first)
        if last < first or len(lines[last]) > 80 or not FOOTER.match(lines[last]):
            return stop
        stop = last


def _foot(ledger: Ledger, sections: list[Found]) -> None:
    if sections:
        ledger.mark(_foot_of(ledger.lines, sections[-1].first), len(ledger.lines), "chrome", "foot")


def _head(ledger: Ledger, top: int, stop: int) -> dict[str, str]:
    """The fields of the page's first line, and the site's menu below it accounted for."""
    lines = ledger.lines
    if top >= stop:
        return {}
    titled = plain(lines[top]) not in SITE_MENU
    page_title = lines[top] if titled else ""
    if titled:
        ledger.mark(top, top + 1, "content", "page title")
    title, number = _below(lines, top + 1 if titled else top, stop, page_title)
    for line in range(top + 1 if titled else top, stop):
        text = lines[line]
        if not text:
            continue
        if plain(text) in SITE_MENU:
            ledger.mark(line, line + 1, "chrome", "site menu")
        elif text == title or (title and text == f"{number} - {title}"):
            ledger.mark(line, line + 1, "content", "title")
        elif text in page_title and len(text) > 3:
            ledger.mark(line, line + 1, "content", "page title")
    return _split_title(page_title, title, number)


def _below(lines: Lines, first: int, stop: int, page_title: str) -> tuple[str, str]:
    """Title and number as the lines below the menu have them."""
    shown = [lines[line] for line in range(first, stop) if lines[line]]
    for text in shown:
        match = _UNDER_NUMBER.fullmatch(text)
        if match and (match.group(2) in shown or page_title.startswith(match.group(2))):
            return match.group(2), match.group(1)
    for text in shown:
        if plain(text) not in SITE_MENU and page_title.startswith((f"{text} - ", f"{text} | ")):
            return text, ""
    return "", ""


def _split_title(page_title: str, title: str, number: str) -> dict[str, str]:
    """ "Title - 2.3 | Chapter 8: ... | Course" in its parts; a title may hold " | " or " - "."""
    rest = page_title
    if title and rest.startswith(title):
        rest = rest[len(title) :]
        match = re.match(rf"\s+[-–—]\s+({_NUMBER})(?=\s+\||\s*$)", rest)
        if match:
            number = number or match.group(1)
            rest = rest[match.end() :]
        parts = [part.strip() for part in rest.split(" | ")]
        parts = parts[1:] if not parts[0] else parts
    else:
        parts = [part.strip() for part in rest.split(" | ")]
        for place, part in enumerate(parts):
            match = _NUMBERED.fullmatch(part)
            if match:
                title = title or " | ".join([*parts[:place], match.group(1)])
                number = number or match.group(2)
                parts = parts[place + 1 :]
                break
        else:
            keep = max(1, len(parts) - 2)
            title, parts = title or " | ".join(parts[:keep]), parts[keep:]
    chapter, course = "", ""
    if len(parts) == 1:
        chapter, course = (parts[0], "") if _PART.match(parts[0]) else ("", parts[0])
    elif parts:
        chapter, course = " | ".join(parts[:-1]), parts[-1]
    return {
        "page_title": page_title,
        "title": title,
        "number": number,
        "chapter": chapter,
        "course": course,
    }


def _say_doubled(ledger: Ledger, marks: Marks) -> None:
    doubled = [label for label in marks.labels if label.doubled]
    if doubled:
        ledger.find(
            "speaker-doubled",
            f"{len(doubled)} speaker lines stand twice; each was read once",
            doubled[0].first,
            "note",
        )


def _say_skipped(ledger: Ledger, accounts: tuple[Account, ...]) -> None:
    """Say what was skipped as the site's own, once a kind."""
    lines: dict[str, list[str]] = {}
    for account in accounts:
        if account.use == "chrome" and account.name != "white space":
            shown = " / ".join(ledger.lines.text[account.start : account.end].split("\n"))
            lines.setdefault(account.name, []).append(shown.strip())
    for name, texts in lines.items():
        counted = Counter(texts)
        listed = "; ".join(
            f"{text} ({count})" if count > 1 else text for text, count in list(counted.items())[:20]
        )
        message = f"skipped as the site's own, {name}: {listed}"
        ledger.findings.append(
            Finding(
                code="chrome-skipped",
                message=message,
                source=Source(path=ledger.path),
                severity="note",
            )
        )
