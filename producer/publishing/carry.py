"""Brings a snapshot to a target, in an order in which every moment is a good one to be stopped.

Audio keeps its address when it is corrected, so there is no order of two steps, audio and feed,
between which the feed doesn't tell the length or the digest of the other audio. Therefore:

1. audio that is new goes to its place; corrected audio goes to a second place of its own;
2. transcripts, images and pages;
3. feeds that name the corrected audio at its second place;
4. the corrected audio is copied to its first place, at the target;
5. feeds as they are meant to be;
6. what is gone is removed. Second places stay for a month: an app may have learned of one.

The steps 3 and 4 are left out where no feed at the target names audio that is replaced.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from producer.errors import PodcastError
from producer.podcast import headers
from producer.podcast.targets import Copy, Target, There, Upload
from producer.publishing.indexes import NAME, Index
from producer.publishing.plan import Plan, diverted, expired, leftovers, named, place_of, spare_path
from producer.publishing.snapshot import SiteFile, Snapshot, Snapshots
from producer.scratch import Scratch

_CHUNK_FILES = 200
_CHUNK_BYTES = 64 << 20
_EVERY = 5.0
"""After so many seconds, and so much, the index says what came: this much is carried twice at
most when a publication is killed."""

Progress = Callable[[str, int], None]
"""Told what was brought, and its bytes."""


class _Load(Struct, frozen=True, kw_only=True):
    """A file to bring, and where to."""

    file: SiteFile
    path: str
    like: str = ""


class Carrier:
    """Carries one snapshot to one target."""

    def __init__(
        self,
        target: Target,
        index: Index,
        there: Mapping[str, There],
        snapshots: Snapshots,
        *,
        now: datetime,
        progress: Progress,
    ) -> None:
        self.target = target
        self.index = index
        self.there = there
        self.snapshots = snapshots
        self.now = now
        self.progress = progress
        self.folder = Path()
        self.unseen: set[str] = set()
        self.written = 0.0

    def carry(
        self, snapshot: Snapshot, plan: Plan, live: Mapping[str, bytes], *, back: bool
    ) -> None:
        """Do all of `plan`, with an older snapshot if `back`.

        `live` are the feeds that are at the target, by path.

        Raises PodcastError; what was brought until then is known to the next publication.
        """
        with Scratch() as folder:
            self.folder = folder
            try:
                self._carry(snapshot, plan, live)
                self.index.published(
                    snapshot.key, self.now.isoformat(timespec="seconds"), back=back
                )
                self._write_index()
                self._clear(plan)
            except BaseException:
                with suppress(PodcastError):
                    self._write_index()
                raise

    def _carry(self, snapshot: Snapshot, plan: Plan, live: Mapping[str, bytes]) -> None:
        self.index.heed(self.there)
        self.index.under_way = snapshot.key
        self.index.forget(file.path for file in plan.carried)
        self._write_index()
        self._bring(_Load(file=file, path=file.path) for file in plan.new_audio)
        known_spares = set(self.index.spare)
        self._bring_spares(plan.changed_audio)
        self._bring(_Load(file=file, path=file.path) for file in plan.documents)
        told = self._divert(plan, live)
        self._switch(plan.changed_audio)
        self._bring(_Load(file=file, path=file.path) for file in plan.feeds)
        self.unseen = {spare_path(one) for one in plan.changed_audio} - known_spares - told

    def _clear(self, plan: Plan) -> None:
        """Remove what is gone, and second places that no feed named, or none did for a while."""
        over = {*expired(self.index, self.now), *leftovers(self.there)}
        self._remove({*plan.gone, *self.unseen, *over})
        self._write_index()

    def _bring_spares(self, audio: Sequence[SiteFile]) -> None:
        """Corrected audio to its second place, unless it is there since an earlier attempt."""
        loads = [
            _Load(file=file, path=spare_path(file), like=file.path)
            for file in audio
            if not self.index.holds(file, self.there, spare_path(file))
        ]
        self.index.forget(load.path for load in loads)
        for file in audio:
            self.index.spare[spare_path(file)] = self.now.isoformat()
        if loads:
            self._write_index()
        self._bring(iter(loads))

    def _divert(self, plan: Plan, live: Mapping[str, bytes]) -> set[str]:
        """Feeds that name corrected audio at its second place, where others are told its first.

        Returns the second places that are named.
        """
        replaced = tuple(
            file
            for file in plan.changed_audio
            if any(place_of(file) in feed and named(file) not in feed for feed in live.values())
        )
        told: set[str] = set()
        uploads = []
        for number, file in enumerate(plan.feeds):
            feed = self.snapshots.bytes_of(file)
            other = diverted(feed, replaced)
            if other != feed:
                source = self.folder / f"feed-{number}"
                source.write_bytes(other)
                uploads.append(Upload(path=file.path, source=source, like=file.path))
                told |= {spare_path(one) for one in replaced if named(one) in feed}
        if uploads:
            self._write_index()
            self.target.put(uploads, lambda path, token: None)
        return told

    def _switch(self, audio: Sequence[SiteFile]) -> None:
        """Corrected audio to its first place."""
        if not audio:
            return
        by_path = {file.path: file for file in audio}
        copies = [
            Copy(path=file.path, origin=spare_path(file), source=self.snapshots.path(file))
            for file in audio
        ]

        def done(path: str, token: str) -> None:
            file = by_path[path]
            self.index.learn(path, file.size, file.digest, token)

        self.target.copy(copies, done)

    def _bring(self, loads: Iterable[_Load]) -> None:
        """Bring files in order, telling the index now and then."""
        for chunk in _chunks(loads):
            by_path = {load.path: load for load in chunk}
            for load in chunk:
                if not self.snapshots.whole(load.file):
                    raise PodcastError(
                        f"what was kept of {load.file.path} is not there as it was",
                        hint="run `producer build` and publish again",
                    )

            def done(path: str, token: str, by_path: dict[str, _Load] = by_path) -> None:
                file = by_path[path].file
                self.index.learn(path, file.size, file.digest, token)
                self.progress(path, file.size)

            uploads = [
                Upload(path=load.path, source=self.snapshots.path(load.file), like=load.like)
                for load in chunk
            ]
            self.target.put(uploads, done)
            if time.monotonic() - self.written > _EVERY:
                self._write_index()

    def _remove(self, paths: set[str]) -> None:
        """Remove files; the index keeps them as ours until they are gone."""
        if not paths:
            return
        self.index.forget(path for path in paths if self.index.owns(path))
        self._write_index()
        # A feed goes before the audio that it names.
        for feeds in (True, False):
            self.target.remove(sorted(one for one in paths if headers.names_audio(one) is feeds))
        for path in paths:
            self.index.drop(path)

    def _write_index(self) -> None:
        self.written = time.monotonic()
        source = self.folder / "index"
        source.write_bytes(self.index.dump())
        self.target.put([Upload(path=NAME, source=source)], lambda path, token: None)


def _chunks(loads: Iterable[_Load]) -> Iterator[list[_Load]]:
    chunk: list[_Load] = []
    size = 0
    for load in loads:
        chunk.append(load)
        size += load.file.size
        if len(chunk) >= _CHUNK_FILES or size >= _CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
