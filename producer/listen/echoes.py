"""Where a take says the same thing twice: a stretch of it that sounds like one shortly before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from producer.listen.spectrum import BANDS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_COEFFICIENTS = 13
_SPANS = ((20, 0.36), (30, 0.45))
"""Rows (10 ms) of a stretch, and how far a repeated one is from it at most: nobody says the same
word twice in quite the same way. Over 400 clean takes the nearest were 0.42 and 0.51, of texts
that have the same words twice."""
_NEXT, _LAST = 15, 250
"""Rows from one to the other, at least and at most."""
_QUIET, _SPEECH = 9.0, 5.0
"""Nepers of power below the loudest band and the loudest row, down to which sounds count."""
_FULL = 0.75
"""How much of both stretches has to be speech."""


def echo(spectrum: NDArray[np.float32]) -> tuple[float, int]:
    """How unlike the two most alike stretches of a take are (1: as a repeated word may be; 0: the
    same samples), and the row at which the second begins; `spectrum` is of `mel`."""
    import numpy as np

    order = np.arange(1, _COEFFICIENTS + 1)
    waves = np.cos(np.pi * order[:, None] * (np.arange(BANDS) + 0.5) / BANDS) * (2 / BANDS)
    best, at = 9.0, 0
    if len(spectrum) <= _NEXT + _SPANS[0][0]:
        return best, at
    shapes = np.maximum(spectrum, spectrum.max() - _QUIET) @ waves.T.astype(np.float32)
    loudness = np.logaddexp.reduce(spectrum, axis=1)
    speech = loudness > loudness.max() - _SPEECH
    for lag in range(_NEXT, min(_LAST, len(shapes) - _SPANS[0][0])):
        apart = shapes[lag:] - shapes[:-lag]
        far = np.cumsum(np.pad(np.sqrt(np.einsum("ij,ij->i", apart, apart)), (1, 0)))
        both = np.cumsum(np.pad((speech[lag:] & speech[:-lag]).astype(np.float32), (1, 0)))
        for span, most in _SPANS:
            if len(far) <= span:
                continue
            mean = (far[span:] - far[:-span]) / (span * most)
            mean[both[span:] - both[:-span] < _FULL * span] = 9.0
            place = int(mean.argmin())
            if mean[place] < best:
                best, at = float(mean[place]), place + lag
    return best, at
