"""A course's manifest.json: what a platform polls to learn which chapters changed.

Its form is that of `docs/manifest.schema.json`, and `VERSION` changes when a reader of the form
before would misunderstand it. New fields may come at any time.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from producer.model import Enclosure, Episode, Part, Podcast
from producer.podcast import addresses, chapters
from producer.podcast.text import line, seconds
from producer.podcast.transcripts import formats

TYPE = "application/json"
VERSION = 1


def render(podcast: Podcast, changed: Mapping[str, str]) -> bytes:
    """The manifest; `changed` has the time at which each audio file became what it is, by its path
    below the site's root, ISO 8601 with offset."""
    course = podcast.course
    document = {
        "version": VERSION,
        "generator": line(podcast.generator) or "producer",
        "id": course.slug,
        "guid": podcast.guid,
        "title": line(course.title),
        "language": course.language,
        "license": course.license,
        "page": addresses.url(podcast, addresses.course_page(course)),
        "feed": addresses.url(podcast, addresses.feed(course)),
        "cover": addresses.url(podcast, podcast.cover.path),
        "episodes": [_episode(podcast, episode, changed) for episode in podcast.episodes],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def _episode(podcast: Podcast, episode: Episode, changed: Mapping[str, str]) -> dict[str, Any]:
    course, script = podcast.course, episode.script
    starts = {mark.id: seconds(mark.start, episode.rate) for mark in episode.marks}
    return {
        "id": script.id,
        "guid": episode.guid,
        "title": line(script.title),
        "number": episode.number,
        "season": episode.season,
        "published": episode.date,
        "preview": bool(episode.preview_of),
        "page": addresses.url(podcast, addresses.episode_page(course, script)),
        "embed": addresses.url(podcast, addresses.embed(course, script)),
        "oembed": addresses.url(podcast, addresses.oembed(course, script)),
        "audio": _audio(podcast, episode, episode.enclosure, changed),
        "transcripts": _transcripts(podcast, episode, None),
        "marks": {
            "url": addresses.url(podcast, addresses.chapters(course, script)),
            "type": chapters.TYPE,
        },
        "chapters": [
            {
                "id": part.chapter.id,
                "title": line(part.chapter.title),
                "start": starts.get(part.chapter.id, 0.0),
                "page": addresses.url(
                    podcast, addresses.chapter(course, script, part.chapter, ".html")
                ),
                "embed": addresses.url(podcast, addresses.embed(course, script, part.chapter)),
                "oembed": addresses.url(podcast, addresses.oembed(course, script, part.chapter)),
                "audio": _audio(podcast, part, part.enclosure, changed)
                | ({} if part.loudness is None else {"loudness": part.loudness}),
                "transcripts": _transcripts(podcast, episode, part),
            }
            for part in episode.parts
        ],
    }


def _audio(
    podcast: Podcast, heard: Episode | Part, enclosure: Enclosure, changed: Mapping[str, str]
) -> dict[str, Any]:
    return {
        "url": addresses.url(podcast, enclosure.path),
        "type": enclosure.type,
        "size": enclosure.size,
        "sha256": enclosure.digest,
        "duration": seconds(heard.length, heard.rate),
        "changed": changed[enclosure.path],
    }


def _transcripts(podcast: Podcast, episode: Episode, part: Part | None) -> list[dict[str, str]]:
    course, script = podcast.course, episode.script
    return [
        {
            "url": addresses.url(
                podcast,
                addresses.chapter(course, script, part.chapter, one.SUFFIX)
                if part
                else addresses.episode(course, script, one.SUFFIX),
            ),
            "type": one.TYPE,
        }
        for one in formats()
    ]
