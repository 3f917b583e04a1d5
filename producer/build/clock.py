"""A time in an audio file, as a player shows it."""

from __future__ import annotations


def clock(seconds: float) -> str:
    """Minutes and seconds: `2:07.3`."""
    tenths = round(10 * seconds)
    return f"{tenths // 600}:{tenths % 600 // 10:02d}.{tenths % 10}"
