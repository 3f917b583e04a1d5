"""What a take sounds like over time: its spectrum on the mel scale, in steps of 10 ms."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RATE = 16_000
"""Samples a second of what is analysed."""
STEP = 160
"""Samples from one row to the next: 10 ms."""
BANDS = 40
"""Values of a row."""
_WINDOW = 400
_SIZE = 512
_LOW, _HIGH = 60.0, 7_600.0
_FLOOR = 1e-8


def at_rate(samples: NDArray[np.int16], rate: int) -> NDArray[np.float32]:
    """A take (16 bit, mono) at `RATE`, full scale 1.0."""
    import numpy as np

    wave = samples.astype(np.float32) / np.float32(32_768)
    if rate == RATE:
        return wave
    import soxr

    resampled: NDArray[np.float32] = soxr.resample(wave, rate, RATE, "HQ")
    return resampled


def mel(wave: NDArray[np.float32]) -> NDArray[np.float32]:
    """Natural logarithm of the power in each band, shape (rows, BANDS); row n is centred on
    sample `n * STEP`. The wave is at `RATE`."""
    import numpy as np

    half = _WINDOW // 2
    padded = np.pad(wave, (half, half))
    if len(padded) < _WINDOW + STEP:
        padded = np.pad(padded, (0, _WINDOW + STEP - len(padded)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, _WINDOW)[::STEP]
    spectrum = np.fft.rfft(windows * _shape(), _SIZE)
    powers = (spectrum.real**2 + spectrum.imag**2).astype(np.float32)
    return np.asarray(np.log(powers @ _filters() + np.float32(_FLOOR)), np.float32)


@lru_cache(maxsize=1)
def _shape() -> Any:
    import numpy as np

    return np.hanning(_WINDOW).astype(np.float32)


@lru_cache(maxsize=1)
def _filters() -> Any:
    """Triangles of one height on the mel scale (2595 log10(1 + f / 700)), (bins, BANDS)."""
    import numpy as np

    def scale(hertz: float) -> float:
        return float(2595 * np.log10(1 + hertz / 700))

    edges = 700 * (10 ** (np.linspace(scale(_LOW), scale(_HIGH), BANDS + 2) / 2595) - 1)
    bins = np.arange(_SIZE // 2 + 1) * RATE / _SIZE
    rise = (bins[:, None] - edges[:-2]) / (edges[1:-1] - edges[:-2])
    fall = (edges[2:] - bins[:, None]) / (edges[2:] - edges[1:-1])
    return np.maximum(0, np.minimum(rise, fall)).astype(np.float32)
