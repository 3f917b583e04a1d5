"""What the file of a chapter or an episode should be, and where what it says is written."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from producer.audio.blocks import Block
from producer.audio.timeline import EDGE, FRAME
from producer.build.plan import ChapterPlan
from producer.build.prove import Place, Planned
from producer.model import Chapter, Script, Source, Timeline

if TYPE_CHECKING:
    from producer.build.mastered import Piece


def planned_chapter(script: Script, piece: Piece, path: str, cut: tuple[Block, ...]) -> Planned:
    """What a chapter's file should be. What a sound adds to its loudness isn't planned."""
    said = all(layer.kind == "takes" for layer in piece.layers)
    return Planned(
        name=path,
        blocks=cut,
        where=place(script, [(0, piece.plan, piece.timeline)]),
        loudness=piece.gains.loudness if said else -math.inf,
    )


def planned_episode(
    script: Script,
    pieces: Sequence[Piece],
    offsets: Sequence[int],
    path: str,
    cut: tuple[Block, ...],
) -> Planned:
    """What an episode's file should be."""
    placed = [
        (offset, piece.plan, piece.timeline) for offset, piece in zip(offsets, pieces, strict=True)
    ]
    return Planned(name=path, blocks=cut, where=place(script, placed))


def place(script: Script, parts: Sequence[tuple[int, ChapterPlan, Timeline]]) -> Place:
    """Where what sounds at a sample is written; `parts` are the chapters and where they start."""
    starts: list[int] = [0]
    sources: list[Source] = [Source(path=script.path)]
    for offset, chapter, timeline in parts:
        for clip in timeline.clips:
            if clip.utterance >= 0:
                starts.append(max(0, offset + clip.start - EDGE * FRAME))
                sources.append(chapter.utterances[clip.utterance].source)
    return lambda sample: sources[bisect_right(starts, sample) - 1]


def transcript(chapters: Sequence[Chapter]) -> str:
    """Plain text: who says what, as written."""
    lines = []
    for chapter in chapters:
        lines.append(f"{chapter.title}\n")
        for turn in chapter.turns:
            text = "".join(span.text for span in turn.spans if span.kind != "sound").strip()
            lines.append(f"{turn.role}: {text}\n")
    return "\n".join(lines)
