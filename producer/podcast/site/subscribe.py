"""Ways to subscribe: links that open a podcast app, and the feed's address as a QR code."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

from msgspec import Struct

from producer.podcast.text import line


class App(Struct, frozen=True, kw_only=True):
    """A podcast app and the link that opens a feed in it."""

    name: str
    """As a person knows it."""
    href: str
    """The link."""
    icon: str
    """Name of the page's icon."""


def apps(feed_url: str, title: str) -> tuple[App, ...]:
    """The apps that open a feed by a link, and the feed itself for every other app.

    The links' forms are the apps' own: AntennaPod documents its link for podcasters, Overcast its
    x-callback-url, Pocket Casts and Apple Podcasts their schemes, which take no https://.
    """
    bare = feed_url.partition("://")[2]
    escaped = quote(feed_url, safe="")
    name = quote(line(title), safe="")
    return (
        App(name="Apple Podcasts", href=f"podcast://{bare}", icon="podcast"),
        App(name="Pocket Casts", href=f"pktc://subscribe/{bare}", icon="podcast"),
        App(name="Overcast", href=f"overcast://x-callback-url/add?url={escaped}", icon="podcast"),
        App(
            name="AntennaPod",
            href=f"https://antennapod.org/deeplink/subscribe?url={escaped}&title={name}",
            icon="podcast",
        ),
        App(name="RSS feed", href=feed_url, icon="rss"),
    )


_known: dict[str, str] = {}


def remember(address: str, svg: str) -> None:
    """Have the QR code of `address` at hand: to draw it takes as long as to draw a page."""
    _known[address] = svg


@lru_cache(maxsize=16)
def qr_code(address: str) -> str:
    """`address` as an SVG element, black on white."""
    if address in _known:
        return _known[address]
    import segno

    code = segno.make(address, error="m", micro=False)
    return str(
        code.svg_inline(
            border=2, dark="#000", light="#fff", omitsize=True, svgclass="qr", lineclass=None
        )
    )
