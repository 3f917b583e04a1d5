"""The small player that other sites show in a frame: of an episode, or of one chapter.

It speaks Player.js over postMessage (https://github.com/embedly/player.js), so that a platform
can start it, stop it and know how far a learner has come.
"""

from __future__ import annotations

from producer.model import Episode, Part, Podcast
from producer.podcast import addresses, palette
from producer.podcast.site.lanes import lanes, roles
from producer.podcast.site.render import page
from producer.podcast.text import clock, line, seconds


def embed_page(podcast: Podcast, episode: Episode, part: Part | None = None) -> tuple[str, bytes]:
    """Path and bytes of the small player of an episode, or of one `part` of it."""
    course, script = podcast.course, episode.script
    chapter = part.chapter if part else None
    path = addresses.embed(course, script, chapter)
    whole = (
        addresses.chapter(course, script, chapter, ".html")
        if chapter
        else addresses.episode_page(course, script)
    )
    here: Episode | Part = part or episode
    title = line(chapter.title if chapter else script.title)
    above = (line(course.title), line(script.title)) if chapter else (line(course.title),)
    return path, page(
        "embed.html",
        {
            "title": title,
            "above": " · ".join(above),
            "hue": palette.number(course.slug),
            "language": course.language,
            "canonical": "" if podcast.private else addresses.url(podcast, whole),
            "page": addresses.relative(whole, path),
            "small_cover": addresses.relative(addresses.small_cover(course), path),
            "assets": addresses.relative(f"{addresses.ASSETS}/", path),
            "audio": _versioned(here, path),
            "clock": clock(here.length, here.rate),
            "seconds": seconds(here.length, here.rate),
            "lanes": lanes(here.cues, here.length, here.rate, roles(episode.script)),
            "data": {
                "title": title,
                "album": line(course.title),
                "artist": line(course.author),
                "length": seconds(here.length, here.rate),
            },
        },
    )


def _versioned(here: Episode | Part, path: str) -> str:
    return f"{addresses.relative(here.enclosure.path, path)}?v={here.enclosure.digest[:12]}"
