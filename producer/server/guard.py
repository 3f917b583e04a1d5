"""uvicorn's protocols with a limit on how long and how slowly a request's headers may come."""

from __future__ import annotations

import asyncio
from typing import Any

HEADERS_SECONDS = 20.0
"""In which a request's headers must be here, once they have begun."""
HEADERS_BYTES = 64 * 1024
"""That they may have before they are read at all."""
_TOO_LONG = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\n"
    b"content-type: text/plain; charset=utf-8\r\ncontent-length: 37\r\n"
    b"connection: close\r\n\r\nThe request's headers are too long.\r\n"
)


def guarded(protocol: type[Any]) -> type[Any]:
    """uvicorn's HTTP `protocol`, guarded."""

    class Guarded(protocol):  # type: ignore[misc]
        """Closes a connection whose headers don't end."""

        waiting: asyncio.TimerHandle | None = None
        received = 0

        def data_received(self, data: bytes) -> None:
            """asyncio.Protocol."""
            before = self.cycle
            super().data_received(data)
            if self.cycle is not before or (self.cycle and not self.cycle.response_complete):
                self._no_longer()
            elif not self.transport.is_closing():
                self.received += len(data)
                if self.received > HEADERS_BYTES:
                    self.transport.write(_TOO_LONG)
                    self.transport.close()
                    self._no_longer()
                elif self.waiting is None:
                    self.waiting = self.loop.call_later(HEADERS_SECONDS, self._too_slow)

        def connection_lost(self, exc: Exception | None) -> None:
            """asyncio.Protocol."""
            self._no_longer()
            super().connection_lost(exc)

        def _no_longer(self) -> None:
            self.received = 0
            if self.waiting is not None:
                self.waiting.cancel()
                self.waiting = None

        def _too_slow(self) -> None:
            self.waiting = None
            if not self.transport.is_closing():
                self.transport.close()

    return Guarded
