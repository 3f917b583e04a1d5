"""What is said twice is found, wherever the second time begins."""

from __future__ import annotations

import numpy as np
import pytest

from producer.listen.signal import measure
from tests.audio.speechlike import RATE, speechlike

WAVE = np.rint(speechlike(3.0, pitch=120.0, level=0.1, seed=8) * 32_767).astype(np.int16)


@pytest.mark.parametrize("more", range(0, 20, 3))
def test_a_copy_is_found_at_any_place(more: int) -> None:
    """A second time need not begin a whole number of rows of the spectrum after the first."""
    first, again = RATE, 2 * RATE + round(more * RATE / 1_000)
    found = measure(np.concatenate((WAVE[:again], WAVE[first:])), RATE)
    assert found.echo < 0.4 * measure(WAVE, RATE).echo
    assert found.echoed / RATE == pytest.approx(again / RATE, abs=0.35)


def test_less_than_two_stretches_are_no_repetition() -> None:
    """A take of one short word is heard by its other numbers."""
    assert measure(WAVE[: RATE // 3], RATE).echo == 9.0
