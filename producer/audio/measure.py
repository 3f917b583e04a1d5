"""What an audio file is, measured on its decoded samples; memory doesn't grow with its length."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from msgspec import Struct

from producer.audio import loudness, peaks
from producer.audio.opening import opened
from producer.errors import AudioError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SILENCE = 1e-4
"""A sample under this, -80 dBFS, is silent."""
SHORTEST_SILENCE = 0.1
"""Seconds of the shortest silence that is told."""
_CHUNK_SECONDS = 10
_BEFORE_SECONDS = 0.5
_EDGE = 64
_CLICK_FLOOR = 0.02
_CLICK_RATIO = 14.0
_CLICK_AROUND_SECONDS = 0.0025
_CLICK_CORE = 6


class Measured(Struct, frozen=True, kw_only=True):
    """What an encoded file sounds like to a machine."""

    rate: int
    """Samples a second."""
    channels: int
    """How many."""
    length: int
    """Samples that a player plays."""
    loudness: float
    """Integrated, LUFS; -inf: silence."""
    peak: float
    """True peak, dBTP; -inf: silence."""
    clicks: tuple[int, ...]
    """Samples at which the wave jumps."""
    silences: tuple[tuple[int, int], ...]
    """Start and end, in samples, of each stretch without a sound."""


def measure(path: Path) -> Measured:
    """Decode and measure `path`. Raises AudioError for a file that can't be read."""
    import numpy as np

    rate, channels, length, peak = 0, 0, 0, -math.inf
    powers: list[NDArray[np.float64]] = [np.zeros(0)]
    found: list[int] = []
    quiet: list[NDArray[np.bool_]] = []
    for rate, start, before, signal in _chunks(path):
        skipped = before // (rate // loudness.HOPS_PER_SECOND)
        powers.append(loudness.powers(signal, rate)[skipped:])
        peak = max(peak, _inner_peak(signal, rate))
        found += [start - before + at for at in clicks(signal, rate) if at >= before // 2]
        own = signal[:, before:]
        quiet.append(np.abs(own).max(axis=0) < SILENCE)
        channels, length = own.shape[0], start + own.shape[1]
    return Measured(
        rate=rate,
        channels=channels,
        length=length,
        loudness=loudness.integrated(np.concatenate(powers)),
        peak=peak,
        clicks=tuple(sorted(set(found))),
        silences=stretches(np.concatenate(quiet), int(SHORTEST_SILENCE * rate)) if quiet else (),
    )


def clicks(signal: NDArray[Any], rate: int) -> tuple[int, ...]:
    """Samples at which the wave of `signal` (channels, samples) jumps.

    A jump bends the wave, at one sample, many times more than it bends in the 2.5 ms around it.
    Nothing is said of the last 2.5 ms.
    """
    import numpy as np

    around = int(_CLICK_AROUND_SECONDS * rate)
    found: list[int] = []
    for channel in signal:
        if len(channel) < 2 * around:
            continue
        bend = np.abs(np.diff(channel.astype(np.float64), 2, prepend=0.0, append=0.0))
        squares = bend**2
        wide, core = _sums(squares, around), _sums(squares, _CLICK_CORE)
        usual = np.sqrt(np.maximum(wide - core, 0.0) / (2 * (around - _CLICK_CORE)))
        jumps = (bend > _CLICK_FLOOR) & (bend > _CLICK_RATIO * usual)
        found += np.flatnonzero(jumps[:-around]).tolist()
    apart: list[int] = []
    for at in sorted(found):
        if not apart or at - apart[-1] > around:
            apart.append(at)
    return tuple(apart)


def _chunks(path: Path) -> Iterator[tuple[int, int, int, NDArray[np.float32]]]:
    """Rate, first sample, samples of the chunk before that stand in front, and samples."""
    import numpy as np

    held: list[NDArray[np.float32]] = []
    rate = start = count = before = 0
    for rate, part in decoded(str(path), path.name):
        held.append(part)
        count += part.shape[1]
        if count - before >= _CHUNK_SECONDS * rate:
            whole = np.concatenate(held, axis=1)
            end = before + _CHUNK_SECONDS * rate
            yield rate, start, before, whole[:, :end]
            start += end - before
            before = int(_BEFORE_SECONDS * rate)
            held = [whole[:, end - before :]]
            count = held[0].shape[1]
    if count > before:
        yield rate, start, before, np.concatenate(held, axis=1)


def decoded(file: str | BinaryIO, name: str) -> Iterator[tuple[int, NDArray[np.float32]]]:
    """The rate and the samples (channels, samples) of an audio file, frame by frame. Raises
    AudioError for a file, called `name`, that can't be read."""
    import av
    import numpy as np

    try:
        with opened(file) as container:
            if not container.streams.audio:
                raise AudioError(f"{name} holds no audio")
            resampler = None
            frames: Any = container.decode(container.streams.audio[0])
            for frame in frames:
                if resampler is None:
                    resampler = av.AudioResampler(format="fltp")
                for plain in resampler.resample(frame):
                    yield frame.sample_rate, plain.to_ndarray().astype(np.float32, copy=False)
    except (av.FFmpegError, ValueError) as error:
        raise AudioError(f"{name} can't be decoded: {error}") from error


def _inner_peak(signal: NDArray[np.float32], rate: int) -> float:
    """True peak, dBTP, but not of the edges: cut there, the wave rings when it is oversampled."""
    import numpy as np

    edge = _EDGE * peaks.OVERSAMPLING
    top = float(np.abs(peaks.oversampled(signal, rate)[:, edge:-edge]).max(initial=0.0))
    return 20 * math.log10(top) if top > 0 else -math.inf


def _sums(values: NDArray[np.float64], reach: int) -> NDArray[np.float64]:
    """The sum of the values within `reach` on either side."""
    import numpy as np

    total = np.cumsum(np.pad(values, (reach + 1, reach)))
    sums: NDArray[np.float64] = total[2 * reach + 1 :] - total[: -(2 * reach + 1)]
    return sums


def stretches(flags: NDArray[np.bool_], shortest: int) -> tuple[tuple[int, int], ...]:
    """Start and end of each run of at least `shortest` flags that are set."""
    import numpy as np

    borders = np.flatnonzero(np.diff(flags, prepend=False, append=False)).reshape(-1, 2)
    return tuple((int(a), int(b)) for a, b in borders if b - a >= shortest)
