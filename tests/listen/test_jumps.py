"""A jump is told by its definition, wherever in a take it is."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from producer.listen.jumps import CLICK, jumps

RATE = 24_000


def humming(seconds: float) -> NDArray[np.int16]:
    """A smooth wave with a little noise."""
    at = np.arange(round(seconds * RATE)) / RATE
    noise = np.random.default_rng(4).normal(0, 20, len(at))
    return (6_000 * np.sin(2 * np.pi * 180 * at) + noise).astype(np.int16)


def sharpest(samples: NDArray[np.int16], around: int) -> float:
    """By the definition: each sample's bend against the mean of those before or after it."""
    bend = np.abs(np.diff(np.pad(samples.astype(np.int64), 3, mode="edge"), 6))
    floor, found = 3e-4 * 32_768 * 64, 0.0
    for at in range(around, len(bend) - around):
        before, after = bend[at - around : at - 4], bend[at + 5 : at + around + 1]
        usual = max(np.sqrt(np.mean(before**2)), np.sqrt(np.mean(after**2)))
        found = max(found, float(bend[at] / (usual + floor)))
    return found


def test_the_sharpest_bend_is_what_it_says() -> None:
    """What a voice's takes are held against doesn't depend on how it is calculated."""
    samples = humming(1.0)
    assert jumps(samples, RATE)[1] == pytest.approx(sharpest(samples, RATE // 1_000), rel=1e-4)


@pytest.mark.parametrize("at", [30, 16_383, 16_384, 16_407, 16_408, 16_431, 32_768, 47_960])
def test_a_jump_is_found_at_its_sample(at: int) -> None:
    """No click hides where a take is divided, or near its ends."""
    samples = humming(2.0)
    assert jumps(samples, RATE)[0] == ()
    samples[at] += 9_000
    found, sharpest_ = jumps(samples, RATE)
    assert len(found) == 1
    assert found[0] == pytest.approx(at, abs=3)
    assert sharpest_ > CLICK
