"""One request through an open door: finds what is asked for, and whether this secret opens it."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from producer.server import embeds, files, grants, library
from producer.server.asgi import Answer, Headers, Request, onward, plain
from producer.server.conditions import Version, precondition
from producer.server.grants import Grant, Refused
from producer.server.landing import landing
from producer.server.library import Shelved
from producer.server.sending import Sound

if TYPE_CHECKING:
    from producer.server.doors import Doors

_FEED = "application/rss+xml; charset=utf-8"
_COMPRESSED_FROM = 1024
_OWN = "private, no-cache"
"""A client keeps it, and asks whether it has changed."""
_KEPT = "private, max-age=3600"
_ASSET = "private, max-age=86400"

CROSS: Headers = (
    ("Access-Control-Allow-Origin", "*"),
    ("Access-Control-Allow-Methods", "GET, HEAD"),
    ("Access-Control-Allow-Headers", "Range, If-None-Match"),
    ("Access-Control-Expose-Headers", "Content-Length, Content-Range, ETag"),
)
"""A link opens what it names for whoever has it; no page's cookies have a part in that."""


class Visit(Struct):
    """A request and what its secret opens."""

    doors: Doors
    request: Request
    grant: Grant
    embed: embeds.Embed | None
    base: str
    sound: Sound

    async def answer(self, path: str) -> Answer | None:
        """What stands at `path` below the door."""
        if not path:
            return self._front()
        parts = grants.segments(path)
        if parts is None:
            return plain(404)
        if parts[0] == "assets" and len(parts) == 2:
            return await self._file(self.doors.outside.assets / parts[1], path, _ASSET)
        if parts == ("index.html",):
            return self._front()
        scripts = self._scripts(parts)
        if isinstance(scripts, Refused):
            return plain(scripts.status)
        course = self.doors.library.course(parts[0])
        if course is None:
            return plain(404)
        if len(parts) == 1:
            return onward(f"{parts[0]}/")
        scripts = course.open_to(scripts)
        if self.embed is None:
            if not grants.may_have(parts, scripts):
                return plain(404)
            if parts[1:] == ("feed.xml",):
                return await self._feed(course, scripts)
            if parts[1:] == ("index.html",) and scripts is not None:
                return self._page(parts[0])
        return await self._published(course, parts)

    def _scripts(self, parts: tuple[str, ...]) -> frozenset[str] | Refused | None:
        if self.embed is not None:
            return None if self.embed.opens(parts) else Refused(status=404)
        return grants.scripts_of(self.grant, parts[0], self.doors.clock())

    def _front(self) -> Answer:
        """What stands directly behind the door: a learner's courses, or the player."""
        if self.embed is not None:
            return onward(self.embed.page)
        return self._page()

    def _page(self, slug: str = "") -> Answer:
        """The learner's courses, or one of them, with ways to subscribe."""
        shown = []
        for enrolment in self.grant.enrolments:
            course = self.doors.library.course(enrolment.course)
            if course and enrolment.open(self.doors.clock()) and slug in ("", enrolment.course):
                scripts = None if enrolment.scripts is None else frozenset(enrolment.scripts)
                shown.append((course, course.open_to(scripts)))
        outside = self.doors.outside
        up = "../" if slug else ""
        body = landing(self.grant.name, shown, self.base, up, outside.apps, outside.qr_code)
        return Answer(status=200, headers=_page_headers(_OWN), body=body)

    async def _feed(self, course: Shelved, scripts: frozenset[str] | None) -> Answer:
        version = course.feed_version(scripts, self.base)
        return await self._text(_FEED, version, lambda: course.feed(scripts, self.base))

    async def _published(self, course: Shelved, parts: tuple[str, ...]) -> Answer | None:
        """A file of the build's."""
        path = self.doors.outside.locked.joinpath(*parts)
        name = "/".join(parts)
        kind = self.doors.outside.content_type(name)
        if kind.startswith("audio/"):
            seconds = _seconds(course, parts)
            return await self.doors.sender.send(
                self.request, path, name, kind, self._headers(_KEPT), seconds, self.sound
            )
        return await self._file(path, name, _OWN)

    async def _file(self, path: Path, name: str, cache: str) -> Answer | None:
        """A page, document, picture or what pages use: small enough to be sent at once."""
        opened = files.open_file(path)
        if opened is None:
            return plain(404)
        try:
            body = opened.read(0, opened.size)
            version = opened.version
        finally:
            opened.close()
        kind = self.doors.outside.content_type(name)
        if not kind.startswith(("text/", "application/json", "application/xml", "image/svg")):
            return self._whole(kind, version, body, cache)
        return await self._text(kind, version, lambda: library.rewrite(body, self.base), cache)

    def _whole(self, kind: str, version: Version, body: bytes, cache: str) -> Answer:
        headers = self._headers(cache)
        if (status := precondition(self.request.headers, version)) is not None:
            return _unsent(status, version, headers)
        return Answer(
            status=200, headers=(("Content-Type", kind), *_state(version), *headers), body=body
        )

    async def _text(
        self, kind: str, version: Version, body: Callable[[], bytes], cache: str = _OWN
    ) -> Answer:
        """A text, compressed where the client reads that."""
        headers = (*self._headers(cache), ("Vary", "Accept-Encoding"))
        packed = _takes_gzip(self.request.headers.get("accept-encoding", ""))
        if packed:
            version = Version(etag=f'{version.etag[:-1]}-gz"', modified=version.modified)
        if (status := precondition(self.request.headers, version)) is not None:
            return _unsent(status, version, headers)
        data = body()
        if packed and len(data) >= _COMPRESSED_FROM:
            data = await asyncio.to_thread(_gzip, data)
            headers = (*headers, ("Content-Encoding", "gzip"))
        return Answer(
            status=200, headers=(("Content-Type", kind), *_state(version), *headers), body=data
        )

    def _headers(self, cache: str) -> Headers:
        headers: Headers = (("Cache-Control", cache),)
        if self.embed is None:
            return (*headers, ("Content-Security-Policy", "frame-ancestors 'none'"))
        origins = " ".join(self.doors.settings.embed_origins) or "*"
        return (*headers, *CROSS, ("Content-Security-Policy", f"frame-ancestors {origins}"))


def _seconds(course: Shelved, parts: tuple[str, ...]) -> float:
    """Length of the audio at `parts`; 0 if that isn't known."""
    lesson = course.lesson(parts[1])
    if lesson is None or len(parts) == 3:
        return lesson.seconds if lesson else 0.0
    stem = parts[-1].partition(".")[0]
    return next((one.seconds for one in lesson.chapters if one.id == stem), 0.0)


def _unsent(status: int, version: Version, headers: Headers) -> Answer:
    if status == 412:
        return plain(412)
    return Answer(status=status, headers=(*_state(version), *headers))


def _state(version: Version) -> Headers:
    return (("ETag", version.etag), ("Last-Modified", version.last_modified))


def _page_headers(cache: str) -> Headers:
    return (
        ("Content-Type", "text/html; charset=utf-8"),
        ("Cache-Control", cache),
        ("Content-Security-Policy", "frame-ancestors 'none'"),
    )


def _takes_gzip(header: str) -> bool:
    for item in header.split(","):
        coding, _, parameters = item.partition(";")
        if coding.strip().lower() in ("gzip", "x-gzip"):
            return parameters.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False


def _gzip(data: bytes) -> bytes:
    packer = zlib.compressobj(5, wbits=31)
    return packer.compress(data) + packer.flush()
