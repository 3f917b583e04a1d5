"""Changes one attribute of one speaker's label, and not another character of the file."""

from __future__ import annotations

import re

from producer.errors import ScriptError
from producer.model import Source, Turn
from producer.script.attributes import edited
from producer.script.blocks.labels import label_at
from producer.script.parse import parse

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


def with_attribute(text: str, path: str, turn: Turn, name: str, value: str) -> str:
    """The script `text` with the attribute `name` of `turn` set to `value`; empty: taken out.

    Raises ScriptError if the turn has no label, or doesn't stand there any more.
    """
    at = Source(path=path, line=turn.line)
    if _turn_on(text, path, turn.line) != turn:
        raise ScriptError("the script was changed meanwhile", source=at, hint="try again")
    start = _start(text, turn.line)
    place = len(text[start:]) - len(text[start:].lstrip(" \t")) + start
    line = _LINE.match(text, start)
    end = line.end() if line else len(text)
    stop = start + len(text[start:end].rstrip("\r\n"))
    label = label_at(text, place, stop)
    if label is None:
        raise ScriptError(
            "this turn has no label that could say it",
            source=at,
            hint=f"write one: **{turn.role}:** ...",
        )
    behind = text.index("**", place + 2) + 2
    behind += 1 if text[behind : behind + 1] == ":" else 0
    if label.attributes:
        new = edited(text, text.index("{", behind), name, value)
    elif not value:
        return text
    elif label.end == stop:
        new = f"{text[:behind]} {{{name}={value}}}{text[stop:]}"
    else:
        new = f"{text[: label.end]}{{{name}={value}}} {text[label.end :]}"
    changed = _turn_on(new, path, turn.line)
    if changed is None or dict(changed.attributes).get(name, "") != value:
        raise ScriptError(
            f"`{name}` can't be written to this label", source=at, hint="write it by hand"
        )
    return new


def _turn_on(text: str, path: str, line: int) -> Turn | None:
    script = parse(text.removeprefix("\ufeff"), path).script
    turns = (turn for chapter in script.chapters for turn in chapter.turns) if script else ()
    return next((turn for turn in turns if turn.line == line), None)


def _start(text: str, line: int) -> int:
    """The place at which a line, from 1, starts."""
    place = 0
    for _ in range(line - 1):
        found = _LINE.match(text, place)
        place = found.end() if found else place
    return place
