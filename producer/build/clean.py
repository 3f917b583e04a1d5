"""Prunes the store of what no script says and no file of the site is made of."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from producer import project
from producer.audio import alternate, mix
from producer.build import kept
from producer.build.courses import Reader
from producer.build.heard import OF_A_TAKE
from producer.build.lock import locked
from producer.errors import ProducerError, ProjectError
from producer.model import Source
from producer.project import Project
from producer.report import has_errors
from producer.store import Store, unwritable

_KINDS = (*OF_A_TAKE, mix.BLOCKS, alternate.KIND, kept.WHOLE)
_DAY = 86_400.0
_Name = tuple[str, str]
"""An entry's kind and key."""


class Pruned(Struct, frozen=True, kw_only=True):
    """What was removed of the store, or would be."""

    removed: dict[str, int]
    """How many entries, by kind."""
    freed: int
    """Bytes."""
    used: int
    """Bytes of what scripts and the site use."""
    spare: int
    """Bytes of what stays though nothing uses it: it is too young, and there is room."""


class _Entry(NamedTuple):
    last_used: float
    """Seconds since 1970."""
    size: int
    written: int
    """Nanoseconds since 1970."""
    name: _Name
    path: Path


def clean(
    root: Path,
    now: datetime,
    *,
    days: float,
    size: int | None = None,
    dry: bool = False,
    say: Callable[[str], None],
) -> Pruned:
    """Remove what nothing has used for `days`, and what else nothing uses, the longest unused
    first, until the store is no larger than `size` bytes.

    What the site is made of and what the scripts say now stays, whatever its age. `dry` removes
    nothing. Raises ProjectError when it can't be told what the site is made of, StoreError when
    the store can't be written.
    """
    with locked(root / project.BUILD, wait=True, say=say):
        found = project.load(root)
        store = Store(found.cache)
        names = _of_the_site(found, store) | _of_the_scripts(found, now)
        try:
            return _prune(store, names, now.timestamp(), days=days, size=size, dry=dry)
        except OSError as error:
            raise unwritable(store.folder, error) from error


def _of_the_site(found: Project, store: Store) -> set[_Name]:
    """What the last builds of the scripts that there are used."""
    names: set[_Name] = set()
    for course in sorted(found.cache.glob("kept/*")):
        for place in sorted(course.glob("*.json")):
            path = f"{project.SCRIPTS}/{course.name}/{place.stem}.md"
            if not (found.root / path).is_file():
                continue
            record = kept.load_script(place)
            whole = kept.load_whole(store, record.key) if record else None
            if record is None or whole is None:
                raise ProjectError(
                    "was built by another version of the program: what it uses can't be told",
                    source=Source(path=path),
                    hint="run `producer build` first",
                )
            names.add((kept.WHOLE, record.key))
            names.update(whole.entries)
            names.update((kind, one.key) for one in whole.spoken for kind in OF_A_TAKE)
    return names


def _of_the_scripts(found: Project, now: datetime) -> set[_Name]:
    """What the next build with the cast's own engine would use again."""
    reader = Reader(found, "", now)
    names: set[_Name] = set()
    for course in found.courses:
        try:
            work = reader.course(course)
            plans = (
                [] if has_errors(work.findings) else [reader.plan(work, s) for s in work.scripts]
            )
        except ProducerError:
            continue  # `producer check` says what is wrong; what was built of it counts
        for plan, _ in plans:
            keys = (key for chapter in plan.chapters for key in chapter.keys if key)
            names.update((kind, key) for key in keys for kind in OF_A_TAKE)
    return names


def _prune(
    store: Store, names: set[_Name], now: float, *, days: float, size: int | None, dry: bool
) -> Pruned:
    used = 0
    spare = []
    for entry in _entries(store):
        if entry.name not in names:
            spare.append(entry)
            continue
        used += entry.size
        if not dry:
            # What goes out of use is then counted from today; a build doesn't read all it uses.
            os.utime(entry.path, ns=(int(now * 1e9), entry.written))
    spare.sort()
    left = sum(entry.size for entry in spare)
    removed: dict[str, int] = {}
    freed = 0
    for entry in spare:
        old = now - entry.last_used >= days * _DAY
        if not old and (size is None or used + left <= size):
            break
        if not dry:
            entry.path.unlink(missing_ok=True)
        removed[entry.name[0]] = removed.get(entry.name[0], 0) + 1
        freed += entry.size
        left -= entry.size
    return Pruned(removed=removed, freed=freed, used=used, spare=left)


def _entries(store: Store) -> Iterator[_Entry]:
    for kind in _KINDS:
        for key in store.keys(kind):
            path = store.path(kind, key)
            about = path.stat()
            yield _Entry(
                last_used=max(about.st_atime, about.st_mtime),
                size=about.st_size,
                written=about.st_mtime_ns,
                name=(kind, key),
                path=path,
            )
