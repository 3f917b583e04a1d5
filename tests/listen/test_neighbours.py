"""Sums of neighbours are those of adding them up one by one."""

from __future__ import annotations

import numpy as np
import pytest

from producer.listen.neighbours import sums, thinned


@pytest.mark.parametrize("width", range(1, 35))
def test_sums_of_any_width(width: int) -> None:
    """However a width is made up, all of it is added, once."""
    values = np.random.default_rng(width).integers(0, 99, (40, 3))
    wanted = [values[at : at + width].sum(axis=0) for at in range(40 - width + 1)]
    assert np.array_equal(sums(values, width), wanted)


def test_a_thinned_wave_is_of_means() -> None:
    """What is left over at the end is no sample."""
    wave = np.arange(11, dtype=np.float32)
    assert thinned(wave, 3).tolist() == pytest.approx([1, 4, 7])
