"""Where everything stands below the site's root. Addresses never change: ids make them.

    index.html podcasts.opml assets/             all courses
    <course>/index.html feed.xml manifest.json cover.jpg cover-small.jpg
    <course>/<script>/index.html <course>-<script>.mp3 episode.vtt .srt .json chapters.json
    <course>/<script>/embed.html oembed.json
    <course>/<script>/chapters/<chapter>.mp3 .vtt .srt .json .html .embed.html .oembed.json

The audio of a feed has a file name of its own in all courses: podget and greg save by the file
name alone, so of two episodes called `episode.mp3` they keep one.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from producer.model import Chapter, Course, Enclosure, Podcast, Script

_PLAIN = re.compile(r"[A-Za-z0-9/_.~-]*\Z")
INDEX = "index.html"
OPML = "podcasts.opml"
ASSETS = "assets"
FEED = "feed.xml"
CHAPTERS = "chapters.json"
MANIFEST = "manifest.json"
EMBED = "embed.html"
OEMBED = "oembed.json"


def course_page(course: Course) -> str:
    """The course's page."""
    return f"{course.slug}/{INDEX}"


def feed(course: Course) -> str:
    """The course's feed."""
    return f"{course.slug}/{FEED}"


def manifest(course: Course) -> str:
    """What platforms poll: all of the course's audio, and when each file of it changed."""
    return f"{course.slug}/{MANIFEST}"


def cover(course: Course) -> str:
    """The artwork that directories ask for."""
    return f"{course.slug}/cover.jpg"


def small_cover(course: Course) -> str:
    """The artwork that our own pages show."""
    return f"{course.slug}/cover-small.jpg"


def audio(course: Course, script: Script, suffix: str = ".mp3") -> str:
    """The audio of the whole Script."""
    return f"{course.slug}/{script.id}/{course.slug}-{script.id}{suffix}"


def episode(course: Course, script: Script, suffix: str) -> str:
    """A transcript of the whole Script."""
    return f"{course.slug}/{script.id}/episode{suffix}"


def episode_page(course: Course, script: Script) -> str:
    """The Script's page."""
    return f"{course.slug}/{script.id}/{INDEX}"


def embed(course: Course, script: Script, part: Chapter | None = None) -> str:
    """The small player, for frames on other pages, of the Script or of one Chapter."""
    if part:
        return chapter(course, script, part, f".{EMBED}")
    return f"{course.slug}/{script.id}/{EMBED}"


def oembed(course: Course, script: Script, part: Chapter | None = None) -> str:
    """What oEmbed says of the Script's page or of one Chapter's."""
    if part:
        return chapter(course, script, part, f".{OEMBED}")
    return f"{course.slug}/{script.id}/{OEMBED}"


def chapters(course: Course, script: Script) -> str:
    """The Script's chapters as JSON."""
    return f"{course.slug}/{script.id}/{CHAPTERS}"


def chapter(course: Course, script: Script, part: Chapter, suffix: str = ".mp3") -> str:
    """A file of one Chapter: its audio, its page (`.html`) or a transcript."""
    return f"{course.slug}/{script.id}/chapters/{part.id}{suffix}"


def url(podcast: Podcast, path: str) -> str:
    """The full address of a path below the site's root; ASCII. A page's is its folder's."""
    if path == INDEX or path.endswith(f"/{INDEX}"):
        path = path[: -len(INDEX)]
    return podcast.url.rstrip("/") + "/" + _quoted(path)


def versioned(enclosure: Enclosure) -> str:
    """The path with a query that changes with the content, so that caches miss."""
    return f"{_quoted(enclosure.path)}?v={enclosure.digest[:12]}"


def _quoted(path: str) -> str:
    """As in `quote`, which takes its time and is asked for a dozen addresses an episode."""
    return path if _PLAIN.match(path) else quote(path)


def audio_url(podcast: Podcast, enclosure: Enclosure) -> str:
    """The full address of audio, with a query that changes with the content."""
    return podcast.url.rstrip("/") + "/" + versioned(enclosure)


def relative(path: str, page: str) -> str:
    """`path` as a link on `page` has it; both below the site's root. Works from a file, too."""
    here, there = page.split("/")[:-1], path.split("/")
    same = 0
    while same < min(len(here), len(there) - 1) and here[same] == there[same]:
        same += 1
    return "/".join([".."] * (len(here) - same) + there[same:])
