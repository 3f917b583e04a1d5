"""Reads the lessons of a course page: titles, turns, and what is wrong with a turn."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from producer.script.importers._fields import read_field
from producer.script.importers._marks import Label, Marks, Start, stands_alone
from producer.script.importers._text import Ledger
from producer.script.importers._vocabulary import LABEL, LEFT, plain
from producer.script.page import LessonSection, PageTurn

QUOTE_LOST = "truncated: opening quote never closed, code lost"
QUOTE_OPEN = "opening quote never closed"
BREAKS_OFF = "truncated: breaks off"
EMPTY = "empty: nothing is said"

_LONGEST_TITLE = 200
_OPENING = {'"': '"', "“": "”"}
_CLOSES_BEFORE = re.compile(r"[\s.,;:!?)\]}'’…—–-]")
_OPENS_AFTER = re.compile(r"[\s(\[{=,:—–-]")
_UNFINISHED = re.compile(
    r"(?:[,;(\[{=+*/&]|[:]|\b(?:a|an|the|and|or|of|to|with|for|in|is|are|was|by|from|as|that|which))$"
)


def read_lessons(
    ledger: Ledger, first: int, stop: int, marks: Marks, *, programming: bool
) -> list[LessonSection]:
    """The lessons between the lines `first` and `stop`."""
    starts = [start for start in marks.lessons if first <= start.first < stop]
    labels = [label for label in marks.labels if first <= label.first < stop]
    if not starts and labels:
        starts = [_start_without_lock(labels[0], ledger, first)]
    lessons: list[LessonSection] = []
    label_lines = {line for label in labels for line in range(label.first, label.stop)}
    titles = [_title(ledger, start, first, label_lines) for start in starts]
    ends = [
        title if title >= 0 else start.first for title, start in zip(titles, starts, strict=True)
    ]
    for index, (title, start) in enumerate(zip(titles, starts, strict=True)):
        for begin, end, name in start.chrome:
            ledger.mark(begin, end, "chrome", name)
        heading = ledger.mark_title(title, "lesson title") if title >= 0 else ""
        if title < 0:
            ledger.find("title-missing", "a lesson has no title", start.first, hint="name it")
        end = ends[index + 1] if index + 1 < len(ends) else stop
        own = labels[_from(labels, start.stop) : _from(labels, end)]
        turns = _turns(ledger, start.stop, end, own, programming)
        if not turns:
            ledger.find("lesson-empty", "a lesson without a word", start.first)
        line = ledger.number(title if title >= 0 else start.first)
        lessons.append(LessonSection(title=heading, turns=tuple(turns), line=line))
    return lessons


def _start_without_lock(label: Label, ledger: Ledger, first: int) -> Start:
    return Start(first=label.first, stop=label.first, title=ledger.lines.before(label.first, first))


def _from(labels: list[Label], line: int) -> int:
    """Index of the first label at or below a line."""
    return bisect_left(labels, line, key=lambda label: label.first)


def _title(ledger: Ledger, start: Start, first: int, label_lines: set[int]) -> int:
    """Index of the line that is the lesson's title; -1: it has none."""
    lines = ledger.lines
    title = lines.before(start.first, first)
    if title < first or title in label_lines:
        return -1
    text = lines[title]
    if LEFT.fullmatch(text):
        return -1
    if len(text) > _LONGEST_TITLE and text.endswith((".", "!", "?", '"', "”")):
        return -1
    return title


def _turns(
    ledger: Ledger, first: int, stop: int, labels: list[Label], programming: bool
) -> list[PageTurn]:
    lines = ledger.lines
    turns = []
    for label, following in pairwise([*labels, None]):
        assert label is not None
        end = following.first if following else stop
        ledger.mark(label.first, label.first + 1, "content", "speaker")
        ledger.mark(label.first + 1, label.stop, "chrome", "doubled speaker line")
        turns.append(_turn(ledger, label, end, programming))
    before = labels[0].first if labels else stop
    if lines.after(first, before) < before:
        place = lines.after(first, before)
        ledger.mark(first, before, "finding", "text-without-speaker")
        text = " ".join(" ".join(lines.items[first:before]).split())
        ledger.find("text-without-speaker", f"nobody says: {text}", place, hint="give it a speaker")
    return turns


def _turn(ledger: Ledger, label: Label, stop: int, programming: bool) -> PageTurn:
    lines = ledger.lines
    field = read_field(ledger, label.stop, stop, "turn", programming=programming)
    text = field.text
    flags: list[str] = []
    for line in field.unfenced:
        ledger.find("code-without-fence", "code without a fence around it", line, "note")
    _find_labels(ledger, label.stop, stop)
    if not text:
        flags.append(EMPTY)
        ledger.find("turn-empty", f"{label.speaker} says nothing", label.first)
    elif opens_without_closing(text):
        place = lines.after(label.stop, stop)
        start = lines.starts[place] + lines.items[place].index(text[0])
        ledger.replace(start, start + 1, "finding", "quote-never-closed")
        text = text[1:].lstrip()
        # The site keeps a turn of several lines in quotes; the first line alone is a cut one.
        lost = "\n" not in text
        flags.append(QUOTE_LOST if lost else QUOTE_OPEN)
        ledger.find(
            "quote-never-closed",
            f"{label.speaker}'s opening quote never closes"
            + ("; what followed is lost" if lost else ""),
            place,
            hint="put in what is missing" if lost else "",
        )
    elif not field.ends_in_code and breaks_off(text):
        if not text.endswith(":"):
            flags.append(BREAKS_OFF)
        last = lines.before(stop, label.stop)
        ledger.find("turn-breaks-off", f"{label.speaker} breaks off", last, hint="end the sentence")
    return PageTurn(
        speaker=label.speaker, text=text, line=ledger.number(label.first), flags=tuple(flags)
    )


def opens_without_closing(text: str) -> bool:
    """Whether the text begins with a quotation mark that has no partner.

    A mark opens after a space or bracket and closes before a space or punctuation; marks inside
    of words, as in `f"{x}"`, do neither.
    """
    closing = _OPENING.get(text[0])
    if not closing:
        return False
    if closing != text[0]:
        depth = 1
        for char in text[1:]:
            depth += (char == text[0]) - (char == closing)
            if depth == 0:
                return False
        return '"' not in text[1:] or not text.rstrip().endswith('"')
    depth = 1
    for place in range(1, len(text)):
        if text[place] != closing:
            continue
        before, after = text[place - 1], text[place + 1 : place + 2]
        if (not after or _CLOSES_BEFORE.match(after)) and not before.isspace():
            depth -= 1
            if depth == 0:
                return False
        elif _OPENS_AFTER.match(before):
            depth += 1
    return True


def breaks_off(text: str) -> bool:
    """Whether a text ends as no sentence does; one that ends in code is whole."""
    last = text.rstrip().rsplit("\n", 1)[-1]
    if text.count("```") % 2 or last.count("`") % 2:
        return True
    prose = len(last.split()) > 2 and not last.lstrip().startswith(("#", "//"))
    return prose and _UNFINISHED.search(last) is not None


def _find_labels(ledger: Ledger, first: int, stop: int) -> None:
    lines = ledger.lines
    for line in range(first, stop):
        if LABEL.fullmatch(plain(lines[line])) and stands_alone(lines, line):
            ledger.find(
                "label-in-turn",
                f"the line {lines[line]!r} looks like a speaker's label; it was read as text",
                line,
                "note",
            )
