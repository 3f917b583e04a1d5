"""Joins a script's files in another process than the build's own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from producer.audio import join
from producer.audio.mix import BLOCKS
from producer.build.remembered import RememberingStore


def drafts(
    folder: Path, script: str, files: Sequence[join.Wanted]
) -> tuple[list[join.Draft], list[str]]:
    """The `files` of the script at the path `script`, of blocks of the store in `folder`; and the
    keys of the blocks, all of which are whole."""
    store = RememberingStore(folder)
    # What was whole when it was read last needn't be hashed again.
    store.remember(script)
    return join.drafts(files, store), store.whole(BLOCKS)
