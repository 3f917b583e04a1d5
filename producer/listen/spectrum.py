"""What a take sounds like over time: its spectrum on the mel scale, in steps of 10 ms."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RATE = 16_000
"""Samples a second of what the ear-model hears."""
STEPS = 100
"""Rows a second."""
BANDS = 40
"""Values of a row."""
_WINDOW = 0.025
"""Seconds that a row looks at."""
_LOW, _HIGH = 60.0, 7_600.0
_FLOOR = 1e-8
_ROWS = 48
"""Rows that are looked at together: what they take stays near the processor."""


def at_rate(samples: NDArray[np.int16], rate: int) -> NDArray[np.float32]:
    """A take (16 bit, mono) at `RATE`, full scale 1.0."""
    import numpy as np

    wave = samples.astype(np.float32) / np.float32(32_768)
    if rate == RATE:
        return wave
    import soxr

    resampled: NDArray[np.float32] = soxr.resample(wave, rate, RATE, "HQ")
    return resampled


def mel(
    wave: NDArray[np.float32], rate: int, *, first: int = 0, every: int = 1
) -> NDArray[np.float32]:
    """Natural logarithm of the power in each band, shape (rows, BANDS); row n is centred on the
    sample at `n / STEPS` seconds. Of the rows, `every` so many'th from the `first` on.

    Each take at its own rate: a band is as wide at any of them.
    """
    import numpy as np

    window = max(2, round(_WINDOW * rate))
    size = smooth(window)
    shape, filters = _shape(window), _filters(rate, size)
    numbers = np.arange(first, len(wave) * STEPS // rate + 1, every)
    starts = (numbers * rate + STEPS // 2) // STEPS
    padded = np.zeros(len(wave) + 2 * window, np.float32)
    padded[window // 2 : window // 2 + len(wave)] = wave
    windows = np.lib.stride_tricks.sliding_window_view(padded, window)
    found = np.empty((len(starts), BANDS), np.float32)
    for at in range(0, len(starts), _ROWS):
        rows = slice(at, at + _ROWS)
        spectrum = np.fft.rfft(windows[starts[rows]] * shape, size)[:, : len(filters)]
        powers = (spectrum.real**2 + spectrum.imag**2).astype(np.float32, copy=False)
        found[rows] = powers @ filters
    found += np.float32(_FLOOR)
    return np.log(found, out=found)


def loudness(spectrum: NDArray[np.float32]) -> NDArray[np.float32]:
    """Natural logarithm of the power of each row of a `spectrum` of `mel`."""
    import numpy as np

    return np.asarray(np.log(np.exp(spectrum).sum(axis=1)), np.float32)


@lru_cache
def smooth(least: int) -> int:
    """The smallest length, `least` or more, whose Fourier transform is quick."""
    size = least
    while True:
        rest = size
        for factor in (2, 3, 5, 7):
            while rest % factor == 0:
                rest //= factor
        if rest == 1:
            return size
        size += 1


@lru_cache(maxsize=4)
def _shape(window: int) -> Any:
    import numpy as np

    # Of one loudness at each rate: of 400 samples, as a window at 16 kHz has.
    return (np.hanning(window) * (400 / window)).astype(np.float32)


@lru_cache(maxsize=4)
def _filters(rate: int, size: int) -> Any:
    """Triangles of one height on the mel scale (2595 log10(1 + f / 700)), (bins, BANDS)."""
    import numpy as np

    def scale(hertz: float) -> float:
        return float(2595 * np.log10(1 + hertz / 700))

    edges = 700 * (10 ** (np.linspace(scale(_LOW), scale(_HIGH), BANDS + 2) / 2595) - 1)
    bins = np.arange(size // 2 + 1) * rate / size
    bins = bins[bins < _HIGH]
    rise = (bins[:, None] - edges[:-2]) / (edges[1:-1] - edges[:-2])
    fall = (edges[2:] - bins[:, None]) / (edges[2:] - edges[1:-1])
    return np.maximum(0, np.minimum(rise, fall)).astype(np.float32)
