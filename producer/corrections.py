"""What an author may say of what was published, and what must not happen by accident.

Listeners' apps know an episode by its GUID, platforms embed a chapter by its address; both are
made of ids. So an id that was published is either still in the scripts, or the author said what
became of it: it was *retired* (taken out), or it is called something else *now* (then the script
goes on under the published id, and with it under its GUID, its date and its addresses).

Pure: from `Releases` to `Releases` and findings; the commands `retire` and `block` write them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from producer.errors import ProjectError
from producer.meant import nearest, suggest
from producer.model import Finding, Script, Source
from producer.releases import PublishedChapter, Release, Releases


class Named(Struct, frozen=True, kw_only=True):
    """The ids of a script as it stands in its file."""

    id: str
    """Of the script."""
    path: str
    """Of its file, relative to the project's root."""
    chapters: tuple[str, ...]
    """Of its chapters."""


def published_id(releases: Releases, id_: str) -> str:
    """The id under which the script that is called `id_` today was published."""
    return next((old for old, one in releases.episodes.items() if one.now == id_), id_)


def as_published(script: Script, releases: Releases) -> Script:
    """`script` under the ids of its addresses: those that it was first published under."""
    id_ = published_id(releases, script.id)
    known = releases.episodes.get(id_)
    olds = {one.now: one.id for one in known.chapters if one.now} if known else {}
    if id_ == script.id and not olds:
        return script
    chapters = tuple(replace(one, id=olds.get(one.id, one.id)) for one in script.chapters)
    return replace(script, id=id_, chapters=chapters)


def named(script: Script) -> Named:
    """The ids of a script as it was read."""
    return Named(id=script.id, path=script.path, chapters=tuple(one.id for one in script.chapters))


def as_written(script: Script, path: str, releases: Releases) -> Named:
    """The ids that stand in the file at `path` of a script that `as_published` returned."""
    known = releases.episodes.get(script.id)
    nows = {one.id: one.now for one in known.chapters if one.now} if known else {}
    return Named(
        id=(known.now if known else "") or script.id,
        path=path,
        chapters=tuple(nows.get(one.id, one.id) for one in script.chapters),
    )


def renamed(releases: Releases) -> tuple[tuple[str, ...], ...]:
    """All that `as_published` goes by."""
    return tuple(
        (id_, release.now, *(f"{one.id}={one.now}" for one in release.chapters if one.now))
        for id_, release in releases.episodes.items()
        if release.now or any(one.now for one in release.chapters)
    )


def check(
    releases: Releases, course: str, path: str, scripts: Iterable[Named]
) -> Iterator[Finding]:
    """What was published and vanished, and ids that are taken; `path` is of the releases."""
    if releases.retired:
        yield Finding(
            code="retired-course-used",
            message=f"the course {course} was retired on {releases.retired[:10]}",
            source=Source(path=path, line=1),
            hint="remove all of its folder but releases.yaml, or say "
            f"`producer retire {course} --undo` if it is back",
        )
    named = {one.id: one for one in scripts}
    taken = {one.now for one in releases.episodes.values()} | releases.episodes.keys()
    news = [id_ for id_ in named if id_ not in taken]
    for id_, release in releases.episodes.items():
        if not release.chapters:
            continue
        where = f"{course}/{id_}"
        current = named.get(release.now or id_)
        if release.retired:
            if current is not None:
                yield _retired_used(where, current.path, "episode", release.retired)
        elif current is None:
            source = Source(path=path, line=release.line)
            yield _gone(where, "episode", source, _near(release.now or id_, news))
        else:
            if release.now and id_ in named:
                yield _taken(where, named[id_].path, "episode", release.now)
            yield from _check_chapters(where, release, current)


def _check_chapters(where: str, release: Release, script: Named) -> Iterator[Finding]:
    ever = {one.id for one in release.chapters} | {one.now for one in release.chapters}
    news = [id_ for id_ in script.chapters if id_ not in ever]
    for one in release.chapters:
        name = f"{where}/{one.id}"
        there = (one.now or one.id) in script.chapters
        if one.retired:
            if there:
                yield _retired_used(name, script.path, "chapter", one.retired)
        elif not there:
            yield _gone(name, "chapter", Source(path=script.path), _near(one.now or one.id, news))
        elif one.now and one.id in script.chapters:
            yield _taken(name, script.path, "chapter", one.now)


def _near(id_: str, news: list[str]) -> str:
    """Which of the ids that were never published it is probably called now."""
    return nearest(id_, news) or (news[0] if len(news) == 1 else "NEW-ID")


def _gone(name: str, what: str, source: Source, near: str) -> Finding:
    return Finding(
        code=f"published-{what}-gone",
        message=f"the {what} {name} was published and is not in the scripts any more",
        source=source,
        hint=f"say `producer retire {name}` if it is meant to go, `producer retire {name} "
        f"--now {near}` if that is its new id, or bring it back",
    )


def _retired_used(name: str, path: str, what: str, when: str) -> Finding:
    return Finding(
        code=f"retired-{what}-used",
        message=f"{name} was retired on {when[:10]}: its id can't be used for anything else",
        source=Source(path=path),
        hint=f"give it another id, or say `producer retire {name} --undo` if it is back",
    )


def _taken(name: str, path: str, what: str, now: str) -> Finding:
    return Finding(
        code=f"published-{what}-taken",
        message=f"{name} is the address of what is called {now!r} now, and can't be used again",
        source=Source(path=path),
        hint="give it another id",
    )


def retire(releases: Releases, course: str, name: str, when: str) -> Releases:
    """`releases` with the episode `id` or the chapter `id/chapter` taken out.

    An empty `name` is the whole course. Raises ProjectError for one that was never published.
    """
    if not name:
        return replace(releases, retired=when)
    id_, chapter = _find(releases, course, name)
    if chapter:
        return _with_chapter(releases, id_, chapter, retired=when, now="")
    return _with_episode(releases, id_, retired=when, now="")


def rename(releases: Releases, course: str, name: str, now: str) -> Releases:
    """`releases` with the episode or chapter `name` going on under the scripts' id `now`.

    Raises ProjectError when `now` was published itself: two published ids can't become one.
    """
    if not name:
        raise ProjectError(
            "a course's folder is its address: it can't be renamed",
            hint="change its `title` in course.yaml instead",
        )
    id_, chapter = _find(releases, course, name)
    known: Mapping[str, object] = (
        {one.id: one for one in releases.episodes[id_].chapters}
        if chapter
        else {old: one for old, one in releases.episodes.items() if one.chapters}
    )
    mine = chapter or id_
    if now != mine and now in known:
        raise ProjectError(
            f"{now!r} was published itself: {course}/{name} can't become it",
            hint=f"say `producer retire {course}/{name}` to take the old one out",
        )
    says = "" if now == mine else now
    if chapter:
        return _with_chapter(releases, id_, chapter, retired="", now=says)
    others = {old: one for old, one in releases.episodes.items() if old != now or now == mine}
    return _with_episode(replace(releases, episodes=others), id_, retired="", now=says)


def undo(releases: Releases, course: str, name: str) -> Releases:
    """`releases` with the episode, chapter or course `name` published again, under its old id."""
    if not name:
        return replace(releases, retired="")
    id_, chapter = _find(releases, course, name)
    if chapter:
        return _with_chapter(releases, id_, chapter, retired="", now="")
    return _with_episode(releases, id_, retired="", now="")


def block(releases: Releases, course: str, id_: str, blocked: bool) -> Releases:
    """`releases` with the episode `id_`, or with an empty id the course, blocked or not.

    Raises ProjectError for an episode that was never built.
    """
    if not id_:
        return replace(releases, blocked=blocked)
    old = published_id(releases, id_)
    if old not in releases.episodes:
        hint = suggest(id_, tuple(releases.episodes)) or "build it first"
        raise ProjectError(f"there is no episode {course}/{id_}", hint=hint)
    return _with_episode(releases, old, blocked=blocked)


def _find(releases: Releases, course: str, name: str) -> tuple[str, str]:
    """The published ids of an episode, and of a chapter or an empty one, by old or new names."""
    asked, _, chapter = name.partition("/")
    id_ = published_id(releases, asked)
    release = releases.episodes.get(id_)
    if release is None or not release.chapters:
        known = tuple(old for old, one in releases.episodes.items() if one.chapters)
        hint = suggest(asked, known) or f"nothing of {course} was published"
        raise ProjectError(f"no episode {course}/{asked} was published", hint=hint)
    if not chapter:
        return id_, ""
    for one in release.chapters:
        if chapter in (one.id, one.now):
            return id_, one.id
    hint = suggest(chapter, tuple(one.id for one in release.chapters))
    raise ProjectError(f"no chapter {course}/{asked}/{chapter} was published", hint=hint)


def _with_episode(releases: Releases, id_: str, **said: object) -> Releases:
    changed = replace(releases.episodes[id_], **said)
    return replace(releases, episodes={**releases.episodes, id_: changed})


def _with_chapter(releases: Releases, id_: str, chapter: str, **said: str) -> Releases:
    chapters: tuple[PublishedChapter, ...] = tuple(
        replace(one, **said) if one.id == chapter else one
        for one in releases.episodes[id_].chapters
    )
    return _with_episode(releases, id_, chapters=chapters)
