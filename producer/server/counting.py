"""Downloads counted as the IAB Podcast Measurement Technical Guidelines 2.1 say, and who listens
from where, without keeping an address.

A download is one listener (address and program) who in one day, in however many ranges, was sent
enough of a file for one minute of it, its tag aside. Requests of robots and of the Apple Watch,
which fetches what the phone fetches too, don't count.
"""

from __future__ import annotations

import hashlib
import ipaddress
import re
from collections.abc import Iterable
from functools import lru_cache

Span = tuple[int, int]
"""First byte, and byte after the last one."""

_MINUTE = 60
_ROBOT = re.compile(
    r"bot\b|bot/|crawl|spider|slurp|facebookexternalhit|pingdom|uptime|\bmonitor", re.IGNORECASE
)
_WATCH = re.compile(r"^atc/.*watchOS|\(null\)/\(null\) watchOS")
_HASH = 12


def counts(agent: str) -> bool:
    """Whether the requests of the program `agent` (its User-Agent) count."""
    return not (_ROBOT.search(agent) or _WATCH.search(agent))


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans that overlap or touch made one; in order."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        elif end > start:
            found.append((start, end))
    return tuple(found)


def heard(spans: Iterable[Span], tag: int) -> int:
    """Bytes of sound in `spans` of a file whose tag has `tag` bytes; each byte once."""
    return sum(max(0, end - max(start, tag)) for start, end in joined(spans))


def needed(size: int, tag: int, seconds: float) -> int:
    """Bytes of sound that make a download of a file of `size` bytes and `seconds`."""
    sound = max(1, size - tag)
    return sound if seconds <= _MINUTE else max(1, int(sound * _MINUTE / seconds))


def tag_size(head: bytes) -> int:
    """Bytes of the ID3v2 tag at the start of a file, of which `head` are the first ten."""
    if len(head) < 10 or head[:3] != b"ID3":
        return 0
    size = 0
    for byte in head[6:10]:
        size = size << 7 | byte & 0x7F
    return size + 10 + (10 if head[5] & 0x10 else 0)


def listener(salt: bytes, address: str, agent: str) -> bytes:
    """Who listens, as long as `salt` lives: a hash of the address and the program."""
    return _hash(salt, b"listener", f"{_address(address, 64)}\n{agent}")


def network(salt: bytes, address: str) -> bytes:
    """From which network, as long as `salt` lives: a hash of it."""
    return _hash(salt, b"network", _address(address, 48, 24))


def _hash(salt: bytes, kind: bytes, text: str) -> bytes:
    data = text.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, key=salt, person=kind, digest_size=_HASH).digest()


@lru_cache(maxsize=1024)
def _address(address: str, bits_of_6: int, bits_of_4: int = 32) -> str:
    """The network of an address; of IPv6 the guidelines take the first 64 bits for a listener."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    bits = bits_of_6 if found.version == 6 else bits_of_4
    return str(ipaddress.ip_network(f"{found}/{bits}", strict=False))
