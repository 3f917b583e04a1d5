"""The processes that record, measure and encode, started when there is work for them.

A few pieces of work are done here and now: starting a process takes longer than an edit.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from producer.build import allocator
from producer.build.remembered import RememberingStore
from producer.errors import AudioError
from producer.model import Take
from producer.speech.record import Recorder, default_jobs, speak_here
from producer.speech.requests import AnyRecorder, Request
from producer.store import Store

if TYPE_CHECKING:
    from concurrent.futures import Executor

_ENCODER_MEGABYTES = 200
P = ParamSpec("P")
T = TypeVar("T")
FEW = 6
"""Pieces of work that are done at hand: starting processes takes longer."""
_CHUNK = 4
"""Pieces of work that a process takes at a time: the others wait for the last that is at work."""


class Tools:
    """A build's processes. Kept from build to build by whoever watches for edits."""

    def __init__(
        self, store: Store, jobs: int, cluster: str = "", hands: Hands | None = None
    ) -> None:
        """`jobs` processes that record and as many that encode; 0: one a core. `cluster` is the
        address of a Dask scheduler whose workers record instead, `hands` encode if they are
        there."""
        self.store = RememberingStore(store.folder)
        self.jobs = jobs
        self.cluster = cluster
        self.hands = hands or Hands(jobs)
        self._recorders: dict[str, AnyRecorder] = {}

    def recorder(self, engine: str) -> AnyRecorder:
        """The recorder of `engine`. Raises ProducerError for an engine that there isn't, and for
        a cluster that doesn't answer."""
        if engine not in self._recorders:
            self._recorders[engine] = self._started(engine)
        return self._recorders[engine]

    def _started(self, engine: str) -> AnyRecorder:
        if not self.cluster:
            return Recorder(engine, self.store, jobs=self.jobs, here=self._speak)
        from producer.speech.cluster import ClusterRecorder

        return ClusterRecorder(engine, self.store, self.cluster)

    def _speak(self, engine: str, folder: Path, request: Request) -> Take:
        return self.hands.all(speak_here, [engine], [folder], [request])[0]

    def __enter__(self) -> Tools:
        return self

    def __exit__(self, *_: object) -> None:
        for recorder in self._recorders.values():
            recorder.close()
        self.hands.close()


class Hands:
    """Runs functions of the audio room in other processes; may be used by several threads."""

    def __init__(self, jobs: int) -> None:
        """`jobs` processes; 0: one a core, as far as the memory goes."""
        self.jobs = jobs or default_jobs(_ENCODER_MEGABYTES)
        self._pool: Executor | None = None
        self._lock = threading.Lock()

    @property
    def started(self) -> bool:
        """Whether there are processes that wait for work."""
        return self._pool is not None

    def all(self, function: Callable[P, T], *columns: Sequence[object]) -> list[T]:
        """What `function` returns for each row of `columns`, in order.

        Raises what the function raises, and AudioError when a process dies.
        """
        if len(columns[0]) <= FEW and not self.started:
            return self.near(function, *columns)
        from concurrent.futures.process import BrokenProcessPool

        try:
            chunk = max(1, min(_CHUNK, len(columns[0]) // (4 * self.jobs)))
            return list(self._started().map(function, *columns, chunksize=chunk))
        except BrokenProcessPool as error:
            raise AudioError(
                "a process that encodes was killed", hint="build again: what is done is kept"
            ) from error

    def near(self, function: Callable[P, T], *columns: Sequence[object]) -> list[T]:
        """What `function` returns for each row of `columns`, in order: too little for processes.

        Raises what the function raises.
        """
        return [function(*row) for row in zip(*columns, strict=True)]  # type: ignore[call-arg]

    def begin(self) -> None:
        """Start the processes: there will be much to do."""
        if not self.started:
            for _ in range(self.jobs):
                self._started().submit(ready)

    @property
    def beside(self) -> bool:
        """Whether a process beside this one takes a piece of work at once."""
        return False

    def load(self) -> None:
        """Load what a few pieces of work need, where they will be done."""
        import av  # noqa: F401
        import numpy  # noqa: F401

    def dismiss(self) -> None:
        """Nothing more will be asked: a process beside this one may end meanwhile."""

    def _started(self) -> Executor:
        with self._lock:
            if self._pool is None:
                from concurrent.futures import ProcessPoolExecutor
                from multiprocessing import get_context

                allocator.give_back()
                context = get_context("spawn")
                self._pool = ProcessPoolExecutor(
                    self.jobs, mp_context=context, initializer=_end_with_parent
                )
            return self._pool

    def close(self) -> None:
        """End the processes."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


def ready() -> None:
    """Load what most of the work needs."""
    import av  # noqa: F401
    import numpy  # noqa: F401

    import producer.audio.joints
    import producer.build.judge
    import producer.listen.signal  # noqa: F401


def _end_with_parent() -> None:
    """A process of the pool would wait for work for ever when its build was killed."""
    from multiprocessing import connection, parent_process

    parent = parent_process()
    if parent is None:
        return

    def watch() -> None:
        connection.wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
