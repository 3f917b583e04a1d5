"""The keys by which a course platform uses the HTTP API: each named, stored as its SHA-256."""

from __future__ import annotations

import hmac
import re
import sqlite3

from producer.errors import ServerError
from producer.server.tokens import new_token, token_hash

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}\Z")
_NOBODY = bytes(32)


def new_key(connection: sqlite3.Connection, now: int, name: str) -> str:
    """A key for the platform `name`, instead of the one that it has. Raises ServerError."""
    if not _NAME.match(name):
        raise ServerError(f"{name!r} can't be a key's name", hint="use a-z, 0-9 and hyphens")
    key = new_token()
    connection.execute(
        "INSERT OR REPLACE INTO keys (name, hash, created) VALUES (?, ?, ?)",
        (name, token_hash(key), now),
    )
    return key


def remove_key(connection: sqlite3.Connection, name: str) -> None:
    """Take the platform's key back. Raises ServerError if it has none."""
    if not connection.execute("DELETE FROM keys WHERE name = ?", (name,)).rowcount:
        raise ServerError(f"there is no key {name!r}")


def key_names(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The platforms that have a key."""
    return tuple(row["name"] for row in connection.execute("SELECT name FROM keys ORDER BY name"))


def owner_of(connection: sqlite3.Connection, key: str) -> str | None:
    """The platform whose key this is; None: nobody's."""
    wanted = token_hash(key)
    row = connection.execute("SELECT name, hash FROM keys WHERE hash = ?", (wanted,)).fetchone()
    known = hmac.compare_digest(row["hash"] if row else _NOBODY, wanted)
    return str(row["name"]) if known else None
