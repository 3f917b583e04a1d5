"""The published version of each course, for comparing: from what is kept here, or from a target."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial

from msgspec import Struct

from producer import releases
from producer.errors import PodcastError
from producer.podcast import targets
from producer.project import SCRIPTS, Project
from producer.publishing.addressed import address_of
from producer.publishing.snapshot import Snapshot, Snapshots


class Before(Struct, frozen=True, kw_only=True):
    """What listeners have of a course."""

    told: str
    """Where it is, and since when, as a person reads it."""
    read: Callable[[str], bytes | None]
    """The bytes of a file of the site; None where it isn't there, or isn't kept."""


@contextmanager
def before(project: Project, asked: str = "") -> Iterator[Callable[[str], Before | None]]:
    """What gives the published version of a course by its slug; None where none is known.

    It is read at the target `asked` for (over the network, if the target is there), or else from
    the release that was kept here when it was published. Raises PodcastError for no target.
    """
    with ExitStack() as stack:
        if asked:
            address = address_of(project, asked)
            target = stack.enter_context(targets.open_target(address, project.root))
            there = Before(told=f"what is published at {address}", read=target.read)
            yield lambda slug: there
        else:
            yield lambda slug: _kept(project, slug)


def _kept(project: Project, slug: str) -> Before | None:
    """The last release of the course whose files are still kept here."""
    folder = project.root / SCRIPTS / slug
    snapshots = Snapshots(project.cache)
    for publication in reversed(releases.load(folder, project.root).published):
        snapshot = snapshots.load(publication.release)
        if snapshot is None:
            continue
        when = publication.when[:16].replace("T", " ")
        told = f"the release of {when} at {publication.where}"
        return Before(told=told, read=partial(_read, snapshots, snapshot))
    return None


def _read(snapshots: Snapshots, snapshot: Snapshot, path: str) -> bytes | None:
    try:
        return snapshots.bytes_of(snapshot.by_path[path])
    except (KeyError, PodcastError):
        return None
