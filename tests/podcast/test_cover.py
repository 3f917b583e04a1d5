"""Artwork: any image of the author's made fit, or one drawn that says the course's name."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

import pytest
from msgspec.structs import replace
from PIL import Image

from producer.errors import PodcastError
from producer.podcast import artwork, cover, palette
from producer.podcast.check_cover import check_cover
from tests.podcast import builder

COURSE = builder.COURSE
AUTHORS = replace(COURSE, cover="cover.png")


def file(mode: str, size: tuple[int, int], kind: str = "PNG", colour: Any = 0, **how: Any) -> bytes:
    out = BytesIO()
    Image.new(mode, size, colour).save(out, kind, **how)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def test_a_drawn_cover_is_accepted_and_always_the_same() -> None:
    """The same course has the same bytes, without any date or name of a program in them."""
    drawn = cover.cover(COURSE, None)
    assert drawn == cover.cover(COURSE, None)
    assert check_cover(drawn) == ()
    assert opened(drawn).info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"} | {
        "progressive", "progression",
    }  # fmt: skip
    assert len(drawn) < 500_000


def test_a_drawn_cover_says_the_name() -> None:
    """Another title is another picture where the title stands, and only there."""
    one, other = artwork.draw(COURSE), artwork.draw(replace(COURSE, title="Small Clock"))
    box = (0, 0, artwork.SIDE, 1200)
    below = (0, 1200, artwork.SIDE, artwork.SIDE)
    assert one.crop(box).tobytes() != other.crop(box).tobytes()
    assert one.crop(below).tobytes() == other.crop(below).tobytes()


@pytest.mark.parametrize(
    "title",
    ["C", "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente " * 3, "wörd " * 120, "a" * 400],
    ids=["letter", "long words", "many words", "one word"],
)
def test_any_title_stays_inside_its_margins(title: str) -> None:
    """A title of any length is cut or made small, never drawn over the edge or the voice."""
    plain = artwork.draw(replace(COURSE, title=" ", author=""))
    drawn = artwork.draw(replace(COURSE, title=title, author=""))
    from PIL import ImageChops

    box = ImageChops.difference(plain, drawn).getbbox()
    assert box is not None
    left, top, right, bottom = box
    assert left >= 100 and top >= 100 and right <= artwork.SIDE - 100 and bottom <= 1330


def test_courses_have_colours_of_their_own() -> None:
    """Each hue is in sRGB and is some slug's."""
    assert {palette.hue(f"course-{n}") for n in range(200)} == set(palette.HUES)
    for hue in range(0, 360, 7):
        assert all(0 <= channel <= 255 for channel in palette.oklch(0.8, 0.3, hue))
    assert palette.oklch(1, 0, 0) == (255, 255, 255)
    assert palette.oklch(0.627955, 0.257683, 29.234) == (255, 0, 0)


def test_letters_of_european_languages_can_be_written() -> None:
    """Accents, Greek and Cyrillic need no other font."""
    title = "Àéîõü çñß łžőș ğİı Ψηφιακή Время Ŵŷ Ảệ – “C++” & 10 €"
    assert artwork.unwritable(replace(COURSE, title=title)) == ""
    assert cover.findings(COURSE, None) == ()


def test_a_title_that_no_font_can_write_is_told() -> None:
    """An author is asked for an image instead of getting boxes."""
    (found,) = cover.findings(replace(COURSE, title="Clocks \U000f0000"), None)
    assert (found.code, found.severity) == ("cover-font", "warning")
    assert found.source and found.source.path == "scripts/small-clocks/course.yaml"


@pytest.mark.parametrize(
    ("image", "side", "codes"),
    [
        (file("RGB", (1400, 1400)), 1400, []),
        (file("RGB", (3000, 3000)), 3000, []),
        (file("RGB", (3600, 3600)), 3000, []),
        (file("RGB", (700, 700)), 1400, ["cover-small"]),
        (file("RGB", (1500, 1800)), 1500, ["cover-not-square"]),
        (file("RGB", (2400, 1350)), 2400, ["cover-not-square"]),
        (file("RGBA", (1400, 1400), colour=(9, 9, 9, 0)), 1400, []),
        (file("LA", (1400, 1400)), 1400, []),
        (file("P", (1400, 1400)), 1400, []),
        (file("1", (1400, 1400)), 1400, []),
        (file("I;16", (1400, 1400), colour=40_000), 1400, []),
        (file("CMYK", (1400, 1400), "JPEG"), 1400, []),
        (file("RGB", (1400, 1400), "WEBP"), 1400, []),
        (file("F", (1400, 1400), "TIFF", colour=0.5), 1400, []),
    ],
    ids=lambda value: "" if isinstance(value, bytes) else str(value),
)
def test_any_image_is_made_fit(image: bytes, side: int, codes: list[str]) -> None:
    """Square, 1,400 to 3,000 pixels, RGB; what was done to it is told."""
    made = cover.cover(AUTHORS, image)
    assert check_cover(made) == ()
    assert opened(made).size == (side, side)
    assert [found.code for found in cover.findings(AUTHORS, image)] == codes


def test_grey_of_sixteen_bits_stays_grey() -> None:
    """Half grey is half grey, not white."""
    made = opened(cover.cover(AUTHORS, file("I;16", (1400, 1400), colour=32_768)))
    assert made.getpixel((700, 700)) in ((127, 127, 127), (128, 128, 128))


def test_a_photo_stands_as_its_camera_says() -> None:
    """A picture that a phone turned in its metadata is turned."""
    picture = Image.new("RGB", (1400, 1400), (255, 0, 0))
    picture.paste((0, 0, 255), (0, 0, 1400, 700))
    exif = Image.Exif()
    exif[0x0112] = 3
    out = BytesIO()
    picture.save(out, "JPEG", exif=exif)
    made = opened(cover.cover(AUTHORS, out.getvalue()))
    red, _, blue = made.getpixel((700, 100))  # type: ignore[misc]
    assert red > 200 > blue
    assert not made.getexif()


def test_a_wide_image_is_shown_whole() -> None:
    """A banner is padded, not cut: its ends are still there."""
    banner = Image.new("RGB", (2800, 1000), (10, 120, 10))
    banner.paste((250, 250, 250), (0, 0, 60, 1000))
    out = BytesIO()
    banner.save(out, "PNG")
    made = opened(cover.cover(AUTHORS, out.getvalue()))
    assert min(made.getpixel((20, made.height // 2))) > 230  # type: ignore[arg-type]
    assert made.width == made.height


@pytest.mark.parametrize(
    "data",
    [b"", b"no image", b"\x89PNG\r\n\x1a\n", file("RGB", (1400, 1400), "JPEG")[:700], b"<svg/>"],
    ids=["empty", "text", "header", "cut", "svg"],
)
def test_an_image_that_is_none_is_one_clear_line(data: bytes) -> None:
    """With the file's name and what to do."""
    with pytest.raises(PodcastError) as caught:
        cover.cover(AUTHORS, data)
    assert str(caught.value) == (
        "scripts/small-clocks/cover.png: the file is no image that can be read"
    )
    assert "JPEG or PNG" in caught.value.hint


def test_an_image_too_large_to_unpack_is_refused() -> None:
    """A small file can't fill the memory."""
    for side in (13_000, 60_000):
        data = b"\x89PNG\r\n\x1a\n"
        for kind, body in (
            (b"IHDR", struct.pack(">2I5B", side, side, 8, 2, 0, 0, 0)),
            (b"IDAT", b""),
        ):
            data += struct.pack(">I", len(body)) + kind + body
            data += struct.pack(">I", zlib.crc32(kind + body))
        with pytest.raises(PodcastError, match="too many pixels"):
            cover.cover(AUTHORS, data)


def test_a_thin_image_is_refused() -> None:
    """No cover can be made of a line."""
    with pytest.raises(PodcastError, match="3000 x 2 pixels"):
        cover.cover(AUTHORS, file("RGB", (3000, 2)))


def test_thumbnails_are_small() -> None:
    """What pages show weighs little."""
    small = cover.thumbnail(cover.cover(COURSE, None))
    assert opened(small).size == (cover.THUMBNAIL, cover.THUMBNAIL)
    assert len(small) < 45_000
