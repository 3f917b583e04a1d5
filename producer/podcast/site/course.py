"""The page of a course, and the one of all courses."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from producer.model import Episode, Podcast
from producer.podcast import addresses, notes, palette
from producer.podcast.site import common
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
    total = sum(whole_seconds(e.length, e.rate) for e in podcast.episodes)
    count = len(podcast.episodes)
    values |= {
        "kind": "website",
        "crumbs": common.crumbs(podcast, path),
        "author": line(course.author),
        "lead": course.description.strip() or title,
        "facts": [f"{count} episode{'' if count == 1 else 's'}", in_words(total, 1)],
        "first": _first(podcast, path),
        "seasons": _seasons(podcast, path),
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
    return {"href": addresses.relative(target, path), "label": label}


def _seasons(podcast: Podcast, path: str) -> list[dict[str, Any]]:
    found = []
    for _, group in groupby(podcast.episodes, key=lambda e: (e.season, e.script.part)):
        episodes = list(group)
        title = line(episodes[0].script.part)
        if not title and episodes[0].season:
            title = f"Season {episodes[0].season}"
        cards = [_card(podcast, episode, path) for episode in episodes]
        found.append({"title": title, "episodes": cards})
    return found


def _card(podcast: Podcast, episode: Episode, path: str) -> dict[str, Any]:
    script = episode.script
    target = addresses.episode_page(podcast.course, script)
    kind = "Audiobook" if script.kind == "audiobook" else ""
    facts = (kind, in_words(episode.length, episode.rate), common.day(episode.date))
    summary = notes.summary(script)
    return {
        "id": episode.guid,
        "seconds": whole_seconds(episode.length, episode.rate),
        "number": line(script.number) or str(episode.number),
        "title": line(script.title),
        "summary": "" if summary == line(script.title) else summary,
        "href": addresses.relative(target, path),
        "facts": [fact for fact in facts if fact],
    }
