"""Draws a script's pages while its audio files are being made."""

from __future__ import annotations

from collections.abc import Sequence

from producer.build.mastered import Piece
from producer.model import Course, Script


def draw(course: Course, script: Script, pieces: Sequence[Piece]) -> None:
    """Draw what doesn't depend on the files of `script`, whose chapters are the `pieces`."""
    from producer.podcast.site.ahead import draw_ahead

    for piece in pieces:
        chapter, length = piece.plan.chapter, piece.timeline.length
        draw_ahead(course, script, chapter, piece.cues, length, course.format.rate)
