"""What a feed, of ours or anybody's, says of its items: read back to be compared with files."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from producer.podcast.feed_rules import ATOM, PODCAST, text_of


class FeedItem(Struct, frozen=True, kw_only=True):
    """An item as it stands in the feed."""

    guid: str
    """As it stands."""
    title: str
    """As it stands."""
    date: str
    """pubDate, as it stands."""
    audio: tuple[tuple[str, str], ...]
    """Address and integrity (an SRI string, or empty) of the enclosure and its alternates."""
    documents: tuple[str, ...]
    """Addresses of transcripts and chapters."""
    line: int
    """Of the feed."""


def items(feed: bytes) -> tuple[FeedItem, ...]:
    """The items of `feed`, in its order; none where it can't be read."""
    channel = _channel(feed)
    return () if channel is None else tuple(_item(one) for one in channel.findall("item"))


def self_address(feed: bytes) -> str:
    """Where the feed says that it is; empty where it doesn't."""
    channel = _channel(feed)
    links = [] if channel is None else channel.findall(f"{ATOM}link")
    return next((str(one.get("href") or "") for one in links if one.get("rel") == "self"), "")


def _item(item: Any) -> FeedItem:
    enclosure = item.find("enclosure")
    audio = [] if enclosure is None else [(str(enclosure.get("url") or ""), "")]
    for alternate in item.findall(f"{PODCAST}alternateEnclosure"):
        integrity = alternate.find(f"{PODCAST}integrity")
        value = "" if integrity is None else str(integrity.get("value") or "")
        audio.extend(
            (str(one.get("uri") or ""), value) for one in alternate.findall(f"{PODCAST}source")
        )
    documents = (*item.findall(f"{PODCAST}transcript"), *item.findall(f"{PODCAST}chapters"))
    return FeedItem(
        guid=text_of(item, "guid"),
        title=text_of(item, "title"),
        date=text_of(item, "pubDate"),
        audio=tuple(audio),
        documents=tuple(str(one.get("url") or "") for one in documents),
        line=min(item.sourceline or 0, 2**31),
    )


def _channel(feed: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(feed, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return root.find("channel")
