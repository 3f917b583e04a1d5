"""A Podcast as an RSS 2.0 feed that podcast clients accept.

What makes a feed accepted stands in `check_feed.py`, rule by rule. The feed's bytes depend on the
Podcast alone: the same Podcast gives the same feed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from producer.model import Episode, Person, Podcast, Source
from producer.podcast import addresses, item, namespace
from producer.podcast.item import DESCRIPTION_LIMIT
from producer.podcast.namespace import Tag
from producer.podcast.text import clean, cut, line, moment

TYPE = "application/rss+xml"
RSS_DOCS = "https://www.rssboard.org/rss-specification"

_END = "  </channel>"
_UPDATES = {
    "daily": "FREQ=DAILY",
    "weekly": "FREQ=WEEKLY",
    "biweekly": "FREQ=WEEKLY;INTERVAL=2",
    "monthly": "FREQ=MONTHLY",
    "yearly": "FREQ=YEARLY",
}
_CREATIVE_COMMONS = re.compile(
    r"https?://creativecommons\.org/(?:licenses|publicdomain)/(?P<kind>[a-z-]+)/(?P<version>[\d.]+)"
)


def render(podcast: Podcast, items: Mapping[str, str] | None = None) -> bytes:
    """The feed, newest episode first. Raises PodcastError for a date that is none.

    `items` has what `item.render` made of episodes, by their GUIDs; the others are rendered now.
    """
    from feedgen.feed import FeedGenerator

    from producer.podcast.channel_tags import NAME, ChannelTags

    course, known = podcast.course, items or {}
    feed = FeedGenerator()
    feed.load_extension("podcast", atom=False)
    feed.register_extension(NAME, ChannelTags, atom=False, rss=True)
    _channel(feed, podcast)
    feed.podcasting.tags = tuple(_channel_tags(podcast))
    feed.lastBuildDate(moment(podcast.changed, Source(path=course.path)))
    document = feed.rss_str(pretty=True, xml_declaration=False).decode()
    head, end, tail = document.rpartition(_END)
    parts = ['<?xml version="1.0" encoding="UTF-8"?>\n', head]
    parts += [
        known.get(episode.guid) or item.render(podcast, episode)
        for episode in sorted(podcast.episodes, key=_age, reverse=True)
    ]
    return "".join([*parts, end, tail]).encode()


def people(podcast: Podcast) -> tuple[Person, ...]:
    """Everyone who is heard in the course, in the order of their first episode."""
    found = dict.fromkeys(who for episode in podcast.episodes for who in episode.persons)
    return tuple(found)


def _age(episode: Episode) -> tuple[Any, int]:
    return moment(episode.date, Source(path=episode.script.path)), episode.number


def _channel(feed: Any, podcast: Podcast) -> None:
    course = podcast.course
    title = line(course.title)
    page = course.link or addresses.url(podcast, addresses.course_page(course))
    cover = addresses.url(podcast, podcast.cover.path)
    feed.title(title)
    feed.description(cut(clean(course.description).strip() or title, DESCRIPTION_LIMIT))
    feed.link(href=addresses.url(podcast, addresses.feed(course)), rel="self", type=TYPE)
    feed.link(href=page, rel="alternate")
    feed.language(course.language)
    feed.docs(RSS_DOCS)
    feed.generator(line(podcast.generator) or "producer")
    feed.image(url=cover, title=title, link=page)
    if course.copyright:
        feed.copyright(line(course.copyright))
    feed.podcast.itunes_image(cover)
    feed.podcast.itunes_type(course.type)
    feed.podcast.itunes_author(line(course.author) or title)
    if course.email:
        feed.podcast.itunes_owner(name=line(course.author) or title, email=course.email)
    feed.podcast.itunes_category(
        [{"cat": name, **({"sub": sub} if sub else {})} for name, sub in course.categories]
    )


def _channel_tags(podcast: Podcast) -> Iterator[Tag]:
    course, tag = podcast.course, namespace.podcast
    yield namespace.explicit(course.explicit)
    if podcast.blocked:
        yield namespace.itunes("block", "Yes")
    if course.updates == "complete":
        yield namespace.itunes("complete", "Yes")
    yield tag("guid", podcast.guid)
    yield tag("medium", course.medium)
    yield tag("locked", "yes", owner=course.email)
    if course.license:
        yield _license(course.license)
    if course.updates:
        yield _updates(course.updates)
    persons = people(podcast)
    yield from map(namespace.person, persons)
    yield from namespace.made_by_machine(persons)


def _license(text: str) -> Tag:
    tag = namespace.podcast
    if not text.startswith(("http://", "https://")):
        return tag("license", text.lower())
    found = _CREATIVE_COMMONS.match(text)
    if not found:
        return tag("license", "custom", url=text)
    zero = found["kind"] in ("zero", "mark")
    name = "cc0" if zero else f"cc-{found['kind']}"
    return tag("license", f"{name}-{found['version']}", url=text)


def _updates(text: str) -> Tag:
    tag = namespace.podcast
    if text == "complete":
        return tag("updateFrequency", "Complete", complete="true")
    words = text.capitalize() if text in _UPDATES else line(text)
    return tag("updateFrequency", words, rrule=_UPDATES.get(text, line(text)))
