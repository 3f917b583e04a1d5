"""A rendered feed cut into its items, for those who put together feeds with some of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from producer.errors import PodcastError
from producer.podcast.text import html

_START, _END = b"<item>", b"</item>"


class FeedParts(Struct, frozen=True, kw_only=True):
    """A feed: `head`, all `items` in their order, and `tail`, joined, are its bytes."""

    head: bytes
    """Up to the first item."""
    items: Mapping[str, bytes]
    """By GUID, in the feed's order."""
    tail: bytes
    """After the last item."""


def split(feed: bytes, guids: Sequence[str]) -> FeedParts:
    """Cut `feed`, which `feed.render` made of episodes with `guids`.

    Raises PodcastError unless it has an item for each of them. Items can be found by their tags
    because nothing else in the feed writes a bare `<`: notes escape what they quote.
    """
    starts, at = [], 0
    while (at := feed.find(_START, at)) >= 0:
        starts.append(at)
        at = feed.find(_END, at)
    if not starts:
        return FeedParts(head=feed, items={}, tail=b"")
    indent = len(feed[: starts[0]]) - len(feed[: starts[0]].rstrip(b" "))
    cuts = [start - indent for start in starts]
    after = feed.index(b"\n", feed.rindex(_END)) + 1
    found = [feed[a:b] for a, b in zip(cuts, [*cuts[1:], after], strict=True)]
    names = {guid: f">{html(guid)}</guid>".encode() for guid in guids}
    items = {guid: item for item in found for guid, name in names.items() if name in item}
    if len(items) != len(found) or set(items) != set(guids):
        raise PodcastError("the feed's items are not those of its episodes")
    return FeedParts(head=feed[: cuts[0]], items=items, tail=feed[after:])
