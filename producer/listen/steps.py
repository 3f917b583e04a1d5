"""Where the level of a take jumps, and stays."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

from producer.listen.shares import of_sorted

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_REACH = 8
"""Frames (10 ms) on either side that are no louder than a syllable's middle."""
_SYLLABLE = 32.0
"""dB below the loudest frame down to which one is a syllable's middle."""
_LEAST = 4
"""Syllables that each side needs."""
_MOST, _LITTLE = 75.0, 25.0
"""Per cent of a side's syllables that are to be louder, or quieter, than all of the other's."""


def step(frames: NDArray[np.float64]) -> tuple[float, int]:
    """The jump (dB) that divides the levels of 10 ms frames best, and the frame; (0, -1): none.

    Told is by how much most syllables of one side are louder than most of the other: a sentence
    that fades, or one loud word, has no step.
    """
    import numpy as np

    levels = np.maximum(frames, -120.0)
    around = np.full(len(levels) + 2 * _REACH, -120.0)
    around[_REACH : _REACH + len(levels)] = levels
    for size in (1, 2, 4, _REACH, 1):
        around = np.maximum(around[:-size], around[size:])
    places = np.flatnonzero((levels == around) & (levels > levels.max(initial=-120.0) - _SYLLABLE))
    tops = levels[places]
    best, at = 0.0, -1
    before, after = sorted(tops[: _LEAST - 1].tolist()), sorted(tops[_LEAST - 1 :].tolist())
    for place in range(_LEAST, len(tops) - _LEAST + 1):
        passed = float(tops[place - 1])
        insort(before, passed)
        del after[bisect_left(after, passed)]
        low, high = sorted((before, after), key=lambda side: of_sorted(side, 50))
        jump = of_sorted(high, _LITTLE) - of_sorted(low, _MOST)
        if jump > best:
            best, at = jump, int(places[place - 1] + places[place]) // 2
    return best, at
