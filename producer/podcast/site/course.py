"""The page of a course, and the one of all courses."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from producer.model import Episode, Locked, Podcast
from producer.podcast import addresses, notes, palette
from producer.podcast.site import common, linked
from producer.podcast.site.render import page
from producer.podcast.text import cut, in_words, line, whole_seconds


def course_page(podcast: Podcast) -> tuple[str, bytes]:
    """Path and bytes of the course's page."""
    course = podcast.course
    path = addresses.course_page(course)
    title = line(course.title)
    values = common.layout(
        podcast, path, title=title, heading=title, about=course.description or title
    )
    every = _every(podcast)
    total = sum(whole_seconds(_length(e), e.rate) for e in every)
    count = len(every)
    values |= {
        "kind": "website",
        "crumbs": common.crumbs(podcast, path),
        "author": line(course.author),
        "lead": course.description.strip() or title,
        "facts": [f"{count} episode{'' if count == 1 else 's'}", in_words(total, 1)],
        "first": _first(podcast, path),
        "seasons": _seasons(podcast, path),
        "lock": _lock(podcast),
        "linked": linked.course(podcast),
    }
    return path, page("course.html", values)


def index_page(podcasts: tuple[Podcast, ...], title: str) -> tuple[str, bytes]:
    """Path and bytes of the page of all courses."""
    path = addresses.INDEX
    shown = tuple(podcast for podcast in podcasts if not podcast.blocked)
    values: dict[str, Any] = {
        "title": title,
        "heading": title,
        "description": title,
        "kind": "website",
        "hue": palette.number(title),
        "language": "en",
        "generator": line(podcasts[0].generator) if podcasts else "producer",
        "canonical": addresses.url(shown[0], path) if shown else "",
        "picture": "",
        "small_cover": "",
        "assets": f"{addresses.ASSETS}/",
        "crumbs": [],
        "opml": addresses.OPML if shown else "",
        "courses": [
            {
                "title": line(podcast.course.title),
                "about": cut(line(podcast.course.description), 160),
                "href": addresses.relative(addresses.course_page(podcast.course), path),
                "cover": addresses.relative(addresses.small_cover(podcast.course), path),
                "hue": palette.number(podcast.course.slug),
            }
            for podcast in shown
        ],
    }
    return path, page("index.html", values)


def _first(podcast: Podcast, path: str) -> common.Link | None:
    """Where a new listener begins: a serial show's first episode, another's newest."""
    if not podcast.episodes:
        return None
    serial = podcast.course.type == "serial"
    episode = podcast.episodes[0 if serial else -1]
    target = addresses.episode_page(podcast.course, episode.script)
    label = "Start with the first episode" if serial else "Hear the newest episode"
    label = "Listen to a preview" if episode.preview_of else label
    return {"href": addresses.relative(target, path), "label": label}


def _seasons(podcast: Podcast, path: str) -> list[dict[str, Any]]:
    found = []
    for _, group in groupby(_every(podcast), key=lambda e: (e.season, e.script.part)):
        episodes = list(group)
        title = line(episodes[0].script.part)
        if not title and episodes[0].season:
            title = f"Season {episodes[0].season}"
        cards = [_card(podcast, episode, path) for episode in episodes]
        found.append({"title": title, "episodes": cards})
    return found


def _every(podcast: Podcast) -> list[Episode | Locked]:
    """Its episodes, the locked ones among them, in the course's order."""
    return sorted((*podcast.episodes, *podcast.locked), key=lambda episode: episode.number)


def _length(episode: Episode | Locked) -> int:
    """Samples of all of it."""
    return (isinstance(episode, Episode) and episode.preview_of) or episode.length


def _lock(podcast: Podcast) -> dict[str, str] | None:
    """What stands beside the lock of a course."""
    free = [episode for episode in podcast.episodes if not episode.preview_of]
    if len(free) == len(_every(podcast)):
        return None
    what = "All lessons are" if not free else "Some of the lessons are"
    return {
        "title": common.LOCKED["title"],
        "text": f"{what} part of the course: enroll to listen to all of it, and to get a podcast "
        "feed of your own for any podcast app.",
    }


def _badge(episode: Episode | Locked) -> str:
    if isinstance(episode, Locked):
        return "Enrolled learners"
    return f"Preview of {in_words(episode.length, episode.rate)}" if episode.preview_of else ""


def _card(podcast: Podcast, episode: Episode | Locked, path: str) -> dict[str, Any]:
    script = episode.script
    target = addresses.episode_page(podcast.course, script)
    kind = "Audiobook" if script.kind == "audiobook" else ""
    facts = (kind, in_words(_length(episode), episode.rate), common.day(episode.date))
    summary = notes.summary(script)
    return {
        "id": episode.guid if isinstance(episode, Episode) else "",
        "lock": _badge(episode),
        "seconds": whole_seconds(episode.length, episode.rate),
        "number": line(script.number) or str(episode.number),
        "title": line(script.title),
        "summary": "" if summary == line(script.title) else summary,
        "href": addresses.relative(target, path),
        "facts": [fact for fact in facts if fact],
    }
