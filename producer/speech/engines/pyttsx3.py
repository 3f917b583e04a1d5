"""pyttsx3: the voices of the operating system (SAPI 5, NSSpeechSynthesizer, eSpeak NG).

On Linux eSpeak NG comes from the extra `espeak` or from the system. What pyttsx3 gets wrong is
handled here, each of it reproduced:

- several queued lines leave only the last one's file: there is one line a run;
- a run ends before eSpeak does: it is waited for;
- one line in seven is spoken at the pace or in the voice of the line before it: eSpeak is told, and
  waited for, first;
- an unknown voice or variant is ignored in silence: the voice is asked for afterwards;
- to eSpeak a letter with a full stop at the end ("A, B, C, D.") is an initial, and the sound is cut
  off as if a name followed: the full stop is left out;
- NUL cuts the text; a file that isn't written is no error: each has a new name and must hold sound;
- it hangs after a fork, and a missing eSpeak dictionary ends the process: it lives in a worker.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from producer.errors import SpeechError, installing
from producer.model import Utterance
from producer.speech.engines import Capabilities, EngineVoice, Progress, Recording
from producer.versions import version

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CAPABILITIES = Capabilities(
    word_times=False,
    deterministic=False,
    phonemes=False,
    max_characters=1_000,
    network=False,
    licence="MPL-2.0; eSpeak NG is GPL-3.0-or-later, the system's own voices are as licensed",
    memory=150,
)

_PACE = 175
"""Words a minute of a voice at rate 1."""
_VARIANTS = ("m3", "f2", "m8", "f4", "m1", "f5", "m7", "f1", "m5", "f3", "m2", "m4", "m6")
"""eSpeak's speakers, each unlike the ones before it."""
_ESPEAK = {"gmw/en-us": "en-US", "gmw/en": "en-GB"}
_PATIENCE = 30.0
"""Seconds within which the system must list its voices."""
_INITIAL = re.compile(r"(?<=\b[A-Za-z])\.$")
_CONTROL = dict.fromkeys(range(32), " ") | {0: "", 127: ""}


def fingerprint() -> str:
    """pyttsx3, and the system or library whose voices it speaks with."""
    return f"pyttsx3 {version('pyttsx3')} {_library()} initials"


@lru_cache(maxsize=1)
def voices() -> tuple[EngineVoice, ...]:
    """The system's English voices, as a process of its own lists them; empty if it has none."""
    code = f"from {__name__} import list_voices; list_voices()"
    command = [sys.executable, "-c", code]
    try:
        result = subprocess.run(
            command, capture_output=True, text=True, timeout=_PATIENCE, stdin=subprocess.DEVNULL
        )
        listed = json.loads(result.stdout.splitlines()[-1])
    except (OSError, ValueError, IndexError, subprocess.TimeoutExpired):
        return ()
    return tuple(
        EngineVoice(name=name, language=language, gender=gender, grade=grade)
        for grade, (name, language, gender) in enumerate(listed, 1)
    )


def at_once(voices: tuple[str, ...]) -> bool:
    """No: the system's drivers may hang."""
    return False


def missing(voices: tuple[str, ...] = ()) -> str:
    """pyttsx3, or on Linux eSpeak NG."""
    if not version("pyttsx3"):
        return "the Python package pyttsx3"
    return "" if _library() else f"eSpeak NG ({installing('espeak')}, or the system's)"


def prepare(progress: Progress, voices: tuple[str, ...] = ()) -> None:
    """Nothing can be fetched. Raises SpeechError when the system has no voices."""
    lacking = missing(voices)
    if lacking:
        raise SpeechError(f"pyttsx3 can't speak without {lacking}")


def repair() -> tuple[str, ...]:
    """Nothing of its own can be damaged."""
    return ()


class Engine:
    """The system's speaker."""

    def __init__(self, threads: int = 1) -> None:
        self.driver, self.espeak = _driver()
        self.folder = tempfile.TemporaryDirectory(prefix="producer-")
        self.count = 0
        self.errors: list[str] = []
        self.driver.connect("error", self._failed)

    def speak(self, utterance: Utterance, attempt: int = 0) -> Recording:
        """Read `utterance`; every reading differs a little anyway."""
        text = _INITIAL.sub("", utterance.text.translate(_CONTROL).strip())
        if not text:
            raise SpeechError("there is nothing to say", source=utterance.source)
        self._settle(utterance.voice.name, round(_PACE * utterance.voice.rate))
        self.count += 1
        path = Path(self.folder.name) / f"{self.count}.wav"
        self.errors.clear()
        self.driver.save_to_file(text, str(path))
        self.driver.runAndWait()
        if self.espeak:
            self.espeak.Synchronize()
        try:
            rate, samples = _read(path)
        except (OSError, EOFError, ValueError) as error:
            said = "; ".join(self.errors) or str(error) or "no sound came"
            raise SpeechError(f"pyttsx3 wrote no sound: {said}") from error
        finally:
            path.unlink(missing_ok=True)
        return Recording(rate=rate, samples=samples)

    def _settle(self, name: str, pace: int) -> None:
        """Voice and pace, in force before the next line is spoken."""
        if self.espeak:
            self.espeak.SetVoiceByName(name.encode())
            self.espeak.SetParameter(self.espeak.RATE, pace, 0)
            self.espeak.Synchronize()
            there = (self.driver.getProperty("voice") or "").lower() == name.lower()
        else:
            there = name in {voice.id for voice in self.driver.getProperty("voices")}
            self.driver.setProperty("voice", name)
            self.driver.setProperty("rate", pace)
        if not there:
            raise SpeechError(
                f"the system has no voice {name!r}",
                hint="`producer voices` lists the voices there are",
            )

    def _failed(self, **details: object) -> None:
        self.errors.append(str(details.get("exception", "")))


def list_voices() -> None:
    """Print the system's English voices as JSON: name, language, gender, the best first."""
    driver, espeak = _driver()
    found = driver.getProperty("voices")
    if espeak:
        known = {voice.id for voice in found}
        listed = [
            (f"{base}+{variant}", language, "female" if variant[0] == "f" else "male")
            for base, language in _ESPEAK.items()
            if base in known
            for variant in _VARIANTS
        ]
        # Speakers first, accents after: an accent alone is no other speaker.
        listed.sort(key=lambda voice: _VARIANTS.index(voice[0].rpartition("+")[2]) >= 8)
    else:
        listed = [
            (voice.id, language, (voice.gender or "").lower().removeprefix("voicegender"))
            for voice in found
            if (language := _english(voice))
        ]
    print(json.dumps(listed))


def _english(voice: Any) -> str:
    """BCP 47 of an English voice of SAPI 5 or macOS, else an empty string."""
    for language in voice.languages or ():
        text = language.decode("ascii", "ignore") if isinstance(language, bytes) else str(language)
        text = text.strip("\x05").replace("_", "-")
        if text.lower().startswith("en"):
            return text if "-" in text else "en-US"
    return "en-US" if "english" in voice.name.lower() or "EN-US" in voice.id.upper() else ""


def _driver() -> tuple[Any, Any]:
    """pyttsx3's engine, and its eSpeak module where that speaks. Raises SpeechError."""
    if sys.platform.startswith("linux") and find_spec("espeakng_loader"):
        import ctypes

        import espeakng_loader

        os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
        ctypes.CDLL(espeakng_loader.get_library_path(), mode=ctypes.RTLD_GLOBAL)
    try:
        import pyttsx3

        driver = pyttsx3.init()
    except Exception as error:
        reason = " ".join(str(error).split())
        raise SpeechError(
            f"pyttsx3 can't start: {reason}",
            hint=f"{installing('espeak')}, or install espeak-ng",
        ) from error
    if str(driver) != "espeak":
        return driver, None
    from pyttsx3.drivers import _espeak

    return driver, _espeak


def _read(path: Path) -> tuple[int, NDArray[np.int16]]:
    """Rate and samples of a file: WAV, or on a Mac AIFF. Raises OSError, EOFError or ValueError."""
    import wave

    import numpy as np

    data = path.read_bytes()
    if data[:4] != b"RIFF":
        return _decode(path)
    try:
        with wave.open(str(path)) as file:
            if file.getsampwidth() != 2 or file.getnchannels() != 1:
                return _decode(path)
            sound = np.frombuffer(file.readframes(file.getnframes()), dtype="<i2")
            return file.getframerate(), sound.astype(np.int16)
    except wave.Error as error:
        raise ValueError(str(error)) from error


def _decode(path: Path) -> tuple[int, NDArray[np.int16]]:
    import av
    import numpy as np

    try:
        with av.open(str(path)) as file:
            rate = int(file.streams.audio[0].rate)
            resampler = av.AudioResampler(format="s16", layout="mono", rate=rate)
            parts = [
                part.to_ndarray().reshape(-1)
                for frame in [*file.decode(audio=0), None]
                for part in resampler.resample(frame)
            ]
    except (av.FFmpegError, IndexError) as error:
        raise ValueError(str(error)) from error
    return rate, np.concatenate(parts) if parts else np.zeros(0, dtype=np.int16)


@lru_cache(maxsize=1)
def _library() -> str:
    """What speaks, with its version; empty when there is nothing."""
    if not sys.platform.startswith("linux"):
        import platform

        return f"{sys.platform} {platform.release()}"
    if find_spec("espeakng_loader"):
        return f"espeakng-loader {version('espeakng-loader')}"
    import ctypes.util

    for name in ("espeak-ng", "espeak"):
        library = ctypes.util.find_library(name)
        if library:
            return library
    return ""
