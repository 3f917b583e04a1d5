"""Any sound file becomes a sound that fits between and under speech."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from producer.audio import loudness, sounds
from producer.errors import AudioError
from producer.model import Format, Source
from producer.store import Store

from . import judges
from .speechlike import wav

PLAIN = Format()
WHERE = Source(path="scripts/test/course.yaml", line=12)
SECONDS = 5


@pytest.fixture
def music(tmp_path: Path) -> Path:
    """Three notes and some air, far too loud."""
    time = np.arange(SECONDS * 32_000) / 32_000
    notes = sum(np.sin(2 * np.pi * hertz * time) for hertz in (220.0, 277.2, 329.6))
    air = np.random.default_rng(1).standard_normal(len(time))
    path = tmp_path / "music.wav"
    wav(path, np.asarray(np.clip(0.3 * notes + 0.02 * air, -1, 1), np.float32), 32_000)
    return path


def prepared(path: Path, form: Format = PLAIN, under: int = 0) -> NDArray[np.float32]:
    """(channels, samples)."""
    folder = path.parent / "store"
    sound = sounds.prepare(folder, path, WHERE, audio_format=form, under=under)
    entry = Store(folder).get("sounds", sound.key)
    assert entry
    found = np.frombuffer(entry.data, "<i2").reshape(-1, form.channels).T.astype(np.float32)
    assert found.shape[1] == sound.length
    return np.asarray(found / 32_768, np.float32)


@pytest.mark.parametrize("form", [PLAIN, Format(rate=48_000, channels=2)], ids=["mono", "stereo"])
def test_a_sound_is_a_little_softer_than_speech(form: Format, music: Path) -> None:
    """Whatever its own level was, 3 LU under the course's."""
    found = prepared(music, form)
    assert found.shape == (form.channels, SECONDS * form.rate)
    measured = loudness.integrated(loudness.powers(found, form.rate))
    assert measured == pytest.approx(form.lufs - sounds.BELOW_SPEECH, abs=0.3)
    assert np.abs(found[:, :2]).max() < 0.01
    assert np.abs(found[:, -2:]).max() < 0.01


def test_the_end_goes_down_where_speech_begins(music: Path) -> None:
    """15 dB lower under the words, and fading to nothing."""
    found = prepared(music, under=2_000)[0]

    def level(start: float, end: float) -> float:
        part = found[int(start * PLAIN.rate) : int(end * PLAIN.rate)]
        return 10 * float(np.log10((part.astype(np.float64) ** 2).mean()))

    assert level(3.8, 4.3) == pytest.approx(level(1.0, 2.5) - sounds.DUCKED, abs=0.7)
    assert level(4.95, 5.0) < level(3.8, 4.3) - 10
    assert level(2.0, 2.9) == pytest.approx(level(1.0, 2.0), abs=0.5)


@pytest.mark.parametrize("kind", ["flac", "ogg", "opus", "mp3", "m4a", "aiff", "webm", "mka"])
def test_any_format_is_read(kind: str, music: Path) -> None:
    """What an author has, works."""
    other = music.with_suffix(f".{kind}")
    judges.run("ffmpeg", "-v", "error", "-i", music, other)
    found = prepared(other)
    assert found.shape[1] == pytest.approx(SECONDS * PLAIN.rate, abs=3_000)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.mp3", b""),
        ("text.wav", b"this is no audio file\n" * 50),
        ("noise.mp3", np.random.default_rng(0).bytes(20_000)),
        (
            "list.m3u8",
            b"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nmusic.wav\n#EXT-X-ENDLIST\n",
        ),
        ("list.ffconcat", b"ffconcat version 1.0\nfile music.wav\n"),
    ],
)
def test_a_sound_file_that_is_none_is_told_with_its_line(
    name: str, data: bytes, tmp_path: Path
) -> None:
    """One clear line; a playlist is no way to read other files."""
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(AudioError, match=rf"course\.yaml:12: {name}"):
        sounds.prepare(tmp_path, path, WHERE, audio_format=PLAIN)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """One clear line."""
    with pytest.raises(AudioError, match=r"course\.yaml:12: can't read gone\.wav"):
        sounds.prepare(tmp_path, tmp_path / "gone.wav", WHERE, audio_format=PLAIN)


def test_a_sound_that_is_an_hour_is_told(tmp_path: Path) -> None:
    """A whole recording named by mistake doesn't fill the memory."""
    path = tmp_path / "long.wav"
    wav(path, np.zeros(8_000 * (sounds.LONGEST_SECONDS + 1), np.float32), 8_000)
    with pytest.raises(AudioError, match="10 minutes"):
        sounds.prepare(tmp_path, path, WHERE, audio_format=PLAIN)


def test_silence_and_very_short_sounds_are_sounds(tmp_path: Path) -> None:
    """A click of 20 ms has no window to be measured in; nothing breaks."""
    quiet, short = tmp_path / "quiet.wav", tmp_path / "short.wav"
    wav(quiet, np.zeros(4_000, np.float32))
    wav(short, np.asarray(0.5 * np.sin(np.arange(480)), np.float32))
    assert not prepared(quiet).any()
    assert prepared(short, under=9_000).shape[1] == pytest.approx(882, abs=2)


def test_a_sound_is_prepared_once(music: Path, tmp_path: Path) -> None:
    """The same bytes under another name are the same sound; another setting is another."""
    store = tmp_path / "store"
    copy = tmp_path / "copy.wav"
    copy.write_bytes(music.read_bytes())
    first = sounds.prepare(store, music, WHERE, audio_format=PLAIN)
    assert sounds.prepare(store, copy, WHERE, audio_format=PLAIN) == first
    assert sounds.prepare(store, music, WHERE, audio_format=PLAIN, under=900) != first
    assert len(list(Store(store).keys("sounds"))) == 2


def test_a_tag_of_other_bytes_spoils_no_sound(music: Path) -> None:
    """Old files name their artist in Latin-1; every release of PyAV reads the sound."""
    plain = prepared(music)
    data = music.read_bytes()
    info = b"INFOIART" + (6).to_bytes(4, "little") + b"Beyonc\xe9"[-6:]
    chunk = b"LIST" + len(info).to_bytes(4, "little") + info
    size = (len(data) + len(chunk) - 8).to_bytes(4, "little")
    music.write_bytes(data[:4] + size + data[8:12] + chunk + data[12:])
    assert np.array_equal(prepared(music), plain)
