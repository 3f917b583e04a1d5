"""Whose voice it is, as far as numbers tell: its pitch and its timbre."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from producer.listen.neighbours import thinned
from producer.listen.shares import percentile
from producer.listen.spectrum import BANDS, loudness, smooth

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

COEFFICIENTS = 12
_RATE = 8_000
"""Samples a second, about, that are enough to tell a pitch."""
_FRAME, _HOP = 0.040, 0.020
"""Seconds of a window in which a pitch is looked for, and from one to the next."""
_LOWEST, _HIGHEST = 60.0, 400.0
"""Hertz between which a voice lies."""
_VOICED = 0.6
"""How like itself, a period on, a wave is where it has a pitch."""
_PERIOD = 0.95
"""How near the likeness of the shortest period comes to that of the best one. A strong harmonic
makes half a period nearly as good, and it wins now and then."""
_ENOUGH = 120
"""Windows of a take, all over it, that tell its pitch."""
_PEAK = 4
"""Samples in which a peak rises from there to its top."""
_LOW = 25.0
"""Per cent of a take's windows that lie lower than its pitch. Of half the windows of some voices
only a harmonic is found, an octave up; hardly any is found an octave down."""
_SPEECH = 3.5
"""Nepers of power below the loudest rows down to which a row is speech."""


def pitch(wave: NDArray[np.float32], rate: int) -> float:
    """The fundamental frequency that a take falls to and rises from, hertz; 0: nothing has a
    pitch."""
    import numpy as np

    fewer = max(1, round(rate / _RATE))
    slow = rate / fewer
    low = thinned(wave, fewer)
    frame, hop = round(_FRAME * slow), max(1, round(_HOP * slow))
    first, last = int(slow / _HIGHEST), min(int(slow / _LOWEST), frame - 1)
    if len(low) < 2 * frame or last - first < 3:
        return 0.0
    windows = np.lib.stride_tricks.sliding_window_view(low, frame)
    windows = windows[:: hop * max(1, round(len(windows) / hop / _ENOUGH))]
    powers = np.einsum("ij,ij->i", windows, windows)
    windows = windows[powers > powers.max() * 0.02]
    windows -= windows.mean(axis=1, keepdims=True)
    # Long enough that no wave is compared with its own start.
    size = smooth(frame + last + 2)
    spectrum = np.fft.rfft(windows, size)
    powers = (spectrum.real**2 + spectrum.imag**2).astype(np.float32, copy=False)
    likeness = powers @ _waves(size, last + 2)
    left = (1 - np.arange(last + 2) / frame).astype(np.float32)
    likeness /= likeness[:, :1] * left + np.float32(1e-9)
    part = likeness[:, first : last + 1]
    top = part.max(axis=1)
    # The first peak nearly as high as the highest: not twice the period.
    near = np.argmax(part >= _PERIOD * top[:, None], axis=1)
    around = np.clip(near[:, None] + np.arange(_PEAK), 0, part.shape[1] - 1)
    near += np.argmax(np.take_along_axis(part, around, axis=1), axis=1)
    voiced = np.flatnonzero(top > _VOICED)
    if len(voiced) <= 4:
        return 0.0
    return percentile(slow / _tops(likeness[voiced], near[voiced] + first), _LOW)


@lru_cache(maxsize=4)
def _waves(size: int, lags: int) -> Any:
    """What makes the first `lags` values of an autocorrelation of powers of `size` samples."""
    import numpy as np

    bins = np.arange(size // 2 + 1)
    twice = np.where((bins == 0) | (2 * bins == size), 1, 2) / size
    turns = 2 * np.pi / size * bins[:, None] * np.arange(lags)
    return (np.cos(turns) * twice[:, None]).astype(np.float32)


def _tops(likeness: NDArray[Any], lags: NDArray[np.intp]) -> NDArray[np.float64]:
    """Where between the samples the peak lies that is highest at `lags`: of a parabola."""
    import numpy as np

    before, at, after = (
        np.take_along_axis(likeness, lags[:, None] + way, axis=1)[:, 0] for way in (-1, 0, 1)
    )
    bend = before - 2 * at + after
    aside = (before - after) / np.where(bend < 0, 2 * bend, -np.inf)
    return np.asarray(lags + np.clip(aside, -0.5, 0.5))


def timbre(spectrum: NDArray[np.float32]) -> tuple[float, ...]:
    """The mean cepstrum of a take's speech, without its level. `spectrum` is of `mel`."""
    import numpy as np

    if not len(spectrum):
        return ()
    loud = loudness(spectrum)
    rows = spectrum[loud > percentile(loud, 95) - _SPEECH]
    order = np.arange(1, COEFFICIENTS + 1)
    waves = np.cos(np.pi * order[:, None] * (np.arange(BANDS) + 0.5) / BANDS)
    means = rows.mean(axis=0) @ waves.T * (2 / BANDS)
    return tuple(round(float(value), 4) for value in means)


def distance(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """How unlike two timbres are: the Euclidean distance of their cepstra."""
    return math.dist(one, other)
