"""Draws what a chapter's pages and transcripts need before its audio files are there."""

from __future__ import annotations

from producer.model import Chapter, Course, Cue, Script
from producer.podcast import layout
from producer.podcast.site import drawing, transcribed
from producer.podcast.site.lanes import lanes, roles
from producer.podcast.site.turns import read, rows
from producer.podcast.transcripts import formats


def load() -> None:
    """Load what the pages of an episode are made with."""
    import producer.podcast.site.embed
    import producer.podcast.site.player  # noqa: F401

    formats()


def learn(captions: bytes, turns: bytes) -> None:
    """Know what was `drawn` of captions and turns before. Raises ValueError."""
    layout.memory.learn(captions)
    drawing.memory.learn(turns)


def grew() -> bool:
    """Whether something was drawn that hadn't been learnt."""
    return layout.memory.grew or drawing.memory.grew


def drawn() -> tuple[bytes, bytes]:
    """What was drawn of captions and of turns, to be learnt."""
    return layout.memory.dump(), drawing.memory.dump()


def draw(
    course: Course, script: Script, chapter: Chapter, cues: tuple[Cue, ...], length: int, rate: int
) -> None:
    """Draw the `chapter`; pages that are asked for it soon afterwards find it drawn.

    What is the same in its episode, with its only chapter, is found there too.
    """
    transcribed(cues, rate)
    speakers = roles(script)
    turns, _ = read(chapter, cues, rate, 0, course.reading)
    rows(turns, speakers)
    lanes(cues, length, rate, speakers)
