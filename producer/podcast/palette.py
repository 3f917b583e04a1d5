"""Colours of a course, derived from its slug: the same on the cover and on its pages."""

from __future__ import annotations

import hashlib
import math

RGB = tuple[int, int, int]

HUES = (24, 48, 78, 118, 150, 176, 200, 232, 258, 284, 318, 350)
"""Degrees in OKLCH; the pages' style sheet has a class `hue-N` for each."""


def number(slug: str) -> int:
    """Which of `HUES` is the course's."""
    return hashlib.sha256(slug.encode()).digest()[0] % len(HUES)


def hue(slug: str) -> int:
    """Degrees in OKLCH."""
    return HUES[number(slug)]


def oklch(lightness: float, chroma: float, degrees: float) -> RGB:
    """A colour of OKLCH (lightness 0 to 1) in sRGB; one that sRGB lacks loses chroma.

    Björn Ottosson, "A perceptual color space for image processing" (2020).
    """
    while True:
        channels = _linear(lightness, chroma, degrees)
        if chroma <= 0 or all(-0.0005 <= channel <= 1.0005 for channel in channels):
            red, green, blue = (round(255 * _gamma(channel)) for channel in channels)
            return red, green, blue
        chroma -= 0.004


def _linear(lightness: float, chroma: float, degrees: float) -> tuple[float, float, float]:
    a = chroma * math.cos(math.radians(degrees))
    b = chroma * math.sin(math.radians(degrees))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _gamma(channel: float) -> float:
    channel = min(max(channel, 0.0), 1.0)
    return 12.92 * channel if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055
