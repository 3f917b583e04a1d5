"""Frames of separate encodings join to a file that is as good as one encoding."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import soxr
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from producer.audio.encoders import mp3
from producer.audio.encoders._info import crc16, joined_crc16, short_crc16
from producer.errors import AudioError
from producer.model import Format

from . import judges
from .building import decoded, frames_of, ratio
from .speechlike import RATE, speechlike

FRAME = mp3.FRAME
FORMATS = [
    Format(),
    Format(kbps=96),
    Format(rate=48_000),
    Format(channels=2, kbps=192),
    Format(rate=48_000, channels=2, kbps=160),
    Format(kbps=64),
]


def named(form: Format) -> str:
    return f"{form.rate}-{form.channels}-{form.kbps}"


@cache
def signal(form: Format, frames: int = 230) -> NDArray[np.float32]:
    """(channels, samples) of speech up to 12 kHz, with other words on each channel."""
    seconds = frames * FRAME / form.rate + 1
    found = [
        soxr.resample(speechlike(seconds, seed=seed, pitch=110 + 70 * seed), RATE, form.rate)
        for seed in range(form.channels)
    ]
    return np.asarray(np.stack(found)[:, : frames * FRAME], np.float32)


@cache
def encoded(form: Format) -> tuple[bytes, ...]:
    return mp3.encode(signal(form, 204), form)


def join(form: Format, parts: list[tuple[bytes, ...] | int]) -> bytes:
    """The file of encoded parts; a number is so many frames of silence."""
    known = [
        mp3.Frames(count=part) if isinstance(part, int) else mp3.describe(part) for part in parts
    ]
    data = [b"".join(part) for part in parts if not isinstance(part, int)]
    return b"".join(mp3.join(form, known, data))


def spliced(form: Format, whole: NDArray[np.float32], cuts: list[int]) -> list[tuple[bytes, ...]]:
    """`whole`, encoded in parts that are cut at these frames, each with its real neighbours."""
    total = whole.shape[1] // FRAME
    edges = [0, *sorted({cut for cut in cuts if 0 < cut < total}), total]
    parts = []
    for first, last in pairwise(edges):
        before = max(0, first - mp3.CONTEXT)
        after = min(total, last + mp3.CONTEXT)
        frames = mp3.encode(whole[:, before * FRAME : after * FRAME], form)
        parts.append(frames[first - before : first - before + last - first])
    return parts


@pytest.mark.parametrize("form", FORMATS, ids=named)
def test_joined_frames_are_as_good_as_one_encoding(form: Format) -> None:
    """Cut anywhere, in mid-word too: the ratio to the noise is the same, and around the joins."""
    whole = signal(form)
    length = whole.shape[1]
    cuts = [7, 30, 31, 64, 120, 121, 180]
    parts = spliced(form, whole, cuts)
    joined = decoded([frame for part in parts for frame in part], length)
    full = decoded(mp3.encode(whole, form), length)
    rounded = np.asarray(np.rint(whole * 32_768) / 32_768, np.float32)
    end = joined.shape[1]
    assert ratio(rounded[:, :end], joined) == pytest.approx(
        ratio(rounded[:, :end], full[:, :end]), abs=0.1
    )
    around = np.zeros(end, bool)
    for cut in cuts:
        around[cut * FRAME - form.rate // 10 : cut * FRAME + form.rate // 10] = True
    near = ratio(rounded[:, :end][:, around], joined[:, around])
    assert near == pytest.approx(
        ratio(rounded[:, :end][:, around], full[:, :end][:, around]), abs=0.3
    )


def test_hard_joins_without_context_would_be_heard() -> None:
    """The test above can fail: without real neighbours the joins are 10 dB worse."""
    form = FORMATS[0]
    whole = signal(form)
    cut = 120
    parts = [
        mp3.encode(whole[:, : cut * FRAME], form)[:cut],
        mp3.encode(whole[:, cut * FRAME :], form),
    ]
    joined = decoded([frame for part in parts for frame in part], whole.shape[1])
    full = decoded(mp3.encode(whole, form), whole.shape[1])
    around = slice(cut * FRAME - 2205, cut * FRAME + 2205)
    assert ratio(whole[:, around], joined[:, around]) < ratio(whole[:, around], full[:, around]) - 6


@pytest.mark.parametrize("form", FORMATS, ids=named)
def test_players_play_every_sample_and_no_more(form: Format, tmp_path: Path) -> None:
    """The Info frame says the delay and the padding: ffmpeg, mpg123 and we agree to a sample."""
    whole = signal(form, 60)
    faded = whole * np.sin(np.pi * np.arange(whole.shape[1]) / whole.shape[1]).astype(np.float32)
    parts = mp3.encode(faded, form)[:-1]
    path = tmp_path / "a.mp3"
    path.write_bytes(join(form, [12, parts, 20]))
    length = (12 + 60 + 20) * FRAME
    expected = np.zeros((form.channels, length), np.float32)
    expected[:, 12 * FRAME : 72 * FRAME] = faded
    for player in (judges.ffmpeg, judges.mpg123):
        played = player(path, form.channels)
        assert played.shape[1] == length
        assert ratio(expected, played) > 20
    ours = decoded(frames_of(path.read_bytes())[1:], length)
    assert ours.shape[1] == length
    assert ratio(expected, ours) > 20
    assert "WARNING" not in judges.mp3val(path).replace(
        "No supported tags in the file", ""
    ).replace('WARNING: "' + str(path) + '": ', "")


@pytest.mark.parametrize("kbps", [kbps for kbps in mp3.BITRATES if kbps >= mp3.LOWEST_BITRATE])
def test_what_comes_out_is_as_loud_as_what_went_in(kbps: int) -> None:
    """LAME turns the volume down at most bit rates; that is made up for."""
    form = Format(kbps=kbps)
    time = np.arange(60 * FRAME) / form.rate
    sine = np.asarray(0.9 * np.sin(2 * np.pi * 440 * time)[None], np.float32)
    played = decoded(mp3.encode(sine, form), sine.shape[1])
    middle = slice(10 * FRAME, 50 * FRAME)
    level = float((played[:, middle] * sine[:, middle]).sum() / (sine[:, middle] ** 2).sum())
    assert level == pytest.approx(1.0, abs=0.001)


@settings(max_examples=20, deadline=None)
@given(
    st.lists(
        st.one_of(st.integers(1, 60), st.tuples(st.integers(0, 3), st.integers(1, 200))),
        max_size=30,
    ),
    st.sampled_from([Format(), Format(kbps=96), Format(rate=48_000), Format(channels=2, kbps=160)]),
)
def test_any_time_stands_where_the_bit_rate_says(
    plan: list[int | tuple[int, int]], form: Format
) -> None:
    """However blocks and silence follow, no frame is two bytes from its place."""
    source = encoded(form)
    parts: list[tuple[bytes, ...] | int] = [
        part if isinstance(part, int) else tuple(source[: part[1]]) for part in plan
    ]
    frames = frames_of(join(form, parts))
    positions = np.cumsum([0, *(len(frame) for frame in frames[1:])])
    wanted = np.arange(len(frames)) * 144_000 * form.kbps / form.rate
    away = positions - wanted
    assert away.min() > -2
    assert away.max() < 2
    assert all(frame[4] == 0 and frame[5] & 0x80 == 0 for frame in frames[1:]), "own data only"


def test_the_info_frame_is_right(tmp_path: Path) -> None:
    """Frames, bytes, delay, padding and both sums, as mutagen reads them and as we count them."""
    mutagen_mp3 = pytest.importorskip("mutagen.mp3")
    form = Format()
    data = join(form, [5, mp3.encode(signal(form, 50), form)[:-1], 7])
    frames = frames_of(data)
    info, music = frames[0], b"".join(frames[1:])
    at = info.index(b"Info")
    assert int.from_bytes(info[at + 8 : at + 12]) == len(frames) - 1 == 63
    assert int.from_bytes(info[at + 12 : at + 16]) == len(data)
    lame = info.index(b"LAME3.100")
    assert int.from_bytes(info[lame + 28 : lame + 32]) == len(data)
    assert int.from_bytes(info[lame + 32 : lame + 34]) == short_crc16(music)
    assert int.from_bytes(info[lame + 34 : lame + 36]) == short_crc16(info[: lame + 34])
    read = mutagen_mp3.MP3(BytesIO(data)).info
    assert read.encoder_info.startswith("LAME 3.100")
    assert str(read.bitrate_mode) == "BitrateMode.CBR"
    assert read.bitrate == pytest.approx(128_000, rel=1e-3)
    assert read.length == pytest.approx(62 * FRAME / 44_100, abs=1e-6)


@given(st.binary(max_size=5000), st.binary(max_size=5000))
def test_sums_of_parts_join_to_the_sum_of_the_whole(first: bytes, second: bytes) -> None:
    """The CRC of hours of audio comes from those of its blocks."""
    assert crc16(first) == short_crc16(first)
    joined = joined_crc16(short_crc16(first), short_crc16(second), len(second))
    assert joined == short_crc16(first + second)


def test_silence_decodes_to_nothing() -> None:
    """Pauses are digital silence, sample by sample."""
    assert not mp3.decode(frames_of(join(Format(), [40]))[1:]).any()


def test_the_same_samples_give_the_same_bytes() -> None:
    """Builds are deterministic."""
    assert mp3.encode(signal(Format(), 40), Format()) == mp3.encode(signal(Format(), 40), Format())


def test_a_block_with_other_bytes_than_it_says_is_refused() -> None:
    """A damaged store makes no file with a wrong Info frame."""
    frames = mp3.describe(mp3.encode(signal(Format(), 10), Format()))
    with pytest.raises(AudioError, match="bytes"):
        list(mp3.join(Format(), [frames], [b"short"]))
    with pytest.raises(AudioError, match="bytes"):
        list(mp3.join(Format(), [frames], []))


@pytest.mark.parametrize(
    "form", [Format(rate=24_000), Format(channels=3), Format(kbps=100), Format(kbps=32)], ids=named
)
def test_formats_that_mp3_cant_have_are_refused(form: Format) -> None:
    """One clear line instead of an encoder's error."""
    with pytest.raises(AudioError):
        mp3.check(form)
