"""Records bad takes again, in other readings, and keeps of each the best one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from producer.build.heard import OF_A_TAKE
from producer.model import Utterance
from producer.speech.requests import Event, Failed, Request
from producer.store import Entry, Store

Record = Callable[[list[Request]], Iterator[Event]]
"""Records what is asked for, and tells what happens."""
Mark = TypeVar("Mark", bound=tuple[int, ...])


def improve(
    store: Store,
    wanted: Mapping[str, Utterance],
    marks: dict[str, Mark],
    record: Record,
    mark: Callable[[list[str]], Mapping[str, Mark]],
    rounds: Iterable[int],
) -> int:
    """Record the takes in `marks` again, as often as there are `rounds`; how many were recorded.

    A mark is zeros for a good take, and higher for a worse one; `mark` gives those of other
    readings. `marks` has those of the readings that were kept afterwards; of equal ones the first
    is kept. `rounds` are numbers for `Request.refused`. Raises ProducerError.
    """
    again = 0
    for number in rounds:
        bad = [key for key, value in marks.items() if any(value)]
        if not bad:
            break
        kept = {key: [(kind, store.get(kind, key)) for kind in OF_A_TAKE] for key in bad}
        for key in bad:
            _put(store, key, [(kind, None) for kind in OF_A_TAKE])
        asked = [Request(key=key, utterance=wanted[key], refused=number) for key in bad]
        failed = {event.request.key for event in record(asked) if isinstance(event, Failed)}
        again += len(bad) - len(failed)
        found = mark([key for key in bad if key not in failed])
        for key in bad:
            if key in found and found[key] < marks[key]:
                marks[key] = found[key]
            else:
                _put(store, key, kept[key])
    return again


def _put(store: Store, key: str, entries: list[tuple[str, Entry | None]]) -> None:
    for kind, entry in entries:
        if entry is None:
            store.remove(kind, key)
        else:
            store.put(kind, key, entry.data, entry.meta)
