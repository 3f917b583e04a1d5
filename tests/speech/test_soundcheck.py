"""No bad take is stored: silence goes, faults are found, good takes pass."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from producer.speech.engines import Recording, tone
from producer.speech.soundcheck import accept, trim

from .lines import line

RATE = 24_000
SAID = line("It waits for all of them, and hands the results back in order.")


def good() -> Recording:
    return trim(tone.Engine().speak(SAID))


def of(samples: NDArray[np.generic], rate: int = RATE) -> Recording:
    return Recording(rate=rate, samples=samples.astype(np.int16))


def silence(seconds: float) -> NDArray[np.int16]:
    return np.zeros(round(seconds * RATE), dtype=np.int16)


def sound(seconds: float, level: float = 8_000.0) -> NDArray[np.int16]:
    at = np.arange(round(seconds * RATE))
    return np.rint(level * np.sin(2 * np.pi * 220 * at / RATE)).astype(np.int16)


def spoiled(kind: str) -> Recording:
    recording = good()
    samples = recording.samples.copy()
    half = len(samples) // 2
    match kind:
        case "it is empty":
            return of(samples[:0])
        case "it is silent":
            return of(np.zeros_like(samples))
        case "it is too short":
            return of(samples[: len(samples) // 3])
        case "it is too long":
            return of(np.concatenate([samples] * 4))
        case "silence inside":
            return of(np.concatenate([samples[:half], silence(3), samples[half:]]))
        case "it is clipped":
            return of(np.clip(samples.astype(np.int32) * 12, -32_768, 32_767))
        case "off centre":
            return of(samples + 3_000)
        case "its rate":
            return of(samples, rate=100)
        case "word times":
            return Recording(rate=RATE, samples=samples, words=((0, 10),))
        case "no sound for":
            words = recording.words or ()
            most = words[-5][1]
            cut = tuple((min(a, most), min(b, most)) for a, b in words)
            return Recording(rate=RATE, samples=samples[:most], words=cut)
        case "not 16-bit":
            return Recording(rate=RATE, samples=samples.astype(np.int32))
    raise AssertionError(kind)


FAULTS = (
    "it is empty", "it is silent", "it is too short", "it is too long", "silence inside",
    "it is clipped", "off centre", "its rate", "word times", "no sound for",
    "not 16-bit",
)  # fmt: skip


def test_a_good_take_is_accepted() -> None:
    """The checks don't cry wolf."""
    assert accept(SAID, good()) == ""


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named(fault: str) -> None:
    """Each kind of bad take is refused, with the reason."""
    assert fault in accept(SAID, spoiled(fault))


@pytest.mark.parametrize("text", ["I.", "A W S.", "A B C D E F G H I J K L M N O P Q R S T U V."])
def test_spelled_and_single_words_may_take_their_time(text: str) -> None:
    """A short word is no long take."""
    said = line(text)
    seconds = 0.5 + 0.3 * len(text.split())
    assert accept(said, of(sound(seconds))) == ""


def test_slow_voices_may_be_slow() -> None:
    """The pace that is asked for is the pace that is checked."""
    slow = line(SAID.text, rate=0.5)
    assert accept(slow, trim(tone.Engine().speak(slow))) == ""
    fast = line(SAID.text, rate=2.0)
    assert accept(fast, trim(tone.Engine().speak(fast))) == ""


def test_silence_at_the_edges_goes_and_the_words_move_along() -> None:
    """30 ms stay on each side of the sound."""
    whole = np.concatenate([silence(0.5), sound(1.0), silence(0.8)])
    start = round(0.5 * RATE)
    recording = Recording(rate=RATE, samples=whole, words=((start, start + RATE),))
    cut = trim(recording)
    assert len(cut.samples) == pytest.approx(1.06 * RATE, abs=0.02 * RATE)
    assert cut.words is not None
    (first, last) = cut.words[0]
    assert first == pytest.approx(0.03 * RATE, abs=0.01 * RATE)
    assert last == first + RATE


def test_a_soft_last_consonant_stays() -> None:
    """An f, 45 dB under the vowel before it, is speech."""
    noise = np.random.default_rng(1).normal(0, 8_000 / np.sqrt(2) / 178, round(0.12 * RATE))
    whole = np.concatenate([silence(0.2), sound(0.4), noise, silence(0.3)])
    assert len(trim(of(whole)).samples) > round(0.55 * RATE)


def test_a_stop_after_its_closure_stays() -> None:
    """The t of `what` comes after 80 ms of silence, 30 dB under the vowel."""
    whole = np.concatenate([sound(0.4), silence(0.08), sound(0.02, 250), silence(0.3)])
    assert len(trim(of(whole)).samples) >= round(0.5 * RATE)


@pytest.mark.parametrize("side", ["before", "after"])
def test_a_faint_blip_far_from_the_words_goes(side: str) -> None:
    """What Kokoro leaves behind some short lines is not published."""
    blip = sound(0.06, 50)
    parts = [sound(0.5), silence(0.25), blip]
    whole = np.concatenate(parts if side == "after" else parts[::-1])
    assert len(trim(of(whole)).samples) < round(0.6 * RATE)


def test_edges_do_not_click() -> None:
    """A take that ends while it still sounds fades."""
    cut = trim(of(sound(1.0))).samples
    assert cut[0] == 0
    assert abs(int(cut[-1])) < 50


def test_silence_alone_is_left_as_it_is() -> None:
    """There is nothing to trim to; the check refuses it."""
    assert len(trim(of(silence(0.3))).samples) == round(0.3 * RATE)
    assert len(trim(of(silence(0))).samples) == 0
