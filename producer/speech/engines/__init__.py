"""Engines: one file each, found by its name. This docstring is the recipe for a new one.

A module here is an engine. It holds what `EngineModule` lists, and imports anything heavy inside
its functions only: the module itself is imported by `producer doctor` and `producer voices`.

- `CAPABILITIES`, `fingerprint()` and `voices()` are asked in the main process, before anything is
  recorded, and must be cheap. The fingerprint goes into every Take's key: it changes when, and only
  when, the same words could sound different.
- `missing()` says in one line what the engine needs and doesn't find, or nothing.
- `prepare()` is called once in the main process before workers start: it fetches assets by hash.
- `at_once()` says whether a few lines need no worker process.
- `Engine(threads)` is made once in each process that speaks, with the cores that it may use;
  `speak` is called for one Utterance at a time. More threads give the same bytes.

Silence at the edges, the checks of a take and the tries after a bad one are not the engine's
business: `soundcheck.py` and `record.py` do them for every engine alike.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, cast

from msgspec import Struct

from producer import plugins
from producer.model import Utterance

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Progress = Callable[[str, int, int], None]
"""Called with what is being fetched, bytes so far and bytes in all."""


MAX_CHARACTERS = 280
"""Spoken characters of an utterance at most, whatever an engine could say in one go."""


class Capabilities(Struct, frozen=True, kw_only=True):
    """What an engine can do."""

    word_times: bool
    """Gives the time of each word."""
    deterministic: bool
    """The same Utterance gives the same bytes."""
    phonemes: bool
    """Takes pronunciations in IPA."""
    max_characters: int
    """Longest text that it speaks in one go."""
    network: bool
    """Sends text to another machine."""
    licence: str
    """Of the engine and its voices, SPDX where there is one."""
    memory: int = 200
    """Megabytes that a worker process takes at most."""
    any_voice: bool = False
    """Speaks with any name, also with one that it doesn't list."""


class EngineVoice(Struct, frozen=True, kw_only=True):
    """A voice that an engine has."""

    name: str
    """The engine's own name for it."""
    language: str
    """BCP 47."""
    gender: str
    """female, male, or empty."""
    grade: int
    """The order in which spare voices are proposed, best first; 0: never proposed."""


class Recording(Struct, frozen=True, kw_only=True):
    """What an engine made of one Utterance."""

    rate: int
    """Samples a second."""
    samples: NDArray[np.int16]
    """Mono, shape (n,)."""
    words: tuple[tuple[int, int], ...] | None = None
    """Start and end in samples of each whitespace-separated word of the text; None: not known."""


class Engine(Protocol):
    """Lives in one process that speaks."""

    def speak(self, utterance: Utterance, attempt: int = 0) -> Recording:
        """Record `utterance.text` with `utterance.voice`.

        `utterance.take` asks for a reading: another number is another reading where the engine
        can give one. `attempt` counts from 0 up when readings of that take were refused: a
        deterministic engine reads a little differently, and the same way for the same attempt.
        Raises SpeechError when the engine can't; the record room asks again elsewhere.
        """


class EngineModule(Protocol):
    """What a module in this folder holds."""

    CAPABILITIES: Capabilities
    Engine: Callable[[int], Engine]

    def fingerprint(self) -> str:
        """Version of the engine and digest of its model."""

    def voices(self) -> tuple[EngineVoice, ...]:
        """The voices it has on this machine, or could fetch; empty when it can't tell."""

    def at_once(self, voices: tuple[str, ...]) -> bool:
        """Whether a few lines in `voices` are spoken in the build's own process: it is ready in
        less time than a process takes to start, and it never hangs and never ends its process."""

    def missing(self, voices: tuple[str, ...] = ()) -> str:
        """What it needs to speak with `voices` and doesn't find; empty when it can speak."""

    def prepare(self, progress: Progress, voices: tuple[str, ...] = ()) -> None:
        """Fetch what is missing. Raises SpeechError when no source gives the right bytes."""

    def repair(self) -> tuple[str, ...]:
        """Remove files that are damaged, so that `prepare` fetches them again; their names."""


def names() -> tuple[str, ...]:
    """The engines there are, sorted; none of them is imported."""
    return plugins.names(__name__)


def load(name: str) -> EngineModule:
    """The engine `name`. Raises ProducerError, with what there is, for an unknown one."""
    return cast(EngineModule, plugins.load(__name__, name))
