"""Takes that are like speech without being any: syllables of a buzzing voice and of hiss.

Everything comes from numpy and a seed, so a test hears the same in every run.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from producer.model import Format, Piece, Source, Take, Utterance, Voice
from producer.store import Store

RATE = 24_000
PITCHES = {"Teacher": 105.0, "Student 1": 210.0, "Student 2": 150.0}
"""Hertz of each role's voice."""
LEVELS = {"Teacher": 0.05, "Student 1": 0.14, "Student 2": 0.02}
"""Root mean square of each role before it is mastered."""
_FORMANTS = ((500, 250), (1500, 300), (2600, 350))
"""Hertz: middle and width of what a mouth lets through."""


@cache
def speechlike(
    seconds: float, *, pitch: float = 120.0, level: float = 0.1, seed: int = 0, rate: int = RATE
) -> NDArray[np.float32]:
    """Mono samples, full scale 1.0: syllables with sharp onsets, some of hiss."""
    random = np.random.default_rng(seed)
    length = int(seconds * rate)
    time = np.arange(length) / rate
    glide = pitch * (1 + 0.08 * np.sin(2 * np.pi * 0.7 * time + seed))
    phase = 2 * np.pi * np.cumsum(glide) / rate
    harmonics = np.arange(1, int(5000 / pitch))
    hertz = harmonics * pitch
    strengths = np.full(len(harmonics), 0.02)
    for middle, width in _FORMANTS:
        strengths += np.exp(-(((hertz - middle) / width) ** 2))
    buzz = np.zeros(length)
    for number, strength in zip(harmonics, strengths, strict=True):
        buzz += strength * np.cos(number * phase + random.uniform(0, 2 * np.pi))
    buzz /= np.std(buzz)
    hiss = random.standard_normal(length) * 0.5
    envelope = np.zeros(length)
    voiced = np.ones(length)
    at = int(0.02 * rate)
    while at < length - int(0.06 * rate):
        size = min(int(random.uniform(0.09, 0.22) * rate), length - at)
        shape = np.sin(np.pi * np.arange(size) / size) ** 0.7
        envelope[at : at + size] = shape * random.uniform(0.5, 1.0)
        voiced[at : at + size] = float(random.random() > 0.2)
        at += size + int(random.uniform(0.0, 0.05) * rate)
    wave = envelope * (voiced * buzz + (1 - voiced) * hiss)
    wave *= level / np.sqrt(np.mean(wave**2))
    spoken = np.asarray(np.clip(wave, -1, 1), np.float32)
    spoken.setflags(write=False)
    return spoken


class Line(Struct, frozen=True, kw_only=True):
    """A line of a script, as far as sound goes."""

    role: str
    seconds: float
    seed: int


class Recorded(Struct, frozen=True, kw_only=True):
    """Lines that were recorded into a store."""

    utterances: tuple[Utterance, ...]
    takes: tuple[Take, ...]


def record(store: Store, lines: Sequence[Line]) -> Recorded:
    """Store a take for each line; the same line is the same take wherever it stands."""
    utterances, takes = [], []
    for number, line in enumerate(lines):
        key = f"{line.seed:08x}{int(line.seconds * 1000):08x}{line.role.encode().hex():0<16.16}"
        samples = speechlike(
            line.seconds, pitch=PITCHES[line.role], level=LEVELS[line.role], seed=line.seed
        )
        data = np.rint(samples * 32_767).astype("<i2").tobytes()
        words = [[0, len(samples)]]
        store.put("takes", key, data, {"rate": RATE, "length": len(samples), "words": words})
        takes.append(Take(key=key, rate=RATE, length=len(samples), words=((0, len(samples)),)))
        utterances.append(utterance(line.role, number))
    return Recorded(utterances=tuple(utterances), takes=tuple(takes))


def utterance(role: str, turn: int) -> Utterance:
    """A Turn of one word."""
    return Utterance(
        role=role,
        voice=Voice(engine="test", name=role),
        pieces=(Piece(written="Word.", spoken="Word."),),
        source=Source(path="scripts/test/01.md", line=turn + 1),
        turn=turn,
        ends="turn",
    )


def dialogue(count: int, *, seconds: float = 2.0, seed: int = 0) -> tuple[Line, ...]:
    """`count` lines, each of another length, by three roles in turn."""
    random = np.random.default_rng(seed)
    roles = list(PITCHES)
    return tuple(
        Line(role=roles[number % 3], seconds=seconds * random.uniform(0.6, 1.4), seed=number + seed)
        for number in range(count)
    )


def wav(path: Path, samples: NDArray[np.float32], rate: int = RATE) -> None:
    """A mono WAV file of 16 bits."""
    import wave

    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, rate, 0, "NONE", ""))
        file.writeframes(np.rint(samples * 32_767).astype("<i2").tobytes())


PLAIN = Format()
"""What a course publishes unless it says otherwise."""
