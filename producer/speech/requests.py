"""What a recorder is asked for, and what it tells as it goes on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from msgspec import Struct

from producer.errors import ProducerError
from producer.model import Finding, Take, Utterance
from producer.speech import takes
from producer.store import Store


class Request(Struct, frozen=True, kw_only=True):
    """A take that is wanted."""

    key: str
    """Its key."""
    utterance: Utterance
    """What is to be said."""
    priority: int = 0
    """Lower ones first; of equal ones the longest, so that no core waits at the end."""
    refused: int = 0
    """How many recordings of it were refused before: it is read in other ways."""


class Started(Struct, frozen=True, kw_only=True):
    """A worker began with it."""

    request: Request
    """Which."""


class Recorded(Struct, frozen=True, kw_only=True):
    """The take is in the store."""

    request: Request
    """Which."""
    take: Take
    """What was recorded."""
    reused: bool = False
    """Whether it was there already."""


class Failed(Struct, frozen=True, kw_only=True):
    """There is no take."""

    request: Request
    """Which."""
    finding: Finding
    """Why, at the line of the script."""


Event = Started | Recorded | Failed


class AnyRecorder(Protocol):
    """Who records: this machine's processes, or a cluster."""

    def record(self, requests: Iterable[Request]) -> Iterator[Event]:
        """Record what isn't in the store yet; yields what happens as it happens."""

    def close(self) -> None:
        """End what was started for it."""


def sort_out(
    store: Store, requests: Iterable[Request]
) -> tuple[dict[str, list[Request]], list[Recorded]]:
    """The requests whose takes are not in the store, by key, and those whose takes are.

    Of several requests with one key the first is to be recorded; the others come to its take.
    """
    wanted: dict[str, list[Request]] = {}
    for request in requests:
        wanted.setdefault(request.key, []).append(request)
    there: list[Recorded] = []
    for key in list(wanted):
        take = takes.find(store, key)
        if take is not None:
            there += [Recorded(request=r, take=take, reused=True) for r in wanted.pop(key)]
    return wanted, there


def failure(request: Request, code: str, error: ProducerError | None) -> Failed:
    """What to tell when `request` could not be recorded."""
    text = " ".join(request.utterance.text.split())
    short = text if len(text) <= 40 else text[:39].rstrip() + "…"
    return Failed(
        request=request,
        finding=Finding(
            code=code,
            message=f"can't speak {short!r}: {error.message if error else 'no reason given'}",
            source=request.utterance.source,
            hint=error.hint if error else "",
        ),
    )
