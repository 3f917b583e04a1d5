"""The public site's files as a web server answers with them. Pure, but for opening the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import quote

from msgspec import Struct

from producer.server import files
from producer.server.asgi import (
    App,
    Headers,
    Receive,
    Scope,
    Send,
    request_of,
    send_start,
)
from producer.server.conditions import part, precondition
from producer.server.files import Open

_SEGMENT = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.~@+-]{0,254}\Z")
_TEXT = ("Content-Type", "text/plain; charset=utf-8")
_OPEN: Headers = (
    ("Access-Control-Allow-Origin", "*"),
    ("Access-Control-Expose-Headers", "Content-Length, Content-Range, ETag"),
    ("X-Content-Type-Options", "nosniff"),
)
"""Players in other sites' pages read the audio, captions and chapters."""


class Found(Struct, frozen=True, kw_only=True):
    """An answer: a file's bytes from `start` to `end`, or a line of text."""

    status: int
    """HTTP's."""
    headers: Headers
    """With Content-Length."""
    body: bytes = b""
    """Of an answer that is no file's."""
    opened: Open | None = None
    """The file, which whoever asked for it closes."""
    start: int = 0
    """First byte."""
    end: int = 0
    """Byte after the last one."""


class Site:
    """The files below a folder."""

    def __init__(
        self, root: Path, content_type: Callable[[str], str], cache_control: Callable[[str], str]
    ) -> None:
        """Both functions take a file's address below the site's."""
        self.root = root
        self.content_type = content_type
        self.cache_control = cache_control

    def find(self, method: str, path: str, headers: Mapping[str, str]) -> Found:
        """What is answered to a request for the decoded `path`; `headers` have lower-case names.

        Raises OSError for a file that can't be read.
        """
        if method not in ("GET", "HEAD"):
            return _line(405, "This can only be read.", ("Allow", "GET, HEAD"))
        name = path.removeprefix("/")
        if not _is_plain(name):
            return _line(404, "There is nothing here.")
        if name and not name.endswith("/") and (self.root / name).is_dir():
            return _line(308, "", ("Location", quote(name.rpartition("/")[2] + "/")))
        if not name or name.endswith("/"):
            name += "index.html"
        opened = files.open_file(self.root / name)
        if opened is None:
            return _line(404, "There is nothing here.")
        found = self._file(method, name, headers, opened)
        if found.opened is None:
            opened.close()
        return found

    def _file(self, method: str, name: str, headers: Mapping[str, str], opened: Open) -> Found:
        version = opened.version
        state: Headers = (
            ("ETag", version.etag),
            ("Last-Modified", version.last_modified),
            ("Accept-Ranges", "bytes"),
            ("Cache-Control", self.cache_control(name)),
            *_OPEN,
        )
        status = precondition(headers, version)
        if status == 412:
            return _line(412, "This has changed.")
        if status == 304:
            return Found(status=304, headers=state)
        wanted = part(headers, opened.size, version)
        if wanted.status == 416:
            return _line(
                416, "There is no such part.", ("Content-Range", f"bytes */{opened.size}"), *state
            )
        more: Headers = (
            ("Content-Type", self.content_type(name)),
            ("Content-Length", str(wanted.end - wanted.start)),
        )
        if wanted.status == 206:
            content = f"bytes {wanted.start}-{wanted.end - 1}/{opened.size}"
            more = (*more, ("Content-Range", content))
        body = None if method == "HEAD" else opened
        return Found(
            status=wanted.status,
            headers=(*more, *state),
            opened=body,
            start=wanted.start,
            end=wanted.end,
        )


def app(site: Site) -> App:
    """The site as an ASGI application."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        request = request_of(scope)
        try:
            found = site.find(request.method, request.path, request.headers)
        except OSError:
            found = _line(503, "Not right now: please try again in a while.")
        await send_start(send, found.status, found.headers)
        if found.opened is None:
            body = b"" if request.head else found.body
            await send({"type": "http.response.body", "body": body})
            return
        try:
            async for chunk in found.opened.chunks(found.start, found.end):
                await send({"type": "http.response.body", "body": chunk, "more_body": True})
            await send({"type": "http.response.body", "body": b""})
        finally:
            found.opened.close()

    return answer


def _line(status: int, text: str, *headers: tuple[str, str]) -> Found:
    body = f"{text}\n".encode() if text else b""
    return Found(
        status=status, headers=(_TEXT, ("Content-Length", str(len(body))), *headers), body=body
    )


def _is_plain(name: str) -> bool:
    """Whether a name is made of nothing but names of files: none hidden, empty or `..`."""
    if not name:
        return True
    return all(_SEGMENT.match(part) for part in name.removesuffix("/").split("/"))
