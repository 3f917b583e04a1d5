"""The pitch of a take is its fundamental, however strong its harmonics are."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from producer.listen.spectrum import RATE
from producer.listen.voiceprint import pitch


def sung(hertz: float, odd: float, seconds: float = 2.0) -> NDArray[np.float32]:
    """Harmonics of `hertz`; the odd ones are weak (`odd`) in two thirds of every 0.6 s."""
    at = np.arange(round(seconds * RATE)) / RATE
    weak = np.where(at % 0.6 < 0.4, odd, 1.0)
    wave = np.zeros(len(at))
    for number in range(1, 12):
        harmonic = np.sin(2 * np.pi * number * hertz * at) / number
        wave += 0.1 * harmonic * (weak if number % 2 else 1.0)
    return wave.astype(np.float32)


@pytest.mark.parametrize("hertz", [85.0, 105.0, 170.0, 220.0])
@pytest.mark.parametrize("odd", [1.0, 0.4, 0.05])
def test_a_strong_second_harmonic_is_no_octave(hertz: float, odd: float) -> None:
    """A formant on the second harmonic, as in pitched-down voices, must not double the pitch."""
    assert pitch(sung(hertz, odd), RATE) == pytest.approx(hertz, rel=0.05)
