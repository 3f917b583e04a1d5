"""Key -> file: written whole or not at all, checked when read.

An entry is one file, `<kind>/<first two of key>/<key>`: a line of JSON (`size` and `sha256` of
the data, and `meta`, the writer's own facts) and then the data. A file that was cut, or changed
by anything else, is no entry.
"""

from __future__ import annotations

import filecmp
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import msgspec
from msgspec import Struct

from producer.errors import StoreError

_HEADER_LIMIT = 16 * 1024 * 1024
_FIRST = 1024
"""Bytes in which most entries' facts stand."""


class Entry(Struct, frozen=True, kw_only=True):
    """What the store holds under one key."""

    meta: dict[str, Any]
    """The writer's facts, JSON values."""
    data: bytes
    """The bytes."""


class Store:
    """A folder of entries. Safe for several processes at once: an entry is renamed into place."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._root = str(folder)

    def path(self, kind: str, key: str) -> Path:
        """Where the entry is, or would be."""
        return Path(self._place(kind, key))

    def _place(self, kind: str, key: str) -> str:
        # An edit looks at thousands of entries: making a Path of each would take a tenth of it.
        return f"{self._root}/{kind}/{key[:2]}/{key}"

    def put(self, kind: str, key: str, data: bytes, meta: dict[str, Any] | None = None) -> None:
        """Store `data` and `meta` under `key`. Raises StoreError if the folder can't be written."""
        header = {"size": len(data), "sha256": _hash(data), "meta": meta or {}}
        line = json.dumps(header, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        write_atomically(self.path(kind, key), line.encode() + b"\n" + data)

    def get(self, kind: str, key: str) -> Entry | None:
        """The whole entry, or None if there is none or it is damaged."""
        return self._read(kind, key, checked=True)

    def _read(self, kind: str, key: str, *, checked: bool) -> Entry | None:
        try:
            # An edit reads hundreds of blocks: nothing is buffered, and no data copied.
            with open(self._place(kind, key), "rb", buffering=0) as file:  # noqa: PTH123
                line, ended, data = file.read(_FIRST).partition(b"\n")
                if ended:
                    file.seek(len(line) + 1)
                    data = file.readall()
                else:
                    line, _, data = (line + file.readall()).partition(b"\n")
            header = _checked(line)
        except (OSError, ValueError):
            return None
        if len(data) != header["size"] or (checked and _hash(data) != header["sha256"]):
            return None
        return Entry(meta=header["meta"], data=data)

    def meta(self, kind: str, key: str) -> dict[str, Any] | None:
        """The entry's facts alone (its size is checked, its data not read), or None."""
        try:
            with open(self._place(kind, key), "rb") as file:  # noqa: PTH123
                header = _header(file)
                whole = os.fstat(file.fileno()).st_size == file.tell() + header["size"]
        except (OSError, ValueError):
            return None
        meta: dict[str, Any] = header["meta"]
        return meta if whole else None

    def has(self, kind: str, key: str) -> bool:
        """Whether a whole entry is there."""
        return self.meta(kind, key) is not None

    def remove(self, kind: str, key: str) -> None:
        """Forget an entry; it may be absent."""
        self.path(kind, key).unlink(missing_ok=True)

    def keys(self, kind: str) -> Iterator[str]:
        """The keys of a kind, in no order that means anything."""
        for folder in sorted((self.folder / kind).glob("[0-9a-f][0-9a-f]")):
            for path in folder.iterdir():
                if not path.name.startswith("."):
                    yield path.name


def write_atomically(path: Path, data: bytes, *, durable: bool = False) -> None:
    """Replace `path` by `data` in one step; readers see the old file or the new one.

    `durable` also waits until the disk has it. Raises StoreError when the folder is read-only,
    the disk is full, or a file stands where a folder should.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".new-", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                if durable:
                    file.flush()
                    os.fsync(file.fileno())
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise unwritable(path, error) from error


def write_if_changed(path: Path, data: bytes) -> bool:
    """Write `data` to `path` unless it stands there already; True if it was written."""
    try:
        if path.stat().st_size == len(data) and path.read_bytes() == data:
            return False
    except OSError:
        pass
    write_atomically(path, data)
    return True


def link_if_changed(path: Path, to: Path) -> bool:
    """Make `to` the file at `path`, by a hard link where the file system has them; True if it was
    another one. Raises StoreError.
    """
    try:
        if to.exists() and (to.samefile(path) or filecmp.cmp(path, to, shallow=False)):
            return False
        to.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".new-", dir=to.parent) as folder:
            new = Path(folder) / to.name
            try:
                new.hardlink_to(path)
            except OSError:
                shutil.copy2(path, new)
            new.replace(to)
    except OSError as error:
        raise unwritable(to, error) from error
    return True


def _header(file: BinaryIO) -> dict[str, Any]:
    return _checked(file.readline(_HEADER_LIMIT))


def _checked(line: bytes) -> dict[str, Any]:
    try:
        header = msgspec.json.decode(line)
    except msgspec.DecodeError:
        # Infinity, which is no JSON, but is written as if it were.
        header = json.loads(line)
    if not isinstance(header, dict) or not {"size", "sha256", "meta"} <= header.keys():
        raise ValueError("not an entry")
    return header


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def unwritable(path: Path, error: OSError) -> StoreError:
    """What to raise for `error`: why `path` can't be written, and what to do."""
    import errno

    hint = {
        errno.ENOSPC: "the disk is full: free some space (build/cache may be deleted)",
        errno.EROFS: "the folder is read-only",
        errno.EACCES: "you may not write there: check the folder's owner and permissions",
        errno.ENOTDIR: "a file stands where a folder should be",
        errno.EEXIST: "a file stands where a folder should be",
    }.get(error.errno or 0, "")
    return StoreError(f"can't write {path}: {error.strerror or error}", hint=hint)
