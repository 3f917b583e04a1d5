"""When it is said: clip, timeline, cue, mark.

Time is an integer count of samples at the rate that stands beside it, until a writer formats it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class Clip(Struct, frozen=True, kw_only=True, array_like=True):
    """A Take placed in time, and the silence after it."""

    take: str
    """Key of the Take; empty: a stretch of silence or sound alone."""
    utterance: int
    """Its number in the Chapter's utterances, from 0; -1: none."""
    start: int
    """Samples from the start of the Timeline; a whole number of frames."""
    length: int
    """Samples of the take at the Timeline's rate."""
    total: int
    """Samples up to the next clip: the take, its pause and the padding to whole frames."""
    sound: str = ""
    """A sound file that plays here instead of a take, relative to the course's folder."""


class Timeline(Struct, frozen=True, kw_only=True, array_like=True):
    """All the Clips of a Chapter, end to end."""

    rate: int
    """Samples a second."""
    clips: tuple[Clip, ...]
    """In order of time, without gaps."""
    length: int
    """Samples; a whole number of frames."""


class CueWord(Struct, frozen=True, kw_only=True, array_like=True):
    """A written word with its time."""

    text: str
    """As written, without the white space around it."""
    start: int
    """Samples."""
    end: int
    """Samples."""
    space: str = " "
    """White space that follows it in the text; empty at a piece's seam or the cue's end."""
    kind: Literal["text", "code", "maths"] = "text"
    """How a page shows it."""


class Cue(Struct, frozen=True, kw_only=True, array_like=True):
    """A timed caption."""

    speaker: str
    """The role."""
    start: int
    """Samples."""
    end: int
    """Samples."""
    words: tuple[CueWord, ...]
    """What was written."""
    turn: int = 0
    """Number of the Turn in its Chapter, from 0: cues of one turn belong together on a page."""
    block: bool = False
    """Whether it is a code block or a formula on lines of its own."""

    @property
    def text(self) -> str:
        """The caption."""
        return "".join(word.text + word.space for word in self.words).strip()


class Mark(Struct, frozen=True, kw_only=True, array_like=True):
    """A Chapter's place inside an Episode."""

    id: str
    """The Chapter's id."""
    title: str
    """The Chapter's title."""
    start: int
    """Samples."""
    end: int
    """Samples."""
