"""The HTTP API for a course platform: who its learners are and what they may hear.

Described in `openapi.json`, which stands beside this file and is served with it. Everything that
can be asked for again gives the same result again, except a new secret.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from producer.errors import ServerError
from producer.server import embeds, learners
from producer.server.database import opened
from producer.server.doors import Doors, root_of
from producer.server.embeds import Embed
from producer.server.exchange import (
    Problem,
    empty_response,
    json_response,
    problem_response,
    read_body,
    shown_enrolment,
    shown_learner,
)
from producer.server.keys import owner_of
from producer.server.learners import Enrolment, Learner
from producer.server.log import tell
from producer.server.usage import downloads

if TYPE_CHECKING:
    import sqlite3

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

T = TypeVar("T")
VERSION = "/api/v1"
_DAY = 24 * 60 * 60
_MOST = 200
"""Learners on a page of the list."""


@cache
def description() -> bytes:
    """The OpenAPI description, JSON."""
    return files("producer.server").joinpath("openapi.json").read_bytes()


class Api:
    """Answers a platform."""

    def __init__(self, database: Path, doors: Doors, clock: Callable[[], float]) -> None:
        """`clock` gives seconds since 1970."""
        self.database = database
        self.doors = doors
        self.clock = clock

    def routes(self) -> list[BaseRoute]:
        """Starlette's."""
        from starlette.routing import Route

        def route(path: str, **methods: Callable[[Request], Awaitable[Response]]) -> Route:
            return Route(VERSION + path, self._guarded(methods), methods=[*methods])

        return [
            Route(VERSION + "/openapi.json", self._description, methods=["GET"]),
            route("/learners", GET=self.list),
            route("/learners/{learner}", GET=self.get, PUT=self.put, DELETE=self.revoke),
            route("/learners/{learner}/token", POST=self.rotate),
            route("/learners/{learner}/downloads", GET=self.downloads),
            route(
                "/learners/{learner}/enrolments/{course}", PUT=self.enrol, DELETE=self.end_enrolment
            ),
            route("/embeds", POST=self.embed),
        ]

    async def list(self, request: Request) -> Response:
        """GET /learners?after=ID&email=..."""
        after = request.query_params.get("after", "")
        email = request.query_params.get("email", "")

        def work(connection: sqlite3.Connection) -> list[Learner]:
            rows = connection.execute(
                "SELECT id FROM learners WHERE id > ? AND (? = '' OR email = ?) "
                "ORDER BY id LIMIT ?",
                (after, email, email, _MOST + 1),
            ).fetchall()
            return [learners.get(connection, row["id"]) for row in rows]

        found = await self._do(work)
        shown = found[:_MOST]
        more = shown[-1].id if len(found) > _MOST else None
        return json_response({"learners": [shown_learner(one) for one in shown], "next": more})

    async def get(self, request: Request) -> Response:
        """GET /learners/{learner}"""
        id_ = request.path_params["learner"]
        return json_response(shown_learner(await self._do(lambda c: _known(c, id_))))

    async def put(self, request: Request) -> Response:
        """PUT /learners/{learner}: make it, or give it another name or address."""
        id_ = request.path_params["learner"]
        body = await read_body(request, {"name": str, "email": str})
        now = int(self.clock())

        def work(connection: sqlite3.Connection) -> tuple[Learner, str | None]:
            name, email = body.get("name"), body.get("email")
            row = connection.execute("SELECT 1 FROM learners WHERE id = ?", (id_,)).fetchone()
            if row:
                return learners.update(connection, id_, name=name, email=email), None
            return learners.add(connection, now, id_=id_, name=name or "", email=email or "")

        learner, token = await self._do(work)
        if token is None:
            return json_response(shown_learner(learner))
        link = {"link": self._link(request, token), "token": token}
        return json_response({**shown_learner(learner), **link}, 201)

    async def revoke(self, request: Request) -> Response:
        """DELETE /learners/{learner}: take everything back; with ?forget=true, delete it."""
        id_ = learners.checked_id(request.path_params["learner"])
        forget = request.query_params.get("forget", "false")
        if forget not in ("true", "false"):
            raise Problem(422, "forget is true or false")
        now = int(self.clock())

        def work(connection: sqlite3.Connection) -> None:
            if connection.execute("SELECT 1 FROM learners WHERE id = ?", (id_,)).fetchone():
                if forget == "true":
                    learners.forget(connection, now, id_)
                else:
                    learners.revoke(connection, now, id_)

        await self._do(work)
        return empty_response()

    async def rotate(self, request: Request) -> Response:
        """POST /learners/{learner}/token: another secret instead of the one that there is."""
        id_ = request.path_params["learner"]
        now = int(self.clock())

        def work(connection: sqlite3.Connection) -> str:
            _known(connection, id_)
            return learners.rotate(connection, now, id_)

        token = await self._do(work)
        return json_response({"link": self._link(request, token), "token": token}, 201)

    async def enrol(self, request: Request) -> Response:
        """PUT /learners/{learner}/enrolments/{course}"""
        id_, course = request.path_params["learner"], request.path_params["course"]
        body = await read_body(request, {"until": (str, type(None)), "scripts": (list, type(None))})
        scripts = _scripts(body.get("scripts"))
        until = None if body.get("until") is None else learners.moment(body["until"])
        now = int(self.clock())

        def work(connection: sqlite3.Connection) -> Enrolment:
            _known(connection, id_)
            return learners.enrol(connection, now, id_, course, scripts=scripts, until=until)

        return json_response(shown_enrolment(await self._do(work)))

    async def end_enrolment(self, request: Request) -> Response:
        """DELETE /learners/{learner}/enrolments/{course}"""
        id_, course = (
            learners.checked_id(request.path_params["learner"]),
            request.path_params["course"],
        )
        learners.check_slug(course)
        now = int(self.clock())

        def work(connection: sqlite3.Connection) -> None:
            known = learners.enrolments(connection, id_)
            if any(one.course == course for one in known):
                learners.revoke(connection, now, id_, course)

        await self._do(work)
        return empty_response()

    async def downloads(self, request: Request) -> Response:
        """GET /learners/{learner}/downloads?since=DAY"""
        id_ = request.path_params["learner"]
        since = request.query_params.get("since", "1970-01-01")
        learners.moment(since)

        def work(connection: sqlite3.Connection) -> list[dict[str, Any]]:
            _known(connection, id_)
            found = downloads(connection, since, learner=id_)
            return [{"file": one.file, "downloads": one.count} for one in found]

        return json_response({"files": await self._do(work)})

    async def embed(self, request: Request) -> Response:
        """POST /embeds: a signed link to a script or a chapter."""
        body = await read_body(
            request,
            {"course": str, "script": str, "chapter": str, "learner": str, "seconds": (int, float)},
            required=("course", "script"),
        )
        seconds = body.get("seconds", _DAY)
        longest = self.doors.settings.embed_days * _DAY
        # To JSON 60.0 is a whole number, too.
        if isinstance(seconds, bool) or not 1 <= seconds <= longest or seconds % 1:
            raise Problem(422, f"seconds is a whole number from 1 to {longest}")
        course = self.doors.library.course(body["course"]) if _slug(body["course"]) else None
        lesson = course.lesson(body["script"]) if course else None
        chapter = body.get("chapter", "")
        if lesson is None or (chapter and chapter not in [one.id for one in lesson.chapters]):
            raise Problem(404, "no locked course has such a script or chapter")
        embed = Embed(
            course=body["course"],
            script=body["script"],
            chapter=chapter,
            until=int(self.clock()) + int(seconds),
            learner=body.get("learner", ""),
        )

        def work(connection: sqlite3.Connection) -> bytes:
            if embed.learner:
                _known(connection, embed.learner)
            return embeds.secret(connection)

        signed = embeds.Signer(await self._do(work)).sign(embed)
        link = f"{self._root(request)}e/{signed}/"
        found = {"link": link, "audio": link + embed.audio, "until": learners.iso(embed.until)}
        return json_response(found, 201)

    async def _description(self, request: Request) -> Response:
        from starlette.responses import Response

        return Response(description(), media_type="application/json")

    async def _do(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do `work` in one transaction, beside the listeners."""

        def run() -> T:
            with opened(self.database, wait=3.0) as connection:
                return work(connection)

        return await asyncio.to_thread(run)

    def _guarded(
        self, methods: Mapping[str, Callable[[Request], Awaitable[Response]]]
    ) -> Callable[[Request], Awaitable[Response]]:
        """What has a platform's key goes through; what goes wrong is told as RFC 9457 has it."""

        async def run(request: Request) -> Response:
            try:
                platform = await self._platform(request)
                method = methods.get("GET" if request.method == "HEAD" else request.method)
                assert method is not None, "the router has looked"
                response = await method(request)
                tell("api", platform=platform, method=request.method, status=response.status_code)
                return response
            except Problem as problem:
                return problem_response(problem.status, problem.detail)
            except ServerError as error:
                if "the database" in error.message:
                    return problem_response(503, "the database can't be used")
                return problem_response(422, error.message)

        return run

    async def _platform(self, request: Request) -> str:
        kind, _, key = request.headers.get("authorization", "").partition(" ")
        if kind.lower() != "bearer" or not key.strip():
            raise Problem(401, "send your key: Authorization: Bearer KEY")
        owner = await self._do(lambda connection: owner_of(connection, key.strip()))
        if owner is None:
            raise Problem(401, "this key isn't good")
        return owner

    def _root(self, request: Request) -> str:
        from producer.server.asgi import request_of

        root = self.doors.settings.url or root_of(request_of(request.scope))
        if not root:
            raise Problem(400, "the request names no host")
        return root

    def _link(self, request: Request, token: str) -> str:
        return f"{self._root(request)}p/{token}/"


def _known(connection: sqlite3.Connection, id_: str) -> Learner:
    try:
        return learners.get(connection, id_)
    except ServerError as error:
        raise Problem(404, "there is no such learner") from error


def _scripts(value: Any) -> tuple[str, ...] | None:
    if value is None:
        return None
    if not all(isinstance(one, str) for one in value):
        raise Problem(422, "scripts is a list of ids")
    return tuple(value)


def _slug(text: str) -> bool:
    from producer.server.grants import segments

    found = segments(text)
    return found is not None and len(found) == 1
