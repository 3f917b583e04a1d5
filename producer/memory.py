"""Remembers what was made of words, as long as it is wanted, and for another process.

When a word is heard in its take, where a caption is cut and how a turn is drawn depend on little:
after an edit nearly all of it is as it was, though later or earlier.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

import msgspec

K = TypeVar("K")
V = TypeVar("V")


class Memory(Generic[K, V]):
    """What was made for each key."""

    def __init__(self, rows: object) -> None:
        """`rows` is the type of a list of keys and values, as `msgspec` reads them."""
        self._rows = rows
        self._known: dict[K, V] = {}
        self._asked: dict[K, V] = {}

    def get(self, key: K, make: Callable[[], V]) -> V:
        """What was made for `key`; else what `make` makes of it now."""
        if key not in self._asked:
            found = self._known.get(key)
            self._asked[key] = make() if found is None else found
        return self._asked[key]

    def forget(self) -> None:
        """Let go of it all."""
        self._known, self._asked = {}, {}

    @property
    def grew(self) -> bool:
        """Whether something was made that hadn't been learnt."""
        return not self._asked.keys() <= self._known.keys()

    def dump(self) -> bytes:
        """All that was asked for, to be learnt by another process."""
        return msgspec.msgpack.encode(list(self._asked.items()))

    def learn(self, data: bytes) -> None:
        """Know what another process dumped. Raises ValueError for anything else."""
        self._known |= dict(msgspec.msgpack.decode(data, type=self._rows))
