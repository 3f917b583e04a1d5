"""Runs the application: uvicorn, told to keep secrets out of its log and to end without haste."""

from __future__ import annotations

import signal
import socket
from typing import Any

from producer.errors import ServerError
from producer.server.asgi import App
from producer.server.guard import guarded
from producer.server.log import set_up, tell
from producer.server.settings import Settings

_KEEP_ALIVE = 30


def config(app: App, settings: Settings, *, descriptor: int | None = None) -> Any:
    """uvicorn's configuration. `descriptor` is a socket that listens already."""
    import uvicorn
    from uvicorn.protocols.http.auto import AutoHTTPProtocol

    return uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        fd=descriptor,
        http=guarded(AutoHTTPProtocol),
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=True,
        forwarded_allow_ips=settings.trusted_proxies,
        limit_concurrency=settings.connections,
        timeout_keep_alive=_KEEP_ALIVE,
        timeout_graceful_shutdown=settings.shutdown_seconds,
        backlog=512,
    )


def run(app: App, settings: Settings, *, descriptor: int | None = None) -> None:
    """Serve until SIGINT or SIGTERM; answers that have begun may end. Raises ServerError."""
    import uvicorn

    set_up()
    if descriptor is None:
        _check_port(settings)
    tell("started", host=settings.host, port=settings.port, send=settings.send)
    server = uvicorn.Server(config(app, settings, descriptor=descriptor))
    # When it has ended, uvicorn raises the signal that ended it once more.
    before = {one: signal.signal(one, _passed_over) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        server.run()
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
    tell("stopped")


def _passed_over(number: int, frame: object) -> None:
    pass


def _check_port(settings: Settings) -> None:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            raise ServerError(
                f"can't listen on {settings.host}:{settings.port}: {error.strerror}",
                hint="another program may use it: name another port",
            ) from error
