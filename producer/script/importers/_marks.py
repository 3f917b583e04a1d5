"""Where a course page shows its structure: headings, locks, players, labels, chapter numbers."""

from __future__ import annotations

import re
from collections import Counter

from msgspec import Struct

from producer.script.importers._text import Lines
from producer.script.importers._vocabulary import (
    AID_KINDS,
    CHAPTER_OF,
    CHAPTER_PARTS,
    HEADINGS,
    ICON,
    INSTRUCTOR,
    LABEL,
    LEFT,
    LOCK,
    ONE_LINE_LABEL,
    PLAYED,
    PLAYER,
    SECOND_LABEL,
    SIGN_UP,
    TAGLINE_OF,
    may_be_kind,
    plain,
    unpictured,
)

_CONTENT = frozenset(name for names in CHAPTER_PARTS.values() for name in names)


class Label(Struct, frozen=True, kw_only=True):
    """A speaker's label, usually doubled."""

    first: int
    """Index of its first line."""
    stop: int
    """Index after its last line."""
    speaker: str
    """Who."""
    doubled: bool
    """Whether it stands there twice."""


class Start(Struct, frozen=True, kw_only=True):
    """What stands between the title of a lesson or chapter and its text: lock, player, number."""

    first: int
    """Index of its first line."""
    stop: int
    """Index after its last line."""
    title: int
    """Index of the title's line; -1: none."""
    number: int = 0
    """Of a chapter."""
    of: int = 0
    """Of a chapter: how many there are said to be."""
    chrome: tuple[tuple[int, int, str], ...] = ()
    """Its lines: first, after last, what they are."""


class Heading(Struct, frozen=True, kw_only=True):
    """A line that may be a section's heading."""

    line: int
    """Its index."""
    kind: str
    """Of the section."""
    tagline: int
    """Index of the sentence that belongs to it; -1: none."""


class Marks(Struct, frozen=True, kw_only=True):
    """All of them, in page order."""

    labels: tuple[Label, ...]
    lessons: tuple[Start, ...]
    chapters: tuple[Start, ...]
    headings: tuple[Heading, ...]
    aids: tuple[tuple[int, int], ...]
    """Of memory aids: indexes of the picture's line (-1: none) and the kind's; they may be one."""


def marks_of(lines: Lines, first: int) -> Marks:
    """The marks of a page from the line `first` on."""
    labels = _labels(lines, first)
    lessons, chapters = _starts(lines, first, {label.first for label in labels})
    return Marks(
        labels=labels,
        lessons=lessons,
        chapters=chapters,
        headings=tuple(_headings(lines, first)),
        aids=tuple(_aids(lines, first)),
    )


def stands_alone(lines: Lines, line: int) -> bool:
    """Whether the lines above and below are blank."""
    return not lines[line - 1] and not lines[line + 1]


def _labels(lines: Lines, first: int) -> tuple[Label, ...]:
    """Labels as this page writes them: doubled on two lines, apart, on one line, or single."""
    adjacent = _all_adjacent(lines, first)
    if adjacent:
        return adjacent
    for read in (_one_line, _separated, _single):
        labels = [label for line in range(first, len(lines)) if (label := read(lines, line))]
        if len(labels) > 1:
            return _apart_from_each_other(labels)
    return ()


def _all_adjacent(lines: Lines, first: int) -> tuple[Label, ...]:
    """Doubled labels; one may follow another at once, where a turn is empty."""
    labels: list[Label] = []
    stop = first
    for line in range(first, len(lines)):
        follows = bool(labels) and line == stop
        label = (
            _adjacent(lines, line) if line >= stop and (follows or _opens(lines, line)) else None
        )
        if label:
            labels.append(label)
            stop = label.stop
    return tuple(labels)


def _apart_from_each_other(labels: list[Label]) -> tuple[Label, ...]:
    kept: list[Label] = []
    for label in labels:
        if not kept or label.first >= kept[-1].stop:
            kept.append(label)
    return tuple(kept)


def _opens(lines: Lines, line: int) -> bool:
    above = lines[line - 1]
    return not above or bool(LEFT.fullmatch(above) or PLAYER.fullmatch(above))


def _adjacent(lines: Lines, line: int) -> Label | None:
    name = plain(lines[line])
    if not name:
        return None
    second = plain(lines[line + 1])
    if LABEL.fullmatch(name):
        if second != name and not _is_repetition(name, second):
            return None
    elif not INSTRUCTOR.fullmatch(f"{name}\n{second}"):
        return None
    stop = line + 2
    while plain(lines[stop]) == name:
        stop += 1
    return Label(first=line, stop=stop, speaker=name, doubled=True)


def _is_repetition(name: str, second: str) -> bool:
    return bool(re.fullmatch(re.escape(name) + SECOND_LABEL, second))


def _one_line(lines: Lines, line: int) -> Label | None:
    match = ONE_LINE_LABEL.fullmatch(plain(lines[line]))
    if not match or not _opens(lines, line):
        return None
    return Label(first=line, stop=line + 1, speaker=match.group(1), doubled=True)


def _separated(lines: Lines, line: int) -> Label | None:
    name = plain(lines[line])
    if not LABEL.fullmatch(name) or not _opens(lines, line) or lines[line + 1]:
        return None
    second = lines.after(line + 1, min(line + 4, len(lines)))
    if not _is_repetition(name, plain(lines[second])):
        return None
    return Label(first=line, stop=second + 1, speaker=name, doubled=True)


def _single(lines: Lines, line: int) -> Label | None:
    name = plain(lines[line])
    if not LABEL.fullmatch(name) or not _opens(lines, line):
        return None
    return Label(first=line, stop=line + 1, speaker=name, doubled=False)


def _starts(
    lines: Lines, first: int, labels: set[int]
) -> tuple[tuple[Start, ...], tuple[Start, ...]]:
    lessons: list[tuple[Start, Counter[str]]] = []
    chapters: list[tuple[Start, Counter[str]]] = []
    line = first
    while line < len(lines):
        chrome = _chrome(lines, line, labels)
        if not chrome:
            line += 1
            continue
        kinds = Counter(name for _, _, name in chrome)
        stop = chrome[-1][1]
        after = lines.after(stop, len(lines))
        kinds["what follows"] = after in labels or 2 * (plain(lines[after]) in _CONTENT)
        number = CHAPTER_OF.fullmatch(plain(lines[line]))
        is_lesson = kinds["lesson lock"] + kinds["lesson sign-up"]
        if number and is_lesson and not kinds["chapter lock"] + kinds["chapter sign-up"]:
            line += 1  # a lesson that is called like a chapter's number
            continue
        start = Start(
            first=line,
            stop=stop,
            title=lines.before(line, first),
            number=int(number.group(1)) if number else 0,
            of=int(number.group(2)) if number else 0,
            chrome=tuple(chrome),
        )
        target = (
            chapters if number or kinds["chapter lock"] or kinds["chapter sign-up"] else lessons
        )
        target.append((start, kinds))
        line = stop
    return _trusted(lessons, "lesson"), _trusted(chapters, "chapter")


def _trusted(found: list[tuple[Start, Counter[str]]], kind: str) -> tuple[Start, ...]:
    """Those that show enough to be no accident, by what the others on the page show."""
    shown = []
    for start, kinds in found:
        chrome = kinds[f"{kind} lock"] + kinds[f"{kind} sign-up"] + kinds["player"]
        number = 2 * (start.number > 0)
        shown.append(
            chrome + number + kinds["what follows"] if chrome or kinds["what follows"] else 0
        )
    enough = max(2, max(shown, default=0) - 2)
    return tuple(start for (start, _), here in zip(found, shown, strict=True) if here >= enough)


def _chrome(lines: Lines, line: int, labels: set[int]) -> list[tuple[int, int, str]]:
    """The run of lock, sign-up and player lines that begins here."""
    found: list[tuple[int, int, str]] = []
    place = line
    while place < len(lines) and place not in labels:
        if not lines[place]:
            if not found:
                break
            place += 1
            continue
        one = _chrome_line(lines, place)
        # A number opens a run of its own.
        if not one or (one[1] == "chapter number" and found):
            break
        found.append((place, one[0], one[1]))
        place = one[0]
    return found


def _chrome_line(lines: Lines, line: int) -> tuple[int, str] | None:
    text = plain(lines[line])
    lock = LOCK.fullmatch(text)
    if lock:
        return line + 1, f"{lock.group(1).lower()} lock"
    if text in SIGN_UP:
        return line + 1, f"{SIGN_UP[text]} sign-up"
    if CHAPTER_OF.fullmatch(text):
        return line + 1, "chapter number"
    if PLAYER.fullmatch(text):
        return line + 1, "player"
    left = lines.after(line + 1, min(line + 3, len(lines)))
    if PLAYED.fullmatch(text) and LEFT.fullmatch(lines[left]):
        return left + 1, "player"
    return None


def _headings(lines: Lines, first: int) -> list[Heading]:
    found = []
    for line in range(first, len(lines)):
        kind = HEADINGS.get(plain(lines[line])) if lines[line] else None
        if not kind or lines[line - 1]:
            continue
        after = lines.after(line + 1, len(lines))
        tagline = after if TAGLINE_OF.get(plain(lines[after])) == kind else -1
        if not lines[line + 1] or tagline == line + 1:
            found.append(Heading(line=line, kind=kind, tagline=tagline))
    return found


def _aids(lines: Lines, first: int) -> list[tuple[int, int]]:
    """Places where a memory aid may begin."""
    found = []
    # A picture beside words is a kind that the site hasn't had only where others are so, too.
    beside = any(unpictured(plain(line), any_kind=False) for line in lines.items[first:])
    for line in range(first, len(lines)):
        text = plain(lines[line])
        if not text or not stands_alone(lines, line):
            continue
        above = lines.before(line, first)
        icon = above if above >= 0 and is_icon(lines[above]) else -1
        if unpictured(text, any_kind=beside):
            found.append((line, line))
            continue
        known = text in AID_KINDS
        if known or (icon >= 0 and may_be_kind(text)):
            found.append((icon, line))
    return found


def is_icon(text: str) -> bool:
    """Whether a line is a picture and nothing else."""
    return bool(ICON.fullmatch(text)) and not text.isalpha()
