"""Scripts of ours: they come back byte for byte."""

from __future__ import annotations

import re

from producer.model import Chapter, Finding, Script, Source, Span, Turn
from producer.script.page import (
    Account,
    AudiobookSection,
    BookChapter,
    LessonSection,
    Page,
    PageTurn,
    Section,
)
from producer.script.parse import parse

_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\n(.*?)\n---[ \t]*(?:\n|$)", re.S)
_KIND = re.compile(r"^kind:\s*[\"']?(?:lesson|audiobook)\b", re.M)
_TITLE = re.compile(r"^title:", re.M)
_CHAPTER = re.compile(r"^## \S.*\{#[a-z0-9-]+\}\s*$", re.M)
_LABEL = re.compile(r"^\*\*[^*\n]{1,40}:\*\*", re.M)


def recognizes(name: str, text: str) -> float:
    """How surely this is a script of ours, 0 to 1."""
    front = _FRONT_MATTER.match(text)
    if not front or not _TITLE.search(front.group(1)):
        return 0.0
    if _KIND.search(front.group(1)):
        return 0.98
    return 0.9 if _CHAPTER.search(text) and _LABEL.search(text) else 0.0


def read(text: str, name: str) -> Page:
    """The script as a page; its file is `Page.script`."""
    parsed = parse(text, name)
    script = parsed.script
    whole = Account(start=0, end=len(text), use="content", name="script")
    accounts = (whole,) if text else ()
    if script is None:
        return Page(name=name, script=text, text=text, accounts=accounts, findings=parsed.findings)
    return Page(
        name=name,
        page_title=script.title,
        title=script.title,
        number=script.number,
        chapter=script.part,
        sections=_sections(script),
        findings=(*parsed.findings, _same(name)),
        text=text,
        accounts=accounts,
        script=text,
    )


def _same(name: str) -> Finding:
    return Finding(
        code="own-script",
        message="a script of ours: imported as it is",
        source=Source(path=name),
        severity="note",
    )


def _sections(script: Script) -> tuple[Section, ...]:
    if script.kind == "lesson":
        return tuple(
            LessonSection(
                title=chapter.title,
                turns=tuple(_turn(turn) for turn in chapter.turns),
                line=chapter.line,
            )
            for chapter in script.chapters
        )
    chapters = tuple(
        _chapter(chapter, number, len(script.chapters))
        for number, chapter in enumerate(script.chapters, start=1)
    )
    return (AudiobookSection(title=script.title, chapters=chapters, line=1),)


def _turn(turn: Turn) -> PageTurn:
    return PageTurn(speaker=turn.role, text=_shown(turn.spans), line=turn.line)


def _chapter(chapter: Chapter, number: int, of: int) -> BookChapter:
    spans = [span for turn in chapter.turns for span in turn.spans]
    return BookChapter(
        number=number,
        of=of,
        title=chapter.title,
        content="\n\n".join(_shown(turn.spans) for turn in chapter.turns),
        code_blocks=tuple(span.text for span in spans if span.kind == "code" and span.block),
        line=chapter.line,
    )


def _shown(spans: tuple[Span, ...]) -> str:
    """What a turn says, code and formulas marked as pages mark them."""
    parts = []
    for span in spans:
        if span.kind == "code" and not span.block:
            parts.append(f"`{span.text}`")
        elif span.kind == "maths" and span.language == "latex":
            parts.append(f"$${span.text}$$" if span.block else f"${span.text}$")
        else:
            parts.append(span.text)
    return "".join(parts).strip()
