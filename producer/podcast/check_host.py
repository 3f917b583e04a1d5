"""Asks a host whether it serves a feed and its audio the way clients need: HEAD and byte ranges.

Uses the network; called only where the user asks for it.
"""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from http.client import HTTPException, HTTPMessage

from producer.model import Finding, Source
from producer.podcast.feed_rules import finding

TIMEOUT = 20
"""Seconds that a host has to answer."""
_FEED_TYPES = ("application/rss+xml", "application/xml", "text/xml")
_LARGEST_FEED = 64 * 1024 * 1024
_AGENT = "producer (+feed check)"


def check_host(feed_url: str) -> tuple[Finding, ...]:
    """Everything that the host of the feed at `feed_url` does wrong, by the feed's first audio.

    `feed_url` is http or https. Sends four requests at most and reads no audio but two bytes.
    """
    return tuple(_check(feed_url))


def _check(feed_url: str) -> Iterator[Finding]:
    from lxml import etree

    source = Source(path=feed_url)
    try:
        _, headers, body = _ask(feed_url, "GET")
    except OSError as error:
        yield finding("host-unreachable", source, feed_url, error)
        return
    yield from _type(source, feed_url, headers, _FEED_TYPES)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        enclosure = etree.fromstring(body, parser).find("channel/item/enclosure")
    except etree.XMLSyntaxError as error:
        yield finding("feed-not-xml", source, error.msg)
        return
    if enclosure is None:
        yield finding("feed-empty", source)
        return
    yield from _audio(source, enclosure.get("url") or "", dict(enclosure.attrib))


def _audio(source: Source, url: str, told: dict[str, str]) -> Iterator[Finding]:
    try:
        _, headers, _ = _ask(url, "HEAD")
    except OSError as error:
        yield finding("host-no-head", source, url, error)
    else:
        length = headers.get("Content-Length") or "no length"
        if length != told.get("length"):
            yield finding("host-wrong-length", source, url, length, told.get("length"))
        yield from _type(source, url, headers, (told.get("type", "audio/mpeg"),))
    try:
        status, headers, body = _ask(url, "GET", {"Range": "bytes=1-2"}, limit=3)
    except OSError as error:
        yield finding("host-unreachable", source, url, error)
        return
    ranged = headers.get("Content-Range", "").startswith("bytes 1-2/")
    if status != 206 or not ranged or len(body) != 2:
        yield finding("host-no-ranges", source, url)


def _type(
    source: Source, url: str, headers: HTTPMessage, wanted: tuple[str, ...]
) -> Iterator[Finding]:
    if headers.get_content_type() not in wanted:
        yield finding("host-wrong-type", source, url, headers.get_content_type(), wanted[0])


def _ask(
    url: str, method: str, headers: dict[str, str] | None = None, limit: int = _LARGEST_FEED
) -> tuple[int, HTTPMessage, bytes]:
    """Status, headers and body. Raises OSError for an address that is none or doesn't answer."""
    if not url.startswith(("http://", "https://")):
        raise OSError("no http(s) address")
    request = urllib.request.Request(  # noqa: S310
        url, method=method, headers={"User-Agent": _AGENT, **(headers or {})}
    )
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310
            return answer.status, answer.headers, answer.read(limit)
    except (ValueError, HTTPException) as error:
        raise OSError(str(error)) from error
