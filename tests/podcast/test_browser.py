"""The player in a real browser, from files: what a listener does and what the page then shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from producer.podcast import cover
from producer.podcast.site import pages
from tests.podcast import builder
from tests.podcast.chromium import PROGRAM, Browser

STEPS = Path(__file__).parent.parent / "data" / "podcast" / "browser" / "steps.js"

pytestmark = pytest.mark.skipif(not PROGRAM, reason="no Chromium is installed")


def silence(path: Path, seconds: float) -> None:
    """An MP3 of nothing."""
    import av
    import numpy as np

    path.parent.mkdir(parents=True, exist_ok=True)
    with av.open(str(path), "w", format="mp3") as file:
        stream = file.add_stream("libmp3lame", rate=builder.RATE, layout="mono")
        stream.bit_rate = 64_000
        data = np.zeros((1, int(seconds * builder.RATE)), dtype=np.float32)
        frame = av.AudioFrame.from_ndarray(data, format="fltp", layout="mono")
        frame.sample_rate = builder.RATE
        for packet in (*stream.encode(frame), *stream.encode(None)):
            file.mux(packet)


@pytest.mark.parametrize("width", [1280, 390])
def test_a_listener_reads_along(tmp_path: Path, width: int) -> None:
    """Deep links, the word that is heard, keys, clicks, search, speed, and the place kept."""
    podcast = builder.small_clocks()
    episode = podcast.episodes[0]
    for path, data in pages((podcast,)):
        target = tmp_path / "site" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    folder = tmp_path / "site" / podcast.course.slug
    (folder / "cover-small.jpg").write_bytes(cover.thumbnail(cover.cover(podcast.course, None)))
    silence(tmp_path / "site" / episode.enclosure.path, episode.length / episode.rate)
    page = folder / "counting-down" / "index.html"
    with Browser(tmp_path / "profile", width, 900) as browser:
        browser.open(f"{page.as_uri()}#t=12.2")
        found = browser.run(STEPS.read_text("utf-8"))
        asked = [
            event["params"]["request"]["url"]
            for event in browser.events
            if event["method"] == "Network.requestWillBeSent"
        ]
        # Once more, as a listener who comes back.
        browser.open(page.as_uri())
        returned = browser.run("document.getElementById('resumed').textContent")
    assert all(url.startswith(("file://", "data:", "about:")) for url in asked)
    assert returned == "You were at 0:18."
    assert found == {
        "deepLink": [12.2, "0.", "0:12"],
        "turn": "Teacher",
        "chapter": "Why count backwards?",
        "nextChapter": [15.4, "A generator that waits"],
        "end": True,
        "back": True,
        "hash": [3.0, "would"],
        "clicked": [True, True],
        "code": True,
        "found": "3",
        "hit": "1 of 3",
        "faster": 1.1,
        "muted": [True, "true"],
        "help": True,
        "theme": "dark",
        "slider": [18.0, "18 seconds of 30 seconds"],
        "kept": True,
        "card": [True, "It gives a value and waits."],
        "wide": True,
    }


def test_a_platform_plays_what_it_frames(tmp_path: Path) -> None:
    """The small player answers Player.js: ready, getters, setters and events with listeners."""
    podcast = builder.small_clocks()
    episode = podcast.episodes[0]
    for path, data in pages((podcast,)):
        target = tmp_path / "site" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    silence(tmp_path / "site" / episode.enclosure.path, episode.length / episode.rate)
    embed = tmp_path / "site" / podcast.course.slug / "counting-down" / "embed.html"
    platform = tmp_path / "platform.html"
    platform.write_text(
        f'<!DOCTYPE html><iframe data-src="{embed.as_uri()}" allow="autoplay"></iframe>', "utf-8"
    )
    with Browser(tmp_path / "profile", 800, 400) as browser:
        browser.open(platform.as_uri())
        found = browser.run((STEPS.parent / "frame.js").read_text("utf-8"))
    assert found == {
        "ready": ["player.js", True, True],
        "paused": True,
        "length": 30,
        "seeked": "c",
        "at": 12.5,
        "volume": 40,
        "muted": True,
        "played": "g",
        "time": ["h", 30],
        "stopped": "i",
        "unknown": 2,
    }
