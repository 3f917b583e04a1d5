"""Twelve kinds of defects, planted in takes: by surgery on their samples, or by having the engine
say other words than those that were to be said."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from producer.listen.signal import measure
from producer.model import Piece, Utterance

Wave = NDArray[np.int16]


class Sample(Struct, frozen=True, kw_only=True):
    """A take, clean or not."""

    utterance: Utterance
    """What was to be said."""
    wave: Wave
    """Its samples."""
    rate: int
    """Samples a second."""
    words: tuple[tuple[int, int], ...]
    """When each word is said."""

    @property
    def seconds(self) -> float:
        """How long it is."""
        return len(self.wave) / self.rate

    @property
    def texts(self) -> list[str]:
        """The words."""
        return self.utterance.text.split()


Say = Callable[[Utterance], Sample]
"""Has an utterance recorded."""


class Hand(Struct, frozen=True, kw_only=True):
    """What plants defects."""

    every: list[Sample]
    """Takes of the same voices."""
    dice: random.Random
    say: Say

    def other(self, one: Sample) -> Sample:
        """Another line of the same voice."""
        same = [o for o in self.every if o.utterance.voice == one.utterance.voice and o is not one]
        return self.dice.choice([o for o in same if o.utterance.text != one.utterance.text])

    def long(self, one: Sample, letters: int) -> int:
        """The number of a word of so many letters or more."""
        found = [n for n, word in enumerate(one.texts) if sum(map(str.isalpha, word)) >= letters]
        return self.dice.choice(found or [1])

    def inside(self, one: Sample) -> int:
        """A sample in the middle of a word."""
        start, end = one.words[self.dice.randrange(1, len(one.words) - 1)]
        return (start + end) // 2

    def spoken(self, one: Sample, words: list[str]) -> Sample:
        """`one` with the sound of other `words`."""
        text = " ".join(words)
        said = replace(one.utterance, pieces=(Piece(written=text, spoken=text),))
        return replace(self.say(said), utterance=one.utterance)


Plant = Callable[[Sample, Hand], Sample]


def _scaled(wave: NDArray[Any], factor: float, more: float | NDArray[np.float64] = 0.0) -> Wave:
    scaled: Wave = np.clip(np.rint(wave * factor + more), -32_768, 32_767).astype(np.int16)
    return scaled


def _joined(one: Sample, *parts: Wave) -> Sample:
    return replace(one, wave=np.concatenate(parts))


def dropped(one: Sample, hand: Hand) -> Sample:
    """A word of four letters or more is missing: cut out, or never said."""
    at = hand.long(one, 4)
    if hand.dice.random() < 0.5:
        return hand.spoken(one, [word for n, word in enumerate(one.texts) if n != at])
    start, end = one.words[at]
    return _joined(one, one.wave[:start], one.wave[end:])


def repeated(one: Sample, hand: Hand) -> Sample:
    """Two to four words are there twice: copied, or said twice."""
    count = hand.dice.randint(2, 4)
    first = hand.dice.randrange(max(1, len(one.words) - count))
    last = min(first + count, len(one.words)) - 1
    if hand.dice.random() < 0.5:
        texts = one.texts
        return hand.spoken(one, texts[: last + 1] + texts[first:])
    return _joined(one, one.wave[: one.words[last][1]], one.wave[one.words[first][0] :])


def cut(one: Sample, hand: Hand) -> Sample:
    """The end is missing, from the middle of a word in its second half."""
    start, end = one.words[hand.dice.randrange(len(one.words) // 2, len(one.words) - 1)]
    return replace(one, wave=one.wave[: (start + end) // 2])


def silence(one: Sample, hand: Hand) -> Sample:
    """Half a second of a sentence is silent, or a second and a half of silence comes between."""
    if hand.dice.random() < 0.5:
        at, wave = hand.inside(one), one.wave.copy()
        wave[at : at + one.rate // 2] = 0
        return replace(one, wave=wave)
    _, at = one.words[hand.dice.randrange(1, len(one.words) - 2)]
    return _joined(one, one.wave[:at], np.zeros(one.rate * 3 // 2, np.int16), one.wave[at:])


def click(one: Sample, hand: Hand) -> Sample:
    """One sample jumps by a fifth of full scale, three do, or all after it for a while."""
    jump, at = np.zeros(len(one.wave)), hand.inside(one)
    sign = hand.dice.choice((-1, 1))
    match hand.dice.randrange(3):
        case 0:
            jump[at] = sign * 6_500
        case 1:
            jump[at : at + 3] = sign * np.array([6_500, -5_000, 3_000])
        case _:
            jump[at:] = sign * 6_500 * np.exp(-np.arange(len(jump) - at) / (0.02 * one.rate))
    return replace(one, wave=_scaled(one.wave, 1.0, jump))


def clip(one: Sample, hand: Hand) -> Sample:
    """It is 9 or 12 dB too loud for its samples, and perhaps turned down again."""
    peak = int(np.abs(one.wave.astype(np.int32)).max())
    loud = _scaled(one.wave, hand.dice.choice((2.8, 4.0)) * 32_767 / peak)
    return replace(one, wave=_scaled(loud, hand.dice.choice((1.0, 0.4))))


def hum(one: Sample, hand: Hand) -> Sample:
    """Mains, 26 dB below the speech, with or without an overtone."""
    level = 10 ** (measure(one.wave, one.rate).level / 20) * 32_768
    phase = 2 * np.pi * hand.dice.choice((50, 60)) * np.arange(len(one.wave)) / one.rate
    tone = np.sin(phase) + hand.dice.choice((0.0, 0.5)) * np.sin(2 * phase)
    return replace(one, wave=_scaled(one.wave, 1.0, level * 0.05 * 2**0.5 * tone))


def other_voice(one: Sample, hand: Hand) -> Sample:
    """Another voice of the cast says it, or another line."""
    others = [o for o in hand.every if o.utterance.voice != one.utterance.voice]
    same = [o for o in others if o.utterance.text == one.utterance.text]
    other = hand.dice.choice(same or others)
    return replace(other, utterance=one.utterance)


def level(one: Sample, hand: Hand) -> Sample:
    """It is louder or quieter than the voice's other takes, all of it or a half."""
    factor = 10 ** (hand.dice.choice((-8, 5)) / 20)
    if hand.dice.random() < 0.5:
        return replace(one, wave=_scaled(one.wave, factor))
    gains = np.ones(len(one.wave))
    gains[one.words[len(one.words) // 2][0] :] = 10 ** (hand.dice.choice((-8, -12)) / 20)
    return replace(one, wave=_scaled(one.wave * gains, 1.0))


def term(one: Sample, hand: Hand) -> Sample:
    """Another word is said in the place of one of five letters or more."""
    at, other = hand.long(one, 5), hand.other(one)
    there = hand.long(other, 5)
    if hand.dice.random() < 0.5:
        words = one.texts
        words[at] = other.texts[there].strip(".,:;?!").lower()
        return hand.spoken(one, words)
    (start, end), (first, last) = one.words[at], other.words[there]
    return _joined(one, one.wave[:start], other.wave[first:last], one.wave[end:])


def swapped(one: Sample, hand: Hand) -> Sample:
    """Another line of the same voice is said in its place."""
    return replace(hand.other(one), utterance=one.utterance)


def truncated(one: Sample, hand: Hand) -> Sample:
    """The store's file ends before its last byte."""
    return one


KINDS: tuple[Plant, ...] = (
    *(dropped, repeated, cut, silence, click, clip, hum, other_voice, level, term, swapped),
    truncated,
)
