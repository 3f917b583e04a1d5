"""Writes down in scripts/<course>/releases.yaml what was published, where and when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from msgspec.structs import replace

from producer import releases
from producer.project import SCRIPTS, Project
from producer.publishing import local
from producer.publishing.snapshot import Snapshot
from producer.releases import Publication, PublishedChapter, Release, Releases


def published(project: Project, snapshot: Snapshot, address: str, now: datetime) -> None:
    """Record that `snapshot` is at `address`, in the release file of each course that changed.

    Raises ProjectError for a release file that can't be read, StoreError for one that can't be
    written.
    """
    folders = []
    for folder in sorted((project.root / SCRIPTS).iterdir()):
        slug = folder.name
        if slug not in snapshot.episodes and not releases.path_of(folder).exists():
            continue
        if not folder.is_dir():
            continue
        known = releases.load(folder, project.root)
        after = with_publication(known, slug, snapshot, address, now)
        if after != known:
            releases.save(folder, after)
            folders.append(folder)
    local.settle(project, folders)


def with_publication(
    known: Releases, course: str, snapshot: Snapshot, address: str, now: datetime
) -> Releases:
    """`known` and what `snapshot` changed of the course at `address`."""
    before = state_at(known, address)
    after = snapshot.audio(course)
    episodes = {id_: one for id_, one in after.items() if before.get(id_) != one}
    gone = tuple(id_ for id_ in before if id_ not in after)
    found = replace(
        known, episodes=_with_chapters(known.episodes, snapshot.chapters.get(course, {}))
    )
    if not (episodes or gone):
        return found
    publication = Publication(
        when=now.isoformat(timespec="seconds"),
        where=address,
        release=snapshot.key,
        episodes=episodes,
        gone=gone,
    )
    return replace(found, published=(*known.published, publication))


def state_at(known: Releases, address: str) -> dict[str, str]:
    """Digest of the audio of each episode that is at `address`, as the record says."""
    found: dict[str, str] = {}
    for publication in known.published:
        if publication.where == address:
            found.update(publication.episodes)
            for id_ in publication.gone:
                found.pop(id_, None)
    return found


def _with_chapters(
    episodes: Mapping[str, Release], published: Mapping[str, tuple[str, ...]]
) -> dict[str, Release]:
    """`episodes` with the chapters that are published now beside those that ever were."""
    found = dict(episodes)
    for id_, ids in published.items():
        if id_ in found:
            ever = {one.id for one in found[id_].chapters}
            new = (PublishedChapter(id=one) for one in ids if one not in ever)
            found[id_] = replace(found[id_], chapters=(*found[id_].chapters, *new))
    return found
