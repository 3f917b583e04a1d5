"""Opus in Ogg by libopus (through PyAV): speech in less than half of the bytes that MP3 takes.

Encoded whole: a decoder of Opus carries its state from frame to frame, so frames of several
encodings can't be joined without being heard. The tag is Vorbis comments, with chapters as
`CHAPTER000` and `CHAPTER000NAME`, which players of Ogg read.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import lru_cache
from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING, Any

from producer.audio.tags import Tag, clean, picture_type
from producer.model import Format
from producer.versions import version

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

EXTENSION = "opus"
TYPE = "audio/ogg"
CODECS = "opus"
RATE = 48_000
"""Samples a second of all Opus."""
KBPS = {1: 48, 2: 80}
"""Kilobits a second, by channels: where speech can't be told from the original."""
_MOST_CHAPTERS = 1000
"""Chapters have three digits."""
_FRONT_COVER = 3
_PAGE_MICROSECONDS = 1_000_000


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """What the encoded bytes depend on beside the samples; imports no encoder."""
    return f"opus 1 {KBPS} av {version('av')} soxr {version('soxr')}"


def encode(pieces: Iterable[bytes], audio_format: Format) -> bytes:
    """The file, without a tag, of `pieces`: 16-bit samples at the format's rate, channels
    interleaved. The same samples give the same bytes.
    """
    import av
    import numpy as np

    layout = "mono" if audio_format.channels == 1 else "stereo"
    file = BytesIO()
    # Bitexact: else the stream's number would be random, and the library's version in the file.
    options = {"fflags": "+bitexact", "page_duration": str(_PAGE_MICROSECONDS)}
    with av.open(file, mode="w", format="ogg", options=options) as container:
        stream: Any = container.add_stream("libopus", rate=RATE)
        stream.layout = layout
        stream.format = "flt"
        stream.bit_rate = KBPS[audio_format.channels] * 1000
        at = 0
        for samples in _resampled(pieces, audio_format):
            whole = np.ascontiguousarray(samples.reshape(1, -1))
            frame = av.AudioFrame.from_ndarray(whole, format="flt", layout=layout)
            frame.sample_rate, frame.pts, frame.time_base = RATE, at, Fraction(1, RATE)
            at += len(samples)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return file.getvalue()


def tagged(data: bytes, tag: Tag) -> bytes:
    """The file `data` with `tag`. Raises AudioError for a cover that is neither JPEG nor PNG."""
    from mutagen.oggopus import OggOpus

    file = BytesIO(data)
    # mutagen brings no types for what it makes of files.
    opus: Any = OggOpus(file)  # type: ignore[no-untyped-call]
    for name, text in _comments(tag):
        if clean(text):
            opus[name] = [clean(text)]
    file.seek(0)
    opus.save(file, padding=lambda info: 0)
    return file.getvalue()


def _resampled(pieces: Iterable[bytes], audio_format: Format) -> Iterator[NDArray[np.float32]]:
    """Samples at Opus's rate, (samples, channels), full scale 1.0."""
    import numpy as np
    import soxr

    channels = audio_format.channels
    stream = soxr.ResampleStream(audio_format.rate, RATE, channels, dtype="float32")
    for piece in pieces:
        samples = np.frombuffer(piece, "<i2").astype(np.float32) / np.float32(32_768)
        found = stream.resample_chunk(samples.reshape(-1, channels))
        if len(found):
            yield found
    rest = stream.resample_chunk(np.zeros((0, channels), np.float32), last=True)
    if len(rest):
        yield rest


def _comments(tag: Tag) -> Iterator[tuple[str, str]]:
    yield "TITLE", tag.title
    yield "ARTIST", tag.artist
    yield "ALBUM", tag.album
    yield "TRACKNUMBER", f"{tag.track or ''}"
    yield "DISCNUMBER", f"{tag.season or ''}"
    yield "DATE", tag.date[:10]
    yield "GENRE", tag.genre
    yield "LANGUAGE", tag.language
    yield "COPYRIGHT", tag.copyright
    yield "DESCRIPTION", tag.description
    yield "CONTACT", tag.link
    yield "ENCODED-BY", tag.encoder
    for number, mark in enumerate(tag.marks[:_MOST_CHAPTERS]):
        yield f"CHAPTER{number:03}", _moment(mark.start, tag.rate)
        yield f"CHAPTER{number:03}NAME", mark.title
    if tag.cover:
        picture: Any = import_module("mutagen.flac").Picture()
        picture.type, picture.mime, picture.data = _FRONT_COVER, picture_type(tag.cover), tag.cover
        yield "METADATA_BLOCK_PICTURE", base64.b64encode(picture.write()).decode()


def _moment(samples: int, rate: int) -> str:
    """Hours, minutes, seconds and milliseconds."""
    seconds, milliseconds = divmod(samples * 1000 // rate, 1000)
    minutes, seconds = divmod(seconds, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}.{milliseconds:03}"
