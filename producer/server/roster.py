"""Lists of learners as platforms and schools keep them: CSV files with a line of headings."""

from __future__ import annotations

import csv
import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

from producer.errors import ServerError
from producer.meant import suggest
from producer.model import Source
from producer.server import learners
from producer.server.learners import Learner

_HEADINGS = {
    "id": "id",
    "name": "name",
    "email": "email",
    "e-mail": "email",
    "mail": "email",
    "course": "courses",
    "courses": "courses",
    "until": "until",
}
_LARGEST = 64 * 1024 * 1024
_BETWEEN = re.compile(r"[\s;,|]+")


class Row(Struct, frozen=True, kw_only=True):
    """A line of the file."""

    line: int
    """Where it stands, from 1."""
    id: str
    """The platform's own; empty: there is none."""
    name: str
    """As a person reads it."""
    email: str
    """May be empty."""
    courses: tuple[str, ...]
    """Slugs."""
    until: int | None
    """Seconds since 1970; None: for good."""


class Enrolled(Struct, frozen=True, kw_only=True):
    """What became of a line."""

    learner: Learner
    """As known now."""
    token: str | None
    """The secret of one who is new."""


def read(path: Path) -> tuple[Row, ...]:
    """The lines of a CSV file, whose columns are separated by commas, semicolons or tabs.

    Raises ServerError, with the line, for what can't be understood.
    """
    name = path.name
    try:
        if path.stat().st_size > _LARGEST:
            raise ServerError("is too large for a list of learners", source=Source(path=name))
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise ServerError(f"can't be read: {error.strerror}", source=Source(path=name)) from error
    except UnicodeDecodeError as error:
        at = Source(path=name, line=error.object[: error.start].count(b"\n") + 1)
        raise ServerError("is not UTF-8", source=at, hint="save it as CSV UTF-8") from error
    if not text.strip():
        raise ServerError("is empty", source=Source(path=name))
    heading = text.lstrip().partition("\n")[0]
    delimiter = max(",;\t", key=heading.count)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True)
    try:
        return tuple(_rows(reader, name))
    except csv.Error as error:
        at = Source(path=name, line=reader.line_num)
        raise ServerError(f"malformed CSV: {error}", source=at) from error


def enrol_all(
    connection: sqlite3.Connection,
    now: int,
    path: Path,
    rows: tuple[Row, ...],
    check: Callable[[str], None],
) -> Iterator[Enrolled]:
    """Add those that aren't known by id or e-mail address, and enrol all.

    A second time it changes nothing. `check` raises for a course that there isn't. Raises
    ServerError with the line in `path`.
    """
    for row in rows:
        try:
            for course in row.courses:
                check(course)
            learner, token = _known(connection, now, row)
            for course in row.courses:
                learners.enrol(connection, now, learner.id, course, until=row.until)
            yield Enrolled(learner=learners.get(connection, learner.id), token=token)
        except ServerError as error:
            at = Source(path=path.name, line=row.line)
            raise ServerError(error.message, source=at, hint=error.hint) from error


def _known(connection: sqlite3.Connection, now: int, row: Row) -> tuple[Learner, str | None]:
    found = connection.execute(
        "SELECT id, revoked FROM learners WHERE id = ? OR (? != '' AND email = ?)",
        (row.id, row.email, row.email),
    ).fetchone()
    if found is None:
        return learners.add(connection, now, id_=row.id, name=row.name, email=row.email)
    learner = learners.update(
        connection, found["id"], name=row.name or None, email=row.email or None
    )
    # The door of one who comes back has no secret any more.
    back = found["revoked"] is not None
    return learner, learners.rotate(connection, now, learner.id) if back else None


def _rows(reader: Iterator[list[str]], name: str) -> Iterator[Row]:
    headings: list[str] = []
    seen: dict[str, int] = {}
    for cells in reader:
        line: int = reader.line_num  # type: ignore[attr-defined]
        at = Source(path=name, line=line)
        cells = [cell.strip() for cell in cells]
        if not any(cells):
            continue
        if not headings:
            headings = _headings(cells, at)
            continue
        if len(cells) > len(headings):
            raise ServerError(f"has {len(cells)} columns, its headings {len(headings)}", source=at)
        values = dict(zip(headings, cells, strict=False))
        row = _row(values, at)
        for who in {row.id, row.email.lower()} - {""}:
            if who in seen:
                raise ServerError(f"{who} stands in line {seen[who]} already", source=at)
            seen[who] = line
        yield row


def _headings(cells: list[str], at: Source) -> list[str]:
    found = []
    for cell in cells:
        heading = _HEADINGS.get(cell.lower())
        if heading is None or heading in found:
            what = "twice" if heading else "unknown"
            hint = suggest(cell, ("id", "name", "e-mail", "courses", "until"))
            raise ServerError(f"the heading {cell!r} is {what}", source=at, hint=hint)
        found.append(heading)
    if "email" not in found and "id" not in found:
        raise ServerError(
            "there is no column `e-mail` or `id`, by which learners are known again", source=at
        )
    return found


def _row(values: dict[str, str], at: Source) -> Row:
    email = values.get("email", "")
    if not email and not values.get("id"):
        raise ServerError("there is neither an e-mail address nor an id", source=at)
    until = values.get("until", "")
    try:
        moment = learners.moment(until) if until else None
    except ServerError as error:
        raise ServerError(error.message, source=at, hint=error.hint) from error
    return Row(
        line=at.line or 0,
        id=values.get("id", ""),
        name=values.get("name", ""),
        email=email,
        courses=tuple(dict.fromkeys(filter(None, _BETWEEN.split(values.get("courses", ""))))),
        until=moment,
    )
