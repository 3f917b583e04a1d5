"""What a take is as a sound, in numbers: levels, edges, silences, clicks, clipping, hum.

Nothing here knows the words; `flaws.py` says which numbers are wrong. Levels are in decibels, of
full scale where nothing else is said, or against the take's own speech level. Thresholds of what
counts as quiet or loud go by the speech level, so that they hold for every voice and engine.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from producer.listen import echoes, steps, voiceprint
from producer.listen.shares import percentile
from producer.listen.spectrum import RATE, STEP, at_rate, mel
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
_BEND = 6
"""Order of the difference that shows a click: a wave that is smooth hardly has any left."""
_BEND_AROUND = 0.001
"""Seconds before and after a sample with which its bend is compared. What a voice does bends the
wave once as sharply, in a breath or where its folds close, but it rings longer than that."""
_BEND_CORE = 4
_BEND_FLOOR = 3e-4
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
    clicks, click = jumps(wave, rate)
    flat, clipped = _flat(samples)
    step, stepped = steps.step(frames)
    resampled = at_rate(samples, rate)
    spectrum = mel(resampled)
    echo, echoed = echoes.echo(spectrum)
    return Signal(
        rate=rate,
        length=len(samples),
        peak=_decibels(float(np.abs(wave).max())),
        level=level,
        floor=percentile(np.maximum(frames, _LOWEST), 1) - level,
        offset=float(wave.mean()),
        start=_edge(wave, rate) - level,
        end=_edge(wave[::-1], rate) - level,
        gap=_gap(frames, level, rate, len(samples)),
        hole=_hole(samples, frames, level, rate),
        clicks=clicks,
        click=click,
        flat=flat,
        clipped=clipped,
        hum=_hum(wave, rate) - level,
        step=step,
        stepped=stepped * round(rate * _FRAME) if stepped >= 0 else -1,
        echo=echo,
        echoed=round(echoed * STEP * rate / RATE),
        pitch=voiceprint.pitch(resampled),
        timbre=voiceprint.timbre(spectrum),
    )


def jumps(wave: NDArray[Any], rate: int) -> tuple[tuple[int, ...], float]:
    """Samples at which `wave` (full scale 1.0) jumps, and how far its sharpest bend stands out.

    A jump bends the wave, at one sample, many times more than it bends in the millisecond before
    it and in that after it.
    """
    import numpy as np

    around = max(int(_BEND_AROUND * rate), 2 * _BEND_CORE)
    if len(wave) < 4 * around:
        return (), 0.0
    half = _BEND // 2
    bend = np.abs(np.diff(np.pad(wave.astype(np.float64), (half, half), mode="edge"), _BEND))
    total = np.pad(np.cumsum(np.pad(bend * bend, (around, around))), (1, 0))
    middle = np.arange(len(bend)) + around
    before = total[middle - _BEND_CORE] - total[middle - around]
    after = total[middle + around + 1] - total[middle + _BEND_CORE + 1]
    usual = np.sqrt(np.maximum(np.maximum(before, after), 0.0) / (around - _BEND_CORE))
    ratio = bend / (usual + _BEND_FLOOR * 2**_BEND)
    ratio[:around] = ratio[-around:] = 0.0
    found: list[int] = []
    for at in np.flatnonzero(ratio > CLICK).tolist():
        if not found or at - found[-1] > 3 * around:
            found.append(at)
    return tuple(found), float(ratio.max())


CLICK = 9.0
"""How many times more than usual a wave bends where it jumps. Over 545 clean takes of 12 voices
the sharpest bend was 8.5."""


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
    runs = _runs(frames < level - _QUIET)
    inner = [(start, end) for start, end in runs if start > 0 and end < len(frames)]
    start, end = max(inner, key=lambda run: run[1] - run[0], default=(0, 0))
    return start * frame, min(end * frame, length)


def _hole(
    samples: NDArray[np.int16], frames: NDArray[np.float64], level: float, rate: int
) -> tuple[int, int]:
    """The longest run of dead samples, of at least 20 ms, at an edge of which there is speech."""
    import numpy as np

    near = max(1, round(0.008 * rate))
    found = (0, 0)
    for start, end in _runs(np.abs(samples) <= _DEAD):
        if end - start < round(0.020 * rate) or start == 0 or end == len(samples):
            continue
        sides = (samples[max(0, start - near) : start], samples[end : end + near])
        loudest = max(_decibels(float(np.sqrt(np.mean((side / 32_768.0) ** 2)))) for side in sides)
        if loudest > level - 30.0 and end - start > found[1] - found[0]:
            found = (start, end)
    return found


def _flat(samples: NDArray[np.int16]) -> tuple[int, int]:
    """How many samples stand in runs at one height near the highest, and the first of them."""
    import numpy as np

    count, first = 0, -1
    for side in (samples.astype(np.int32), -samples.astype(np.int32)):
        top = int(side.max(initial=0))
        if top < 1_000:
            continue
        near = max(1, top // 1_000)
        for start, end in _runs(side >= top - near):
            if end - start >= _FLAT:
                count += end - start
                first = start if first < 0 else min(first, start)
    return count, first


def _hum(wave: NDArray[np.float32], rate: int) -> float:
    """The level, dBFS, that a tone around 50 or 60 Hz has all the time."""
    import numpy as np

    fewer = max(1, rate // 1_000)
    low = wave[: len(wave) // fewer * fewer].reshape(-1, fewer).mean(axis=1)
    slow = rate / fewer
    size = round(_HUM_WINDOW * slow)
    padded = np.pad(low, (0, max(0, size - len(low))))
    shape = np.hanning(size)
    windows = np.lib.stride_tricks.sliding_window_view(padded, size)[:: size // 4]
    steps = np.arange(_HUM_BAND[0], _HUM_BAND[1] + 1, 2.5)
    waves = np.exp(-2j * np.pi * steps[:, None] * np.arange(size) / slow) * shape
    found = np.abs(windows @ waves.T) / (float(shape.sum()) / 2)
    powers = (found.max(axis=1) ** 2) / 2
    return 10 * math.log10(percentile(powers, _SHARE) + 1e-12)


def _runs(flags: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Start and end of each stretch of True."""
    import numpy as np

    borders = np.flatnonzero(np.diff(flags.astype(np.int8), prepend=0, append=0)).reshape(-1, 2)
    return [(int(start), int(end)) for start, end in borders]


def _decibels(value: float) -> float:
    return 20 * math.log10(value) if value > 0 else -math.inf
