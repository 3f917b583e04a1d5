"""Reads the cases of tests/data/script and writes what the parser made of them as plain lines."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet

from producer.model import Script, Span

DATA = Path(__file__).parent.parent / "data" / "script"
FRONT_MATTER = "---\ntitle: A case\n---\n"


def cases(name: str) -> list[ParameterSet]:
    """The cases of a file: a title, `.`, what is written, `.`, what is read, `.`, and so on.

    In what is written, `␍` is a carriage return, `␣` a space at a line's end.
    """
    lines = (DATA / name).read_text("utf-8").split("\n")
    found = []
    while "." in lines:
        title, written, read = (_take(lines) for _ in range(3))
        shown = written.replace("␍", "\r").replace("␣", " ")
        found.append(pytest.param(shown, read, id=title.strip()))
    return found


def _take(lines: list[str]) -> str:
    at = lines.index(".")
    taken = "\n".join(lines[:at])
    del lines[: at + 1]
    return taken


def spans_as_lines(spans: Iterable[Span], indent: str = "") -> str:
    """One line a span: kind, text in quotes, and what else is so. Silent spans are left out."""
    shown = (span for span in spans if span.text or span.kind != "text")
    return "\n".join(indent + _line(span) for span in shown)


def script_as_lines(script: Script | None) -> str:
    """Chapters, turns and spans, one line each."""
    if script is None:
        return "(nothing to say)"
    lines = []
    for chapter in script.chapters:
        lines.append(f"# {chapter.title} #{chapter.id} @{chapter.line}")
        for turn in chapter.turns:
            told = "".join(f" {name}={value}" for name, value in turn.attributes)
            lines.append(f"{turn.role} @{turn.line}{told}")
            lines.append(spans_as_lines(turn.spans, indent="  "))
    return "\n".join(line for line in lines if line)


def _line(span: Span) -> str:
    shown = span.text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")
    words: list[str] = [span.kind]
    if span.kind == "pause":
        words.append(str(span.milliseconds))
    elif span.kind == "sound":
        words.append(span.sound)
    else:
        words.append(f'"{shown}"')
    if span.block:
        words.append("block")
    words += [word for word in (span.language, span.reading or "", span.emphasis) if word]
    if span.say:
        named = (("sub", span.say.sub), ("ph", span.say.ph), ("as", span.say.interpret))
        words += [f"{name}={value}" for name, value in named if value]
    if span.link:
        words.append(f"-> {span.link}")
    return " ".join(words)
