"""The Info frame of an MP3 file, with LAME's tag: how a decoder knows delay, padding and length.

Layout: Xing's header (frames, bytes, table of contents, quality), then LAME's tag as its revision
0 has it, and the CRC-16 (polynomial 0x8005, bits reflected, from zero) that both of its sums use.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ENCODER = b"LAME3.100"
_FLAGS = 0b1111
_QUALITY = 55
"""LAME writes 100 - 10 V - q: V is 4 where it means nothing, q our level 5."""
_CONSTANT_BITRATE = 1
_JOINT_STEREO = 3
_REFLECTED = 0xA001
_ROW = 64
_SHORT = 1500
"""Runs of fewer bytes are frames of silence: few lengths, many times."""


def info_frame(
    header: bytes,
    *,
    size: int,
    side_info: int,
    kbps: int,
    rate: int,
    stereo: bool,
    frames: int,
    music: int,
    crc: int,
    delay: int,
    padding: int,
) -> bytes:
    """The frame to write before `frames` audio frames of `music` bytes with the CRC-16 `crc`.

    `header` are the 4 bytes of an unpadded frame, `size` its bytes, `side_info` the bytes of side
    information; `delay` and `padding` count samples at the start and end that are no audio.
    """
    total = size + music
    tag = bytearray(header + bytes(side_info))
    tag += b"Info" + _FLAGS.to_bytes(4) + frames.to_bytes(4) + total.to_bytes(4)
    tag += bytes(_contents(size, total, step) for step in range(100))
    tag += _QUALITY.to_bytes(4)
    tag += ENCODER + bytes([_CONSTANT_BITRATE, 0]) + bytes(8)
    tag += bytes([0, min(kbps, 255)]) + (delay << 12 | padding).to_bytes(3)
    source = 0 if rate <= 32_000 else 1 if rate <= 44_100 else 2
    tag += bytes([source << 6 | (_JOINT_STEREO if stereo else 0) << 2, 0, 0, 0])
    tag += total.to_bytes(4) + crc.to_bytes(2)
    tag += short_crc16(bytes(tag)).to_bytes(2)
    return bytes(tag) + bytes(size - len(tag))


def _contents(size: int, total: int, step: int) -> int:
    """Where, in 256ths of the file, `step` hundredths of its time start."""
    return min(255, 256 * (size + (total - size) * step // 100) // total)


@lru_cache(maxsize=16)
def short_crc16(data: bytes) -> int:
    """CRC-16 of a few bytes."""
    table = _table()
    crc = 0
    for byte in data:
        crc = crc >> 8 ^ table[(crc ^ byte) & 0xFF]
    return crc


def crc16(data: bytes) -> int:
    """CRC-16 of many bytes: of short rows at once, which are then joined two by two."""
    import numpy as np

    rows = 1
    while rows * _ROW < len(data):
        rows *= 2
    # Zeros in front change nothing: the sum starts from zero.
    padded = np.frombuffer(data.rjust(rows * _ROW, b"\0"), "<u2").reshape(rows, _ROW // 2)
    table = _pairs()
    sums: NDArray[np.uint16] = np.zeros(rows, np.uint16)
    for column in np.ascontiguousarray(padded.T):
        sums = table[sums ^ column]
    level = _ROW.bit_length() - 1
    while len(sums) > 1:
        low, high = (np.array(half, np.uint16) for half in _shifts(level))
        sums = low[sums[0::2] & 0xFF] ^ high[sums[0::2] >> 8] ^ sums[1::2]
        level += 1
    return int(sums[0])


def joined_crc16(first: int, second: int, length: int) -> int:
    """CRC-16 of two runs of bytes, from their own, where the second has `length` bytes."""
    if length < _SHORT:
        low, high = _shift(length)
        return low[first & 0xFF] ^ high[first >> 8] ^ second
    return _shifted(first, length) ^ second


def _shifted(crc: int, length: int) -> int:
    """What `length` zero bytes after it make of a CRC."""
    level = 0
    while length:
        if length & 1:
            low, high = _shifts(level)
            crc = low[crc & 0xFF] ^ high[crc >> 8]
        length >>= 1
        level += 1
    return crc


@lru_cache(maxsize=16)
def _shift(length: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return (
        tuple(_shifted(byte, length) for byte in range(256)),
        tuple(_shifted(byte << 8, length) for byte in range(256)),
    )


@lru_cache(maxsize=1)
def _table() -> tuple[int, ...]:
    table = []
    for byte in range(256):
        crc = byte
        for _ in range(8):
            crc = crc >> 1 ^ (_REFLECTED if crc & 1 else 0)
        table.append(crc)
    return tuple(table)


@lru_cache(maxsize=1)
def _pairs() -> NDArray[np.uint16]:
    """CRC-16 of every two bytes, the first of them in the low half."""
    import numpy as np

    table = np.array(_table(), np.uint16)
    pairs = np.arange(1 << 16, dtype=np.uint16)
    once = pairs >> 8 ^ table[pairs & 0xFF]
    found: NDArray[np.uint16] = once >> 8 ^ table[once & 0xFF]
    return found


@lru_cache(maxsize=64)
def _shifts(level: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """What 2**level zero bytes after it make of a CRC: by its low byte and by its high byte."""
    if level == 0:
        table = _table()
        return table, tuple(range(256))
    low, high = _shifts(level - 1)

    def twice(crc: int) -> int:
        crc = low[crc & 0xFF] ^ high[crc >> 8]
        return low[crc & 0xFF] ^ high[crc >> 8]

    return tuple(twice(byte) for byte in range(256)), tuple(twice(byte << 8) for byte in range(256))
