"""Who heard what: collected while the server runs, written every few seconds, read for reports."""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from msgspec import Struct

from producer.errors import ServerError
from producer.server import counting
from producer.server.counting import Span
from producer.server.database import opened

_MOST = 100_000
"""Records that wait while the database can't be written."""
_LEAP = timedelta(days=7)
"""A clock that went on by more was set."""


class Sent(Struct, frozen=True, kw_only=True):
    """What a listener was sent of a file in one response."""

    learner: str
    """Id; empty: an embed link for nobody in particular."""
    file: str
    """Address below the door."""
    address: str
    """Of the listener; leaves memory as a hash alone."""
    agent: str
    """User-Agent."""
    span: Span
    """Bytes."""
    tag: int
    """Bytes of the file's tag."""
    needed: int
    """Bytes of sound that make a download."""


class _Heard(Struct):
    network: bytes
    spans: tuple[Span, ...]
    tag: int
    needed: int
    counts: bool


_Key = tuple[str, str, str, bytes]


class Collector:
    """Takes what was sent and writes it now and then. Used by one thread; `write` by another."""

    def __init__(self, path: Path, keep_days: int, clock: Callable[[], float]) -> None:
        """`path` is the database's, `clock` gives seconds since 1970."""
        self.path = path
        self.keep_days = keep_days
        self.clock = clock
        self.lost = 0
        """Records that were given up while the database couldn't be written."""
        self._waiting: dict[_Key, _Heard] = {}
        self._salt: tuple[str, bytes] = ("", b"")
        self._tidied = ""

    def today(self) -> str:
        """The day, in UTC."""
        return _day(self.clock())

    def salt(self) -> bytes:
        """Of today's hashes. One that can't be read or kept serves until it can."""
        today = self.today()
        if self._salt[0] != today:
            try:
                with opened(self.path, wait=0.2) as connection:
                    salt = _salt(connection, today)
            except ServerError:
                salt = secrets.token_bytes(32)
            self._salt = (today, salt)
        return self._salt[1]

    def add(self, sent: Sent) -> None:
        """Remember what was sent."""
        salt = self.salt()
        who = counting.listener(salt, sent.address, sent.agent)
        key = (self._salt[0], sent.learner, sent.file, who)
        known = self._waiting.get(key)
        if known is not None:
            known.spans = counting.joined((*known.spans, sent.span))
            return
        if len(self._waiting) >= _MOST:
            self.lost += 1
            return
        self._waiting[key] = _Heard(
            network=counting.network(salt, sent.address),
            spans=(sent.span,),
            tag=sent.tag,
            needed=sent.needed,
            counts=counting.counts(sent.agent),
        )

    def take(self) -> dict[_Key, _Heard]:
        """What waits to be written, which the caller then has to."""
        waiting, self._waiting = self._waiting, {}
        return waiting

    def give_back(self, waiting: dict[_Key, _Heard]) -> None:
        """Take back what could not be written."""
        for key, one in waiting.items():
            known = self._waiting.setdefault(key, one)
            known.spans = counting.joined((*known.spans, *one.spans))

    def write(self, waiting: dict[_Key, _Heard]) -> None:
        """Write what `take` gave. Raises ServerError; then nothing of it is written."""
        today = self.today()
        # Yesterday's salt goes even if nobody listens today.
        if not waiting and today == self._tidied:
            return
        with opened(self.path) as connection:
            for (day, learner, file, who), one in waiting.items():
                _write(connection, (day, learner, file, who), one)
            tidy(connection, today, self.keep_days)
        self._tidied = today


def _write(connection: sqlite3.Connection, key: _Key, one: _Heard) -> None:
    row = connection.execute(
        "SELECT spans, counted FROM heard "
        "WHERE day = ? AND learner = ? AND file = ? AND listener = ?",
        key,
    ).fetchone()
    before = [(start, end) for start, end in json.loads(row["spans"])] if row else []
    spans = counting.joined((*before, *one.spans))
    counted = bool(row and row["counted"])
    if one.counts and not counted and counting.heard(spans, one.tag) >= one.needed:
        counted = True
        connection.execute(
            "INSERT INTO downloads (day, learner, file, count) VALUES (?, ?, ?, 1) "
            "ON CONFLICT (day, learner, file) DO UPDATE SET count = count + 1",
            key[:3],
        )
    connection.execute(
        "INSERT INTO heard (day, learner, file, listener, network, spans, counted) "
        "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (day, learner, file, listener) "
        "DO UPDATE SET spans = excluded.spans, counted = excluded.counted",
        (*key, one.network, json.dumps(spans), counted),
    )


def tidy(connection: sqlite3.Connection, today: str, keep_days: int) -> None:
    """Once a day: of days before yesterday keep numbers alone, of days that are long ago nothing.

    The salts of other days go at once: what was hashed with them can't be told any more. Nothing
    else goes when the clock has made a leap.
    """
    connection.execute("DELETE FROM salts WHERE day != ?", (today,))
    row = connection.execute("SELECT value FROM state WHERE name = 'tidied'").fetchone()
    if row and row["value"] == today:
        return
    connection.execute("INSERT OR REPLACE INTO state VALUES ('tidied', ?)", (today,))
    now = date.fromisoformat(today)
    if not row or not timedelta(0) < now - date.fromisoformat(row["value"]) <= _LEAP:
        return
    yesterday = str(now - timedelta(days=1))
    oldest = str(now - timedelta(days=keep_days))
    connection.execute(
        "INSERT OR REPLACE INTO spread (day, learner, networks, listeners) "
        "SELECT day, learner, COUNT(DISTINCT network), COUNT(DISTINCT listener) FROM heard "
        "WHERE day < ? GROUP BY day, learner",
        (yesterday,),
    )
    connection.execute("DELETE FROM heard WHERE day < ?", (yesterday,))
    for table in ("downloads", "spread"):
        connection.execute(f"DELETE FROM {table} WHERE day < ?", (oldest,))  # noqa: S608


class Downloads(Struct, frozen=True, kw_only=True):
    """How often a file was downloaded."""

    learner: str
    """Id; empty: by embed links for nobody in particular."""
    file: str
    """Address below the door."""
    count: int
    """Downloads, as IAB 2.1 counts them."""


class Spread(Struct, frozen=True, kw_only=True):
    """From how many networks one learner's secret was used in a day."""

    day: str
    """ISO 8601, UTC."""
    learner: str
    """Id."""
    networks: int
    """Different ones."""
    listeners: int
    """Different addresses and programs."""


def downloads(
    connection: sqlite3.Connection, since: str, *, learner: str = "", course: str = ""
) -> Iterator[Downloads]:
    """Downloads since the day `since`, most first; of one learner or course, or of all."""
    for row in connection.execute(
        "SELECT learner, file, SUM(count) AS count FROM downloads WHERE day >= ? "
        "AND (? = '' OR learner = ?) AND (? = '' OR substr(file, 1, length(?) + 1) = ? || '/') "
        "GROUP BY learner, file ORDER BY 3 DESC, 1, 2",
        (since, learner, learner, course, course, course),
    ):
        yield Downloads(learner=row["learner"], file=row["file"], count=row["count"])


def leaks(connection: sqlite3.Connection, since: str, networks: int) -> Iterator[Spread]:
    """Learners whose secret was used from `networks` networks or more in one day, most first."""
    for row in connection.execute(
        "SELECT * FROM (SELECT day, learner, networks, listeners FROM spread UNION ALL "
        "SELECT day, learner, COUNT(DISTINCT network), COUNT(DISTINCT listener) FROM heard "
        "GROUP BY day, learner) WHERE learner != '' AND day >= ? AND networks >= ? "
        "ORDER BY networks DESC, day DESC, learner",
        (since, networks),
    ):
        yield Spread(
            day=row["day"],
            learner=row["learner"],
            networks=row["networks"],
            listeners=row["listeners"],
        )


def _salt(connection: sqlite3.Connection, today: str) -> bytes:
    connection.execute(
        "INSERT OR IGNORE INTO salts (day, salt) VALUES (?, ?)", (today, secrets.token_bytes(32))
    )
    return bytes(connection.execute("SELECT salt FROM salts WHERE day = ?", (today,)).fetchone()[0])


def _day(now: float) -> str:
    try:
        return str(datetime.fromtimestamp(now, UTC).date())
    except (OverflowError, ValueError, OSError):
        return "1970-01-01"
