"""JSON chapters 1.2.0 of the Podcasting 2.0 namespace, one file a Script."""

from __future__ import annotations

import json

from producer.model import Episode, Podcast
from producer.podcast import addresses
from producer.podcast.text import line, seconds

TYPE = "application/json+chapters"
VERSION = "1.2.0"


def render(podcast: Podcast, episode: Episode) -> str:
    """The chapters of `episode`, in order of time, each with a link to its own page."""
    course, script = podcast.course, episode.script
    known = {chapter.id: chapter for chapter in script.chapters}
    chapters = []
    for mark in sorted(episode.marks, key=lambda mark: mark.start):
        chapter: dict[str, object] = {
            "startTime": seconds(mark.start, episode.rate),
            "endTime": seconds(mark.end, episode.rate),
            "title": line(mark.title),
        }
        if mark.id in known:
            page = addresses.chapter(course, script, known[mark.id], ".html")
            chapter["url"] = addresses.url(podcast, page)
        chapters.append(chapter)
    document = {
        "version": VERSION,
        "title": line(script.title),
        "podcastName": line(course.title),
        **({"author": line(course.author)} if course.author else {}),
        "fileName": episode.enclosure.path.rsplit("/", 1)[-1],
        "chapters": chapters,
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
