"""A target that is looked at after every single step, and that may be killed there."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest

from producer.podcast import targets
from producer.podcast.targets import Copy, Done, Target, There, Upload
from producer.podcast.targets.folder import FolderTarget

T = TypeVar("T")


class Watched:
    """Does what it is asked in steps, in any order that a target may choose; `after` each, calls.

    A target that is far away does in one step what it is asked at once: else tests take minutes.
    """

    def __init__(self, inner: Target, after: Callable[[], None], chance: random.Random) -> None:
        self.inner = inner
        self.after = after
        self.chance = chance
        self.apart = isinstance(inner, FolderTarget)

    def __enter__(self) -> Watched:
        self.inner.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self.inner.__exit__(*error)  # type: ignore[arg-type]

    def files(self) -> Mapping[str, There]:
        return self.inner.files()

    def read(self, path: str) -> bytes | None:
        return self.inner.read(path)

    def put(self, uploads: Sequence[Upload], done: Done) -> None:
        for some in self._steps(uploads):
            self.inner.put(some, done)
            self.after()

    def copy(self, copies: Sequence[Copy], done: Done) -> None:
        for some in self._steps(copies):
            self.inner.copy(some, done)
            self.after()

    def remove(self, paths: Iterable[str]) -> None:
        for some in self._steps(list(paths)):
            self.inner.remove(some)
            self.after()

    def lock(self, holder: bytes) -> bytes | None:
        return self.inner.lock(holder)

    def unlock(self) -> None:
        self.inner.unlock()

    def _steps(self, many: Sequence[T]) -> Iterator[list[T]]:
        every = self.chance.sample(list(many), len(many))
        yield from [[one] for one in every] if self.apart else [every]


@contextmanager
def watched(after: Callable[[], None], seed: int = 0) -> Iterator[None]:
    """Every target that is opened meanwhile is watched."""
    real = targets.open_target
    patch = pytest.MonkeyPatch()

    def opened(address: str, root: Path) -> Target:
        found: Target = Watched(real(address, root), after, random.Random(seed))
        return found

    patch.setattr(targets, "open_target", opened)
    try:
        yield
    finally:
        patch.undo()
