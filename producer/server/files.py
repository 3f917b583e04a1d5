"""Files as they are sent: opened once, so that a build that replaces one meanwhile changes nothing
of an answer that has begun."""

from __future__ import annotations

import asyncio
import errno
import os
import stat
from collections.abc import AsyncIterator
from pathlib import Path

from msgspec import Struct

from producer.server import counting
from producer.server.conditions import Version

CHUNK = 128 * 1024
"""Bytes that are read, and wait to be sent, at once: what memory a listener costs."""

_NOWAIT = getattr(os, "RWF_NOWAIT", 0)


class Open(Struct, kw_only=True):
    """An open file. `close` it."""

    handle: int
    """File descriptor."""
    size: int
    """Bytes."""
    version: Version
    """Which state of it."""

    def close(self) -> None:
        """Give the descriptor back."""
        os.close(self.handle)

    def read(self, start: int, length: int) -> bytes:
        """At most `length` bytes from `start`; none at the end. Raises OSError."""
        if hasattr(os, "pread"):
            return os.pread(self.handle, length, start)
        os.lseek(self.handle, start, os.SEEK_SET)
        return os.read(self.handle, length)

    def tag(self) -> int:
        """Bytes of the tag that the file begins with."""
        return counting.tag_size(self.read(0, 10))

    async def chunks(self, start: int, end: int) -> AsyncIterator[bytes]:
        """The bytes from `start` to `end`. Raises OSError if the file is shorter by now."""
        while start < end:
            data = await self._chunk(start, min(CHUNK, end - start))
            if not data:
                raise OSError("the file is shorter than it was")
            start += len(data)
            yield data

    async def _chunk(self, start: int, length: int) -> bytes:
        # What the system has in memory comes at once; a disk is waited for elsewhere.
        if _NOWAIT:
            buffer = bytearray(length)
            try:
                count = os.preadv(self.handle, [buffer], start, _NOWAIT)
                return bytes(memoryview(buffer)[:count])
            except OSError:
                pass
        return await asyncio.to_thread(self.read, start, length)


def open_file(path: Path) -> Open | None:
    """The file at `path`; None if there is none, or none that may be sent. Raises OSError."""
    flags = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        handle = os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
    except OSError as error:
        if error.errno == errno.ELOOP:
            return None
        raise
    try:
        known = os.fstat(handle)
        if not stat.S_ISREG(known.st_mode):
            os.close(handle)
            return None
    except BaseException:
        os.close(handle)
        raise
    etag = f'"{known.st_mtime_ns:x}-{known.st_size:x}"'
    version = Version(etag=etag, modified=int(known.st_mtime))
    return Open(handle=handle, size=known.st_size, version=version)
