"""What a take is as a sound, in numbers: levels, edges, silences, clicks, clipping, hum.

Nothing here knows the words; `flaws.py` says which numbers are wrong. Levels are in decibels, of
full scale where nothing else is said, or against the take's own speech level. Thresholds of what
counts as quiet or loud go by the speech level, so that they hold for every voice and engine.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from producer.listen import echoes, steps, voiceprint
from producer.listen.jumps import jumps
from producer.listen.neighbours import thinned
from producer.listen.shares import percentile
from producer.listen.spectrum import mel
from producer.model import Signal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FRAME = 0.010
_LOWEST = -120.0
"""Of a level, dBFS, where anything sounds at all."""
_SPEECH = 30.0
"""dB below its loudest frame down to which a frame is speech."""
_EDGE = (0.005, 0.025)
"""Seconds from an edge between which its level is measured; before them a cut is faded."""
_QUIET = 45.0
"""dB below the speech level under which a frame is a silence."""
_DEAD = 3
"""A sample this small is no sound at all, of 32,768."""
_FLAT = 4
"""Samples in a row at one height that are a cut-off peak."""
_HUM_WINDOW = 0.160
_HUM_BAND = (45.0, 65.0)
"""Hertz around the two mains frequencies; no voice reaches down there."""
_SHARE = 10.0
"""Per cent of a take's windows that are quieter in that band than what is told."""


def measure(samples: NDArray[np.int16], rate: int) -> Signal:
    """The numbers of a take: mono, 16 bit, of any length."""
    import numpy as np

    wave = samples.astype(np.float32) / np.float32(32_768)
    frames = _levels(wave, rate)
    top = float(frames.max(initial=-math.inf))
    if top == -math.inf:
        return _silent(samples, rate)
    speech = frames[frames > top - _SPEECH]
    level = 10 * math.log10(float(np.mean(10 ** (speech / 10))))
    clicks, click = jumps(samples, rate)
    flat, clipped = _flat(samples)
    step, stepped = steps.step(frames)
    spectrum = mel(wave, rate, every=echoes.EVERY)
    echo, echoed = echoes.echo(wave, rate, spectrum)
    return Signal(
        rate=rate,
        length=len(samples),
        peak=_decibels(max(int(samples.max()), -int(samples.min())) / 32_768),
        level=level,
        floor=percentile(np.maximum(frames, _LOWEST), 1) - level,
        offset=float(wave.mean()),
        start=_edge(wave, rate) - level,
        end=_edge(wave[::-1], rate) - level,
        gap=_gap(frames, level, rate, len(samples)),
        hole=_hole(samples, wave, level, rate),
        clicks=clicks,
        click=click,
        flat=flat,
        clipped=clipped,
        hum=_hum(wave, rate) - level,
        step=step,
        stepped=stepped * round(rate * _FRAME) if stepped >= 0 else -1,
        echo=echo,
        echoed=echoed,
        pitch=voiceprint.pitch(wave, rate),
        timbre=voiceprint.timbre(spectrum),
    )


def _silent(samples: NDArray[np.int16], rate: int) -> Signal:
    nothing = _LOWEST
    return Signal(
        rate=rate, length=len(samples), peak=nothing, level=nothing, floor=0.0, offset=0.0,
        start=nothing, end=nothing, gap=(0, len(samples)), hole=(0, 0), clicks=(), click=0.0,
        flat=0, clipped=-1, hum=nothing, step=0.0, stepped=-1, echo=9.0, echoed=0,
        pitch=0.0, timbre=(),
    )  # fmt: skip


def _levels(wave: NDArray[np.float32], rate: int) -> NDArray[np.float64]:
    """Level of each whole 10 ms, dBFS."""
    import numpy as np

    frame = max(1, round(rate * _FRAME))
    count = len(wave) // frame
    if not count:
        count, frame = min(1, len(wave)), len(wave)
    frames = wave[: count * frame].reshape(count, frame)
    powers = np.einsum("ij,ij->i", frames, frames) / max(frame, 1)
    with np.errstate(divide="ignore"):
        levels = 10 * np.log10(powers.astype(np.float64))
    return np.asarray(np.where(powers > 0, np.maximum(levels, _LOWEST), -math.inf))


def _edge(wave: NDArray[np.float32], rate: int) -> float:
    import numpy as np

    first, last = (round(seconds * rate) for seconds in _EDGE)
    part = wave[first:last].astype(np.float64)
    power = float(np.mean(part * part)) if len(part) else 0.0
    return max(_decibels(math.sqrt(power)), _LOWEST)


def _gap(frames: NDArray[np.float64], level: float, rate: int, length: int) -> tuple[int, int]:
    frame = max(1, round(rate * _FRAME))
    runs = _runs(frames < level - _QUIET).tolist()
    inner = [(start, end) for start, end in runs if start > 0 and end < len(frames)]
    start, end = max(inner, key=lambda run: run[1] - run[0], default=(0, 0))
    return start * frame, min(end * frame, length)


def _hole(
    samples: NDArray[np.int16], wave: NDArray[np.float32], level: float, rate: int
) -> tuple[int, int]:
    """The longest run of dead samples, of at least 20 ms, at an edge of which there is speech."""
    import numpy as np

    near = max(1, round(0.008 * rate))
    least = max(1, round(0.020 * rate))
    found = (0, 0)
    # So long a run holds three of every such samples.
    some = np.abs(samples[:: max(1, least // 4)].astype(np.int32)) <= _DEAD
    if not (some[2:] & some[1:-1] & some[:-2]).any():
        return found
    runs = _runs((samples <= _DEAD) & (samples >= -_DEAD))
    runs = runs[runs[:, 1] - runs[:, 0] >= least]
    for start, end in runs.tolist():
        if start == 0 or end == len(samples) or end - start <= found[1] - found[0]:
            continue
        sides = (wave[max(0, start - near) : start], wave[end : end + near])
        loudest = max(math.sqrt(float(side @ side) / len(side)) for side in sides)
        if _decibels(loudest) > level - 30.0:
            found = (start, end)
    return found


def _flat(samples: NDArray[np.int16]) -> tuple[int, int]:
    """How many samples stand in runs at one height near the highest, and the first of them."""
    import numpy as np

    count, first = 0, -1
    for top, side in ((int(samples.max()), 1), (-int(samples.min()), -1)):
        if top < 1_000:
            continue
        near = side * (top - max(1, top // 1_000))
        high = samples >= near if side > 0 else samples <= near
        if np.count_nonzero(high) < _FLAT:
            continue
        runs = _runs(high)
        runs = runs[runs[:, 1] - runs[:, 0] >= _FLAT]
        if len(runs):
            count += int((runs[:, 1] - runs[:, 0]).sum())
            first = int(runs[0, 0]) if first < 0 else min(first, int(runs[0, 0]))
    return count, first


def _hum(wave: NDArray[np.float32], rate: int) -> float:
    """The level, dBFS, that a tone around 50 or 60 Hz has all the time."""
    import numpy as np

    fewer = max(1, rate // 1_000)
    low = thinned(wave, fewer)
    slow = rate / fewer
    size = round(_HUM_WINDOW * slow)
    if len(low) < size:
        low = np.concatenate((low, np.zeros(size - len(low), np.float32)))
    windows = np.lib.stride_tricks.sliding_window_view(low, size)[:: size // 4]
    waves = _hums(size, slow)
    found = (windows @ waves) ** 2
    half = found.shape[1] // 2
    powers = (found[:, :half] + found[:, half:]).max(axis=1)
    return 10 * math.log10(percentile(powers, _SHARE) + 1e-12)


@lru_cache(maxsize=4)
def _hums(size: int, rate: float) -> Any:
    """Tones around 50 and 60 Hz, cosines and then sines, each a column of `size` samples."""
    import numpy as np

    tones = np.arange(_HUM_BAND[0], _HUM_BAND[1] + 1, 2.5)
    turns = 2 * np.pi * tones * np.arange(size)[:, None] / rate
    shape = np.hanning(size)[:, None]
    waves = np.concatenate((np.cos(turns), np.sin(turns)), axis=1)
    return (waves * shape / shape.sum() * 2**0.5).astype(np.float32)


def _runs(flags: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Start and end of each stretch of True, (stretches, 2)."""
    import numpy as np

    borders = np.flatnonzero(flags[1:] != flags[:-1]) + 1
    first, last = bool(flags[:1].any()), bool(flags[-1:].any())
    edges = np.concatenate(([0] if first else [], borders, [len(flags)] if last else []))
    return edges.astype(np.intp).reshape(-1, 2)


def _decibels(value: float) -> float:
    return 20 * math.log10(value) if value > 0 else -math.inf
