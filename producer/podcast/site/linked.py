"""What a page says to programs that read it: schema.org as JSON-LD.

A page whose address is a secret says nothing, as it would have to name addresses.
"""

from __future__ import annotations

from typing import Any

from producer.model import Enclosure, Episode, Part, Podcast
from producer.podcast import addresses, notes
from producer.podcast.text import iso_length, line, seconds
from producer.podcast.transcripts import formats

Linked = dict[str, Any]

_CONTEXT = "https://schema.org"


def course(podcast: Podcast) -> Linked | None:
    """A course's page: a PodcastSeries."""
    if podcast.private:
        return None
    told = podcast.course
    return _told(
        {
            "@context": _CONTEXT,
            **_series(podcast),
            "description": told.description.strip() or line(told.title),
            "inLanguage": told.language,
            "image": addresses.url(podcast, podcast.cover.path),
            "author": _author(podcast),
            "license": told.license,
            "copyrightNotice": line(told.copyright),
            "numberOfEpisodes": len(podcast.episodes),
        }
    )


def episode(podcast: Podcast, found: Episode) -> Linked | None:
    """An episode's page: a PodcastEpisode from which one learns, with its chapters as clips."""
    if podcast.private:
        return None
    told, script = podcast.course, found.script
    url = addresses.url(podcast, addresses.episode_page(told, script))
    files = [addresses.episode(told, script, one.SUFFIX) for one in formats()]
    titles = {part.chapter.id: part for part in found.parts}
    clips = [
        {
            "@type": "Clip",
            "name": line(mark.title),
            "startOffset": seconds(mark.start, found.rate),
            "endOffset": seconds(mark.end, found.rate),
            "url": _chapter_url(podcast, found, titles[mark.id]),
        }
        for mark in found.marks
        if mark.id in titles
    ]
    season = {"@type": "PodcastSeason", "seasonNumber": found.season, "name": line(script.part)}
    return _told(
        {
            "@context": _CONTEXT,
            "@type": ["PodcastEpisode", "LearningResource"],
            "@id": url,
            **_common(podcast, found, line(script.title), url),
            "description": notes.summary(script),
            "episodeNumber": found.number,
            "identifier": found.guid,
            "timeRequired": iso_length(found.length, found.rate),
            "teaches": [line(item.name) for item in script.study.key_concepts],
            "audio": _audio(podcast, found.enclosure, found.length, found.rate, files),
            "partOfSeries": _series(podcast),
            "partOfSeason": _told(season) if found.season else None,
            "hasPart": clips if len(clips) > 1 else [],
        }
    )


def chapter(podcast: Podcast, found: Episode, part: Part) -> Linked | None:
    """A chapter's page: a LearningResource that is a part of the episode."""
    if podcast.private:
        return None
    told, script = podcast.course, found.script
    url = _chapter_url(podcast, found, part)
    files = [addresses.chapter(told, script, part.chapter, one.SUFFIX) for one in formats()]
    whole = addresses.url(podcast, addresses.episode_page(told, script))
    return _told(
        {
            "@context": _CONTEXT,
            "@type": "LearningResource",
            "@id": url,
            **_common(podcast, found, line(part.chapter.title), url),
            "timeRequired": iso_length(part.length, part.rate),
            "audio": _audio(podcast, part.enclosure, part.length, part.rate, files),
            "isPartOf": {
                "@type": "PodcastEpisode",
                "@id": whole,
                "name": line(script.title),
                "url": whole,
                "partOfSeries": _series(podcast),
            },
        }
    )


def _common(podcast: Podcast, found: Episode, name: str, url: str) -> Linked:
    told = podcast.course
    return {
        "name": name,
        "url": url,
        "datePublished": found.date,
        "inLanguage": told.language,
        "image": addresses.url(podcast, podcast.cover.path),
        "learningResourceType": "Audiobook" if found.script.kind == "audiobook" else "Lesson",
        "author": _author(podcast),
        "license": told.license,
        "isAccessibleForFree": not found.preview_of,
    }


def _audio(
    podcast: Podcast, enclosure: Enclosure, length: int, rate: int, transcripts: list[str]
) -> Linked:
    return {
        "@type": "AudioObject",
        "contentUrl": addresses.audio_url(podcast, enclosure),
        "encodingFormat": enclosure.type,
        "contentSize": str(enclosure.size),
        "duration": iso_length(length, rate),
        "sha256": enclosure.digest,
        "inLanguage": podcast.course.language,
        "associatedMedia": [
            {
                "@type": "MediaObject",
                "name": "Transcript",
                "encodingFormat": format_.TYPE,
                "contentUrl": addresses.url(podcast, path),
            }
            for format_, path in zip(formats(), transcripts, strict=True)
        ],
    }


def _series(podcast: Podcast) -> Linked:
    told = podcast.course
    return {
        "@type": "PodcastSeries",
        "name": line(told.title),
        "url": addresses.url(podcast, addresses.course_page(told)),
        "webFeed": addresses.url(podcast, addresses.feed(told)),
    }


def _author(podcast: Podcast) -> Linked | None:
    name = line(podcast.course.author)
    return {"@type": "Organization", "name": name} if name else None


def _chapter_url(podcast: Podcast, found: Episode, part: Part) -> str:
    path = addresses.chapter(podcast.course, found.script, part.chapter, ".html")
    return addresses.url(podcast, path)


def _told(found: Linked) -> Linked:
    """Without what isn't known."""
    return {key: value for key, value in found.items() if value not in (None, "", [])}
