"""Chapter and episode files: a tag, and the stored frames of their blocks, straight to disk."""

from __future__ import annotations

import hashlib
import os
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType

from msgspec import Struct

from producer.audio.blocks import Block
from producer.audio.encoders import mp3
from producer.audio.joints import Layout, layout
from producer.audio.mix import BLOCKS, Encoded
from producer.errors import AudioError
from producer.model import Format
from producer.store import Store, unwritable

_PIECE = 1 << 20
_FILES = 2
"""Files that are made at a time."""
_HELD = 64 << 20
"""Bytes of blocks that wait for their other file: an hour of most formats."""


class Joined(Struct, frozen=True, kw_only=True):
    """A file that was made."""

    size: int
    """Bytes."""
    digest: str
    """SHA-256 of the bytes, hexadecimal."""
    peak: float
    """True peak of the decoded audio, dBTP; -inf: nothing sounds."""
    written: bool
    """False: the same bytes stood there already, and the file was left alone."""


class Wanted(Struct, frozen=True, kw_only=True):
    """A file that is to be made."""

    path: Path
    """Its place."""
    tag: bytes
    """What it starts with."""
    frames: tuple[mp3.Frames, ...]
    """Of its blocks, in order."""
    keys: tuple[str, ...]
    """In the store, of those blocks that aren't silent."""
    audio_format: Format


class Draft(Struct, frozen=True, kw_only=True):
    """A file that was made, and waits for its place."""

    path: Path
    """Its place."""
    size: int
    """Bytes."""
    digest: str
    """SHA-256 of the bytes, hexadecimal."""
    layout: Layout | None
    """Its frames, as they are read back; None: the same bytes stand in its place already."""

    @property
    def new(self) -> Path | None:
        """Where it is; None: in its place already."""
        return self.layout.path if self.layout else None


class Blocks:
    """Encoded blocks of the store, read once for the two files that each stands in, its chapter's
    and its episode's. For several threads."""

    def __init__(self, store: Store, room: int = _HELD) -> None:
        """`room` is for blocks that wait for their other file, bytes."""
        self._store = store
        self._held: dict[str, bytes] = {}
        self._room = room
        self._lock = threading.Lock()

    def data(self, key: str) -> mp3.Bytes:
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

    def add(self, drafts: Iterable[Draft]) -> None:
        """Have them take their places."""
        self.files += [(draft.new, draft.path) for draft in drafts if draft.new]

    def __enter__(self) -> Together:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        try:
            if kind is None:
                self._place()
        finally:
            for new, _ in self.files:
                new.unlink(missing_ok=True)

    def _place(self) -> None:
        with _freed_aside([path for _, path in self.files]):
            for new, path in self.files:
                try:
                    new.replace(path)
                except OSError as broken:
                    raise unwritable(path, broken) from broken


@contextmanager
def _freed_aside(paths: Iterable[Path]) -> Iterator[None]:
    """Let another thread free the files that stand at `paths`, when they are replaced: those of an
    hour take the system a while. Where an open file can't be replaced, none is opened."""
    olds: list[int] = []
    if os.name == "posix":
        for path in paths:
            with suppress(OSError):
                olds.append(os.open(path, os.O_RDONLY))
    try:
        yield
    finally:
        threading.Thread(target=_closed, args=(olds,)).start()


def _closed(files: Iterable[int]) -> None:
    for file in files:
        os.close(file)


def write(
    path: Path,
    tag: bytes,
    blocks: Sequence[Block],
    encodings: Sequence[Encoded | None],
    *,
    data: Callable[[str], mp3.Bytes],
    audio_format: Format,
) -> Joined:
    """Write `path` from `blocks` and their encodings (None: the block is silent), whose bytes
    `data` gives by their keys.

    The file is replaced whole or not at all. Raises as `draft` does.
    """
    made = draft(wanted(path, tag, blocks, encodings, audio_format), data)
    with Together() as together:
        together.add([made])
    peaks = (encoding.proof.peak for encoding in encodings if encoding)
    return Joined(
        size=made.size,
        digest=made.digest,
        peak=max(peaks, default=-float("inf")),
        written=made.new is not None,
    )


def wanted(
    path: Path,
    tag: bytes,
    blocks: Sequence[Block],
    encodings: Sequence[Encoded | None],
    audio_format: Format,
) -> Wanted:
    """The file `path`, to be made of a tag and of `blocks`; None: the block is silent."""
    return Wanted(
        path=path,
        tag=tag,
        frames=tuple(
            encoding.frames if encoding else mp3.Frames(count=block.frames)
            for block, encoding in zip(blocks, encodings, strict=True)
        ),
        keys=tuple(encoding.key for encoding in encodings if encoding),
        audio_format=audio_format,
    )


def drafts(files: Sequence[Wanted], blocks: Blocks) -> list[Draft]:
    """All of the files, of `blocks`, or none. Raises as `draft` does."""
    if len(files) == 1:
        return [draft(files[0], blocks.data)]
    for file in files:
        # Once, and not by two threads that are in each other's way.
        mp3.planned(file.audio_format, file.frames)
    with ThreadPoolExecutor(_FILES) as aside:
        # The episode beside its chapters, one after another: a block waits for its other file.
        longest_first = sorted(files, key=lambda file: -len(file.keys))
        made = {file.path: aside.submit(drafts, [file], blocks) for file in longest_first}
        return all_of([made[file.path] for file in files])


def all_of(making: Sequence[Future[list[Draft]]]) -> list[Draft]:
    """What is being made; if some of it fails, the rest is deleted. Raises as that did."""
    wrong = next(filter(None, (one.exception() for one in making)), None)
    made = [draft for one in making if not one.exception() for draft in one.result()]
    if wrong is None:
        return made
    for one in made:
        if one.new:
            one.new.unlink(missing_ok=True)
    raise wrong


def draft(file: Wanted, data: Callable[[str], mp3.Bytes]) -> Draft:
    """Make a file beside its place; `data` gives its blocks' bytes by their keys.

    No more of it than a block is in memory. Raises AudioError for a block that the store has lost,
    StoreError if the file can't be written.
    """
    path = file.path
    sha256 = hashlib.sha256()
    size = 0
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".new-", dir=path.parent)
        new = Path(name)
        try:
            with os.fdopen(handle, "wb") as opened:
                for chunk in _chunks(file, data):
                    size += opened.write(chunk)
                    sha256.update(chunk)
                opened.flush()
                if hasattr(os, "posix_fadvise"):
                    # The disk begins with it: else the file would wait for that at its place.
                    os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            found = None
            if _same(new, path):
                new.unlink()
            else:
                found = layout(new, file.frames)
                new.chmod(0o644)
        except BaseException:
            new.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise unwritable(path, error) from error
    return Draft(path=path, size=size, digest=sha256.hexdigest(), layout=found)


def _chunks(file: Wanted, data: Callable[[str], mp3.Bytes]) -> Iterator[mp3.Bytes]:
    yield file.tag
    yield from mp3.join(file.audio_format, file.frames, map(data, file.keys))


def _same(first: Path, second: Path) -> bool:
    if not second.is_file() or first.stat().st_size != second.stat().st_size:
        return False
    with first.open("rb") as one, second.open("rb") as other:
        while part := one.read(_PIECE):
            if part != other.read(_PIECE):
                return False
    return True
