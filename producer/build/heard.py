"""What is known of how takes sound, kept in the store by the take's key."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from producer import codec
from producer.audio.mix import LEVELS, keep_levels
from producer.model import Heard, Signal
from producer.speech import takes
from producer.store import Store

SIGNALS = "signals"
"""Kind of the entries that hold a take's Signal."""
HEARD = "heard"
"""Kind of the entries that hold what the ear-model heard."""
OF_A_TAKE = (takes.KIND, LEVELS, SIGNALS, HEARD)
"""Kinds of all that is kept under a take's key."""
SIGNAL_RECIPE = "5"
"""Changed when the same take would give other numbers."""
HEARD_RECIPE = "4"
"""Changed when the same take would be heard or compared in another way."""
T = TypeVar("T")


def signal(store: Store, key: str) -> Signal | None:
    """The numbers of the take under `key`; None if it wasn't measured."""
    return _find(store, SIGNALS, key, SIGNAL_RECIPE, Signal)


def put_signal(store: Store, key: str, value: Signal) -> None:
    """Keep the numbers of the take under `key`."""
    store.put(SIGNALS, key, b"", {"recipe": SIGNAL_RECIPE, "row": codec.pack(value)})


def measure_take(folder: Path, key: str) -> bool:
    """Measure a take of the store in `folder` and keep its Signal and its levels; whether there
    is one."""
    import numpy as np

    from producer.listen.signal import measure

    store = Store(folder)
    entry = store.get(takes.KIND, key)
    if entry is None:
        return False
    samples = np.frombuffer(entry.data, dtype="<i2")
    put_signal(store, key, measure(samples, entry.meta["rate"]))
    keep_levels(store, key, entry)
    return True


def heard(store: Store, key: str) -> Heard | None:
    """What was heard of the take under `key`; None if nobody listened."""
    return _find(store, HEARD, key, HEARD_RECIPE, Heard)


def put_heard(store: Store, key: str, value: Heard) -> None:
    """Keep what was heard of the take under `key`."""
    store.put(HEARD, key, b"", {"recipe": HEARD_RECIPE, "row": codec.pack(value)})


def _find(store: Store, kind: str, key: str, recipe: str, value: type[T]) -> T | None:
    meta = store.meta(kind, key)
    if meta is None or meta.get("recipe") != recipe:
        return None
    try:
        return codec.unpack(value, meta["row"])
    except (KeyError, ValueError):
        return None
