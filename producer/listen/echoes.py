"""Where a take says the same thing twice: a stretch of it that sounds like one shortly before.

Rows of `spectrum.mel` are compared, 20 ms apart. What is repeated need not begin a whole number
of them later: where that may be, they are compared with rows that are 10 ms apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from producer.listen.neighbours import sums
from producer.listen.spectrum import BANDS, STEPS, loudness, mel

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

EVERY = 2
"""Rows from one that is compared to the next. A row looks at 25 ms, and comes each 10 ms."""
_COEFFICIENTS = 13
_PIECE = 5
"""Compared rows of which the stretches are made up."""
_SPANS = ((10, 0.36), (15, 0.45))
"""Compared rows of a stretch, and how far a repeated one is from it at most: nobody says the same
word twice in quite the same way. Over 400 clean takes the nearest were 0.42 and 0.51, of texts
that have the same words twice."""
_NEXT, _LAST = 8, 125
"""Compared rows from one to the other, at least and at most."""
_QUIET, _SPEECH = 9.0, 5.0
"""Nepers of power below the loudest band and the loudest row, down to which sounds count."""
_ROWS = 160
"""Rows that are compared at a time with those after them: what they take stays near the
processor."""
_AS_GOOD = 0.1
_FULL = 0.75
"""How much of both stretches has to be speech."""
_NONE = 9.0
"""How unlike stretches are that can't be compared."""
_SURE, _UNLIKE = 0.05, 3.0
"""How unlike stretches are, by rows 20 ms apart, that are the same, and that can't be: of 183
stretches that were copied to any place and found, the most unlike were 2.9."""


def echo(wave: NDArray[np.float32], rate: int, spectrum: NDArray[np.float32]) -> tuple[float, int]:
    """How unlike the two most alike stretches of a take are (1: as a repeated word may be; 0: the
    same samples), and the sample at which the second begins; `spectrum` is each second row of the
    wave's `mel`."""
    import numpy as np

    best, at = _echo(spectrum, 1)
    if _SURE < best < _UNLIKE:
        between = mel(wave, rate, first=1, every=EVERY)
        finer = np.empty((len(spectrum) + len(between), BANDS), np.float32)
        finer[::EVERY], finer[1::EVERY] = spectrum, between
        best, at = _echo(finer, EVERY)
    return best, round(at * rate / STEPS)


def _echo(spectrum: NDArray[np.float32], fine: int) -> tuple[float, int]:
    """The same of a spectrum with `fine` rows for each that is compared; and the place of the
    second stretch in rows of `mel`."""
    import numpy as np

    best, at = _NONE, 0
    count, rows, lags = len(spectrum), _ROWS * fine, (_LAST - _NEXT) * fine
    if count <= (_NEXT + _SPANS[0][0]) * fine:
        return best, at
    order = np.arange(1, _COEFFICIENTS + 1)
    waves = np.cos(np.pi * order[:, None] * (np.arange(BANDS) + 0.5) / BANDS) * (2 / BANDS)
    shapes = np.maximum(spectrum, spectrum.max() - _QUIET) @ waves.T.astype(np.float32)
    shapes -= shapes.mean(axis=0)
    loud = loudness(spectrum)
    # After the last row come others that are no speech: there's something to look at everywhere.
    more = rows + (_LAST + _SPANS[-1][0]) * fine
    speech = np.zeros(count + more, np.uint8)
    speech[:count] = loud > loud.max() - _SPEECH
    silent = [
        np.where(
            sums(speech, span * fine) < _FULL * span * fine,
            np.float32(_NONE * span),
            np.float32(0),
        )
        for span, _ in _SPANS
    ]
    ours, theirs = _sides(shapes, more)
    for first in range(0, count - (_NEXT + _SPANS[0][0]) * fine, rows):
        apart = sums(_apart(ours[first:], theirs[first + _NEXT * fine :], fine), _PIECE)
        total, done = apart, _PIECE
        for (span, most), quiet in zip(_SPANS, silent, strict=True):
            while done < span:
                total = total[: len(apart) - done] + apart[done:]
                done += _PIECE
            here = quiet[first : first + rows + _LAST * fine]
            there = np.lib.stride_tricks.sliding_window_view(here[_NEXT * fine :], lags)
            whole = total[:_ROWS] + there[:rows:fine]
            whole[here[:rows:fine] > 0] = _NONE * span
            low = float(whole.min()) / (span * most)
            if low < best:
                # The first of those that are as good: where what is repeated begins.
                good = whole < (low + _AS_GOOD) * (span * most)
                place, lag = divmod(int(np.argmax(good)), lags)
                best, at = low, first + (place + _NEXT) * fine + lag
    return best, at * EVERY // fine


def _sides(
    shapes: NDArray[np.float32], more: int
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """What the squared distance of two rows is the product of, for either of them; with so many
    rows `more` that are of nothing."""
    import numpy as np

    count, size = shapes.shape
    ours = np.zeros((count + more, size + 2), np.float32)
    theirs = np.zeros((count + more, size + 2), np.float32)
    ours[:count, :size], theirs[:count, :size] = -2 * shapes, shapes
    ours[:count, size] = theirs[:count, size + 1] = np.einsum("ij,ij->i", shapes, shapes)
    ours[:, size + 1] = theirs[:, size] = 1
    return ours, theirs


def _apart(
    ours: NDArray[np.float32], theirs: NDArray[np.float32], fine: int
) -> NDArray[np.float32]:
    """How far some of our rows are from each of theirs that may be theirs again, (rows, lags)."""
    import numpy as np

    rows, lags = _ROWS + _SPANS[-1][0] - 1, (_LAST - _NEXT) * fine
    products = ours[: rows * fine : fine] @ theirs[: rows * fine + lags].T
    down, right = products.strides
    # Column n of the view is what stands n columns after the diagonal.
    shifted = np.lib.stride_tricks.as_strided(
        products, (len(products), lags), (down + fine * right, right)
    )
    squares = np.maximum(shifted, 0)
    return np.asarray(np.sqrt(squares, out=squares))
