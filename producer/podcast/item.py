"""An item of a feed as XML, byte for byte as lxml and feedgen would print it.

Written here because a feed has thousands of items, and because an item depends on its episode
alone: whoever keeps it from build to build renders only what is new.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from producer.model import Episode, Podcast, Source
from producer.podcast import addresses, chapters, namespace, notes
from producer.podcast.namespace import Tag
from producer.podcast.text import cut, line, moment, rfc2822, seconds, whole_seconds
from producer.podcast.transcripts import formats

DESCRIPTION_LIMIT = 4000
"""Bytes of a description that directories show."""

_SPECIAL = re.compile(r"[&<>\"\t\n]")
_UNTITLED = ("", "true", "yes")
_INDENT = "      "


def render(podcast: Podcast, episode: Episode) -> str:
    """The item, indented as it stands in the feed. Raises PodcastError for a date that is none."""
    inner = "".join([_written(tag, _INDENT) for tag in _tags(podcast, episode)])
    return f"    <item>\n{inner}    </item>\n"


def _written(tag: Tag, indent: str) -> str:
    name, text, attributes, children = tag
    start = name
    for key, value in attributes.items():
        start += f' {key}="{_attribute(value)}"'
    if children:
        inner = "".join([_written(child, f"{indent}  ") for child in children])
        return f"{indent}<{start}>\n{inner}{indent}</{name}>\n"
    if not text:
        return f"{indent}<{start}/>\n"
    if name == "content:encoded":
        return f"{indent}<{start}><![CDATA[{_unended(text)}]]></{name}>\n"
    return f"{indent}<{start}>{_content(text)}</{name}>\n"


def _content(text: str) -> str:
    if not _SPECIAL.search(text):
        return text
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _attribute(text: str) -> str:
    if not _SPECIAL.search(text):
        return text
    text = _content(text).replace('"', "&quot;")
    return text.replace("\t", "&#9;").replace("\n", "&#10;")


def _unended(text: str) -> str:
    return text.replace("]]>", "]]]]><![CDATA[>")


def _tags(podcast: Podcast, episode: Episode) -> Iterator[Tag]:
    script, audio = episode.script, episode.enclosure
    page = addresses.url(podcast, addresses.episode_page(podcast.course, script))
    date = rfc2822(moment(episode.date, Source(path=script.path)))
    file = {
        "url": addresses.audio_url(podcast, audio),
        "length": str(audio.size),
        "type": audio.type,
    }
    itunes = namespace.itunes
    yield Tag("title", line(script.title), {}, ())
    yield Tag("link", page, {}, ())
    yield Tag("description", cut(notes.summary(script), DESCRIPTION_LIMIT), {}, ())
    yield Tag("content:encoded", notes.render(podcast, episode), {}, ())
    yield Tag("guid", episode.guid, {"isPermaLink": "false"}, ())
    yield Tag("enclosure", "", file, ())
    yield Tag("pubDate", date, {}, ())
    yield itunes("duration", str(whole_seconds(episode.length, episode.rate)))
    if episode.season:
        yield itunes("season", str(episode.season))
    yield itunes("episode", str(episode.number))
    yield itunes("episodeType", "full")
    yield from _podcasting(podcast, episode)


def _podcasting(podcast: Podcast, episode: Episode) -> Iterator[Tag]:
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
            title=audio.path.rpartition(".")[2].upper(),
        )


def _soundbites(episode: Episode) -> Iterator[Tag]:
    """A turn with the attribute `soundbite`, whose value is the title, if any."""
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
                yield namespace.podcast(
                    "soundbite",
                    "" if title in _UNTITLED else line(title)[:128],
                    startTime=f"{seconds(start, episode.rate):.3f}",
                    duration=f"{seconds(end - start, episode.rate):.3f}",
                )
