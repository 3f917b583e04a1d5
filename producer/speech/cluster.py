"""Records on a Dask cluster: the same takes, on machines that only need the program installed.

What Dask does is left to Dask: it spreads the batches, sends those of a lost worker to another
one, and keeps a slow machine from holding up the rest. A worker fetches its engine's assets by
hash when it first speaks; takes come back and are stored here, as they come.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any

from producer.errors import ProducerError, SpeechError, installing
from producer.model import Utterance
from producer.speech import engines, takes
from producer.speech.requests import Event, Recorded, Request, Started, failure, sort_out
from producer.store import Store

if TYPE_CHECKING:
    from producer.speech.engines import Engine, Recording

BATCH = 8
"""Utterances a task: enough that sending it costs nothing beside speaking it."""
AHEAD = 3
"""Tasks a thread of the cluster that wait there, so that none is idle."""
CONNECT_SECONDS = 10

Answer = tuple["Recording | None", bool, ProducerError | None]
"""What a worker gives back for an utterance: the recording and whether its word times are
estimated, or why there is none."""

_engines: dict[str, Engine] = {}
_lock = threading.Lock()


class ClusterRecorder:
    """Has utterances spoken by the workers of an existing Dask cluster."""

    def __init__(self, engine: str, store: Store, address: str) -> None:
        """`address` is the scheduler's, such as tcp://10.0.0.5:8786.

        Raises SpeechError when `distributed` isn't installed, nobody answers there, or a worker
        has another version of the engine.
        """
        try:
            distributed: Any = import_module("distributed")
        except ImportError as error:
            raise SpeechError(
                "a cluster needs the package distributed",
                hint=installing("cluster"),
            ) from error
        self.engine = engine
        self.store = store
        try:
            self.client: Any = distributed.Client(
                address, timeout=CONNECT_SECONDS, set_as_default=False, direct_to_workers=False
            )
        except (OSError, TimeoutError, ValueError) as error:
            raise SpeechError(
                f"no Dask scheduler answers at {address}",
                hint="start one: `dask scheduler`, and `dask worker ADDRESS` on each machine",
            ) from error
        try:
            self._check()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> ClusterRecorder:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Leave the cluster, which goes on. What is in the store stays."""
        self.client.close()

    def record(self, requests: Iterable[Request]) -> Iterator[Event]:
        """Record what isn't in the store yet; yields what happens as it happens.

        Raises SpeechError when the cluster is gone, and StoreError when the store can't be
        written; what is wrong with one utterance is a Failed event, and the rest goes on.
        """
        wanted, there = sort_out(self.store, requests)
        yield from there
        missing = [same[0] for same in wanted.values()]
        missing.sort(key=lambda request: (request.priority, -len(request.utterance.text)))
        batches = iter(_batches(missing, self._threads()))
        sent: dict[Any, list[Request]] = {}
        running: Any = import_module("distributed").as_completed(loop=self.client.loop)
        try:
            for batch in islice(batches, self._threads() * AHEAD):
                yield from self._send(batch, sent, running)
            for future in running:
                for request, answer in self._answers(future, sent.pop(future)):
                    yield from self._events(request, answer, wanted[request.key])
                for batch in islice(batches, 1):
                    yield from self._send(batch, sent, running)
        finally:
            self.client.cancel(list(sent))

    def _check(self) -> None:
        """Raises SpeechError unless all workers would speak as this machine does."""
        fingerprint = engines.load(self.engine).fingerprint()
        found = self.client.run(_fingerprint, self.engine, on_error="return")
        if not found:
            raise SpeechError(
                "the cluster has no workers", hint="start some: `dask worker ADDRESS`"
            )
        for worker, theirs in found.items():
            if theirs != fingerprint:
                raise SpeechError(
                    f"the worker {worker} would not speak as this machine does: {theirs}",
                    hint="install the same version of this program there",
                )

    def _threads(self) -> int:
        return max(1, int(sum(self.client.nthreads().values())))

    def _send(
        self, batch: list[Request], sent: dict[Any, list[Request]], running: Any
    ) -> Iterator[Event]:
        asked = [(request.utterance, request.refused) for request in batch]
        future = self.client.submit(_speak, self.engine, asked, pure=False)
        sent[future] = batch
        running.add(future)
        yield from (Started(request=request) for request in batch)

    def _answers(self, future: Any, batch: list[Request]) -> Iterator[tuple[Request, Answer]]:
        """What came of each request of a batch. One that a lost worker took down is told."""
        error = future.exception()
        if error is None:
            yield from zip(batch, future.result(), strict=True)
            return
        told = (
            error
            if isinstance(error, ProducerError)
            else SpeechError(f"the cluster lost it: {type(error).__name__}: {error}")
        )
        for request in batch:
            yield request, (None, False, told)

    def _events(self, request: Request, answer: Answer, same: Sequence[Request]) -> Iterator[Event]:
        recording, estimated, error = answer
        if recording is None:
            yield from (failure(one, "take-failed", error) for one in same)
            return
        take = takes.put(self.store, request.key, recording, estimated=estimated)
        yield Recorded(request=request, take=take)
        yield from (Recorded(request=one, take=take, reused=True) for one in same[1:])


def _batches(missing: list[Request], threads: int) -> Iterator[list[Request]]:
    """Batches of about equal work, longest utterances first; small ones when there is little."""
    size = max(1, min(BATCH, len(missing) // (threads * AHEAD)))
    for start in range(0, len(missing), size):
        yield missing[start : start + size]


def _fingerprint(engine: str) -> str:
    """Runs on a worker."""
    return engines.load(engine).fingerprint()


def _speak(engine: str, asked: list[tuple[Utterance, int]]) -> list[Answer]:
    """Runs on a worker: its engine is loaded once and speaks one utterance at a time."""
    from producer.speech.record import prepare, speak

    answers: list[Answer] = []
    with _lock:
        prepare(engine, {one.voice.name for one, _ in asked}, lambda *_: None)
        if engine not in _engines:
            _engines[engine] = engines.load(engine).Engine(1)
        for utterance, refused in asked:
            try:
                recording, estimated = speak(_engines[engine], utterance, refused)
                answers.append((recording, estimated, None))
            except ProducerError as error:
                answers.append((None, False, error))
    return answers
