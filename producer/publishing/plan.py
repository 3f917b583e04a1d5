"""What a publication has to do: which files are new, changed or gone at the target."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import PurePosixPath
from urllib.parse import quote

from msgspec import Struct

from producer.podcast import headers
from producer.podcast.targets import TEMPORARY, There
from producer.publishing.indexes import Index
from producer.publishing.snapshot import SiteFile, Snapshot

SPARE_DAYS = 30
"""How long a second place of audio stays after feeds have named it: apps download late."""


class Plan(Struct, frozen=True, kw_only=True):
    """The files of a snapshot, by what has to be done with them."""

    new_audio: tuple[SiteFile, ...]
    """Goes straight to its place: no feed at the target names it yet."""
    changed_audio: tuple[SiteFile, ...]
    """Replaces audio that a feed at the target may name."""
    documents: tuple[SiteFile, ...]
    """New or changed: transcripts, styles and images, then pages."""
    feeds: tuple[SiteFile, ...]
    """New or changed: what names audio."""
    unchanged: tuple[SiteFile, ...]
    """At the target already."""
    gone: tuple[str, ...]
    """Ours, but not of the snapshot."""
    foreign: tuple[str, ...]
    """Paths of the snapshot on which somebody else's files are."""
    new: frozenset[str]
    """Paths of the snapshot on which there is nothing yet."""

    @property
    def carried(self) -> tuple[SiteFile, ...]:
        """All that goes up, in order."""
        return (*self.new_audio, *self.changed_audio, *self.documents, *self.feeds)

    @property
    def size(self) -> int:
        """Bytes of all that goes up."""
        return sum(file.size for file in self.carried)


def plan(snapshot: Snapshot, index: Index, there: Mapping[str, There]) -> Plan:
    """What has to be done so that the target holds `snapshot`."""
    todo: list[SiteFile] = []
    unchanged: list[SiteFile] = []
    for file in snapshot.files:
        (unchanged if index.holds(file, there) else todo).append(file)
    audio = [file for file in todo if headers.is_audio(file.path)]
    others = [file for file in todo if not headers.is_audio(file.path)]
    wanted = snapshot.by_path
    return Plan(
        new_audio=tuple(file for file in audio if file.path not in there),
        changed_audio=tuple(file for file in audio if file.path in there),
        documents=tuple(
            sorted((one for one in others if not headers.names_audio(one.path)), key=_page_order)
        ),
        feeds=tuple(
            sorted((one for one in others if headers.names_audio(one.path)), key=_feed_order)
        ),
        unchanged=tuple(unchanged),
        gone=tuple(
            sorted(
                path
                for path in index.files.keys() | index.pending
                if path in there and path not in wanted and path not in index.spare
            )
        ),
        foreign=tuple(
            file.path for file in todo if file.path in there and not index.owns(file.path)
        ),
        new=frozenset(file.path for file in todo if file.path not in there),
    )


def spare_path(file: SiteFile) -> str:
    """A second place for audio whose first one is about to be replaced; of its content."""
    path = PurePosixPath(file.path)
    return str(path.with_name(f"{path.stem}.{file.digest[:12]}{path.suffix}"))


def named(file: SiteFile) -> bytes:
    """How feeds name audio: the end of its address, with the digest of its content."""
    return f"/{quote(file.path)}?v={file.digest[:12]}".encode()


def place_of(file: SiteFile) -> bytes:
    """How feeds name the audio's place, whatever it holds."""
    return f"/{quote(file.path)}?v=".encode()


def diverted(feed: bytes, audio: tuple[SiteFile, ...]) -> bytes:
    """`feed` with each of `audio` named at its second place."""
    for file in audio:
        second = f"/{quote(spare_path(file))}?v={file.digest[:12]}".encode()
        feed = feed.replace(named(file), second)
    return feed


def leftovers(there: Mapping[str, There]) -> tuple[str, ...]:
    """Half-written files of publications that were stopped."""
    return tuple(path for path in there if any(p.startswith(TEMPORARY) for p in path.split("/")))


def expired(index: Index, now: datetime) -> tuple[str, ...]:
    """Second places of audio that no feed has named for a while."""
    old = now - timedelta(days=SPARE_DAYS)
    return tuple(path for path, since in index.spare.items() if datetime.fromisoformat(since) < old)


def _page_order(file: SiteFile) -> tuple[bool, int, str]:
    """Pages after what they show, and lists of pages after the pages."""
    return file.path.endswith(".html"), -file.path.count("/"), file.path


def _feed_order(file: SiteFile) -> tuple[bool, int, str]:
    return "/" not in file.path, -file.path.count("/"), file.path
