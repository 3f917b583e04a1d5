"""What the blocks of a joined file sound like when they are decoded from it.

A frame's samples depend on the frames next to it alone, so a block is looked at by itself, with a
few frames of its neighbours: where they meet, by what it is and what they are.
"""

from __future__ import annotations

import math
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

    starts: tuple[int, ...]
    """Where each frame starts, bytes, the first one that sounds first; then where the last ends."""
    rest: int
    """Bytes at the end that are no whole frame."""

    @property
    def count(self) -> int:
        """Frames that sound."""
        return len(self.starts) - 1


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
    powers: tuple[float, ...]
    """Mean square of each 100 ms, K-weighted."""


def layout(path: Path) -> Layout:
    """Walk through the frames of the MP3 file at `path`. Raises AudioError if it has none."""
    data = path.read_bytes()
    at = 0
    if data[:3] == b"ID3" and len(data) > _ID3_HEADER:
        size = 0
        for byte in data[6:_ID3_HEADER]:
            size = size << 7 | byte
        at = _ID3_HEADER + size
    else:
        at = max(0, data.find(b"\xff\xfb"))
    starts = []
    end = len(data)
    sizes = _sizes(data[at : at + 3])
    while (step := sizes.get(data[at : at + 3])) and at + step <= end:
        starts.append(at)
        at += step
    if not starts:
        raise AudioError(f"{path.name} has no frames")
    # The first one holds the file's length, and sounds like nothing.
    return Layout(starts=(*starts[1:], at), rest=end - at)


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
        powers=tuple(loudness.quick_powers(own, rate).tolist()),
    )


def _longest(flags: NDArray[np.bool_]) -> tuple[int, int]:
    import numpy as np

    borders = np.flatnonzero(np.diff(flags, prepend=False, append=False)).reshape(-1, 2)
    if not len(borders):
        return 0, 0
    start, end = borders[int(np.argmax(borders[:, 1] - borders[:, 0]))]
    return int(start), int(end)
