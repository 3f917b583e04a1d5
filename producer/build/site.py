"""Writes all of the site but its audio: pages, transcripts, feeds; removes what is no more."""

from __future__ import annotations

import hashlib
import json
import shutil
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from producer import codec, releases
from producer.build import access, editions, generator, kept, qr, since
from producer.build.ahead import begin
from producer.build.courses import CourseWork
from producer.build.editions import Edition, Entry
from producer.build.hands import Hands
from producer.build.kept import KeptScript, Stamp, Whole
from producer.build.scripts import ScriptMaker
from producer.errors import StoreError
from producer.model import Enclosure, Episode, Locked, Podcast
from producer.podcast import addresses
from producer.project import SCRIPTS, Project
from producer.server import catalog
from producer.store import write_if_changed

_FEEDS = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""Namespace of podcast:guid, https://podcasting2.org/docs/podcast-namespace/tags/guid."""
_PODCASTS = "podcasts"
_Files: TypeAlias = list[tuple[str, bytes]]
"""Paths below the site's root, and bytes."""
_NEVER = "1970-01-01T00:00:00+00:00"


def write_course(
    maker: ScriptMaker,
    found: list[KeptScript],
    scripts: list[str],
    wholes: Mapping[str, Whole] | None = None,
) -> int:
    """Write all of a course's site but its audio; `found` are the records of the `scripts`.

    `wholes` has the episodes of scripts, by their paths, that needn't be read from the store. Of a
    course in which something is locked the site gets what everyone may hear; all of it goes to a
    folder that is never published.

    Returns how many files are new or changed.
    """
    project, work = maker.project, maker.work
    live = {record.episode.script.id for record in found}
    records = [
        _Record(maker=maker, kept=record, path=path, whole=(wholes or {}).get(path))
        for record, path in zip(found, scripts, strict=True)
    ]
    podcast = _podcast(project, work, maker.artwork(), [one.shown for one in records])
    shown = _free(podcast, records) if maker.locks else podcast
    known = since.changes(shown, work.releases.changed, maker.reader.now)
    released = replace(work.releases, gains=_living(maker.gains, live), changed=known)
    releases.save(project.folder(work.course), released)
    written = 0
    if maker.locks:
        written += _write(_for_learners(maker, podcast, records), maker.hands)
    else:
        _remove(project.locked / work.course.slug)
    edition = _for_everyone(maker, shown, records, since.by_path(shown, known))
    written += _write(edition, maker.hands)
    _save_podcast(project, shown)
    return written


def _write(edition: Edition, hands: Hands) -> int:
    from producer.podcast.site import render

    def beside(template: str, values: Mapping[str, Any]) -> bytes:
        return hands.near(render.here, [template], [values])[0]

    with render.rendered(beside) if hands.beside else nullcontext():
        written, expected = editions.write(edition)
    _prune(edition.root / edition.podcast.course.slug, expected)
    return written


def _for_everyone(
    maker: ScriptMaker, podcast: Podcast, records: list[_Record], changed: Mapping[str, str]
) -> Edition:
    feed_code = qr.code(maker.store, addresses.url(podcast, addresses.feed(podcast.course)))
    return Edition(
        root=maker.project.site,
        podcast=podcast,
        entries=tuple(one.free_entry() if maker.locks else one.entry() for one in records),
        files=_files(maker, editions.course_files, podcast, changed, feed_code),
    )


def _for_learners(maker: ScriptMaker, podcast: Podcast, records: list[_Record]) -> Edition:
    course = podcast.course
    own = replace(podcast, url=catalog.PLACEHOLDER, blocked=True, private=True)
    who = [access.access_of(course, one.shown.script) for one in records]
    return Edition(
        root=maker.project.locked,
        podcast=own,
        entries=tuple(one.entry() for one in records),
        files=_files(maker, editions.learners_files, own, who),
    )


def _files(
    maker: ScriptMaker, make: Callable[..., _Files], podcast: Podcast, *more: object
) -> Callable[[], _Files]:
    """What belongs to the course as a whole: made beside its episodes' pages where that is
    possible."""
    course = podcast.course
    covers = [
        (addresses.cover(course), maker.artwork()),
        (addresses.small_cover(course), maker.small_artwork()),
    ]
    made = begin(maker.hands.near, make, [podcast], *([one] for one in more))
    return lambda: [*covers, *made.result()[0]]


def _free(podcast: Podcast, records: list[_Record]) -> Podcast:
    """What everyone may hear of `podcast`."""
    shown = [one.free_shown for one in records]
    episodes = tuple(one for one in shown if isinstance(one, Episode))
    return replace(
        podcast,
        episodes=episodes,
        locked=tuple(one for one in shown if isinstance(one, Locked)),
        changed=_changed(episodes),
    )


class _Record(Struct, kw_only=True):
    """A script's record, kept anew when its pages have been written."""

    maker: ScriptMaker
    kept: KeptScript
    path: str
    whole: Whole | None

    @property
    def shown(self) -> Episode:
        released = self.maker.work.releases.episodes[self.kept.episode.script.id]
        return replace(self.kept.episode, blocked=released.blocked)

    @property
    def free_shown(self) -> Episode | Locked:
        free = self.kept.free and self.kept.free.episode
        return replace(free, blocked=self.shown.blocked) if free else access.locked(self.shown)

    def entry(self) -> Entry:
        """Of all of the script."""
        return Entry(
            shown=self.shown,
            key=self.kept.key,
            audio=self.kept.audio,
            pages=self.kept.pages,
            documents=self.kept.documents,
            episode=lambda: self.load().episode,
            keep=self._keep,
        )

    def free_entry(self) -> Entry:
        """Of what everyone gets of a script of a course in which something is locked."""
        free = self.kept.free
        assert free is not None, "work.py takes no record of a course without locks"
        return Entry(
            shown=self.free_shown,
            key=self.kept.key,
            audio=free.audio,
            pages=free.pages,
            documents=free.documents,
            episode=lambda: self.load().free or self.load().episode,
            keep=self._keep_free,
        )

    def load(self) -> Whole:
        """The script's episode with everything. Raises StoreError if it has been lost."""
        self.whole = self.whole or kept.load_whole(self.maker.store, self.kept.key)
        if self.whole is None:
            raise StoreError(
                f"what was kept of {self.path} is damaged",
                hint="build again: it will be made anew",
            )
        return self.whole

    def _keep(self, pages: str, documents: tuple[Stamp, ...]) -> None:
        self.kept = replace(self.kept, pages=pages, documents=documents)
        self._save()

    def _keep_free(self, pages: str, documents: tuple[Stamp, ...]) -> None:
        assert self.kept.free is not None
        free = replace(self.kept.free, pages=pages, documents=documents)
        self.kept = replace(self.kept, free=free)
        self._save()

    def _save(self) -> None:
        self.maker.keep(self.path, self.kept)
        self.whole = None


def write_index(project: Project, hands: Hands) -> int:
    """Write what is one for all courses, and remove courses that are no more.

    Returns how many files are new or changed.
    """
    from producer.podcast.site.render import asset_files

    known = list(_kept_podcasts(project))
    podcasts = tuple(podcast for podcast, _ in known)
    heard = tuple(podcast for podcast, has_feed in known if has_feed)
    files = [*asset_files(), *hands.near(editions.index_files, [podcasts], [heard])[0]]
    written = sum(write_if_changed(project.site / path, data) for path, data in files)
    top = {path.split("/")[0] for path, _ in files} | {one.course.slug for one in podcasts}
    for path in project.site.iterdir():
        if path.name not in top:
            _remove(path)
    _prune(project.site / addresses.ASSETS, {project.site / path for path, _ in files})
    if project.locked.is_dir():
        for path in project.locked.iterdir():
            if path.name not in {one.course.slug for one in podcasts}:
                _remove(path)
    return written


def _podcast(
    project: Project, work: CourseWork, cover: bytes, episodes: Sequence[Episode]
) -> Podcast:
    course = work.course
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
        episodes=tuple(episodes),
        changed=_changed(episodes),
        generator=generator(),
        blocked=work.releases.blocked,
    )


def feed_guid(address: str) -> str:
    """podcast:guid of the feed at `address`: its UUIDv5 without scheme and trailing slashes.

    https://podcasting2.org/docs/podcast-namespace/tags/guid
    """
    return str(uuid.uuid5(_FEEDS, address.partition("://")[2].rstrip("/")))


def _living(
    gains: Mapping[str, Mapping[str, float]], scripts: set[str]
) -> dict[str, Mapping[str, float]]:
    """The gains of scripts that there are."""
    return {name: found for name, found in gains.items() if name.partition("/")[0] in scripts}


def _save_podcast(project: Project, podcast: Podcast) -> None:
    path = project.cache / _PODCASTS / f"{podcast.course.slug}.json"
    data = {
        "program": codec.fingerprint(),
        "podcast": codec.pack(replace(podcast, episodes=(), locked=())),
        "feed": bool(podcast.episodes),
    }
    write_if_changed(path, json.dumps(data).encode())


def _kept_podcasts(project: Project) -> Iterator[tuple[Podcast, bool]]:
    """The courses that have been built and whose folders are still there, and whether each has a
    feed for everyone."""
    for path in sorted((project.cache / _PODCASTS).glob("*.json")):
        try:
            data = json.loads(path.read_bytes())
            podcast, has_feed = codec.unpack(Podcast, data["podcast"]), bool(data["feed"])
        except (OSError, ValueError, KeyError):
            continue
        folder = project.root / SCRIPTS / podcast.course.slug
        if folder.is_dir() and not releases.load(folder, project.root).retired:
            yield podcast, has_feed


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
        path.unlink(missing_ok=True)


def _changed(episodes: Sequence[Episode]) -> str:
    return max((episode.date for episode in episodes), key=_moment, default=_NEVER)


def _moment(date: str) -> datetime:
    return datetime.fromisoformat(date)
