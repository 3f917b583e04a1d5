"""A store that remembers what its small entries said, so that an edit doesn't open them all.

An edit asks for the facts of every take and block of its script: thousands of files. What they
said is kept together, with the size, time and number of each file as it was then. An entry whose
file is another one by now is read again; one whose data was whole isn't hashed again. The entries
themselves stay the truth.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from producer import codec
from producer.keys import digest
from producer.store import Entry, Store

KIND = "remembered"
_SMALL = 32 * 1024
"""Bytes of data that are remembered with an entry's facts."""
_FEW = 50
"""New entries that are rather read again by the next edit than all written by this one."""
_SCRIPTS = 2
"""Of which something is remembered at a time: an edit's, not a catalogue's."""


class _Known(NamedTuple):
    stamp: tuple[int, int, int]
    """Size, time in nanoseconds and number of the entry's file."""
    meta: dict[str, Any]
    data: bytes | None
    """None: it was never asked for, or it isn't small."""
    checked: bool
    """Whether the data has been read, and was whole."""


_ROWS = list[tuple[str, str, _Known]]
"""Kinds, keys and what is known of the entries."""


class RememberingStore(Store):
    """A Store for one build at a time; its threads may share it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._scripts: list[str] = []
        self._known: dict[tuple[str, str], _Known] = {}
        self._asked: dict[tuple[str, str], _Known] = {}
        self._new = 0
        self._full = False

    def remember(self, script: str) -> None:
        """From now on entries are asked for because of the script at the path `script`. What
        was remembered of more than a few scripts is dropped."""
        if self._full or script in self._scripts:
            return
        self._scripts.append(script)
        if len(self._scripts) > _SCRIPTS:
            self._drop()
            self._full = True
            return
        entry = super().get(KIND, self._key(script))
        if entry is None or entry.meta != {"program": codec.fingerprint()}:
            self._new = _FEW
            return
        for kind, key, known in msgspec.msgpack.decode(entry.data, type=_ROWS):
            self._known[kind, key] = known

    def keep(self) -> None:
        """Keep what was asked for, for the next build, and forget it."""
        if self._new >= _FEW and self._asked:
            rows = [(kind, key, self._asked[kind, key]) for kind, key in sorted(self._asked)]
            data = msgspec.msgpack.encode(rows)
            for script in self._scripts:
                self.put(KIND, self._key(script), data, {"program": codec.fingerprint()})
        self._drop()
        self._full = False

    def get(self, kind: str, key: str) -> Entry | None:
        """The whole entry, or None if there is none or it is damaged."""
        known = self._remembered(kind, key)
        if known and known.data is not None:
            return Entry(meta=known.meta, data=known.data)
        if known and known.checked:
            return self._read(kind, key, checked=False)
        stamp = self._stamp(kind, key)
        entry = super().get(kind, key)
        if entry:
            data = entry.data if len(entry.data) <= _SMALL else None
            self._learn(kind, key, stamp, entry.meta, data, checked=True)
        return entry

    def meta(self, kind: str, key: str) -> dict[str, Any] | None:
        """The entry's facts alone, or None."""
        known = self._remembered(kind, key)
        if known:
            return known.meta
        stamp = self._stamp(kind, key)
        meta = super().meta(kind, key)
        if meta is not None:
            self._learn(kind, key, stamp, meta, None, checked=False)
        return meta

    def whole(self, kind: str) -> frozenset[str]:
        """Keys of the entries of a kind that were asked for and are known to be whole."""
        asked = self._asked.items()
        return frozenset(key for (each, key), known in asked if each == kind and known.checked)

    def trust(self, kind: str, keys: Iterable[str]) -> None:
        """Take entries whose facts were asked for as whole: another process has read them."""
        for key in keys:
            known = self._asked.get((kind, key))
            if known and not known.checked:
                self._known[kind, key] = self._asked[kind, key] = known._replace(checked=True)

    def _remembered(self, kind: str, key: str) -> _Known | None:
        known = self._known.get((kind, key))
        if known is None or known.stamp != self._stamp(kind, key):
            return None
        self._asked[kind, key] = known
        return known

    def _learn(
        self,
        kind: str,
        key: str,
        stamp: tuple[int, int, int] | None,
        meta: dict[str, Any],
        data: bytes | None,
        *,
        checked: bool,
    ) -> None:
        if self._scripts and stamp and stamp == self._stamp(kind, key):
            known = _Known(stamp, meta, data, checked)
            self._known[kind, key] = self._asked[kind, key] = known
            self._new += 1

    def _stamp(self, kind: str, key: str) -> tuple[int, int, int] | None:
        if not self._scripts:
            return None
        try:
            found = os.stat(self._place(kind, key))  # noqa: PTH116
        except OSError:
            return None
        return found.st_size, found.st_mtime_ns, found.st_ino

    def _drop(self) -> None:
        self._scripts, self._known, self._asked, self._new = [], {}, {}, 0

    @staticmethod
    def _key(script: str) -> str:
        return digest(KIND, script)


class TrustingStore(Store):
    """A Store some of whose entries are known to be whole: they aren't hashed again."""

    def __init__(self, folder: Path, whole: Collection[str]) -> None:
        """`whole` are keys, of any kind."""
        super().__init__(folder)
        self._whole = whole

    def get(self, kind: str, key: str) -> Entry | None:
        """The whole entry, or None if there is none or it is damaged."""
        return self._read(kind, key, checked=key not in self._whole)
