"""WebVTT (https://www.w3.org/TR/webvtt1/), with the speaker of every cue in a voice tag.

Lines hold at most 65 characters, tag and escapes included, as Podcasting 2.0 recommends; a name
so long that it would leave no room is not counted.
"""

from __future__ import annotations

from producer.model import Cue
from producer.podcast.captions import captions
from producer.podcast.layout import Shape

SUFFIX = ".vtt"
TYPE = "text/vtt"

WIDTH = 65
_LONGEST_TAG = 33


def render(cues: tuple[Cue, ...], rate: int) -> str:
    """The transcript. An arrow in it is `--&gt;`; `<`, `>` and `&` are escaped."""
    parts = ["WEBVTT\n"]
    for speaker, start, end, lines in captions(cues, rate, _SHAPE):
        text = _escaped("\n".join(lines))
        parts.append(f"\n{_time(start)} --> {_time(end)}\n{_tag(speaker)}{text}\n")
    return "".join(parts)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _length(text: str) -> int:
    return len(_escaped(text))


def _tag(speaker: str) -> str:
    return f"<v {_escaped(speaker)}>" if speaker else ""


def _reserved(speaker: str) -> int:
    size = len(_tag(speaker))
    return size if size <= _LONGEST_TAG else 0


def _time(milliseconds: int) -> str:
    minutes, left = divmod(milliseconds, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{left // 1000:02}.{left % 1000:03}"


_SHAPE = Shape(
    format="vtt", width=WIDTH, lines=2, block_lines=10, length=_length, reserved=_reserved
)
