"""JSON chapters."""

from __future__ import annotations

import json

from msgspec.structs import replace

from producer.podcast import chapters
from tests.podcast import builder

PODCAST = builder.small_clocks()


def test_chapters_are_in_order_with_links_to_their_pages() -> None:
    """A client shows the chapters and opens the page of the one that is heard."""
    episode = PODCAST.episodes[0]
    shuffled = replace(episode, marks=tuple(reversed(episode.marks)))
    document = json.loads(chapters.render(PODCAST, shuffled))
    assert document["version"] == "1.2.0"
    assert (document["title"], document["podcastName"]) == ("Counting down", "Small Clocks")
    assert document["fileName"] == "small-clocks-counting-down.mp3"
    assert [chapter["title"] for chapter in document["chapters"]] == [
        "Why count backwards?",
        "A generator that waits",
    ]
    assert document["chapters"][1]["startTime"] == document["chapters"][0]["endTime"] == 15.4
    assert document["chapters"][1]["url"] == (
        "https://clocks.example/listen/small-clocks/counting-down/chapters/generator.html"
    )


def test_titles_are_text_whatever_they_hold() -> None:
    """A title with quotes, line breaks and control characters can't break the file."""
    mark = replace(PODCAST.episodes[1].marks[0], title='a "b"\n\x00c ')
    document = json.loads(chapters.render(PODCAST, replace(PODCAST.episodes[1], marks=(mark,))))
    assert document["chapters"][0]["title"] == 'a "b" c'
