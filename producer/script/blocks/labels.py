"""Speaker labels: `**Teacher:** text`, `**Student 1:** {rate=90% take=2} text`.

The rule, for people: a label is the first thing in a paragraph, in bold, and its last sign within
the bold is a colon. A name has at most five words and 40 characters. Attributes stand in braces
right behind the label. `**Note\\:**`, with the colon escaped, is bold text and no label; so is
anything in bold that ends otherwise or stands elsewhere, in a list or a quotation too.

A label that names no person (Break, Clip, Note, Example, ...) is reported, and its paragraph stays
text of the running turn.
"""

from __future__ import annotations

import re

from msgspec import Struct

from producer.script.attributes import TURN_ATTRIBUTES, Attributes, attributes_at

_NAME = r"[^*`\[\]<>\\:\n]{1,200}?"
_LABEL = re.compile(rf"\*\*(?P<name>{_NAME})[ \t]*:[ \t]*\*\*(?!\*)[ \t]*")
_COLON_OUTSIDE = re.compile(rf"\*\*(?P<name>{_NAME})\*\*[ \t]?:(?=[ \t\n]|\Z)[ \t]*")
_OTHER_MARKS = re.compile(
    rf"(?:(?P<mark>__|\*|_)(?P<marked>{_NAME})(?::(?P=mark)|(?P=mark):)|(?P<bare>{_NAME}):)"
    r"(?=[ \t\n]|\Z)"
)
_SPACES = re.compile(r"[ \t]*")
_CLASSROOM = re.compile(r"(?:Teacher|Student(?: \d{1,3})?|Narrator|Instructor|Host|Guest)\Z")
_NUMBER = re.compile(r"[\s#]*\d+\Z")
WORD_LIMIT, LENGTH_LIMIT = 5, 40
"""Words and characters of a name at most."""


def _words(text: str) -> list[str]:
    return text.split()


_NO_PERSONS = frozenset(
    _words(
        "ad advertisement ads aside answer break caution chapter clip code commercial"
        " conclusion definition demo diagram disclaimer example examples exercise fact figure"
        " formula goal hint important info interlude intermission intro introduction jingle"
        " key_point lesson listing music music_break note notes objective outro output part"
        " pause problem question quiz quote recap reminder result section sfx silence sound"
        " sound_effect solution sponsor stage_direction step summary table task theorem time"
        " tip title transition video warning"
    )
)
_NO_PERSON_STARTS = ("clip from ", "clip of ", "break ", "music by ", "sound of ", "note to ")


class Label(Struct, frozen=True, kw_only=True):
    """A speaker's label at a place in the text."""

    name: str
    """Who speaks."""
    start: int
    """Place of its first star."""
    end: int
    """Place of the first word behind it and its attributes."""
    attributes: Attributes | None = None
    """In braces behind it."""
    colon_outside: bool = False
    """Whether it is written `**Name**:`."""


def label_at(text: str, place: int, end: int) -> Label | None:
    """The label at `place` in the line that goes up to `end`, person's name or not."""
    if not text.startswith("**", place):
        return None
    match = _LABEL.match(text, place, end)
    outside = None if match else _COLON_OUTSIDE.match(text, place, end)
    found = match or outside
    if not found or not any(char.isalnum() for char in found["name"]):
        return None
    behind, attributes = found.end(), attributes_at(text, found.end())
    if attributes and (attributes.end > end or not attributes.is_meant(TURN_ATTRIBUTES)):
        attributes = None
    if attributes:
        spaces = _SPACES.match(text, attributes.end, end)
        behind = spaces.end() if spaces else attributes.end
    return Label(
        name=" ".join(found["name"].split()), start=place, end=behind, attributes=attributes,
        colon_outside=outside is not None,
    )  # fmt: skip


def near_label(text: str, place: int, end: int) -> str:
    """The name before a colon, if the line starts with one in other marks or none; else empty."""
    match = _OTHER_MARKS.match(text, place, min(end, place + LENGTH_LIMIT + 4))
    return " ".join((match["marked"] or match["bare"] or "").split()) if match else ""


def is_person(name: str) -> bool:
    """Whether a label's words can be a person's name or part: Break and Note 3 can't."""
    words = _NUMBER.sub("", name.casefold())
    return words.replace(" ", "_") not in _NO_PERSONS and not words.startswith(_NO_PERSON_STARTS)


def is_short(name: str) -> bool:
    """Whether a label is short enough for a name."""
    return len(name) <= LENGTH_LIMIT and len(name.split()) <= WORD_LIMIT


def is_classroom_role(name: str) -> bool:
    """Whether a name is one that speaks in classrooms and books everywhere."""
    return bool(_CLASSROOM.match(name))


def names_in(text: str) -> frozenset[str]:
    """Every name that stands in a label at the start of a line."""
    found = re.finditer(rf"^[ \t]{{0,3}}\*\*({_NAME})[ \t]*:[ \t]*\*\*", text, re.MULTILINE)
    names = (" ".join(match[1].split()) for match in found)
    return frozenset(name for name in names if is_short(name) and is_person(name))
