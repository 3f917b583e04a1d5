"""Chapter and episode files: a tag, and the stored frames of their blocks, straight to disk."""

from __future__ import annotations

import hashlib
import os
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from producer.audio.blocks import Block
from producer.audio.encoders import mp3
from producer.audio.mix import BLOCKS, Encoded
from producer.errors import AudioError
from producer.model import Format
from producer.store import Store, unwritable

_PIECE = 1 << 20
_HELD = 64 << 20
"""Bytes of blocks that wait for their other file: an hour of most formats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """A file that was made."""

    size: int
    """Bytes."""
    digest: str
    """SHA-256 of the bytes, hexadecimal."""
    peak: float
    """True peak of the decoded audio, dBTP; -inf: nothing sounds."""
    written: bool
    """False: the same bytes stood there already, and the file was left alone."""


class Blocks:
    """Encoded blocks of the store, read once for the two files that each stands in, its chapter's
    and its episode's. For several threads."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._held: dict[str, bytes] = {}
        self._room = _HELD
        self._lock = threading.Lock()

    def data(self, key: str) -> bytes:
        """The bytes of the block under `key`. Raises AudioError for one that the store has lost."""
        with self._lock:
            data = self._held.pop(key, None)
            if data is not None:
                self._room += len(data)
                return data
        entry = self._store.get(BLOCKS, key)
        if entry is None:
            raise AudioError(f"the encoded block {key} is missing or damaged", hint="build again")
        with self._lock:
            if key not in self._held and len(entry.data) <= self._room:
                self._held[key] = entry.data
                self._room -= len(entry.data)
        return entry.data


class Together:
    """Files that take their places together, when this context ends, or not at all."""

    def __init__(self) -> None:
        self.files: list[tuple[Path, Path]] = []

    def __enter__(self) -> Together:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for new, path in self.files:
            if kind is not None:
                new.unlink(missing_ok=True)
                continue
            try:
                with _freed_aside(path):
                    new.replace(path)
            except OSError as broken:
                raise unwritable(path, broken) from broken


@contextmanager
def _freed_aside(path: Path) -> Iterator[None]:
    """Let another thread free the file that stands at `path`, when it is replaced: that of an hour
    takes the system a while. Where an open file can't be replaced, it isn't opened."""
    old = -1
    if os.name == "posix":
        with suppress(OSError):
            old = os.open(path, os.O_RDONLY)
    try:
        yield
    finally:
        if old >= 0:
            threading.Thread(target=os.close, args=(old,)).start()


def write(
    path: Path,
    tag: bytes,
    blocks: Sequence[Block],
    encodings: Sequence[Encoded | None],
    *,
    data: Callable[[str], bytes],
    audio_format: Format,
    inspect: Callable[[Path], None] | None = None,
    together: Together | None = None,
) -> Joined:
    """Write `path` from `blocks` and their encodings (None: the block is silent), whose bytes
    `data` gives by their keys.

    The file is replaced whole or not at all, and no more of it than a block is in memory; what
    `inspect` raises, when it is shown the new file before, leaves the old one, and so does what
    goes wrong with the others of `together`. Raises AudioError for a block that the store has
    lost, StoreError if the file can't be written.
    """
    frames = [
        encoding.frames if encoding else mp3.Frames(count=block.frames)
        for block, encoding in zip(blocks, encodings, strict=True)
    ]
    encoded = (data(encoding.key) for encoding in encodings if encoding)
    chunks = _whole(tag, mp3.join(audio_format, frames, encoded))
    size, sha256, written = _replace(path, chunks, inspect, together)
    peaks = (encoding.peak for encoding in encodings if encoding)
    return Joined(size=size, digest=sha256, peak=max(peaks, default=-float("inf")), written=written)


def _whole(tag: bytes, frames: Iterable[bytes]) -> Iterator[bytes]:
    yield tag
    yield from frames


def _replace(
    path: Path,
    chunks: Iterable[bytes],
    inspect: Callable[[Path], None] | None,
    together: Together | None,
) -> tuple[int, str, bool]:
    """Like `store.write_atomically`, without the whole file in memory."""
    sha256 = hashlib.sha256()
    size = 0
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".new-", dir=path.parent)
        new = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                for chunk in chunks:
                    size += file.write(chunk)
                    sha256.update(chunk)
            if _same(new, path):
                new.unlink()
                return size, sha256.hexdigest(), False
            if inspect is not None:
                inspect(new)
            new.chmod(0o644)
            if together is not None:
                together.files.append((new, path))
            else:
                new.replace(path)
        except BaseException:
            new.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise unwritable(path, error) from error
    return size, sha256.hexdigest(), True


def _same(first: Path, second: Path) -> bool:
    if not second.is_file() or first.stat().st_size != second.stat().st_size:
        return False
    with first.open("rb") as one, second.open("rb") as other:
        while part := one.read(_PIECE):
            if part != other.read(_PIECE):
                return False
    return True
