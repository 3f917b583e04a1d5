"""Whether a secret opens an address: what stands behind every door.

Pure, but for one function that reads two rows. Unknown, revoked and expired secrets take the same
steps, so that nobody learns from the time which of them it was.
"""

from __future__ import annotations

import hmac
import re
import sqlite3
from typing import Literal

from msgspec import Struct

from producer.server.learners import Enrolment, enrolments
from producer.server.tokens import token_hash

_SEGMENT = re.compile(r"[a-z0-9][a-z0-9._-]{0,199}\Z")
_SEGMENTS = 5
_NOBODY = bytes(32)


class Grant(Struct, frozen=True, kw_only=True):
    """What a secret opens."""

    learner: str
    """Id; empty for an embed link that is for nobody in particular."""
    enrolments: tuple[Enrolment, ...] = ()
    """Those that hold and those that don't, by course."""
    name: str = ""
    """The learner's."""


class Refused(Struct, frozen=True, kw_only=True):
    """Why a secret opens nothing."""

    status: Literal[404, 410]
    """404: there never was such a thing; 410: it is over, don't ask again."""


def look_up(connection: sqlite3.Connection, token: str) -> Grant | Refused:
    """What `token` opens, whatever it is. Raises sqlite3.Error when the database fails."""
    wanted = token_hash(token)
    row = connection.execute(
        "SELECT t.hash, t.learner, t.revoked AS closed, l.revoked AS gone, l.name AS name "
        "FROM tokens t LEFT JOIN learners l ON l.id = t.learner WHERE t.hash = ?",
        (wanted,),
    ).fetchone()
    known = hmac.compare_digest(row["hash"] if row else _NOBODY, wanted)
    learner = row["learner"] if row else ""
    found = enrolments(connection, learner)
    if not known:
        return Refused(status=404)
    if row["closed"] is not None or row["gone"] is not None or row["name"] is None:
        return Refused(status=410)
    return Grant(learner=learner, enrolments=found, name=row["name"])


def of_learner(connection: sqlite3.Connection, learner: str) -> Grant | Refused:
    """What the learner with that id may hear. Raises sqlite3.Error when the database fails."""
    row = connection.execute(
        "SELECT name, revoked FROM learners WHERE id = ?", (learner,)
    ).fetchone()
    if row is None or row["revoked"] is not None:
        return Refused(status=410)
    return Grant(learner=learner, enrolments=enrolments(connection, learner), name=row["name"])


def scripts_of(grant: Grant, course: str, now: float) -> Refused | frozenset[str] | None:
    """The scripts of `course` that are open; None: all of them."""
    for enrolment in grant.enrolments:
        if enrolment.course == course:
            if not enrolment.open(now):
                return Refused(status=410)
            return None if enrolment.scripts is None else frozenset(enrolment.scripts)
    return Refused(status=404)


def segments(path: str) -> tuple[str, ...] | None:
    """The parts of an address below a door; None for one that can't be any file's.

    Whatever isn't plain is no address: no `..`, no empty or hidden part, nothing encoded twice, no
    backslash or NUL. A slash at the end stands for the page of a folder.
    """
    if path.endswith("/"):
        path += "index.html"
    parts = tuple(path.split("/"))
    if len(parts) > _SEGMENTS or not all(_SEGMENT.match(part) for part in parts):
        return None
    return parts


def may_have(parts: tuple[str, ...], scripts: frozenset[str] | None) -> bool:
    """Whether the file at `parts` of a course is open to one who may hear `scripts` of it.

    A script's files stand in its folder. Of those of the course as a whole, which tell of all its
    scripts, one who may not hear all of them gets the feed, which is cut to size, the artwork and
    a page of the server's own.
    """
    if scripts is None:
        return True
    if len(parts) == 2:
        return parts[1] in ("feed.xml", "index.html") or parts[1].startswith("cover")
    return parts[1] in scripts
