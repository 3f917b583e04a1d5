"""What a course holds, as a build writes it and the server reads it.

One file a course, beside its audio. The feed stands in it in parts, so that each learner's can be
put together without reading any XML: its addresses begin with a placeholder.
"""

from __future__ import annotations

import json

from msgspec import Struct

from producer.errors import ServerError
from producer.model import Access

PLACEHOLDER = "https://learner.invalid/"
"""What the addresses in a locked course's feed and pages begin with (.invalid: RFC 2606)."""
FILE = ".course.json"
"""Name of the record in a course's folder; no address has a segment that starts with a dot."""
_VERSION = 1


class Chapter(Struct, frozen=True, kw_only=True):
    """A chapter of a Script."""

    id: str
    """Its addresses' last part."""
    title: str
    """As a person reads it."""
    seconds: float
    """Length of its audio."""


class Lesson(Struct, frozen=True, kw_only=True):
    """A Script of a course."""

    id: str
    """Of the script: the second part of its addresses."""
    title: str
    """As a person reads it."""
    access: Access
    """Who else may hear it."""
    seconds: float
    """Length of its audio."""
    chapters: tuple[Chapter, ...]
    """In order."""
    item: bytes
    """Of the feed."""


class CourseRecord(Struct, frozen=True, kw_only=True):
    """A course in which something is locked."""

    slug: str
    """The first part of its addresses."""
    title: str
    """As a person reads it."""
    author: str
    """Person or organization."""
    lessons: tuple[Lesson, ...]
    """In the course's order."""
    head: bytes
    """The feed up to its first item."""
    tail: bytes
    """The feed after its last item."""
    order: tuple[str, ...] = ()
    """Ids of the lessons in the feed's order."""


def dump(record: CourseRecord) -> bytes:
    """The record as a file."""
    data = {
        "version": _VERSION,
        "slug": record.slug,
        "title": record.title,
        "author": record.author,
        "order": record.order,
        "lessons": [
            {
                "id": lesson.id,
                "title": lesson.title,
                "access": lesson.access,
                "seconds": lesson.seconds,
                "chapters": [[one.id, one.title, one.seconds] for one in lesson.chapters],
                "item": lesson.item.decode(),
            }
            for lesson in record.lessons
        ],
        "head": record.head.decode(),
        "tail": record.tail.decode(),
    }
    return json.dumps(data, ensure_ascii=False, indent=0).encode()


def parse(data: bytes) -> CourseRecord:
    """The record in `data`. Raises ServerError for anything else."""
    try:
        plain = json.loads(data)
        if plain["version"] != _VERSION:
            raise ServerError(
                "a course was built by another version of the program", hint="run `producer build`"
            )
        return CourseRecord(
            slug=plain["slug"],
            title=plain["title"],
            author=plain["author"],
            order=tuple(plain["order"]),
            lessons=tuple(
                Lesson(
                    id=one["id"],
                    title=one["title"],
                    access=one["access"],
                    seconds=one["seconds"],
                    chapters=tuple(
                        Chapter(id=id_, title=title, seconds=seconds)
                        for id_, title, seconds in one["chapters"]
                    ),
                    item=one["item"].encode(),
                )
                for one in plain["lessons"]
            ),
            head=plain["head"].encode(),
            tail=plain["tail"].encode(),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ServerError("a course's record is damaged", hint="run `producer build`") from error
