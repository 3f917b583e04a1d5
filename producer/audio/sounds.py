"""Intro, outro and other sounds: any audio file, made to fit between and under speech.

PyAV decodes, pydub fades and ducks. What comes out is kept in the store as `sounds`: 16-bit
samples at the format's rate, channels interleaved.
"""

from __future__ import annotations

import warnings
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from producer.audio import loudness, peaks
from producer.audio.opening import opened
from producer.errors import AudioError
from producer.keys import digest
from producer.model import Format, Source
from producer.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BELOW_SPEECH = 3.0
"""LU that a sound is softer than speech when it plays alone."""
DUCKED = 15.0
"""Decibels that it goes down by while someone speaks over it."""
DUCK_MILLISECONDS = 600
"""How long it takes to go down."""
FADE_IN_MILLISECONDS = 10
FADE_OUT_MILLISECONDS = 30
"""At the end of a sound; one that ends under speech fades over `DUCK_MILLISECONDS`."""
LONGEST_SECONDS = 600
FORMATS = (
    "aac,ac3,aiff,amr,ape,asf,au,caf,flac,matroska,mov,mp3,mp4,mpeg,mpegts,ogg,tta,w64,wav,webm,wv"
)
"""Demuxers that read one file and nothing else: a playlist could ask for others."""
_RECIPE = 1


class Sound(Struct, frozen=True, kw_only=True):
    """A sound that is ready to be mixed."""

    key: str
    """Its key in the store, of kind `sounds`."""
    length: int
    """Samples at the format's rate."""


def prepare(
    folder: Path, path: Path, source: Source, *, audio_format: Format, under: int = 0
) -> Sound:
    """Decode `path`, level and fade it, and keep it in the store in `folder`.

    Its last `under` milliseconds are ducked. The same bytes and settings are prepared once.
    `source` is where the sound is named. Raises AudioError for a file that can't be read, holds no
    audio or is longer than ten minutes.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise AudioError(f"can't read {path.name}: {error.strerror}", source=source) from error
    form = audio_format
    key = key_of(data, form, under)
    store = Store(folder)
    meta = store.meta("sounds", key)
    if meta is None:
        signal = _levelled(decoded(data, path.name, source, form), form)
        shaped = _shaped(signal, form, under)
        meta = {"length": len(shaped) // (2 * form.channels)}
        store.put("sounds", key, shaped, meta)
    return Sound(key=key, length=meta["length"])


def key_of(data: bytes, audio_format: Format, under: int = 0) -> str:
    """Key in the store of what `prepare` makes of a file that holds `data`."""
    form = audio_format
    return digest(_RECIPE, data, form.rate, form.channels, form.lufs, form.peak, under)


def decoded(data: bytes, name: str, source: Source, form: Format) -> NDArray[np.float32]:
    """A file's samples, (channels, samples) at the format's rate and full scale 1.0.

    `name` and `source` are for messages. Raises AudioError for what `prepare` raises it."""
    import av
    import numpy as np

    unreadable = f"{name} is no audio file that can be read"
    hint = "WAV, FLAC, MP3, M4A, OGG and most others work"
    parts: list[NDArray[np.float32]] = []
    layout = "mono" if form.channels == 1 else "stereo"
    count = 0
    try:
        with opened(BytesIO(data), options={"format_whitelist": FORMATS}) as container:
            if not container.streams.audio:
                raise AudioError(f"{name} holds no audio", source=source, hint=hint)
            resampler = av.AudioResampler(format="fltp", layout=layout, rate=form.rate)
            frames: Any = container.decode(container.streams.audio[0])
            for frame in (*frames, None):
                for resampled in resampler.resample(frame):
                    parts.append(resampled.to_ndarray().astype(np.float32, copy=False))
                    count += parts[-1].shape[1]
                if count > LONGEST_SECONDS * form.rate:
                    raise AudioError(f"{name} is longer than 10 minutes", source=source)
    except (av.FFmpegError, ValueError) as error:
        raise AudioError(unreadable, source=source, hint=hint) from error
    if not count:
        raise AudioError(f"{name} holds no audio", source=source, hint=hint)
    return np.concatenate(parts, axis=1)


def _levelled(signal: NDArray[np.float32], form: Format) -> NDArray[np.float32]:
    """At the loudness of a sound, its peaks limited; silence stays as it is."""
    import numpy as np

    short = form.rate // loudness.HOPS_PER_SECOND - signal.shape[1]
    measured = np.pad(signal, ((0, 0), (0, max(0, short))))
    found = loudness.integrated(loudness.powers(measured, form.rate))
    if found == -np.inf:
        return signal
    gain = 10 ** ((form.lufs - BELOW_SPEECH - found) / 20)
    return peaks.limit(signal * np.float32(gain), form.rate, form.peak - peaks.HEADROOM)


def _shaped(signal: NDArray[np.float32], form: Format, under: int) -> bytes:
    """16-bit samples, interleaved, with pydub's fades and ducking."""
    import numpy as np

    with warnings.catch_warnings():
        # It looks for an ffmpeg that we don't need, and imports a module that Python deprecates.
        warnings.simplefilter("ignore")
        from pydub import AudioSegment

    quantized = np.clip(np.rint(signal.T * 32_768), -32_768, 32_767).astype("<i2")
    segment: Any = AudioSegment(
        data=quantized.tobytes(), sample_width=2, frame_rate=form.rate, channels=form.channels
    )
    length = len(segment)
    under = min(under, length)
    fade_out = FADE_OUT_MILLISECONDS
    if under:
        duck = min(DUCK_MILLISECONDS, under)
        segment = segment.fade(to_gain=-DUCKED, start=length - under, duration=duck)
        fade_out = max(fade_out, min(DUCK_MILLISECONDS, under - duck))
    segment = segment.fade_in(min(FADE_IN_MILLISECONDS, length))
    return bytes(segment.fade_out(min(fade_out, length)).raw_data)
