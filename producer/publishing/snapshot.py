"""The whole site at one moment, by the digests of its files: what one publication carries.

Its files are kept in the cache under their digests, so that a build may go on while they are
carried, and so that `producer rollback` can bring them back. They are links to the site's own
files, which cost nothing until the site has newer ones.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from producer.errors import PodcastError, StoreError
from producer.keys import digest
from producer.store import link_if_changed, write_atomically

_FILES = "published"
_SNAPSHOTS = "snapshots"
_STAMPS = "stamps.json"


class SiteFile(Struct, frozen=True, kw_only=True):
    """A file of the site."""

    path: str
    """Below the site's root."""
    size: int
    """Bytes."""
    digest: str
    """SHA-256, hexadecimal."""


class Snapshot(Struct, frozen=True, kw_only=True, dict=True):
    """All files of a site."""

    files: tuple[SiteFile, ...]
    """By path."""
    episodes: Mapping[str, Mapping[str, str]]
    """Paths of the episodes' audio by id, by course."""
    chapters: Mapping[str, Mapping[str, tuple[str, ...]]]
    """Ids of the chapters that have audio, by the episode's id, by course."""

    @cached_property
    def key(self) -> str:
        """Of all the files: 16 hexadecimal characters."""
        return digest([(one.path, one.digest) for one in self.files])[:16]

    @cached_property
    def by_path(self) -> Mapping[str, SiteFile]:
        """The files by their paths."""
        return {one.path: one for one in self.files}

    def audio(self, course: str) -> dict[str, str]:
        """Digest of each episode's audio, by its id; 12 hexadecimal characters, as in `?v=`."""
        return {
            id_: self.by_path[path].digest[:12]
            for id_, path in self.episodes.get(course, {}).items()
            if path in self.by_path
        }


class Snapshots:
    """The snapshots that are kept in a cache folder."""

    def __init__(self, cache: Path) -> None:
        self.folder = cache / _SNAPSHOTS
        self.files = cache / _FILES

    def read(self, site: Path, *, keep: bool) -> tuple[SiteFile, ...]:
        """The site's files with their digests, kept from now on unless only looked at.

        A file whose size and times are as they were when it was last read is not read again.
        Raises StoreError for a file that can't be read or kept.
        """
        known = self._stamps()
        stamps: dict[str, list[int | str]] = {}
        found = []
        for path in _paths(site):
            file = site / path
            try:
                at = file.stat()
                stamp = [at.st_size, at.st_mtime_ns, at.st_ino]
                old = known.get(path, [])
                same = old[:3] == stamp
                sha256 = str(old[3]) if same else file_digest(file)
                if keep:
                    self._keep(SiteFile(path=path, size=at.st_size, digest=sha256), file, same)
            except OSError as error:
                raise StoreError(f"can't keep {file}: {error.strerror or error}") from error
            stamps[path] = [*stamp, sha256]
            found.append(SiteFile(path=path, size=at.st_size, digest=sha256))
        if keep and stamps != known:
            write_atomically(self.folder / _STAMPS, json.dumps(stamps).encode())
        return tuple(found)

    def path(self, file: SiteFile) -> Path:
        """Where the file is kept."""
        return self.files / file.digest[:2] / file.digest

    def save(self, snapshot: Snapshot) -> None:
        """Remember the snapshot, whose files are kept already."""
        data = {
            "files": [[one.path, one.size, one.digest] for one in snapshot.files],
            "episodes": snapshot.episodes,
            "chapters": snapshot.chapters,
        }
        path = self.folder / f"{snapshot.key}.json"
        write_atomically(path, json.dumps(data, ensure_ascii=False).encode())

    def load(self, key: str) -> Snapshot | None:
        """The snapshot that was saved under `key`, or None; its files may be there or not."""
        try:
            data = json.loads((self.folder / f"{key}.json").read_bytes())
            snapshot = Snapshot(
                files=tuple(SiteFile(path=p, size=s, digest=d) for p, s, d in data["files"]),
                episodes=data["episodes"],
                chapters={
                    course: {id_: tuple(ids) for id_, ids in episodes.items()}
                    for course, episodes in data["chapters"].items()
                },
            )
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return snapshot if snapshot.key == key else None

    def whole(self, file: SiteFile) -> bool:
        """Whether the file is kept as it was."""
        with suppress(OSError):
            path = self.path(file)
            return path.stat().st_size == file.size and file_digest(path) == file.digest
        return False

    def bytes_of(self, file: SiteFile) -> bytes:
        """What is kept. Raises PodcastError when it isn't there as it was."""
        if not self.whole(file):
            raise PodcastError(
                f"what was kept of {file.path} is damaged",
                hint="run `producer build` and try again",
            )
        return self.path(file).read_bytes()

    def _keep(self, kept: SiteFile, file: Path, same: bool) -> None:
        """Link `file`, which is the `same` as when it was last linked."""
        place = self.path(kept)
        if not (same and place.is_file() and place.stat().st_size == kept.size):
            link_if_changed(file, place)

    def _stamps(self) -> dict[str, list[int | str]]:
        try:
            found = json.loads((self.folder / _STAMPS).read_bytes())
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}


def file_digest(path: Path) -> str:
    """SHA-256 of a file, hexadecimal. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _paths(site: Path) -> list[str]:
    found = []
    for folder, inside, files in os.walk(site):
        inside[:] = [name for name in inside if not name.startswith(".")]
        for name in files:
            if not name.startswith("."):
                found.append(Path(folder, name).relative_to(site).as_posix())
    return sorted(found)
