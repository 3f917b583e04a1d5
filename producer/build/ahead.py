"""What a build does ahead of its time: it loads libraries while the first take is recorded, and
draws a script's pages while its audio files are being made."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from producer.build.hands import Hands
from producer.model import Chapter, Course, Cue, Script, Timeline

P = ParamSpec("P")
T = TypeVar("T")


def load(hands: Hands) -> None:
    """Load what mastering needs."""
    hands.load()
    import producer.build.master  # noqa: F401


def begin(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
    """Have it done by a thread of its own."""
    aside = ThreadPoolExecutor(1)
    begun = aside.submit(function, *args, **kwargs)
    aside.shutdown(wait=False)
    return begun


def draw(
    course: Course, script: Script, chapter: Chapter, timeline: Timeline, cues: tuple[Cue, ...]
) -> None:
    """Draw what doesn't depend on the files of a `chapter`, whose captions are the `cues`, and load
    what the rest needs."""
    from producer.podcast.site import ahead

    ahead.draw(course, script, chapter, cues, timeline.length, timeline.rate)
    ahead.load()
