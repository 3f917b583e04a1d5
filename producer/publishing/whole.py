"""Whether a snapshot of the site is whole: every feed is right, and what it names is there."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urlsplit

from producer.model import Finding, Source
from producer.podcast import addresses, headers
from producer.podcast.check_feed import check
from producer.podcast.feed_items import FeedItem, items, self_address
from producer.project import BUILD
from producer.publishing.snapshot import SiteFile, Snapshot
from producer.report import has_errors

Read = Callable[[SiteFile], bytes]

_HERE = re.compile(r"https?://(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?(?:/|\Z)")


def check_site(snapshot: Snapshot, read: Read, now: datetime) -> tuple[Finding, ...]:
    """Everything that must keep the site from being published."""
    found: list[Finding] = []
    for file in snapshot.files:
        if PurePosixPath(file.path).name == addresses.FEED:
            found.extend(_feed(snapshot, file, read, now))
    return tuple(found)


def _feed(snapshot: Snapshot, file: SiteFile, read: Read, now: datetime) -> Iterator[Finding]:
    feed = read(file)
    source = Source(path=f"{BUILD}/site/{file.path}")
    address = self_address(feed)
    base = address.removesuffix(quote(file.path))
    if base == address:
        base = ""
    sizes = {
        base + quote(one.path): one.size for one in snapshot.files if headers.is_audio(one.path)
    }
    folder = PurePosixPath(file.path).parent
    cover = snapshot.by_path.get(str(folder / "cover.jpg"))
    findings = check(feed, source.path, cover=read(cover) if cover else None, sizes=sizes, now=now)
    yield from (one for one in findings if one.severity == "error")
    if has_errors(findings):
        return
    if _HERE.match(address):
        yield Finding(
            code="local-address",
            message=f"the site's address is {base}, which only this machine can reach",
            source=source,
            hint='in pyproject.toml, under [tool.producer]: url = "https://example.org/podcasts/"',
        )
    for item in items(feed):
        yield from _item(snapshot, item, base, source)


def _item(snapshot: Snapshot, item: FeedItem, base: str, source: Source) -> Iterator[Finding]:
    """What the item names must be in the site, and be what the item says it is."""
    at = Source(path=source.path, line=item.line)
    for address, integrity in item.audio:
        file = snapshot.by_path.get(site_path(address, base))
        if file is None:
            yield _missing(address, at)
            continue
        version = urlsplit(address).query.removeprefix("v=")
        sri = "sha256-" + base64.b64encode(bytes.fromhex(file.digest)).decode()
        if version != file.digest[:12] or integrity not in ("", sri):
            yield Finding(
                code="feed-names-other-audio",
                message=f"the audio is not what the feed says it is: {file.path}",
                source=at,
                hint="something else changed it: run `producer build`",
            )
    for address in item.documents:
        if site_path(address, base) not in snapshot.by_path:
            yield _missing(address, at)


def site_path(address: str, base: str) -> str:
    """The path below the site's root of an address on it; empty for any other."""
    plain = address.partition("?")[0]
    return unquote(plain.removeprefix(base)) if base and plain.startswith(base) else ""


def _missing(address: str, source: Source) -> Finding:
    return Finding(
        code="feed-names-missing-file",
        message=f"the feed names a file that is not in the site: {address}",
        source=source,
        hint="run `producer build`",
    )
