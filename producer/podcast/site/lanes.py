"""Draws who speaks when: one lane a speaker, from the cues; for a lone voice, how densely."""

from __future__ import annotations

from msgspec import Struct

from producer.model import Cue, Script
from producer.podcast.lately import lately

WIDTH = 1000
"""Units of the picture, whatever the length."""
HEIGHT = 48
_GAP = 0.7
"""Seconds of silence that don't break a bar."""
_BINS = 160


class Lane(Struct, frozen=True, kw_only=True):
    """A speaker's part of the picture."""

    speaker: str
    """The role."""
    number: int
    """Place in the order of all speakers, from 0; decides the colour."""
    path: str
    """SVG path data in a view box of `WIDTH` by `HEIGHT`."""
    share: int
    """Per cent of the time that anybody speaks."""


def roles(script: Script) -> tuple[str, ...]:
    """Who speaks in `script`, in the order in which they do."""
    return tuple(dict.fromkeys(turn.role for chapter in script.chapters for turn in chapter.turns))


@lately
def lanes(
    cues: tuple[Cue, ...], length: int, rate: int, order: tuple[str, ...]
) -> tuple[Lane, ...]:
    """A lane for each speaker of `order` who is heard in `cues`; `length` in samples."""
    numbers = {name: number for number, name in enumerate(order)}
    heard = {cue.speaker for cue in cues}
    speakers = [name for name in numbers if name in heard]
    spoken = {name: sum(c.end - c.start for c in cues if c.speaker == name) for name in speakers}
    total = max(sum(spoken.values()), 1)
    found = []
    for row, name in enumerate(speakers):
        mine = tuple(cue for cue in cues if cue.speaker == name)
        if len(speakers) == 1:
            path = _density(mine, length)
        else:
            path = _bars(mine, length, rate, row, len(speakers))
        share = round(100 * spoken[name] / total)
        found.append(Lane(speaker=name, number=numbers[name], path=path, share=share))
    return tuple(found)


def _bars(cues: tuple[Cue, ...], length: int, rate: int, row: int, count: int) -> str:
    pitch = HEIGHT / count
    height = round(min(pitch * 0.72, 12), 1)
    top = round(pitch * row + (pitch - height) / 2, 1)
    runs: list[list[int]] = []
    for cue in cues:
        if runs and cue.start - runs[-1][1] < _GAP * rate:
            runs[-1][1] = max(runs[-1][1], cue.end)
        else:
            runs.append([cue.start, cue.end])
    path = []
    for start, end in runs:
        left = round(WIDTH * start / max(length, 1), 1)
        width = max(round(WIDTH * end / max(length, 1), 1) - left, 1.5)
        path.append(f"M{left:g} {top:g}h{width:.3g}v{height:g}h-{width:.3g}z")
    return "".join(path)


def _density(cues: tuple[Cue, ...], length: int) -> str:
    """A bar for each stretch of time, as high as there are letters in it."""
    letters = [0.0] * _BINS
    for cue in cues:
        for word in cue.words:
            middle = (word.start + word.end) // 2
            letters[min(max(middle, 0) * _BINS // max(length, 1), _BINS - 1)] += len(word.text)
    most = max(letters) or 1.0
    pitch = WIDTH / _BINS
    path = []
    for index, count in enumerate(letters):
        height = max(round(HEIGHT * 0.86 * count / most, 1), 2)
        top = round((HEIGHT - height) / 2, 1)
        path.append(
            f"M{pitch * index + 1:.4g} {top:g}h{pitch * 0.6:.3g}v{height:g}h-{pitch * 0.6:.3g}z"
        )
    return "".join(path)
