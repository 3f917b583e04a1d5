"""What a build says while it works: a bar in a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from contextlib import AbstractContextManager
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, TextIO

from producer.report import lasted

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_EVERY = 10.0
"""Seconds between plain lines."""


class Display(Protocol):
    """What the conductor tells as it goes on."""

    def begin(self, total: int, characters: int) -> None:
        """Recording starts: `total` takes, of `characters` of text together."""

    def recorded(self, text: str, role: str, characters: int, seconds: float) -> None:
        """A take is stored: its words, who says them, and its length in seconds."""

    def fetching(self, what: str, done: int, total: int) -> None:
        """`done` of `total` bytes of an engine's assets have come."""

    def say(self, line: str) -> None:
        """A line of its own."""


class Silent(AbstractContextManager["Silent"]):
    """Says nothing."""

    def begin(self, total: int, characters: int) -> None:
        """Nothing."""

    def recorded(self, text: str, role: str, characters: int, seconds: float) -> None:
        """Nothing."""

    def fetching(self, what: str, done: int, total: int) -> None:
        """Nothing."""

    def say(self, line: str) -> None:
        """Nothing."""

    def __exit__(self, *_: object) -> None:
        """Nothing."""


class _Counting:
    """Counts takes, characters and seconds; speed and time left follow from them."""

    def __init__(self, file: TextIO) -> None:
        self.file = file
        self.begin(0, 0)

    def begin(self, total: int, characters: int) -> None:
        """Recording starts: also that of the next build, where one display sees several."""
        self.total, self.done = total, 0
        self.characters, self.spoken = characters, 0
        self.seconds = 0.0
        self.started = time.monotonic()

    def count(self, characters: int, seconds: float) -> None:
        self.done += 1
        self.spoken += characters
        self.seconds += seconds

    @property
    def elapsed(self) -> float:
        return max(time.monotonic() - self.started, 1e-9)

    @property
    def left(self) -> float:
        """Seconds until all is recorded, as the characters so far say."""
        return self.elapsed * (self.characters - self.spoken) / max(self.spoken, 1)

    @property
    def state(self) -> str:
        return (
            f"{self.done}/{self.total} takes, {lasted(self.seconds)} of audio, "
            f"{self.seconds / self.elapsed:.1f}x, {lasted(self.left)} left"
        )


class Plain(_Counting, AbstractContextManager["Plain"]):
    """A line every few seconds, for logs and pipes."""

    def __init__(self, file: TextIO | None = None) -> None:
        super().__init__(file or sys.stderr)
        self.last = float("-inf")
        self.fetched = ""

    def recorded(self, text: str, role: str, characters: int, seconds: float) -> None:
        """A line now and then, and at the end."""
        self.count(characters, seconds)
        now = time.monotonic()
        if now - self.last >= _EVERY or self.done == self.total:
            self.last = now
            self.say(f"{self.state}: {role}: {_short(text, 50)}")

    def fetching(self, what: str, done: int, total: int) -> None:
        """A line now and then, and when all of it has come."""
        now = time.monotonic()
        line = f"fetching {what}: {_megabytes(done)} of {_megabytes(total)}"
        if line != self.fetched and (now - self.last >= _EVERY or done >= total):
            self.last, self.fetched = now, line
            self.say(line)

    def say(self, line: str) -> None:
        """The line."""
        print(line, file=self.file, flush=True)

    def __exit__(self, *_: object) -> None:
        """Nothing is left open."""


class Bar(_Counting, AbstractContextManager["Bar"]):
    """A bar with what is being spoken, done/total, audio seconds, speed and time left."""

    def __init__(self, file: TextIO | None = None) -> None:
        super().__init__(file or sys.stderr)
        self.progress: Progress | None = None
        self.task: TaskID | None = None

    def begin(self, total: int, characters: int) -> None:
        """The bar appears."""
        super().begin(total, characters)
        self._show(self.state, 0, characters)

    def fetching(self, what: str, done: int, total: int) -> None:
        """A bar of its own."""
        self._show(f"fetching {what}: {_megabytes(done)} of {_megabytes(total)}", done, total)

    def recorded(self, text: str, role: str, characters: int, seconds: float) -> None:
        """The bar moves."""
        self.count(characters, seconds)
        self._show(f"{self.state}  {role}: {_short(text, 40)}", self.spoken, self.characters)

    def say(self, line: str) -> None:
        """The line, above the bar."""
        if self.progress is None:
            print(line, file=self.file, flush=True)
        else:
            self.progress.console.print(line, markup=False, highlight=False, soft_wrap=True)

    def _show(self, description: str, done: int, total: int) -> None:
        if self.progress is None:
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TextColumn

            columns = (BarColumn(bar_width=24), TextColumn("{task.description}", markup=False))
            self.progress = Progress(
                *columns, console=Console(file=self.file), transient=True, refresh_per_second=8
            )
            self.progress.start()
            self.task = self.progress.add_task(description)
        if self.task is not None:
            self.progress.update(
                self.task, completed=done, total=max(total, 1), description=description
            )

    def __exit__(
        self,
        kind: type[BaseException] | None = None,
        error: BaseException | None = None,
        traceback: TracebackType | None = None,
    ) -> None:
        """The bar goes."""
        if self.progress is not None:
            self.progress.stop()
            self.progress = None


def display(*, quiet: bool = False) -> Silent | Plain | Bar:
    """The display that fits standard error."""
    if quiet:
        return Silent()
    return Bar() if sys.stderr.isatty() else Plain()


def _short(text: str, most: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _megabytes(count: int) -> str:
    return f"{count / 1e6:.1f} MB"
