"""A stretch of one MP3 against a stretch of another: the same sound, or another."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import av
import numpy as np
import pytest

from producer.audio.sameness import same
from producer.audio.timeline import FRAME
from producer.errors import AudioError

RATE = 44_100
SECOND = 38 * FRAME
"""Samples of about a second: whole frames."""


def encoded(hertz: list[float], loud: float = 8_000.0) -> bytes:
    """A tone of each frequency for about a second."""
    at = np.arange(SECOND) / RATE
    parts = [loud * np.sin(2 * np.pi * one * at) for one in hertz]
    samples = np.concatenate(parts).astype(np.int16)[None]
    out = BytesIO()
    with av.open(out, "w", format="mp3") as container:
        stream: Any = container.add_stream("mp3", rate=RATE, bit_rate=128_000)
        stream.layout = "mono"
        frame = av.AudioFrame.from_ndarray(samples, format="s16", layout="mono")
        frame.sample_rate = RATE
        resampler = av.AudioResampler(format="s16p", layout="mono", rate=RATE)
        for one in resampler.resample(frame):
            container.mux(stream.encode(one))
        container.mux(stream.encode(None))
    return out.getvalue()


def span(first: int, last: int) -> tuple[float, float]:
    return first * SECOND / RATE, last * SECOND / RATE


@pytest.mark.parametrize(
    ("make", "wanted"),
    [
        (lambda: encoded([300, 500]), True),
        (lambda: encoded([300, 520]), False),
        (lambda: encoded([300, 500], loud=6_000), False),
    ],
    ids=["same", "other sound", "softer"],
)
def test_another_sound_or_level_is_told(make: Callable[[], bytes], wanted: bool) -> None:
    """By the sound, whatever tag stands in front of it."""
    tag = b"ID3\x03\x00\x00\x00\x00\x00\x0a" + bytes(10)
    assert same(encoded([300, 500]), tag + make(), [(span(1, 2), span(1, 2))]) == [wanted]


def test_another_length_is_another_sound() -> None:
    """A word that was cut off."""
    data = encoded([300, 300])
    assert same(data, data, [(span(0, 2), span(0, 1))]) == [False]


def test_a_file_that_is_none_is_told() -> None:
    """The caller says that it sounds otherwise."""
    with pytest.raises(AudioError, match="decoded"):
        same(b"nothing", encoded([300]), [(span(0, 1), span(0, 1))])
