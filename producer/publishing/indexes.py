"""What is known of the files at a target: a list of them, kept at the target itself.

The list says what a file holds, the target whether it is still as it was left; only both together
count. Before a file is replaced the list stops vouching for it, so that a publication may stop at
any moment and the next one knows what it can rely on.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from msgspec import Struct, field

from producer.podcast.targets import There
from producer.publishing.snapshot import SiteFile

NAME = ".producer-index.json"
"""Below the target's root."""
_VERSION = 1
_HISTORY = 10
"""Snapshots of a target that are remembered."""


class Known(Struct, frozen=True, kw_only=True):
    """A file at the target as it was left there."""

    size: int
    """Bytes."""
    digest: str
    """SHA-256, hexadecimal."""
    token: str
    """As the target told it; empty: it can't."""


class Was(Struct, frozen=True, kw_only=True):
    """A snapshot that was published."""

    key: str
    """Of the snapshot."""
    when: str
    """ISO 8601 with offset."""


class Index(Struct, kw_only=True):
    """The list. It changes while a publication goes on."""

    files: dict[str, Known] = field(default_factory=dict)
    """What it vouches for, by path."""
    pending: set[str] = field(default_factory=set)
    """Paths that are ours, whatever they hold."""
    spare: dict[str, str] = field(default_factory=dict)
    """Second places of audio, for feeds while the first was replaced, and since when, ISO 8601."""
    history: tuple[Was, ...] = ()
    """Snapshots that were published whole, the newest first."""
    under_way: str = ""
    """Key of the snapshot that is being published, or was when it was stopped; empty: none."""

    def holds(self, file: SiteFile, there: Mapping[str, There], path: str = "") -> bool:
        """Whether the target has `file` at its path, or at `path`."""
        path = path or file.path
        known, found = self.files.get(path), there.get(path)
        if known is None or found is None:
            return False
        untouched = not known.token or not found.token or known.token == found.token
        return known.digest == file.digest and found.size == known.size == file.size and untouched

    def owns(self, path: str) -> bool:
        """Whether we put the file there, or may have."""
        return path in self.files or path in self.pending

    def heed(self, there: Mapping[str, There]) -> None:
        """Drop what isn't at the target any more."""
        for path in (self.files.keys() | self.pending | self.spare.keys()) - there.keys():
            self.drop(path)

    def forget(self, paths: Iterable[str]) -> None:
        """Stop vouching for files that are going to be replaced or removed."""
        for path in paths:
            self.files.pop(path, None)
            self.pending.add(path)

    def learn(self, path: str, size: int, digest: str, token: str) -> None:
        """Vouch for a file that was put there."""
        self.pending.discard(path)
        self.files[path] = Known(size=size, digest=digest, token=token)

    def drop(self, path: str) -> None:
        """The file is gone."""
        self.files.pop(path, None)
        self.pending.discard(path)
        self.spare.pop(path, None)

    def current(self) -> str:
        """Key of the snapshot that is whole at the target; empty: none is."""
        return self.history[0].key if self.history and not self.under_way else ""

    def before(self) -> Was | None:
        """The release to go back to: before the one that is there, or that was stopped."""
        back = self.history[1:2]
        if self.under_way and not (back and back[0].key == self.under_way):
            back = self.history[:1]
        return back[0] if back else None

    def published(self, key: str, when: str, *, back: bool) -> None:
        """The snapshot `key` is whole at the target now, an older one if `back`."""
        self.under_way = ""
        keys = [was.key for was in self.history]
        if back and key in keys:
            self.history = self.history[keys.index(key) :]
        elif keys[:1] != [key]:
            self.history = (Was(key=key, when=when), *self.history)[:_HISTORY]

    def dump(self) -> bytes:
        """The file's bytes."""
        data = {
            "version": _VERSION,
            "about": "Kept by `producer publish`: what it put here.",
            "under_way": self.under_way,
            "history": [[was.key, was.when] for was in self.history],
            "spare": self.spare,
            "pending": sorted(self.pending),
            "files": {
                path: [known.size, known.digest, known.token]
                for path, known in sorted(self.files.items())
            },
        }
        return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def load(data: bytes | None) -> Index | None:
    """The list in `data`; None if that is none, or names paths that no site has."""
    try:
        plain: dict[str, Any] = json.loads(data or b"")
        if plain["version"] != _VERSION:
            return None
        index = Index(
            files={
                str(path): Known(size=int(size), digest=str(digest), token=str(token))
                for path, (size, digest, token) in plain["files"].items()
            },
            pending={str(path) for path in plain["pending"]},
            spare={str(path): str(when) for path, when in plain["spare"].items()},
            under_way=str(plain["under_way"]),
            history=tuple(Was(key=str(key), when=str(when)) for key, when in plain["history"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    named = (*index.files, *index.pending, *index.spare)
    return index if all(map(is_inside, named)) else None


def is_inside(path: str) -> bool:
    """Whether a path that somebody else wrote stays below the root that it is relative to."""
    parts = PurePosixPath(path).parts
    odd = any(ord(sign) < 32 or sign == "\\" for sign in path)
    return bool(parts) and not odd and not path.startswith("/") and ".." not in parts
