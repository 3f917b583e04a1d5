"""Since when each audio file is as it is: what tells a platform which chapters changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from producer.model import Enclosure, Podcast

Changes = Mapping[str, tuple[str, str]]
"""First letters of a file's SHA-256, and since when it is so, by script or script and chapter."""


def changes(podcast: Podcast, before: Changes, now: datetime) -> dict[str, tuple[str, str]]:
    """What is `now` known: files that are as they were `before` keep their time."""
    today = now.astimezone(UTC).isoformat(timespec="seconds")
    found = {}
    for name, enclosure in _files(podcast):
        digest, since = before.get(name, ("", today))
        same = digest == enclosure.digest[:12]
        found[name] = (enclosure.digest[:12], since if same else today)
    return found


def by_path(podcast: Podcast, known: Changes) -> dict[str, str]:
    """The times by the files' paths below the site's root."""
    return {enclosure.path: known[name][1] for name, enclosure in _files(podcast)}


def _files(podcast: Podcast) -> Iterator[tuple[str, Enclosure]]:
    for episode in podcast.episodes:
        yield episode.script.id, episode.enclosure
        for part in episode.parts:
            yield f"{episode.script.id}/{part.chapter.id}", part.enclosure
