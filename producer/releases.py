"""scripts/<course>/releases.yaml: what subscribers rely on, so it never changes by itself.

Dates and GUIDs are set once, when an episode is first built. Gains are pinned, so that an edit
doesn't make a chapter a little louder or softer and every block of it new.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from producer import yamlfile
from producer.errors import ProjectError
from producer.model import Finding
from producer.project import read_text, relative
from producer.store import write_atomically
from producer.yamlfile import Fields

_GUIDS = uuid.UUID("5f9b0c8e-7d1c-5a35-9a53-6c1f0a7b4e21")
"""Our own UUIDv5 namespace for episodes: of nothing else, chosen once."""
_HEADER = (
    "# Kept by `producer`: subscribers rely on what stands here. Keep it under version control.\n"
)
_PLAIN = re.compile(r"[A-Za-z0-9/][A-Za-z0-9_./ -]*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What an episode keeps for ever."""

    guid: str
    """The feed item's GUID."""
    date: str
    """Publication, ISO 8601 with offset."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Releases:
    """The file's contents."""

    episodes: Mapping[str, Release] = field(default_factory=dict)
    """By script id."""
    gains: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    """Decibels by voice, by `script id/chapter id`."""


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
    episodes = {}
    for id_ in fields.names("episodes"):
        inner = Fields(loaded, findings, "episodes", id_)
        date = inner.text("date", required=True)
        if date and not _is_date(date):
            inner.report("wrong-value", f"{date!r} is no date with a time and an offset", "date")
        episodes[id_] = Release(guid=inner.text("guid", required=True), date=date)
        inner.finish()
    gains = {}
    for chapter in fields.names("gains"):
        inner = Fields(loaded, findings, "gains", chapter)
        gains[chapter] = {voice: inner.number(voice, 0.0, low=-60, high=60) for voice in inner.data}
    fields.finish()
    if findings:
        raise ProjectError("the releases can't be read", findings=tuple(findings))
    return Releases(episodes=episodes, gains=gains)


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
    if releases.episodes:
        lines.append("episodes:\n")
        for id_, release in releases.episodes.items():
            lines.append(f"  {_key(id_)}:\n    guid: {release.guid}\n    date: {release.date}\n")
    if releases.gains:
        lines.append(
            "gains:  # decibels, pinned: an edit leaves the rest of its chapter as it is\n"
        )
        for chapter, gains in sorted(releases.gains.items()):
            lines.append(f"  {_key(chapter)}:\n")
            lines.extend(
                f"    {_key(voice)}: {gain:.2f}\n" for voice, gain in sorted(gains.items())
            )
    return "".join(lines)


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
    return text if _PLAIN.match(text) else yamlfile.quote(text)
