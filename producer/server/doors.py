"""The doors: /p/<secret>/... for a learner's apps, /e/<signed>/... for a platform's player.

Every address below a door is looked up as course, script and file, and opened only if the secret
opens that course and script. What isn't open and what isn't there are answered alike.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct

from producer.errors import ServerError
from producer.server import counting, embeds, grants
from producer.server.asgi import Answer, Receive, Request, Send, onward, plain, send_answer
from producer.server.database import reader
from producer.server.grants import Grant, Refused
from producer.server.library import Library
from producer.server.limits import Limits
from producer.server.log import tell
from producer.server.metrics import Metrics
from producer.server.sending import Sender, Sound
from producer.server.settings import Settings
from producer.server.usage import Collector
from producer.server.visit import CROSS, Visit

_READER_WAIT = 0.05
"""Seconds that a listener waits for the database. Readers wait for nobody in a sound one."""


class Outside(Struct, frozen=True, kw_only=True):
    """What the server is given of other rooms."""

    locked: Path
    """build/locked."""
    assets: Path
    """build/site/assets: what pages use."""
    content_type: Callable[[str], str]
    """The MIME type of an address."""
    apps: Callable[[str, str], list[tuple[str, str]]]
    """Names of podcast apps and the links that open a feed's address in them, by the feed's
    address and title."""
    qr_code: Callable[[str], str]
    """An address as an SVG element."""


class Doors:
    """Answers what is asked for below /p/ and /e/."""

    def __init__(
        self,
        settings: Settings,
        database: Path,
        outside: Outside,
        *,
        limits: Limits,
        collector: Collector,
        metrics: Metrics,
        clock: Callable[[], float],
    ) -> None:
        """`clock` gives seconds since 1970."""
        self.settings = settings
        self.outside = outside
        self.library = Library(outside.locked)
        self.limits = limits
        self.collector = collector
        self.metrics = metrics
        self.clock = clock
        self.sender = Sender(settings, outside.locked, limits, collector, metrics)
        self.database = _Reader(database)
        self._signer: tuple[bytes, embeds.Signer] | None = None

    async def answer(self, request: Request, receive: Receive, send: Send) -> None:
        """Answer a request whose path starts with a door."""
        try:
            answer = await self._answer(request, receive, send)
        except sqlite3.Error as error:
            self.database.close()
            self.metrics.trouble.labels("database").inc()
            tell("the database fails", level=40, reason=str(error))
            answer = plain(503, ("Retry-After", "10"))
        except (ServerError, OSError) as error:
            self.metrics.trouble.labels("files").inc()
            tell("a file fails", level=40, reason=getattr(error, "strerror", "") or str(error))
            answer = plain(503, ("Retry-After", "10"))
        if answer is not None:
            await send_answer(send, answer, head=request.head)

    async def _answer(self, request: Request, receive: Receive, send: Send) -> Answer | None:
        """The answer; None if it was sent already."""
        door, _, rest = request.path.lstrip("/").partition("/")
        secret, slash, path = rest.partition("/")
        if request.method == "OPTIONS" and door == "e":
            return Answer(status=204, headers=CROSS)
        if request.method not in ("GET", "HEAD"):
            return plain(405, ("Allow", "GET, HEAD"))
        salt = self.collector.salt()
        network = counting.network(salt, request.address)
        if self.limits.is_barred(network):
            self.metrics.refused.labels("failures").inc()
            return plain(429, ("Retry-After", "60"))
        opened = self._learner(secret) if door == "p" else self._embed(secret)
        if isinstance(opened, Refused):
            self.limits.failure(network)
            return plain(opened.status)
        grant, embed = opened
        device = counting.listener(salt, request.address, request.headers.get("user-agent", ""))
        who = grant.learner or f"embed {network.hex()}"
        if wait := self.limits.request(who):
            self.metrics.refused.labels("requests").inc()
            return plain(429, ("Retry-After", str(int(wait) + 1)))
        if not slash:
            return onward(f"{secret}/")
        base = self._base(request, door, secret)
        if base is None:
            return plain(400)
        sound = Sound(learner=grant.learner, who=who, device=device, receive=receive, send=send)
        visit = Visit(self, request, grant, embed, base, sound)
        return await visit.answer(path)

    def _learner(self, secret: str) -> tuple[Grant, None] | Refused:
        found = grants.look_up(self.database.connection(), secret)
        return found if isinstance(found, Refused) else (found, None)

    def _embed(self, signed: str) -> tuple[Grant, embeds.Embed] | Refused:
        embed = self.signer().read(signed)
        if embed is None:
            return Refused(status=404)
        if self.clock() >= embed.until:
            return Refused(status=410)
        if embed.learner:
            found = grants.of_learner(self.database.connection(), embed.learner)
            if isinstance(found, Refused):
                return found
            scripts = grants.scripts_of(found, embed.course, self.clock())
            if isinstance(scripts, Refused) or (scripts and embed.script not in scripts):
                return Refused(status=410)
        return Grant(learner=embed.learner), embed

    def signer(self) -> embeds.Signer:
        """Knows our embed links. Raises sqlite3.Error or ServerError when the database fails."""
        row = (
            self.database.connection()
            .execute("SELECT value FROM secrets WHERE name = 'embed'")
            .fetchone()
        )
        # Without a secret no link was ever made.
        secret = bytes(row[0]) if row else bytes(32)
        if self._signer is None or self._signer[0] != secret:
            self._signer = (secret, embeds.Signer(secret))
        return self._signer[1]

    def _base(self, request: Request, door: str, secret: str) -> str | None:
        """What addresses below the door begin with."""
        root = self.settings.url or root_of(request)
        return root and f"{root}{door}/{secret}/"


class _Reader:
    """The database, for reading; opened again when another file has taken its place."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._open: tuple[sqlite3.Connection, int] | None = None

    def connection(self) -> sqlite3.Connection:
        """The connection. Raises ServerError or sqlite3.Error."""
        number = self.path.stat().st_ino if self.path.exists() else 0
        if self._open is None or self._open[1] != number:
            self.close()
            connection = reader(self.path, wait=_READER_WAIT)
            self._open = (connection, self.path.stat().st_ino)
        return self._open[0]

    def close(self) -> None:
        """Open it anew next time."""
        if self._open is not None:
            self._open[0].close()
            self._open = None


def root_of(request: Request) -> str | None:
    """Where the server stands, as the request says; None if it says nothing that can be."""
    host = request.headers.get("host", "")
    address = f"{request.scheme}://{host}/"
    try:
        found = urlsplit(address)
        good = found.netloc == host and found.hostname and (found.port is None or found.port > 0)
    except ValueError:
        return None
    plain_host = all(char.isalnum() or char in ".-:[]" for char in host) and host.isascii()
    return address if good and plain_host else None
