"""The feedgen extension that writes our own elements into the channel.

feedgen's iTunes extension knows only `yes`, `no` and `clean` for itunes:explicit (today it is
`true` or `false`), and writes lower-case `yes` for itunes:block and itunes:complete (which act
only on `Yes`). Its name is `podcast`, so ours is another one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from feedgen.ext.base import BaseExtension
from lxml.etree import SubElement

from producer.podcast.namespace import SPACES, Tag

NAME = "podcasting"
"""Of our extension; feedgen makes it an attribute of the feed."""


class ChannelTags(BaseExtension):  # type: ignore[misc]
    """Writes `tags` into the channel."""

    def __init__(self) -> None:
        self.tags: tuple[Tag, ...] = ()

    def extend_ns(self) -> Mapping[str, str]:
        """The namespaces of the feed."""
        return {"podcast": SPACES["podcast"], "itunes": SPACES["itunes"]}

    def extend_rss(self, feed: Any) -> Any:
        """Called by feedgen when it renders the channel."""
        _write(feed[0], self.tags)
        return feed


def _write(parent: Any, tags: tuple[Tag, ...]) -> None:
    for name, text, attributes, children in tags:
        prefix, _, local = name.rpartition(":")
        element = SubElement(parent, f"{{{SPACES[prefix]}}}{local}", attributes)
        if text:
            element.text = text
        _write(element, children)
