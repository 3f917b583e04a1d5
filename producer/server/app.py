"""The server as one ASGI application: doors for learners, an API for platforms, and health."""

from __future__ import annotations

import asyncio
import ipaddress
import sqlite3
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from producer.errors import ServerError
from producer.server import database
from producer.server.api import VERSION as API
from producer.server.api import Api
from producer.server.asgi import (
    HEADERS_LIMIT,
    App,
    Message,
    Receive,
    Scope,
    Send,
    headers_size,
    plain,
    request_of,
    send_answer,
)
from producer.server.doors import Doors, Outside
from producer.server.exchange import problem_response
from producer.server.keys import owner_of
from producer.server.limits import Limits
from producer.server.log import tell
from producer.server.metrics import TYPE, Metrics
from producer.server.settings import Settings
from producer.server.usage import Collector

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

WRITE_SECONDS = 2.0
"""How often what was heard is written."""


class Server:
    """The application. `start` and `stop` are its lifespan."""

    def __init__(
        self,
        settings: Settings,
        path: Path,
        outside: Outside,
        *,
        public: App | None = None,
        clock: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """`path` is the database's; `public` answers what is no door and no part of the API."""
        self.settings = settings
        self.path = path
        self.metrics = Metrics()
        self.limits = Limits(settings, monotonic)
        self.collector = Collector(path, settings.keep_days, clock)
        self.doors = Doors(
            settings,
            path,
            outside,
            limits=self.limits,
            collector=self.collector,
            metrics=self.metrics,
            clock=clock,
        )
        self.public = public
        self.clock = clock
        self.prefix = settings.url.partition("://")[2].partition("/")[2].rstrip("/")
        self.inner = self._inner()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] != "http":
            await self.inner(scope, receive, send)
            return
        scope = self._below(scope)
        door = _door(scope["path"])
        began = time.perf_counter()
        status = sent = 0
        first = 0.0

        async def watched(message: Message) -> None:
            nonlocal status, sent, first
            if message["type"] == "http.response.start":
                status, first = message["status"], time.perf_counter() - began
            else:
                sent += len(message.get("body", b""))
            await send(message)

        try:
            await self._answer(scope, receive, watched, door)
        except Exception:
            self.metrics.trouble.labels("mistake").inc()
            if not status:
                await send_answer(watched, plain(503), head=scope["method"] == "HEAD")
            raise
        finally:
            if door != "site":
                self._note(scope["method"], door, status, sent, first)

    async def _answer(self, scope: Scope, receive: Receive, send: Send, door: str) -> None:
        head = scope["method"] == "HEAD"
        if headers_size(scope) > HEADERS_LIMIT:
            await send_answer(send, plain(431), head=head)
        elif door in ("p", "e"):
            await self.doors.answer(request_of(scope), receive, send)
        elif door == "site" and self.public is not None:
            await self.public(scope, receive, send)
        elif door == "site":
            await send_answer(send, plain(404), head=head)
        else:
            await self.inner(scope, receive, send)

    def _below(self, scope: Scope) -> Scope:
        """The request's scope without the part of the path under which the server stands."""
        path = scope["path"]
        if not self.prefix or not path.startswith(f"/{self.prefix}/"):
            return scope
        below = path[len(self.prefix) + 1 :]
        return {**scope, "path": below, "raw_path": below.encode("utf-8", "surrogatepass")}

    def _note(self, method: str, door: str, status: int, sent: int, first: float) -> None:
        self.metrics.requests.labels(door, str(status)).inc()
        self.metrics.first_byte.labels(door).observe(first)
        self.metrics.sent.labels(door).inc(sent)
        milliseconds = round(first * 1000, 1)
        tell("request", door=door, method=method, status=status, bytes=sent, first_ms=milliseconds)

    def _inner(self) -> Any:
        from starlette.applications import Starlette
        from starlette.exceptions import HTTPException
        from starlette.routing import Route

        async def on_error(request: Request, error: Exception) -> Response:
            assert isinstance(error, HTTPException)
            response = problem_response(error.status_code, error.detail)
            response.headers.update(error.headers or {})
            return response

        api = Api(self.path, self.doors, self.clock)
        app = Starlette(
            routes=[
                Route("/health", self._health, methods=["GET"]),
                Route("/metrics", self._metrics, methods=["GET"]),
                *api.routes(),
            ],
            lifespan=self._lifespan,
            exception_handlers={HTTPException: on_error},
        )
        app.router.redirect_slashes = False
        return app

    @asynccontextmanager
    async def _lifespan(self, app: object) -> AsyncIterator[None]:
        writing = asyncio.create_task(self._write_now_and_then())
        try:
            yield
        finally:
            writing.cancel()
            await asyncio.to_thread(self._write)
            self.doors.database.close()

    async def _write_now_and_then(self) -> None:
        while True:
            await asyncio.sleep(WRITE_SECONDS)
            self.metrics.streams.set(self.limits.streams)
            await asyncio.to_thread(self._write)

    def _write(self) -> None:
        waiting = self.collector.take()
        try:
            self.collector.write(waiting)
        except ServerError as error:
            self.collector.give_back(waiting)
            self.metrics.trouble.labels("database").inc()
            tell("downloads can't be counted yet", level=30, reason=error.message)

    async def _health(self, request: Request) -> Response:
        """200 if listeners are served: the database can be read and the courses are there."""
        from starlette.responses import JSONResponse

        try:
            self.doors.database.connection().execute("SELECT 1 FROM tokens LIMIT 1").fetchone()
            state = "ok"
        except (ServerError, sqlite3.Error):
            self.doors.database.close()
            state = "unreadable"
        courses = self.doors.outside.locked.is_dir()
        good = state == "ok" and courses
        found = {
            "status": "ok" if good else "failing",
            "database": state,
            "courses": len(self.doors.library.slugs()) if courses else None,
        }
        headers = {"Cache-Control": "no-store"}
        return JSONResponse(found, 200 if good else 503, headers=headers)

    async def _metrics(self, request: Request) -> Response:
        from starlette.responses import Response

        if not self._may_measure(request):
            return problem_response(404, "Not Found")
        return Response(self.metrics.text(), media_type=TYPE)

    def _may_measure(self, request: Request) -> bool:
        if self.settings.metrics == "off":
            return False
        if self.settings.metrics == "loopback":
            return _is_loopback(request.client.host if request.client else "")
        key = request.headers.get("authorization", "").partition(" ")[2]
        with database.opened(self.path, wait=1.0) as connection:
            return owner_of(connection, key) is not None


def _door(path: str) -> str:
    """Which part of the server an address is for."""
    first = path.split("/", 2)[1] if path.startswith("/") else ""
    if path.startswith(f"{API}/"):
        return "api"
    return first if first in ("p", "e", "health", "metrics") else "site"


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
