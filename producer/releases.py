"""scripts/<course>/releases.yaml: what subscribers rely on, so it never changes by itself.

Dates and GUIDs are set once, when an episode is first built. Gains are pinned, so that an edit
doesn't make a chapter a little louder or softer and every block of it new. What was published is
recorded: where, when, and the ids that must not vanish (`corrections.py` holds those rules).
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import astuple, replace

from producer import yamlfile
from producer.errors import ProjectError
from producer.model import Finding
from producer.project import read_text, relative
from producer.store import write_atomically
from producer.yamlfile import Fields, Loaded

_GUIDS = uuid.UUID("5f9b0c8e-7d1c-5a35-9a53-6c1f0a7b4e21")
"""Our own UUIDv5 namespace for episodes: of nothing else, chosen once."""
_HEADER = (
    "# Kept by `producer`: subscribers rely on what stands here. Keep it under version control.\n"
)
_PLAIN = re.compile(r"[A-Za-z0-9/](?:[A-Za-z0-9_./ -]*[A-Za-z0-9_./-])?\Z")


class PublishedChapter(Struct, frozen=True, kw_only=True):
    """A chapter that was published, and what became of it."""

    id: str
    """The one that its addresses are made of."""
    now: str = ""
    """Its id in the script today, where the author gave it another one; empty: the same."""
    retired: str = ""
    """When the author took it out, ISO 8601; empty: it is published."""


class Release(Struct, frozen=True, kw_only=True):
    """What an episode keeps for ever, and what the author said of it."""

    guid: str
    """The feed item's GUID."""
    date: str
    """Publication, ISO 8601 with offset."""
    now: str = ""
    """The script's id today, where the author gave it another one; empty: the same."""
    retired: str = ""
    """When the author took it out, ISO 8601; empty: it is published."""
    blocked: bool = False
    """Whether directories must not show it."""
    chapters: tuple[PublishedChapter, ...] = ()
    """The chapters that were ever published; none: the episode never was."""
    line: int = 0
    """Of the file; 0: it isn't there yet."""

    def __eq__(self, other: object) -> bool:
        """Whether they say the same, on whatever line."""
        return isinstance(other, Release) and astuple(self)[:-1] == astuple(other)[:-1]


class Publication(Struct, frozen=True, kw_only=True):
    """What one publication changed of a course at one target."""

    when: str
    """ISO 8601 with offset."""
    where: str
    """The target's address."""
    release: str
    """Key of the whole site, by which `producer rollback` finds it."""
    episodes: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of the audio, first 12 hexadecimal characters, of each new or changed episode."""
    gone: tuple[str, ...] = ()
    """Ids of episodes that went."""


class Releases(Struct, frozen=True, kw_only=True):
    """The file's contents."""

    episodes: Mapping[str, Release] = field(default_factory=dict)
    """By script id."""
    gains: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    """Decibels by voice, by `script id/chapter id`."""
    changed: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """SHA-256 of each audio file, first 12 hexadecimal characters, and since when it is so, ISO
    8601; by `script id` or `script id/chapter id`."""
    blocked: bool = False
    """Whether directories must not show the course."""
    retired: str = ""
    """When the author took the whole course out, ISO 8601; empty: it is published."""
    published: tuple[Publication, ...] = ()
    """Oldest first."""


def path_of(folder: Path) -> Path:
    """Of the course in `folder`."""
    return folder / "releases.yaml"


def load(folder: Path, root: Path) -> Releases:
    """What the course in `folder` has released. Raises ProjectError for a file that is damaged."""
    path = path_of(folder)
    if not path.exists():
        return Releases()
    findings: list[Finding] = []
    loaded = yamlfile.load(read_text(path, root), relative(path, root))
    fields = Fields(loaded, findings)
    episodes = {id_: _episode(loaded, findings, id_) for id_ in fields.names("episodes")}
    gains = {}
    for chapter in fields.names("gains"):
        inner = Fields(loaded, findings, "gains", chapter)
        gains[chapter] = {voice: inner.number(voice, 0.0, low=-60, high=60) for voice in inner.data}
    changed = {}
    for name in fields.names("changed"):
        inner = Fields(loaded, findings, "changed", name)
        changed[name] = (inner.text("sha256", required=True), _date(inner, "since", required=True))
        inner.finish()
    found = Releases(
        episodes=episodes,
        gains=gains,
        changed=changed,
        blocked=fields.flag("blocked"),
        retired=_date(fields, "retired"),
        published=_published(fields, findings),
    )
    fields.finish()
    if findings:
        raise ProjectError("the releases can't be read", findings=tuple(findings))
    return found


def _episode(loaded: Loaded, findings: list[Finding], id_: str) -> Release:
    fields = Fields(loaded, findings, "episodes", id_)
    chapters = []
    for chapter in fields.names("chapters"):
        inner = Fields(loaded, findings, "episodes", id_, "chapters", chapter)
        chapters.append(
            PublishedChapter(id=chapter, now=inner.text("now"), retired=_date(inner, "retired"))
        )
        inner.finish()
    release = Release(
        guid=fields.text("guid", required=True),
        date=_date(fields, "date", required=True),
        now=fields.text("now"),
        retired=_date(fields, "retired"),
        blocked=fields.flag("blocked"),
        chapters=tuple(chapters),
        line=loaded.line("episodes", id_),
    )
    fields.finish()
    return release


def _published(fields: Fields, findings: list[Finding]) -> tuple[Publication, ...]:
    rows = fields.raw("published")
    if rows is not None and not isinstance(rows, list):
        fields.report("wrong-type", "`published` must be a list", "published")
        return ()
    found = []
    for number in range(len(rows or ())):
        inner = Fields(fields.loaded, findings, "published", number)
        gone = inner.raw("gone") or []
        if not isinstance(gone, list) or not all(isinstance(id_, str) for id_ in gone):
            inner.report("wrong-type", "`gone` must be a list of ids", "gone")
            gone = []
        digests = {}
        for id_ in inner.names("episodes"):
            digests[id_] = Fields(
                fields.loaded, findings, "published", number, "episodes", what="episode"
            ).text(id_, required=True)
        found.append(
            Publication(
                when=_date(inner, "when", required=True),
                where=inner.text("where", required=True),
                release=inner.text("release", required=True),
                episodes=digests,
                gone=tuple(gone),
            )
        )
        inner.finish()
    return tuple(found)


def _date(fields: Fields, key: str, *, required: bool = False) -> str:
    date = fields.text(key, required=required)
    if date and not _is_date(date):
        fields.report("wrong-value", f"{date!r} is no date with a time and an offset", key)
    return date


def save(folder: Path, releases: Releases) -> bool:
    """Write the file if it says something new; True if it was written."""
    path = path_of(folder)
    data = dump(releases).encode()
    if path.exists() and path.read_bytes() == data:
        return False
    write_atomically(path, data, durable=True)
    return True


def dump(releases: Releases) -> str:
    """The file's text."""
    lines = [_HEADER]
    if releases.retired:
        lines.append(f"retired: {releases.retired}\n")
    if releases.blocked:
        lines.append("blocked: true\n")
    if releases.episodes:
        lines.append("episodes:\n")
        for id_, release in releases.episodes.items():
            lines.append(f"  {_key(id_)}:\n")
            lines.extend(f"    {line}\n" for line in _episode_lines(release))
    if releases.gains:
        lines.append(
            "gains:  # decibels, pinned: an edit leaves the rest of its chapter as it is\n"
        )
        for chapter, gains in sorted(releases.gains.items()):
            lines.append(f"  {_key(chapter)}:\n")
            lines.extend(
                f"    {_key(voice)}: {gain:.2f}\n" for voice, gain in sorted(gains.items())
            )
    if releases.changed:
        lines.append("changed:  # audio, and since when it is as it is: platforms poll it\n")
        for name, (sha256, since) in sorted(releases.changed.items()):
            value = f"{{sha256: {yamlfile.quote(sha256)}, since: {since}}}"
            lines.append(f"  {_key(name)}: {value}\n")
    if releases.published:
        lines.append("published:  # newest last: the audio that was new or changed\n")
        for publication in releases.published:
            lines.extend(_publication_lines(publication))
    return "".join(lines)


def _episode_lines(release: Release) -> Iterator[str]:
    yield f"guid: {release.guid}"
    yield f"date: {release.date}"
    if release.now:
        yield f"now: {_key(release.now)}"
    if release.retired:
        yield f"retired: {release.retired}"
    if release.blocked:
        yield "blocked: true"
    if release.chapters:
        yield "chapters:  # published: their addresses stay"
        for chapter in release.chapters:
            said = [f"now: {_key(chapter.now)}"] if chapter.now else []
            said += [f"retired: {_key(chapter.retired)}"] if chapter.retired else []
            yield f"  {_key(chapter.id)}: {{{', '.join(said)}}}"


def _publication_lines(publication: Publication) -> Iterator[str]:
    yield f"- when: {publication.when}\n"
    yield f"  where: {yamlfile.quote(publication.where)}\n"
    yield f"  release: {yamlfile.quote(publication.release)}\n"
    if publication.episodes:
        yield "  episodes:\n"
        for id_, sha256 in publication.episodes.items():
            yield f"    {_key(id_)}: {yamlfile.quote(sha256)}\n"
    if publication.gone:
        yield f"  gone: [{', '.join(map(_key, publication.gone))}]\n"


def with_episodes(
    releases: Releases, course: str, scripts: Iterable[tuple[str, str]], now: datetime
) -> Releases:
    """`releases` with a GUID and a date for every script that has none yet.

    `scripts` are (id, date that the author asks for) in the course's order. A script without a
    date of its own gets today's, a second after the one before, so that clients that sort by date
    keep the order, and a second run on the same day gives the same dates.
    """
    episodes = dict(releases.episodes)
    midnight = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    for order, (id_, date) in enumerate(scripts):
        if id_ not in episodes:
            guid = str(uuid.uuid5(_GUIDS, f"{course}/{id_}"))
            when = iso_date(date) if date else (midnight + timedelta(seconds=order)).isoformat()
            episodes[id_] = Release(guid=guid, date=when)
    return replace(releases, episodes=episodes)


def iso_date(text: str) -> str:
    """An author's ISO 8601 date with an offset: UTC and midnight where it says nothing.

    Raises ValueError for text that is no date.
    """
    date = datetime.fromisoformat(text)
    return (date if date.tzinfo else date.replace(tzinfo=UTC)).isoformat()


def _is_date(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _key(text: str) -> str:
    plain = _PLAIN.match(text) and not yamlfile.means_something_else(text)
    return text if plain else yamlfile.quote(text)
