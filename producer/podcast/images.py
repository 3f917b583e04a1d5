"""Reads any author's image into sRGB, and writes JPEG whose bytes depend on the picture alone."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from producer.errors import PodcastError
from producer.model import Source

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST = 150_000_000
"""Pixels: an image that unpacks to more is refused before it fills the memory."""


def opened(data: bytes, source: Source | None = None, side: int = 0) -> Image:
    """The image, whole, as its file has it; a JPEG, where `side` is given, as small as can be read
    at once, of no fewer pixels a side. Raises PodcastError if it is none that can be read."""
    import warnings

    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(BytesIO(data))
            width, height = picture.size
            if width * height > LARGEST:
                raise Image.DecompressionBombError
            if side:
                picture.draft(None, (side, side))
            picture.load()
    except Image.DecompressionBombError as error:
        raise PodcastError(
            "the image has too many pixels to be read",
            source=source,
            hint="save it smaller: 3000 x 3000 is the most that directories accept",
        ) from error
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        IndexError,
        KeyError,
        MemoryError,
        OverflowError,
        RuntimeError,
        TypeError,
        ZeroDivisionError,
    ) as error:
        # Pillow's decoders raise any of these on damaged files.
        raise PodcastError(
            "the file is no image that can be read",
            source=source,
            hint="save it as JPEG or PNG, square, 1400 to 3000 pixels wide",
        ) from error
    return picture


def upright(picture: Image, background: tuple[int, int, int]) -> Image:
    """The first frame as 8-bit sRGB, turned as its camera says, on `background` where clear."""
    from PIL import Image, ImageCms, ImageOps

    turned = ImageOps.exif_transpose(picture)
    if turned.mode.startswith(("I", "F")):
        turned = _eight_bits(turned)
    profile = picture.info.get("icc_profile")
    if profile and turned.mode in ("RGB", "CMYK", "L"):
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            found = ImageCms.profileToProfile(turned, source, target, outputMode="RGB")
            turned = found or turned
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a damaged profile: the colours are taken as they are
    if turned.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in turned.info:
        clear = turned.convert("RGBA")
        base = Image.new("RGBA", clear.size, (*background, 255))
        turned = Image.alpha_composite(base, clear)
    return turned.convert("RGB")


def _eight_bits(picture: Image) -> Image:
    """A picture of 16 or 32 bits a pixel as one of 8."""
    levels = picture.convert("F")
    high = float(levels.getextrema()[1])  # type: ignore[arg-type]
    top = 65535.0 if picture.mode.startswith("I") else max(high, 1.0)
    return levels.point(lambda value: value * (255 / top)).convert("L")


def jpeg(picture: Image, quality: int = 88) -> bytes:
    """A progressive JPEG without any metadata."""
    out = BytesIO()
    clean = picture.copy()
    clean.info = {}
    clean.save(out, "JPEG", quality=quality, optimize=True, progressive=True, subsampling=0)
    return out.getvalue()
