"""Between the site here and its listeners: publishes it, takes a publication back, compares.

`publish` looks at the site under the build's lock and keeps its files by their digests; from then
on a build may go on. `rollback` takes a snapshot that was kept before. Either is then compared
with what is at the target (`plan.py`), checked against what subscribers rely on (`promises.py`),
brought there in a safe order (`carry.py`) and recorded in the release files (`record.py`).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from producer import project as projects
from producer.build.lock import locked
from producer.errors import PodcastError
from producer.model import Finding
from producer.podcast import targets
from producer.podcast.targets import Target, There
from producer.project import BUILD, Project
from producer.publishing import indexes, local, promises, record
from producer.publishing.addressed import address_of
from producer.publishing.carry import Carrier, Progress
from producer.publishing.holder import held
from producer.publishing.indexes import Index, Was
from producer.publishing.plan import Plan, plan
from producer.publishing.snapshot import SiteFile, Snapshot, Snapshots
from producer.publishing.whole import check_site

OVERRIDABLE = frozenset(
    {"not-built", "partly-built", "built-as-draft", "changed-since-build", "local-address"}
)
"""Findings that an author may publish in spite of."""
_FEW = 3


class Wishes(Struct, frozen=True, kw_only=True):
    """What a publication is asked for."""

    target: str = ""
    """Its address; empty: the project's."""
    dry: bool = False
    """Whether to say what would be done and do nothing."""
    as_built: bool = False
    """Whether to publish a site that isn't what a build would make now."""
    adopt: bool = False
    """Whether to replace files at the target that somebody else put there."""
    break_lock: bool = False
    """Whether to publish although the target's lock is held."""


class Told(Struct, frozen=True, kw_only=True):
    """What came of it, or would."""

    target: str
    """Its address."""
    release: str
    """Key of the snapshot."""
    plan: Plan
    """What was, or would be, done."""
    dry: bool
    """Whether nothing was done."""
    wall_seconds: float = 0.0
    """How long it took."""

    def as_json(self) -> dict[str, Any]:
        """For `--json`."""
        carried = self.plan.carried
        return {
            "target": self.target,
            "release": self.release,
            "dry_run": self.dry,
            "new": [one.path for one in carried if one.path in self.plan.new],
            "changed": [one.path for one in carried if one.path not in self.plan.new],
            "gone": list(self.plan.gone),
            "unchanged": len(self.plan.unchanged),
            "bytes": self.plan.size,
            "wall_seconds": round(self.wall_seconds, 3),
        }


class Display(Struct, frozen=True, kw_only=True):
    """What is told as a publication goes on."""

    begin: Callable[[int, int], None] = lambda files, size: None
    """How many files there are to bring, and their bytes."""
    progress: Progress = lambda path, size: None
    """A file is there."""
    say: Callable[[str], None] = lambda line: None
    """A line of its own."""


def publish(root: Path, wishes: Wishes, now: datetime, display: Display) -> Told:
    """Bring the site to the target, or say what that would do.

    Raises PodcastError, with findings, for a site that isn't whole, isn't built, or would break
    what subscribers rely on; and for a target that fails.
    """
    started = time.monotonic()
    project = projects.load(root)
    address = address_of(project, wishes.target)
    snapshots = Snapshots(project.cache)
    with locked(root / BUILD, wait=False, say=display.say):
        findings = list(local.stale(project))
        snapshot = local.read(project, snapshots, keep=not wishes.dry)
    read = _from_site(project) if wishes.dry else snapshots.bytes_of
    findings.extend(check_site(snapshot, read, now))
    _refuse(one for one in findings if not (wishes.as_built and one.code in OVERRIDABLE))
    with targets.open_target(address, root) as target:
        work = _Work(project, address, target, snapshots, wishes, now, display)
        told = work.release(snapshot, back=False)
    return replace(told, wall_seconds=time.monotonic() - started)


def rollback(root: Path, wishes: Wishes, now: datetime, display: Display) -> Told:
    """Bring the release before the one that is published, or say what that would do.

    After a publication that was stopped, that is the last one which was not. Raises PodcastError
    where there is none, where it isn't kept here, or where the target fails.
    """
    started = time.monotonic()
    project = projects.load(root)
    address = address_of(project, wishes.target)
    snapshots = Snapshots(project.cache)
    with targets.open_target(address, root) as target:
        index = indexes.load(target.read(indexes.NAME)) or Index()
        was = index.before()
        if was is None:
            raise PodcastError(f"there is no release before the one at {address}")
        work = _Work(project, address, target, snapshots, wishes, now, display)
        told = work.release(_kept(snapshots, was), back=True)
    return replace(told, wall_seconds=time.monotonic() - started)


class _Work(Struct, frozen=True):
    """One publication to an open target."""

    project: Project
    address: str
    target: Target
    snapshots: Snapshots
    wishes: Wishes
    now: datetime
    display: Display

    def release(self, snapshot: Snapshot, *, back: bool) -> Told:
        """Bring `snapshot`, an older one if `back`, unless only asked what that would do."""
        if self.wishes.dry:
            _, _, todo, _ = self.compare(snapshot)
            return Told(target=self.address, release=snapshot.key, plan=todo, dry=True)
        with held(self.target, self.address, self.now, force=self.wishes.break_lock):
            index, there, todo, live = self.compare(snapshot)
            if todo.carried or todo.gone or index.current() != snapshot.key or back:
                self.display.begin(len(todo.carried), todo.size)
                carrier = Carrier(
                    self.target,
                    index,
                    there,
                    self.snapshots,
                    now=self.now,
                    progress=self.display.progress,
                )
                carrier.carry(snapshot, todo, live, back=back)
        with locked(self.project.root / BUILD, wait=True, say=self.display.say):
            record.published(self.project, snapshot, self.address, self.now)
        return Told(target=self.address, release=snapshot.key, plan=todo, dry=False)

    def compare(
        self, snapshot: Snapshot
    ) -> tuple[Index, Mapping[str, There], Plan, Mapping[str, bytes]]:
        """What is at the target, what has to be done, and the feeds that will change.

        Raises PodcastError when doing it would break something.
        """
        there = self.target.files()
        index = indexes.load(self.target.read(indexes.NAME)) or Index()
        todo = plan(snapshot, index, there)
        if todo.foreign and not self.wishes.adopt:
            some = ", ".join(todo.foreign[:_FEW]) + (" ..." if len(todo.foreign) > _FEW else "")
            raise PodcastError(
                f"{self.address} has files that were not published from here: {some}",
                hint="publish to a folder of its own, or replace them with --adopt",
            )
        changing = [file.path for file in todo.feeds if file.path not in todo.new]
        live = {}
        findings: list[Finding] = []
        for path in promises.feeds((*changing, *todo.gone)):
            feed = self.target.read(path)
            if feed is not None:
                live[path] = feed
                findings.extend(promises.check(self.project, snapshot, path, feed))
        _refuse(findings)
        return index, there, todo, live


def _kept(snapshots: Snapshots, was: Was) -> Snapshot:
    """The snapshot of a release. Raises PodcastError unless all of it is kept here."""
    what = f"the release of {was.when} ({was.key})"
    hint = "check out the scripts as they were then, build and publish"
    snapshot = snapshots.load(was.key)
    if snapshot is None:
        raise PodcastError(
            f"{what} is not kept here: it was published from elsewhere, or cleaned away", hint=hint
        )
    lost = [file.path for file in snapshot.files if not snapshots.whole(file)]
    if lost:
        message = f"{what} is not whole any more: {len(lost)} of its files are lost, as {lost[0]}"
        raise PodcastError(message, hint=hint)
    return snapshot


def _from_site(project: Project) -> Callable[[SiteFile], bytes]:
    return lambda file: (project.site / file.path).read_bytes()


def _refuse(findings: Iterable[Finding]) -> None:
    found = tuple(findings)
    if found:
        raise PodcastError("nothing was published", findings=found)
