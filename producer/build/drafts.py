"""Joins a script's files, half of them in a process beside the build's own where there is one."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from producer.audio import join
from producer.audio.mix import BLOCKS
from producer.build.hands import Hands
from producer.build.remembered import RememberingStore, TrustingStore
from producer.store import Store


def drafts(store: Store, hands: Hands, files: Sequence[join.Wanted]) -> list[join.Draft]:
    """The `files`, of blocks of `store`. Raises as `join.draft` does."""
    if not hands.beside:
        return join.drafts(files, join.Blocks(store))
    whole = store.whole(BLOCKS) if isinstance(store, RememberingStore) else frozenset()
    # The episode is as long as its chapters together. Two threads would wait for each other.
    *chapters, episode = sorted(files, key=lambda file: len(file.keys))

    def beside() -> list[join.Draft]:
        [made] = hands.all(_beside, [store.folder], [chapters], [whole])
        return made

    with ThreadPoolExecutor() as aside:
        making = aside.submit(beside), aside.submit(_drafts, store, [episode])
        made = {draft.path: draft for draft in join.all_of(making)}
    if isinstance(store, RememberingStore):
        store.trust(BLOCKS, {key for file in files for key in file.keys} - whole)
    return [made[file.path] for file in files]


def _beside(folder: Path, files: Sequence[join.Wanted], whole: frozenset[str]) -> list[join.Draft]:
    return _drafts(TrustingStore(folder, whole), files)


def _drafts(store: Store, files: Sequence[join.Wanted]) -> list[join.Draft]:
    # No block waits for its other file: that is the other process's.
    return join.drafts(files, join.Blocks(store, room=0))
