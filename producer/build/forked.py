"""A second process for a few pieces of work, forked while the build is still small.

An edit's takes, levels and blocks need libraries that take longer to load than anything else in
it: the second process loads them while the build reads the scripts, on another core. Whatever
goes wrong with it, its work is done in the build's own process instead.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from select import select
from typing import BinaryIO, ParamSpec, TypeVar

from producer.build.hands import FEW, Hands
from producer.speech.record import cores

_THREADS = 2
"""Blocks that are encoded at a time: the build's own process waits for them, too."""
_LANES = 2
"""Things that are asked for at a time: gains are planned while a block is encoded."""
P = ParamSpec("P")
T = TypeVar("T")


def can_fork() -> bool:
    """Whether a second process may be forked, and has a core of its own."""
    # Libraries of macOS don't stand it, and other threads' locks would stay locked for ever.
    return sys.platform == "linux" and cores() > 1 and threading.active_count() == 1


class _Lane:
    """A way to ask for one thing at a time."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.asked, self.ask = _pipe()
        self.answers, self.answer = _pipe()


class ForkedHands(Hands):
    """Hands that give a few pieces of work to a process that was forked; many to a pool."""

    def __init__(self, jobs: int) -> None:
        """Forks; only where `can_fork`."""
        super().__init__(jobs)
        self._ending = threading.Lock()
        self._lanes = [_Lane() for _ in range(_LANES)]
        self._process = os.fork()
        for lane in self._lanes:
            theirs = (lane.asked, lane.answer) if self._process else (lane.ask, lane.answers)
            for pipe in theirs:
                pipe.close()
        if not self._process:
            _serve(self._lanes)

    def near(self, function: Callable[P, T], *columns: Sequence[object]) -> list[T]:
        """As Hands do."""
        if self.beside and 0 < len(columns[0]) <= FEW:
            asked = pickle.dumps((function, columns), pickle.HIGHEST_PROTOCOL)
            lane = self._free_lane()
            try:
                lane.ask.write(asked)
                lane.ask.flush()
                good, found = pickle.load(lane.answers)  # noqa: S301
            except (OSError, EOFError, ValueError, pickle.PickleError):
                self._end()
                return super().near(function, *columns)
            except BaseException:
                # Nobody may take the answer for that of another question.
                self._end()
                raise
            finally:
                lane.lock.release()
            if not good:
                raise found
            answers: list[T] = found
            return answers
        return super().near(function, *columns)

    def _free_lane(self) -> _Lane:
        """One that nobody asks by, now this thread's."""
        for lane in self._lanes:
            if lane.lock.acquire(blocking=False):
                return lane
        self._lanes[0].lock.acquire()
        return self._lanes[0]

    @property
    def beside(self) -> bool:
        """Until it is lost, or there are many."""
        return self._process != 0 and not self.started

    def load(self) -> None:
        """It has been begun."""

    def dismiss(self) -> None:
        """As Hands do: whoever asks nevertheless is served by the build's own process."""
        for lane in self._lanes:
            with suppress(OSError):
                lane.ask.close()

    def close(self) -> None:
        """End the processes."""
        super().close()
        self._end()

    def _end(self) -> None:
        with self._ending:
            if not self._process:
                return
            self.dismiss()
            with suppress(ChildProcessError):
                os.waitpid(self._process, 0)
            self._process = 0
            # Only now: a thread that waits for an answer holds its pipe until that ends.
            for lane in self._lanes:
                lane.answers.close()


def _pipe() -> tuple[BinaryIO, BinaryIO]:
    reading, writing = os.pipe()
    return os.fdopen(reading, "rb"), os.fdopen(writing, "wb")


def _serve(lanes: Sequence[_Lane]) -> None:
    """Do what is asked for until nobody asks any more; never comes back."""
    first, *others = lanes
    try:
        # The build is told to stop, and closes the pipes.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        beside = [threading.Thread(target=_answer_all, args=(lane,)) for lane in others]
        for thread in beside:
            thread.start()
        for _ in _loaded():
            while select([first.asked], [], [], 0)[0]:
                _answer(first)
        _answer_all(first)
        for thread in beside:
            thread.join()
    finally:
        # Nothing that the build has begun is to be ended twice.
        os._exit(0)


def _answer_all(lane: _Lane) -> None:
    try:
        while True:
            _answer(lane)
    except (EOFError, OSError):
        # The build has closed the pipe, or is gone.
        return
    except BaseException:
        # An answer that can't be sent: whoever waits for it does the work itself.
        os._exit(1)


def _answer(lane: _Lane) -> None:
    function, columns = pickle.load(lane.asked)  # noqa: S301
    try:
        with ThreadPoolExecutor(_THREADS) as aside:
            answered: tuple[bool, object] = True, list(aside.map(function, *columns))
    except Exception as error:
        answered = False, error
    pickle.dump(answered, lane.answer, pickle.HIGHEST_PROTOCOL)
    lane.answer.flush()


def _loaded() -> Iterator[None]:
    """Load what an edit's work needs, in the order in which it is asked for, and do it once: the
    first time takes far longer. Stops where something may have been asked for meanwhile."""
    from producer.build import rehearsed

    for rehearse in rehearsed.ALL:
        rehearse()
        yield
