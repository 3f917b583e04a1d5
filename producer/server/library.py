"""The courses that stand in build/locked, read anew when a build has replaced them.

A course's record is one file, replaced in one step: an answer is made of one build's, never of two.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from msgspec import Struct

from producer.errors import ServerError
from producer.server import catalog
from producer.server.catalog import CourseRecord, Lesson
from producer.server.conditions import Version

_PLACEHOLDER = catalog.PLACEHOLDER.encode()
_Pieces = tuple[bytes, ...]
"""A text cut where an address begins; joined with what it begins with, it is whole."""


class Shelved(Struct, frozen=True, kw_only=True):
    """A course as it was last read."""

    record: CourseRecord
    """What it holds."""
    stamp: tuple[int, int, int]
    """Of the file: time, size, number."""
    digest: bytes
    """Of the file."""
    head: _Pieces
    """Of the feed."""
    items: tuple[tuple[str, _Pieces], ...]
    """Lesson's id and item, in the feed's order."""
    tail: _Pieces
    """Of the feed."""

    @property
    def modified(self) -> int:
        """Seconds since 1970."""
        return self.stamp[0] // 1_000_000_000

    def lesson(self, id_: str) -> Lesson | None:
        """The lesson with that id."""
        return next((one for one in self.record.lessons if one.id == id_), None)

    def open_to(self, scripts: frozenset[str] | None) -> frozenset[str] | None:
        """`scripts`, and those that everyone may hear; None: all of them."""
        if scripts is None:
            return None
        return scripts | {one.id for one in self.record.lessons if one.access == "public"}

    def feed_version(self, scripts: frozenset[str] | None, base: str) -> Version:
        """Of the feed that `feed` puts together."""
        found = hashlib.sha256(self.digest)
        found.update(base.encode())
        found.update("\n".join(sorted(scripts)).encode() if scripts is not None else b"all")
        return Version(etag=f'"{found.hexdigest()[:32]}"', modified=self.modified)

    def feed(self, scripts: frozenset[str] | None, base: str) -> bytes:
        """The feed of one who may hear `scripts` (None: all), whose addresses begin with `base`."""
        parts = [self.head]
        parts += [item for id_, item in self.items if scripts is None or id_ in scripts]
        parts.append(self.tail)
        start = base.encode()
        return b"".join(start.join(part) for part in parts)


class Library:
    """The courses below a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._known: dict[str, Shelved] = {}

    def course(self, slug: str) -> Shelved | None:
        """The course; None if there is none in which anything is locked. Raises ServerError for a
        record that can't be read."""
        path = self.folder / slug / catalog.FILE
        try:
            known = path.stat()
            stamp = (known.st_mtime_ns, known.st_size, known.st_ino)
            shelved = self._known.get(slug)
            if shelved is None or shelved.stamp != stamp:
                shelved = _shelve(path.read_bytes(), stamp)
                self._known[slug] = shelved
        except (FileNotFoundError, NotADirectoryError):
            self._known.pop(slug, None)
            return None
        except OSError as error:
            raise ServerError(f"a course can't be read: {error.strerror}") from error
        return shelved

    def slugs(self) -> tuple[str, ...]:
        """Of all courses."""
        return tuple(sorted(path.parent.name for path in self.folder.glob(f"*/{catalog.FILE}")))


def rewrite(text: bytes, base: str) -> bytes:
    """A page or document whose addresses begin with `base`."""
    return text.replace(_PLACEHOLDER, base.encode())


def _shelve(data: bytes, stamp: tuple[int, int, int]) -> Shelved:
    record = catalog.parse(data)
    items = {lesson.id: tuple(lesson.item.split(_PLACEHOLDER)) for lesson in record.lessons}
    return Shelved(
        record=record,
        stamp=stamp,
        digest=hashlib.sha256(data).digest(),
        head=tuple(record.head.split(_PLACEHOLDER)),
        items=tuple((id_, items[id_]) for id_ in record.order if id_ in items),
        tail=tuple(record.tail.split(_PLACEHOLDER)),
    )
