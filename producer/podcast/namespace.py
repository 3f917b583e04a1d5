"""What feedgen doesn't write: the Podcasting 2.0 namespace, and iTunes as it is valid today.

feedgen's own iTunes extension knows only `yes`, `no` and `clean` for itunes:explicit (today it is
`true` or `false`), and writes lower-case `yes` for itunes:block and itunes:complete (which act
only on `Yes`). Its name is `podcast`, so ours is another one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from lxml.etree import SubElement

from producer.model import Enclosure, Person

NAME = "podcasting"
"""Of our extension; feedgen makes it an attribute of the feed and its entries."""
PODCAST = "https://podcastindex.org/namespace/1.0"
ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"

_WRITERS = {"author", "editor", "writer", "script writer", "script editor"}
_LONGEST_NODE = 128


class Tag(NamedTuple):
    """An element to write; there are a dozen in every item, so it is a light one."""

    name: str
    """With its namespace in braces."""
    text: str
    """Its content."""
    attributes: Mapping[str, str]
    """In order."""
    children: tuple[Tag, ...]
    """In order."""


def podcast(name: str, text: str = "", /, *children: Tag, **attributes: str) -> Tag:
    """An element of the Podcasting 2.0 namespace; empty attributes are left out."""
    kept = {key: value for key, value in attributes.items() if value}
    return Tag(f"{{{PODCAST}}}{name}", text, kept, children)


def itunes(name: str, text: str) -> Tag:
    """An element of the iTunes namespace."""
    return Tag(f"{{{ITUNES}}}{name}", text, {}, ())


def explicit(value: bool) -> Tag:
    """itunes:explicit."""
    return itunes("explicit", "true" if value else "false")


def person(who: Person) -> Tag:
    """podcast:person. Role and group are of the Podcast Taxonomy, in lower case."""
    role = who.role.lower()
    group = "writing" if role in _WRITERS else "cast"
    return podcast("person", who.name[:_LONGEST_NODE], role=role, group=group)


def made_by_machine(persons: tuple[Person, ...]) -> tuple[Tag, ...]:
    """podcast:txt that says that voices are synthetic, unless every one is a person's own."""
    if persons and not any(who.synthetic for who in persons):
        return ()
    return (podcast("txt", "true", purpose="ai-content"),)


def alternate(enclosure: Enclosure, url: str, *, bitrate: int, default: bool, title: str) -> Tag:
    """podcast:alternateEnclosure with its source and the digest as an SRI string."""
    import base64

    value = "sha256-" + base64.b64encode(bytes.fromhex(enclosure.digest)).decode()
    return podcast(
        "alternateEnclosure",
        "",
        podcast("source", uri=url),
        podcast("integrity", type="sri", value=value),
        type=enclosure.type,
        length=str(enclosure.size),
        bitrate=str(bitrate),
        title=title,
        default="true" if default else "",
    )


class FeedTags(BaseExtension):  # type: ignore[misc]
    """feedgen extension: writes `tags` into the channel."""

    def __init__(self) -> None:
        self.tags: tuple[Tag, ...] = ()

    def extend_ns(self) -> Mapping[str, str]:
        """The namespaces of the feed."""
        return {"podcast": PODCAST, "itunes": ITUNES}

    def extend_rss(self, feed: Any) -> Any:
        """Called by feedgen when it renders the channel."""
        _write(feed[0], self.tags)
        return feed


class EntryTags(BaseEntryExtension):  # type: ignore[misc]
    """feedgen extension: writes `tags` into an item."""

    def __init__(self) -> None:
        self.tags: tuple[Tag, ...] = ()

    def extend_rss(self, entry: Any) -> Any:
        """Called by feedgen when it renders the item."""
        _write(entry, self.tags)
        return entry


def _write(parent: Any, tags: tuple[Tag, ...]) -> None:
    for name, text, attributes, children in tags:
        element = SubElement(parent, name, attributes)
        if text:
            element.text = text
        if children:
            _write(element, children)
