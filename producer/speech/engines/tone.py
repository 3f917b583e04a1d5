"""Tone: no speech but a sound as long as speech, for tests: exact, repeatable, very fast.

A word hums on its voice's pitch, swelling with each syllable; the pause after it is silent. A
voice's name is a note (`a3`, `c#4`) or any other word, which stands for a note. Some names play an
engine in trouble: `crash` (the process dies), `hang` (it never answers), `error` (it says that it
can't), `silent`, `short` and `empty` (a take that must not be accepted), `clicks` (one that is
accepted and that nobody should hear), `once-NAME` (NAME's trouble on a take's first attempt only),
`slow` (half a second late).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from producer.errors import SpeechError
from producer.keys import digest
from producer.model import Utterance
from producer.speech.engines import Capabilities, EngineVoice, Progress, Recording

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CAPABILITIES = Capabilities(
    word_times=True,
    deterministic=True,
    phonemes=True,
    max_characters=2_000,
    network=False,
    licence="Apache-2.0",
    memory=100,
    any_voice=True,
)

RATE = 24_000
"""Samples a second."""

_LETTER = 0.060
"""Seconds of a letter; with the pauses about 15 characters a second, as people speak."""
_PAUSES = {"": 0.04, ",": 0.15, ";": 0.2, ":": 0.2, ".": 0.3, "!": 0.3, "?": 0.3}
"""Seconds after a word, by the sign that ends it."""
_OVERTONES = (1.0, 0.5, 0.33, 0.2, 0.12)
_LEVEL = 0.25
_TABLE = 4_096
"""Points of one turn of the wave."""
_NAMES = ("a3", "e3", "c4", "g3", "d4", "f3", "b3", "a2", "e4", "c3", "f4", "d3")
_NOTES = {"c": -9, "d": -7, "e": -5, "f": -4, "g": -2, "a": 0, "b": 2}
_NOTE = re.compile(r"([a-g])(#?)([1-6])\Z")
_TROUBLES = re.compile(r"\b(crash|hang|error|silent|short|empty|clicks|slow)\Z")
_VOWELS = re.compile(r"[aeiouyAEIOUY]+")


def fingerprint() -> str:
    """Changes with the sound."""
    return "tone 1"


def voices() -> tuple[EngineVoice, ...]:
    """A handful; any other name is a voice too."""
    return tuple(
        EngineVoice(name=name, language="en-US", gender="", grade=grade)
        for grade, name in enumerate(_NAMES, 1)
    )


def at_once(voices: tuple[str, ...]) -> bool:
    """Yes, unless one plays trouble."""
    return not any(_TROUBLES.search(name) for name in voices)


def missing(voices: tuple[str, ...] = ()) -> str:
    """Nothing."""
    return ""


def prepare(progress: Progress, voices: tuple[str, ...] = ()) -> None:
    """Nothing."""


def repair() -> tuple[str, ...]:
    """Nothing of its own can be damaged."""
    return ()


class Engine:
    """Needs no model, but its library: loading that is no part of speaking."""

    def __init__(self, threads: int = 1) -> None:
        _wave()

    def speak(self, utterance: Utterance, attempt: int = 0) -> Recording:
        """Hum `utterance`; another take is a little slower."""
        import numpy as np

        name = utterance.voice.name
        if name.startswith("once-"):
            name = "a3" if attempt else name.removeprefix("once-")
        _trouble(name)
        reading = utterance.take - 1 + attempt
        pace = utterance.voice.rate / (1 + 0.05 * (reading % 5))
        pitch = _pitch(name)
        found: list[NDArray[np.int16]] = [np.zeros(0, dtype=np.int16)]
        times = []
        at = 0
        for word in utterance.text.split():
            hum = _hum(word, pitch, pace)
            pause = round(_PAUSES.get(word[-1], _PAUSES[""]) / pace * RATE)
            found += [hum, np.zeros(pause, dtype=np.int16)]
            times.append((at, at + len(hum)))
            at += len(hum) + pause
        whole = np.concatenate(found)
        if name == "silent":
            whole = np.zeros_like(whole)
        elif name == "clicks":
            whole[len(whole) // 2] = 32_000
        elif name == "short":
            whole = whole[: min(len(whole) // 20, RATE // 50)]
            times = [(0, 0) for _ in times]
        elif name == "empty":
            whole, times = whole[:0], [(0, 0) for _ in times]
        return Recording(rate=RATE, samples=whole, words=tuple(times))


def _trouble(name: str) -> None:
    if name == "crash":
        import os

        os._exit(9)
    if name in ("hang", "slow"):
        import time

        time.sleep(3600 if name == "hang" else 0.5)
    if name == "error":
        raise SpeechError("the tone engine was asked to fail")


def _pitch(name: str) -> float:
    """Hz of a note's name; of any other word one of 48 quarter tones above 110 Hz."""
    note = _NOTE.match(name.lower())
    if note:
        return float(440 * 2 ** ((_NOTES[note[1]] + len(note[2])) / 12 + int(note[3]) - 4))
    return float(110 * 2 ** (int(digest(name)[:8], 16) % 48 / 24))


@lru_cache(maxsize=1_000)
def _hum(word: str, pitch: float, pace: float) -> NDArray[np.int16]:
    import numpy as np

    at = np.arange(round(len(word) * _LETTER / pace * RATE), dtype=np.float32)
    # The letters bend the pitch a little, so that another word is another sound.
    bend = 1 + (sum(map(ord, word)) % 13 - 6) / 200
    turns = (at * np.float32(pitch * bend * _TABLE / RATE)).astype(np.int64)
    syllables = max(1, len(_VOWELS.findall(word)))
    swell = np.abs(np.sin((at + 0.5) * np.float32(np.pi * syllables / len(at)))) ** 0.5
    return np.asarray(np.rint(_wave()[turns % _TABLE] * swell), dtype=np.int16)


@lru_cache(maxsize=1)
def _wave() -> NDArray[np.float32]:
    """One turn of the sound."""
    import numpy as np

    turn = 2 * np.pi * np.arange(_TABLE) / _TABLE
    wave = sum(level * np.sin(number * turn) for number, level in enumerate(_OVERTONES, 1))
    return np.asarray(wave * (_LEVEL * 32_767 / sum(_OVERTONES)), dtype=np.float32)
