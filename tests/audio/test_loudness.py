"""Loudness is what BS.1770 says it is, and the model of the limiter is close enough to plan by."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from producer.audio import loudness, peaks

from .speechlike import speechlike

SIGNALS: dict[str, Callable[[int], Any]] = {
    "a sine": lambda rate: 0.2 * np.sin(2 * np.pi * 997 * np.arange(6 * rate) / rate),
    "a low hum": lambda rate: 0.3 * np.sin(2 * np.pi * 45 * np.arange(6 * rate) / rate),
    "speech": lambda rate: speechlike(8, rate=rate, seed=3),
    "speech with a long rest": lambda rate: np.concatenate(
        [speechlike(4, rate=rate, seed=4), np.zeros(5 * rate), 0.1 * speechlike(4, rate=rate)]
    ),
}


@pytest.mark.parametrize("rate", [22_050, 24_000, 44_100, 48_000])
@pytest.mark.parametrize("name", SIGNALS)
def test_integrated_loudness_agrees_with_libebur128(name: str, rate: int) -> None:
    """Ours is the meter that everybody uses, at every rate."""
    pyebur128 = pytest.importorskip("pyebur128", reason="libebur128's wheel is not installed")
    signal: NDArray[np.float64] = np.asarray(SIGNALS[name](rate), np.float64)
    state = pyebur128.R128State(1, rate, pyebur128.MeasurementMode.MODE_I)
    state.add_frames(np.ascontiguousarray(signal), len(signal))
    theirs = pyebur128.get_loudness_global(state)
    ours = loudness.integrated(loudness.powers(signal[None], rate))
    assert ours == pytest.approx(theirs, abs=0.03)


@pytest.mark.parametrize("name", ["speech", "speech with a long rest"])
def test_the_quick_meter_is_near_the_exact_one(name: str) -> None:
    """What is measured of every block costs little, and isn't far off."""
    signal = np.asarray(SIGNALS[name](44_100), np.float64)
    two = np.stack([signal, 0.5 * signal])
    exact, quick = loudness.powers(two, 44_100), loudness.quick_powers(two, 44_100)
    assert len(quick) == len(exact)
    assert loudness.integrated(quick) == pytest.approx(loudness.integrated(exact), abs=0.1)


@pytest.mark.parametrize("rate", [32_000, 44_100, 48_000])
def test_the_quick_meter_weighs_what_it_looks_at(rate: int) -> None:
    """A voice and its sibilants are heard as loud as they are, also where half a hop is silent."""
    time = np.arange(3 * rate) / rate
    for hertz in (100, 1_000, 3_000, 12_000):
        sine = np.sin(2 * np.pi * hertz * time) * 0.3
        for shown in (np.ones(len(time)), time % 0.3 < 0.04):
            signal = (sine * shown)[None]
            exact, quick = loudness.powers(signal, rate), loudness.quick_powers(signal, rate)
            assert loudness.integrated(quick) == pytest.approx(loudness.integrated(exact), abs=0.3)


def test_a_full_scale_sine_is_3_lufs_down() -> None:
    """BS.1770's own calibration: 997 Hz at 0 dBFS in one channel is -3.01 LUFS; two add 3 LU."""
    sine = np.sin(2 * np.pi * 997 * np.arange(5 * 48_000) / 48_000)
    mono = loudness.integrated(loudness.powers(sine[None], 48_000))
    stereo = loudness.integrated(loudness.powers(np.stack([sine, sine]), 48_000))
    assert mono == pytest.approx(-3.01, abs=0.01)
    assert stereo == pytest.approx(0.0, abs=0.01)


def test_silence_has_no_loudness() -> None:
    """Nothing is divided by nothing."""
    assert loudness.integrated(loudness.powers(np.zeros((1, 48_000)), 48_000)) == -math.inf
    assert loudness.integrated(np.zeros(0)) == -math.inf
    assert loudness.highest(loudness.levels(np.zeros(2_000), 24_000)) == -math.inf


@pytest.mark.parametrize("seconds", [0.004, 0.03, 0.12, 0.5, 3.0])
def test_levels_of_short_takes_say_how_loud_they_are(seconds: float) -> None:
    """A one-word line counts as loud as it is, not as the silence after it makes it."""
    rate = 24_000
    wave = 0.1 * np.sin(2 * np.pi * 1_000 * np.arange(int(seconds * rate)) / rate)
    level = loudness.levels(wave, rate)
    found = loudness.integrated(loudness.limited_powers(level, 0.0, 0.0))
    assert found == pytest.approx(-23.0, abs=0.4)


@pytest.mark.parametrize("drive", [0.0, 4.0, 8.0])
@pytest.mark.parametrize("seed", range(4))
def test_planning_knows_what_the_limiter_takes_away(seed: int, drive: float) -> None:
    """The loudness that is planned is the loudness that comes out, within 0.2 LU."""
    rate, ceiling = 24_000, -1.3
    wave = speechlike(6, pitch=90 + 40 * seed, level=0.1, seed=seed)
    level = loudness.levels(wave, rate)
    planned = loudness.integrated(loudness.limited_powers(level, drive, ceiling))
    limited = peaks.limit((wave * np.float32(10 ** (drive / 20)))[None], rate, ceiling)
    measured = loudness.integrated(loudness.powers(limited, rate))
    assert planned == pytest.approx(measured, abs=0.2)
