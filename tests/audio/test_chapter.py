"""Chapters and episodes as they are published: level, clean, on time, and cheap to edit."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from producer.audio import loudness, measure, sounds, timeline
from producer.audio.blocks import Layer, episode_layers
from producer.audio.timeline import FRAME
from producer.model import Format, Sounds, Source
from producer.store import Store

from . import judges
from .building import (
    Built,
    chapter,
    decoded,
    encode,
    frames_of,
    ratio,
    source_of,
    write,
)  # fmt: skip
from .speechlike import PITCHES, PLAIN, Line, Recorded, dialogue, record, wav

LINES = dialogue(9, seconds=1.5)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store(tmp_path_factory.mktemp("store"))


@pytest.fixture(scope="module")
def recorded(store: Store) -> Recorded:
    return record(store, LINES)


@pytest.fixture(scope="module")
def built(store: Store, recorded: Recorded) -> Built:
    return chapter(store, recorded)


@pytest.fixture(scope="module")
def path(store: Store, built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("site") / "chapter.mp3"
    write(path, store, built)
    return path


def test_the_file_is_as_loud_as_it_must_be(path: Path, built: Built) -> None:
    """-16 LUFS within 1, true peak at most -1 dBTP: ffmpeg's measure of the encoded file."""
    level, peak = judges.ebur128(path)
    assert level == pytest.approx(PLAIN.lufs, abs=1.0)
    assert peak <= PLAIN.peak
    assert built.plan
    assert level == pytest.approx(built.plan.loudness, abs=0.3)
    told = max(encoding.proof.peak for encoding in built.encodings if encoding)
    assert peak == pytest.approx(told, abs=0.15)


def test_speakers_are_level_with_each_other(
    path: Path, store: Store, built: Built, recorded: Recorded
) -> None:
    """Roles recorded 17 dB apart are within 1 LU of each other in the file."""
    played = judges.ffmpeg(path)
    levels = {}
    for role in PITCHES:
        spoken = [
            played[:, clip.start : clip.start + clip.length]
            for clip in built.timeline.clips
            if clip.take and recorded.utterances[clip.utterance].role == role
        ]
        whole = np.concatenate(spoken, axis=1)
        levels[role] = loudness.integrated(loudness.powers(whole, PLAIN.rate))
    assert max(levels.values()) - min(levels.values()) < 1.0
    for level in levels.values():
        assert level == pytest.approx(PLAIN.lufs, abs=1.0)


def test_nothing_clicks_and_pauses_are_silent(path: Path, built: Built) -> None:
    """Every silence of the timeline is one in the file, and no other sound is in it."""
    found = measure.measure(path)
    assert found.clicks == ()
    assert found.length == built.timeline.length
    played = judges.ffmpeg(path)
    for clip in built.timeline.clips:
        rest = slice(clip.start + clip.length + 2 * FRAME, clip.start + clip.total - 2 * FRAME)
        assert not np.abs(played[:, rest]).max(initial=0.0) > 1e-4


@pytest.mark.parametrize(
    "form",
    [PLAIN, Format(rate=48_000), Format(channels=2, kbps=160)],
    ids=["mono", "48k", "stereo"],
)
def test_every_sample_is_where_the_timeline_says(
    form: Format, store: Store, recorded: Recorded, tmp_path: Path
) -> None:
    """All three players play exactly the timeline, and it lines up with what was mixed."""
    made = chapter(store, Recorded(
        utterances=recorded.utterances[:3], takes=recorded.takes[:3]
    ), audio_format=form)  # fmt: skip
    path = tmp_path / "a.mp3"
    write(path, store, made, audio_format=form)
    source = source_of(store, made, form)
    ours = decoded(frames_of(path.read_bytes())[1:], made.timeline.length)
    for played in (judges.ffmpeg(path, form.channels), judges.mpg123(path, form.channels), ours):
        assert played.shape == source.shape
        assert ratio(source, played) > 20


def as_good_as_one_encoding(path: Path, store: Store, built: Built, form: Format) -> None:
    """The ratio to the noise is that of a full encode to 0.1 dB, and in the 100 ms around the joins
    no less."""
    from producer.audio.encoders import mp3

    source = source_of(store, built, form)
    length = source.shape[1]
    assert length == built.timeline.length
    spliced = decoded(frames_of(path.read_bytes())[1:], length)
    full = decoded(mp3.encode(source, form), length)
    assert ratio(source, spliced) == pytest.approx(ratio(source, full), abs=0.1)
    around, at = np.zeros(length, bool), 0
    for block in built.blocks:
        around[max(0, at - form.rate // 10) : at + form.rate // 10] = True
        at += block.frames * FRAME
    joined = ratio(source[:, around], spliced[:, around])
    assert joined >= ratio(source[:, around], full[:, around]) - 0.1


EDITS: dict[str, tuple[list[Line], int]] = {
    "nothing": ([*LINES], 0),
    "the first line changed": ([replace(LINES[0], seed=91, seconds=1.9), *LINES[1:]], 1),
    "a middle line made longer": (
        [*LINES[:4], replace(LINES[4], seed=92, seconds=4.0), *LINES[5:]], 1),
    "the last line changed": ([*LINES[:-1], replace(LINES[-1], seed=93)], 1),
    "a line inserted in front": ([replace(LINES[0], seed=94), *LINES], 1),
    "a line inserted in the middle": ([*LINES[:5], replace(LINES[2], seed=95), *LINES[5:]], 1),
    "a line added at the end": ([*LINES, replace(LINES[0], seed=96)], 1),
    "the first line deleted": ([*LINES[1:]], 0),
    "a middle line deleted": ([*LINES[:4], *LINES[5:]], 0),
    "the last line deleted": ([*LINES[:-1]], 0),
    "the first line moved to the end": ([*LINES[1:], LINES[0]], 0),
    "two middle lines swapped": ([*LINES[:3], LINES[5], LINES[4], LINES[3], *LINES[6:]], 0),
    "the last line said twice": ([*LINES, LINES[-1]], 0),
}  # fmt: skip


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_encodes_what_it_changes_and_the_file_is_a_clean_builds(
    name: str, store: Store, built: Built, tmp_path: Path
) -> None:
    """At most one block a changed line, none for a moved or a deleted one."""
    lines, most = EDITS[name]
    assert built.plan
    pinned = dict(built.plan.gains)
    edited = chapter(store, record(store, lines), pinned=pinned)
    assert edited.encoded <= most
    assert edited.plan
    assert edited.plan.gains == built.plan.gains
    clean = Store(tmp_path / "clean")
    again = chapter(clean, record(clean, lines), pinned=pinned)
    one, other = tmp_path / "one.mp3", tmp_path / "other.mp3"
    write(one, store, edited)
    write(other, clean, again)
    assert one.read_bytes() == other.read_bytes()


SPLICES = {
    "mono": (PLAIN, "nothing"),
    "48k": (Format(rate=48_000), "a middle line made longer"),
    "stereo": (Format(channels=2, kbps=160), "a line inserted in front"),
    "low bit rate": (Format(kbps=64), "two middle lines swapped"),
}


@pytest.mark.parametrize("name", SPLICES)
def test_splicing_is_as_good_as_one_encoding(name: str, store: Store, tmp_path: Path) -> None:
    """In every format, and after an edit, whose new blocks are joined with old ones."""
    form, edit = SPLICES[name]
    first = chapter(store, record(store, LINES), audio_format=form)
    assert first.plan
    pinned = dict(first.plan.gains)
    edited = chapter(store, record(store, EDITS[edit][0]), pinned=pinned, audio_format=form)
    assert edited.encoded <= EDITS[edit][1]
    path = tmp_path / "a.mp3"
    write(path, store, edited, audio_format=form)
    as_good_as_one_encoding(path, store, edited, form)


@pytest.fixture
def music(tmp_path: Path) -> Path:
    time = np.arange(9 * 44_100) / 44_100
    notes = sum(np.sin(2 * np.pi * hertz * time) for hertz in (196.0, 247.0, 294.0))
    path = tmp_path / "music.wav"
    wav(path, np.asarray(0.2 * notes * (1 + 0.3 * np.sin(5 * time)), np.float32), 44_100)
    return path


WHERE = Source(path="scripts/test/course.yaml")


def episode(
    store: Store, chapters: list[Built], music: Path, under: int, form: Format = PLAIN
) -> Built:
    """An Episode with the music as its intro and between its chapters."""
    intro = sounds.prepare(store.folder, music, WHERE, audio_format=form, under=under)
    between = sounds.prepare(store.folder, music, WHERE, audio_format=form)
    placed = timeline.episode(
        [(f"c{number}", f"C{number}", one.timeline) for number, one in enumerate(chapters)],
        audio_format=form,
        sounds=Sounds(intro="intro", between="between", under=under),
        lengths={"intro": intro.length, "between": between.length},
    )
    layers = episode_layers(
        [one.layers for one in chapters], placed, {"intro": intro.key, "between": between.key}
    )
    return encode(store, placed.timeline, layers, form)


def test_an_episode_encodes_nothing_twice(store: Store, built: Built, music: Path) -> None:
    """Where nothing plays under speech, all of a chapter's blocks are the episode's."""
    whole = episode(store, [built, built], music, 0)
    own = {encoding.key for encoding in built.encodings if encoding}
    used = [encoding.key for encoding in whole.encodings if encoding]
    assert own <= set(used)
    assert sum(key in own for key in used) == 2 * len(own)


@pytest.mark.parametrize(
    "form", [PLAIN, Format(rate=48_000, channels=2, kbps=160)], ids=["mono", "48k stereo"]
)
def test_music_goes_on_under_speech_without_a_seam(
    form: Format, store: Store, music: Path, tmp_path: Path
) -> None:
    """Blocks with music across their borders join as one encoding would."""
    one = chapter(store, record(store, LINES[:4]), audio_format=form)
    whole = episode(store, [one], music, 4_000, form)
    path = tmp_path / "a.mp3"
    write(path, store, whole, audio_format=form)
    found = measure.measure(path)
    assert found.clicks == ()
    assert found.length == whole.timeline.length
    assert found.peak <= form.peak
    assert any(
        {layer.kind for layer in block.layers} == {"takes", "sounds"} for block in whole.blocks
    )
    as_good_as_one_encoding(path, store, whole, form)


def test_an_edit_under_music_encodes_its_surroundings_only(
    store: Store, music: Path, tmp_path: Path
) -> None:
    """A line of the same length that changes under the intro is not the whole intro's edit."""
    first = chapter(store, record(store, LINES[:5]))
    episode(store, [first], music, 6_000)
    lines = [LINES[0], replace(LINES[1], seed=71), *LINES[2:5]]
    assert first.plan
    edited = chapter(store, record(store, lines), pinned=dict(first.plan.gains))
    assert edited.plan and edited.plan.gains == first.plan.gains
    again = episode(store, [edited], music, 6_000)
    assert 0 < again.encoded <= 3
    write(tmp_path / "a.mp3", store, again)
    as_good_as_one_encoding(tmp_path / "a.mp3", store, again, PLAIN)


def test_a_sound_inside_a_chapter_plays_where_it_stands(store: Store, music: Path) -> None:
    """A bell between two lines is a clip of its own, heard whole."""
    bell = sounds.prepare(store.folder, music, WHERE, audio_format=PLAIN)
    spoken = record(store, LINES[:3])
    ringing = replace(spoken.utterances[1], pieces=(), sound="bell.wav")
    mixed = Recorded(
        utterances=(spoken.utterances[0], ringing, spoken.utterances[2]), takes=spoken.takes
    )
    made = chapter(store, mixed, sounds={"bell.wav": (bell.key, bell.length)})
    clip = made.timeline.clips[2]
    assert (clip.sound, clip.length, clip.take) == ("bell.wav", bell.length, "")
    assert Layer(kind="sounds", key=bell.key, start=clip.start, length=bell.length) in made.layers
