"""Draws a cover: the course's name over a voice in the course's colours."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from producer.model import Course
from producer.podcast import palette
from producer.podcast.text import line

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

SIDE = 2000
"""Pixels."""

FONT = Path(__file__).parent / "fonts" / "inter-display.woff2"
OTHER_FONTS = (
    "NotoSansCJK-Bold.ttc",
    "NotoSansCJK-Regular.ttc",
    "NotoSans-Bold.ttf",
    "DejaVuSans-Bold.ttf",
    "msyhbd.ttc",
    "Arial Unicode.ttf",
)
"""Asked for, by name, only when our own can't write the title."""

_MARGIN = 150
_TITLE_BOX = (SIDE - 2 * _MARGIN, 1010)
_SIZES = range(330, 69, -6)
_LEADING = 1.08
_LONGEST_TITLE = 300
_BARS = 29


def draw(course: Course) -> Image:
    """The cover, `SIDE` pixels square, RGB."""
    picture = _background(course.slug)
    _voice(picture, course.slug)
    _words(picture, course)
    return picture


def unwritable(course: Course) -> str:
    """The characters of the course's title that no font at hand can write."""
    title = line(course.title)
    return _missing(_font_for(title)(40), title)


def _background(slug: str) -> Image:
    """A field of the course's hue, lit from the upper left."""
    from PIL import Image

    degrees = palette.hue(slug)
    small = 24
    picture = Image.new("RGB", (small, small))
    for y in range(small):
        for x in range(small):
            far = math.hypot(x / (small - 1) * 0.9, y / (small - 1)) / math.hypot(0.9, 1)
            colour = palette.oklch(0.40 - 0.21 * far, 0.125 - 0.055 * far, degrees + 26 * far)
            picture.putpixel((x, y), colour)
    return picture.resize((SIDE, SIDE), Image.Resampling.BICUBIC)


def _voice(picture: Image, slug: str) -> None:
    """Round bars like a waveform, in three speakers' colours, along the lower edge."""
    from PIL import Image, ImageDraw

    degrees = palette.hue(slug)
    colours = [palette.oklch(0.80, 0.135, degrees + turn) for turn in (0, 48, 190)]
    scale, step = 4, SIDE / _BARS
    width, middle = round(step * 0.54), 1560
    mask = Image.new("L", (width * scale, width * scale))
    ImageDraw.Draw(mask).ellipse((0, 0, width * scale - 1, width * scale - 1), fill=255)
    cap = mask.resize((width, width), Image.Resampling.LANCZOS)
    for number, (height, speaker) in enumerate(_bars(slug)):
        half = round(width / 2 + height * 255)
        left = round(step * number + (step - width) / 2)
        bar = Image.new("L", (width, 2 * half), 255)
        bar.paste(cap.crop((0, 0, width, width // 2)), (0, 0))
        bar.paste(cap.crop((0, width - width // 2, width, width)), (0, 2 * half - width // 2))
        picture.paste(colours[speaker], (left, middle - half), bar)


def _bars(slug: str) -> Iterator[tuple[float, int]]:
    """Height from 0 to 1 and speaker of each bar: turns of a few bars, each rising and falling."""
    noise = hashlib.sha512(slug.encode()).digest()
    at = turn = speaker = 0
    while at < _BARS:
        length = 3 + noise[turn % 64] % 5
        for place in range(min(length, _BARS - at)):
            arch = math.sin(math.pi * (place + 0.7) / (length + 0.4))
            rough = noise[(at + 7) % 64] / 255
            yield min(max(arch * (0.42 + 0.58 * rough), 0.02), 1.0), speaker
            at += 1
        turn += 1
        speaker = (speaker + 1 + noise[(turn + 31) % 64] % 2) % 3


def _words(picture: Image, course: Course) -> None:
    from PIL import ImageDraw

    pen = ImageDraw.Draw(picture)
    title, author = line(course.title)[:_LONGEST_TITLE], line(course.author)
    font, rows = _fitted(title)
    ink = palette.oklch(0.985, 0.012, palette.hue(course.slug))
    quiet = palette.oklch(0.86, 0.045, palette.hue(course.slug))
    top = _MARGIN - 10
    for row in rows:
        pen.text((_MARGIN, top), row, font=font, fill=ink, anchor="la")
        top += round(font.size * _LEADING)
    if author:
        small = _font_for(author)(66)
        text = author
        if pen.textlength(text, font=small) > SIDE - 2 * _MARGIN:
            text = _wrapped(author, small, SIDE - 2 * _MARGIN - 80)[0] + "…"
        pen.text((_MARGIN, SIDE - 100), text, font=small, fill=quiet, anchor="ls")


def _fitted(title: str) -> tuple[FreeTypeFont, list[str]]:
    """The largest font in which the title fits its box, and its rows."""
    width, height = _TITLE_BOX
    font_of = _font_for(title)
    low, high = 0, len(_SIZES) - 1
    while low < high:
        middle = (low + high) // 2
        font = font_of(_SIZES[middle])
        if _fits(font, _wrapped(title, font, width), title):
            high = middle
        else:
            low = middle + 1
    font = font_of(_SIZES[low])
    rows = _wrapped(title, font, width)
    kept = max(int(height / (font.size * _LEADING)), 1)
    if len(rows) > kept:
        return font, [*rows[: kept - 1], rows[kept - 1].rstrip(" .,:;")[:-1] + "…"]
    return font, _balanced(title, font, rows)


def _fits(font: FreeTypeFont, rows: list[str], title: str) -> bool:
    """Whether the rows fill the box without a broken word; the larger the letters, the fewer."""
    width, height = _TITLE_BOX
    whole = all(font.getlength(word) <= width for word in title.split())
    few = len(rows) <= 2 + (_SIZES[0] - font.size) // 40
    return whole and few and len(rows) * font.size * _LEADING <= height


def _balanced(title: str, font: FreeTypeFont, rows: list[str]) -> list[str]:
    """As many rows, as even as can be."""
    narrow, wide = 0, _TITLE_BOX[0]
    while wide - narrow > 8:
        middle = (narrow + wide) // 2
        tried = _wrapped(title, font, middle)
        if len(tried) == len(rows) and all(font.getlength(row) <= middle for row in tried):
            wide = middle
        else:
            narrow = middle
    return _wrapped(title, font, wide)


def _wrapped(text: str, font: FreeTypeFont, width: int) -> list[str]:
    rows = [""]
    for word in text.split():
        for piece in _pieces(word, font, width):
            joined = f"{rows[-1]} {piece}".strip()
            if font.getlength(joined) <= width:
                rows[-1] = joined
            else:
                rows.append(piece)
    return [row for row in rows if row]


def _pieces(word: str, font: FreeTypeFont, width: int) -> Iterator[str]:
    """`word`, broken only where it is wider than a row."""
    while len(word) > 1 and font.getlength(word) > width:
        fits, over = 1, len(word)
        while over - fits > 1:
            middle = (fits + over) // 2
            if font.getlength(word[:middle]) <= width:
                fits = middle
            else:
                over = middle
        yield word[:fits]
        word = word[fits:]
    if word:
        yield word


def _font_for(text: str) -> Callable[[int], FreeTypeFont]:
    """Our own font, or the first one at hand that writes all of `text`, in any size."""
    from PIL import ImageFont

    # Pillow reads a font's file again for every size; bytes in memory are faster.
    data = FONT.read_bytes()

    def own(size: int) -> FreeTypeFont:
        return ImageFont.truetype(BytesIO(data), size)

    if _missing(own(40), text):
        for name in OTHER_FONTS:
            try:
                other = ImageFont.truetype(name, 40)
            except OSError:
                continue
            if not _missing(other, text):
                return partial(ImageFont.truetype, name)
    return own


def _missing(font: FreeTypeFont, text: str) -> str:
    """The characters of `text` that `font` shows as it shows one that it doesn't have."""
    absent = bytes(font.getmask("\U0010fffd"))
    shown = (char for char in dict.fromkeys(text) if not char.isspace())
    return "".join(char for char in shown if bytes(font.getmask(char)) == absent)
