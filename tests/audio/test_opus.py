"""Opus: as long as the samples, the same bytes each time, and a tag that programs read."""

from __future__ import annotations

from fractions import Fraction
from io import BytesIO
from typing import Any

import av
import numpy as np
import pytest
from mutagen.oggopus import OggOpus

from producer.audio.encoders import opus
from producer.audio.tags import Tag
from producer.model import Format, Mark
from tests.audio.speechlike import speechlike

MONO = Format()
STEREO = Format(rate=48_000, channels=2)
MARKS = (
    Mark(id="one", title="One: a beginning", start=0, end=44_100),
    Mark(id="two", title="Two", start=44_100 * 3_725 + 22_050, end=44_100 * 4_000),
)
COVER = b"\xff\xd8\xff" + bytes(200_000)
TAG = Tag(
    title="Löops\0", artist="A. Teacher", album="Loops by Ear", track=3,
    date="2026-01-02T03:04:05Z",
    cover=COVER, marks=MARKS, rate=44_100, length=44_100 * 4_000,
)  # fmt: skip


def pieces(form: Format, seconds: float, size: int = 10_007) -> list[bytes]:
    """Something like speech, cut where no frame ends."""
    mono = speechlike(seconds, rate=form.rate) * 0.5
    samples = np.rint(np.stack([mono] * form.channels, 1) * 32_767).astype("<i2")
    return [samples[at : at + size].tobytes() for at in range(0, len(samples), size)]


def decoded(data: bytes) -> Any:
    """The samples, (channels, samples)."""
    with av.open(BytesIO(data), "r") as container:
        return np.concatenate([one.to_ndarray() for one in container.decode(audio=0)], axis=1)


@pytest.mark.parametrize("form", [MONO, STEREO], ids=["mono", "stereo"])
@pytest.mark.parametrize("seconds", [0.3, 1.0, 3.137])
def test_it_lasts_as_long_as_its_samples(form: Format, seconds: float) -> None:
    """Chapters and captions, which come from the timeline, fit it, too."""
    given = pieces(form, seconds)
    samples = sum(map(len, given)) // (2 * form.channels)
    length = Fraction(samples, form.rate) * opus.RATE
    found = decoded(opus.encode(given, form))
    assert found.shape[0] == form.channels
    assert abs(found.shape[1] - length) <= 1


def test_it_sounds_when_the_samples_do() -> None:
    """Nothing is shifted: the decoded signal fits the given one best without a delay."""
    given = pieces(STEREO, 2.0)
    signal = np.frombuffer(b"".join(given), "<i2").reshape(-1, 2)[:, 0] / 32_768
    found = decoded(opus.encode(given, STEREO))[0]
    window = slice(20_000, 60_000)
    fits: dict[int, float] = {
        shift: float(np.dot(signal[window], found[20_000 + shift : 60_000 + shift]))
        for shift in range(-400, 401, 4)
    }
    best = max(fits.values())
    assert any(abs(shift) <= 8 for shift, fit in fits.items() if fit == best)


def test_the_same_samples_make_the_same_bytes_however_they_are_cut() -> None:
    """A build made again publishes nothing anew."""
    first = opus.encode(pieces(MONO, 1.5), MONO)
    assert first == opus.encode(pieces(MONO, 1.5, 4_099), MONO)
    assert opus.tagged(first, TAG) == opus.tagged(first, TAG)


def test_the_tag_says_title_chapters_and_cover_and_leaves_the_sound_alone() -> None:
    """Programs that nobody here wrote read it, a cover that fills several pages among it."""
    plain = opus.encode(pieces(MONO, 1.5), MONO)
    whole = opus.tagged(plain, TAG)
    assert (decoded(whole) == decoded(plain)).all()
    read: Any = OggOpus(BytesIO(whole))  # type: ignore[no-untyped-call]
    assert read["title"] == ["Löops"]
    assert read["artist"] == ["A. Teacher"]
    assert read["date"] == ["2026-01-02"]
    assert "copyright" not in read
    assert read["chapter001"] == ["01:02:05.500"]
    assert read["chapter001name"] == ["Two"]
    with av.open(BytesIO(whole), "r") as container:
        chapters: Any = container.chapters()
        names = [one["metadata"]["title"] for one in chapters]
        assert names == ["One: a beginning", "Two"]
        assert [one["start"] * one["time_base"] for one in chapters] == [0, Fraction("3725.5")]
        covers = [bytes(packet) for packet in container.demux(video=0)]
    assert COVER in covers
