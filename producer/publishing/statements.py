"""Writes down what the author says of what was published: retired, renamed, blocked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from producer import corrections, releases
from producer import project as projects
from producer.build.lock import locked
from producer.build.plan import read_script
from producer.corrections import Named
from producer.errors import ProjectError
from producer.meant import suggest
from producer.project import BUILD, SCRIPTS, Project, read_text, relative, script_paths
from producer.releases import Releases
from producer.slugs import is_slug

_NEXT = "then `producer build` and `producer publish`"
_GONE = (
    "Where an app has it downloaded it stays; elsewhere it vanishes or can't be played any more. "
    "Embeds of it show that nothing is there. Its id stays taken."
)


def retire(root: Path, name: str, when: datetime) -> str:
    """Take a course, an episode `course/id` or a chapter `course/id/chapter` out.

    Returns what comes of it, for the author. Raises ProjectError for what was never published.
    """
    course, rest = _parts(root, name)
    date = when.isoformat(timespec="seconds")
    _say(root, course, lambda known: corrections.retire(known, course, rest, date))
    if not rest:
        return (
            f"{course} is retired. Remove all of scripts/{course}/ but releases.yaml, {_NEXT}: its "
            "feed, pages and audio go, and apps tell subscribers that the feed is missing. To end "
            "a podcast and keep it, bring it back and set `updates: complete` in course.yaml."
        )
    if "/" in rest:
        return (
            f"{name} is retired. Remove the chapter from its script, {_NEXT}: its audio and page "
            "go, and embeds of it show that nothing is there. The episode goes on without it."
        )
    return f"{name} is retired. Remove its script, {_NEXT}: the feed drops it. {_GONE}"


def rename(root: Path, name: str, now: str) -> str:
    """Have the published episode or chapter `name` go on under the scripts' id `now`.

    Raises ProjectError where `now` isn't in the scripts, or the old id still is.
    """
    course, rest = _parts(root, name)
    project = projects.load(root)
    scripts = {one.id: one for one in _named(project, course)}
    id_, _, chapter = rest.partition("/")
    known = releases.load(root / SCRIPTS / course, root)
    if chapter:
        old = corrections.published_id(known, id_)
        release = known.episodes.get(old)
        script = scripts.get((release.now if release else "") or old)
        there = script.chapters if script else ()
    else:
        there = tuple(scripts)
    what = "chapter" if chapter else "script"
    if now not in there:
        raise ProjectError(f"no {what} of {course} has the id {now!r}", hint=suggest(now, there))
    if (chapter or id_) in there and (chapter or id_) != now:
        raise ProjectError(
            f"{name} is still there: two {what}s can't become one",
            hint=f"remove it first, or leave {now!r} a {what} of its own",
        )
    _say(root, course, lambda found: corrections.rename(found, course, rest, now))
    return (
        f"{name} goes on as {now!r}: its GUID, its date and its addresses stay as they are, and "
        f"listeners and embeds notice nothing. Now `producer build` and `producer publish`."
    )


def undo(root: Path, name: str) -> str:
    """Take back what was said of a course, an episode or a chapter by `retire` or `rename`."""
    course, rest = _parts(root, name)
    _say(root, course, lambda known: corrections.undo(known, course, rest))
    return f"{name} is published again, under its old id. Bring it back into the scripts, {_NEXT}."


def block(root: Path, name: str, *, blocked: bool) -> str:
    """Have directories not show a course or an episode `course/id`, or show it again."""
    course, rest = _parts(root, name)
    _say(root, course, lambda known: corrections.block(known, course, rest, blocked))
    if not blocked:
        return f"{name} is not blocked any more: `producer build` and `producer publish` say so."
    return (
        f"{name} is blocked. After `producer build` and `producer publish` the feed tells Apple "
        "Podcasts and other directories not to show it; who subscribes to the feed still gets it."
    )


def _parts(root: Path, name: str) -> tuple[str, str]:
    """The course and the rest of a name. Raises ProjectError for one that there never was."""
    course, _, rest = name.strip("/").partition("/")
    scripts = root / SCRIPTS
    built = root / BUILD / "cache" / "podcasts" / f"{course}.json"
    if not is_slug(course) or not ((scripts / course).is_dir() or built.is_file()):
        there = (one.name for one in sorted(scripts.glob("*")) if one.is_dir())
        raise ProjectError(f"there is no course {course!r}", hint=suggest(course, tuple(there)))
    return course, rest


def _say(root: Path, course: str, change: Callable[[Releases], Releases]) -> None:
    """Change the course's releases while no build writes them."""
    with locked(root / BUILD, wait=True, say=lambda line: None):
        folder = root / SCRIPTS / course
        releases.save(folder, change(releases.load(folder, root)))


def _named(project: Project, course: str) -> list[Named]:
    """The ids that stand in the course's scripts; those that can't be read are left out."""
    found = []
    for one in project.courses:
        if one.slug == course:
            for path in script_paths(project, one):
                name = relative(path, project.root)
                script, _ = read_script(read_text(path, project.root), None, name)
                if script:
                    found.append(corrections.named(script))
    return found
