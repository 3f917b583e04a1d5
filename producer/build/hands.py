"""The processes that measure and encode: as many as there are cores, started when there is work.

A few pieces of work are done here and now: starting a process takes longer than an edit.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from types import TracebackType
from typing import ParamSpec, TypeVar

from producer.errors import AudioError

P = ParamSpec("P")
T = TypeVar("T")
_FEW = 6


class Hands:
    """Runs functions of the audio room in other processes; may be used by several threads."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self._pool: Executor | None = None
        self._lock = threading.Lock()

    def all(self, function: Callable[P, T], *columns: Sequence[object]) -> list[T]:
        """What `function` returns for each row of `columns`, in order.

        Raises what the function raises, and AudioError when a process dies.
        """
        rows = list(zip(*columns, strict=True))
        if len(rows) <= _FEW and self._pool is None:
            return [function(*row) for row in rows]  # type: ignore[call-arg]
        try:
            chunk = max(1, min(16, len(rows) // (4 * self.jobs)))
            return list(self._started().map(function, *columns, chunksize=chunk))
        except BrokenProcessPool as error:
            raise AudioError(
                "a process that encodes was killed", hint="build again: what is done is kept"
            ) from error

    def _started(self) -> Executor:
        with self._lock:
            if self._pool is None:
                context = get_context("spawn")
                self._pool = ProcessPoolExecutor(self.jobs, mp_context=context)
            return self._pool

    def __enter__(self) -> Hands:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
