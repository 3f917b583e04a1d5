"""The types of ASGI, and an answer as the doors give it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping, MutableMapping
from typing import Any

from msgspec import Struct, field

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

Headers = tuple[tuple[str, str], ...]

PRIVATE: Headers = (
    ("X-Robots-Tag", "noindex, nofollow"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
)
"""On every answer: nothing of it is for search engines, and no address goes to another site."""
_WORDS = {
    400: "This is no request.",
    404: "There is nothing here.",
    405: "This can only be read.",
    410: "This address isn't good any more. Your course's site has a new one if you are enrolled.",
    412: "This has changed.",
    416: "There is no such part of this file.",
    429: "Too much at once: please try again in a while.",
    431: "The request's headers are too long.",
    503: "Not right now: please try again in a while.",
}


class Answer(Struct, frozen=True, kw_only=True):
    """A whole response."""

    status: int
    """HTTP's."""
    headers: Headers = ()
    """Without Content-Length."""
    body: bytes = b""
    """All of it."""


def plain(status: int, *headers: tuple[str, str]) -> Answer:
    """An answer of one line that says nothing about what was asked for."""
    body = f"{_WORDS.get(status, '')}\n".encode()
    more = (("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "private, no-store"))
    return Answer(status=status, headers=(*more, *headers), body=body)


def onward(where: str) -> Answer:
    """To the page of a folder, by an address that only says the end of it."""
    more = (("Location", where), ("Cache-Control", "private, no-store"))
    return Answer(status=307, headers=more)


async def send_answer(send: Send, answer: Answer, *, head: bool) -> None:
    """Send all of an answer; of a HEAD request's, no body."""
    headers = (*answer.headers, *PRIVATE)
    if answer.status != 304:
        headers = (*headers, ("Content-Length", str(len(answer.body))))
    await send_start(send, answer.status, headers)
    empty = head or answer.status in (204, 304)
    await send({"type": "http.response.body", "body": b"" if empty else answer.body})


async def send_start(send: Send, status: int, headers: Iterable[tuple[str, str]]) -> None:
    """Send the status and the headers."""
    raw = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
    await send({"type": "http.response.start", "status": status, "headers": raw})


class Request(Struct, frozen=True, kw_only=True):
    """What is asked for."""

    method: str
    """GET, HEAD or another."""
    path: str
    """Decoded, below where the server is mounted."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """By lower-case name; the first of several."""
    address: str = ""
    """Of who asks."""
    scheme: str = "http"
    """http or https."""

    @property
    def head(self) -> bool:
        """Whether no body is wanted."""
        return self.method == "HEAD"


HEADERS_LIMIT = 16 * 1024
"""Bytes of all headers together at most."""


def request_of(scope: Scope) -> Request:
    """The request that `scope` describes."""
    headers: dict[str, str] = {}
    for name, value in scope["headers"]:
        headers.setdefault(name.decode("latin-1").lower(), value.decode("latin-1"))
    client = scope.get("client")
    return Request(
        method=scope["method"],
        path=scope["path"],
        headers=headers,
        address=client[0] if client else "",
        scheme=scope.get("scheme", "http"),
    )


def headers_size(scope: Scope) -> int:
    """Bytes of all headers and of the address."""
    size = len(scope.get("raw_path") or scope["path"]) + len(scope.get("query_string", b""))
    return size + sum(len(name) + len(value) for name, value in scope["headers"])
