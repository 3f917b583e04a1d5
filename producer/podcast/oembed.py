"""oEmbed 1.0: what a platform that is given a page's address shows in its stead.

The files are static, so they can't heed `maxwidth` and `maxheight`: the frame is as wide as there
is room for, up to `WIDTH`, and what they tell is the smallest height that shows all of it.
https://oembed.com/
"""

from __future__ import annotations

import json

from producer.model import Episode, Part, Podcast
from producer.podcast import addresses
from producer.podcast.text import html, line

TYPE = "application/json+oembed"
WIDTH, HEIGHT = 640, 180
"""CSS pixels of the frame."""
_THUMBNAIL = 512
"""Pixels of the small cover's side."""
_CACHE = 3600
"""Seconds for which a platform may keep the answer."""


def render(podcast: Podcast, episode: Episode, part: Part | None = None) -> bytes:
    """The answer for the page of an episode, or of one `part` of it."""
    course, script = podcast.course, episode.script
    title = line(part.chapter.title if part else script.title)
    root = addresses.url(podcast, addresses.INDEX)
    document = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "author_name": line(course.author) or line(course.title),
        "author_url": course.link or addresses.url(podcast, addresses.course_page(course)),
        "provider_name": line(course.title),
        "provider_url": root,
        "cache_age": _CACHE,
        "thumbnail_url": addresses.url(podcast, addresses.small_cover(course)),
        "thumbnail_width": _THUMBNAIL,
        "thumbnail_height": _THUMBNAIL,
        "width": WIDTH,
        "height": HEIGHT,
        "html": frame(podcast, episode, part),
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def frame(podcast: Podcast, episode: Episode, part: Part | None = None) -> str:
    """The frame as HTML, to be put on any page."""
    chapter = part.chapter if part else None
    place = addresses.url(podcast, addresses.embed(podcast.course, episode.script, chapter))
    title = line(chapter.title if chapter else episode.script.title)
    return (
        f'<iframe src="{html(place)}" title="{html(title)}" width="{WIDTH}" height="{HEIGHT}" '
        f'style="width:100%;max-width:{WIDTH}px;border:0" allow="autoplay; encrypted-media" '
        'loading="lazy"></iframe>'
    )
