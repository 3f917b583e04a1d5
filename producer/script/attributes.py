"""Attributes in braces: `{#id .class name=value name="two words"}`, as in Pandoc."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import get_args

from msgspec import Struct

from producer.meant import nearest, suggest
from producer.model import Reading, Say

TURN_ATTRIBUTES = ("rate", "take", "soundbite", "recording", "lock")
"""On a speaker's label: rate=90%, take=2, soundbite="Its title", recording="recordings/one.wav";
`lock` is written by `producer lock`."""
SPAN_ATTRIBUTES = ("sub", "ph", "as")
"""On `[text]`, code, maths and links: words to say, IPA, SSML say-as kind."""
FENCE_ATTRIBUTES = ("read", "sub")
"""On a fence: gist, exact or skip; words to say."""
INTERPRETATIONS = (
    "address", "cardinal", "characters", "code", "currency", "date", "digits", "fraction",
    "maths", "money", "ordinal", "spell-out", "telephone", "time", "unit", "verbatim", "year",
)  # fmt: skip
"""What `as` may be: SSML's say-as kinds and our own code and maths."""
READINGS: tuple[str, ...] = get_args(Reading)

_QUOTED = r""""(?:\\.|[^"\\])*+"|'(?:\\.|[^'\\])*+'"""
_ITEM = re.compile(
    rf"""[ \t\n]*+(?:\.(?P<mark>[\w-]++)|\#(?P<id>[^\s{{}}"'=]++)"""
    rf"""|(?P<name>[A-Za-z][\w-]*+)=(?P<value>{_QUOTED}|[^\s"'{{}}“”]++))(?=[\s}}])""",
    re.DOTALL,
)
_END = re.compile(r"[ \t\n]*+\}")
_ESCAPED = re.compile(r"\\([\"'\\])")
_RATE = re.compile(r"(\d{1,4}(?:\.\d{1,3})?)\s?%")
_LOCK = re.compile(r"[0-9a-f]{12}")
RATE_LIMITS = (0.5, 2.0)


class Attributes(Struct, frozen=True, kw_only=True):
    """What stands in a pair of braces."""

    end: int
    """Place after the closing brace."""
    id: str
    """After `#`; empty: none."""
    marks: tuple[str, ...]
    """After a full stop, in order: Pandoc's classes."""
    pairs: tuple[tuple[str, str], ...]
    """Names and values, in order."""

    def get(self, name: str) -> str | None:
        """The last value of `name`."""
        return dict(self.pairs).get(name)

    def has(self, names: tuple[str, ...]) -> bool:
        """Whether any of `names` stands here."""
        return any(name in names for name, _ in self.pairs)

    def is_meant(self, names: tuple[str, ...]) -> bool:
        """Whether any of `names`, or what looks like one, stands here: `{a=1, b=2}` is a text."""
        if self.id or self.marks or self.has(names):
            return True
        return any(nearest(name, names) for name, _ in self.pairs)


def attributes_at(text: str, place: int) -> Attributes | None:
    """The attributes whose opening brace is at `place`; None if it opens none."""
    if not text.startswith("{", place):
        return None
    place += 1
    identifier, marks, pairs = "", [], []
    while item := _ITEM.match(text, place):
        place = item.end()
        if item["name"]:
            pairs.append((item["name"], _value(item["value"])))
        elif item["mark"]:
            marks.append(item["mark"])
        else:
            identifier = item["id"]
    end = _END.match(text, place)
    if not end or not (identifier or marks or pairs):
        return None
    return Attributes(end=end.end(), id=identifier, marks=tuple(marks), pairs=tuple(pairs))


def edited(text: str, place: int, name: str, value: str) -> str:
    """`text` with `name` set to `value` in the attributes whose brace is at `place`; an empty
    value takes it out, and the braces with it if nothing is left in them."""
    item = f"{name}={value}" if value else ""
    at = place + 1
    spans = []
    while found := _ITEM.match(text, at):
        at = found.end()
        spans.append((found.start(), at, found["name"] == name))
    mine = [(start, end) for start, end, same in spans if same]
    if not mine:
        return f"{text[:at]} {item}{text[at:]}" if item else text
    start, end = mine[-1]
    if item:
        while text[start] in " \t\n":
            start += 1
        return text[:start] + item + text[end:]
    if len(spans) > 1:
        left = text[:start] + text[end:]
        return left[: place + 1] + left[place + 1 :].lstrip(" \t")
    behind = text[text.index("}", end) + 1 :].lstrip(" \t")
    # Nothing else stands on the label's line: then no space stays behind it either.
    before = text[:place] if behind[:1] not in ("", "\r", "\n") else text[:place].rstrip(" \t")
    return before + behind


def say_of(attributes: Attributes) -> Say | None:
    """The pronunciation that attributes ask for: the first of `sub`, `ph` and `as`."""
    for name, value in attributes.pairs:
        if name == "sub" and value.strip():
            return Say(sub=value.strip())
        if name == "ph" and value.strip():
            return Say(ph=value.strip())
        if name == "as" and value in INTERPRETATIONS:
            return Say(interpret=value)
    return None


def problems(attributes: Attributes, known: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """Code, message and hint of all that is wrong with attributes, where `known` may stand."""
    names = [name for name, _ in attributes.pairs]
    for name, value in attributes.pairs:
        if name not in known:
            yield "unknown-attribute", f"no attribute `{name}` can stand here", suggest(name, known)
        elif names.count(name) > 1:
            names.remove(name)
            yield "attribute-twice", f"`{name}` stands twice", "keep one"
        elif name in _VALUES and not _VALUES[name][0](value):
            yield "attribute-value", f"`{name}` can't be {value!r}", _hint(name, value)
    pronunciations = [name for name in dict.fromkeys(names) if name in SPAN_ATTRIBUTES]
    if len(pronunciations) > 1:
        told = " and ".join(f"`{name}`" for name in pronunciations)
        yield "attribute-twice", f"{told} both say how it is spoken", "keep one of them"
    if "recording" in names and "lock" in names:
        yield "attribute-twice", "`recording` and `lock` both say what is heard", "keep one of them"


def rate_of(value: str) -> float | None:
    """`90%` as 0.9; None for anything but 50 % to 200 %."""
    match = _RATE.fullmatch(value.strip())
    rate = round(float(match[1]) / 100, 5) if match else 0.0
    return rate if RATE_LIMITS[0] <= rate <= RATE_LIMITS[1] else None


def take_of(value: str) -> int | None:
    """`3` as 3; None for anything but 1 to 999."""
    value = value.strip()
    if value.isascii() and value.isdigit() and len(value) <= 3 and int(value):
        return int(value)
    return None


def lock_of(value: str) -> str:
    """The name of locked takes; empty for anything else."""
    value = value.strip()
    return value if _LOCK.fullmatch(value) else ""


def _is_interpretation(value: str) -> bool:
    return value in INTERPRETATIONS


def _is_reading(value: str) -> bool:
    return value in READINGS


_VALUES: dict[str, tuple[Callable[[str], object], str]] = {
    "rate": (rate_of, "from 50% to 200%, such as rate=90%"),
    "take": (take_of, "the number of a take from 1 to 999, such as take=2"),
    "recording": (str.strip, 'a file of the course, such as recording="recordings/one.wav"'),
    "lock": (lock_of, "take it out, and lock the turn with `producer lock`"),
    "as": (_is_interpretation, ""),
    "read": (_is_reading, ""),
    "sub": (str.strip, "the words to say instead"),
    "ph": (str.strip, "the pronunciation in IPA"),
}
"""Attribute -> (whether a value is right, what would be)."""


def _hint(name: str, value: str) -> str:
    choices = {"as": INTERPRETATIONS, "read": READINGS}.get(name)
    return suggest(value, choices) if choices else _VALUES[name][1]


def _value(written: str) -> str:
    if written[0] in "\"'":
        return " ".join(_ESCAPED.sub(r"\1", written[1:-1]).split())
    return written
