"""Joins a script's files, in a process beside the build's own where there is one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from producer.audio import join
from producer.audio.mix import BLOCKS
from producer.build.hands import Hands
from producer.build.remembered import RememberingStore
from producer.store import Entry, Store


def drafts(store: Store, hands: Hands, files: Sequence[join.Wanted]) -> list[join.Draft]:
    """The `files`, of blocks of `store`. Raises as `join.draft` does."""
    if not hands.beside:
        return join.drafts(files, store)
    whole = store.whole(BLOCKS) if isinstance(store, RememberingStore) else frozenset()
    [made] = hands.all(_beside, [store.folder], [files], [whole])
    if isinstance(store, RememberingStore):
        store.trust(BLOCKS, {key for file in files for key in file.keys} - whole)
    return made


def _beside(folder: Path, files: Sequence[join.Wanted], whole: frozenset[str]) -> list[join.Draft]:
    return join.drafts(files, _Trusting(folder, whole))


class _Trusting(Store):
    """A Store of whose entries some are known to be whole: they aren't hashed again."""

    def __init__(self, folder: Path, whole: frozenset[str]) -> None:
        super().__init__(folder)
        self._whole = whole

    def get(self, kind: str, key: str) -> Entry | None:
        return self._read(kind, key, checked=key not in self._whole)
