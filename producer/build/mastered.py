"""What mastering makes of a Script: its chapters before they are joined, and its files."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from msgspec import Struct

from producer.audio.blocks import Layer
from producer.audio.gains import GainPlan
from producer.audio.join import Draft
from producer.model import Cue, Enclosure, Mark, Part, Timeline

if TYPE_CHECKING:
    from producer.build.plan import ChapterPlan


class Piece(Struct, frozen=True, kw_only=True):
    """A chapter's audio before it is joined."""

    plan: ChapterPlan
    """What it says."""
    timeline: Timeline
    """When."""
    layers: tuple[Layer, ...]
    """What sounds."""
    gains: GainPlan
    """How loud."""
    cues: tuple[Cue, ...]
    """Captions."""
    encoded: int
    """Blocks that had to be encoded."""


class Mastered(Struct, frozen=True, kw_only=True):
    """A Script's files."""

    parts: tuple[Part, ...]
    """Its chapters."""
    enclosure: Enclosure
    """The episode."""
    alternates: tuple[Enclosure, ...]
    """The episode in other formats."""
    length: int
    """Samples of the episode."""
    marks: tuple[Mark, ...]
    """Its chapters in time."""
    cues: tuple[Cue, ...]
    """Captions of the episode."""
    written: int
    """Files that are new or changed."""
    entries: tuple[tuple[str, str], ...]
    """What of the store its files are made of: kinds and keys."""


def enclosure(path: str, made: Draft) -> Enclosure:
    """The file at the address `path`."""
    return Enclosure(path=path, size=made.size, digest=made.digest)


def told(loudness: float) -> float | None:
    """A loudness, LUFS, rounded as people tell it; None for silence."""
    return round(loudness, 2) if math.isfinite(loudness) else None
