"""A built project in which much is locked, a server over it, and a way to ask it anything."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from producer.podcast.headers import cache_control, content_type
from producer.server import learners
from producer.server.app import Server
from producer.server.database import opened
from producer.server.doors import Outside
from producer.server.keys import new_key
from producer.server.settings import Settings
from producer.server.site import Site
from tests.build import small

DATA = Path(__file__).parent.parent / "data" / "server"
NOW = 1_800_000_000
"""Of the tests' clocks, 2027-01-15."""
COURSE = """\
title: Loops by Ear
author: A. Teacher
description: How loops work.
access: enrolled
enrol: https://example.org/enroll
"""
OTHER = """\
title: Sorting by Ear
author: A. Teacher
access: preview
alternates: [opus]
preview: {seconds: 6}
enrol: https://example.org/enroll
"""
SORTING = """\
---
title: Sorting
summary: How to put cards in order.
---

## Bubbles {#bubbles}

**Teacher:** Bubble sort swaps neighbours until nothing moves any more.

**Student 1:** That secretly sounds slow, professor Quicksilver.

## Merging {#merging}

**Teacher:** Merging takes two sorted heaps of cards at once, nightingale style.

```python
merge(left, right)
```
"""
FREE = """\
---
title: Why sort at all
access: public
---

## Why {#why}

**Teacher:** Sorted things are found quickly.
"""
STUDY = """\
quick: Loops repeat, quoth the marzipan raven.
glossary:
  - term: Body
    definition: What a loop repeats, said the tangerine walrus.
"""


def cases(name: str) -> list[list[str]]:
    """The lines of a file of cases, cut at tabs."""
    lines = (DATA / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def project(root: Path) -> Path:
    """Write it: `loops` for the enrolled alone, `sorting` with a preview and a public script."""
    small.project(root)
    for name, text in {
        "scripts/loops/course.yaml": COURSE,
        "scripts/loops/01-loops.study.yaml": STUDY,
        "scripts/sorting/course.yaml": OTHER,
        "scripts/sorting/01-sorting.md": SORTING,
        "scripts/sorting/02-why.md": FREE,
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root


class Reply(Struct):
    """What a server answered."""

    status: int
    headers: dict[str, str]
    body: bytes
    whole: bool = True
    """Whether the body came to its end."""


class Clock(Struct):
    """A clock that stands still until it is set."""

    at: float = NOW

    def __call__(self) -> float:
        return self.at


class World(Struct):
    """A server over a project."""

    root: Path
    server: Server
    clock: Clock
    ticks: Clock
    path: Path
    key: str = ""
    sent: list[dict[str, Any]] = field(default_factory=list)

    def learner(
        self, *courses: str, scripts: tuple[str, ...] | None = None, until: int | None = None
    ) -> tuple[str, str]:
        """A new learner enrolled in `courses`: id and secret."""
        with opened(self.path) as connection:
            learner, token = learners.add(connection, NOW)
            for course in courses:
                learners.enrol(connection, NOW, learner.id, course, scripts=scripts, until=until)
        return learner.id, token

    def get(self, path: str, **options: Any) -> Reply:
        """Ask for `path`."""
        return asyncio.run(ask(self.server, path, **options))

    def api(self, method: str, path: str, body: bytes = b"", key: str | None = None) -> Reply:
        """Ask the API."""
        secret = self.key if key is None else key
        headers = [("Authorization", f"Bearer {secret}"), ("Content-Type", "application/json")]
        return self.get("/api/v1" + path, method=method, headers=headers, body=body)

    def write(self) -> None:
        """Write what was heard."""
        self.server._write()


def world(root: Path, database: Path, **settings: Any) -> World:
    """A server over the project in `root` whose database is a new file."""
    clock, ticks = Clock(), Clock()
    server = Server(
        Settings(**{"url": "https://learn.example.org/", **settings}),
        database,
        outside(root),
        clock=clock,
        monotonic=ticks,
    )
    with opened(database) as connection:
        key = new_key(connection, NOW, "platform")
    return World(root=root, server=server, clock=clock, ticks=ticks, path=database, key=key)


def outside(root: Path) -> Outside:
    """What other rooms give the server."""
    return Outside(
        locked=root / "build" / "locked",
        assets=root / "build" / "site" / "assets",
        content_type=content_type,
        apps=lambda feed, title: [("Any app", f"podcast://{feed.partition('://')[2]}")],
        qr_code=lambda address: f"<svg><title>{address}</title></svg>",
    )


def site(root: Path) -> Site:
    """What everyone gets."""
    return Site(root / "build" / "site", content_type, cache_control)


async def ask(
    app: Any,
    path: str,
    *,
    method: str = "GET",
    headers: Iterable[tuple[str, str]] = (),
    body: bytes = b"",
    address: str = "203.0.113.7",
    leave_after: int | None = None,
) -> Reply:
    """What `app` answers; `path` is as a server has decoded it, with a query perhaps.

    The listener leaves after `leave_after` bytes.
    """
    target, _, query = path.partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": method,
        "scheme": "https",
        "path": target,
        "raw_path": os.fsencode(target) if "\x00" not in target else b"/",
        "query_string": query.encode("utf-8", "surrogatepass"),
        "root_path": "",
        "headers": [
            (b"host", b"learn.example.org"),
            *((n.lower().encode("latin-1"), v.encode("latin-1")) for n, v in headers),
        ],
        "client": (address, 50_000),
        "server": ("learn.example.org", 443),
        "state": {},
    }
    reply = Reply(0, {}, b"", whole=False)
    left = asyncio.Event()
    asked = False

    async def receive() -> dict[str, Any]:
        nonlocal asked
        if not asked:
            asked = True
            return {"type": "http.request", "body": body, "more_body": False}
        await left.wait()
        return {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            reply.status = message["status"]
            reply.headers = {n.decode(): v.decode("latin-1") for n, v in message["headers"]}
            return
        reply.body += message.get("body", b"")
        reply.whole = not message.get("more_body", False)
        if leave_after is not None and len(reply.body) >= leave_after:
            left.set()
        await asyncio.sleep(0)

    await app(scope, receive, send)
    return reply


@asynccontextmanager
async def running(server: Server) -> AsyncIterator[None]:
    """The server's lifespan."""
    async with server._lifespan(None):
        yield
