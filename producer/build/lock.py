"""One build of a project at a time."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from producer.errors import ProjectError
from producer.store import unwritable


@contextmanager
def locked(folder: Path, *, wait: bool, say: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock of the build folder `folder`; the system frees it when the process ends.

    When another build holds it, says so and waits. Raises ProjectError at once unless `wait`, and
    StoreError when the folder can't be written.
    """
    from filelock import FileLock, Timeout

    holder = folder / ".lock-holder"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / ".lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            message = f"another build of this project is running ({_process(holder)})"
            if not wait:
                raise ProjectError(message, hint="wait for it to end") from None
            say(f"{message}; waiting for it to end")
            lock.acquire()
        holder.write_text(str(os.getpid()))
    except OSError as error:
        raise unwritable(folder, error) from error
    try:
        yield
    finally:
        lock.release()


def _process(holder: Path) -> str:
    try:
        return f"process {int(holder.read_text())}"
    except (OSError, ValueError):
        return "just started"
