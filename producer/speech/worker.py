"""The other side of the pool: what runs in a worker process, and how its end is read."""

from __future__ import annotations

import os
import queue
import signal
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from producer.errors import ProducerError, SpeechError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


def work(
    inbox: Connection,
    outbox: Connection,
    make: Callable[..., Callable[[Any], Any]],
    arguments: tuple[Any, ...],
    log: str,
) -> None:
    """The main function of a worker process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tempfile.tempdir = str(Path(log).parent)
    # Engines print what they like, some from C; the terminal is the main process's.
    with Path(log).open("wb") as file:
        sys.stdout.flush()
        sys.stderr.flush()
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    waiting: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(inbox, waiting), daemon=True).start()
    try:
        do = make(*arguments)
    except Exception as error:
        outbox.send(("broken", _told(error)))
        return
    outbox.send(("ready", None))
    while (value := waiting.get()) is not None:
        try:
            answer = ("done", do(value))
        except Exception as error:
            answer = ("failed", _told(error))
        outbox.send(answer)


def _listen(inbox: Connection, waiting: queue.SimpleQueue[Any]) -> None:
    try:
        while True:
            value = inbox.recv()
            waiting.put(value)
            if value is None:
                return
    except (EOFError, OSError):
        os._exit(1)  # the main process is gone; so is any use in going on


def _told(error: Exception) -> ProducerError:
    """An error of any kind as one that crosses processes and reads as one line."""
    if isinstance(error, ProducerError):
        return error
    return SpeechError(f"{type(error).__name__}: {' '.join(str(error).split())}")


def cause_of(code: int | None, log: Path) -> str:
    """Why a process with this exit code and this output ended, as far as it can be told."""
    try:
        lines = log.read_text("utf-8", "replace").split("\n")
        last = next((line.strip() for line in reversed(lines) if line.strip()), "")
    except OSError:
        last = ""
    if code is not None and code < 0:
        name = signal.Signals(-code).name
        more = "; is there enough memory?" if name == "SIGKILL" else ""
        return f"it was ended by {name}{more}"
    return f"it ended with code {code}{': ' + last[:120] if last else ''}"
