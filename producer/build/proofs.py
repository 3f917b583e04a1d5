"""What a script's blocks sound like in its files, kept from build to build."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence, Set
from contextlib import AbstractContextManager
from types import TracebackType

from producer.audio.encoders import mp3
from producer.audio.proof import Proof
from producer.keys import digest
from producer.store import Store

KIND = "proofs"
_RECIPE = 4
_SMALL = 16
"""How many times fewer than the others those may be that edits added."""


class Proofs(AbstractContextManager["Proofs"]):
    """The Proofs of one script, by what each was made of.

    They are one entry of the store, and a small one for what edits added: an edit reads them all,
    and a file for each would take it longer than its line. What was not asked for is forgotten
    when the small entry has grown.
    """

    def __init__(self, store: Store, script: str) -> None:
        """`script` names the script, and the folder of its files, in its project."""
        self._store = store
        self._key, self._added_key = digest(_RECIPE, script), digest(_RECIPE, script, "added")
        self._base: frozenset[str] = frozenset()
        self._kept: dict[str, Proof] | None = None
        self._asked: dict[str, Proof] = {}
        self._new = False
        self._lock = threading.Lock()

    def all(
        self, keys: Set[str], make: Callable[[Sequence[str]], Sequence[Proof]]
    ) -> dict[str, Proof]:
        """The proof of each of `keys`; `make` makes those that nobody has asked for before.

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

    def _read(self, name: str) -> dict[str, Proof]:
        entry = self._store.get(KIND, name)
        if entry is None or entry.meta.get("encoder") != mp3.fingerprint():
            return {}
        found: dict[str, Proof] = {}
        at = 0
        try:
            for key, (length, peak, clicks, gap, size) in entry.meta["rows"].items():
                found[key] = Proof(
                    length=length,
                    peak=peak,
                    clicks=tuple(clicks),
                    gap=(gap[0], gap[1]),
                    powers=entry.data[at : at + size],
                )
                at += size
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
        added = {key: proof for key, proof in used.items() if key not in self._base}
        if len(added) * _SMALL <= len(self._base):
            self._write(self._added_key, added)
        else:
            self._write(self._key, used)
            self._store.remove(KIND, self._added_key)

    def _write(self, name: str, found: dict[str, Proof]) -> None:
        proofs = sorted(found.items())
        rows = {
            key: [one.length, one.peak, one.clicks, one.gap, len(one.powers)] for key, one in proofs
        }
        data = b"".join(one.powers for _, one in proofs)
        self._store.put(KIND, name, data, {"encoder": mp3.fingerprint(), "rows": rows})
