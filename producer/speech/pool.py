"""Worker processes: each makes one worker, loads it once, and does one job at a time.

A worker that dies or hangs is replaced, and its job is tried again in a fresh process; after
`TRIES` the job is given up and the rest goes on. A thread keeps the workers busy
while whoever reads the outcomes does something else. Workers are started anew, never forked. They
leave Ctrl-C to the main process, and end by themselves when that one is gone.
"""

from __future__ import annotations

import queue
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing import connection, get_context, resource_tracker
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct, field

from producer.errors import ProducerError, SpeechError
from producer.scratch import Scratch
from producer.speech.patience import Patience
from producer.speech.worker import cause_of, work

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

TRIES = 3
"""How often a job is given to a worker that then dies or hangs."""
LOADING = 300.0
"""Seconds that a worker may take until it is ready; more while it hardly gets a turn."""

_TICK = 0.2
"""Seconds between looks at the clock."""
_GOODBYE = 2.0
"""Seconds that an idle worker has to end."""


class Job(Struct, kw_only=True, eq=False):
    """Something for a worker to do."""

    value: Any
    """What the worker is called with; it is pickled."""
    limit: float
    """Seconds without an answer after which the worker counts as hanging (`Patience`)."""
    tries: int = 0
    """How many workers it has cost."""


class Outcome(Struct, frozen=True, kw_only=True):
    """What became of a job."""

    kind: Literal["started", "done", "failed", "lost"]
    """`failed`: the worker said no; `lost`: the worker died or hung, TRIES times."""
    job: Job
    """Which."""
    value: Any = None
    """What the worker returned."""
    error: ProducerError | None = None
    """Why it failed or was lost."""


class _Worker(Struct, kw_only=True, eq=False):
    process: SpawnProcess
    inbox: Connection
    outbox: Connection
    log: Path
    patience: Patience
    jobs: deque[Job] = field(default_factory=deque)
    ready: bool = False
    fresh: bool = True

    @property
    def limit(self) -> float:
        return self.jobs[0].limit if self.ready and self.jobs else LOADING


class Pool:
    """At most `size` worker processes, started when there is work and kept until it is closed."""

    def __init__(
        self, make: Callable[..., Callable[[Any], Any]], arguments: tuple[Any, ...], *, size: int
    ) -> None:
        """Each worker calls `make(*arguments)` (a function of a module) and then what that gives.

        A worker that can't be made ends the whole run: its error is raised by `run`.
        """
        self.make = make
        self.arguments = arguments
        self.size = max(1, size)
        self._workers: list[_Worker] = []
        self._context = get_context("spawn")
        self._folder = Scratch()
        self._started = 0
        self._unready = 0
        self._running = threading.Lock()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def run(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """Do `jobs`, in order as workers get free; yields what becomes of each as it happens.

        When the reader stops early what is being done is dropped. Raises what `make` raised.
        """
        if not self._running.acquire(blocking=False):
            raise RuntimeError("the pool is running already")
        outcomes: queue.SimpleQueue[Outcome | BaseException | None] = queue.SimpleQueue()
        self._stop.clear()
        self._thread = threading.Thread(
            target=self._serve, args=(deque(jobs), outcomes.put), daemon=True
        )
        self._thread.start()
        try:
            while True:
                try:
                    outcome = outcomes.get(timeout=_TICK)  # without it, no Ctrl-C on Windows
                except queue.Empty:
                    continue
                if outcome is None:
                    return
                if isinstance(outcome, BaseException):
                    raise outcome
                yield outcome
        finally:
            self._halt()
            self._running.release()

    def close(self) -> None:
        """End the workers; a run that is going on ends, too."""
        self._halt()
        for worker in self._workers:
            if worker.jobs or not worker.ready:
                worker.process.kill()
            else:
                with suppress(OSError):
                    worker.inbox.send(None)
        patience = time.monotonic() + _GOODBYE
        for worker in self._workers:
            worker.process.join(max(0.0, patience - time.monotonic()))
            _end(worker)
        self._workers.clear()
        self._folder.close()

    def _halt(self) -> None:
        if self._thread is not None:
            self._stop.set()
            self._thread.join()
            self._thread = None

    def _serve(
        self, pending: deque[Job], tell: Callable[[Outcome | BaseException | None], None]
    ) -> None:
        try:
            _leave_interrupts_to_the_main_thread()
            for worker in [w for w in self._workers if not w.process.is_alive()]:
                self._drop(worker)
            while (pending or self._busy()) and not self._stop.is_set():
                self._start(pending)
                self._feed(pending, tell)
                waiting = [w.outbox for w in self._workers] + [
                    w.process.sentinel for w in self._workers
                ]
                before = time.monotonic()
                connection.wait(waiting, timeout=_TICK)
                # A machine that slept, or a stopped process, is no hanging worker.
                passed = min(time.monotonic() - before, 2 * _TICK)
                for worker in list(self._workers):
                    self._look(worker, passed, pending, tell)
            for worker in [w for w in self._workers if w.jobs]:
                self._drop(worker)
            tell(None)
        except BaseException as error:
            for worker in [w for w in self._workers if w.jobs or not w.ready]:
                self._drop(worker)
            tell(error)

    def _busy(self) -> int:
        return sum(len(worker.jobs) for worker in self._workers)

    def _start(self, pending: deque[Job]) -> None:
        wanted = min(self.size, len(pending) + self._busy())
        if any(job.tries for job in pending) and not any(w.fresh for w in self._workers):
            idle = [worker for worker in self._workers if not worker.jobs]
            if idle and len(self._workers) >= wanted:
                self._drop(idle[0])
        while len(self._workers) < wanted:
            self._started += 1
            theirs_in, inbox = self._context.Pipe(duplex=False)
            outbox, theirs_out = self._context.Pipe(duplex=False)
            log = self._folder.path / f"{self._started}.log"
            process = self._context.Process(
                target=work,
                args=(theirs_in, theirs_out, self.make, self.arguments, str(log)),
                daemon=True,
            )
            process.start()
            theirs_in.close()
            theirs_out.close()
            patience = Patience(process.pid)
            self._workers.append(
                _Worker(process=process, inbox=inbox, outbox=outbox, log=log, patience=patience)
            )

    def _feed(self, pending: deque[Job], tell: Callable[[Outcome], None]) -> None:
        # One job each; a second only to bridge the moment between two when there is plenty.
        for depth in (1, 2):
            for worker in self._workers:
                plenty = len(pending) > len(self._workers)
                if not worker.ready or len(worker.jobs) >= depth or (depth > 1 and not plenty):
                    continue
                job = _suiting(pending, worker)
                if job is None:
                    continue
                worker.jobs.append(job)
                with suppress(OSError):  # it died; that is seen next
                    worker.inbox.send(job.value)
                if len(worker.jobs) == 1:
                    self._begin(worker, tell)

    def _begin(self, worker: _Worker, tell: Callable[[Outcome], None]) -> None:
        worker.patience.begin()
        worker.fresh = False
        tell(Outcome(kind="started", job=worker.jobs[0]))

    def _look(
        self,
        worker: _Worker,
        passed: float,
        pending: deque[Job],
        tell: Callable[[Outcome], None],
    ) -> None:
        dead = not worker.process.is_alive()  # asked first: what it said before it died counts
        try:
            while worker.outbox.poll():
                self._hear(worker, worker.outbox.recv(), tell)
        except (EOFError, OSError):
            dead = True
        if dead:
            worker.process.join(_GOODBYE)
            self._lose(worker, cause_of(worker.process.exitcode, worker.log), pending, tell)
            return
        at_work = worker.jobs or not worker.ready
        if at_work and worker.patience.is_over(passed, worker.limit):
            cause = f"it gave no answer for {worker.patience.waited:.0f} s"
            self._lose(worker, cause, pending, tell)

    def _hear(
        self, worker: _Worker, said: tuple[str, Any], tell: Callable[[Outcome], None]
    ) -> None:
        kind, value = said
        if kind == "broken":
            raise value
        if kind == "ready":
            worker.ready = True
            self._unready = 0
            return
        job = worker.jobs.popleft()
        if kind == "done":
            tell(Outcome(kind="done", job=job, value=value))
        else:
            tell(Outcome(kind="failed", job=job, error=value))
        if worker.jobs:
            self._begin(worker, tell)

    def _lose(
        self, worker: _Worker, cause: str, pending: deque[Job], tell: Callable[[Outcome], None]
    ) -> None:
        self._drop(worker)
        if not worker.ready:
            self._unready += 1
            if self._unready >= TRIES:
                raise SpeechError(f"no worker can be started: {cause}")
            return
        jobs = list(worker.jobs)
        if not jobs:
            return
        jobs[0].tries += 1
        if jobs[0].tries >= TRIES:
            error = SpeechError(f"the process that speaks it ended {TRIES} times: {cause}")
            tell(Outcome(kind="lost", job=jobs.pop(0), error=error))
        pending.extendleft(reversed(jobs))

    def _drop(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        _end(worker)


def _suiting(pending: deque[Job], worker: _Worker) -> Job | None:
    """The next job for `worker`: one that has cost a worker goes to a fresh one, alone."""
    for place, job in enumerate(pending):
        if not job.tries or (worker.fresh and not worker.jobs):
            del pending[place]
            return job
    return None


def _end(worker: _Worker) -> None:
    if worker.process.is_alive():
        worker.process.kill()
    worker.process.join()
    worker.inbox.close()
    worker.outbox.close()


def _leave_interrupts_to_the_main_thread() -> None:
    """Workers are started by this thread and inherit what it blocks."""
    if hasattr(signal, "pthread_sigmask"):
        resource_tracker.ensure_running()  # starting it later would unblock the signal again
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
