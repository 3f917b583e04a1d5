"""What an edit's work needs is loaded, in small pieces, and done once with nothing: the first time
takes far longer."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

_SAMPLES = 8 * 1152
"""Of nothing that anybody hears."""


def _numbers() -> None:
    import numpy as np

    from producer.listen.signal import measure

    measure((np.sin(np.arange(_SAMPLES)) * 10_000).astype(np.int16), 44_100)


def _sound() -> None:
    import numpy as np

    from producer.audio import loudness, peaks
    from producer.audio.encoders import mp3
    from producer.audio.proof import proof
    from producer.model import Format

    form = Format()
    wave = np.sin(np.arange(_SAMPLES, dtype=np.float32))
    loudness.levels(wave, form.rate)
    frames = mp3.encode(peaks.limit(wave[None], form.rate, form.peak), form)
    proof(mp3.decode(frames), 0, _SAMPLES, form.rate)
    peaks.oversampled(wave[None], form.rate)


def _page() -> None:
    from producer.podcast.site.render import ready

    ready("course.html", "player.html", "embed.html")


def _module(name: str) -> Callable[[], object]:
    return lambda: import_module(name)


ALL: tuple[Callable[[], object], ...] = (
    _module("numpy"),
    _module("producer.speech.record"),
    _module("producer.build.judge"),
    _numbers,
    _module("av"),
    _module("producer.build.master"),
    _sound,
    _module("mutagen.id3"),
    _module("jinja2"),
    _module("feedgen.feed"),
    _module("producer.podcast.feed"),
    _module("producer.podcast.manifest"),
    _module("producer.podcast.opml"),
    _module("producer.podcast.site.course"),
    _page,
)
"""In the order in which an edit asks for them."""
