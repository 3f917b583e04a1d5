"""Folders for a while: gone when they are closed, and if their process was killed, soon after."""

from __future__ import annotations

import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from producer.store import unwritable

_IN_USE = ".in-use"
"""Locked as long as the process lives that made the folder; the system frees it."""
_FRESH = 60.0
"""Seconds in which a folder may not be locked yet."""


class Scratch:
    """A folder of this process's in the system's folder for temporary files."""

    def __init__(self, prefix: str = "producer-") -> None:
        """Its name starts with `prefix`. Those that killed processes left behind are removed.

        Raises StoreError when no folder can be made, as on a full disk.
        """
        from filelock import FileLock

        try:
            self.path = Path(tempfile.mkdtemp(prefix=prefix))
            self._lock = FileLock(self.path / _IN_USE)
            self._lock.acquire(timeout=0)
        except OSError as error:
            raise unwritable(Path(tempfile.gettempdir()), error) from error
        _sweep(self.path, prefix)

    def __enter__(self) -> Path:
        return self.path

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Remove the folder and all that is in it."""
        self._lock.release()
        shutil.rmtree(self.path, ignore_errors=True)


def _sweep(own: Path, prefix: str) -> None:
    """Remove folders whose process is gone."""
    from filelock import FileLock, Timeout

    for folder in own.parent.glob(f"{prefix}*"):
        lock = folder / _IN_USE
        with suppress(OSError, Timeout):
            old = time.time() - lock.stat().st_mtime > _FRESH
            if folder != own and old and not folder.is_symlink():
                with FileLock(lock, timeout=0):
                    shutil.rmtree(folder, ignore_errors=True)
