"""Percentiles, as numpy tells them, without the half of numpy that it imports for them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray


def percentile(values: NDArray[Any], per_cent: float) -> float:
    """The value below which `per_cent` of the `values` (one dimension, not empty) lie."""
    import numpy as np

    return of_sorted(np.sort(values), per_cent)


def of_sorted(ordered: Any, per_cent: float) -> float:
    """The same of values that are in their order already: an array or a list."""
    place = (len(ordered) - 1) * (per_cent / 100)
    below = math.floor(place)
    low, high = float(ordered[below]), float(ordered[min(below + 1, len(ordered) - 1)])
    share = place - below
    if share >= 0.5:
        return high - (high - low) * (1 - share)
    return low + (high - low) * share
