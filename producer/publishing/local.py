"""The site as it stands here: whether it is what the author's files say, and what is in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from producer.build import authors_files, kept
from producer.errors import PodcastError
from producer.model import Finding, Source
from producer.project import Project, relative, script_paths
from producer.publishing.snapshot import SiteFile, Snapshot, Snapshots

_FEW = 5
"""Files that are named in a message."""


def stale(project: Project) -> Iterator[Finding]:
    """Why the site isn't what a build would make now; nothing: it is."""
    state = kept.load_state(_state_path(project))
    if not state.get("options"):
        yield Finding(
            code="not-built",
            message="the site was never built as a whole",
            hint="run `producer build`",
        )
        return
    options = state["options"]
    if options.get("courses"):
        yield Finding(
            code="partly-built",
            message=f"the last build was of {', '.join(options['courses'])} alone",
            hint="run `producer build`",
        )
    if options.get("engine") not in ("", project.cast.engine):
        yield Finding(
            code="built-as-draft",
            message=f"the site is spoken by {options['engine']}, not by the cast's own voices",
            hint="run `producer build`, or publish the draft with --as-built",
        )
    if changed := _changed(project, state.get("inputs", {})):
        more = f" and {len(changed) - _FEW} more" if len(changed) > _FEW else ""
        yield Finding(
            code="changed-since-build",
            message=f"changed since the last build: {', '.join(changed[:_FEW])}{more}",
            source=Source(path=changed[0]),
            hint="run `producer build`",
        )


def settle(project: Project, folders: Iterable[Path]) -> None:
    """Tell the next build that the release files in `folders` are as publishing left them."""
    path = _state_path(project)
    state = kept.load_state(path)
    now = authors_files(project.root)
    for folder in folders:
        name = str(folder / "releases.yaml")
        if name in now and state.get("inputs"):
            state["inputs"][name] = now[name]
    if state:
        kept.save_state(path, state)


def read(project: Project, snapshots: Snapshots, *, keep: bool) -> Snapshot:
    """The site as it stands. Raises PodcastError where there is none, StoreError for a file that
    can't be read or kept."""
    files = snapshots.read(project.site, keep=keep)
    if not files:
        raise PodcastError(f"there is no site in {project.site}", hint="run `producer build`")
    snapshot = _with_episodes(project, files)
    if keep:
        snapshots.save(snapshot)
    return snapshot


def _with_episodes(project: Project, files: tuple[SiteFile, ...]) -> Snapshot:
    """The snapshot of `files`, with the episodes and chapters whose audio is among them."""
    there = {file.path for file in files}
    episodes: dict[str, dict[str, str]] = {}
    chapters: dict[str, dict[str, tuple[str, ...]]] = {}
    for course in project.courses:
        episodes[course.slug], chapters[course.slug] = {}, {}
        for path in script_paths(project, course):
            place = kept.record_path(project.cache, course.slug, path.name)
            record = kept.load_script(place)
            if record is None:
                continue
            episode = record.episode
            if episode.enclosure.path in there:
                episodes[course.slug][episode.script.id] = episode.enclosure.path
            heard = tuple(part.chapter.id for part in episode.parts if part.enclosure.path in there)
            if heard:
                chapters[course.slug][episode.script.id] = heard
    return Snapshot(files=files, episodes=episodes, chapters=chapters)


def _changed(project: Project, before: dict[str, list[int]]) -> list[str]:
    after = authors_files(project.root)
    return [
        relative(Path(path), project.root)
        for path in sorted(before.keys() | after.keys())
        if before.get(path) != after.get(path)
    ]


def _state_path(project: Project) -> Path:
    return project.cache / "state.json"
