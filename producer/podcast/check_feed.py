"""Checks a feed, of ours or anybody's, against what clients and directories accept.

Pure: reads bytes, tells findings with the line of the feed. The rules stand in `feed_rules.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from producer.model import Finding, Source
from producer.podcast.check_channel import CHANNEL_RULES
from producer.podcast.check_items import check_items
from producer.podcast.feed_rules import ATOM, CONTENT, ITUNES, PODCAST, Context, finding


def check(
    feed: bytes,
    path: str = "feed.xml",
    *,
    cover: bytes | None = None,
    sizes: Mapping[str, int] | None = None,
    now: datetime | None = None,
) -> tuple[Finding, ...]:
    """Everything that is wrong with `feed`, in its order.

    `cover` is the artwork's file; `sizes` the audio files' sizes in bytes by address without query
    (an audio file that isn't in it is missing). Never raises on any bytes.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(feed, parser)
    except etree.XMLSyntaxError as error:
        line = getattr(error, "lineno", 0) or 0
        return (finding("feed-not-xml", Source(path=path, line=line), error.msg),)
    context = Context(path=path, sizes=sizes, now=now)
    return tuple(_document(root, context)) + _cover(cover, path)


def _cover(cover: bytes | None, path: str) -> tuple[Finding, ...]:
    if cover is None:
        return ()
    from producer.podcast.check_cover import check_cover

    return check_cover(cover, path)


def _document(root: Any, context: Context) -> Iterator[Finding]:
    channel = root.find("channel") if root.tag == "rss" else None
    if channel is None or root.get("version") != "2.0":
        yield finding("feed-not-rss", context.source(root), f"<{root.tag}>"[:80])
        return
    declared = set(root.nsmap.values())
    for space in (ITUNES, CONTENT, ATOM, PODCAST):
        if space.strip("{}") not in declared:
            yield finding("feed-no-namespace", context.source(root), space.strip("{}"))
    for rule in CHANNEL_RULES:
        yield from rule(channel, context)
    yield from check_items(channel, context)
