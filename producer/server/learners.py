"""Learners, their secrets and what they are enrolled in: read and written in one transaction each.

Every function takes an open connection (`database.opened`) and the time in whole seconds.
"""

from __future__ import annotations

import json
import re
import secrets
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from msgspec import Struct
from msgspec.structs import replace

from producer.errors import ServerError
from producer.server.tokens import new_token, token_hash

_EMAIL = re.compile(r"[^@\s<>,;\"]{1,64}@[^@\s<>,;\"]{1,190}\Z")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@:+-]{0,99}\Z")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_NAME_LENGTH = 200
_YEARS = (1972, 9996)
"""Of dates that every system can keep and show; leap years."""


class Enrolment(Struct, frozen=True, kw_only=True):
    """What a learner may hear of a course."""

    course: str
    """Its slug."""
    scripts: tuple[str, ...] | None = None
    """Ids of its scripts; None: all of them, those to come too."""
    until: int | None = None
    """Seconds since 1970; None: for good."""
    revoked: int | None = None
    """When it was taken back, if it was."""

    def open(self, now: float) -> bool:
        """Whether it holds."""
        return self.revoked is None and (self.until is None or now < self.until)


class Learner(Struct, frozen=True, kw_only=True):
    """Somebody who may hear what is locked."""

    id: str
    """The platform's own, or one of ours; no secret."""
    name: str
    """As a person reads it; may be empty."""
    email: str
    """May be empty."""
    created: int
    """Seconds since 1970."""
    revoked: int | None = None
    """When everything was taken back, if it was."""
    enrolments: tuple[Enrolment, ...] = ()
    """By course."""


def add(
    connection: sqlite3.Connection, now: int, *, name: str = "", email: str = "", id_: str = ""
) -> tuple[Learner, str]:
    """A new learner, and the secret, which is known from now on to its owner alone.

    Raises ServerError for an id or e-mail address that is wrong or taken.
    """
    learner = Learner(
        id=checked_id(id_) if id_ else f"l{secrets.token_hex(8)}",
        name=_checked_name(name),
        email=_checked_email(email),
        created=now,
    )
    row = connection.execute(
        "SELECT id FROM learners WHERE id = ? OR (email = ? AND email != '')",
        (learner.id, learner.email),
    ).fetchone()
    if row:
        taken = "id" if row["id"] == learner.id else "e-mail address"
        raise ServerError(
            f"there is a learner with that {taken} already", hint=f"its id is {row['id']}"
        )
    connection.execute(
        "INSERT INTO learners (id, name, email, created) VALUES (?, ?, ?, ?)",
        (learner.id, learner.name, learner.email or None, now),
    )
    return learner, rotate(connection, now, learner.id)


def update(
    connection: sqlite3.Connection, id_: str, *, name: str | None = None, email: str | None = None
) -> Learner:
    """Give a learner another name or e-mail address (None: leave it). Raises ServerError."""
    learner = get(connection, id_)
    name = learner.name if name is None else _checked_name(name)
    email = learner.email if email is None else _checked_email(email)
    try:
        connection.execute(
            "UPDATE learners SET name = ?, email = ? WHERE id = ?", (name, email or None, id_)
        )
    except sqlite3.IntegrityError as error:
        raise ServerError("another learner has that e-mail address") from error
    return replace(learner, name=name, email=email)


def rotate(connection: sqlite3.Connection, now: int, id_: str) -> str:
    """A new secret; the old ones open nothing any more.

    Opens the door of a revoked learner again, to what is enrolled in from then on.

    Raises ServerError if there is no such learner.
    """
    get(connection, id_)
    token = new_token()
    connection.execute(
        "UPDATE tokens SET revoked = ? WHERE learner = ? AND revoked IS NULL", (now, id_)
    )
    connection.execute("UPDATE learners SET revoked = NULL WHERE id = ?", (id_,))
    connection.execute(
        "INSERT INTO tokens (hash, learner, created) VALUES (?, ?, ?)",
        (token_hash(token), id_, now),
    )
    return token


def enrol(
    connection: sqlite3.Connection,
    now: int,
    id_: str,
    course: str,
    *,
    scripts: tuple[str, ...] | None = None,
    until: int | None = None,
) -> Enrolment:
    """Enrol a learner, or say anew what of the course and until when. Raises ServerError."""
    get(connection, id_)
    for slug in (course, *(scripts or ())):
        check_slug(slug)
    kept = None if scripts is None else json.dumps(sorted(set(scripts)))
    connection.execute(
        "INSERT INTO enrolments (learner, course, scripts, until, created) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (learner, course) DO UPDATE SET "
        "scripts = excluded.scripts, until = excluded.until, revoked = NULL",
        (id_, course, kept, until, now),
    )
    return Enrolment(course=course, scripts=scripts, until=until)


def revoke(connection: sqlite3.Connection, now: int, id_: str, course: str = "") -> bool:
    """Take back an enrolment, or without `course` everything; False if that was so already.

    Raises ServerError if there is no such learner or enrolment.
    """
    get(connection, id_)
    if not course:
        changed = connection.execute(
            "UPDATE learners SET revoked = ? WHERE id = ? AND revoked IS NULL", (now, id_)
        )
        connection.execute(
            "UPDATE tokens SET revoked = ? WHERE learner = ? AND revoked IS NULL", (now, id_)
        )
        # So that another secret for one who comes back opens what is enrolled in anew, no more.
        connection.execute(
            "UPDATE enrolments SET revoked = ? WHERE learner = ? AND revoked IS NULL", (now, id_)
        )
        return changed.rowcount > 0
    if not connection.execute(
        "SELECT 1 FROM enrolments WHERE learner = ? AND course = ?", (id_, course)
    ).fetchone():
        raise ServerError(f"{id_} is not enrolled in {course!r}")
    return (
        connection.execute(
            "UPDATE enrolments SET revoked = ? "
            "WHERE learner = ? AND course = ? AND revoked IS NULL",
            (now, id_, course),
        ).rowcount
        > 0
    )


def forget(connection: sqlite3.Connection, now: int, id_: str) -> None:
    """Delete all that is known of a learner; the secrets stay closed. Raises ServerError."""
    revoke(connection, now, id_)
    for table in ("heard", "downloads", "spread", "enrolments"):
        connection.execute(f"DELETE FROM {table} WHERE learner = ?", (id_,))  # noqa: S608
    connection.execute("UPDATE tokens SET learner = '' WHERE learner = ?", (id_,))
    connection.execute("DELETE FROM learners WHERE id = ?", (id_,))


def get(connection: sqlite3.Connection, id_: str) -> Learner:
    """The learner with that id. Raises ServerError."""
    row = connection.execute("SELECT * FROM learners WHERE id = ?", (id_,)).fetchone()
    if row is None:
        raise ServerError(
            f"there is no learner {id_!r}", hint="`producer learners list` lists them"
        )
    return _learner(connection, row)


def find(connection: sqlite3.Connection, who: str) -> Learner:
    """The learner with that id or e-mail address. Raises ServerError."""
    row = connection.execute(
        "SELECT * FROM learners WHERE id = ? OR email = ?", (who, who)
    ).fetchone()
    return _learner(connection, row) if row else get(connection, who)


def every(connection: sqlite3.Connection, course: str = "") -> Iterator[Learner]:
    """All learners by name, or those who were ever enrolled in `course`."""
    rows = connection.execute("SELECT * FROM learners ORDER BY name COLLATE NOCASE, id").fetchall()
    for row in rows:
        learner = _learner(connection, row)
        if not course or any(one.course == course for one in learner.enrolments):
            yield learner


def enrolments(connection: sqlite3.Connection, id_: str) -> tuple[Enrolment, ...]:
    """A learner's, by course; those that were taken back or are over, too."""
    rows = connection.execute(
        "SELECT * FROM enrolments WHERE learner = ? ORDER BY course", (id_,)
    ).fetchall()
    return tuple(
        Enrolment(
            course=row["course"],
            scripts=None if row["scripts"] is None else tuple(json.loads(row["scripts"])),
            until=row["until"],
            revoked=row["revoked"],
        )
        for row in rows
    )


def moment(text: str) -> int:
    """An ISO 8601 date as seconds since 1970. A day without a time is over when it ends, in UTC.

    Raises ServerError for text that is no date.
    """
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        raise ServerError(
            f"{text!r} is no date", hint="write 2027-01-31 or 2027-01-31T18:00:00+01:00"
        ) from None
    # Who writes 9999-12-31 means for ever.
    found = found.replace(year=min(max(found.year, _YEARS[0]), _YEARS[1]))
    if len(text.strip()) <= len("2027-01-31"):
        found = datetime.combine(found.date() + timedelta(days=1), time(), UTC)
    return int((found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp())


def iso(seconds: int | None) -> str | None:
    """Seconds since 1970 as ISO 8601, in UTC."""
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC).isoformat()


def _learner(connection: sqlite3.Connection, row: sqlite3.Row) -> Learner:
    return Learner(
        id=row["id"],
        name=row["name"],
        email=row["email"] or "",
        created=row["created"],
        revoked=row["revoked"],
        enrolments=enrolments(connection, row["id"]),
    )


def check_slug(slug: str) -> None:
    """Raise ServerError for what is no id of a course or script."""
    if not _SLUG.match(slug) or len(slug) > _NAME_LENGTH:
        raise ServerError(f"{slug!r} is no id of a course or script")


def checked_id(id_: str) -> str:
    """An id that a learner can have. Raises ServerError for others."""
    if not _ID.match(id_):
        raise ServerError(
            f"{id_!r} can't be a learner's id",
            hint="at most 100 of A-Z, a-z, 0-9 and ._@:+-, the first a letter or digit",
        )
    return id_


def _checked_name(name: str) -> str:
    if len(name) > _NAME_LENGTH or any(ord(char) < 32 or ord(char) == 127 for char in name):
        raise ServerError(f"a name has at most {_NAME_LENGTH} characters, none of them invisible")
    name = " ".join(name.split())
    try:
        name.encode()
    except UnicodeEncodeError:
        raise ServerError("a name must be text") from None
    return name


def _checked_email(email: str) -> str:
    email = email.strip()
    if email and (not _EMAIL.match(email) or not email.isprintable()):
        raise ServerError(f"{email!r} is no e-mail address")
    return email
