"""What is encoded at one go: a Timeline becomes Blocks, each with a key of all that it sounds like.

A Block of speech is one take between two frames of silence, so its key knows nothing of what
stands before or after it. Where sounds and takes overlap, or a sound is long, the stretch is cut
into Blocks that are encoded with real context on both sides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from producer.audio.timeline import EDGE, FRAME, EpisodeTimeline, frames
from producer.keys import digest
from producer.model import Clip, Format, Timeline

RECIPE = 1
"""Of mixing and limiting; raised when the same layers would sound different."""
CONTEXT = 4
"""Frames on either side in which a layer still matters to a block: two that the encoder gets to
hear, and two that the limiter needs for those."""
LONGEST = 512
"""Frames of the longest block; a longer stretch is cut."""


class Layer(Struct, frozen=True, kw_only=True):
    """Something that sounds: a take or a prepared sound, in time."""

    kind: Literal["takes", "sounds"]
    """Where the store has it."""
    key: str
    """Its key there."""
    start: int
    """Samples, from the start of what it is a layer of."""
    length: int
    """Samples at the format's rate."""
    gain: float = 0.0
    """Decibels."""

    @property
    def end(self) -> int:
        """The sample after its last one."""
        return self.start + self.length


class Block(Struct, frozen=True, kw_only=True):
    """A run of frames that is encoded at one go, or, without layers, silence."""

    frames: int
    """Length."""
    layers: tuple[Layer, ...] = ()
    """What sounds in it or within `CONTEXT` of it; starts count from the block's."""

    @property
    def silent(self) -> bool:
        """Whether nothing sounds in it."""
        return not self.layers


def block_key(block: Block, audio_format: Format, encoder: str) -> str:
    """Key of the encoded block: of all that changes its frames.

    `encoder` is the encoder's fingerprint.
    """
    form = audio_format
    heard = [
        f"{layer.kind} {layer.key} {layer.start} {layer.length} {layer.gain!r}"
        for layer in block.layers
    ]
    wanted = (form.rate, form.channels, form.kbps, form.peak)
    return digest(RECIPE, block.frames, heard, wanted, encoder)


def layers(
    timeline: Timeline, gains: Sequence[float], sounds: Mapping[str, str] | None = None
) -> tuple[Layer, ...]:
    """The layers of a Chapter's Timeline.

    `gains` has the decibels for each utterance's take, by the utterance's number; `sounds` the
    key in the store of each sound file.
    """
    return tuple(
        Layer(
            kind="takes", key=clip.take, start=clip.start, length=clip.length,
            gain=gains[clip.utterance],
        )
        if clip.take
        else _sound(clip, sounds or {})
        for clip in timeline.clips
        if clip.length
    )  # fmt: skip


def episode_layers(
    chapters: Sequence[tuple[Layer, ...]], placed: EpisodeTimeline, sounds: Mapping[str, str]
) -> tuple[Layer, ...]:
    """The layers of an Episode: those of its chapters, moved, and the course's sounds."""
    found = [
        replace(layer, start=layer.start + offset)
        for chapter, offset in zip(chapters, placed.offsets, strict=True)
        for layer in chapter
    ]
    found += [
        _sound(clip, sounds) for clip in placed.timeline.clips if clip.sound and clip.utterance < 0
    ]
    return tuple(sorted(found, key=lambda layer: (layer.start, layer.kind, layer.key)))


def blocks(layers: Iterable[Layer], length: int) -> tuple[Block, ...]:
    """Cut `length` samples (whole frames) in which `layers` sound into Blocks, in order of time."""
    total = frames(length)
    found: list[Block] = []
    at = 0
    for start, end, run in _runs(sorted(layers, key=lambda layer: layer.start), total):
        if start > at:
            found.append(Block(frames=start - at))
        found.extend(_cut(start, end, run))
        at = end
    if total > at:
        found.append(Block(frames=total - at))
    return tuple(found)


def _runs(layers: Sequence[Layer], total: int) -> Iterator[tuple[int, int, list[Layer]]]:
    """First frame, frame after the last and layers of each stretch that sounds without a rest."""
    start = end = 0
    run: list[Layer] = []
    for layer in layers:
        first = max(0, layer.start // FRAME - EDGE)
        last = min(total, frames(layer.end) + EDGE)
        if run and first < end:
            end = max(end, last)
            run.append(layer)
            continue
        if run:
            yield start, end, run
        start, end, run = first, last, [layer]
    if run:
        yield start, end, run


def _cut(start: int, end: int, run: Sequence[Layer]) -> Iterator[Block]:
    """The blocks of a stretch: cut before each take, and wherever a piece would be too long."""
    if len(run) == 1 and end - start <= LONGEST:
        alone = replace(run[0], start=run[0].start - start * FRAME)
        yield Block(frames=end - start, layers=(alone,))
        return
    cuts = {start, end}
    if len(run) > 1:
        cuts |= {
            layer.start // FRAME - EDGE for layer in run if layer.start // FRAME - EDGE > start
        }
    borders: list[int] = []
    for border in sorted(cuts):
        while borders and border - borders[-1] > LONGEST:
            borders.append(borders[-1] + LONGEST)
        borders.append(border)
    for first, last in pairwise(borders):
        earliest, latest = (first - CONTEXT) * FRAME, (last + CONTEXT) * FRAME
        heard = tuple(
            replace(layer, start=layer.start - first * FRAME)
            for layer in run
            if layer.start < latest and layer.end > earliest
        )
        yield Block(frames=last - first, layers=heard)


def _sound(clip: Clip, sounds: Mapping[str, str]) -> Layer:
    return Layer(kind="sounds", key=sounds[clip.sound], start=clip.start, length=clip.length)
