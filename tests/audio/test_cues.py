"""Captions are what was written, timed by what is spoken."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from producer.audio.cues import cues, memory, moved
from producer.audio.timeline import assemble
from producer.model import Cue, CueWord, Format, Piece, Source, Take, Timeline, Utterance, Voice

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent.parent / "data" / "audio" / "cues.yaml").read_text("utf-8")
)
RATE = 24_000
SAME = Format(rate=RATE)


def utterance(pieces: list[Piece], turn: int = 0) -> Utterance:
    return Utterance(
        role="Teacher",
        voice=Voice(engine="test", name="t"),
        pieces=tuple(pieces),
        source=Source(path="a", line=1),
        turn=turn,
    )


def spoken(
    pieces: list[Piece], take: Take | None, rate: int = RATE
) -> tuple[Timeline, tuple[Cue, ...]]:
    said = [utterance(pieces)]
    line = assemble(said, [take], audio_format=Format(rate=rate))
    return line, cues(line, said, [take])


def read(case: dict[str, Any]) -> tuple[list[Piece], Take]:
    pieces = [
        Piece(
            written=piece[0],
            spoken=piece[1],
            kind=piece[2] if len(piece) > 2 else "text",
            block=len(piece) > 3 and piece[3],
        )
        for piece in case["pieces"]
    ]
    times = tuple((start, end) for start, end in case["times"])
    return pieces, Take(key="k", rate=RATE, length=case.get("length", times[-1][1]), words=times)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_written_words_get_the_times_of_what_is_said_for_them(case: dict[str, Any]) -> None:
    """Each kind of piece carries word times over as a listener would expect."""
    pieces, take = read(case)
    line, found = spoken(pieces, take)
    at = line.clips[1].start
    told = [
        [[word.text, word.space, word.start - at, word.end - at] for word in cue.words]
        for cue in found
    ]
    assert told == case["cues"]


pieces = st.builds(
    Piece,
    written=st.text("ab .,\n\t(é中", max_size=8),
    spoken=st.text("ab .,'", max_size=8),
    kind=st.sampled_from(["text", "code", "maths"]),
    block=st.booleans(),
)


@given(
    st.lists(pieces, max_size=6),
    st.integers(0, 90_000),
    st.booleans(),
    st.sampled_from([RATE, 44_100]),
    st.randoms(use_true_random=False),
)
def test_nothing_written_is_lost_and_time_never_goes_back(
    parts: list[Piece], length: int, right: bool, rate: int, random: Any
) -> None:
    """All that is written is shown, but white space at a cue's edge, inside its clip, in order."""
    count = len("".join(piece.spoken for piece in parts).split())
    edges = sorted(random.randint(0, length) for _ in range(2 * count))
    words = tuple(zip(edges[::2], edges[1::2], strict=True))[: None if right else 1]
    take = Take(key="k", rate=RATE, length=length, words=words) if length else None
    line, found = spoken(parts, take, rate)
    clip = line.clips[1]
    written = "".join(piece.written for piece in parts)
    shown = "".join(word.text + word.space for cue in found for word in cue.words)
    assert "".join(shown.split()) == "".join(written.split())
    for cue in found:
        assert clip.start <= cue.start <= cue.end <= clip.start + clip.total
        assert cue.words[0].text.strip() or cue.block
        inner = "".join(word.text + word.space for word in cue.words)
        assert inner.rstrip() == inner
        assert inner.strip() in written
        for word in cue.words:
            assert cue.start <= word.start <= word.end <= cue.end
            assert not any(mark.isspace() for mark in word.text)
            assert not word.space.strip()
        for one, other in pairwise(cue.words):
            assert one.end <= other.start
    for earlier, later in pairwise(found):
        assert earlier.end <= later.start


def test_a_block_that_nobody_reads_is_shown_during_its_pause() -> None:
    """Skipped code still has a caption, long enough to be seen."""
    line, found = spoken([Piece(written="x = 1", spoken="", kind="code", block=True)], None)
    assert [cue.text for cue in found] == ["x = 1"]
    assert found[0].end - found[0].start == line.clips[1].total


def test_a_sound_has_no_caption() -> None:
    """Nothing was written, so nothing is shown."""
    said = [Utterance(role="T", voice=Voice(engine="e", name="n"), pieces=(), sound="a.wav",
                      source=Source(path="a"))]  # fmt: skip
    line = assemble(said, [None], audio_format=SAME, sounds={"a.wav": 5000})
    assert cues(line, said, [None]) == ()


def test_cues_know_their_turn_and_speaker() -> None:
    """A page can put the cues of one turn together."""
    said = [utterance([Piece(written="a", spoken="a")], turn=4)]
    take = Take(key="k", rate=RATE, length=500, words=((0, 500),))
    found = cues(assemble(said, [take], audio_format=SAME), said, [take])
    assert (found[0].speaker, found[0].turn, found[0].block) == ("Teacher", 4, False)


def test_an_episodes_cues_are_the_chapters_moved() -> None:
    """Moving keeps every length."""
    word = CueWord(text="a", start=10, end=20)
    cue = Cue(speaker="T", start=5, end=25, words=(word,))
    (later,) = moved([cue], 100)
    assert (later.start, later.end, later.words[0].start, later.words[0].end) == (
        105,
        125,
        110,
        120,
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_known_captions_are_those_that_would_be_timed(case: dict[str, Any]) -> None:
    """After another turn, of another role, at another time: an edit equals a build from nothing."""
    pieces, take = read(case)
    before = [utterance(pieces)]
    line = assemble(before, [take], audio_format=SAME)
    first, second = memory(), memory()
    cues(line, before, [take], first)
    second.learn(first.dump())
    added = utterance([Piece(written="New.", spoken="New.")])
    after = [added, replace(utterance(pieces, turn=1), role="Student")]
    new = Take(key="n", rate=RATE, length=5_000, words=((0, 4_000),))
    line = assemble(after, [new, take], audio_format=SAME)
    assert cues(line, after, [new, take], second) == cues(line, after, [new, take])
    assert second.grew
