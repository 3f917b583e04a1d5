"""Takes that an author chooses, locks or records: they stay whatever changes around them."""

from __future__ import annotations

import shutil
import wave
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from producer import project
from producer.build import choose, one_turn
from producer.build.hands import Tools
from producer.build.one_turn import OneTurn
from producer.cli import main
from producer.errors import ProducerError
from producer.store import Store
from tests.build import small

SCRIPT = "scripts/loops/01-loops.md"
SECOND = 15
"""Line of the first turn of Student 1."""
ZERO = "**Student 1:** Zero"
RECORDED = '**Student 1:** {recording="recordings/zero.wav"} Zero'


def one(root: Path, line: int = SECOND, engine: str = "") -> OneTurn:
    return one_turn.find(project.load(root), SCRIPT, line, engine)


def command(root: Path, *words: str) -> int:
    return main(["--project", str(root), *words])


def record(root: Path, name: str, seconds: list[float], rate: int = 48_000, hum: int = 30) -> Path:
    """A stereo file with bursts of `seconds`, 0.4 s apart, and the noise of a room."""
    noise = np.random.default_rng(1)
    parts = [np.zeros(rate // 3)]
    for length in seconds:
        at = np.arange(int(length * rate)) / rate
        parts += [8_000 * np.sin(2 * np.pi * 180 * at) * np.sin(2 * np.pi * 3 * at) ** 2]
        parts += [np.zeros(int(0.4 * rate))]
    mono = np.concatenate(parts)
    mono += noise.normal(0, hum, len(mono)) + 200
    path = root / "scripts" / "loops" / "recordings" / name
    path.parent.mkdir(exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(np.repeat(mono.astype("<i2"), 2).tobytes())
    return path


def test_takes_are_recorded_told_and_written(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An author hears the alternatives, and which of them differ at all."""
    out = tmp_path / "out"
    assert command(built, "takes", f"{SCRIPT}:{SECOND}", "--count", "3", "--out", str(out)) == 0
    told = capsys.readouterr().out
    assert f"{SCRIPT}:{SECOND} Student 1, take 1 is used" in told
    assert sorted(path.name for path in out.iterdir()) == [f"take-{n}.wav" for n in (1, 2, 3)]
    with wave.open(str(out / "take-2.wav")) as file:
        assert file.getnframes() > file.getframerate()


def test_keeping_a_take_changes_its_label_alone_and_encodes_it_alone(built: Path) -> None:
    """Nothing else of the author's file, and nothing else of the audio."""
    before = (built / SCRIPT).read_bytes()
    assert command(built, "takes", f"{SCRIPT}:{SECOND}", "--keep", "3") == 0
    after = (built / SCRIPT).read_bytes()
    assert after == before.replace(b"**Student 1:** Zero", b"**Student 1:** {take=3} Zero")
    report = small.made(built)
    assert (report.recorded, report.encoded) == (1, 1)
    assert command(built, "takes", f"{SCRIPT}:{SECOND}", "--keep", "1") == 0
    assert (built / SCRIPT).read_bytes() == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["takes", SCRIPT], "which turn of"),
        (["takes", f"{SCRIPT}:2"], f"{SCRIPT}:2: no turn stands here"),
        (["takes", f"{SCRIPT}:15", "--keep", "1000"], "there is no take 1000"),
        (["takes", "scripts/loops/02-history.md:8", "--keep", "2"], "has no label"),
        (["unlock", f"{SCRIPT}:15"], f"{SCRIPT}:15: the turn isn't locked"),
        (["lock", "scripts/loops/02-history.md:8"], "has no label"),
    ],
)
def test_what_cant_be_is_told_in_one_line(
    built: Path, capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    """And leaves the author's files as they are."""
    before = {path: path.read_bytes() for path in (built / "scripts").rglob("*") if path.is_file()}
    assert command(built, *words) == 1
    error = capsys.readouterr().err
    assert told in error and error.count("\n") == 1
    assert before == {
        path: path.read_bytes() for path in (built / "scripts").rglob("*") if path.is_file()
    }


def test_a_locked_turn_survives_another_voice_and_an_empty_cache(built: Path) -> None:
    """Engine, voice and lexicon may change and the cache may go: the sound stays, bit for bit."""
    with Tools(Store(built / "build/cache"), 1) as tools:
        name = choose.lock(one(built), tools)
    plan = one(built).plan
    store = Store(built / "build/cache")
    samples = {key: store.get("takes", key) for key in plan.keys}
    assert small.made(built).recorded == 0, "locking records nothing"

    small.edit(built, "Student 1: e3", "Student 1: g4", "voices/cast.yaml")
    shutil.rmtree(built / "build")
    report = small.made(built)
    assert not report.findings
    assert report.recorded == small.TAKES - 1
    again = one(built).plan
    assert again.keys == plan.keys
    assert [one.voice for one in again.utterances] == [one.voice for one in plan.utterances]
    for key, entry in samples.items():
        found = store.get("takes", key)
        assert found and entry and found.data == entry.data
    assert one(built, engine="hibari").plan.keys == plan.keys

    choose.unlock(one(built))
    assert one(built).plan.keys != plan.keys
    assert not list((built / "scripts/loops/takes").glob(f"{name}*"))


def test_a_lock_gives_way_to_other_words(built: Path) -> None:
    """What is heard is what is written; the author is told, and may lock again."""
    with Tools(Store(built / "build/cache"), 1) as tools:
        first = choose.lock(one(built), tools)
        small.edit(built, "Zero, one and two.", "Zero and one.")
        (found,) = small.made(built).findings
        assert (found.code, found.severity) == ("lock-outdated", "warning")
        assert str(found.source) == f"{SCRIPT}:{SECOND}"
        second = choose.lock(one(built), tools)
    assert not small.made(built).findings
    assert [path.stem for path in sorted((built / "scripts/loops/takes").iterdir())] == [second] * 2
    assert first != second


@pytest.mark.parametrize("suffix", ["json", "flac"])
@pytest.mark.parametrize("damage", ["gone", "cut"])
def test_a_broken_lock_is_a_finding(built: Path, suffix: str, damage: str) -> None:
    """The turn isn't silently spoken by another voice."""
    with Tools(Store(built / "build/cache"), 1) as tools:
        name = choose.lock(one(built), tools)
    path = built / f"scripts/loops/takes/{name}.{suffix}"
    data = path.read_bytes()
    path.unlink()
    if damage == "cut":
        path.write_bytes(data[: len(data) // 2])
    shutil.rmtree(built / "build")
    (found,) = small.made(built).findings
    assert (found.code, str(found.source)) == ("lock-broken", f"{SCRIPT}:{SECOND}")


def test_a_recording_replaces_a_turn(built: Path) -> None:
    """It is resampled, cut, levelled and aligned like any take, and nothing else is encoded."""
    record(built, "zero.wav", [0.4, 0.5, 0.6])
    small.edit(
        built, "**Student 1:** Zero", '**Student 1:** {recording="recordings/zero.wav"} Zero'
    )
    report = small.made(built)
    assert not report.findings
    assert (report.recorded, report.encoded) == (0, 1)
    (utterance,) = one(built).plan.utterances
    assert utterance.text == "Zero, one and two."
    (key,) = one(built).plan.keys
    meta = Store(built / "build/cache").meta("takes", key)
    assert meta and meta["rate"] == 44_100
    assert 2.3 < meta["length"] / meta["rate"] < 2.7, "the room before and after is cut"
    assert len(meta["words"]) == 4
    edges = [edge for word in meta["words"] for edge in word]
    assert edges == sorted(edges) and edges[-1] <= meta["length"]
    assert all(a < b for a, b in meta["words"])
    gaps = [(b[0] - a[1]) / meta["rate"] for a, b in pairwise(meta["words"])]
    assert sum(gap > 0.3 for gap in gaps) == 2, "its pauses lie between words"

    assert small.made(built).encoded == 0
    record(built, "zero.wav", [0.5, 0.5, 0.7])
    assert small.made(built).encoded == 1, "another recording under the same name is heard"


def test_a_clean_build_makes_the_same_of_recordings_and_locks(built: Path, tmp_path: Path) -> None:
    """Byte for byte: nothing of them depends on what was built before."""
    with Tools(Store(built / "build/cache"), 1) as tools:
        choose.lock(one(built, 21), tools)
    record(built, "zero.wav", [0.4, 0.5, 0.6])
    small.edit(built, ZERO, RECORDED)
    assert not small.made(built).findings
    clean = small.clean_copy(built, tmp_path / "clean")
    assert not small.made(clean).findings
    assert small.site(clean) == small.site(built)


@pytest.mark.parametrize("suffix", ["flac", "mp3", "m4a", "ogg"])
def test_a_recording_may_have_another_format(built: Path, suffix: str) -> None:
    """Telephones and studios write others than WAV."""
    wav = record(built, "zero.wav", [0.4, 0.5, 0.6])
    path = wav.with_suffix(f".{suffix}")
    codec = {"flac": "flac", "mp3": "mp3", "m4a": "aac", "ogg": "libopus"}[suffix]
    with av.open(str(wav)) as source, av.open(str(path), "w") as target:
        stream: Any = target.add_stream(codec, rate=48_000)
        stream.layout = "stereo"
        for frame in (*source.decode(source.streams.audio[0]), None):
            target.mux(stream.encode(frame))
    small.edit(built, ZERO, RECORDED.replace("wav", suffix))
    assert not small.made(built).findings
    (key,) = one(built).plan.keys
    meta = Store(built / "build/cache").meta("takes", key)
    assert meta and 2.3 < meta["length"] / meta["rate"] < 2.8


@pytest.mark.parametrize(
    ("damage", "code"),
    [("gone", "recording-missing"), ("no audio", "recording-unreadable"),
     ("silence", "recording-unreadable"), ("outside", "recording-path")],
)  # fmt: skip
def test_a_recording_that_isnt_one_is_a_finding(built: Path, damage: str, code: str) -> None:
    """At the turn's line, and the last good site stays."""
    small.edit(
        built, "**Student 1:** Zero", '**Student 1:** {recording="recordings/zero.wav"} Zero'
    )
    path = record(built, "zero.wav", [] if damage == "silence" else [0.5], hum=0)
    if damage == "gone":
        path.unlink()
    elif damage == "no audio":
        path.write_bytes(b"no audio at all")
    elif damage == "outside":
        path.rename(built / "secret.wav")
        path.symlink_to(built / "secret.wav")
    before = small.site(built)
    (found,) = small.made(built).findings
    assert (found.code, str(found.source), found.severity) == (
        code, f"{SCRIPT}:{SECOND}", "error",
    )  # fmt: skip
    assert small.site(built) == before


def test_a_recording_that_cant_say_the_words_is_doubtful(built: Path) -> None:
    """A file that was put at the wrong turn is noticed before a learner hears it."""
    small.edit(
        built, "**Student 1:** Zero", '**Student 1:** {recording="recordings/zero.wav"} Zero'
    )
    record(built, "zero.wav", [3.0] * 4)
    for _ in range(2):
        (found,) = small.made(built).findings
        assert (found.code, found.severity) == ("recording-doubtful", "warning")


def test_takes_of_a_recording_are_no_takes(built: Path) -> None:
    """An engine's reading would be thrown away."""
    small.edit(
        built, "**Student 1:** Zero", '**Student 1:** {recording="recordings/zero.wav"} Zero'
    )
    record(built, "zero.wav", [0.4, 0.5, 0.6])
    with pytest.raises(ProducerError, match="your own recording"):
        choose.keep(one(built), 2)
    with (
        Tools(Store(built / "build/cache"), 1) as tools,
        pytest.raises(ProducerError, match="needs no lock"),
    ):
        choose.lock(one(built), tools)


def test_a_script_that_changed_meanwhile_is_left_alone(built: Path) -> None:
    """An editor that saved between reading and writing loses nothing."""
    found = one(built)
    small.edit(built, "Zero, one", "None, one")
    before = (built / SCRIPT).read_bytes()
    with pytest.raises(ProducerError, match="changed meanwhile"):
        choose.keep(found, 2)
    assert (built / SCRIPT).read_bytes() == before
