"""What the blocks of a joined file sound like when they are decoded from it.

A frame's samples depend on the frames next to it alone, so a block is looked at by itself, with a
few frames of its neighbours: where they meet, by what it is and what they are.
"""

from __future__ import annotations

import math
import mmap
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from producer.audio import loudness, peaks
from producer.audio.blocks import CONTEXT, Block
from producer.audio.encoders import mp3
from producer.audio.measure import SILENCE, clicks
from producer.audio.mix import mix
from producer.audio.timeline import FRAME
from producer.errors import AudioError
from producer.model import Format
from producer.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LOWEST = -120.0
"""dBFS of a block in which nothing sounds."""
BEFORE, AFTER = 3, 1
"""Frames of the neighbours that are decoded with a block."""
_DELAY = mp3.ENCODER_DELAY + mp3.DECODER_DELAY
_RINGS = 64
"""Samples at the ends of a piece in which it rings when it is oversampled."""
_ID3_HEADER = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What a block sounds like in a file."""

    length: int
    """Samples that were decoded."""
    peak: float
    """The highest sample, dBFS, or true peak where it is joined to the block before."""
    clicks: tuple[int, ...]
    """Samples, from its start, at which the wave jumps where it is joined."""
    gap: tuple[int, int]
    """Start and end of its longest silence, samples from its start."""
    powers: bytes
    """Mean square of each 100 ms, K-weighted; little-endian, 64 bits."""


def layout(path: Path, blocks: Sequence[mp3.Frames] = ()) -> Layout:
    """Walk through the frames of the MP3 file at `path`: block by block as far as it holds
    `blocks`, then frame by frame. Raises AudioError if it has none."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        at = _first(data)
        sizes = _sizes(data[at : at + 3])
        places = [(-1, at)]
        # The first frame holds the file's length, and sounds like nothing.
        for block in (mp3.Frames(count=1), *blocks):
            number, at = places[-1]
            step = sizes.get(data[at : at + 3])
            if block.size:
                padded = bool(data[at + 2] & 2) and block.padded_crc is not None if step else False
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


def _first(data: mmap.mmap) -> int:
    """The byte at which the frames begin: after a tag, if there is one."""
    if data[:3] != b"ID3" or len(data) <= _ID3_HEADER:
        return max(0, data.find(b"\xff\xfb"))
    size = 0
    for byte in data[6:_ID3_HEADER]:
        size = size << 7 | byte
    return _ID3_HEADER + size


def _walked(
    data: mmap.mmap, sizes: dict[bytes, int], place: tuple[int, int], most: int
) -> tuple[int, int]:
    """Number and first byte of what follows `most` frames, or fewer where they end."""
    number, at = place
    last, end = number + most, len(data)
    while number < last and (step := sizes.get(data[at : at + 3])) and at + step <= end:
        number += 1
        at += step
    return number, at


def _sizes(head: bytes) -> dict[bytes, int]:
    """Bytes of a frame by how it starts: like `head`, with a byte of padding or without."""
    if len(head) < 3 or head[:2] != b"\xff\xfb":
        return {}
    starts = (bytes([*head[:2], head[2] & ~2 | padding]) for padding in (0, 2))
    return {start: mp3.frame_size(start) for start in starts}


def prove(path: Path, starts: tuple[int, ...], before: int, audio_format: Format) -> Proof:
    """Decode the frames of `path` that start at the bytes `starts` (the last is the end): a block
    with `before` frames of the one before it and `AFTER` frames of the next."""
    with path.open("rb") as file:
        file.seek(starts[0])
        data = file.read(starts[-1] - starts[0])
    frames = [data[start - starts[0] : end - starts[0]] for start, end in pairwise(starts)]
    count = len(frames) - before - AFTER
    decoded = mp3.decode(frames)
    return _proof(decoded, before * FRAME + _DELAY, count * FRAME, audio_format.rate)


def meant(folder: Path, block: Block, audio_format: Format) -> Proof:
    """What a block is meant to sound like: the same numbers of what is mixed."""
    mixed = mix(Store(folder), block, audio_format)
    limited = peaks.limit(mixed, audio_format.rate, audio_format.peak)
    return _proof(limited, CONTEXT * FRAME, block.frames * FRAME, audio_format.rate)


def _proof(signal: NDArray[np.float32], start: int, length: int, rate: int) -> Proof:
    """Numbers of `length` samples from `start`."""
    import numpy as np

    own = signal[:, start : start + length]
    top = float(np.abs(own).max(initial=0.0))
    around = signal[:, max(0, start - 2 * FRAME) : start + 2 * FRAME]
    inner = peaks.OVERSAMPLING * _RINGS
    fine = peaks.oversampled(around, rate)[:, inner:-inner]
    top = max(top, float(np.abs(fine).max(initial=0.0)))
    found = [at - start for at in clicks(signal[:, : start + 3 * FRAME], rate)]
    return Proof(
        length=own.shape[1],
        peak=20 * math.log10(top) if top > 0 else _LOWEST,
        clicks=tuple(at for at in found if abs(at) <= FRAME),
        gap=_longest(np.abs(own).max(axis=0) < SILENCE),
        powers=loudness.quick_powers(own, rate).astype("<f8").tobytes(),
    )


def _longest(flags: NDArray[np.bool_]) -> tuple[int, int]:
    import numpy as np

    borders = np.flatnonzero(np.diff(flags, prepend=False, append=False)).reshape(-1, 2)
    if not len(borders):
        return 0, 0
    start, end = borders[int(np.argmax(borders[:, 1] - borders[:, 0]))]
    return int(start), int(end)
