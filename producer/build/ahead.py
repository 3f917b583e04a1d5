"""What a build does ahead of its time: it loads libraries while the first take is recorded, and
draws a script's pages while its audio files are being made."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import msgspec

from producer import codec
from producer.build.hands import Hands
from producer.keys import digest
from producer.model import Chapter, Course, Cue, Script, Timeline
from producer.store import Store

if TYPE_CHECKING:
    from producer.audio.cues import Remembered

DRAWN = "drawn"
"""The store's kind for what is made of a script's words."""
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


class Drawing:
    """Draws a script's chapters, one after another, in a thread of its own, and loads what its
    pages need; what goes wrong doesn't matter. What is made of words is kept for the next edit."""

    def __init__(self, store: Store, course: Course, script: Script) -> None:
        self._store = store
        self._course = course
        self._script = script
        self._key = digest(DRAWN, course.slug, script.id)
        self._parts: list[bytes] = []
        self._aside = ThreadPoolExecutor(1)

    @cached_property
    def cues(self) -> Remembered:
        """The captions that are known of an earlier build."""
        from producer.audio.cues import memory

        known = memory()
        entry = self._store.get(DRAWN, self._key)
        with suppress(KeyError, TypeError, ValueError):
            if entry and entry.meta["program"] == codec.fingerprint():
                self._parts = msgspec.msgpack.decode(entry.data, type=list[bytes])
                known.learn(self._parts[0])
        return known

    def chapter(self, chapter: Chapter, timeline: Timeline, cues: tuple[Cue, ...]) -> None:
        """Draw what doesn't depend on the files of a chapter, whose captions are the `cues`."""
        # Not before: what the first blocks wait for comes first.
        self._aside.submit(self._learn)
        self._aside.submit(self._draw, chapter, timeline, cues)

    def end(self) -> None:
        """That was the last chapter."""
        self._aside.submit(self._keep)
        self._aside.shutdown(wait=False)

    def _learn(self) -> None:
        from producer.podcast.site import ahead

        if self._parts:
            ahead.learn(*self._parts[1:])
            self._parts = []

    def _draw(self, chapter: Chapter, timeline: Timeline, cues: tuple[Cue, ...]) -> None:
        from producer.podcast.site import ahead

        ahead.draw(self._course, self._script, chapter, cues, timeline.length, timeline.rate)

    def _keep(self) -> None:
        from producer.podcast.site import ahead

        ahead.load()
        if self.cues.grew or ahead.grew():
            parts = [self.cues.dump(), *ahead.drawn()]
            facts = {"program": codec.fingerprint()}
            self._store.put(DRAWN, self._key, msgspec.msgpack.encode(parts), facts)
