"""The feed checker's rules for items."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from producer.model import Finding, Source
from producer.podcast.check_channel import explicit
from producer.podcast.feed_rules import CONTENT, ITUNES, PODCAST, Context, finding, text_of

TRANSCRIPTS = (
    "text/vtt",
    "application/x-subrip",
    "application/srt",
    "application/json",
    "text/html",
    "text/plain",
)
CHAPTERS = ("application/json+chapters", "application/json")
SMALLEST = 16_384
"""Bytes: AntennaPod takes a shorter enclosure for one of unknown length."""
SIMILAR = 600
"""Seconds by which the lengths of what AntennaPod takes for one episode may differ."""

_NUMBER = re.compile(
    r"(?:(?:episode|ep\.?|folge|chapter|lesson|part|s\d+\s*e)\s*#?\s*\d+|#\d+|\d+\s*[:.)\-–—|])",
    re.IGNORECASE,
)
_HREF = re.compile(r"""<[a-z][^>]*?\s(?:href|src)\s*=\s*["']?([^"'\s>]*)""", re.IGNORECASE)
_UNSAFE = re.compile(r"<(script|style|iframe|object|embed|form|link|meta)\b", re.IGNORECASE)
_SRI = re.compile(r"sha(?:256-[\w+/]{43}=|384-[\w+/]{64}|512-[\w+/]{86}==)\Z", re.ASCII)
_LONGEST = {"person": 128, "soundbite": 128, "license": 128, "updateFrequency": 128}


def check_items(channel: Any, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with the channel's items, item by item."""
    items = channel.findall("item")
    if not items:
        yield finding("feed-empty", context.source(channel))
    titles: dict[str, list[Any]] = {}
    guids: set[str] = set()
    names: set[str] = set()
    for item in items:
        for rule in ITEM_RULES:
            yield from rule(item, context)
        guid, title = text_of(item, "guid"), text_of(item, "title")
        if guid and guid in guids:
            yield finding("item-guid-twice", context.source(item), guid)
        guids.add(guid)
        name = _file_name(item)
        if name and name in names:
            yield finding("item-same-file-name", context.source(item), name)
        names.add(name)
        for other in titles.get(title.casefold(), ()) if title else ():
            twin = _day(item) == _day(other) and abs(_length(item) - _length(other)) < SIMILAR
            code = "item-twin" if twin else "item-title-twice"
            yield finding(code, context.source(item), title)
        titles.setdefault(title.casefold(), []).append(item)


def _file_name(item: Any) -> str:
    enclosure = item.find("enclosure")
    address = "" if enclosure is None else enclosure.get("url") or ""
    return str(address.partition("?")[0].rpartition("/")[2])


def _day(item: Any) -> str:
    date = _date(text_of(item, "pubDate"))
    return date.date().isoformat() if date else ""


def _length(item: Any) -> int:
    text = text_of(item, f"{ITUNES}duration")
    return int(text) if text.isdecimal() else 0


def _date(text: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)


def _title(item: Any, context: Context) -> Iterator[Finding]:
    where, title = context.source(item), text_of(item, "title")
    if not title:
        yield finding("item-no-title", where)
    if _NUMBER.match(title):
        yield finding("item-number-in-title", where, title)
    show = text_of(item.getparent(), "title").casefold()
    if show and re.search(rf"(?<!\w){re.escape(show)}(?!\w)", title.casefold()):
        yield finding("item-show-in-title", where, title)
    if not text_of(item, "guid"):
        yield finding("item-no-guid", where, title)


def _enclosure(item: Any, context: Context) -> Iterator[Finding]:
    enclosure = item.find("enclosure")
    if enclosure is None or not enclosure.get("url"):
        yield finding("item-no-enclosure", context.source(item), text_of(item, "title"))
        return
    where, size = context.source(enclosure), _bytes(enclosure)
    if not size:
        yield finding("item-bad-length", where, enclosure.get("length") or "")
    elif size < SMALLEST:
        yield finding("item-tiny-audio", where, size)
    type_ = enclosure.get("type") or ""
    if not type_.startswith("audio/"):
        yield finding("item-bad-type", where, type_)
    yield from _file(enclosure.get("url"), size, where, context)


def _bytes(element: Any) -> int:
    """The bytes that an enclosure says it has; 0 if it doesn't."""
    length = element.get("length") or ""
    return int(length) if re.fullmatch(r"[0-9]{1,18}", length) else 0


def _file(url: str, size: int, where: Source, context: Context) -> Iterator[Finding]:
    """Whether there is the audio that the feed names, as long as it says (0: it doesn't)."""
    address = url.partition("?")[0]
    if context.sizes is None:
        return
    if address not in context.sizes:
        yield finding("item-missing-audio", where, address)
    elif size and context.sizes[address] != size:
        yield finding("item-wrong-length", where, size, context.sizes[address])


def _times(item: Any, context: Context) -> Iterator[Finding]:
    where, text = context.source(item), text_of(item, "pubDate")
    date = _date(text)
    if not text:
        yield finding("item-no-date", where, text_of(item, "title"))
    elif date is None:
        yield finding("item-bad-date", where, text)
    elif context.now and date > context.now:
        yield finding("item-future-date", where, text)
    duration = text_of(item, f"{ITUNES}duration")
    if not re.fullmatch(r"[1-9][0-9]{0,6}", duration):
        yield finding("item-bad-duration", where, duration)


def _numbers(item: Any, context: Context) -> Iterator[Finding]:
    episode = item.find(f"{ITUNES}episode")
    serial = text_of(item.getparent(), f"{ITUNES}type") == "serial"
    if episode is None and serial:
        yield finding("item-no-episode", context.source(item), text_of(item, "title"))
    if episode is not None and not _counts(episode.text):
        yield finding("item-bad-episode", context.source(episode), episode.text)
    for name in (f"{ITUNES}season", f"{PODCAST}season"):
        season = item.find(name)
        if season is not None and not _counts(season.text):
            yield finding("item-bad-season", context.source(season), season.text)
    yield from explicit(item, context)


def _counts(text: str | None) -> bool:
    return bool(re.fullmatch(r"[1-9][0-9]{0,8}", (text or "").strip()))


def _notes(item: Any, context: Context) -> Iterator[Finding]:
    notes = item.find(f"{CONTENT}encoded")
    if notes is None or not notes.text:
        return
    for address in _HREF.findall(notes.text):
        if not re.match(r"(?:https?:|mailto:)", address, re.IGNORECASE):
            yield finding("item-relative-link", context.source(notes), address)
    for name in _UNSAFE.findall(notes.text):
        yield finding("item-unsafe-notes", context.source(notes), name)


def _podcasting(item: Any, context: Context) -> Iterator[Finding]:
    for transcript in item.findall(f"{PODCAST}transcript"):
        if not transcript.get("url") or transcript.get("type") not in TRANSCRIPTS:
            where = context.source(transcript)
            yield finding("item-bad-transcript", where, transcript.get("type"))
    for chapters in item.findall(f"{PODCAST}chapters"):
        if not chapters.get("url") or chapters.get("type") not in CHAPTERS:
            yield finding("item-bad-chapters", context.source(chapters), chapters.get("type"))
    for person in item.findall(f"{PODCAST}person"):
        if not (person.text or "").strip():
            yield finding("item-bad-person", context.source(person))
    for name, limit in _LONGEST.items():
        for element in item.findall(f"{PODCAST}{name}"):
            if len(element.text or "") > limit:
                yield finding("item-long-text", context.source(element), f"podcast:{name}", limit)


def _soundbites(item: Any, context: Context) -> Iterator[Finding]:
    for bite in item.findall(f"{PODCAST}soundbite"):
        start, length = bite.get("startTime") or "", bite.get("duration") or ""
        number = r"\d+(?:\.\d+)?"
        if not (re.fullmatch(number, start) and re.fullmatch(number, length) and float(length)):
            where = context.source(bite)
            yield finding("item-bad-soundbite", where, f"{start}+{length}")
        elif not 15 <= float(length) <= 120:
            yield finding("item-odd-soundbite", context.source(bite), length)


def _alternates(item: Any, context: Context) -> Iterator[Finding]:
    for alternate in item.findall(f"{PODCAST}alternateEnclosure"):
        where = context.source(alternate)
        if not alternate.get("type"):
            yield finding("item-bad-alternate", where, "type")
        urls = [source.get("uri") or "" for source in alternate.findall(f"{PODCAST}source")]
        if not any(urls):
            yield finding("item-bad-alternate", where, "source")
        # The enclosure itself is told of already.
        enclosure = item.find("enclosure")
        told = "" if enclosure is None else enclosure.get("url")
        for url in urls:
            if url and url != told:
                yield from _file(url, _bytes(alternate), where, context)
        for integrity in alternate.findall(f"{PODCAST}integrity"):
            value = integrity.get("value") or ""
            sri = integrity.get("type") == "sri"
            if not value or (sri and not _SRI.match(value)):
                yield finding("item-bad-integrity", context.source(integrity), value)


ITEM_RULES: tuple[Callable[[Any, Context], Iterator[Finding]], ...] = (
    _title,
    _enclosure,
    _times,
    _numbers,
    _notes,
    _podcasting,
    _soundbites,
    _alternates,
)
"""In the order in which their findings come."""
