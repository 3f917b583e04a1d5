"""What a Block sounds like, and its encoding. The hands that run in worker processes.

Everything here takes and gives small frozen values; samples stay in the process that makes them,
takes and encoded blocks in the store.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import asdict

from producer.audio import loudness, peaks
from producer.audio.blocks import CONTEXT, Block, Layer, block_key
from producer.audio.encoders import mp3
from producer.audio.proof import DELAY, Proof, proof, unpacked
from producer.audio.timeline import FRAME
from producer.errors import AudioError
from producer.model import Format
from producer.store import Entry, Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BLOCKS = "blocks"
"""The store's kind for encoded blocks."""
LEVELS = "levels"
"""The store's kind for how loud takes are."""
FADE_IN_SECONDS = 0.003
"""At the start of every take."""
FADE_OUT_SECONDS = 0.010
"""At its end."""
_TRIES = 8
_MARGIN = 0.05
_UNSURE = 0.01
"""Decibels by which the true peak may be higher than it is measured."""


class Encoded(Struct, frozen=True, kw_only=True):
    """An encoded block in the store, without its bytes."""

    key: str
    """Its key there, of kind `blocks`."""
    frames: mp3.Frames
    """What joining needs to know."""
    proof: Proof
    """What it sounded like when it was encoded."""


def encoded(store: Store, block: Block, audio_format: Format) -> Encoded | None:
    """The block's encoding, if the store has it."""
    key = block_key(block, audio_format, mp3.fingerprint())
    meta = store.meta(BLOCKS, key)
    if meta is None:
        return None
    return Encoded(key=key, frames=mp3.Frames(**meta["frames"]), proof=unpacked(meta["proof"]))


def encode(folder: Path, block: Block, audio_format: Format) -> Encoded:
    """Encode `block` with takes and sounds of the store in `folder`, and store it there.

    Raises AudioError if a take or sound isn't there, StoreError if the store can't be written.
    """
    store = Store(folder)
    done = encoded(store, block, audio_format)
    if done:
        return done
    mixed = mix(store, block, audio_format)
    first = (CONTEXT - mp3.CONTEXT) * FRAME
    last = (CONTEXT + block.frames) * FRAME
    if mixed[:, last:].any():
        last += mp3.CONTEXT * FRAME
    ceiling = audio_format.peak - peaks.HEADROOM
    for _ in range(_TRIES):
        limited = peaks.limit(mixed, audio_format.rate, ceiling)[:, first:last]
        frames = mp3.encode_later(limited, audio_format)
        own = frames[mp3.CONTEXT : mp3.CONTEXT + block.frames]
        at, described = mp3.CONTEXT * FRAME + DELAY, mp3.describe(own)
        heard = proof(
            mp3.decode(frames), at, block.frames * FRAME, audio_format.rate, described.crc
        )
        if heard.peak <= audio_format.peak - _UNSURE:
            break
        ceiling -= heard.peak - audio_format.peak + _MARGIN
    else:
        raise AudioError(f"a block's true peak can't be kept under {audio_format.peak} dBTP")
    key = block_key(block, audio_format, mp3.fingerprint())
    done = Encoded(key=key, frames=described, proof=heard)
    meta = {"frames": asdict(described), "proof": heard.packed()}
    store.put(BLOCKS, done.key, b"".join(own), meta)
    return done


def mix(store: Store, block: Block, audio_format: Format) -> NDArray[np.float32]:
    """The sum of a block's layers, (channels, samples), with `CONTEXT` frames on either side."""
    import numpy as np

    length = (block.frames + 2 * CONTEXT) * FRAME
    mixed = np.zeros((audio_format.channels, length), np.float32)
    for layer in block.layers:
        start = layer.start + CONTEXT * FRAME
        first, last = max(0, start), min(length, start + layer.length)
        if last > first:
            mixed[:, first:last] += _part(store, layer, audio_format, first - start, last - start)
    return mixed


def samples(store: Store, block: Block, audio_format: Format) -> bytes:
    """What a block sounds like before it is encoded: 16-bit samples, channels interleaved."""
    import numpy as np

    mixed = mix(store, block, audio_format)
    limited = peaks.limit(mixed, audio_format.rate, audio_format.peak - peaks.HEADROOM)
    own = limited[:, CONTEXT * FRAME : (CONTEXT + block.frames) * FRAME]
    return np.clip(np.rint(own.T * 32_767), -32_768, 32_767).astype("<i2").tobytes()


def take_levels(folder: Path, key: str) -> bytes:
    """The levels of the take under `key`, measured once and kept in the store as `levels`."""
    store = Store(folder)
    entry = store.get(LEVELS, key)
    if entry and entry.meta == {"recipe": loudness.RECIPE}:
        return entry.data
    return keep_levels(store, key, _entry(store, key))


def keep_levels(store: Store, key: str, take: Entry) -> bytes:
    """Measure the levels of `take`, which the store has under `key`, and keep them there."""
    found = loudness.levels(_floats(take.data), int(take.meta["rate"]))
    store.put(LEVELS, key, found, {"recipe": loudness.RECIPE})
    return found


def _part(
    store: Store, layer: Layer, audio_format: Format, first: int, last: int
) -> NDArray[np.float32]:
    """Samples `first` to `last` of a layer at the format's rate, (channels or 1, samples)."""
    import numpy as np

    if layer.kind == "sounds":
        entry = store.get("sounds", layer.key)
        if entry is None:
            raise AudioError(f"the prepared sound {layer.key} is not in the store")
        size = 2 * audio_format.channels
        length = len(entry.data) // size
        data = memoryview(entry.data)[first * size : last * size]
        signal = _floats(data).reshape(-1, audio_format.channels).T
    else:
        samples, rate = _take(store, layer.key)
        samples = _resampled(samples, rate, layer.length, audio_format.rate)
        length = len(samples)
        _fade(samples, audio_format.rate)
        signal = samples[None, first:last]
    if length != layer.length:
        raise AudioError(f"{layer.key} has {length} samples, not {layer.length}")
    signal *= np.float32(10 ** (layer.gain / 20))
    return signal


def _take(store: Store, key: str) -> tuple[NDArray[np.float32], int]:
    entry = _entry(store, key)
    return _floats(entry.data), int(entry.meta["rate"])


def _entry(store: Store, key: str) -> Entry:
    entry = store.get("takes", key)
    if entry is None:
        raise AudioError(f"the take {key} is not in the store", hint="build again to record it")
    return entry


def _floats(data: bytes | memoryview) -> NDArray[np.float32]:
    import numpy as np

    samples = np.frombuffer(data, "<i2").astype(np.float32)
    samples *= np.float32(1 / 32_768)
    return samples


def _resampled(
    samples: NDArray[np.float32], rate: int, length: int, to: int
) -> NDArray[np.float32]:
    """Exactly `length` samples at the rate `to`."""
    import numpy as np
    import soxr

    if rate == to:
        return samples
    samples = soxr.resample(samples, rate, to, "HQ")[:length]
    return np.pad(samples, (0, length - len(samples))) if len(samples) < length else samples


def _fade(samples: NDArray[np.float32], rate: int) -> None:
    """Let the samples come in and out softly, where they stand."""
    import numpy as np

    for seconds, part in ((FADE_IN_SECONDS, samples), (FADE_OUT_SECONDS, samples[::-1])):
        width = min(int(seconds * rate), len(samples) // 2)
        rise = 0.5 - 0.5 * np.cos(np.pi * (np.arange(width) + 0.5) / max(width, 1))
        part[:width] *= rise.astype(np.float32)
