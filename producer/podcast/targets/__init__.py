"""Where the site is published, each kind of target one file that is found by its name.

An address is `scheme:rest`; the scheme is the file's name. A plain path is a `folder`.

To add a kind, write `<scheme>.py` with `open_target(address, root) -> Target`. It says nothing
about the order in which files go up, about what is new or about feeds: the conductor does. A
target carries bytes, and promises three things: a file is replaced whole or not at all, what
`done` was called for is there, and every failure is a PodcastError of one line. Credentials come
from where the users of that kind of target keep them, never from files of ours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from producer import plugins
from producer.errors import PodcastError

TEMPORARY = ".producer-new"
"""How the names of files begin that a target writes before it renames them."""
LOCK = ".producer-lock"
"""The file or folder that says that somebody publishes."""


class There(Struct, frozen=True, kw_only=True):
    """A file at the target."""

    size: int
    """Bytes."""
    token: str = ""
    """Changes whenever the file is written; empty: the target can't tell."""


class Upload(Struct, frozen=True, kw_only=True):
    """A file to bring to the target."""

    path: str
    """Where it goes, below the target's root."""
    source: Path
    """The file here."""
    like: str = ""
    """A file at the target that is much like it: where the target can, only what differs goes."""


class Copy(Struct, frozen=True, kw_only=True):
    """A file to put in two places at the target."""

    path: str
    """Where it goes."""
    origin: str
    """Where it is at the target."""
    source: Path
    """The same file here, for a target that can't copy."""


Done = Callable[[str, str], None]
"""Told when a path is at the target: the path, and its token."""


class Target(AbstractContextManager["Target"], Protocol):
    """Open while one publication runs; closed when the `with` block ends."""

    def files(self) -> Mapping[str, There]:
        """Every file at the target, by its path; none when there is no such folder yet."""
        ...

    def read(self, path: str) -> bytes | None:
        """A file's bytes, or None if it isn't there."""
        ...

    def put(self, uploads: Sequence[Upload], done: Done) -> None:
        """Bring files, in any order among themselves, replacing what is there."""
        ...

    def copy(self, copies: Sequence[Copy], done: Done) -> None:
        """Copy files at the target, in any order among themselves, replacing what is there."""
        ...

    def remove(self, paths: Iterable[str]) -> None:
        """Remove files, and folders that hold nothing afterwards. A path may be absent."""
        ...

    def lock(self, holder: bytes) -> bytes | None:
        """Take the target for this publication: None, or what the one said who has it."""
        ...

    def unlock(self) -> None:
        """Give it back, whoever has it."""
        ...


def scheme(address: str) -> str:
    """The kind of target that `address` names; raises ProducerError for one that there isn't."""
    before, colon, _ = address.partition(":")
    # One letter before a colon is a drive, and whatever holds a slash is a path.
    if not colon or len(before) < 2 or "/" in before or "\\" in before:
        return "folder"
    name = _ALIASES.get(before, before)
    if name not in plugins.names(__name__):
        known = ", ".join(plugins.names(__name__))
        raise PodcastError(
            f"{address!r} names no target: there is no kind {before!r}",
            hint=f"a folder, or one of: {known}",
        )
    return name


def open_target(address: str, root: Path) -> Target:
    """The target at `address`; a folder's path is relative to `root`.

    Raises PodcastError for an address that can't be one, and for what is not installed.
    """
    module = plugins.load(__name__, scheme(address))
    target: Target = module.open_target(address, root)
    return target


_ALIASES = {"sftp": "ssh", "file": "folder"}
