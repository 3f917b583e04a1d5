"""Every engine keeps what the seam promises; tone and hibari are tried for real."""

from __future__ import annotations

import itertools
import subprocess
import sys
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.errors import ProducerError, SpeechError
from producer.speech import engines
from producer.speech.engines import Capabilities, Engine, EngineVoice, Recording, hibari, tone
from producer.speech.soundcheck import accept, trim

from .lines import line

SAID = "It waits for all of them, and hands the results back in order."
HEAVY = ("numpy", "onnxruntime", "hibari", "pyttsx3", "av", "soxr")


@pytest.fixture(scope="module")
def small() -> Engine:
    return hibari.Engine()


@pytest.mark.parametrize("name", engines.names())
def test_an_engine_is_what_the_seam_says(name: str) -> None:
    """Whoever adds an engine learns here what is missing."""
    module = engines.load(name)
    assert isinstance(module.CAPABILITIES, Capabilities)
    assert module.CAPABILITIES.licence and module.CAPABILITIES.memory > 0
    assert module.fingerprint() == module.fingerprint() != ""
    assert isinstance(module.missing(), str)
    assert callable(module.prepare) and callable(module.repair) and callable(module.Engine)
    assert all(isinstance(voice, EngineVoice) for voice in module.voices())
    grades = [voice.grade for voice in module.voices() if voice.grade]
    assert len(grades) == len(set(grades))


def test_asking_an_engine_imports_nothing_heavy() -> None:
    """What the main process asks before recording needs no model and no audio library."""
    program = (
        "import sys\nfrom producer.speech import engines, record, takes, casting\n"
        "for name in engines.names():\n"
        "    module = engines.load(name)\n    module.fingerprint(), module.missing()\n"
        "    module.voices() if name != 'pyttsx3' else None\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_an_unknown_engine_is_told_with_a_near_name() -> None:
    """A slip in cast.yaml is one line."""
    with pytest.raises(ProducerError, match="'kokro'") as caught:
        engines.load("kokro")
    assert "kokoro" in caught.value.hint


def speak(engine: Engine, **how: Any) -> Recording:
    return engine.speak(line(SAID, **how))


def test_tone_is_the_same_every_time_and_its_words_are_exact() -> None:
    """Tests of everything after it can count on its bytes."""
    first, second = speak(tone.Engine()), speak(tone.Engine())
    assert np.array_equal(first.samples, second.samples)
    assert first.words is not None
    assert len(first.words) == len(SAID.split())
    for (_, end), (start, _) in zip(first.words, first.words[1:], strict=False):
        assert not first.samples[end:start].any()
        assert first.samples[start : start + 100].any()


def test_tone_speaks_at_the_pace_of_people() -> None:
    """About 15 characters a second, so that times in tests are like real ones."""
    seconds = len(speak(tone.Engine()).samples) / tone.RATE
    assert 12 < len(SAID) / seconds < 18


def test_tone_sounds_different_for_voices_takes_and_paces() -> None:
    """What is in the key is in the sound."""
    base = speak(tone.Engine())
    others: list[dict[str, Any]] = [{"voice": "c4"}, {"take": 2}, {"rate": 0.8}]
    for other in others:
        made = speak(tone.Engine(), **other).samples
        assert len(made) != len(base.samples) or (made != base.samples).any()


@given(st.text(max_size=80), st.sampled_from(["a3", "c#5", "anything"]))
def test_tone_takes_any_text(text: str, voice: str) -> None:
    """One time a word, in order, inside the sound; with words it is accepted."""
    said = line(text, voice=voice)
    recording = tone.Engine().speak(said)
    assert recording.words is not None
    edges = [edge for word in recording.words for edge in word]
    assert edges == sorted(edges) and len(recording.words) == len(text.split())
    assert not edges or edges[-1] <= len(recording.samples)


def pitch_of(recording: Recording) -> float:
    """Median pitch in Hz, by the cepstrum of the loud parts."""
    rate, size = recording.rate, 1_440
    sound = recording.samples.astype(np.float64)
    frames = np.lib.stride_tricks.sliding_window_view(sound, size)[::480]
    powers = (frames**2).mean(axis=1)
    loud = frames[powers > powers.max() * 0.1] * np.hanning(size)
    cepstra = np.fft.irfft(np.log(np.abs(np.fft.rfft(loud, 8 * size)) ** 2 + 1e-3))
    low, high = rate // 350, rate // 65
    return float(np.median(rate / (low + cepstra[:, low:high].argmax(axis=1))))


def test_hibari_is_the_same_every_time(small: Engine) -> None:
    """The draft voice's noise comes from the text, so its takes repeat."""
    first = speak(small, voice="heart")
    assert np.array_equal(first.samples, speak(small, voice="heart").samples)
    other = speak(small, voice="heart", take=2)
    assert len(other.samples) != len(first.samples)


def test_hibari_gives_word_times(small: Engine) -> None:
    """Words lie one after the other and between them they cover the sound."""
    for voice in ("heart", "heart-low"):
        said = line(SAID, voice=voice)
        recording = trim(small.speak(said))
        assert accept(said, recording) == ""
        assert recording.words is not None
        assert recording.words[0][0] < 0.15 * recording.rate
        assert recording.words[-1][1] > len(recording.samples) - 0.15 * recording.rate
        longest = max(end - start for start, end in recording.words)
        assert longest < 0.8 * recording.rate


def test_hibari_voices_can_be_told_apart(small: Engine) -> None:
    """Drafts of a dialogue have low and high speakers."""
    names = ("heart-deep", "heart-calm", "heart", "heart-high")
    pitches = [pitch_of(speak(small, voice=name)) for name in names]
    assert all(high > 1.15 * low for low, high in itertools.pairwise(pitches)), pitches


def test_hibari_reads_a_text_longer_than_the_model_takes(small: Engine) -> None:
    """A long line is read in parts, with all its words."""
    said = line(SAID + " " + " ".join(["and then the next one comes along"] * 14), voice="heart")
    recording = trim(small.speak(said))
    assert accept(said, recording) == ""


@settings(max_examples=15, deadline=None)
@given(st.text(alphabet="abc ABC.,?'-12é", min_size=1, max_size=40))
def test_hibari_never_breaks_on_text(small: Engine, text: str) -> None:
    """Either a recording with its words, or one clear error."""
    said = line(text, voice="heart")
    try:
        recording = small.speak(said)
    except SpeechError as error:
        assert "nothing to say" in error.message
    else:
        assert recording.words is not None
        assert len(recording.words) == len(text.split())


def test_hibari_names_a_voice_that_it_lacks(small: Engine) -> None:
    """A slip in cast.yaml says what there is."""
    with pytest.raises(SpeechError, match="'emma'") as caught:
        speak(small, voice="emma")
    assert "heart-low" in caught.value.hint
