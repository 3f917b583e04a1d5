"""Sums and means of values that follow each other, in few passes over all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def sums(values: NDArray[Any], width: int) -> NDArray[Any]:
    """The sum of each `width` rows of `values` that follow each other, from each row on."""
    count = len(values) - width + 1
    size, place = 1, 0
    parts = []
    # Sums of one row, of two, of four: those that `width` is made of.
    while size <= width:
        if width & size:
            parts.append(values[place : place + count])
            place += size
        if 2 * size <= width:
            values = values[:-size] + values[size:]
        size *= 2
    total = parts[0]
    for part in parts[1:]:
        total = total + part
    return total


def thinned(wave: NDArray[np.float32], fewer: int) -> NDArray[np.float32]:
    """The mean of each `fewer` samples; what is left over at the end goes."""
    import numpy as np

    whole = wave[: len(wave) // fewer * fewer].reshape(-1, fewer)
    return whole @ np.full(fewer, 1 / fewer, np.float32)
