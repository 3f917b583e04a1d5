"""What a web server says of each file of the site: its type, and for how long it may be kept.

The path of audio never changes while its content may, so nothing may be kept for ever; feeds and
pages name audio with `?v=` and its digest, so that a cache that goes by the whole address misses
after a correction. A client that asks again with the ETag it has gets 304 and no bytes.
"""

from __future__ import annotations

import mimetypes
from functools import cache
from pathlib import PurePosixPath

from producer.podcast import chapters, feed
from producer.podcast.addresses import CHAPTERS, FEED, OPML
from producer.podcast.transcripts import formats

SHORT = "public, max-age=300"
"""Feeds, pages and what belongs to them: a correction is seen within five minutes."""
LONG = "public, max-age=3600, stale-while-revalidate=86400"
"""Audio, artwork, styles and fonts: large, or named with a digest by whatever uses them."""

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".m4a": "audio/mp4",
    ".m4b": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".ogg": "audio/ogg",
    ".opml": "text/x-opml; charset=utf-8",
    ".opus": "audio/ogg",
    ".png": "image/png",
    ".srt": "application/x-subrip; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
}
_LASTING = ("audio/", "font/", "image/", "text/css", "text/javascript")


def content_type(path: str) -> str:
    """The MIME type of the file at `path` below the site's root, as HTTP's Content-Type has it."""
    name = PurePosixPath(path).name
    if name == FEED:
        return f"{feed.TYPE}; charset=utf-8"
    if name == CHAPTERS:
        return chapters.TYPE
    suffix = PurePosixPath(name).suffix
    guessed = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return _TYPES.get(suffix) or _transcripts().get(suffix) or guessed


def cache_control(path: str) -> str:
    """HTTP's Cache-Control for the file at `path` below the site's root."""
    return LONG if content_type(path).startswith(_LASTING) else SHORT


def is_audio(path: str) -> bool:
    """Whether the file is what feeds name as audio."""
    return content_type(path).startswith("audio/")


def names_audio(path: str) -> bool:
    """Whether the file is what clients and platforms learn from which audio there is."""
    return PurePosixPath(path).name in (FEED, "manifest.json") or path == OPML


@cache
def _transcripts() -> dict[str, str]:
    return {one.SUFFIX: one.TYPE for one in formats()}
