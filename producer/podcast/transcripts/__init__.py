"""Transcript formats, each one file that is found by its name.

A format has `SUFFIX` (of its file, with the dot), `TYPE` (its MIME type) and
`render(cues, rate) -> str`: the whole file's text, from Cues in order of time whose times are
samples at `rate` a second. The same Cues give the same text; nothing of what was written is lost.
"""

from __future__ import annotations

from functools import cache
from typing import Protocol, cast

from producer import plugins
from producer.model import Cue

_BEST = "vtt"


class Format(Protocol):
    """What a format's module offers. The feed, the pages and the conductor ask for it."""

    SUFFIX: str
    """Of its file, with the dot."""
    TYPE: str
    """MIME type."""

    def render(self, cues: tuple[Cue, ...], rate: int) -> str:
        """The whole file's text."""
        ...


@cache
def formats() -> tuple[Format, ...]:
    """Every format, the one that most clients read first."""
    names = sorted(plugins.names(__name__), key=lambda name: (name != _BEST, name))
    return tuple(cast(Format, plugins.load(__name__, name)) for name in names)
