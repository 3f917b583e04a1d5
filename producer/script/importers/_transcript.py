"""Who speaks in a transcript: the labels at the start of its lines, and what they look like."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

from msgspec import Struct

from producer.script.blocks.labels import is_classroom_role, is_person, is_short
from producer.script.importers._text import Lines

_NAME = r"[^\W_][^*_`\[\]<>\\:\n|]{0,78}?"
_TIME = r"\(?\\?\[?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d+)?\\?\]?\)?"
_BOLD = re.compile(
    rf"\s{{0,3}}(?P<mark>\*\*|__)(?P<name>{_NAME})(?:\s*:\s*(?P=mark)|(?P=mark)\s?:)[ \t]*"
)
_BRACKET = re.compile(
    rf"\s{{0,3}}\\?\[(?P<name>{_NAME})\\?\](?:\s*(?P<time>{_TIME}))?\s*(?P<colon>:?)(?:[ \t]+|$)"
)
_BARE = re.compile(
    rf"\s{{0,3}}(?:(?P<before>{_TIME})\s+)?(?P<name>{_NAME})(?:\s*(?P<after>{_TIME}))?:(?:[ \t]+|$)"
)
_TIMED = re.compile(rf"\s{{0,3}}(?P<name>{_NAME})\s+(?P<after>{_TIME})\s*$")
_ONLY_TIMES = re.compile(rf"(?:\s*(?:{_TIME}|to|and|[-–—]))*\s*")
_VOICE = re.compile(r"\s{0,3}<v(?:\.[\w.]+)?\s+(?P<name>[^>]{1,80})>[ \t]*")
_TITLE_CASE = re.compile(r"(?:[A-Z][\w.'’-]*|\d+|de|da|van|von|der|la|le|of|bin|al)(?:\s|$)")
_SPEAKER = re.compile(
    r"(?:Speaker|Person|Voice|Guest|Host|Interviewer|Interviewee)(?: ?\w{1,3})?", re.I
)


class Label(Struct, frozen=True, kw_only=True):
    """A speaker's label at the start of a line."""

    line: int
    """Index of the line."""
    end: int
    """Characters of the line up to what is said."""
    name: str
    """Who."""
    time: str = ""
    """The time beside the name, as it stands."""
    style: str = "bold"
    """bold, bracket, bare, timed, voice, or break: no person, and nothing but times behind it."""
    person: bool = True
    """Whether it names somebody; a break or clip doesn't."""


def labels_of(lines: Lines, code: Collection[int]) -> tuple[Label, ...]:
    """The labels of a transcript, in order; none: it isn't one.

    Bold and bracketed names count wherever a line begins with them. Plain ones ("Name: text")
    count where the name comes back, or is one of a classroom's.
    """
    found = [label for line in range(len(lines)) if line not in code for label in _at(lines, line)]
    marked = [label for label in found if label.style in {"bold", "voice"}]
    if sum(label.person for label in marked) >= 1:
        names = {label.name for label in marked if label.person}
        plain = [
            label
            for label in found
            if label.style == "break" or (label.style == "bare" and label.name in names)
        ]
        return _in_order([*marked, *plain])
    for style in ("bracket", "timed", "bare"):
        chosen = [label for label in found if label.style == style]
        counted = Counter(label.name for label in chosen)
        kept = [label for label in chosen if _counts(label, counted)]
        people = {label.name for label in kept if label.person}
        if people and (len(kept) > 1 or any(map(is_classroom_role, people))):
            return _in_order([label for label in kept if label.person or style == "bracket"])
    return ()


def _in_order(labels: list[Label]) -> tuple[Label, ...]:
    return tuple(sorted(labels, key=lambda label: label.line))


def _counts(label: Label, counted: Counter[str]) -> bool:
    if label.style == "bracket":
        return bool(label.time) or counted[label.name] > 1
    return counted[label.name] > 1 or is_classroom_role(label.name) or bool(label.time)


def _at(lines: Lines, line: int) -> Iterator[Label]:
    text = lines.items[line]
    if not text.strip():
        return
    for style, pattern in (("voice", _VOICE), ("bold", _BOLD), ("bracket", _BRACKET)):
        match = pattern.match(text)
        if match and (style != "bracket" or _is_name(match["name"])):
            label = _label(line, match, style)
            if style != "bold" or not label.person or _is_name(label.name):
                yield label
                return
    for style, pattern in (("timed", _TIMED), ("bare", _BARE)):
        match = pattern.match(text)
        if match and _is_name(match["name"]):
            if is_person(_tidy(match["name"])):
                yield _label(line, match, style)
            elif _ONLY_TIMES.fullmatch(text[match.end() :]):
                yield _label(line, match, "break")
            return


def _label(line: int, match: re.Match[str], style: str) -> Label:
    groups = match.groupdict()
    name = _tidy(match["name"])
    return Label(
        line=line,
        end=match.end(),
        name=name,
        time=groups.get("time") or groups.get("after") or groups.get("before") or "",
        style=style,
        person=is_person(name) and _is_name(name),
    )


def _tidy(name: str) -> str:
    return " ".join(name.split()).strip(" -–—")


def _is_name(name: str) -> bool:
    """Whether words can be somebody's name: few, and in capitals."""
    name = _tidy(name)
    if not name or not is_short(name):
        return False
    return bool(_SPEAKER.fullmatch(name)) or all(
        _TITLE_CASE.match(word) for word in name.replace("(", "").replace(")", "").split()
    )
