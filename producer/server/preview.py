"""Serves the built site on this machine, for looking at it before it is published.

Python's own server, since every installation has it; it gets what that one lacks: byte ranges,
without which no player can seek, and conditional requests.
"""

from __future__ import annotations

import contextlib
import socket
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

from producer.errors import ServerError
from producer.server.files import CHUNK
from producer.server.site import Found, Site

_IDLE = 60.0
"""Seconds after which a silent connection is closed."""


@contextlib.contextmanager
def listening(site: Site, host: str, port: int) -> Iterator[ThreadingHTTPServer]:
    """A server that listens; `serve_forever` answers. Port 0 is any that is free.

    Raises ServerError when the port can't be had.
    """
    try:
        kind = _Server6 if ":" in host else _Server
        server = kind((host, port), _handler(site))
    except (OSError, OverflowError) as error:
        raise ServerError(
            f"can't listen on {host}:{port}: {getattr(error, 'strerror', None) or error}",
            hint="another program may use it: name another one with --port, or --port 0",
        ) from error
    with server:
        yield server


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """A listener that leaves in the middle is no error."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Server6(_Server):
    address_family = socket.AF_INET6


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        server_version = "producer"
        sys_version = ""
        timeout = _IDLE

        def do_GET(self) -> None:
            """GET."""
            self._answer()

        def do_HEAD(self) -> None:
            """HEAD."""
            self._answer()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Nothing: a page asks for dozens of files."""

        def _answer(self) -> None:
            path = unquote(self.path.partition("?")[0].partition("#")[0])
            headers: dict[str, str] = {}
            for name, value in self.headers.items():
                headers.setdefault(name.lower(), value)
            try:
                found = site.find(self.command, path, headers)
            except OSError as error:
                self.send_error(503, error.strerror or "")
                return
            try:
                self._send(found)
            finally:
                if found.opened is not None:
                    found.opened.close()

        def _send(self, found: Found) -> None:
            self.send_response(found.status)
            for name, value in found.headers:
                self.send_header(name, value)
            self.end_headers()
            if found.opened is None:
                if self.command != "HEAD":
                    self.wfile.write(found.body)
                return
            start = found.start
            while start < found.end:
                data = found.opened.read(start, min(CHUNK, found.end - start))
                if not data:
                    self.close_connection = True
                    return
                self.wfile.write(data)
                start += len(data)

    return Handler
