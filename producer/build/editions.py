"""Writes an edition of a course: what everyone gets of it, or what the enrolled get."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from producer import codec
from producer.build import kept
from producer.build.kept import Stamp
from producer.keys import digest
from producer.model import Access, Episode, Locked, Podcast
from producer.podcast import addresses
from producer.store import write_if_changed

_TITLE = "Podcasts"


class Entry(Struct, frozen=True, kw_only=True):
    """A script in an edition."""

    shown: Episode | Locked
    """What is known of it without its captions."""
    key: str
    """Of all that it is made of."""
    audio: tuple[Stamp, ...]
    """Its audio files, which stand there."""
    pages: str
    """Key of all that its pages depended on when they were written."""
    documents: tuple[Stamp, ...]
    """Its pages and transcripts as they were written."""
    episode: Callable[[], Episode]
    """The episode with everything; only asked for where it may be heard."""
    keep: Callable[[str, tuple[Stamp, ...]], None]
    """Told the key and the files of its pages when they have been written."""


class Edition(Struct, frozen=True, kw_only=True):
    """A course for some people."""

    root: Path
    """Below which its files stand."""
    podcast: Podcast
    """What they may hear of it."""
    entries: tuple[Entry, ...]
    """In the course's order."""
    files: Callable[[], Sequence[tuple[str, bytes]]]
    """Path and bytes of what belongs to the course as a whole; asked for last."""


def write(edition: Edition) -> tuple[int, set[Path]]:
    """Write what of the edition isn't there; how many files are new, and all that it has."""
    root, podcast = edition.root, edition.podcast
    written = 0
    expected: set[str] = set()
    frame = codec.pack(replace(podcast, episodes=(), locked=()))
    for number, entry in enumerate(edition.entries):
        around = [
            (one.shown.script.id, one.shown.script.title)
            for one in edition.entries[max(0, number - 1) : number + 2]
        ]
        key = digest(codec.fingerprint(), frame, bool(podcast.episodes), entry.key, around)
        documents = entry.documents
        if entry.pages != key or not kept.are_there(root, documents):
            paths = []
            for path, data in _files(podcast, entry):
                paths.append(path)
                written += write_if_changed(root / path, data)
            documents = kept.stamps(root, paths) or ()
            entry.keep(key, documents)
        expected.update(file.path for file in (*entry.audio, *documents))
    for path, data in edition.files():
        expected.add(path)
        written += write_if_changed(root / path, data)
    return written, {root / path for path in expected}


def _files(podcast: Podcast, entry: Entry) -> Iterator[tuple[str, bytes]]:
    from producer.podcast.site import documents, episode_pages, forget

    if isinstance(entry.shown, Locked):
        from producer.podcast.site.locked import locked_page

        yield locked_page(podcast, entry.shown)
        return
    episode = entry.episode()
    yield from documents(podcast, episode)
    yield from episode_pages(podcast, episode)
    forget()


def course_files(podcast: Podcast, changed: Mapping[str, str], qr: str) -> list[tuple[str, bytes]]:
    """Path and bytes of what belongs to a course as everyone gets it, beside its covers; `changed`
    says since when each audio file is as it is, `qr` is the QR code of its feed's address."""
    from producer.podcast import feed, manifest
    from producer.podcast.site import subscribe
    from producer.podcast.site.course import course_page

    subscribe.remember(addresses.url(podcast, addresses.feed(podcast.course)), qr)
    files = [course_page(podcast)]
    # A feed in which nothing may be heard is none that a client accepts.
    if podcast.episodes:
        files.append((addresses.feed(podcast.course), feed.render(podcast)))
        files.append((addresses.manifest(podcast.course), manifest.render(podcast, changed)))
    return files


def index_files(
    podcasts: tuple[Podcast, ...], heard: tuple[Podcast, ...]
) -> list[tuple[str, bytes]]:
    """Path and bytes of what belongs to all courses; those that may be `heard` have feeds."""
    from producer.podcast import opml
    from producer.podcast.site.course import index_page

    return [index_page(podcasts, _TITLE), (addresses.OPML, opml.render(heard, _TITLE))]


def learners_files(podcast: Podcast, who: Sequence[Access]) -> list[tuple[str, bytes]]:
    """Path and bytes of what belongs to a course as the enrolled get it, beside its covers.

    Its feed stands in the record that the server reads, cut into its items: each learner's has
    another address, and perhaps not all of them. `who` says who else may hear each episode.
    """
    from producer.podcast import feed, feedparts
    from producer.podcast.site.course import course_page
    from producer.server import catalog

    course = podcast.course
    parts = feedparts.split(feed.render(podcast), [one.guid for one in podcast.episodes])
    ids = {episode.guid: episode.script.id for episode in podcast.episodes}
    lessons = tuple(
        catalog.Lesson(
            id=episode.script.id,
            title=episode.script.title,
            access=access,
            seconds=episode.length / episode.rate,
            chapters=tuple(
                catalog.Chapter(
                    id=part.chapter.id,
                    title=part.chapter.title,
                    seconds=part.length / part.rate,
                )
                for part in episode.parts
            ),
            item=parts.items[episode.guid],
        )
        for episode, access in zip(podcast.episodes, who, strict=True)
    )
    record = catalog.CourseRecord(
        slug=course.slug,
        title=course.title,
        author=course.author,
        lessons=lessons,
        order=tuple(ids[guid] for guid in parts.items),
        head=parts.head,
        tail=parts.tail,
    )
    return [course_page(podcast), (f"{course.slug}/{catalog.FILE}", catalog.dump(record))]
