"""Peaks stay under the ceiling, and nothing else is touched."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.audio import peaks
from producer.audio.timeline import FRAME

from .speechlike import speechlike

RATE = 44_100


@cache
def loud(seconds: float = 3.0, seed: int = 0) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    return np.asarray(speechlike(seconds, rate=RATE, seed=seed)[None] * np.float32(4), np.float32)


@pytest.mark.parametrize("ceiling", [-1.0, -3.0, -9.0])
@pytest.mark.parametrize("seed", range(3))
def test_no_true_peak_passes_the_ceiling(seed: int, ceiling: float) -> None:
    """The limiter looks between the samples."""
    signal = loud(seed=seed)
    assert peaks.true_peak(signal, RATE) > ceiling + 3
    assert peaks.true_peak(peaks.limit(signal, RATE, ceiling), RATE) <= ceiling + 0.1


def test_a_peak_between_samples_is_found() -> None:
    """A sine at a quarter of the rate, sampled off its tops, is 3 dB higher than it looks."""
    fade = np.sin(np.pi * np.arange(4000) / 4000)
    sine = (fade * np.sin(np.pi / 2 * np.arange(4000) + np.pi / 4))[None] * 0.7
    assert peaks.true_peak(sine, RATE) == pytest.approx(20 * np.log10(0.7), abs=0.05)
    assert np.abs(sine).max() < 0.5


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("reach", [2, 5, 40])
def test_the_quick_peak_is_the_peak(seed: int, reach: int) -> None:
    """A block that is let pass is under the ceiling: of sounds without the highest fifth."""
    rng = np.random.default_rng(seed)
    noise = rng.standard_normal((1 + seed % 2, 20_000))
    shape = np.hanning(2 * reach + 1)
    smooth = np.array([np.convolve(channel, shape, "same") for channel in noise], np.float32)
    exact = peaks.true_peak(smooth, RATE)
    assert peaks.quick_true_peak(smooth) == pytest.approx(exact, abs=0.01)


def test_the_quick_peak_of_nothing_is_none() -> None:
    """Silence, and no samples at all, have no peak."""
    for length in (0, 1, 500):
        assert peaks.quick_true_peak(np.zeros((1, length), np.float32)) == -np.inf


def test_what_is_under_the_ceiling_is_left_alone() -> None:
    """Quiet speech comes out bit for bit."""
    signal = loud() / np.float32(20)
    assert np.array_equal(peaks.limit(signal, RATE, -1.0), signal)
    assert peaks.limit(np.zeros((1, 0), np.float32), RATE, -1.0).shape == (1, 0)


def test_only_the_surroundings_of_a_peak_are_turned_down() -> None:
    """A click in the middle leaves the rest as it is."""
    signal = np.full((1, RATE), 0.1, np.float32)
    signal[0, 20_000:20_020] = 1.5
    limited = peaks.limit(signal, RATE, -1.0)
    reach = int(peaks.REACH_SECONDS * RATE) + 30
    assert np.array_equal(limited[0, : 20_000 - reach], signal[0, : 20_000 - reach])
    assert np.array_equal(limited[0, 20_020 + reach :], signal[0, 20_020 + reach :])
    assert limited[0, 20_010] < 1.0


@settings(max_examples=20, deadline=None)
@given(st.integers(4, 90), st.integers(0, 30))
def test_two_cuts_of_one_signal_are_limited_alike(frames: int, seed: int) -> None:
    """Blocks of one sound meet without a step, though each is limited alone."""
    signal = loud(3.0, seed % 3)
    whole = peaks.limit(signal, RATE, -3.0)
    cut = peaks.limit(signal[:, frames * FRAME - 2 * FRAME :], RATE, -3.0)
    assert np.abs(cut[:, 2 * FRAME :] - whole[:, frames * FRAME :]).max() < 0.02


def test_both_channels_are_turned_down_together() -> None:
    """A peak on the left doesn't move the voice to the right."""
    left = loud(1.0)
    both = np.concatenate([left, left * np.float32(0.25)])
    limited = peaks.limit(both, RATE, -6.0)
    assert np.allclose(limited[0], limited[1] * 4, atol=1e-6)
