"""Text and times as published files want them."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from markupsafe import escape

from producer.errors import PodcastError
from producer.model import Source

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_NONCHARACTERS = "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
_FORBIDDEN = re.compile(f"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef{_NONCHARACTERS}]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r"\s+")


def clean(text: str) -> str:
    """`text` without what XML 1.0, HTML or UTF-8 forbid.

    Every kind of line break becomes a newline, a lone surrogate the replacement character, and a
    control character or noncharacter vanishes; all else is kept.
    """
    if text.isascii() and text.isprintable():
        return text
    return _SURROGATES.sub("\ufffd", _FORBIDDEN.sub("", _BREAKS.sub("\n", text)))


def whole(text: str) -> str:
    """`text` exactly, except that a lone surrogate, which UTF-8 forbids, is replaced."""
    return text if text.isascii() else _SURROGATES.sub("\ufffd", text)


def line(text: str) -> str:
    """`text`, clean, on one line."""
    return _SPACES.sub(" ", clean(text)).strip()


def html(text: str) -> str:
    """`text`, clean and escaped for HTML, in content or in a quoted attribute."""
    return str(escape(clean(text))).replace("&#34;", "&quot;")


def html_content(text: str) -> str:
    """`text`, clean and escaped for HTML between tags, where quotes may stand as they are."""
    return str(escape(clean(text))).replace("&#34;", '"').replace("&#39;", "'")


def cut(text: str, limit: int) -> str:
    """`text` in at most `limit` bytes of UTF-8; one that is cut, at a word, ends in an ellipsis."""
    data = text.encode()
    if len(data) <= limit:
        return text
    kept = data[: limit - 3].decode("utf-8", "ignore")
    return (kept.rsplit(None, 1)[0] if _SPACES.search(kept.strip()) else kept).rstrip(",;:. ") + "…"


def milliseconds(samples: int, rate: int) -> int:
    """Whole milliseconds, rounded down: what starts never starts late, what ends ends inside."""
    return samples * 1000 // rate


def seconds(samples: int, rate: int) -> float:
    """Seconds to the millisecond, rounded down."""
    return milliseconds(samples, rate) / 1000


def whole_seconds(samples: int, rate: int) -> int:
    """Seconds, rounded to the nearest; at least 1 for anything that sounds."""
    return max((2 * samples + rate) // (2 * rate), 1 if samples > 0 else 0)


def clock(samples: int, rate: int) -> str:
    """A time as people write it: 1:23, 1:02:03; whole seconds, rounded down."""
    total = samples // rate
    hours, minutes, left = total // 3600, total // 60 % 60, total % 60
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def in_words(samples: int, rate: int) -> str:
    """A length as people say it: 12 min, 1 h 5 min, 40 s."""
    total = whole_seconds(samples, rate)
    if total < 60:
        return f"{total} s"
    minutes = (total + 30) // 60
    hours, left = divmod(minutes, 60)
    if not hours:
        return f"{minutes} min"
    return f"{hours} h {left} min" if left else f"{hours} h"


def iso_length(samples: int, rate: int) -> str:
    """A length as ISO 8601 has it: PT1H2M3S."""
    total = whole_seconds(samples, rate)
    hours, minutes, left = total // 3600, total // 60 % 60, total % 60
    return f"PT{hours}H{minutes}M{left}S" if hours else f"PT{minutes}M{left}S"


def moment(date: str, source: Source | None = None) -> datetime:
    """An ISO 8601 date as a point in time; UTC where it has no offset. Raises PodcastError."""
    try:
        found = datetime.fromisoformat(date)
    except ValueError:
        raise PodcastError(
            f"{date!r} is no date", source=source, hint="write it like 2026-11-23T08:00:00+00:00"
        ) from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def rfc2822(date: datetime) -> str:
    """A date as RSS wants it, whatever the locale: Mon, 23 Nov 2026 08:00:00 +0000."""
    from email.utils import format_datetime

    return format_datetime(date)
