"""Records Utterances: each take once, checked before it is stored, on all cores.

    with Recorder("kokoro", store) as recorder:
        for event in recorder.record(requests):
            ...

A worker writes a take into the store itself and hands back its facts alone, so the main process
stays small whatever is recorded. What stands in the store is never recorded again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from producer.errors import ProducerError, SpeechError, StoreError
from producer.model import Finding, Take, Utterance
from producer.speech import engines, takes
from producer.speech.engines import Engine, Progress, Recording
from producer.speech.requests import (
    Event,
    Failed,
    Recorded,
    Request,
    Started,
    failure,
    sort_out,
)
from producer.speech.soundcheck import accept, trim
from producer.store import Store

if TYPE_CHECKING:
    from producer.speech.pool import Job, Outcome, Pool

ATTEMPTS = 3
"""Readings of a take before it is split in two, and that refused too."""

Here = Callable[[str, Path, Request], Take]
"""What speaks a take at once: told the engine and the store's folder."""
_FEW = 2
"""Takes that are spoken here where the engine can: starting a process takes longer."""
_LIMIT = 30.0
_LIMIT_EACH = 0.5
"""Seconds, and seconds a character, without an answer after which a worker counts as hanging:
thirty times what Kokoro needs on one core of a small machine."""


class RecordReport(Struct, frozen=True, kw_only=True):
    """What came of a recording."""

    recorded: int = 0
    """Takes that were spoken."""
    reused: int = 0
    """Takes that were there."""
    seconds: float = 0.0
    """Length of the spoken ones."""
    findings: tuple[Finding, ...] = ()
    """What could not be spoken."""


class Recorder:
    """Worker processes with an engine's model loaded, kept until it is closed."""

    def __init__(
        self,
        engine: str,
        store: Store,
        *,
        jobs: int = 0,
        patience: float = 1.0,
        here: Here | None = None,
    ) -> None:
        """`jobs` worker processes; 0: one a core, as far as the memory goes.

        `patience` stretches the time after which a worker counts as hanging, `here` speaks a few
        takes at once. Raises ProducerError for an engine that there isn't.
        """
        self.engine = engine
        self.store = store
        self.patience = patience
        self.jobs = jobs or default_jobs(engines.load(engine).CAPABILITIES.memory)
        self.pool: Pool | None = None
        self._speak = here or speak_here

    def _started(self, count: int) -> Pool:
        """The workers, started for `count` takes: fewer than there are cores share them out."""
        from producer.speech.pool import Pool

        if self.pool is None:
            threads = max(1, self.jobs // count)
            self.pool = Pool(Speaker, (self.engine, self.store.folder, threads), size=self.jobs)
        return self.pool

    def __enter__(self) -> Recorder:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the workers. What is in the store stays."""
        if self.pool is not None:
            self.pool.close()

    def record(self, requests: Iterable[Request]) -> Iterator[Event]:
        """Record what isn't in the store yet; yields what happens as it happens.

        Of several requests with one key the first is recorded and the others come to the same
        take. Raises SpeechError when the engine can't start and StoreError when the store can't
        be written; what is wrong with one utterance is a Failed event, and the rest goes on.
        """
        wanted, there = sort_out(self.store, requests)
        yield from there
        missing = [same[0] for same in wanted.values()]
        missing.sort(key=lambda request: (request.priority, -len(request.utterance.text)))
        if len(missing) <= _FEW and self.pool is None and self._at_once(missing):
            for request in missing:
                yield Started(request=request)
                yield from self._here(wanted[request.key])
            return
        if not missing:
            return
        for outcome in self._started(len(missing)).run(self._job(one) for one in missing):
            yield from _events(outcome, wanted)

    def _at_once(self, missing: Iterable[Request]) -> bool:
        voices = dict.fromkeys(request.utterance.voice.name for request in missing)
        return engines.load(self.engine).at_once(tuple(voices))

    def _here(self, same: list[Request]) -> Iterator[Event]:
        try:
            take = self._speak(self.engine, self.store.folder, same[0])
        except StoreError:
            raise
        except ProducerError as error:
            yield from (failure(one, "take-failed", error) for one in same)
        else:
            yield from _recorded(same, take)

    def _job(self, request: Request) -> Job:
        from producer.speech.pool import Job

        seconds = _LIMIT + _LIMIT_EACH * len(request.utterance.text)
        return Job(value=request, limit=seconds * self.patience)


class Speaker:
    """Speaks requests in a worker process: loads the engine once, stores what is accepted."""

    def __init__(self, engine: str, folder: Path, threads: int = 1) -> None:
        """`folder` is the store's, `threads` are cores that no other worker uses."""
        self.engine = engines.load(engine).Engine(threads)
        self.store = Store(folder)

    def __call__(self, request: Request) -> Take:
        """The take, stored. Raises SpeechError when no reading of it is accepted."""
        # Another build, or another machine, may have been faster; the first take stored counts.
        take = takes.find(self.store, request.key)
        if take is None:
            recording, estimated = speak(self.engine, request.utterance, request.refused)
            take = takes.put(self.store, request.key, recording, estimated=estimated)
        return take


def speak_here(engine: str, folder: Path, request: Request) -> Take:
    """The take of `request`, spoken in this process and stored in `folder`; the engine stays
    loaded. Raises ProducerError."""
    return _speaker(engine, folder)(request)


@lru_cache(maxsize=1)
def _speaker(engine: str, folder: Path) -> Speaker:
    return Speaker(engine, folder)


def speak(engine: Engine, utterance: Utterance, refused: int = 0) -> tuple[Recording, bool]:
    """An accepted recording of `utterance`, trimmed, and whether its word times are estimated.

    A reading that is refused is tried again, then in two halves. Of an utterance of which
    recordings were `refused` before, other readings are tried. Raises SpeechError.
    """
    problems: list[str] = []
    first = refused * ATTEMPTS
    for attempt in range(first, first + ATTEMPTS):
        recording, problem = _read(engine, utterance, attempt)
        if not problem:
            return _with_words(utterance, recording)
        problems.append(problem)
    halves = takes.halves(utterance)
    if halves:
        parts = [_read(engine, half, first) for half in halves]
        if not any(problem for _, problem in parts):
            joined = takes.join(
                [_with_words(h, r) for h, (r, _) in zip(halves, parts, strict=True)]
            )
            problem = accept(utterance, joined[0])
            if not problem:
                return joined
        problems.append(next((problem for _, problem in parts if problem), problems[-1]))
    raise SpeechError(
        f"no reading of it is good enough: {problems[-1]}",
        source=utterance.source,
        hint="say it in other words, or give the role another voice",
    )


def _read(engine: Engine, utterance: Utterance, attempt: int) -> tuple[Recording, str]:
    recording = trim(engine.speak(utterance, attempt))
    return recording, accept(utterance, recording)


def _with_words(utterance: Utterance, recording: Recording) -> tuple[Recording, bool]:
    if recording.words is not None:
        return recording, False
    words = takes.estimate_words(utterance.text, len(recording.samples))
    return replace(recording, words=words), True


def record(
    requests: Iterable[Request],
    store: Store,
    engine: str,
    *,
    jobs: int = 0,
    on_event: Callable[[Event], None] = lambda event: None,
) -> RecordReport:
    """Record `requests` with workers that end afterwards. Raises what `Recorder.record` raises."""
    report = RecordReport()
    with Recorder(engine, store, jobs=jobs) as recorder:
        for event in recorder.record(requests):
            on_event(event)
            match event:
                case Recorded(take=take, reused=False):
                    seconds = report.seconds + take.length / take.rate
                    report = replace(report, recorded=report.recorded + 1, seconds=seconds)
                case Recorded():
                    report = replace(report, reused=report.reused + 1)
                case Failed(finding=finding):
                    report = replace(report, findings=(*report.findings, finding))
    return report


def prepare(engine: str, voices: Iterable[str], progress: Progress) -> None:
    """Fetch what `engine` lacks to speak with `voices`. Raises SpeechError."""
    module = engines.load(engine)
    names = tuple(dict.fromkeys(voices))
    if module.missing(names):
        module.prepare(progress, names)


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def default_jobs(memory: int) -> int:
    """How many workers of `memory` megabytes this process may use: its cores, and what is free."""
    room = _free_megabytes() // memory if memory else 1
    return max(1, min(cores(), _quota(), room))


def _quota() -> int:
    """Cores that the container's quota allows, rounded up; very many without one."""
    with suppress(OSError, ValueError):
        most, period = Path("/sys/fs/cgroup/cpu.max").read_text().split()
        if most != "max":
            return max(1, -(-int(most) // int(period)))
    return 1 << 20


def _free_megabytes() -> int:
    """Memory that is free, in the container and on the machine; very much where it isn't told."""
    found = [1 << 40]
    with suppress(OSError, ValueError, StopIteration):
        lines = Path("/proc/meminfo").read_text().splitlines()
        line = next(line for line in lines if line.startswith("MemAvailable:"))
        found.append(int(line.split()[1]) // 1024)
    with suppress(OSError, ValueError):
        group = Path("/sys/fs/cgroup")
        most = int((group / "memory.max").read_text())
        found.append((most - int((group / "memory.current").read_text())) >> 20)
    return max(0, min(found))


def _events(outcome: Outcome, wanted: dict[str, list[Request]]) -> Iterator[Event]:
    request: Request = outcome.job.value
    same = wanted[request.key]
    if outcome.kind == "started":
        if not outcome.job.tries:
            yield Started(request=request)
    elif outcome.kind == "done":
        yield from _recorded(same, outcome.value)
    else:
        if isinstance(outcome.error, StoreError):
            raise outcome.error
        code = "worker-lost" if outcome.kind == "lost" else "take-failed"
        yield from (failure(one, code, outcome.error) for one in same)


def _recorded(same: list[Request], take: Take) -> Iterator[Event]:
    yield Recorded(request=same[0], take=take)
    yield from (Recorded(request=one, take=take, reused=True) for one in same[1:])
