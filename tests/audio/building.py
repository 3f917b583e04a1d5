"""Builds chapters and files as the conductor does, in one process."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from producer.audio import blocks, gains, join, mix, peaks, timeline
from producer.audio.encoders import mp3
from producer.model import Format, Timeline
from producer.store import Store

from .speechlike import PLAIN, Recorded


class Built(Struct, frozen=True, kw_only=True):
    """A chapter or an episode with its blocks encoded."""

    timeline: Timeline
    plan: gains.GainPlan | None
    layers: tuple[blocks.Layer, ...]
    blocks: tuple[blocks.Block, ...]
    encodings: tuple[mix.Encoded | None, ...]
    encoded: int
    """How many blocks were encoded now, not found in the store."""


def chapter(
    store: Store,
    recorded: Recorded,
    *,
    audio_format: Format = PLAIN,
    pinned: Mapping[str, float] | None = None,
    sounds: Mapping[str, tuple[str, int]] | None = None,
) -> Built:
    """A chapter; `sounds` has the key and the length of each prepared sound."""
    sounds = sounds or {}
    takes = [
        None if utterance.sound else take
        for utterance, take in zip(recorded.utterances, recorded.takes, strict=True)
    ]
    placed = timeline.assemble(
        recorded.utterances,
        takes,
        audio_format=audio_format,
        sounds={name: length for name, (_, length) in sounds.items()},
    )
    speech = [
        (utterance.voice.name, mix.take_levels(store.folder, take.key))
        for utterance, take in zip(recorded.utterances, takes, strict=True)
        if take
    ]
    plan = gains.plan_gains(speech, audio_format=audio_format, pinned=pinned)
    decibels = dict(plan.gains)
    layers = blocks.layers(
        placed,
        [decibels.get(utterance.voice.name, 0.0) for utterance in recorded.utterances],
        {name: key for name, (key, _) in sounds.items()},
    )
    return encode(store, placed, layers, audio_format, plan)


def encode(
    store: Store,
    placed: Timeline,
    layers: tuple[blocks.Layer, ...],
    audio_format: Format = PLAIN,
    plan: gains.GainPlan | None = None,
) -> Built:
    """Encode whatever of `layers` the store doesn't have."""
    cut = blocks.blocks(layers, placed.length)
    new = 0
    encodings: list[mix.Encoded | None] = []
    for block in cut:
        if block.silent:
            encodings.append(None)
            continue
        known = mix.encoded(store, block, audio_format)
        new += known is None
        encodings.append(known or mix.encode(store.folder, block, audio_format))
    return Built(
        timeline=placed,
        plan=plan,
        layers=layers,
        blocks=cut,
        encodings=tuple(encodings),
        encoded=new,
    )


def write(
    path: Path, store: Store, built: Built, *, tag: bytes = b"", audio_format: Format = PLAIN
) -> join.Joined:
    """The chapter's or episode's file."""
    data = join.Blocks(store).data
    return join.write(
        path, tag, built.blocks, built.encodings, data=data, audio_format=audio_format
    )


def source_of(store: Store, built: Built, audio_format: Format = PLAIN) -> NDArray[np.float32]:
    """What goes into the encoder, (channels, samples): all blocks side by side."""
    parts = []
    for block in built.blocks:
        mixed = mix.mix(store, block, audio_format)
        limited = peaks.limit(mixed, audio_format.rate, audio_format.peak - peaks.HEADROOM)
        edge = blocks.CONTEXT * timeline.FRAME
        parts.append(limited[:, edge : edge + block.frames * timeline.FRAME])
    return np.concatenate(parts, axis=1)


def frames_of(data: bytes) -> list[bytes]:
    """The MPEG frames of a file without tags, the Info frame first."""
    rates, found, at = (44_100, 48_000, 32_000), [], 0
    while at < len(data):
        kbps = mp3.BITRATES[(data[at + 2] >> 4) - 1]
        size = 144_000 * kbps // rates[data[at + 2] >> 2 & 3] + (data[at + 2] >> 1 & 1)
        found.append(data[at : at + size])
        at += size
    return found


def decoded(frames: Sequence[bytes], length: int) -> NDArray[np.float32]:
    """What a player plays of audio frames (the Info frame aside): delays cut off."""
    delay = mp3.ENCODER_DELAY + mp3.DECODER_DELAY
    return mp3.decode(frames)[:, delay : delay + length]


def ratio(signal: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    """Signal-to-noise ratio in decibels, where the noise is how `other` differs."""
    noise = float(((signal.astype(np.float64) - other) ** 2).sum())
    return 10 * float(np.log10((signal.astype(np.float64) ** 2).sum() / max(noise, 1e-20)))
