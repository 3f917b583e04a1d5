"""A folder of this machine, or of one that is mounted: `folder:PATH`, or a path alone."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from producer.errors import PodcastError
from producer.podcast import headers
from producer.podcast.targets import LOCK, TEMPORARY, Copy, Done, There, Upload

_BLOCK = 1 << 20


def open_target(address: str, root: Path) -> FolderTarget:
    """The folder that `address` names, relative to `root`. It needn't be there yet."""
    path = address.removeprefix("folder:").removeprefix("file:")
    if not path.strip():
        raise PodcastError(f"{address!r} names no folder")
    return FolderTarget(root / Path(path).expanduser())


class FolderTarget:
    """A folder as a target."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __enter__(self) -> FolderTarget:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is left open."""

    def files(self) -> Mapping[str, There]:
        """Every file, by its path; its token is the time at which it was written."""
        found = {}
        with self._told("read"):
            for folder, inside, files in os.walk(self.folder, onerror=_fail):
                inside.sort()
                for name in files:
                    path = Path(folder, name)
                    with suppress(FileNotFoundError):
                        known = path.stat()
                        relative = path.relative_to(self.folder).as_posix()
                        found[relative] = There(size=known.st_size, token=str(known.st_mtime_ns))
        return found

    def read(self, path: str) -> bytes | None:
        """A file's bytes, or None if it isn't there."""
        with self._told("read"):
            try:
                return (self.folder / path).read_bytes()
            except FileNotFoundError:
                return None

    def put(self, uploads: Sequence[Upload], done: Done) -> None:
        """Write each file beside its place, and rename it."""
        for upload in uploads:
            with self._told(f"write {upload.path}"), upload.source.open("rb") as source:
                token = self._replace(upload.path, source)
            done(upload.path, token)

    def copy(self, copies: Sequence[Copy], done: Done) -> None:
        """Link each file, or copy it where the file system has no links, and rename it."""
        for one in copies:
            with self._told(f"write {one.path}"):
                token = self._copied(one)
            done(one.path, token)

    def remove(self, paths: Iterable[str]) -> None:
        """Remove files, and folders that hold nothing afterwards."""
        with self._told("remove"):
            for path in paths:
                file = self.folder / path
                file.unlink(missing_ok=True)
                for parent in file.parents:
                    if parent == self.folder or not _removed(parent):
                        break

    def lock(self, holder: bytes) -> bytes | None:
        """Make the lock file; what stands in it if there is one."""
        path = self.folder / LOCK
        with self._told("write"):
            self.folder.mkdir(parents=True, exist_ok=True)
            # Renamed into place by a link, which fails where a file is: never seen half-written.
            new = self.folder / f"{TEMPORARY}-lock-{os.getpid()}"
            new.write_bytes(holder)
            try:
                return _linked(new, path)
            finally:
                new.unlink(missing_ok=True)

    def unlock(self) -> None:
        """Remove the lock file."""
        with self._told("write"):
            (self.folder / LOCK).unlink(missing_ok=True)

    def _replace(self, path: str, source: BinaryIO) -> str:
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=TEMPORARY, dir=place.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                shutil.copyfileobj(source, file, _BLOCK)
                if headers.is_audio(path) or headers.names_audio(path):
                    # Whoever pulls the plug must not find a feed that outlived its audio.
                    file.flush()
                    os.fsync(file.fileno())
            Path(name).chmod(0o644)
            token = str(Path(name).stat().st_mtime_ns)
            Path(name).replace(place)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        return token

    def _copied(self, one: Copy) -> str:
        place, origin = self.folder / one.path, self.folder / one.origin
        place.parent.mkdir(parents=True, exist_ok=True)
        new = place.parent / f"{TEMPORARY}-{os.getpid()}-{place.name}"
        new.unlink(missing_ok=True)
        try:
            os.link(origin, new)
        except OSError:
            with origin.open("rb") as source:
                return self._replace(one.path, source)
        new.replace(place)
        # Two names of one file: renaming the one over the other does nothing at all.
        new.unlink(missing_ok=True)
        return str(place.stat().st_mtime_ns)

    @contextmanager
    def _told(self, doing: str) -> Iterator[None]:
        """An OSError as one line."""
        try:
            yield
        except OSError as error:
            raise PodcastError(
                f"can't {doing} in {self.folder}: {error.strerror or error}",
                hint=_HINTS.get(error.errno or 0, ""),
            ) from error


_HINTS = {
    errno.ENOSPC: "the disk is full; what is there already stays, and the next publish goes on",
    errno.EROFS: "the folder is read-only",
    errno.EACCES: "you may not write there: check the folder's owner and permissions",
    errno.EPERM: "you may not write there: check the folder's owner and permissions",
    errno.ENOTDIR: "a file stands where a folder should be",
    errno.EISDIR: "a folder stands where a file should be",
}


def _fail(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):
        raise error


def _removed(folder: Path) -> bool:
    with suppress(OSError):
        folder.rmdir()
        return True
    return False


def _linked(new: Path, path: Path) -> bytes | None:
    """Make `new` also `path` unless that is there; else what stands in it."""
    try:
        os.link(new, path)
    except FileExistsError:
        with suppress(FileNotFoundError):
            return path.read_bytes()
        return _linked(new, path)
    except OSError:
        # No links here: making a file that must not be there is as safe, but not as whole.
        try:
            with path.open("xb") as file:
                file.write(new.read_bytes())
        except FileExistsError:
            return path.read_bytes()
    return None
