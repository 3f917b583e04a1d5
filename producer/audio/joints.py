"""Where the blocks of a file are joined: what it sounds like there when it is decoded.

A frame's samples depend on the frames next to it alone, so a few frames on either side of a joint
tell how it sounds; what is further away sounds as it did when it was encoded.
"""

from __future__ import annotations

import math
import os
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from io import FileIO
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from producer.audio import peaks
from producer.audio.blocks import CONTEXT, Block
from producer.audio.encoders import mp3
from producer.audio.measure import clicks
from producer.audio.mix import mix
from producer.audio.proof import DELAY, LOWEST, Proof, proof
from producer.audio.timeline import FRAME
from producer.errors import AudioError
from producer.model import Format
from producer.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BEFORE, AFTER = 3, 4
"""Frames before a joint, and after it, that are decoded."""
FLUSH = 1
"""Frames after a block in which its last samples still sound."""
_REACH = 2 * FRAME
"""Samples on either side of a joint that are looked at."""
_RINGS = 64
"""Samples at the ends of a piece in which it rings when it is oversampled."""
_ID3_HEADER = 10
_PIECE = 16 * 1024
"""Bytes: most pauses."""


class Layout(Struct, frozen=True, kw_only=True):
    """The frames of a file."""

    path: Path
    """The file."""
    places: tuple[tuple[int, int], ...]
    """Number and first byte of some frames that sound, in order; then of what would follow."""
    rest: int
    """Bytes at the end that are no whole frame."""

    @property
    def count(self) -> int:
        """Frames that sound."""
        return self.places[-1][0]

    def starts(self, first: int, last: int) -> tuple[int, ...]:
        """Where the frames `first` to `last` start."""
        number, at = self.places[bisect_right(self.places, (first, math.inf)) - 1]
        with self.path.open("rb") as file:
            file.seek(at)
            data = file.read(self.places[bisect_left(self.places, (last, 0))][1] - at)
        found = []
        here = 0
        while number <= last:
            if number >= first:
                found.append(at + here)
            if number < last:
                here += mp3.frame_size(data[here : here + 3])
            number += 1
        return tuple(found)


class Joint(Struct, frozen=True, kw_only=True):
    """What a file sounds like where a block is joined to the one before."""

    peak: float
    """True peak, dBTP."""
    clicks: tuple[int, ...]
    """Samples, from the block's start, at which the wave jumps."""


def layout(path: Path, blocks: Sequence[mp3.Frames] = ()) -> Layout:
    """Walk through the frames of the MP3 file at `path`: block by block as far as it holds
    `blocks`, then frame by frame. Raises AudioError if it has none."""
    with path.open("rb", buffering=0) as file:
        data = _Window(file)
        at = _first(data)
        sizes = _sizes(data[at : at + 3])
        places = [(-1, at)]
        # The first frame holds the file's length, and sounds like nothing.
        for block in (mp3.Frames(count=1), *blocks):
            number, at = places[-1]
            start = data[at : at + 3]
            step = sizes.get(start)
            if block.size:
                padded = bool(start[2] & 2) and block.padded_crc is not None if step else False
                place = (number + block.count, at + block.size + padded)
            else:
                place = _walked(data, sizes, places[-1], block.count)
            if not step or place[1] > len(data):
                break
            places.append(place)
        places.append(_walked(data, sizes, places[-1], len(data)))
        if places[-1][0] < 0:
            raise AudioError(f"{path.name} has no frames")
        return Layout(path=path, places=tuple(places[1:]), rest=len(data) - places[-1][1])


class _Window:
    """The bytes of a file, a piece of which is in memory. (Those of a mapped file would count as
    the program's own.)"""

    def __init__(self, file: FileIO) -> None:
        self._file = file
        self._length = os.fstat(file.fileno()).st_size
        self._start, self._piece = 0, b""

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, wanted: slice) -> bytes:
        start, end = wanted.start, wanted.stop
        if not self._start <= start <= end <= self._start + len(self._piece):
            self._file.seek(start)
            self._start, self._piece = start, self._file.read(max(_PIECE, end - start))
        return self._piece[start - self._start : end - self._start]


def _first(data: _Window) -> int:
    """The byte at which the frames begin: after a tag, if there is one."""
    head = data[0:_PIECE]
    if head[:3] != b"ID3" or len(head) <= _ID3_HEADER:
        return max(0, head.find(b"\xff\xfb"))
    size = 0
    for byte in data[6:_ID3_HEADER]:
        size = size << 7 | byte
    return _ID3_HEADER + size


def _walked(
    data: _Window, sizes: dict[bytes, int], place: tuple[int, int], most: int
) -> tuple[int, int]:
    """Number and first byte of what follows `most` frames, or fewer where they end."""
    number, at = place
    last, end = number + most, len(data)
    while number < last:
        # Silence has thousands of frames: they are looked at a piece at a time.
        here, piece = 0, data[at : min(at + _PIECE, end)]
        while number < last and (step := sizes.get(piece[here : here + 3])) and at + step <= end:
            number, at, here = number + 1, at + step, here + step
        if len(piece) - here >= 3 or not here:
            break
    return number, at


def _sizes(head: bytes) -> dict[bytes, int]:
    """Bytes of a frame by how it starts: like `head`, with a byte of padding or without."""
    if len(head) < 3 or head[:2] != b"\xff\xfb":
        return {}
    starts = (bytes([*head[:2], head[2] & ~2 | padding]) for padding in (0, 2))
    return {start: mp3.frame_size(start) for start in starts}


def joint_of(path: Path, starts: tuple[int, ...], before: int, audio_format: Format) -> Joint:
    """The joint after `before` of the frames of `path` that start at the bytes `starts`, of which
    the last is the end."""
    decoded = mp3.decode(_frames(path, starts))
    return _joint(decoded, before * FRAME + DELAY, audio_format.rate)


def prove(path: Path, starts: tuple[int, ...], before: int, audio_format: Format) -> Proof:
    """The Proof of a block by the frames of `path` that start at the bytes `starts`: those of the
    block, with `before` frames of the one before it and `FLUSH` of the next."""
    frames = _frames(path, starts)
    count = len(frames) - before - FLUSH
    return proof(mp3.decode(frames), before * FRAME + DELAY, count * FRAME, audio_format.rate)


def meant(folder: Path, block: Block, audio_format: Format) -> tuple[Proof, Joint]:
    """What a block is meant to sound like, and where it is joined: the numbers of what is mixed."""
    mixed = mix(Store(folder), block, audio_format)
    limited = peaks.limit(mixed, audio_format.rate, audio_format.peak)
    start, rate = CONTEXT * FRAME, audio_format.rate
    return proof(limited, start, block.frames * FRAME, rate), _joint(limited, start, rate)


def _frames(path: Path, starts: tuple[int, ...]) -> list[bytes]:
    with path.open("rb") as file:
        file.seek(starts[0])
        data = file.read(starts[-1] - starts[0])
    return [data[start - starts[0] : end - starts[0]] for start, end in pairwise(starts)]


def _joint(signal: NDArray[np.float32], at: int, rate: int) -> Joint:
    """The Joint at the sample `at`."""
    import numpy as np

    around = signal[:, max(0, at - _REACH) : at + _REACH]
    inner = peaks.OVERSAMPLING * _RINGS
    top = float(np.abs(peaks.oversampled(around, rate)[:, inner:-inner]).max(initial=0.0))
    found = [click - at for click in clicks(signal[:, : at + _REACH + FRAME], rate)]
    return Joint(
        peak=20 * math.log10(top) if top > 0 else LOWEST,
        clicks=tuple(click for click in found if abs(click) <= FRAME),
    )
