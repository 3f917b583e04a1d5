"""SubRip, as Podcasting 2.0 wants it: two lines of 32 characters, "Name: " at a change of speaker.

SubRip knows no escapes. So that no reader takes an arrow in the text for a line of times, a word
joiner (U+2060, which nobody sees) stands in it.
"""

from __future__ import annotations

from producer.model import Cue
from producer.podcast.captions import captions
from producer.podcast.layout import Shape

SUFFIX = ".srt"
TYPE = "application/x-subrip"

WIDTH = 32
LINES = 2
JOINER = "\u2060"


def render(cues: tuple[Cue, ...], rate: int) -> str:
    """The transcript."""
    parts = []
    for number, (_, start, end, lines) in enumerate(captions(cues, rate, _SHAPE), 1):
        text = _escaped("\n".join(lines))
        parts.append(f"{number}\n{_time(start)} --> {_time(end)}\n{text}\n")
    return "\n".join(parts)


def _name(speaker: str, changed: bool) -> str:
    return f"{speaker}:" if speaker and changed else ""


def _escaped(text: str) -> str:
    return text.replace("-->", f"--{JOINER}>")


def _length(text: str) -> int:
    return len(_escaped(text))


def _time(milliseconds: int) -> str:
    minutes, left = divmod(milliseconds, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{left // 1000:02},{left % 1000:03}"


_SHAPE = Shape(
    format="srt", width=WIDTH, lines=LINES, block_lines=LINES, length=_length, name=_name
)
