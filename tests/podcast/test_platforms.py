"""What platforms get: the small player for frames, oEmbed, and data that programs read."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import pytest
from msgspec.structs import replace

from producer.podcast import addresses
from producer.podcast.site import documents, pages
from tests.podcast import builder

PODCAST = builder.small_clocks()
ROOT = "small-clocks/counting-down"
SITE = dict(pages((PODCAST,))) | {
    path: data for one in PODCAST.episodes for path, data in documents(PODCAST, one)
}


def text(path: str) -> str:
    return SITE[path].decode()


def linked(path: str) -> dict[str, Any]:
    """A page's JSON-LD."""
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text(path))
    data: dict[str, Any] = json.loads(found)
    return data


def metas(path: str) -> dict[str, str]:
    """A page's meta elements by name or property."""
    rows = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', text(path))
    return {name: unescape(value) for name, value in rows}


@pytest.mark.parametrize(
    ("page", "answer", "frame"),
    [
        ("index.html", "oembed.json", "embed.html"),
        ("chapters/why.html", "chapters/why.oembed.json", "chapters/why.embed.html"),
    ],
)
def test_oembed_is_discovered_and_frames_the_small_player(
    page: str, answer: str, frame: str
) -> None:
    """oEmbed 1.0: a page names the answer, whose frame is a file of the site."""
    (href,) = re.findall(
        r'<link rel="alternate" type="application/json\+oembed"[^>]* href="([^"]+)">',
        text(f"{ROOT}/{page}"),
    )
    assert href == addresses.url(PODCAST, f"{ROOT}/{answer}")
    told = json.loads(SITE[f"{ROOT}/{answer}"])
    assert (told["version"], told["type"]) == ("1.0", "rich")
    assert told["width"] > 0 and told["height"] > 0
    src = re.findall(r'<iframe src="([^"]+)"', told["html"])
    assert src == [addresses.url(PODCAST, f"{ROOT}/{frame}")]
    assert f"{ROOT}/{frame}" in SITE
    assert metas(f"{ROOT}/{page}")["twitter:player"] == src[0]


def test_titles_are_escaped_in_frames() -> None:
    """A title is text wherever it stands."""
    episode = PODCAST.episodes[0]
    odd = replace(episode, script=replace(episode.script, title='A "b" <c> & d'))
    told = json.loads(dict(documents(PODCAST, odd))[f"{ROOT}/oembed.json"])
    assert told["title"] == 'A "b" <c> & d'
    assert 'title="A &quot;b&quot; &lt;c&gt; &amp; d"' in told["html"]


def test_an_episode_says_what_it_is_to_programs() -> None:
    """schema.org: an episode of a podcast that teaches, its audio, its chapters."""
    found = linked(f"{ROOT}/index.html")
    assert found["@type"] == ["PodcastEpisode", "LearningResource"]
    assert found["audio"]["contentUrl"] == metas(f"{ROOT}/index.html")["og:audio"]
    assert found["audio"]["duration"] == "PT0M30S"
    assert [clip["name"] for clip in found["hasPart"]] == [
        "Why count backwards?",
        "A generator that waits",
    ]
    assert found["teaches"] == ["Countdown"]
    assert linked(f"{ROOT}/chapters/why.html")["isPartOf"]["@id"] == found["@id"]
    assert linked("small-clocks/index.html")["webFeed"].endswith("/small-clocks/feed.xml")


def test_a_page_whose_address_is_a_secret_names_no_address() -> None:
    """A learner's pages have the player for frames, and nothing that tells where they are."""
    private = replace(PODCAST, private=True, url="https://secret.example/")
    found = dict(pages((private,))) | dict(documents(private, private.episodes[0]))
    assert f"{ROOT}/embed.html" in found
    assert not any(path.endswith("oembed.json") for path in found)
    shown = [d for path, d in found.items() if path.endswith(".html") and ROOT in path]
    assert all(b"twitter:player" not in d and b"ld+json" not in d for d in shown)
    assert b"secret.example" not in found[f"{ROOT}/embed.html"]
