"""A course's artwork: the author's image made fit, or one generated that says the course's name.

Directories accept a square RGB JPEG of 1400 to 3000 pixels. The same course and image give the
same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from producer.errors import PodcastError
from producer.model import Course, Finding, Source
from producer.podcast import palette

if TYPE_CHECKING:
    from PIL.Image import Image

TYPE = "image/jpeg"
SMALLEST, LARGEST = 1400, 3000
"""Pixels of a side."""
THUMBNAIL = 512
"""Pixels of the side of the artwork on pages and in tags."""

_NEARLY_SQUARE = 1.34
"""Up to this ratio of its sides an image is cropped; beyond it, that would cut the subject."""


def cover(course: Course, image: bytes | None) -> bytes:
    """The artwork as JPEG, made of the author's `image`, or generated where there is none.

    Raises PodcastError for an image that is no image.
    """
    from producer.podcast.images import jpeg

    if image is None:
        from producer.podcast.artwork import draw

        return jpeg(draw(course))
    return jpeg(_fitted(course, image))


def findings(course: Course, image: bytes | None) -> tuple[Finding, ...]:
    """What an author should know of the cover: that it is enlarged, cropped or padded, or that
    the font at hand can't write the course's name. Raises PodcastError like `cover`.
    """
    if image is None:
        from producer.podcast.artwork import unwritable

        missing = unwritable(course)
        if not missing:
            return ()
        return (
            Finding(
                code="cover-font",
                message=f"the generated cover can't write {missing!r}",
                source=Source(path=course.path),
                hint="give the course an image of your own: `cover: cover.png`",
                severity="warning",
            ),
        )
    from producer.podcast.images import opened

    source = _source(course)
    width, height = opened(image, source).size
    cropped = max(width, height) <= min(width, height) * _NEARLY_SQUARE
    found = []
    if (min if cropped else max)(width, height) < SMALLEST:
        found.append(
            Finding(
                code="cover-small",
                message=f"the cover is {width} x {height} pixels and is enlarged",
                source=source,
                hint="3000 x 3000 is best, 1400 x 1400 the least",
                severity="warning",
            )
        )
    if width != height:
        how = "cropped" if cropped else "padded"
        found.append(
            Finding(
                code="cover-not-square",
                message=f"the cover is {width} x {height} pixels and is {how}",
                source=source,
                hint="a square image stays as it is",
                severity="note",
            )
        )
    return tuple(found)


def thumbnail(cover: bytes, side: int = THUMBNAIL) -> bytes:
    """A small JPEG of a cover, for pages and tags. Raises PodcastError if it is no image."""
    from PIL import Image

    from producer.podcast.images import jpeg, opened, upright

    picture = upright(opened(cover, side=side), (255, 255, 255))
    return jpeg(picture.resize((side, side), Image.Resampling.LANCZOS), quality=80)


def _source(course: Course) -> Source:
    folder = course.path.rpartition("/")[0]
    return Source(path=f"{folder}/{course.cover}" if course.cover else course.path)


def _fitted(course: Course, data: bytes) -> Image:
    from PIL import Image

    from producer.podcast.images import opened, upright

    degrees = palette.hue(course.slug)
    picture = upright(opened(data, _source(course)), palette.oklch(0.96, 0.02, degrees))
    width, height = picture.size
    if min(width, height) < 8 or max(width, height) > 40 * min(width, height):
        raise PodcastError(
            f"the image is {width} x {height} pixels: no cover can be made of it",
            source=_source(course),
            hint="save it as JPEG or PNG, square, 1400 to 3000 pixels wide",
        )
    short, long = sorted((width, height))
    if long <= short * _NEARLY_SQUARE:
        left, top = (width - short) // 2, (height - short) // 2
        picture = picture.crop((left, top, left + short, top + short))
    else:
        picture = _padded(picture)
    side = min(max(picture.width, SMALLEST), LARGEST)
    if picture.width != side:
        picture = picture.resize((side, side), Image.Resampling.LANCZOS)
    return picture


def _padded(picture: Image) -> Image:
    """The picture on a soft, darker enlargement of itself, so that nothing of it is cut."""
    from PIL import Image, ImageEnhance, ImageFilter

    width, height = picture.size
    side, short = min(max(width, height), LARGEST), min(width, height)
    left, top = (width - short) // 2, (height - short) // 2
    small = picture.crop((left, top, left + short, top + short)).resize((96, 96))
    soft = small.filter(ImageFilter.GaussianBlur(6)).resize((side, side), Image.Resampling.BICUBIC)
    square = ImageEnhance.Brightness(soft).enhance(0.72)
    scale = side / max(width, height)
    inner = picture
    if scale != 1:
        size = (max(round(width * scale), 1), max(round(height * scale), 1))
        inner = picture.resize(size, Image.Resampling.LANCZOS)
    square.paste(inner, ((side - inner.width) // 2, (side - inner.height) // 2))
    return square
