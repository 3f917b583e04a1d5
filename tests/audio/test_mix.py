"""A worker mixes, limits, encodes and stores a block, and tells what joining must know."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace
from numpy.typing import NDArray

from producer.audio import mix, peaks
from producer.audio.blocks import CONTEXT, Block, Layer
from producer.audio.timeline import EDGE, FRAME, frames, resampled
from producer.errors import AudioError
from producer.model import Format
from producer.store import Store

from .building import decoded
from .speechlike import RATE, Line, record

PLAIN = Format()


def block(store: Store, *, seconds: float = 1.5, gain: float = 6.0, form: Format = PLAIN) -> Block:
    """A take of the Teacher between its edges."""
    take = record(store, [Line(role="Teacher", seconds=seconds, seed=3)]).takes[0]
    length = resampled(take.length, RATE, form.rate)
    layer = Layer(kind="takes", key=take.key, start=EDGE * FRAME, length=length, gain=gain)
    return Block(frames=frames(length) + 2 * EDGE, layers=(layer,))


def test_a_block_is_encoded_once_and_found_again(tmp_path: Path) -> None:
    """The store is asked first, by key, without the encoder."""
    store = Store(tmp_path)
    one = block(store)
    assert mix.encoded(store, one, PLAIN) is None
    made = mix.encode(tmp_path, one, PLAIN)
    assert mix.encoded(store, one, PLAIN) == made
    entry = store.get("blocks", made.key)
    assert entry is not None
    assert len(entry.data) == made.frames.size
    assert made.frames.count == one.frames


def test_every_machine_makes_the_same_bytes(tmp_path: Path) -> None:
    """A block made in another process, in another store, is the same block."""
    here, there = tmp_path / "here", tmp_path / "there"
    one = block(Store(here))
    assert block(Store(there)) == one
    made = mix.encode(here, one, PLAIN)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        other = pool.submit(mix.encode, there, one, PLAIN).result()
    assert made == other == pickle.loads(pickle.dumps(made))
    first, second = (Store(folder).get("blocks", made.key) for folder in (here, there))
    assert first and second and first.data == second.data


@pytest.mark.parametrize("form", [PLAIN, Format(rate=48_000, channels=2)], ids=["mono", "stereo"])
def test_the_take_sounds_where_the_clip_is_and_silence_is_around_it(
    form: Format, tmp_path: Path
) -> None:
    """A take is resampled to exactly its length, and both ends come in and out softly."""
    store = Store(tmp_path)
    one = block(store, gain=0.0, form=form)
    mixed = mix.mix(store, one, form)
    start = (CONTEXT + EDGE) * FRAME
    end = start + one.layers[0].length
    assert mixed.shape == (form.channels, (one.frames + 2 * CONTEXT) * FRAME)
    assert not mixed[:, :start].any()
    assert not mixed[:, end:].any()
    assert np.abs(mixed[:, start:end]).max() > 0.05
    assert np.abs(mixed[:, start : start + 3]).max() < 1e-4
    assert np.abs(mixed[:, end - 3 : end]).max() < 1e-4
    assert all(np.array_equal(mixed[0], channel) for channel in mixed)


@pytest.mark.parametrize("kbps", [64, 96, 128])
@pytest.mark.parametrize("peak", [-1.0, -3.0])
def test_the_decoded_block_keeps_under_the_ceiling(kbps: int, peak: float, tmp_path: Path) -> None:
    """MP3 overshoots, most at low rates: what is published is what is measured."""
    store = Store(tmp_path)
    form = Format(kbps=kbps, peak=peak)
    one = block(store, gain=18.0)
    made = mix.encode(tmp_path, one, form)
    measured = peaks.true_peak(played(store, made, one, kbps), form.rate)
    assert measured <= peak
    assert measured > peak - 1.0
    assert made.proof.peak == pytest.approx(measured, abs=0.02)


def played(store: Store, made: mix.Encoded, one: Block, kbps: int) -> NDArray[np.float32]:
    """What a player plays of a block."""
    entry = store.get(mix.BLOCKS, made.key)
    assert entry
    parts, data = [], entry.data
    while data:
        size = 144_000 * kbps // 44_100 + (data[2] >> 1 & 1)
        parts.append(data[:size])
        data = data[size:]
    return decoded(parts, one.frames * FRAME)


HARSH: dict[str, Callable[[NDArray[np.float64]], NDArray[np.float64]]] = {
    "a square wave": lambda time: np.sign(np.sin(2 * np.pi * 220 * time)),
    "noise": lambda time: np.random.default_rng(0).uniform(-1, 1, len(time)),
    "clipped shouting": lambda time: np.clip(5 * np.sin(2 * np.pi * 90 * time), -1, 1),
    "clicks": lambda time: (np.arange(len(time)) % 997 == 0) * 1.0,
    "nothing": lambda time: np.zeros(len(time)),
}


@pytest.mark.parametrize("kbps", [64, 128])
@pytest.mark.parametrize("name", HARSH)
def test_no_take_is_too_harsh_for_the_ceiling(name: str, kbps: int, tmp_path: Path) -> None:
    """Sounds that MP3 overshoots most with are turned down until they fit."""
    samples = np.rint(HARSH[name](np.arange(RATE) / RATE) * 32_767).astype("<i2")
    Store(tmp_path).put("takes", "cd" * 16, samples.tobytes(), {"rate": RATE, "length": RATE})
    layer = Layer(kind="takes", key="cd" * 16, start=EDGE * FRAME, length=44_100, gain=9.0)
    one = Block(frames=frames(44_100) + 2 * EDGE, layers=(layer,))
    made = mix.encode(tmp_path, one, Format(kbps=kbps))
    assert made.proof.peak <= PLAIN.peak
    wave = played(Store(tmp_path), made, one, kbps)
    assert peaks.true_peak(wave, PLAIN.rate) <= PLAIN.peak


def test_a_take_that_is_gone_is_told(tmp_path: Path) -> None:
    """A store that was cleaned too well gives one clear line."""
    one = block(Store(tmp_path))
    with pytest.raises(AudioError, match="not in the store"):
        mix.encode(tmp_path / "empty", one, PLAIN)
    lost = replace(one, layers=(replace(one.layers[0], kind="sounds"),))
    with pytest.raises(AudioError, match="not in the store"):
        mix.encode(tmp_path, lost, PLAIN)
    with pytest.raises(AudioError, match="not in the store"):
        mix.take_levels(tmp_path / "empty", one.layers[0].key)


def test_a_take_of_another_length_than_it_says_is_not_passed_over(tmp_path: Path) -> None:
    """At the format's own rate nothing is resampled, so nothing hides a wrong length."""
    store = Store(tmp_path)
    store.put("takes", "ab" * 16, bytes(2 * 5_000), {"rate": PLAIN.rate, "length": 6_000})
    layer = Layer(kind="takes", key="ab" * 16, start=EDGE * FRAME, length=6_000)
    with pytest.raises(AudioError, match="6000"):
        mix.encode(tmp_path, Block(frames=10, layers=(layer,)), PLAIN)


def test_levels_are_measured_once(tmp_path: Path) -> None:
    """The levels of a take are kept beside it."""
    store = Store(tmp_path)
    key = block(store).layers[0].key
    first = mix.take_levels(tmp_path, key)
    store.remove("takes", key)
    assert mix.take_levels(tmp_path, key) == first
