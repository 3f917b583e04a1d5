"""Takes are placed in time by what stands between them, on frames, without gaps."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from producer.audio.timeline import EDGE, FRAME, GAP, assemble, episode, frames, resampled
from producer.errors import AudioError
from producer.model import Format, Piece, Sounds, Source, Take, Utterance, Voice

DATA = Path(__file__).parent.parent / "data" / "audio"
PAUSES: list[dict[str, Any]] = yaml.safe_load((DATA / "pauses.yaml").read_text("utf-8"))
PLAIN = Format()
BELL = 30_000
ENDS = ("clause", "sentence", "paragraph", "turn")


def utterance(
    role: str = "Teacher",
    ends: Any = "turn",
    block: bool = False,
    sound: str = "",
    pause: int = 0,
    turn: int = 0,
) -> Utterance:
    pieces = () if sound else (Piece(written="word", spoken="word", block=block),)
    return Utterance(
        role=role,
        voice=Voice(engine="test", name=role),
        pieces=pieces,
        source=Source(path="scripts/test/01.md", line=7),
        ends=ends,
        pause=pause,
        sound=sound,
        turn=turn,
    )


def take(length: int, rate: int = 24_000, key: str = "a") -> Take:
    return Take(key=key, rate=rate, length=length, words=())


@pytest.mark.parametrize("case", PAUSES, ids=lambda case: str(case["name"]))
def test_a_pause_is_as_long_as_what_stands_between_asks_for(case: dict[str, Any]) -> None:
    """Sentences, speakers, paragraphs and code are kept apart as a good reader would."""
    spoken = [utterance(**case["before"]), utterance(**case["after"])]
    takes = [None if one.sound else take(12_345) for one in spoken]
    line = assemble(spoken, takes, audio_format=PLAIN, sounds={"bell.wav": BELL})
    first = line.clips[1]
    milliseconds = (first.total - first.length) * 1000 / line.rate
    assert case["milliseconds"] - 0.1 <= milliseconds < case["milliseconds"] + 27


lines = st.lists(
    st.tuples(
        st.sampled_from(["Teacher", "Student 1"]),
        st.sampled_from(ENDS),
        st.booleans(),
        st.integers(0, 400_000),
        st.sampled_from([8_000, 22_050, 24_000, 44_100, 48_000]),
        st.integers(0, 3_000),
    ),
    max_size=12,
)


@given(lines, st.sampled_from([44_100, 48_000]))
def test_clips_follow_one_another_without_gaps_and_takes_keep_their_distance(
    spoken: list[tuple[str, Any, bool, int, int, int]], rate: int
) -> None:
    """Whatever is said, nothing overlaps, every clip starts on a frame, and no take is cut."""
    utterances = [
        utterance(role, ends, block, "", pause, turn)
        for turn, (role, ends, block, _, _, pause) in enumerate(spoken)
    ]
    takes = [take(length, own) if length else None for _, _, _, length, own, _ in spoken]
    line = assemble(utterances, takes, audio_format=Format(rate=rate))
    assert line.clips[0].start == 0
    for clip, following in pairwise(line.clips):
        assert following.start == clip.start + clip.total
    assert line.length == line.clips[-1].start + line.clips[-1].total
    for clip in line.clips:
        assert clip.start % FRAME == clip.total % FRAME == 0
        if clip.length:
            assert clip.total >= frames(clip.length) * FRAME + GAP * FRAME
    for number, one in enumerate(takes):
        clip = line.clips[number + 1]
        assert clip.utterance == number
        assert clip.length == (resampled(one.length, one.rate, rate) if one else 0)
    assert line.clips[0].total >= GAP * FRAME
    assert line.clips[-1].total >= GAP * FRAME


def test_what_is_skipped_still_has_a_clip_to_be_shown_in() -> None:
    """A code block that nobody reads is a pause, so its caption has a time."""
    spoken = [utterance(), utterance(block=True), utterance()]
    line = assemble(spoken, [take(9_000), None, take(9_000)], audio_format=PLAIN)
    assert line.clips[2].take == ""
    assert line.clips[2].length == 0
    assert line.clips[2].total >= 600 * line.rate // 1000


def test_a_sound_that_was_not_prepared_is_told_with_its_line() -> None:
    """A forgotten sound is one clear line, not a KeyError."""
    with pytest.raises(AudioError, match=r"scripts/test/01.md:7: .*'bell.wav'"):
        assemble([utterance(sound="bell.wav")], [None], audio_format=PLAIN)
    line = assemble([utterance()], [take(9_000)], audio_format=PLAIN)
    with pytest.raises(AudioError, match=r"'in\.mp3'"):
        episode([("a", "A", line)], audio_format=PLAIN, sounds=Sounds(intro="in.mp3"))


def chapters(count: int = 3) -> list[tuple[str, str, Any]]:
    return [
        (
            f"c{number}",
            f"Chapter {number}",
            assemble([utterance()] * 2, [take(50_000 + number)] * 2, audio_format=PLAIN),
        )
        for number in range(count)
    ]


SOUNDS = Sounds(intro="in.mp3", between="mid.mp3", outro="out.mp3")
LENGTHS = {"in.mp3": 441_000, "mid.mp3": 88_200, "out.mp3": 300_000}


@pytest.mark.parametrize("sounds", [Sounds(), SOUNDS], ids=["plain", "with sounds"])
def test_chapters_of_an_episode_are_moved_whole(sounds: Sounds) -> None:
    """An episode's cues are the chapters' own, moved by the offset."""
    parts = chapters()
    placed = episode(parts, audio_format=PLAIN, sounds=sounds, lengths=LENGTHS)
    assert len(placed.offsets) == len(parts)
    for (_, _, own), offset in zip(parts, placed.offsets, strict=True):
        assert offset % FRAME == 0
        moved = {(clip.take, clip.start) for clip in placed.timeline.clips}
        assert {(clip.take, clip.start + offset) for clip in own.clips} <= moved
    for clip, following in pairwise(placed.timeline.clips):
        assert following.start == clip.start + clip.total
    heard = [clip.sound for clip in placed.timeline.clips if clip.sound]
    expected = ["in.mp3", "mid.mp3", "mid.mp3", "out.mp3"] if sounds.intro else []
    assert heard == expected


def test_marks_cover_the_episode_and_start_where_chapters_do() -> None:
    """A player shows a chapter at every moment, from the first sample to the last."""
    placed = episode(chapters(), audio_format=PLAIN, sounds=SOUNDS, lengths=LENGTHS)
    assert [mark.id for mark in placed.marks] == ["c0", "c1", "c2"]
    assert placed.marks[0].start == 0
    assert placed.marks[-1].end == placed.timeline.length
    for mark, following in pairwise(placed.marks):
        assert mark.end == following.start
    assert [mark.start for mark in placed.marks[1:]] == list(placed.offsets[1:])


@pytest.mark.parametrize("under", [1_000, 4_000, 60_000])
def test_the_intro_goes_on_under_the_first_words_for_as_long_as_asked(under: int) -> None:
    """Speech starts `under` milliseconds before the intro ends, or as early as it can."""
    sounds = Sounds(intro="in.mp3", under=under)
    placed = episode(chapters(1), audio_format=PLAIN, sounds=sounds, lengths=LENGTHS)
    intro = next(clip for clip in placed.timeline.clips if clip.sound)
    words = next(clip for clip in placed.timeline.clips if clip.take)
    overlap = intro.start + intro.length - words.start
    first = chapters(1)[0][2].clips[1].start
    wanted = min(under * PLAIN.rate // 1000, intro.length - first)
    assert wanted - FRAME < overlap <= wanted


def test_an_intro_without_an_overlap_ends_before_the_chapter() -> None:
    """Nothing is under speech unless the course asks for it."""
    placed = episode(
        chapters(1), audio_format=PLAIN, sounds=Sounds(intro="in.mp3"), lengths=LENGTHS
    )
    intro = next(clip for clip in placed.timeline.clips if clip.sound)
    assert intro.start >= EDGE * FRAME
    assert placed.offsets[0] >= intro.start + intro.length
