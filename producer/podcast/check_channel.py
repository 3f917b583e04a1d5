"""The feed checker's rules for the channel, and for addresses wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from producer.model import Finding
from producer.podcast.categories import CATEGORIES
from producer.podcast.feed_rules import ATOM, ITUNES, PODCAST, Context, finding, text_of

_MEDIA = (
    "podcast",
    "music",
    "video",
    "film",
    "audiobook",
    "newsletter",
    "blog",
    "publisher",
    "course",
)
MEDIUMS = frozenset([*_MEDIA, *(f"{name}L" for name in _MEDIA), "course", "courseL", "mixed"])

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z")
_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\Z")
_ABSOLUTE = re.compile(r"https?://[^/\s]+")
_LICENSE = re.compile(r"[a-z0-9][a-z0-9.+-]*\Z", re.IGNORECASE)
_RRULE = re.compile(r"FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY|HOURLY)(?:;[A-Z]+=[^;=]+)*\Z")


def _identity(channel: Any, context: Context) -> Iterator[Finding]:
    where = context.source(channel)
    for name in ("title", "link", "description", "language"):
        if not text_of(channel, name):
            yield finding(f"feed-no-{name}", where)
    if not any(link.get("rel") == "self" for link in channel.findall(f"{ATOM}link")):
        yield finding("feed-no-self-link", where)
    size = len(text_of(channel, "description").encode())
    if size > 4000:
        yield finding("feed-long-description", context.source(channel.find("description")), size)
    language = text_of(channel, "language")
    if language and not _LANGUAGE.match(language):
        yield finding("feed-bad-language", context.source(channel.find("language")), language)


def _itunes(channel: Any, context: Context) -> Iterator[Finding]:
    where = context.source(channel)
    image = channel.find(f"{ITUNES}image")
    if image is None or not image.get("href"):
        yield finding("feed-no-image", where)
    elif not image.get("href").lower().endswith((".jpg", ".jpeg", ".png")):
        yield finding("feed-bad-image", context.source(image), image.get("href"))
    categories = channel.findall(f"{ITUNES}category")
    if not categories:
        yield finding("feed-no-category", where)
    for category in categories:
        name = category.get("text") or ""
        subs = [sub.get("text") or "" for sub in category.findall(f"{ITUNES}category")]
        wrong = [name] if name not in CATEGORIES else sorted(set(subs) - {*CATEGORIES[name]})
        for text in wrong:
            yield finding("feed-bad-category", context.source(category), text)
    yield from explicit(channel, context)
    type_ = channel.find(f"{ITUNES}type")
    if type_ is not None and type_.text not in ("serial", "episodic"):
        yield finding("feed-bad-type", context.source(type_), type_.text)


def explicit(element: Any, context: Context) -> Iterator[Finding]:
    """What of itunes:explicit, itunes:block and itunes:complete clients misunderstand."""
    told = element.find(f"{ITUNES}explicit")
    if told is None or told.text not in ("true", "false"):
        where = context.source(element if told is None else told)
        yield finding("feed-bad-explicit", where, "" if told is None else told.text)
    for name in ("block", "complete"):
        found = element.find(f"{ITUNES}{name}")
        if found is not None and found.text != "Yes":
            yield finding("feed-inert-block", context.source(found), f"itunes:{name}", found.text)


def _podcasting(channel: Any, context: Context) -> Iterator[Finding]:
    guid = channel.find(f"{PODCAST}guid")
    if guid is None:
        yield finding("feed-no-guid", context.source(channel))
    elif not _UUID.match(guid.text or ""):
        yield finding("feed-bad-guid", context.source(guid), guid.text)
    medium = channel.find(f"{PODCAST}medium")
    if medium is not None and medium.text not in MEDIUMS:
        yield finding("feed-bad-medium", context.source(medium), medium.text)
    locked = channel.find(f"{PODCAST}locked")
    if locked is not None and locked.text not in ("yes", "no"):
        yield finding("feed-bad-locked", context.source(locked), locked.text)
    for license_ in channel.iter(f"{PODCAST}license"):
        known = _LICENSE.match(license_.text or "")
        if not license_.get("url") and (not known or license_.text == "custom"):
            yield finding("feed-bad-license", context.source(license_), license_.text)
    often = channel.find(f"{PODCAST}updateFrequency")
    if often is not None and often.get("complete") != "true":
        rule = often.get("rrule") or ""
        if not _RRULE.match(rule):
            yield finding("feed-bad-frequency", context.source(often), rule)
    told = [txt for txt in channel.findall(f"{PODCAST}txt") if txt.get("purpose") == "ai-content"]
    if not told:
        yield finding("feed-hides-synthesis", context.source(channel))


def _addresses(channel: Any, context: Context) -> Iterator[Finding]:
    """Every address of the feed, wherever it stands."""
    for element in channel.iter():
        if not isinstance(element.tag, str):
            continue
        found = [element.get(name) for name in ("url", "href", "uri") if element.get(name)]
        if element.tag in ("link", "url"):
            found.append((element.text or "").strip())
        for address in found:
            if not address.isascii() or " " in address:
                yield finding("address-not-ascii", context.source(element), address)
            elif address and not _ABSOLUTE.match(address):
                yield finding("address-not-absolute", context.source(element), address)


CHANNEL_RULES: tuple[Callable[[Any, Context], Iterator[Finding]], ...] = (
    _identity,
    _itunes,
    _podcasting,
    _addresses,
)
"""In the order in which their findings come."""
