"""hibari: a small neural voice for drafts and previews, over 100 times real time on one core.

One voice comes with the package. The others here are that voice with a longer or shorter vocal
tract (the sound is resampled, and read faster or slower to make up for it) and another pitch (the
model's own pitch curve is scaled before the sound is made of it): enough to tell speakers apart.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from producer.errors import SpeechError
from producer.keys import digest
from producer.model import Utterance
from producer.speech.engines import Capabilities, EngineVoice, Progress, Recording
from producer.versions import version

if TYPE_CHECKING:
    from producer.speech.engines._phonetic import Sound

CAPABILITIES = Capabilities(
    word_times=True,
    deterministic=True,
    phonemes=True,
    max_characters=400,
    network=False,
    licence="Apache-2.0",
    memory=300,
)

RATE = 24_000
"""Samples a second."""

_UNIT = 600
"""Samples of one unit of duration."""
_DURATIONS = "/Clip_output_0"
_MOST = 400
"""Phonemes a call, as hibari's own limit."""
_GHOST = 100
"""Bins (20 Hz each) in which the branch without a pitch of its own still carries the old one."""
_DAMPED = 0.2
"""What is left of it there when the pitch is another."""
_READINGS = (1.0, 0.97, 1.03, 0.95, 1.05, 0.93)
"""Pace of a take's first, second, ... reading."""


class _Tract(Struct, frozen=True):
    size: float
    """Of the vocal tract, against the voice's own: above 1 is lower and darker."""
    pitch: float
    """Against the voice's own, before `size` lowers it too."""
    gender: str


_VOICES = {
    "heart": _Tract(1.0, 1.0, "female"),
    "heart-low": _Tract(1.18, 0.68, "male"),
    "heart-high": _Tract(0.88, 1.12, "female"),
    "heart-deep": _Tract(1.28, 0.58, "male"),
    "heart-bright": _Tract(0.85, 0.9, "female"),
    "heart-dark": _Tract(1.12, 1.0, "female"),
    "heart-firm": _Tract(1.08, 0.62, "male"),
    "heart-small": _Tract(0.82, 1.3, "female"),
    "heart-calm": _Tract(1.05, 0.82, "female"),
    "heart-grave": _Tract(1.3, 0.78, "male"),
}


def fingerprint() -> str:
    """The package, which holds the model, and our changes to its voice."""
    return f"hibari-tts {version('hibari-tts')} voices 1"


def voices() -> tuple[EngineVoice, ...]:
    """The package's voice and what is made of it."""
    return tuple(
        EngineVoice(name=name, language="en-US", gender=tract.gender, grade=grade)
        for grade, (name, tract) in enumerate(_VOICES.items(), 1)
    )


def at_once(voices: tuple[str, ...]) -> bool:
    """No: its model takes longer to load."""
    return False


def missing(voices: tuple[str, ...] = ()) -> str:
    """The package, if it isn't installed."""
    return "" if version("hibari-tts") else "the Python package hibari-tts"


def prepare(progress: Progress, voices: tuple[str, ...] = ()) -> None:
    """Nothing: model and voice lie in the package."""


def repair() -> tuple[str, ...]:
    """Nothing of its own can be damaged."""
    return ()


class Engine:
    """The model, loaded once."""

    def __init__(self, threads: int = 1) -> None:
        import json

        import hibari

        from producer.speech.engines._onnx import exposing, session

        assets = Path(hibari.__file__).parent / "assets"
        self.session = session(
            (assets / "hibari.onnx").read_bytes() + exposing(_DURATIONS), threads
        )
        self.ids: dict[str, int] = json.loads((assets / "vocab.json").read_text("utf-8"))
        self.known = frozenset(self.ids)

    def speak(self, utterance: Utterance, attempt: int = 0) -> Recording:
        """Read `utterance`; another take or attempt has another pace."""
        from producer.speech.engines._phonetic import LEAD, read

        name = utterance.voice.name
        if name not in _VOICES:
            raise SpeechError(
                f"hibari has no voice {name!r}", hint=f"there are: {', '.join(_VOICES)}"
            )
        tract = _VOICES[name]
        reading = utterance.take - 1 + attempt * 3
        pace = utterance.voice.rate * _READINGS[reading % len(_READINGS)]
        seed = int(digest(utterance.text, name, reading)[:8], 16)
        return read(
            utterance,
            lambda symbols: self._run(symbols, tract, pace, seed),
            rate=RATE,
            most=_MOST,
            british=False,
            known=self.known,
            lead=LEAD * tract.size,
        )

    def _run(self, symbols: str, tract: _Tract, pace: float, seed: int) -> Sound:
        import numpy as np
        from hibari import dsp

        ids = [self.ids[symbol] for symbol in symbols]
        inputs = {
            "ids": np.asarray([[0, *ids, 0]], dtype=np.int64),
            "speed": np.asarray([pace * tract.size], dtype=np.float32),
        }
        *spectra, durations = self.session.run(None, inputs)
        harmonic, theta, noise, free, phase, pitch = (spectrum[0] for spectrum in spectra)
        if tract.pitch != 1.0:
            pitch = pitch * np.float32(tract.pitch)
            free[:_GHOST, pitch > 0] += np.float32(np.log(_DAMPED))
        random = np.random.default_rng(seed)
        sound = dsp.synth(harmonic, theta, noise, free, phase, pitch, random)
        if tract.size != 1.0:
            import soxr

            sound = soxr.resample(sound, RATE / tract.size, RATE, quality="HQ")
        lasts = durations.reshape(-1).astype(np.float64) * (_UNIT * tract.size)
        return sound, lasts
