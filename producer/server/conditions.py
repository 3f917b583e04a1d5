"""Conditional requests and byte ranges, as RFC 9110 (sections 13 and 14) has them. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from email.utils import formatdate, parsedate_to_datetime
from typing import Literal

from msgspec import Struct

_RANGE = re.compile(r"bytes=[ \t]*(\d{0,18})-(\d{0,18})[ \t]*\Z", re.ASCII | re.IGNORECASE)
_ETAG = re.compile(r'(?:W/)?"[^"]*"')


class Version(Struct, frozen=True, kw_only=True):
    """Which state of a file is sent."""

    etag: str
    """Strong, with its quotes."""
    modified: int
    """Seconds since 1970."""

    @property
    def last_modified(self) -> str:
        """As HTTP writes it."""
        return formatdate(self.modified, usegmt=True)


class Part(Struct, frozen=True, kw_only=True):
    """What of a file is sent."""

    status: Literal[200, 206, 416]
    """200: all of it; 206: a part; 416: there is no such part."""
    start: int
    """First byte."""
    end: int
    """Byte after the last one."""


def precondition(headers: Mapping[str, str], version: Version) -> Literal[304, 412] | None:
    """What is answered instead of the file: it is the one that the client has, or isn't the one
    that it wants; None: it is sent. `headers` have lower-case names.
    """
    if "if-match" in headers:
        wanted = _matches(headers["if-match"], version.etag, weak=False)
    else:
        since = _date(headers.get("if-unmodified-since"))
        wanted = since is None or version.modified <= since
    if not wanted:
        return 412
    if "if-none-match" in headers:
        return 304 if _matches(headers["if-none-match"], version.etag, weak=True) else None
    since = _date(headers.get("if-modified-since"))
    return 304 if since is not None and version.modified <= since else None


def part(headers: Mapping[str, str], size: int, version: Version) -> Part:
    """Which part of a file of `size` bytes is asked for.

    A header that is malformed, asks for several parts, or was meant for another version is passed
    over, as the standard allows: all of the file is sent.
    """
    whole = Part(status=200, start=0, end=size)
    found = _RANGE.match(headers.get("range", ""))
    if not found or not any(found.groups()) or not _same(headers.get("if-range"), version):
        return whole
    first, last = found.groups()
    if not first:
        start, end = max(0, size - int(last)), size
    else:
        start = int(first)
        end = min(size, int(last) + 1) if last else size
        if last and int(last) < start:
            return whole
    if start >= size or start >= end:
        return Part(status=416, start=0, end=0)
    return Part(status=206, start=start, end=end)


def _same(if_range: str | None, version: Version) -> bool:
    if if_range is None:
        return True
    if if_range.strip().startswith('"'):
        return if_range.strip() == version.etag
    return _date(if_range) == version.modified


def _matches(header: str, etag: str, *, weak: bool) -> bool:
    if header.strip() == "*":
        return True
    found = _ETAG.findall(header)
    return etag in ([tag.removeprefix("W/") for tag in found] if weak else found)


def _date(text: str | None) -> int | None:
    if not text or len(text) > 64:
        return None
    try:
        return int(parsedate_to_datetime(text).timestamp())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
