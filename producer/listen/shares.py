"""Percentiles, as numpy tells them, without the half of numpy that it imports for them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray


def percentile(values: NDArray[Any], per_cent: float) -> float:
    """The value below which `per_cent` of the `values` (one dimension, not empty) lie."""
    import numpy as np

    ordered = np.sort(values)
    place = (len(ordered) - 1) * (per_cent / 100)
    below = math.floor(place)
    low, high = float(ordered[below]), float(ordered[min(below + 1, len(ordered) - 1)])
    share = place - below
    if share >= 0.5:
        return high - (high - low) * (1 - share)
    return low + (high - low) * share
