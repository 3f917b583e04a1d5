"""What the verbs have in common: the database, the courses that there are, links to subscribe."""

from __future__ import annotations

import argparse
import os
import sys
import time
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from producer.errors import ServerError

if TYPE_CHECKING:
    import sqlite3

    from producer.server.settings import Settings


def settings_of(arguments: argparse.Namespace) -> Settings:
    """The server's settings."""
    from producer.server.settings import load

    return load(
        arguments.project, file=Path(arguments.config).resolve() if arguments.config else None
    )


def database(arguments: argparse.Namespace) -> AbstractContextManager[sqlite3.Connection]:
    """The database, for one transaction."""
    from producer.server.database import opened

    return opened(path_of(arguments))


def path_of(arguments: argparse.Namespace) -> Path:
    """Of the database."""
    return settings_of(arguments).path(arguments.project)


def now() -> int:
    """Seconds since 1970."""
    return int(time.time())


class Courses:
    """The courses that a learner of the project can be enrolled in."""

    def __init__(self, project: Path) -> None:
        from producer.server.library import Library

        self.library = Library(project / "build" / "locked")
        written = (path.parent.name for path in (project / "scripts").glob("*/course.yaml"))
        self.known = tuple(sorted({*self.library.slugs(), *written}))

    def check(self, slug: str, scripts: tuple[str, ...] = ()) -> None:
        """Raise ServerError for a course or a script that there isn't."""
        from producer.meant import suggest

        # Where neither scripts nor a build are, the platform's word is all there is.
        if self.known and slug not in self.known:
            raise ServerError(f"there is no course {slug!r}", hint=suggest(slug, self.known))
        course = self.library.course(slug)
        for script in scripts:
            if course is not None and course.lesson(script) is None:
                known = tuple(one.id for one in course.record.lessons)
                raise ServerError(f"{slug} has no script {script!r}", hint=suggest(script, known))


def link_of(settings: Settings, token: str) -> str:
    """The address of a learner's own page, from which each course can be subscribed to."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    root = settings.url or f"http://{host}:{settings.port}/"
    return f"{root}p/{token}/"


def show_link(settings: Settings, token: str, courses: tuple[str, ...], qr_file: str = "") -> None:
    """Print the links, and in a terminal the page's QR code; write that to `qr_file`, if named."""
    import segno

    link = link_of(settings, token)
    print(f"link  {link}")
    for course in courses:
        print(f"feed  {link}{course}/feed.xml")
    code = segno.make(link, error="m", micro=False)
    if qr_file:
        write_privately(Path(qr_file), _picture(code, qr_file))
    if sys.stdout.isatty():
        code.terminal(compact=True)
    if not settings.url:
        print(
            "producer: learners elsewhere can't reach this address: write `url` in learners.toml",
            file=sys.stderr,
        )


def write_privately(path: Path, data: bytes) -> None:
    """Write a file that opens doors, for its owner alone. Raises ServerError."""
    new = path.with_name(f".{path.name}.new")
    try:
        new.unlink(missing_ok=True)
        handle = os.open(new, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        new.replace(path)
    except OSError as error:
        raise ServerError(f"can't write {path}: {error.strerror}") from error
    finally:
        new.unlink(missing_ok=True)


def _picture(code: object, name: str) -> bytes:
    from io import BytesIO

    kind = name.rpartition(".")[2].lower()
    if kind not in ("svg", "png"):
        raise ServerError(f"{name}: a QR code is written as .svg or .png")
    buffer = BytesIO()
    code.save(buffer, kind=kind, scale=8)  # type: ignore[attr-defined]
    return buffer.getvalue()
