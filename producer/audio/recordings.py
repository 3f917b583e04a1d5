"""A person's own recording: any audio file, as mono samples of one loudness; and takes as FLAC."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from producer.audio import loudness, peaks
from producer.audio.sounds import decoded
from producer.errors import AudioError
from producer.model import Format, Source

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RECIPE = 1
"""Of `level`; raised when a recording would come out differently."""
LUFS = -23.0
"""Loudness that every recording is given, so that those of one person have one gain."""
_PEAK = -1.0
_LOUDEST = 40.0
"""Decibels that a recording is raised by at most."""


def read(data: bytes, name: str, source: Source, rate: int) -> NDArray[np.float32]:
    """The samples of an audio file at `rate`: mono, shape (n,), full scale 1.0, around zero.

    `name` and `source` are for messages. Raises AudioError for a file that can't be read, holds no
    audio or is longer than ten minutes.
    """
    signal = decoded(data, name, source, replace(Format(), rate=rate, channels=1))[0]
    centred: NDArray[np.float32] = signal - signal.mean()
    return centred


def level(samples: NDArray[np.float32], rate: int) -> NDArray[np.int16]:
    """The samples at the loudness of recordings, their peaks limited; silence stays as it is."""
    import numpy as np

    signal = samples[None]
    short = rate // loudness.HOPS_PER_SECOND * loudness.HOPS_PER_WINDOW - signal.shape[1]
    measured = np.pad(signal, ((0, 0), (0, max(0, short))))
    found = loudness.integrated(loudness.powers(measured, rate))
    if found != -np.inf:
        gain = 10 ** (min(LUFS - found, _LOUDEST) / 20)
        signal = peaks.limit(signal * np.float32(gain), rate, _PEAK)
    whole: NDArray[np.int16] = np.clip(np.rint(signal[0] * 32_767), -32_768, 32_767).astype("i2")
    return whole


def to_flac(samples: bytes, rate: int) -> bytes:
    """16-bit little-endian mono samples as a FLAC file, which loses nothing of them."""
    import av
    import numpy as np

    out = BytesIO()
    with av.open(out, mode="w", format="flac") as container:
        stream: Any = container.add_stream("flac", rate=rate)
        stream.layout = "mono"
        stream.format = "s16"
        whole = np.frombuffer(samples, "<i2")
        size = 4096
        for start in range(0, len(whole), size):
            part = np.ascontiguousarray(whole[start : start + size][None])
            frame = av.AudioFrame.from_ndarray(part, format="s16", layout="mono")
            frame.sample_rate = rate
            frame.pts = start
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return out.getvalue()


def from_flac(data: bytes, source: Source) -> bytes:
    """The samples of what `to_flac` made. Raises AudioError, at `source`, for anything else."""
    import av

    parts: list[bytes] = []
    try:
        with av.open(BytesIO(data), mode="r", format="flac") as container:
            frames: Any = container.decode(container.streams.audio[0])
            for frame in frames:
                if frame.format.name not in ("s16", "s16p"):
                    raise AudioError("it is not 16-bit FLAC", source=source)
                parts.append(frame.to_ndarray().astype("<i2", copy=False).tobytes())
    except (av.FFmpegError, ValueError, IndexError) as error:
        raise AudioError("it is no FLAC file that can be read", source=source) from error
    return b"".join(parts)
