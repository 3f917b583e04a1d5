"""What a build does ahead of its time: it loads libraries while the first take is recorded, and
draws a script's pages while its audio files are being made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from producer.build.hands import Hands
from producer.model import Course, Script

if TYPE_CHECKING:
    from producer.build.mastered import Piece

P = ParamSpec("P")
T = TypeVar("T")


def load(hands: Hands) -> None:
    """Load what mastering and pages need."""
    hands.load()
    import producer.build.master  # noqa: F401
    from producer.podcast.site import ahead

    ahead.load()


def begin(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
    """Have it done by a thread of its own."""
    aside = ThreadPoolExecutor(1)
    begun = aside.submit(function, *args, **kwargs)
    aside.shutdown(wait=False)
    return begun


def draw(course: Course, script: Script, pieces: Sequence[Piece]) -> None:
    """Draw what doesn't depend on the files of `script`, whose chapters are the `pieces`."""
    from producer.podcast.site.ahead import draw_ahead

    for piece in pieces:
        chapter, length = piece.plan.chapter, piece.timeline.length
        draw_ahead(course, script, chapter, piece.cues, length, course.format.rate)
