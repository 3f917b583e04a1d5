"""MP3 by LAME (through PyAV): frames that can be cut apart and joined, and the file around them.

Constant bit rate without a bit reservoir: every frame holds its own data, so frames of several
encodings may follow one another. A frame's decoded samples depend on the frame before it, and the
encoder looks into the ones around it: hence the context that a block is encoded with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from producer.audio.encoders._info import crc16, info_frame, joined_crc16, short_crc16
from producer.errors import AudioError
from producer.model import Format
from producer.versions import version

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FRAME = 1152
"""Samples of a frame."""
CONTEXT = 2
"""Frames of real neighbours that a block needs on each side where sound goes on."""
EXTENSION = "mp3"
TYPE = "audio/mpeg"
RATES = (44_100, 48_000, 32_000)
"""Of MPEG-1, in the order of the header's code."""
BITRATES = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
"""Kilobits a second of MPEG-1 Layer III; the header's code is the place, from 1."""
LOWEST_BITRATE = 64
"""The Info frame does not fit into a frame of less."""
ENCODER_DELAY = 576
"""Samples that LAME puts before the first one."""
DECODER_DELAY = 529
"""Samples that every decoder adds."""
LEVEL = "5"
"""LAME's effort. Measured on speech at 128 kbit/s, noise to mask is -13.4 dB at 3, -13.3 at 5."""


SCALE = {192: 0.97, 224: 0.98, 256: 1.0, 320: 1.0}
"""What LAME multiplies samples by, by kilobits a second (its presets.c); 0.95 for the others."""
_STEPS = 32_768


class Frames(Struct, frozen=True, kw_only=True):
    """An encoded block, as joining it needs to know it. Without data it is silence."""

    count: int
    """Frames."""
    size: int = 0
    """Bytes."""
    crc: int = 0
    """CRC-16 of the bytes."""
    padded_crc: int | None = None
    """CRC-16 of the bytes with one more in the first frame; None: that frame has it already."""


Bytes = bytes | memoryview


def check(audio_format: Format) -> None:
    """Raise AudioError for a format that MP3 can't have, or that we don't write."""
    form = audio_format
    if form.rate not in RATES:
        raise AudioError(f"MP3 at {form.rate} Hz isn't supported", hint="44100, 48000 or 32000")
    if form.channels not in (1, 2):
        raise AudioError(f"{form.channels} channels aren't supported", hint="1 or 2")
    if form.kbps not in BITRATES or form.kbps < LOWEST_BITRATE:
        known = ", ".join(str(kbps) for kbps in BITRATES if kbps >= LOWEST_BITRATE)
        raise AudioError(f"MP3 has no {form.kbps} kbit/s", hint=f"one of {known}")


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """What the encoded bytes depend on beside the samples; imports no encoder."""
    return f"mp3 2 level {LEVEL} av {version('av')} soxr {version('soxr')}"


def encode(samples: NDArray[np.float32], audio_format: Format) -> tuple[bytes, ...]:
    """The frames of `samples` (channels, whole frames of samples; full scale 1.0).

    One frame more than the samples fill: it flushes the encoder. Samples are rounded to 16 bits
    first, so that the last digits of a machine's arithmetic don't reach the encoder.
    """
    import av
    import numpy as np

    form = audio_format
    check(form)
    layout = "mono" if form.channels == 1 else "stereo"
    codec = av.CodecContext.create("libmp3lame", "w")
    codec.sample_rate = form.rate
    codec.layout = layout
    codec.format = "fltp"
    codec.bit_rate = form.kbps * 1000
    codec.options = {"reservoir": "0", "compression_level": LEVEL}
    scale = np.float32(1 / (_STEPS * SCALE.get(form.kbps, 0.95)))
    rounded = np.rint(samples * np.float32(_STEPS)) * scale
    frame = av.AudioFrame.from_ndarray(rounded, format="fltp", layout=layout)
    frame.sample_rate = form.rate
    return tuple(bytes(packet) for packet in [*codec.encode(frame), *codec.encode(None)])


def encode_later(samples: NDArray[np.float32], audio_format: Format) -> tuple[bytes, ...]:
    """`encode`, of samples that come later than others; the first frames are to be context.

    LAME takes what is softer than the last second's loudest for inaudible, and a file's first
    sound for one after silence. A tone before the context has it hear a block as what comes after
    other speech: without it, a soft start loses up to 17 dB against one encoding of the whole.
    """
    import numpy as np

    at = np.arange(FRAME) + 0.5
    tone = 0.3 * np.sin(2 * np.pi * at * 26 / FRAME) * np.sin(np.pi * at / FRAME)
    lead = np.broadcast_to(tone.astype(np.float32), (len(samples), FRAME))
    return encode(np.concatenate((lead, samples), axis=1), audio_format)[1:]


def decode(frames: Iterable[bytes]) -> NDArray[np.float32]:
    """What `frames` sound like, (channels, samples), full scale 1.0; delays are left in."""
    import av
    import numpy as np

    codec: Any = av.CodecContext.create("mp3float", "r")
    # All at one go: the decoder takes one frame after another out of a packet.
    decoded = codec.decode(av.Packet(b"".join(frames)))
    if not decoded:
        return np.zeros((1, 0), np.float32)
    channels = range(len(decoded[0].planes))
    parts = [[np.frombuffer(one.planes[n], np.float32) for one in decoded] for n in channels]
    return np.array([np.concatenate(part) for part in parts])


def describe(frames: Sequence[bytes]) -> Frames:
    """What joining needs to know of an encoded block."""
    first, rest = frames[0], b"".join(frames[1:])
    crc = crc16(rest) if rest else 0
    padded = None
    if not _is_padded(first):
        padded = joined_crc16(short_crc16(_pad(first)), crc, len(rest))
    return Frames(
        count=len(frames),
        size=len(first) + len(rest),
        crc=joined_crc16(short_crc16(first), crc, len(rest)),
        padded_crc=padded,
    )


def join(audio_format: Format, blocks: Sequence[Frames], data: Iterable[Bytes]) -> Iterator[Bytes]:
    """The bytes of a file of `blocks`, silence among them, one after another; tags aside.

    `data` has the bytes of each block that has any, in order; it is read as it is needed. Raises
    AudioError if they are not what the block says.
    """
    first, padded = planned(audio_format, tuple(blocks))
    yield first
    parts = iter(data)
    for block, padding in padded:
        if not block.size:
            yield _silence(audio_format, padding)[0]
            continue
        encoded = memoryview(next(parts, b""))
        if len(encoded) != block.size:
            raise AudioError(f"an encoded block has {len(encoded)} bytes, not {block.size}")
        if padding[0]:
            start = frame_size(bytes(encoded[:4]))
            yield _pad(bytes(encoded[:start]))
            encoded = encoded[start:]
        yield encoded


@lru_cache(maxsize=2)
def planned(
    audio_format: Format, blocks: tuple[Frames, ...]
) -> tuple[bytes, tuple[tuple[Frames, tuple[bool, ...]], ...]]:
    """The Info frame of a file of `blocks`, and each of them, and a frame for what sounds on, with
    whether its first frame has a byte more: an episode's only chapter has the same."""
    check(audio_format)
    padded = tuple(_padding(audio_format, (*blocks, Frames(count=1))))
    music = crc = 0
    for block, padding in padded:
        if block.size:
            size, part = block.size + padding[0], block.padded_crc if padding[0] else block.crc
        else:
            silence, part = _silence(audio_format, padding)
            size = len(silence)
        crc = joined_crc16(crc, part or 0, size)
        music += size
    info = info_frame(
        _header(audio_format),
        size=_size(audio_format),
        side_info=17 if audio_format.channels == 1 else 32,
        kbps=audio_format.kbps,
        rate=audio_format.rate,
        stereo=audio_format.channels == 2,
        frames=sum(block.count for block, _ in padded),
        music=music,
        crc=crc,
        delay=ENCODER_DELAY,
        padding=FRAME - ENCODER_DELAY,
    )
    return info, padded


def _padding(
    audio_format: Format, blocks: Sequence[Frames]
) -> Iterator[tuple[Frames, tuple[bool, ...]]]:
    """Each block and whether its first frame, or each frame of silence, is to have a byte more.

    Any number of frames from the start has the bytes that the bit rate asks for, to within two:
    then a player finds a time by its place. An encoding brings its own pattern of longer frames
    and starts with a plain one; a byte more in it, and in frames of silence, keeps the count.
    """
    rate = audio_format.rate
    wanted = 144_000 * audio_format.kbps
    plain = _size(audio_format) * rate
    missing = 0
    for block in blocks:
        if block.size:
            missing += block.count * wanted - block.size * rate
            padded = missing >= rate and block.padded_crc is not None
            missing -= rate * padded
            yield block, (padded,)
            continue
        padding = []
        for _ in range(block.count):
            missing += wanted - plain
            padding.append(missing >= rate)
            missing -= rate * padding[-1]
        yield block, tuple(padding)


@lru_cache(maxsize=64)
def _silence(audio_format: Format, padding: tuple[bool, ...]) -> tuple[bytes, int]:
    """The bytes of silent frames and their CRC-16: most pauses are as long as many others."""
    frames = [_silent(audio_format, padded) for padded in (False, True)]
    parts = [short_crc16(frame) for frame in frames]
    crc = 0
    for padded in padding:
        crc = joined_crc16(crc, parts[padded], len(frames[padded]))
    return b"".join(frames[padded] for padded in padding), crc


@lru_cache(maxsize=8)
def _silent(audio_format: Format, padded: bool) -> bytes:
    return _header(audio_format, padded).ljust(_size(audio_format) + padded, b"\0")


def _header(audio_format: Format, padded: bool = False) -> bytes:
    form = audio_format
    codes = (BITRATES.index(form.kbps) + 1) << 4 | RATES.index(form.rate) << 2 | padded << 1
    return bytes([0xFF, 0xFB, codes, 0xC4 if form.channels == 1 else 0x44])


def _size(audio_format: Format) -> int:
    """Bytes of a frame without padding."""
    return 144_000 * audio_format.kbps // audio_format.rate


def frame_size(data: bytes) -> int:
    """Bytes of the frame with which `data` starts."""
    kbps = BITRATES[(data[2] >> 4) - 1]
    return 144_000 * kbps // RATES[data[2] >> 2 & 3] + _is_padded(data)


def _is_padded(frame: bytes) -> bool:
    return bool(frame[2] & 0b10)


def _pad(frame: bytes) -> bytes:
    return frame[:2] + bytes([frame[2] | 0b10]) + frame[3:] + b"\0"
