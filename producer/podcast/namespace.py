"""Elements of a feed: the Podcasting 2.0 namespace, and iTunes as it is valid today."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from producer.model import Enclosure, Person

SPACES = {
    "podcast": "https://podcastindex.org/namespace/1.0",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
}
"""Namespaces by their prefixes in our feeds."""

_WRITERS = {"author", "editor", "writer", "script writer", "script editor"}
_LONGEST_NODE = 128


class Tag(NamedTuple):
    """An element to write; there are a dozen in every item, so it is a light one."""

    name: str
    """With its namespace's prefix."""
    text: str
    """Its content."""
    attributes: Mapping[str, str]
    """In order."""
    children: tuple[Tag, ...]
    """In order."""


def podcast(name: str, text: str = "", /, *children: Tag, **attributes: str) -> Tag:
    """An element of the Podcasting 2.0 namespace; empty attributes are left out."""
    kept = {key: value for key, value in attributes.items() if value}
    return Tag(f"podcast:{name}", text, kept, children)


def itunes(name: str, text: str) -> Tag:
    """An element of the iTunes namespace."""
    return Tag(f"itunes:{name}", text, {}, ())


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
        codecs=enclosure.codecs,
        length=str(enclosure.size),
        bitrate=str(bitrate),
        title=title,
        default="true" if default else "",
    )
