"""Signed links by which a platform's own player plays what is locked, without showing a secret.

A link opens one script or one chapter of it, until a time, and, if it was made for a learner, no
longer than that learner may hear it. Nothing of it is stored.
"""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from itsdangerous import URLSafeSerializer

_NAME = "embed"
_LONGEST = 1000
"""Characters of a signed link's secret part."""


class Embed(Struct, frozen=True, kw_only=True):
    """What a link opens."""

    course: str
    """Slug."""
    script: str
    """Id."""
    chapter: str = ""
    """Id; empty: all of the script."""
    until: int
    """Seconds since 1970."""
    learner: str = ""
    """Whom it was made for; empty: nobody in particular."""

    @property
    def page(self) -> str:
        """Address below the door of the small player."""
        if self.chapter:
            return f"{self.course}/{self.script}/chapters/{self.chapter}.embed.html"
        return f"{self.course}/{self.script}/embed.html"

    @property
    def audio(self) -> str:
        """Address below the door of what it plays."""
        if self.chapter:
            return f"{self.course}/{self.script}/chapters/{self.chapter}.mp3"
        return f"{self.course}/{self.script}/{self.course}-{self.script}.mp3"

    def opens(self, parts: tuple[str, ...]) -> bool:
        """Whether the file at `parts` belongs to it."""
        if parts[:1] != (self.course,):
            return False
        if len(parts) == 2:
            return parts[1].startswith("cover")
        if parts[1] != self.script:
            return False
        if not self.chapter:
            return True
        return len(parts) == 4 and parts[3].partition(".")[0] == self.chapter


class Signer:
    """Signs links, and knows its own."""

    def __init__(self, secret: bytes) -> None:
        from itsdangerous import URLSafeSerializer

        options = {"digest_method": hashlib.sha256, "key_derivation": "hmac"}
        self._serializer: URLSafeSerializer = URLSafeSerializer(
            secret, salt=_NAME, signer_kwargs=options
        )

    def sign(self, embed: Embed) -> str:
        """The secret part of the link's address."""
        row = [embed.course, embed.script, embed.chapter, embed.until, embed.learner]
        return str(self._serializer.dumps(row))

    def read(self, signed: str) -> Embed | None:
        """What the link opens; None if this isn't one of ours. It may be over."""
        from itsdangerous import BadData

        if len(signed) > _LONGEST:
            return None
        try:
            row: Any = self._serializer.loads(signed)
            course, script, chapter, until, learner = row
        except (BadData, ValueError, TypeError):
            return None
        return Embed(course=course, script=script, chapter=chapter, until=until, learner=learner)


def secret(connection: sqlite3.Connection) -> bytes:
    """The secret that links are signed with; made when it is first asked for."""
    connection.execute(
        "INSERT OR IGNORE INTO secrets (name, value) VALUES (?, ?)",
        (_NAME, secrets.token_bytes(32)),
    )
    row = connection.execute("SELECT value FROM secrets WHERE name = ?", (_NAME,)).fetchone()
    return bytes(row[0])


def new_secret(connection: sqlite3.Connection) -> None:
    """Another secret: no link that was made before opens anything."""
    connection.execute(
        "INSERT OR REPLACE INTO secrets (name, value) VALUES (?, ?)",
        (_NAME, secrets.token_bytes(32)),
    )
