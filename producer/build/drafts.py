"""Joins a script's files, in a process beside the build's own where there is one."""

from __future__ import annotations

import mmap
from collections.abc import Sequence
from pathlib import Path

from producer.audio import join
from producer.audio.encoders.mp3 import Bytes
from producer.audio.mix import BLOCKS
from producer.build.hands import Hands
from producer.build.remembered import RememberingStore
from producer.store import Store


def drafts(store: Store, hands: Hands, files: Sequence[join.Wanted]) -> list[join.Draft]:
    """The `files`, of blocks of `store`. Raises as `join.draft` does."""
    if not hands.beside:
        return join.drafts(files, join.Blocks(store))
    whole = store.whole(BLOCKS) if isinstance(store, RememberingStore) else frozenset()
    [made] = hands.all(_beside, [store.folder], [files], [whole])
    if isinstance(store, RememberingStore):
        store.trust(BLOCKS, {key for file in files for key in file.keys} - whole)
    return made


def _beside(folder: Path, files: Sequence[join.Wanted], whole: frozenset[str]) -> list[join.Draft]:
    return join.drafts(files, _Mapped(folder, whole))


class _Mapped(join.Blocks):
    """Blocks of which some are known to be whole: those are neither hashed again nor copied."""

    def __init__(self, folder: Path, whole: frozenset[str]) -> None:
        super().__init__(Store(folder))
        self._whole = whole
        self._mapped: dict[str, memoryview] = {}

    def data(self, key: str) -> Bytes:
        """As Blocks do."""
        if key not in self._whole:
            return super().data(key)
        if key not in self._mapped:
            try:
                with self._store.path(BLOCKS, key).open("rb", buffering=0) as file:
                    mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            except (OSError, ValueError):
                return super().data(key)
            self._mapped[key] = memoryview(mapped)[mapped.find(b"\n") + 1 :]
        return self._mapped[key]
