"""Sends audio: the bytes that were asked for, or word to nginx or a bucket to send them."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from msgspec import Struct

from producer.server import counting, files
from producer.server.asgi import (
    PRIVATE,
    Answer,
    Headers,
    Receive,
    Request,
    Send,
    plain,
    send_start,
)
from producer.server.conditions import Part, part, precondition
from producer.server.files import Open
from producer.server.limits import DEVICE_SECONDS, Limits
from producer.server.log import tell
from producer.server.metrics import Metrics
from producer.server.settings import Settings
from producer.server.usage import Collector, Sent

STALL = 60.0
"""Seconds without a byte taken after which a listener counts as gone."""


class Sound(Struct, frozen=True, kw_only=True):
    """Who gets the audio."""

    learner: str
    """Id; empty: nobody in particular."""
    who: str
    """Whom the limits count."""
    device: bytes
    """Hash of address and program."""
    receive: Receive
    """ASGI's."""
    send: Send
    """ASGI's."""


class Sender:
    """Sends audio."""

    def __init__(
        self,
        settings: Settings,
        folder: Path,
        limits: Limits,
        collector: Collector,
        metrics: Metrics,
    ) -> None:
        self.settings = settings
        self.folder = folder
        self.limits = limits
        self.collector = collector
        self.metrics = metrics
        self._sign: Callable[[str], str] | None = None

    async def send(
        self,
        request: Request,
        path: Path,
        name: str,
        kind: str,
        headers: Headers,
        seconds: float,
        sound: Sound,
    ) -> Answer | None:
        """Send the file at `path`, whose address below the door is `name`, and its type `kind`.

        `seconds` is its length, 0 if that isn't known. Returns an answer to be sent instead, if
        any. Raises OSError when the file can't be read.
        """
        if sound.learner and not self.limits.may_listen(sound.who, sound.device):
            self.metrics.refused.labels("devices").inc()
            return plain(429, ("Retry-After", str(int(DEVICE_SECONDS))))
        opened = files.open_file(path)
        if opened is None:
            self.metrics.trouble.labels("missing").inc()
            tell("a file is missing", level=40, file=name)
            return plain(404)
        try:
            if self.settings.send != "self":
                return self._elsewhere(request, opened, name, kind, headers, seconds, sound)
            return await self._send(request, opened, name, kind, headers, seconds, sound)
        finally:
            opened.close()

    async def _send(
        self,
        request: Request,
        opened: Open,
        name: str,
        kind: str,
        headers: Headers,
        seconds: float,
        sound: Sound,
    ) -> Answer | None:
        state: Headers = (
            ("ETag", opened.version.etag),
            ("Last-Modified", opened.version.last_modified),
            ("Accept-Ranges", "bytes"),
            *headers,
        )
        status = precondition(request.headers, opened.version)
        if status is not None:
            return plain(412) if status == 412 else Answer(status=status, headers=state)
        wanted = part(request.headers, opened.size, opened.version)
        if wanted.status == 416:
            return plain(416, ("Content-Range", f"bytes */{opened.size}"), *state)
        length = wanted.end - wanted.start
        more = [("Content-Type", kind), ("Content-Length", str(length)), *state, *PRIVATE]
        if wanted.status == 206:
            more.append(("Content-Range", f"bytes {wanted.start}-{wanted.end - 1}/{opened.size}"))
        await send_start(sound.send, wanted.status, more)
        if request.head or not length:
            await sound.send({"type": "http.response.body", "body": b""})
            return None
        with self.limits.listening(sound.who, sound.device):
            sent = await self._stream(opened, wanted, name, sound)
        self._count(request, opened, name, seconds, sound, Part(
            status=wanted.status, start=wanted.start, end=wanted.start + sent
        ))  # fmt: skip
        return None

    async def _stream(self, opened: Open, wanted: Part, name: str, sound: Sound) -> int:
        """Send the part; how many bytes of it were taken. Ends early when the listener goes."""
        gone = asyncio.ensure_future(_gone(sound.receive))
        sent = 0
        length = wanted.end - wanted.start
        try:
            async for chunk in opened.chunks(wanted.start, wanted.end):
                if gone.done():
                    break
                more = sent + len(chunk) < length
                async with asyncio.timeout(STALL):
                    await sound.send(
                        {"type": "http.response.body", "body": chunk, "more_body": more}
                    )
                sent += len(chunk)
        except TimeoutError:
            self.metrics.refused.labels("stalled").inc()
        except OSError as error:
            self.metrics.trouble.labels("files").inc()
            tell("a file broke off", level=40, file=name, reason=str(error))
        finally:
            gone.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await gone
        return sent

    def _count(
        self, request: Request, opened: Open, name: str, seconds: float, sound: Sound, sent: Part
    ) -> None:
        if sent.end <= sent.start or request.head:
            return
        tag = opened.tag()
        self.collector.add(
            Sent(
                learner=sound.learner,
                file=name,
                address=request.address,
                agent=request.headers.get("user-agent", ""),
                span=(sent.start, sent.end),
                tag=tag,
                needed=counting.needed(opened.size, tag, seconds),
            )
        )

    def _elsewhere(
        self,
        request: Request,
        opened: Open,
        name: str,
        kind: str,
        headers: Headers,
        seconds: float,
        sound: Sound,
    ) -> Answer:
        """Word to who sends the bytes. What is asked for counts as sent: nobody tells us more."""
        if precondition(request.headers, opened.version) is None:
            wanted = part(request.headers, opened.size, opened.version)
            self._count(request, opened, name, seconds, sound, wanted)
        if self.settings.send == "x-accel":
            where = self.settings.accel_prefix + quote(name)
            return Answer(
                status=200,
                headers=(("Content-Type", kind), ("X-Accel-Redirect", where), *headers),
            )
        if self._sign is None:
            from producer.server.bucket import signer

            self._sign = signer(self.settings)
        # The address is good for a while only: nobody is to keep it.
        others = [header for header in headers if header[0] != "Cache-Control"]
        more = (("Location", self._sign(name)), ("Cache-Control", "private, no-store"))
        return Answer(status=307, headers=(*more, *others))


async def _gone(receive: Receive) -> None:
    """Ends when the listener has."""
    while (await receive())["type"] != "http.disconnect":
        pass
