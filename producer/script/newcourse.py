"""course.yaml of a new course, and castings added to one that is there."""

from __future__ import annotations

import re
from collections.abc import Mapping

from producer.script.page import OverviewSection, Page
from producer.yamlfile import quote

_TEMPLATE = """\
# A podcast. Every key may be changed; the next build does only what the change asks for.
title: {title}
description: {description}
language: en-US
category: Education > Courses
type: serial
medium: course

# Who it is by, and what others may do with it:
# author: Your Name
# email: you@example.org
# link: https://example.org/course
# copyright: 2026 Your Name
# license: CC-BY-4.0
# cover: cover.png        # 1400 to 3000 pixels square; without one, a cover is drawn

# code: gist              # how code blocks are read: gist, exact (line by line) or skip
# sounds:                 # files in sounds/
#   intro: intro.mp3
#   between: between.mp3
#   outro: outro.mp3
#   under: 1500           # milliseconds that the intro goes on, quietly, under the first words
{cast}"""
_NO_CAST = """
# cast:                   # this course's own voices, over those of voices/cast.yaml
#   Teacher: am_michael
"""
_CAST = re.compile(r"^cast:[ \t]*(?:#.*)?$", re.MULTILINE)
_ANY_CAST = re.compile(r"^cast\s*:", re.MULTILINE)
_CHILD = re.compile(r"^([ \t]+)\S", re.MULTILINE)
_DESCRIPTION = 3000


def course_yaml(page: Page, voices: Mapping[str, str]) -> str:
    """A course.yaml for the course that `page` belongs to; `voices` are castings by role."""
    title = page.course or page.chapter or page.title or page.page_title or "Untitled course"
    overview = next((each for each in page.sections if isinstance(each, OverviewSection)), None)
    about = f"Lessons to listen to: {title}."
    if overview and overview.quick and not page.course:
        about = " ".join(overview.quick.split())[:_DESCRIPTION]
    cast = f"\n{_castings(voices)}" if voices else _NO_CAST
    return _TEMPLATE.format(title=quote(title), description=quote(about), cast=cast)


def with_castings(text: str, voices: Mapping[str, str]) -> str | None:
    """`text` of a course.yaml with `voices` added, all else as it stands; None: can't be done."""
    if not voices:
        return text
    if not _ANY_CAST.search(text):
        gap = "" if text.endswith("\n\n") or not text else "\n" if text.endswith("\n") else "\n\n"
        return f"{text}{gap}{_castings(voices)}"
    found = _CAST.search(text)
    if not found:
        return None
    child = _CHILD.match(text, found.end() + 1)
    indent = child.group(1) if child else "  "
    lines = "".join(f"\n{indent}{quote(role)}: {voice}" for role, voice in voices.items())
    return text[: found.end()] + lines + text[found.end() :]


def _castings(voices: Mapping[str, str]) -> str:
    rows = "".join(f"  {quote(role)}: {voice}\n" for role, voice in voices.items())
    return f"cast:\n{rows}"
