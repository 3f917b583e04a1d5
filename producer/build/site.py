"""Writes the site around the audio: transcripts and pages, then feeds; removes what is no more."""

from __future__ import annotations

import hashlib
import json
import shutil
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from producer import codec, releases
from producer.build import generator, kept
from producer.build.courses import CourseWork
from producer.build.kept import KeptScript, Whole
from producer.build.scripts import ScriptMaker
from producer.errors import StoreError
from producer.keys import digest
from producer.model import Enclosure, Episode, Podcast
from producer.podcast import addresses
from producer.project import SCRIPTS, Project
from producer.store import write_if_changed

_FEEDS = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""Namespace of podcast:guid, https://podcasting2.org/docs/podcast-namespace/tags/guid."""
_PODCASTS = "podcasts"
_TITLE = "Podcasts"
_NEVER = "1970-01-01T00:00:00+00:00"


def write_course(
    maker: ScriptMaker,
    found: list[KeptScript],
    scripts: list[str],
    wholes: Mapping[str, Whole] | None = None,
) -> int:
    """Write all of a course's site but its audio; `found` are the records of the `scripts`.

    `wholes` has the episodes of scripts, by their paths, that needn't be read from the store.

    Returns how many files are new or changed.
    """
    project, work = maker.project, maker.work
    site, course = project.site, work.course
    live = {record.episode.script.id for record in found}
    releases.save(project.folder(course), replace(work.releases, gains=_living(maker.gains, live)))
    cover, small = maker.artwork(), maker.small_artwork()
    written = 0
    written += write_if_changed(site / addresses.cover(course), cover)
    written += write_if_changed(site / addresses.small_cover(course), small)
    podcast = _podcast(project, work, cover, found)
    expected = {addresses.cover(course), addresses.small_cover(course)}
    for number, (record, path) in enumerate(zip(found, scripts, strict=True)):
        whole = (wholes or {}).get(path)
        record, new = _write_episode(maker, podcast, number, record, path, whole)
        written += new
        expected.update(file.path for file in (*record.audio, *record.documents))
    for path, data in _course_files(podcast):
        expected.add(path)
        written += write_if_changed(site / path, data)
    _save_podcast(project, podcast)
    _prune(site / course.slug, {site / path for path in expected})
    return written


def write_index(project: Project) -> int:
    """Write what is one for all courses, and remove courses that are no more.

    Returns how many files are new or changed.
    """
    from producer.podcast import opml
    from producer.podcast.site.course import index_page
    from producer.podcast.site.render import asset_files

    podcasts = tuple(_kept_podcasts(project))
    files = [
        *asset_files(),
        index_page(podcasts, _TITLE),
        (addresses.OPML, opml.render(podcasts, _TITLE)),
    ]
    written = sum(write_if_changed(project.site / path, data) for path, data in files)
    top = {path.split("/")[0] for path, _ in files} | {one.course.slug for one in podcasts}
    for path in project.site.iterdir():
        if path.name not in top:
            _remove(path)
    _prune(project.site / addresses.ASSETS, {project.site / path for path, _ in files})
    return written


def _podcast(
    project: Project, work: CourseWork, cover: bytes, found: Iterable[KeptScript]
) -> Podcast:
    course, released = work.course, work.releases
    episodes = tuple(
        replace(one.episode, blocked=released.episodes[one.episode.script.id].blocked)
        for one in found
    )
    return Podcast(
        course=course,
        url=project.url,
        guid=course.guid or feed_guid(project.url + addresses.feed(course)),
        cover=Enclosure(
            path=addresses.cover(course),
            size=len(cover),
            digest=hashlib.sha256(cover).hexdigest(),
            type="image/jpeg",
        ),
        episodes=episodes,
        changed=max((episode.date for episode in episodes), key=_moment, default=_NEVER),
        generator=generator(),
        blocked=released.blocked,
    )


def feed_guid(address: str) -> str:
    """podcast:guid of the feed at `address`: its UUIDv5 without scheme and trailing slashes.

    https://podcasting2.org/docs/podcast-namespace/tags/guid
    """
    return str(uuid.uuid5(_FEEDS, address.partition("://")[2].rstrip("/")))


def _write_episode(
    maker: ScriptMaker,
    podcast: Podcast,
    number: int,
    record: KeptScript,
    path: str,
    whole: Whole | None,
) -> tuple[KeptScript, int]:
    """Write an episode's transcripts and pages, unless they stand there as they would be."""
    site = maker.project.site
    around = [
        (one.script.id, one.script.title)
        for one in podcast.episodes[max(0, number - 1) : number + 2]
    ]
    frame = replace(podcast, episodes=())
    key = digest(codec.fingerprint(), codec.pack(frame), record.key, around)
    if record.pages == key and kept.are_there(site, record.documents):
        return record, 0
    whole = whole or kept.load_whole(maker.store, record.key)
    if whole is None:
        raise StoreError(
            f"what was kept of {path} is damaged", hint="build again: it will be made anew"
        )
    written = 0
    paths = []
    for name, data in _episode_files(podcast, whole.episode):
        paths.append(name)
        written += write_if_changed(site / name, data)
    record = replace(record, pages=key, documents=kept.stamps(site, paths) or ())
    maker.keep(path, record)
    return record, written


def _episode_files(podcast: Podcast, episode: Episode) -> Iterator[tuple[str, bytes]]:
    from producer.podcast.site import documents, episode_pages

    yield from documents(podcast, episode)
    yield from episode_pages(podcast, episode)


def _course_files(podcast: Podcast) -> Iterator[tuple[str, bytes]]:
    from producer.podcast import feed
    from producer.podcast.site.course import course_page

    yield course_page(podcast)
    yield addresses.feed(podcast.course), feed.render(podcast)


def _living(
    gains: Mapping[str, Mapping[str, float]], scripts: set[str]
) -> dict[str, Mapping[str, float]]:
    """The gains of scripts that there are."""
    return {name: found for name, found in gains.items() if name.partition("/")[0] in scripts}


def _save_podcast(project: Project, podcast: Podcast) -> None:
    path = project.cache / _PODCASTS / f"{podcast.course.slug}.json"
    data = {"program": codec.fingerprint(), "podcast": codec.pack(replace(podcast, episodes=()))}
    write_if_changed(path, json.dumps(data).encode())


def _kept_podcasts(project: Project) -> Iterator[Podcast]:
    """The courses that have been built and whose folders are still there."""
    for path in sorted((project.cache / _PODCASTS).glob("*.json")):
        try:
            podcast = codec.unpack(Podcast, json.loads(path.read_bytes())["podcast"])
        except (OSError, ValueError, KeyError):
            continue
        folder = project.root / SCRIPTS / podcast.course.slug
        if folder.is_dir() and not releases.load(folder, project.root).retired:
            yield podcast


def _prune(folder: Path, expected: set[Path]) -> None:
    """Remove from a course's folder what no build would write."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            with suppress(OSError):  # it holds something
                path.rmdir()
        elif path not in expected:
            path.unlink()


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def _moment(date: str) -> datetime:
    return datetime.fromisoformat(date)
