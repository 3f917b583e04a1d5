"""What is published, compared with the site here: episode by episode, line by line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct

from producer import project as projects
from producer import releases
from producer.model import Finding
from producer.podcast import headers, targets
from producer.podcast.feed_items import items, self_address
from producer.project import SCRIPTS, Project
from producer.publishing import indexes, local
from producer.publishing.addressed import address_of
from producer.publishing.indexes import Index
from producer.publishing.plan import Plan, plan
from producer.publishing.promises import feeds
from producer.publishing.snapshot import Snapshot, Snapshots
from producer.publishing.whole import site_path

State = Literal["new", "changed", "gone", "retired"]


class LineChange(Struct, frozen=True, kw_only=True):
    """A line that is said at one of the two sides only."""

    sign: Literal["-", "+"]
    """- is published, + is here."""
    speaker: str
    """Who says it."""
    text: str
    """As written."""


class EpisodeStatus(Struct, frozen=True, kw_only=True):
    """An episode that isn't published as it is here."""

    course: str
    """Slug."""
    id: str
    """Of the episode's addresses."""
    title: str
    """Here, or as published where it is gone."""
    state: State
    """retired: gone, and the author said so."""
    audio: bool
    """Whether its audio is another one."""
    lines: tuple[LineChange, ...]
    """What is said otherwise, in order."""


class Status(Struct, frozen=True, kw_only=True):
    """The site here against the target."""

    target: str
    """Its address."""
    release: str
    """Key of what is published; empty: nothing is, or a publication was stopped."""
    when: str
    """When it was published, ISO 8601; empty: never."""
    stopped: bool
    """Whether the last publication was stopped and is to be done again."""
    findings: tuple[Finding, ...]
    """Why the site isn't what a build would make now."""
    episodes: tuple[EpisodeStatus, ...]
    """Those that differ, in the order of their addresses."""
    plan: Plan
    """What `publish` would do."""

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to publish."""
        return not (self.plan.carried or self.plan.gone or self.stopped)

    def as_json(self) -> dict[str, Any]:
        """For `--json`."""
        carried = self.plan.carried
        new = sum(file.path in self.plan.new for file in carried)
        return {
            "target": self.target,
            "release": self.release,
            "published": self.when,
            "stopped": self.stopped,
            "unbuilt": [finding.message for finding in self.findings],
            "episodes": [
                {
                    "course": one.course,
                    "id": one.id,
                    "title": one.title,
                    "state": one.state,
                    "audio": one.audio,
                    "lines": [
                        {"change": line.sign, "speaker": line.speaker, "text": line.text}
                        for line in one.lines
                    ],
                }
                for one in self.episodes
            ],
            "files": {
                "new": new,
                "changed": len(carried) - new,
                "gone": len(self.plan.gone),
                "bytes": self.plan.size,
            },
        }


def status(root: Path, asked: str) -> Status:
    """Compare the site in `root` with the target `asked` for, or the project's.

    Raises PodcastError where there is no site or no target, or where the target fails.
    """
    project = projects.load(root)
    address = address_of(project, asked)
    snapshot = local.read(project, Snapshots(project.cache), keep=False)
    with targets.open_target(address, root) as target:
        index = indexes.load(target.read(indexes.NAME)) or Index()
        todo = plan(snapshot, index, target.files())
        episodes = _episodes(project, snapshot, todo, target.read)
    return Status(
        target=address,
        release=index.current(),
        when=index.history[0].when if index.history else "",
        stopped=bool(index.under_way),
        findings=tuple(local.stale(project)),
        episodes=episodes,
        plan=todo,
    )


def _episodes(
    project: Project, snapshot: Snapshot, todo: Plan, read: Callable[[str], bytes | None]
) -> tuple[EpisodeStatus, ...]:
    """The episodes whose files differ."""
    here = {
        path: (course, id_)
        for course, episodes in snapshot.episodes.items()
        for id_, path in episodes.items()
    }
    differing = {_folder(file.path): file.path for file in todo.carried}
    changed = {file.path for file in todo.carried}
    found = []
    titles = _titles(snapshot, lambda path: (project.site / path).read_bytes())
    for path, (course, id_) in sorted(here.items()):
        folder = _folder(path)
        if folder not in differing:
            continue
        new = path in todo.new
        transcript = f"{folder}/episode.json"
        lines: tuple[LineChange, ...] = ()
        if not new and transcript in changed:
            now = (project.site / transcript).read_bytes()
            lines = differences(read(transcript) or b"", now)
        found.append(
            EpisodeStatus(
                course=course,
                id=id_,
                title=titles.get(path, id_),
                state="new" if new else "changed",
                audio=path in changed,
                lines=lines,
            )
        )
    return (*found, *_gone(project, todo, read))


def _gone(
    project: Project, todo: Plan, read: Callable[[str], bytes | None]
) -> Iterable[EpisodeStatus]:
    """Episodes of the feeds at the target whose audio is not here any more."""
    gone = {path for path in todo.gone if headers.is_audio(path) and "/chapters/" not in path}
    courses = {path.split("/")[0] for path in gone}
    known = {
        slug: releases.load(project.root / SCRIPTS / slug, project.root) for slug in sorted(courses)
    }
    titles: dict[str, str] = {}
    for course in courses:
        feed = read(f"{course}/feed.xml") or b""
        titles |= _feed_titles(feed, f"{course}/feed.xml")
    for path in sorted(gone):
        course, id_ = path.split("/")[:2]
        release = known[course].episodes.get(id_)
        said = known[course].retired or (release and release.retired)
        yield EpisodeStatus(
            course=course,
            id=id_,
            title=titles.get(path, id_),
            state="retired" if said else "gone",
            audio=True,
            lines=(),
        )


def _titles(snapshot: Snapshot, read: Callable[[str], bytes]) -> Mapping[str, str]:
    """Titles of the episodes here, by the path of their audio."""
    found: dict[str, str] = {}
    for path in feeds(snapshot.by_path):
        found |= _feed_titles(read(path), path)
    return found


def _feed_titles(feed: bytes, path: str) -> dict[str, str]:
    address = self_address(feed)
    base = address.removesuffix(path)
    return {
        site_path(audio, base if base != address else ""): item.title
        for item in items(feed)
        for audio, _ in item.audio[:1]
    }


def differences(before: bytes, after: bytes) -> tuple[LineChange, ...]:
    """What is said otherwise in two JSON transcripts, by captions; none where one is damaged."""
    old, new = _said(before), _said(after)
    found = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for what, first, last, start, end in matcher.get_opcodes():
        if what != "equal":
            found += [LineChange(sign="-", speaker=who, text=text) for who, text in old[first:last]]
            found += [LineChange(sign="+", speaker=who, text=text) for who, text in new[start:end]]
    return tuple(found)


def _said(transcript: bytes) -> list[tuple[str, str]]:
    try:
        segments = json.loads(transcript)["segments"]
        return [(str(one["speaker"]), str(one["body"])) for one in segments]
    except (ValueError, KeyError, TypeError):
        return []


def _folder(path: str) -> str:
    """The folder of the episode that a file belongs to, or a folder that is none's."""
    return "/".join(path.split("/")[:2]) if path.count("/") > 1 else ""
