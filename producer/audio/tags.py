"""ID3v2.3 tags, as bytes to put before the frames: a new tag never touches the audio.

v2.3, because ffmpeg drops long chapter titles from v2.4. mutagen makes the frames; it would order
chapters by their size, and most players show them as they stand, so the order is made here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

from msgspec import Struct

from producer.errors import AudioError
from producer.model import Mark

PADDING = 1024
"""Bytes of room that other programs have to change the tag in place."""
_MOST_CHILDREN = 255
_UTF8 = 3
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_FRONT_COVER = 3
_TOP_LEVEL_ORDERED = 0b11
_ORDERED = 0b01
_NO_OFFSET = 0xFFFFFFFF
_LARGEST = 0x0FFFFFFF


class Tag(Struct, frozen=True, kw_only=True):
    """What a file of audio says of itself; what is empty is left out."""

    title: str
    """Of the chapter or episode."""
    artist: str
    """Author of the course."""
    album: str
    """Title of the course."""
    track: int = 0
    """From 1."""
    tracks: int = 0
    """How many there are."""
    season: int = 0
    """From 1; written as the disc's number."""
    date: str = ""
    """ISO 8601; the day counts."""
    language: str = ""
    """BCP 47."""
    genre: str = "Podcast"
    """Podcast, Speech or Audiobook."""
    copyright: str = ""
    """One line."""
    comment: str = ""
    """A summary for people."""
    description: str = ""
    """The episode's description, for podcast players."""
    keywords: tuple[str, ...] = ()
    """For podcast players."""
    category: str = ""
    """Of the podcast."""
    guid: str = ""
    """The episode's."""
    link: str = ""
    """Its page."""
    encoder: str = ""
    """Program and version."""
    transcript: str = ""
    """Plain text."""
    cover: bytes = b""
    """JPEG or PNG."""
    marks: tuple[Mark, ...] = ()
    """Chapters in time."""
    rate: int
    """Samples a second of the marks and the length."""
    length: int
    """Samples of the audio."""


def render(tag: Tag) -> bytes:
    """The whole ID3v2.3 tag: the same Tag gives the same bytes.

    Raises AudioError for a cover that is neither JPEG nor PNG, or a tag of more than 256 MB.
    """
    groups: tuple[Iterable[Any], ...] = (_texts(tag), _contents(tag), _marks(tag), _cover(tag))
    frames = b"".join(_bytes(group) for group in groups)
    size = len(frames) + PADDING
    if size > _LARGEST:
        raise AudioError(f"a tag of {size:,} bytes doesn't fit into ID3", hint="a smaller cover")
    sevens = bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\x00\x00" + sevens + frames + bytes(PADDING)


def language_code(language: str) -> str:
    """ISO 639-2 code of a BCP 47 tag: `en-US` -> `eng`; `und` for one that has none."""
    primary = language.replace("_", "-").split("-")[0].lower()
    if primary in _codes().values():
        return primary
    return _codes().get(primary, "und")


def clean(text: str) -> str:
    """`text` without the control characters and lone surrogates that would cut or break a frame."""
    return _UNWANTED.sub("", text).strip()


def picture_type(data: bytes) -> str:
    """MIME type of a cover. Raises AudioError for one that is neither JPEG nor PNG."""
    kinds = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}
    mime = next((kind for magic, kind in kinds.items() if data.startswith(magic)), "")
    if not mime:
        raise AudioError("the cover is neither JPEG nor PNG")
    return mime


def _texts(tag: Tag) -> Iterator[Any]:
    code = language_code(tag.language)
    milliseconds = tag.length * 1000 // tag.rate
    # A slash would be read as two names.
    artist = tag.artist.replace("/", "\N{DIVISION SLASH}")
    texts = {
        "TIT2": tag.title,
        "TPE1": artist,
        "TPE2": artist,
        "TALB": tag.album,
        "TRCK": f"{tag.track}/{tag.tracks}" if tag.tracks else f"{tag.track or ''}",
        "TPOS": f"{tag.season or ''}",
        "TDRC": tag.date[:10],
        "TLAN": code if tag.language else "",
        "TCON": tag.genre,
        "TCOP": tag.copyright,
        "TSSE": tag.encoder,
        "TLEN": str(milliseconds),
        "TDES": tag.description,
        "TKWD": ", ".join(tag.keywords),
        "TCAT": tag.category,
        "TGID": tag.guid,
    }
    for name, text in texts.items():
        if clean(text):
            yield _frame(name, encoding=_UTF8, text=[clean(text)])
    if tag.genre == "Podcast":
        yield _frame("PCST", value=1)
    if tag.link:
        yield _frame("WOAF", url=tag.link)
    if tag.comment:
        yield _frame("COMM", encoding=_UTF8, lang=code, desc="", text=[clean(tag.comment)])
    if tag.transcript:
        yield _frame("USLT", encoding=_UTF8, lang=code, desc="", text=clean(tag.transcript))


def _contents(tag: Tag) -> Iterator[Any]:
    """Tables of contents: one, or, as an entry count is a byte, one of several."""
    ids = _ids(tag)
    parts = [ids[at : at + _MOST_CHILDREN] for at in range(0, len(ids), _MOST_CHILDREN)]
    if len(parts) == 1:
        yield _table("toc", _TOP_LEVEL_ORDERED, parts[0])
    elif parts:
        names = [f"toc{number}" for number in range(1, len(parts) + 1)]
        yield _table("toc", _TOP_LEVEL_ORDERED, names)
        for name, part in zip(names, parts, strict=True):
            yield _table(name, _ORDERED, part)


def _table(name: str, flags: int, children: Sequence[str]) -> Any:
    return _frame(
        "CTOC", element_id=name, flags=flags, child_element_ids=list(children), sub_frames=[]
    )


def _marks(tag: Tag) -> Iterator[Any]:
    for name, mark in zip(_ids(tag), tag.marks, strict=True):
        yield _frame(
            "CHAP",
            element_id=name,
            start_time=mark.start * 1000 // tag.rate,
            end_time=mark.end * 1000 // tag.rate,
            start_offset=_NO_OFFSET,
            end_offset=_NO_OFFSET,
            sub_frames=[_frame("TIT2", encoding=_UTF8, text=[clean(mark.title)])],
        )


def _ids(tag: Tag) -> tuple[str, ...]:
    return tuple(f"ch{number}" for number in range(1, len(tag.marks) + 1))


def _cover(tag: Tag) -> Iterator[Any]:
    if not tag.cover:
        return
    mime = picture_type(tag.cover)
    yield _frame("APIC", encoding=0, mime=mime, type=_FRONT_COVER, desc="", data=tag.cover)


def _bytes(frames: Iterable[Any]) -> bytes:
    """The frames' own bytes, in the order given: each is written as a tag of its own."""
    written = []
    for frame in frames:
        alone = _id3().ID3()
        alone.add(frame)
        alone.update_to_v23()
        file = BytesIO()
        alone.save(file, v1=0, v2_version=3, padding=lambda info: 0)
        written.append(file.getvalue()[10:])
    return b"".join(written)


def _frame(kind: str, **fields: Any) -> Any:
    return getattr(_id3(), kind)(**fields)


def _id3() -> Any:
    return import_module("mutagen.id3")


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    """ISO 639-2 codes by ISO 639-1 code."""
    lines = Path(__file__).with_name("languages.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines)
