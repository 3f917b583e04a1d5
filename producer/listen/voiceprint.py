"""Whose voice it is, as far as numbers tell: its pitch and its timbre."""

from __future__ import annotations

from typing import TYPE_CHECKING

from producer.listen.shares import percentile
from producer.listen.spectrum import BANDS, RATE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

COEFFICIENTS = 12
_FRAME, _HOP = 640, 320
"""Samples of a window in which a pitch is looked for, and from one to the next."""
_LOWEST, _HIGHEST = 60.0, 400.0
"""Hertz between which a voice lies."""
_VOICED = 0.6
"""How like itself, a period on, a wave is where it has a pitch."""
_PERIOD = 0.95
"""How near the likeness of the shortest period comes to that of the best one. A strong harmonic
makes half a period nearly as good, and it wins now and then."""
_LOW = 25.0
"""Per cent of a take's windows that lie lower than its pitch. Of half the windows of some voices
only a harmonic is found, an octave up; hardly any is found an octave down."""
_SPEECH = 3.5
"""Nepers of power below the loudest rows down to which a row is speech."""


def pitch(wave: NDArray[np.float32]) -> float:
    """The fundamental frequency that a take (at 16 kHz) falls to and rises from, hertz; 0: nothing
    has a pitch."""
    import numpy as np

    if len(wave) < 2 * _FRAME:
        return 0.0
    windows = np.lib.stride_tricks.sliding_window_view(wave, _FRAME)[::_HOP]
    powers = np.einsum("ij,ij->i", windows, windows)
    windows = windows[powers > powers.max() * 0.02]
    windows = windows - windows.mean(axis=1, keepdims=True)
    spectrum = np.abs(np.fft.rfft(windows, 2 * _FRAME)) ** 2
    likeness = np.fft.irfft(spectrum)[:, :_FRAME]
    left = 1 - np.arange(_FRAME) / _FRAME
    likeness = likeness / (likeness[:, :1] * left + 1e-9)
    first, last = int(RATE / _HIGHEST), min(int(RATE / _LOWEST), _FRAME - 1)
    part = likeness[:, first:last]
    top = part.max(axis=1)
    # The first peak nearly as high as the highest: not twice the period.
    near = np.argmax(part >= _PERIOD * top[:, None], axis=1)
    around = np.clip(near[:, None] + np.arange(6), 0, part.shape[1] - 1)
    lags = near + np.argmax(np.take_along_axis(part, around, axis=1), axis=1) + first
    voiced = lags[top > _VOICED]
    return percentile(RATE / voiced, _LOW) if len(voiced) > 4 else 0.0


def timbre(spectrum: NDArray[np.float32]) -> tuple[float, ...]:
    """The mean cepstrum of a take's speech, without its level. `spectrum` is of `mel`."""
    import numpy as np

    if not len(spectrum):
        return ()
    loudness = np.logaddexp.reduce(spectrum, axis=1)
    rows = spectrum[loudness > percentile(loudness, 95) - _SPEECH]
    order = np.arange(1, COEFFICIENTS + 1)
    waves = np.cos(np.pi * order[:, None] * (np.arange(BANDS) + 0.5) / BANDS)
    means = rows.mean(axis=0) @ waves.T * (2 / BANDS)
    return tuple(round(float(value), 4) for value in means)


def distance(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """How unlike two timbres are: the Euclidean distance of their cepstra."""
    return float(sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5)
