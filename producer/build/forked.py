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
P = ParamSpec("P")
T = TypeVar("T")


def can_fork() -> bool:
    """Whether a second process may be forked, and has a core of its own."""
    # Libraries of macOS don't stand it, and other threads' locks would stay locked for ever.
    return sys.platform == "linux" and cores() > 1 and threading.active_count() == 1


class ForkedHands(Hands):
    """Hands that give a few pieces of work to a process that was forked; many to a pool."""

    def __init__(self, jobs: int) -> None:
        """Forks; only where `can_fork`."""
        super().__init__(jobs)
        self._asking = threading.Lock()
        asked, self._ask = _pipe()
        self._answers, answer = _pipe()
        self._process = os.fork()
        if not self._process:
            self._ask.close()
            self._answers.close()
            _serve(asked, answer)
        asked.close()
        answer.close()

    def near(self, function: Callable[P, T], *columns: Sequence[object]) -> list[T]:
        """As Hands do."""
        if self.beside and 0 < len(columns[0]) <= FEW:
            asked = pickle.dumps((function, columns), pickle.HIGHEST_PROTOCOL)
            with self._asking:
                try:
                    self._ask.write(asked)
                    self._ask.flush()
                    good, found = pickle.load(self._answers)  # noqa: S301
                except (OSError, EOFError, ValueError, pickle.PickleError):
                    self._end()
                    return super().near(function, *columns)
                except BaseException:
                    # Nobody may take the answer for that of another question.
                    self._end()
                    raise
            if not good:
                raise found
            answers: list[T] = found
            return answers
        return super().near(function, *columns)

    @property
    def beside(self) -> bool:
        """Until it is lost, or there are many."""
        return self._process != 0 and not self.started

    def load(self) -> None:
        """It has been begun."""

    def close(self) -> None:
        """End the processes."""
        super().close()
        self._end()

    def _end(self) -> None:
        for pipe in (self._ask, self._answers):
            with suppress(OSError):
                pipe.close()
        if self._process:
            with suppress(ChildProcessError):
                os.waitpid(self._process, 0)
            self._process = 0


def _pipe() -> tuple[BinaryIO, BinaryIO]:
    reading, writing = os.pipe()
    return os.fdopen(reading, "rb"), os.fdopen(writing, "wb")


def _serve(asked: BinaryIO, answer: BinaryIO) -> None:
    """Do what is asked for until nobody asks any more; never comes back."""
    try:
        # The build is told to stop, and closes the pipe.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        for _ in _loaded():
            while select([asked], [], [], 0)[0]:
                _answer(asked, answer)
        while True:
            _answer(asked, answer)
    finally:
        # Nothing that the build has begun is to be ended twice.
        os._exit(0)


def _answer(asked: BinaryIO, answer: BinaryIO) -> None:
    function, columns = pickle.load(asked)  # noqa: S301
    try:
        with ThreadPoolExecutor(_THREADS) as aside:
            answered: tuple[bool, object] = True, list(aside.map(function, *columns))
    except Exception as error:
        answered = False, error
    pickle.dump(answered, answer, pickle.HIGHEST_PROTOCOL)
    answer.flush()


def _loaded() -> Iterator[None]:
    """Load what an edit's work needs, in the order in which it is asked for, and do it once: the
    first time takes far longer. Stops where something may have been asked for meanwhile."""
    from producer.build import rehearsed

    for rehearse in rehearsed.ALL:
        rehearse()
        yield
