"""What an edit's work needs is loaded, in small pieces, and done once with nothing: the first time
takes far longer."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

_SAMPLES = 8 * 1152
"""Of nothing that anybody hears."""


def _numbers() -> None:
    import numpy as np

    from producer.audio import loudness
    from producer.listen.signal import measure

    wave = np.sin(np.arange(_SAMPLES, dtype=np.float32))
    measure((wave * 10_000).astype(np.int16), 44_100)
    loudness.levels(wave, 44_100)


def _sound() -> None:
    import numpy as np

    from producer.audio import peaks
    from producer.audio.encoders import mp3
    from producer.audio.proof import proof
    from producer.model import Format

    form = Format()
    wave = np.sin(np.arange(_SAMPLES, dtype=np.float32))
    frames = mp3.encode(peaks.limit(wave[None], form.rate, form.peak), form)
    proof(mp3.decode(frames), 0, _SAMPLES, form.rate)
    peaks.oversampled(wave[None], form.rate)


def _page() -> None:
    from producer.podcast.site.render import ready
    from producer.podcast.transcripts import formats

    formats()
    ready("course.html", "player.html", "embed.html")


def _module(name: str) -> Callable[[], object]:
    return lambda: import_module(name)


ALL: tuple[Callable[[], object], ...] = (
    _module("numpy"),
    _module("producer.speech.record"),
    _module("producer.build.heard"),
    _numbers,
    _module("av"),
    _module("producer.audio.mix"),
    _sound,
    _module("producer.audio.gains"),
    _module("producer.build.drafts"),
    _module("mutagen.id3"),
    _module("producer.audio.tags"),
    _module("producer.build.prove"),
    _module("jinja2"),
    _module("zoneinfo"),
    _module("dateutil.tz"),
    _module("dateutil.parser"),
    _module("lxml.etree"),
    _module("feedgen.feed"),
    _module("producer.build.editions"),
    _module("producer.podcast.feed"),
    _module("producer.podcast.channel_tags"),
    _module("email.utils"),
    _module("producer.podcast.manifest"),
    _module("producer.podcast.opml"),
    _module("producer.podcast.site.course"),
    _module("producer.podcast.site.lanes"),
    _page,
)
"""In the order in which an edit asks for them."""
