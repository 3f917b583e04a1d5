"""Checks artwork against what directories accept: JPEG or PNG, square, 1400-3000 px, RGB."""

from __future__ import annotations

from collections.abc import Iterator

from producer.model import Finding, Source
from producer.podcast.feed_rules import finding

SMALLEST, LARGEST = 1400, 3000
"""Pixels of a side."""


def check_cover(image: bytes, path: str = "cover.jpg") -> tuple[Finding, ...]:
    """Everything that is wrong with the artwork in the file `path`."""
    return tuple(_check(image, Source(path=path)))


def _check(image: bytes, source: Source) -> Iterator[Finding]:
    from producer.errors import PodcastError
    from producer.podcast.images import opened

    try:
        picture = opened(image, source)
    except PodcastError:
        yield finding("cover-unreadable", source)
        return
    width, height = picture.size
    if picture.format not in ("JPEG", "PNG"):
        yield finding("cover-bad-format", source, picture.format)
    if width != height:
        yield finding("cover-not-square", source, width, height)
    elif not SMALLEST <= width <= LARGEST:
        yield finding("cover-bad-size", source, width)
    if picture.mode != "RGB":
        yield finding("cover-not-rgb", source, picture.mode)
