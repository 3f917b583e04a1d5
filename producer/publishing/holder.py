"""Who publishes to a target at this moment: one at a time."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime

from producer.errors import PodcastError
from producer.podcast.targets import Target


@contextmanager
def held(target: Target, address: str, now: datetime, *, force: bool) -> Iterator[None]:
    """Hold the target for one publication.

    The lock of a process of this machine that was killed is taken over. Raises PodcastError when
    somebody else publishes, unless `force`.
    """
    holder = {"host": socket.gethostname(), "process": os.getpid(), "since": now.isoformat()}
    mine = json.dumps(holder).encode()
    other = target.lock(mine)
    if other is not None and (force or _is_dead(other)):
        target.unlock()
        other = target.lock(mine)
    if other is not None:
        raise PodcastError(
            f"somebody else publishes to {address}: {_who(other)}",
            hint="wait for it to end; if it was killed, publish with --break-lock",
        )
    try:
        yield
    finally:
        with suppress(PodcastError):
            target.unlock()


def _is_dead(holder: bytes) -> bool:
    """Whether the holder was a process of this machine that has ended."""
    try:
        told = json.loads(holder)
        process = int(told["process"])
        if told["host"] != socket.gethostname() or process == os.getpid() or os.name == "nt":
            return False
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except (ValueError, KeyError, TypeError, OverflowError, OSError):
        return False
    return False


def _who(holder: bytes) -> str:
    try:
        told = json.loads(holder)
        return f"process {int(told['process'])} on {told['host']!s:.80} since {told['since']!s:.40}"
    except (ValueError, KeyError, TypeError):
        return "nobody knows who"
