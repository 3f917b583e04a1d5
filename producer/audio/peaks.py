"""True peaks: how high the wave between the samples goes, and a limiter that keeps it down.

The limiter's gain depends on no sample further away than `REACH_SECONDS` on either side: two
pieces of one signal are limited alike where they meet, whichever of them is made anew.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

OVERSAMPLING = 4
"""ITU-R BS.1770-4, annex 2."""
HOLD_SECONDS = 0.005
"""How long on either side of a peak the gain stays down: a low voice's period is about 10 ms, and
a gain that moved within it would be heard as distortion."""
GLIDE_SECONDS = 0.005
"""How long the gain takes to get there and back."""
REACH_SECONDS = HOLD_SECONDS + 2 * GLIDE_SECONDS
"""How far a peak is felt."""
HEADROOM = 0.3
"""Decibels under the wanted ceiling at which the wave is kept. MP3 overshoots: on limited speech by
up to 0.15 dB at 128 kbit/s, 0.5 at 96 and 1.7 at 64 (a block that passes the ceiling is done again
with a lower one)."""
_STEP = 1152
_TAPS, _KAISER = 16, 8.0
"""Samples on either side that the wave between two samples is made of, and their window's shape."""
_QUIET = 0.7
"""A wave rises by up to 3 dB between its samples (a sine at a quarter of the rate); what would
rise by more is found when the encoded block is measured."""


def true_peak(signal: NDArray[Any], rate: int) -> float:
    """Highest true peak of `signal` (channels, samples; full scale 1.0), dBTP; -inf for silence."""
    import numpy as np

    if not signal.size:
        return -math.inf
    fine = oversampled(signal, rate)
    top = max(float(np.max(fine)), -float(np.min(fine)), float(np.abs(signal).max()))
    return 20 * math.log10(top) if top > 0 else -math.inf


def quick_true_peak(signal: NDArray[np.float32]) -> float:
    """`true_peak` by the wave around its highest samples alone: of what MP3 decodes to, which
    has nothing near half the rate, within 0.01 dB, in a fifth of the time."""
    import numpy as np

    top = 0.0
    for channel in signal if signal.size else ():
        padded = np.pad(channel, _TAPS)
        height = np.abs(padded)
        top = max(top, float(height.max(initial=0.0)))
        near = np.flatnonzero(height > _QUIET * top)
        tops = height[near]
        near = near[(tops >= height[near - 1]) & (tops >= height[near + 1])]
        around = np.lib.stride_tricks.sliding_window_view(padded, 2 * _TAPS + 1)[near - _TAPS]
        top = max(top, float(np.abs(around @ _between()).max(initial=0.0)))
    return 20 * math.log10(top) if top > 0 else -math.inf


@lru_cache(maxsize=1)
def _between() -> NDArray[np.float32]:
    """What each sample around one adds to the wave between it and its neighbours, (samples,
    places): a sinc under a Kaiser window."""
    import numpy as np

    parts = np.arange(1 - OVERSAMPLING, OVERSAMPLING) / OVERSAMPLING
    away = np.arange(-_TAPS, _TAPS + 1)[:, None] - parts
    inside = np.sqrt(np.maximum(0.0, 1 - (away / (_TAPS + 1)) ** 2))
    return np.asarray(np.sinc(away) * np.i0(_KAISER * inside) / np.i0(_KAISER), np.float32)


def oversampled(signal: NDArray[Any], rate: int) -> NDArray[np.float32]:
    """`signal` (channels, samples) at `OVERSAMPLING` times its rate."""
    import numpy as np
    import soxr

    wave = signal.T.astype(np.float32)
    fine: NDArray[np.float32] = soxr.resample(wave, rate, OVERSAMPLING * rate, "HQ").T
    return fine


def limit(signal: NDArray[np.float32], rate: int, ceiling: float) -> NDArray[np.float32]:
    """`signal` (channels, samples) with its true peaks brought under `ceiling`, dBTP."""
    import numpy as np

    top = 10 ** (ceiling / 20)
    if not signal.size:
        return signal
    envelope = np.maximum.reduce([_envelope(channel, rate, top) for channel in signal])
    over = np.flatnonzero(envelope > top)
    if not len(over):
        return signal
    limited = signal.copy()
    half = int(GLIDE_SECONDS * rate) // 2
    hold = int(HOLD_SECONDS * rate) + 2 * half
    reach = hold + 2 * half
    breaks = np.flatnonzero(np.diff(over) > 2 * reach) + 1
    for group in np.split(over, breaks):
        start, end = max(0, int(group[0]) - reach), int(group[-1]) + reach + 1
        wanted = top / np.maximum(envelope[start:end], top).astype(np.float64)
        gain = _average(_average(_lowest(wanted, hold), half), half)
        limited[:, start:end] *= gain.astype(np.float32)
    return limited


def _envelope(channel: NDArray[np.float32], rate: int, top: float) -> NDArray[np.float32]:
    """The highest of the wave around each sample, exact where it may pass `top`."""
    import numpy as np

    length = len(channel)
    padded = np.pad(channel, (_STEP, 2 * _STEP - length % _STEP)).reshape(-1, _STEP)
    envelope = np.abs(padded)
    loud = envelope.max(axis=1) > _QUIET * top
    if loud.any():
        # A quiet step on either side: where two stretches meet, the wave is not real.
        chosen = loud.copy()
        chosen[:-1] |= loud[1:]
        chosen[1:] |= loud[:-1]
        fine = np.abs(oversampled(padded[chosen].reshape(1, -1), rate)[0])
        fine = fine[: OVERSAMPLING * _STEP * int(chosen.sum())]
        pairs = np.maximum(fine[0::2], fine[1::2])
        tops = np.maximum(pairs[0::2], pairs[1::2])
        np.maximum(tops[1:], tops[:-1], out=tops[1:])
        envelope[loud] = np.maximum(envelope[loud], tops.reshape(-1, _STEP)[loud[chosen]])
    found: NDArray[np.float32] = envelope.reshape(-1)[_STEP : _STEP + length]
    return found


def _lowest(values: NDArray[np.float64], reach: int) -> NDArray[np.float64]:
    """The lowest value within `reach` samples on either side."""
    import numpy as np

    width = 2 * reach + 1
    lowest = np.concatenate((np.ones(reach), values, np.ones(reach)))
    covered = 1
    while covered < width:
        step = min(covered, width - covered)
        lowest = np.minimum(lowest[:-step], lowest[step:])
        covered += step
    return lowest


def _average(values: NDArray[np.float64], reach: int) -> NDArray[np.float64]:
    """The mean of the values within `reach` samples on either side."""
    import numpy as np

    width = 2 * reach + 1
    sums = np.cumsum(np.concatenate((np.ones(reach + 1), values, np.ones(reach))))
    averages: NDArray[np.float64] = (sums[width:] - sums[:-width]) / width
    return averages
