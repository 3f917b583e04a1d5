"""Whether two encoded files sound the same here and there."""

from __future__ import annotations

import math
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from producer.audio.opening import opened
from producer.audio.timeline import FRAME
from producer.errors import AudioError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_DIFFERS = 0.05
"""Share of the sound's level from which on a difference is another sound: an encoded take is the
same wherever it stands, but for the frame that leads into it."""

_CLOSE = 0.01
"""Seconds by which times may differ that are told to the millisecond."""


def same(
    old: bytes, new: bytes, pairs: Sequence[tuple[tuple[float, float], tuple[float, float]]]
) -> list[bool]:
    """Whether each stretch of `new` (seconds, second of a pair) sounds as that of `old` (first).

    Stretches start on frames. Raises AudioError for a file that can't be decoded.
    """
    moved = any(abs(a - b) > _CLOSE for one in pairs for a, b in zip(*one, strict=True))
    if not moved and _untagged(old) == _untagged(new):
        return [True] * len(pairs)
    (before, rate), (after, other) = _decoded(old), _decoded(new)
    if rate != other:
        return [False] * len(pairs)
    return [_alike(_cut(before, a, rate), _cut(after, b, rate)) for a, b in pairs]


def _untagged(data: bytes) -> memoryview:
    """The file without an ID3v2 tag in front."""
    size = 0
    if data[:3] == b"ID3" and len(data) > 10:
        for byte in data[6:10]:
            size = size << 7 | byte & 0x7F
        size += 10
    return memoryview(data)[size:]


def _alike(one: NDArray[np.float32], two: NDArray[np.float32]) -> bool:
    import numpy as np

    if abs(len(one) - len(two)) > FRAME:
        return False
    length = min(len(one), len(two))
    skipped = min(FRAME, length // 4)
    one, two = one[skipped:length], two[skipped:length]
    level = math.sqrt(float(np.mean(one**2))) if length else 0.0
    off = math.sqrt(float(np.mean((one - two) ** 2))) if length else 0.0
    return off <= _DIFFERS * max(level, 1e-4)


def _cut(samples: NDArray[np.float32], span: tuple[float, float], rate: int) -> Any:
    start = round(span[0] * rate / FRAME) * FRAME
    return samples[start : max(start, round(span[1] * rate))]


def _decoded(data: bytes) -> tuple[NDArray[np.float32], int]:
    """The first channel."""
    import av
    import numpy as np

    parts: list[NDArray[np.float32]] = []
    rate = 0
    try:
        with opened(BytesIO(data), format="mp3") as container:
            frames: Any = container.decode(container.streams.audio[0])
            for frame in frames:
                rate = frame.sample_rate
                parts.append(frame.to_ndarray()[0].astype(np.float32, copy=False))
    except (av.FFmpegError, ValueError, IndexError) as error:
        raise AudioError(f"it can't be decoded: {error}") from error
    return (np.concatenate(parts) if parts else np.zeros(0, np.float32)), rate
