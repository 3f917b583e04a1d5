"""A defect that is planted in a take is found, at its place; a take as it was recorded has none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from producer.listen.flaws import Profile, flaws, profile
from producer.listen.signal import measure
from producer.model import Piece, Signal, Source, Utterance, Voice
from producer.speech.engines import tone
from tests.audio.speechlike import RATE, speechlike

ALIKE = Path(__file__).parents[1] / "data" / "listen" / "alike.txt"
Wave = NDArray[np.float32]
TEXT = "The first loop waits for the second one to end"
SECONDS = 3.0


def take(seed: int, pitch: float = 120.0, level: float = 0.1) -> Wave:
    """Like speech, with soft edges as a recorded take has them."""
    wave = speechlike(SECONDS, pitch=pitch, level=level, seed=seed).copy()
    fade = round(0.15 * RATE)
    wave[:fade] *= np.linspace(0, 1, fade) ** 3
    wave[-fade:] *= np.linspace(1, 0, fade) ** 3
    return wave


def numbers(wave: Wave) -> Signal:
    return measure(np.clip(np.rint(wave * 32_767), -32_768, 32_767).astype(np.int16), RATE)


@pytest.fixture(scope="module")
def voice() -> Profile:
    """A voice by twelve of its takes."""
    found = profile([(TEXT, 1.0, numbers(take(seed))) for seed in range(12)])
    assert found is not None
    return found


def click(wave: Wave) -> Wave:
    wave[RATE] += 0.5
    return wave


def clip(wave: Wave) -> Wave:
    return np.clip(wave * 8, -0.9, 0.9).astype(np.float32)


def hum(wave: Wave) -> Wave:
    return wave + (0.01 * np.sin(2 * np.pi * 50 * np.arange(len(wave)) / RATE)).astype(np.float32)


def noise(wave: Wave) -> Wave:
    return wave + np.random.default_rng(1).normal(0, 0.02, len(wave)).astype(np.float32)


def silence(wave: Wave) -> Wave:
    return np.concatenate((wave[:RATE], np.zeros(2 * RATE, np.float32), wave[RATE:]))


def step(wave: Wave) -> Wave:
    wave[len(wave) // 2 :] *= 0.1
    return wave


def twice(wave: Wave) -> Wave:
    return np.concatenate((wave[: 2 * RATE], wave[RATE:]))


DEFECTS: dict[str, tuple[Callable[[Wave], Wave], float]] = {
    "take-click": (click, 1.0),
    "take-clipped": (clip, -1),
    "take-hum": (hum, 0),
    "take-noise": (noise, 0),
    "take-offset": (lambda wave: wave + 0.05, 0),
    "take-gap": (silence, 1.0),
    "take-end": (lambda wave: wave[: round(1.93 * RATE)], 1.93),
    "take-empty": (lambda wave: wave * 0, 0),
    "take-level": (lambda wave: wave * 0.4, 0),
    "take-voice": (lambda wave: take(1, pitch=230.0), 0),
    "take-pace": (lambda wave: np.concatenate([wave] * 4), 0),
    "take-step": (step, 1.5),
    "take-repeat": (twice, 2.0),
}


@pytest.mark.parametrize("code", DEFECTS)
def test_a_planted_defect_is_found_at_its_place(code: str, voice: Profile) -> None:
    """Nothing of the kind reaches a learner unseen."""
    change, at = DEFECTS[code]
    signal = numbers(change(take(3)))
    found = {flaw.code: flaw for flaw in flaws(TEXT, 1.0, signal, voice)}
    assert code in found
    if at >= 0:
        assert found[code].at / RATE == pytest.approx(at, abs=0.35)


@pytest.mark.parametrize("seed", range(20, 40))
def test_a_clean_take_has_no_flaw(seed: int, voice: Profile) -> None:
    """Nobody is asked to hear what is right."""
    assert flaws(TEXT, 1.0, numbers(take(seed)), voice) == ()


@pytest.mark.parametrize(
    ("text", "told"), [("Hm...", False), ("Oh. Mm-hm!", False), ("Ham.", True)]
)
def test_a_hum_ends_as_it_is(text: str, told: bool, voice: Profile) -> None:
    """An episode isn't held back for a student's "Hm."; any other word has an end."""
    short = numbers(take(3)[RATE : round(1.6 * RATE)])
    found = {flaw.code for flaw in flaws(text, 1.0, short, voice)}
    assert ("take-end" in found) is told


def test_a_short_deep_vowel_is_no_hum(voice: Profile) -> None:
    """A deep voice that says "No." isn't taken for the mains."""
    time = np.arange(round(0.6 * RATE)) / RATE
    vowel = (0.1 * np.sin(2 * np.pi * 60 * time) * np.hanning(len(time))).astype(np.float32)
    assert "take-hum" not in {flaw.code for flaw in flaws("No.", 1.0, numbers(vowel), voice)}


def test_what_a_voice_always_does_is_no_flaw() -> None:
    """An engine whose voices start at full level can be used."""
    abrupt = [numbers(take(seed)[round(0.6 * RATE) :]) for seed in range(12)]
    voice = profile([(TEXT, 1.0, signal) for signal in abrupt])
    assert voice is not None
    assert "take-start" in voice.ways
    assert not flaws(TEXT, 1.0, abrupt[0], voice)


@pytest.mark.parametrize("name", ["a2", "e3", "c4", "g3", "e4"])
def test_words_that_an_engine_hums_alike_are_no_repetition(name: str) -> None:
    """A course that is tried with the tone engine isn't full of warnings."""
    engine, voice = tone.Engine(), Voice(engine="tone", name=name)
    found = []
    source = Source(path=ALIKE.name, line=1)
    for text in ALIKE.read_text("utf-8").splitlines():
        words = (Piece(written=text, spoken=text),)
        recording = engine.speak(Utterance(role="A", voice=voice, pieces=words, source=source))
        found.append((text, 1.0, measure(recording.samples, recording.rate)))
    usual = profile(found)
    assert not [flaw for said, rate, signal in found for flaw in flaws(said, rate, signal, usual)]


def test_of_few_takes_nothing_is_concluded() -> None:
    """Seven takes don't tell how a voice sounds."""
    assert profile([(TEXT, 1.0, numbers(take(seed))) for seed in range(7)]) is None
