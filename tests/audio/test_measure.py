"""An encoded file is measured as others measure it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from producer.audio import measure
from producer.errors import AudioError

from . import judges
from .speechlike import RATE, speechlike, wav


def test_loudness_and_peak_agree_with_ffmpeg(tmp_path: Path) -> None:
    """Chunk by chunk gives what one pass gives: 25 s are three chunks."""
    path = tmp_path / "a.wav"
    wav(path, np.clip(speechlike(25, level=0.15, seed=5), -1, 1))
    found = measure.measure(path)
    loudness, peak = judges.ebur128(path)
    assert (found.rate, found.channels, found.length) == (RATE, 1, 25 * RATE)
    assert found.loudness == pytest.approx(loudness, abs=0.1)
    assert found.peak == pytest.approx(peak, abs=0.15)


@pytest.mark.parametrize("seed", range(4))
def test_clean_speech_has_no_clicks(seed: int, tmp_path: Path) -> None:
    """Sharp onsets and hiss are no clicks."""
    path = tmp_path / "a.wav"
    wav(path, speechlike(12, pitch=80 + 45 * seed, level=0.15, seed=seed))
    assert measure.measure(path).clicks == ()


@pytest.mark.parametrize("at", [5_000, 10 * RATE - 1, 10 * RATE, 10 * RATE + 1, 12 * RATE])
def test_a_jump_of_the_wave_is_found_where_it_is(at: int, tmp_path: Path) -> None:
    """Also where two chunks of measuring meet."""
    signal = 0.3 * np.sin(2 * np.pi * 150 * np.arange(14 * RATE) / RATE)
    signal[at:] += 0.2
    path = tmp_path / "a.wav"
    wav(path, np.asarray(signal, np.float32))
    clicks = measure.measure(path).clicks
    assert len(clicks) == 1
    assert abs(clicks[0] - at) <= 2


def test_silences_are_told(tmp_path: Path) -> None:
    """A gap in a chapter can be held against the timeline."""
    rest = np.zeros(11 * RATE, np.float32)
    path = tmp_path / "a.wav"
    tone = np.asarray(0.3 * np.sin(2 * np.pi * 300 * np.arange(2 * RATE) / RATE), np.float32)
    wav(path, np.concatenate([tone, rest, tone]))
    ((start, end),) = measure.measure(path).silences
    assert start == pytest.approx(2 * RATE, abs=3)
    assert end == pytest.approx(13 * RATE, abs=3)


def test_silence_alone_is_measured_too(tmp_path: Path) -> None:
    """Nothing to hear is -inf, not an error."""
    path = tmp_path / "a.wav"
    wav(path, np.zeros(RATE, np.float32))
    found = measure.measure(path)
    assert (found.loudness, found.peak) == (-np.inf, -np.inf)
    assert found.silences == ((0, RATE),)


def test_what_is_no_audio_is_told(tmp_path: Path) -> None:
    """One clear line."""
    path = tmp_path / "a.mp3"
    path.write_text("no audio")
    with pytest.raises(AudioError, match=r"a\.mp3"):
        measure.measure(path)
