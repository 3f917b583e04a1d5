"""One build of a project at a time."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from producer.errors import ProjectError
from producer.store import unwritable


@contextmanager
def locked(folder: Path, *, wait: bool, say: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock of the build folder `folder`; the system frees it when the process ends.

    When another build holds it, says so and waits. Raises ProjectError at once unless `wait`, and
    StoreError when the folder can't be written.
    """
    holder = folder / ".lock-holder"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        release = _hold(folder / ".lock", wait=False)
        if release is None:
            message = f"another build of this project is running ({_process(holder)})"
            if not wait:
                raise ProjectError(message, hint="wait for it to end")
            say(f"{message}; waiting for it to end")
            release = _hold(folder / ".lock", wait=True)
        holder.write_text(str(os.getpid()))
    except OSError as error:
        raise unwritable(folder, error) from error
    try:
        yield
    finally:
        if release:
            release()


def _hold(path: Path, *, wait: bool) -> Callable[[], None] | None:
    """What lets go of the lock again; None: another process holds it."""
    if sys.platform != "win32":
        file = path.open("ab")
        if _flock(file, wait=wait):
            return file.close
        file.close()
        return None
    from filelock import FileLock, Timeout

    lock = FileLock(path)
    try:
        lock.acquire(timeout=-1 if wait else 0)
    except Timeout:
        return None
    return lock.release


def _flock(file: BinaryIO, *, wait: bool) -> bool:
    # What filelock does here, too; but loading it takes as long as planning an edit.
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    return True


def _process(holder: Path) -> str:
    try:
        return f"process {int(holder.read_text())}"
    except (OSError, ValueError):
        return "just started"
