"""Every rule of the feed checker: its stable code, how bad it is, what it says, what to do.

A rule is one line here and one place in `check_channel.py`, `check_items.py`, `check_host.py` or
`check_cover.py` that reports it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from msgspec import Struct

from producer.model import Finding, Severity, Source

ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
PODCAST = "{https://podcastindex.org/namespace/1.0}"
ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"


class Rule(NamedTuple):
    """What a finding of this code says."""

    severity: Severity
    """An error: some client or directory refuses the feed or shows it wrong."""
    message: str
    """With `{}` for what was found."""
    hint: str
    """What to do."""


def _error(message: str, hint: str = "") -> Rule:
    return Rule("error", message, hint)


def _warning(message: str, hint: str = "") -> Rule:
    return Rule("warning", message, hint)


def _note(message: str, hint: str = "") -> Rule:
    return Rule("note", message, hint)


_SLASH = "give `url` in pyproject.toml as a full address of ASCII letters"

RULES: dict[str, Rule] = {
    # the document
    "feed-not-xml": _error("the feed is not well-formed XML: {}"),
    "feed-not-rss": _error("the document is no RSS 2.0 feed but {}"),
    "feed-no-namespace": _error("the namespace {} is not declared"),
    # the channel
    "feed-no-self-link": _error("the channel has no atom:link with rel=self"),
    "feed-no-link": _error("the channel has no link"),
    "feed-no-title": _error("the channel has no title"),
    "feed-no-description": _error("the channel has no description", "write one in course.yaml"),
    "feed-long-description": _error("the description is {} bytes long; 4,000 are shown"),
    "feed-no-language": _error("the channel has no language"),
    "feed-bad-language": _error("{!r} is no language tag", "write it like en-US"),
    "feed-no-image": _error("the channel has no itunes:image"),
    "feed-bad-image": _error("the artwork's address ends neither in .jpg nor in .png: {}"),
    "feed-no-category": _error("the channel has no itunes:category"),
    "feed-bad-category": _error("directories know no category {!r}", "Education > Courses is one"),
    "feed-bad-explicit": _error("itunes:explicit is {!r}", "it is true or false"),
    "feed-bad-type": _error("itunes:type is {!r}", "it is serial or episodic"),
    "feed-inert-block": _warning("{} is {!r}, which does nothing", "only `Yes` acts"),
    "feed-no-guid": _error("the channel has no podcast:guid"),
    "feed-bad-guid": _error("podcast:guid is {!r}, which is no UUID"),
    "feed-bad-medium": _error("podcast:medium is {!r}", "podcast, course and audiobook are some"),
    "feed-bad-locked": _error("podcast:locked is {!r}", "it is yes or no"),
    "feed-bad-license": _error("the licence {!r} is none that is known and has no address"),
    "feed-bad-frequency": _error("podcast:updateFrequency has no rule that can be read: {!r}"),
    "feed-hides-synthesis": _warning(
        "nothing says that voices are synthetic", "podcast:txt with purpose=ai-content does"
    ),
    "feed-empty": _warning("the feed has no items: some directories refuse it"),
    # addresses
    "address-not-ascii": _error("the address {!r} is not ASCII", _SLASH),
    "address-not-absolute": _error("{!r} is no full http(s) address", _SLASH),
    # items
    "item-no-title": _error("an item has no title"),
    "item-title-twice": _warning("two items are called {!r}", "give each a title of its own"),
    "item-twin": _error(
        "two items have the title {!r}, the same day and similar lengths: one vanishes in a client",
        "give each a title of its own",
    ),
    "item-number-in-title": _warning(
        "the title {!r} holds a number", "`number` in the front matter is for it"
    ),
    "item-show-in-title": _warning("the title {!r} repeats the show's name"),
    "item-no-guid": _error("the item {!r} has no guid"),
    "item-guid-twice": _error("two items have the guid {!r}"),
    "item-same-file-name": _warning(
        "two items' audio is called {!r}: clients that save by file name keep one",
        "give each file a name of its own",
    ),
    "item-no-enclosure": _error("the item {!r} has no enclosure"),
    "item-bad-length": _error("the enclosure's length is {!r}", "it is the file's size in bytes"),
    "item-wrong-length": _error("the enclosure says {} bytes, the file has {}", "build again"),
    "item-missing-audio": _error("the enclosure's file is not there: {}", "build again"),
    "item-tiny-audio": _warning("the audio has {} bytes; under 16,384 count as unknown length"),
    "item-bad-type": _error("the enclosure's type is {!r}, which is no audio"),
    "item-no-date": _error("the item {!r} has no pubDate"),
    "item-bad-date": _error("{!r} is no date as RFC 2822 has it"),
    "item-future-date": _error("the date {!r} is in the future: clients drop it"),
    "item-bad-duration": _error("itunes:duration is {!r}", "it is whole seconds"),
    "item-no-episode": _error("the item {!r} has no itunes:episode, but the show is serial"),
    "item-bad-episode": _error("itunes:episode is {!r}", "it is a whole number from 1"),
    "item-bad-season": _error("a season is {!r}", "it is a whole number from 1"),
    "item-relative-link": _error("the show notes link to {!r}, which is relative"),
    "item-unsafe-notes": _error("the show notes hold <{}>, which clients remove or refuse"),
    # Podcasting 2.0 in items
    "item-bad-transcript": _error("a transcript's type is {!r}", "text/vtt is the best known"),
    "item-bad-chapters": _error("the chapters' type is {!r}", "it is application/json+chapters"),
    "item-bad-person": _error("a podcast:person has no name"),
    "item-bad-soundbite": _error("a soundbite has no start or no length: {!r}"),
    "item-odd-soundbite": _note("a soundbite lasts {} s; 15 to 120 are recommended"),
    "item-bad-alternate": _error("podcast:alternateEnclosure has no {}"),
    "item-bad-integrity": _error("the integrity {!r} is no SRI string"),
    "item-long-text": _warning("{} is longer than the {} characters that are kept"),
    # the artwork
    "cover-unreadable": _error("the artwork is no image that can be read"),
    "cover-bad-format": _error("the artwork is {}, not JPEG or PNG"),
    "cover-not-square": _error("the artwork is {} x {} pixels, not square"),
    "cover-bad-size": _error("the artwork is {} pixels wide; 1,400 to 3,000 are accepted"),
    "cover-not-rgb": _error("the artwork's colours are {}, not RGB"),
    # the host
    "host-unreachable": _error("{} can't be fetched: {}"),
    "host-no-head": _error("the host doesn't answer HEAD for {}: {}"),
    "host-no-ranges": _error("the host doesn't answer byte ranges for {}", "seeking needs them"),
    "host-wrong-length": _error("the host says that {} has {} bytes, the feed {}"),
    "host-wrong-type": _warning("the host says that {} is {}, not {}"),
}
"""By code, in the order of a feed."""


def finding(code: str, source: Source, *found: object) -> Finding:
    """A finding of `code`, told with what was found."""
    rule = RULES[code]
    message = rule.message.format(*found)
    return Finding(
        code=code, message=message, source=source, hint=rule.hint, severity=rule.severity
    )


class Context(Struct, frozen=True, kw_only=True):
    """What a rule may look at beside the element."""

    path: str
    """Of the feed, as findings name it."""
    sizes: Mapping[str, int] | None
    """Sizes of the audio's files by address without its query; None: not known."""
    now: datetime | None
    """The time; None: dates in the future are not looked for."""

    def source(self, element: Any) -> Source:
        """Where an element stands."""
        return Source(path=self.path, line=min(element.sourceline or 0, 2**31))


def text_of(element: Any, name: str) -> str:
    """The text of the child `name`, without space around it; empty if there is none."""
    return (element.findtext(name) or "").strip()
