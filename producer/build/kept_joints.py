"""What a script's files sound like where their blocks are joined, kept from build to build."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence, Set
from contextlib import AbstractContextManager
from types import TracebackType

from producer.audio.encoders import mp3
from producer.audio.joints import Joint
from producer.keys import digest
from producer.store import Store

KIND = "joints"
_RECIPE = 1
_SMALL = 16
"""How many times fewer than the others those may be that edits added."""


class Joints(AbstractContextManager["Joints"]):
    """The Joints of one script, by what each was made of.

    They are one entry of the store, and a small one for what edits added: an edit reads them all,
    and a file for each would take it longer than its line. What was not asked for is forgotten
    when the small entry has grown.
    """

    def __init__(self, store: Store, script: str) -> None:
        """`script` names the script, and the folder of its files, in its project."""
        self._store = store
        self._key, self._added_key = digest(_RECIPE, script), digest(_RECIPE, script, "added")
        self._base: frozenset[str] = frozenset()
        self._kept: dict[str, Joint] | None = None
        self._asked: dict[str, Joint] = {}
        self._new = False
        self._lock = threading.Lock()

    def all(
        self, keys: Set[str], make: Callable[[Sequence[str]], Sequence[Joint]]
    ) -> dict[str, Joint]:
        """The joint of each of `keys`; `make` makes those that nobody has asked for before.

        For several threads: one waits for what another makes.
        """
        with self._lock:
            if self._kept is None:
                self._kept = self._read(self._key)
                self._base = frozenset(self._kept)
                self._kept |= self._read(self._added_key)
            found = {key: self._kept[key] for key in keys & self._kept.keys()}
            missing = sorted(keys - found.keys())
            if missing:
                found.update(zip(missing, make(missing), strict=True))
                self._kept |= found
                self._new = True
            self._asked |= found
            return found

    def _read(self, name: str) -> dict[str, Joint]:
        entry = self._store.get(KIND, name)
        if entry is None or entry.meta.get("encoder") != mp3.fingerprint():
            return {}
        found: dict[str, Joint] = {}
        try:
            for key, (peak, clicks) in entry.meta["rows"].items():
                found[key] = Joint(peak=peak, clicks=tuple(clicks))
        except (AttributeError, KeyError, TypeError, ValueError):
            return {}
        return found

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if not self._new:
            return
        used = self._asked if error is None else self._kept or {}
        added = {key: one for key, one in used.items() if key not in self._base}
        if len(added) * _SMALL <= len(self._base):
            self._write(self._added_key, added)
        else:
            self._write(self._key, used)
            self._store.remove(KIND, self._added_key)

    def _write(self, name: str, found: dict[str, Joint]) -> None:
        rows = {key: [one.peak, one.clicks] for key, one in sorted(found.items())}
        self._store.put(KIND, name, b"", {"encoder": mp3.fingerprint(), "rows": rows})
