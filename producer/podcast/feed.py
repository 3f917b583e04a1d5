"""A Podcast as an RSS 2.0 feed that podcast clients accept.

What makes a feed accepted stands in `check_feed.py`, rule by rule. The feed's bytes depend on the
Podcast alone: the same Podcast gives the same feed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from producer.model import Episode, Person, Podcast, Source
from producer.podcast import addresses, chapters, notes
from producer.podcast.text import clean, cut, line, moment, seconds, whole_seconds
from producer.podcast.transcripts import formats

if TYPE_CHECKING:
    from producer.podcast.namespace import Tag

TYPE = "application/rss+xml"
DESCRIPTION_LIMIT = 4000
"""Bytes of a description that directories show."""
RSS_DOCS = "https://www.rssboard.org/rss-specification"

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
_UNTITLED = ("", "true", "yes")


def render(podcast: Podcast) -> bytes:
    """The feed, newest episode first. Raises PodcastError for a date that is none."""
    from feedgen.feed import FeedGenerator

    from producer.podcast import namespace

    course = podcast.course
    feed = FeedGenerator()
    feed.load_extension("podcast", atom=False)
    feed.register_extension(
        namespace.NAME, namespace.FeedTags, namespace.EntryTags, atom=False, rss=True
    )
    _channel(feed, podcast)
    feed.podcasting.tags = tuple(_channel_tags(podcast))
    where = Source(path=course.path)
    feed.lastBuildDate(moment(podcast.changed, where))
    for episode in sorted(podcast.episodes, key=_age, reverse=True):
        entry = feed.add_entry(order="append")
        _item(entry, podcast, episode)
        entry.podcasting.tags = tuple(_item_tags(podcast, episode))
    return bytes(feed.rss_str(pretty=True)).replace(
        b"<?xml version='1.0' encoding='UTF-8'?>", b'<?xml version="1.0" encoding="UTF-8"?>', 1
    )


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
    from producer.podcast import namespace

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
    from producer.podcast.namespace import podcast as tag

    if not text.startswith(("http://", "https://")):
        return tag("license", text.lower())
    found = _CREATIVE_COMMONS.match(text)
    if not found:
        return tag("license", "custom", url=text)
    zero = found["kind"] in ("zero", "mark")
    name = "cc0" if zero else f"cc-{found['kind']}"
    return tag("license", f"{name}-{found['version']}", url=text)


def _updates(text: str) -> Tag:
    from producer.podcast.namespace import podcast as tag

    if text == "complete":
        return tag("updateFrequency", "Complete", complete="true")
    words = text.capitalize() if text in _UPDATES else line(text)
    return tag("updateFrequency", words, rrule=_UPDATES.get(text, line(text)))


def _item(entry: Any, podcast: Podcast, episode: Episode) -> None:
    script, audio = episode.script, episode.enclosure
    entry.title(line(script.title))
    entry.guid(episode.guid, permalink=False)
    entry.link(href=addresses.url(podcast, addresses.episode_page(podcast.course, script)))
    entry.description(cut(notes.summary(script), DESCRIPTION_LIMIT))
    entry.content(notes.render(podcast, episode), type="CDATA")
    entry.pubDate(moment(episode.date, Source(path=script.path)))
    entry.enclosure(addresses.audio_url(podcast, audio), str(audio.size), audio.type)
    entry.podcast.itunes_duration(whole_seconds(episode.length, episode.rate))
    entry.podcast.itunes_episode_type("full")
    entry.podcast.itunes_episode(episode.number)
    if episode.season:
        entry.podcast.itunes_season(episode.season)


def _item_tags(podcast: Podcast, episode: Episode) -> Iterator[Tag]:
    from producer.podcast import namespace

    course, script, tag = podcast.course, episode.script, namespace.podcast
    # A client that keeps transcripts must miss them, too, when the audio has changed.
    version = f"?v={episode.enclosure.digest[:12]}"
    yield namespace.explicit(script.explicit or course.explicit)
    if episode.blocked or podcast.blocked:
        yield namespace.itunes("block", "Yes")
    if episode.season:
        yield tag("season", str(episode.season), name=line(script.part)[:128])
    yield tag("episode", str(episode.number), display=line(script.number)[:32])
    for format_ in formats():
        url = addresses.url(podcast, addresses.episode(course, script, format_.SUFFIX)) + version
        yield tag(
            "transcript", url=url, type=format_.TYPE, language=course.language, rel="captions"
        )
    if episode.marks:
        url = addresses.url(podcast, addresses.chapters(course, script)) + version
        yield tag("chapters", url=url, type=chapters.TYPE)
    yield from _soundbites(episode)
    yield from map(namespace.person, episode.persons)
    yield from namespace.made_by_machine(episode.persons)
    for audio in (episode.enclosure, *episode.alternates):
        yield namespace.alternate(
            audio,
            addresses.audio_url(podcast, audio),
            bitrate=audio.size * 8 * episode.rate // max(episode.length, 1),
            default=audio is episode.enclosure,
            title=audio.type.removeprefix("audio/").replace("mpeg", "mp3").upper(),
        )


def _soundbites(episode: Episode) -> Iterator[Tag]:
    """A turn with the attribute `soundbite`, whose value is the title, if any."""
    from producer.podcast.namespace import podcast as tag

    places = {mark.id: mark for mark in episode.marks}
    for chapter in episode.script.chapters:
        for number, turn in enumerate(chapter.turns):
            title = dict(turn.attributes).get("soundbite")
            mark = places.get(chapter.id)
            if title is None or mark is None:
                continue
            cues = [
                cue
                for cue in episode.cues
                if cue.turn == number and mark.start <= cue.start < mark.end
            ]
            if cues:
                start, end = cues[0].start, cues[-1].end
                yield tag(
                    "soundbite",
                    "" if title in _UNTITLED else line(title)[:128],
                    startTime=f"{seconds(start, episode.rate):.3f}",
                    duration=f"{seconds(end - start, episode.rate):.3f}",
                )
