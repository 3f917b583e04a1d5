"""A file that sounds otherwise than what it was made from takes no place on the site."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from producer.audio.alike import Levels, inspect, watched
from producer.audio.encoders import opus
from producer.errors import AudioError
from producer.model import Format, Source
from tests.audio.speechlike import speechlike

FORM = Format(rate=44_100, channels=1)
Wave = NDArray[np.float32]
SPOILT: dict[str, tuple[Callable[[Wave], Wave], str]] = {
    "cut": (lambda wave: wave[: 5 * FORM.rate], "it lasts 5.0"),
    "gap": (
        lambda wave: np.where(abs(np.arange(len(wave)) - 2 * FORM.rate) < 15_000, 0, wave),
        "-120 dBFS|dBFS there",
    ),
    "quiet": (lambda wave: wave * 0.3, "dBFS there"),
}


def pieces(wave: Wave) -> list[bytes]:
    data = np.rint(np.clip(wave, -1, 1) * 32_767).astype("<i2").tobytes()
    return [data[at : at + 50_000] for at in range(0, len(data), 50_000)]


@pytest.fixture(scope="module")
def wave() -> Wave:
    return np.tile(speechlike(3.0, level=0.1, rate=FORM.rate), 2)


def made(wave: Wave, meant: Wave) -> None:
    levels = Levels()
    for _ in watched(pieces(meant), levels, FORM):
        pass
    inspect(
        opus.encode(pieces(wave), FORM), levels, FORM, "a.opus",
        lambda sample: Source(path="a.md", line=sample // FORM.rate),
    )  # fmt: skip


def test_what_a_codec_changes_is_no_flaw(wave: Wave) -> None:
    """An encoded file passes."""
    made(wave, wave)


@pytest.mark.parametrize("name", SPOILT)
def test_what_sounds_otherwise_is_told_at_its_line(name: str, wave: Wave) -> None:
    """A file that is cut, has a gap or another level is refused, with its line."""
    spoil, message = SPOILT[name]
    with pytest.raises(AudioError, match=message) as caught:
        made(spoil(wave), wave)
    assert caught.value.source is not None
    if name == "gap":
        assert caught.value.source.line in (1, 2)
