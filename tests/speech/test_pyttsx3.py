"""The system's voices: every trap of pyttsx3 that can be set off here is.

Skipped, with the reason, where the system has no voice. Words go through worker processes, as
they do in a build.
"""

from __future__ import annotations

import itertools
import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from producer.model import Take, Utterance
from producer.speech import engines, takes
from producer.speech.engines import pyttsx3
from producer.speech.record import Recorder
from producer.speech.requests import Failed, Recorded, Request
from producer.store import Store

from .lines import line

LACKING = pyttsx3.missing()
pytestmark = pytest.mark.skipif(bool(LACKING), reason=f"no system voice: {LACKING}")

SHORT = "It waits for all of them."


@pytest.fixture(scope="module")
def voices() -> list[str]:
    return [voice.name for voice in pyttsx3.voices()]


@pytest.fixture(scope="module")
def recorder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Recorder]:
    with Recorder("pyttsx3", Store(tmp_path_factory.mktemp("takes")), jobs=2) as made:
        yield made


def say(recorder: Recorder, *said: Utterance) -> tuple[list[Take], list[Failed]]:
    fingerprint = engines.load("pyttsx3").fingerprint()
    requests = [Request(key=takes.take_key(u, fingerprint), utterance=u) for u in said]
    found: dict[str, Take] = {}
    failed = []
    for event in recorder.record(requests):
        if isinstance(event, Recorded):
            found[event.take.key] = event.take
        elif isinstance(event, Failed):
            failed.append(event)
    return [found[request.key] for request in requests if request.key in found], failed


def test_it_lists_english_voices(voices: list[str]) -> None:
    """In a process of its own, since a listing may end the process."""
    assert voices
    assert all(voice.language.startswith("en") for voice in pyttsx3.voices())


def test_pace_and_voice_are_those_of_the_line(recorder: Recorder, voices: list[str]) -> None:
    """pyttsx3 by itself speaks one line in seven at the pace of the one before."""
    said = [
        line(SHORT, engine="pyttsx3", voice=voices[n % 2], rate=(0.8, 1.0, 1.25)[n % 3], take=n)
        for n in range(1, 61)
    ]
    found, failed = say(recorder, *said)
    assert not failed
    for voice in voices[:2]:
        by_rate = [
            [t.length for t, u in zip(found, said, strict=True) if u.voice.rate == rate and
             u.voice.name == voice]
            for rate in (1.25, 1.0, 0.8)
        ]  # fmt: skip
        for faster, slower in itertools.pairwise(by_rate):
            assert max(faster) < min(slower)


def test_a_long_line_is_not_lost(recorder: Recorder, voices: list[str]) -> None:
    """By itself pyttsx3 returns before 40 words are spoken, and writes nothing."""
    text = " ".join(["and then the next one of them comes along"] * 12) + "."
    said = line(text, engine="pyttsx3", voice=voices[0])
    found, failed = say(recorder, said)
    assert not failed
    assert len(found[0].words) == 108
    assert found[0].length / found[0].rate > 20


def test_an_unknown_voice_is_an_error_at_the_line(recorder: Recorder, voices: list[str]) -> None:
    """By itself pyttsx3 speaks with another voice and says nothing."""
    wrong = [line(SHORT, engine="pyttsx3", voice=v, at=9) for v in ("nobody", voices[0] + "x")]
    found, failed = say(recorder, *wrong, line(SHORT, engine="pyttsx3", voice=voices[0]))
    assert len(found) == 1
    assert [str(event.finding.source) for event in failed] == ["scripts/course/01.md:9"] * 2
    assert all("has no voice" in event.finding.message for event in failed)


def test_nul_and_markup_do_not_cut_the_text(recorder: Recorder, voices: list[str]) -> None:
    """Characters that eSpeak stops at are left out."""
    plain, cut = (
        line(f"It waits{mark} for all of them.", engine="pyttsx3", voice=voices[0])
        for mark in ("", "\0")
    )
    found, failed = say(recorder, plain, cut)
    assert not failed
    assert found[1].length > 0.9 * found[0].length


def test_words_are_estimated_and_say_so(recorder: Recorder, voices: list[str]) -> None:
    """The engine gives no times."""
    found, _ = say(recorder, line("One two three.", engine="pyttsx3", voice=voices[0]))
    assert found[0].estimated and len(found[0].words) == 3


def test_a_file_of_another_kind_is_read_too(tmp_path: Path) -> None:
    """A Mac writes AIFF under the name of a WAV file."""
    import av

    path = tmp_path / "said.wav"
    at = np.arange(22_050, dtype=np.float64)
    sound = np.rint(8_000 * np.sin(at / 10)).astype(np.int16)
    with av.open(str(path), "w", format="aiff") as file:
        stream = file.add_stream("pcm_s16be", rate=22_050, layout="mono")
        frame = av.AudioFrame.from_ndarray(sound[None], format="s16", layout="mono")
        frame.sample_rate = 22_050
        file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    rate, samples = pyttsx3._read(path)
    assert rate == 22_050 and np.array_equal(samples, sound)


@pytest.mark.parametrize("data", [b"", b"RIFF", b"no sound at all"])
def test_a_file_without_sound_is_refused(tmp_path: Path, data: bytes) -> None:
    """A broken file is no take."""
    path = tmp_path / "said.wav"
    path.write_bytes(data)
    with pytest.raises((OSError, EOFError, ValueError)):
        pyttsx3._read(path)


def test_a_wav_file_is_read_as_it_is(tmp_path: Path) -> None:
    """Rate and samples."""
    path = tmp_path / "said.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 22_050, 0, "NONE", ""))
        file.writeframes(np.array([1, -2, 3], dtype="<i2").tobytes())
    rate, samples = pyttsx3._read(path)
    assert (rate, samples.tolist()) == (22_050, [1, -2, 3])
