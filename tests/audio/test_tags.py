"""Tags say what they were given, to every program, and never touch the audio."""

from __future__ import annotations

import json
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from producer.audio import tags
from producer.audio.encoders import mp3
from producer.errors import AudioError
from producer.model import Format, Mark

from . import judges

RATE = 44_100
SILENCE = b"".join(mp3.join(Format(), [mp3.Frames(count=400)], []))
LENGTH = 400 * mp3.FRAME


def png(width: int = 8) -> bytes:
    from PIL import Image

    file = BytesIO()
    Image.new("RGB", (width, width), (20, 90, 160)).save(file, "PNG")
    return file.getvalue()


def marks(*titles: str) -> tuple[Mark, ...]:
    step = LENGTH // max(1, len(titles))
    return tuple(
        Mark(id=f"c{number}", title=title, start=number * step, end=(number + 1) * step)
        for number, title in enumerate(titles)
    )


TAG = tags.Tag(
    title="Waiting for many things",
    artist="Ada Beispiel",
    album="Größe & Maß",
    track=3,
    tracks=12,
    season=2,
    date="2026-11-23T09:00:00+00:00",
    language="en-GB",
    genre="Podcast",
    comment="What waiting is for.",
    description="A longer description.",
    keywords=("waiting", "loops"),
    category="Education",
    guid="0b3e",
    link="https://example.org/waiting/",
    encoder="producer 0.1.0",
    transcript="Teacher: Hello.\nStudent: «Hé!»",
    marks=marks("Long " * 40, "B", "Ein Stück", "D" * 90, "日本語", "E"),
    rate=RATE,
    length=LENGTH,
)


def read_back(file: Any) -> Any:
    """What mutagen reads, of version 2.3 as it stands."""
    return import_module("mutagen.id3").ID3(file, translate=False)


def file_of(tag: tags.Tag, folder: Path) -> Path:
    path = folder / "a.mp3"
    path.write_bytes(tags.render(tag) + SILENCE)
    return path


def test_ffprobe_reads_fields_and_chapters_in_order_of_time(tmp_path: Path) -> None:
    """Long and short titles, in any script, each at its time."""
    out, _ = judges.run(
        "ffprobe", "-v", "error", "-of", "json", "-show_chapters", "-show_format", "-show_streams",
        file_of(replace(TAG, cover=png()), tmp_path),
    )  # fmt: skip
    told = json.loads(out)
    fields = told["format"]["tags"]
    assert fields["title"] == TAG.title
    assert fields["artist"] == TAG.artist
    assert fields["album"] == TAG.album
    assert fields["track"] == "3/12"
    assert fields["genre"] == "Podcast"
    assert fields["date"].startswith("2026")
    assert fields["comment"] == TAG.comment
    assert [stream["codec_name"] for stream in told["streams"]] == ["mp3", "png"]
    chapters = [
        (float(chapter["start_time"]), chapter["tags"]["title"]) for chapter in told["chapters"]
    ]
    assert [title for _, title in chapters] == [mark.title.strip() for mark in TAG.marks]
    for (start, _), mark in zip(chapters, TAG.marks, strict=True):
        assert start == pytest.approx(mark.start / RATE, abs=0.002)


def test_mutagen_reads_everything_back(tmp_path: Path) -> None:
    """Every field that was set is there, in version 2.3."""
    read = read_back(file_of(replace(TAG, cover=png()), tmp_path))
    assert read.version == (2, 3, 0)
    assert str(read["TIT2"]) == TAG.title
    assert str(read["TPOS"]) == "2"
    assert str(read["TYER"]) == "2026"
    assert str(read["TDAT"]) == "2311"
    assert str(read["TLAN"]) == "eng"
    assert str(read["TLEN"]) == str(LENGTH * 1000 // RATE)
    assert str(read["TSSE"]) == TAG.encoder
    assert str(read["TDES"]) == TAG.description
    assert str(read["TKWD"]) == "waiting, loops"
    assert str(read["TCAT"]) == "Education"
    assert str(read["TGID"]) == "0b3e"
    assert read.getall("PCST")
    assert not read.getall("WFED")
    assert read.getall("USLT")[0].text == TAG.transcript
    assert read.getall("USLT")[0].lang == "eng"
    assert read.getall("APIC")[0].data == png()
    assert read["CTOC:toc"].child_element_ids == [f"ch{number}" for number in range(1, 7)]


def test_eyed3_agrees_on_the_chapters(tmp_path: Path) -> None:
    """A third reader sees the same order."""
    eyed3 = pytest.importorskip("eyed3", reason="eyeD3 is not installed")
    read = eyed3.load(str(file_of(TAG, tmp_path))).tag
    by_id = {bytes(one.element_id).decode(): one for one in read.chapters}
    contents = next(iter(read.table_of_contents))
    order = [by_id[bytes(name).decode()] for name in contents.child_ids]
    assert [one.title for one in order] == [mark.title.strip() for mark in TAG.marks]
    assert [one.times.start for one in order] == [mark.start * 1000 // RATE for mark in TAG.marks]


def test_mp3val_has_nothing_to_say(tmp_path: Path) -> None:
    """A tagged file of ours is a plain MP3."""
    said = judges.mp3val(file_of(replace(TAG, cover=png(64)), tmp_path))
    assert "WARNING" not in said
    assert "+ID3v2" in said


def test_the_same_tag_is_the_same_bytes() -> None:
    """A build with nothing new writes nothing new."""
    assert tags.render(TAG) == tags.render(replace(TAG))


def test_a_slash_in_a_name_is_one_name(tmp_path: Path) -> None:
    """ID3v2.3 parts artists at a slash."""
    read = read_back(file_of(replace(TAG, artist="AC/DC"), tmp_path))
    assert len(read["TPE1"].text) == 1
    assert "/" not in read["TPE1"].text[0]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.text(max_size=300), st.lists(st.text(max_size=120), max_size=5))
def test_no_text_breaks_a_tag(title: str, transcript: str, titles: list[str]) -> None:
    """NUL, controls, surrogates, anything: the tag is read back whole."""
    tag = replace(TAG, title=title, transcript=transcript, marks=marks(*titles))
    data = tags.render(tag)
    size = int("".join(f"{byte:07b}" for byte in data[6:10]), 2)
    assert len(data) == 10 + size
    read = read_back(BytesIO(data + SILENCE))
    assert len(read.getall("CHAP")) == len(titles)
    kept = [mark for mark in title if mark.isprintable()]
    found = str(read["TIT2"]) if "TIT2" in read else ""
    shown = "".join(mark for mark in found if mark.isprintable())
    assert shown.strip() == "".join(kept).strip()


def test_more_chapters_than_a_table_of_contents_holds(tmp_path: Path) -> None:
    """Its count is a byte: a long audiobook has tables under a table."""
    tag = replace(TAG, marks=marks(*(f"Chapter {number}" for number in range(300))))
    path = file_of(tag, tmp_path)
    read = read_back(path)
    assert len(read.getall("CHAP")) == 300
    top = read["CTOC:toc"].child_element_ids
    assert [len(read[f"CTOC:{name}"].child_element_ids) for name in top] == [255, 45]
    out, _ = judges.run("ffprobe", "-v", "error", "-of", "json", "-show_chapters", path)
    assert len(json.loads(out)["chapters"]) == 300


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("en-US", "eng"),
        ("de", "deu"),
        ("pt_BR", "por"),
        ("yue", "und"),
        ("ENG", "eng"),
        ("", "und"),
    ],
)
def test_languages_have_three_letters(language: str, code: str) -> None:
    """ID3 wants ISO 639-2."""
    assert tags.language_code(language) == code


def test_a_cover_that_is_no_image_is_told() -> None:
    """Only JPEG and PNG are shown by players."""
    with pytest.raises(AudioError, match="JPEG"):
        tags.render(replace(TAG, cover=b"GIF89a"))


def test_what_is_empty_is_left_out(tmp_path: Path) -> None:
    """No frame without a text."""
    bare = tags.Tag(title="T", artist="", album="", genre="Speech", rate=RATE, length=LENGTH)
    read = read_back(file_of(bare, tmp_path))
    assert sorted(read.keys()) == ["TCON", "TIT2", "TLEN"]
