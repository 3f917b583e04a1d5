"""The words of a person's recording lie where the sound is."""

from __future__ import annotations

import numpy as np
import pytest

from producer.speech.align import fitted, times

from .lines import line

RATE = 16_000


def test_pauses_lie_between_words_and_rather_after_stops() -> None:
    """Three stretches, two sentences and a clause: each gets its own."""
    stretches = [(0, 8_000), (12_000, 16_000), (20_000, 34_000)]
    found = times("One two three. Well, now it goes on.", stretches, RATE)
    owners = [next(n for n, (a, b) in enumerate(stretches) if a <= s < b) for s, _ in found]
    assert owners == [0, 0, 0, 1, 2, 2, 2, 2]
    assert found[0][0] == 0 and found[-1][1] == 34_000


@pytest.mark.parametrize("count", [1, 2, 40])
def test_every_word_has_a_time_whatever_the_pauses(count: int) -> None:
    """More pauses than words, or none: the times are in order and inside."""
    words = " ".join(f"word{number}." for number in range(count))
    for stretches in ([(100, 900)], [(n * 1_000, n * 1_000 + 700) for n in range(9)]):
        found = times(words, stretches, RATE)
        edges = [edge for word in found for edge in word]
        assert len(found) == count
        assert edges == sorted(edges)
        assert stretches[0][0] <= edges[0] and edges[-1] <= stretches[-1][1]


def test_what_lies_around_the_words_is_cut() -> None:
    """The room before and after a person speaks, and a lone click in it."""
    noise = np.random.default_rng(1).normal(0, 20, 4 * RATE)
    noise[2_000:2_040] += 9_000
    noise[RATE : 2 * RATE] += 9_000 * np.sin(np.arange(RATE) / 9)
    utterance = line("Nobody knows.")
    recording, doubt = fitted(utterance, RATE, noise.astype(np.int16))
    assert not doubt
    assert 1.1 < len(recording.samples) / RATE < 1.3
    assert recording.words and len(recording.words) == 2


def test_silence_has_no_words() -> None:
    """It comes back empty, with the reason."""
    recording, doubt = fitted(line("Nobody knows."), RATE, np.zeros(RATE, np.int16))
    assert not len(recording.samples)
    assert "no voice" in doubt
