"""The feed: what clients read out of it, and that it never changes by itself."""

from __future__ import annotations

import re
import shutil
import subprocess
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from producer.errors import PodcastError
from producer.model import Episode, Person, Podcast
from producer.podcast import feed, item, opml
from producer.podcast.check_feed import check
from tests.podcast import builder

PODCAST = builder.small_clocks()
SPACES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "atom": "http://www.w3.org/2005/Atom",
}


def channel_of(podcast: Podcast) -> Any:
    return ElementTree.fromstring(feed.render(podcast)).find("channel")


def item_of(episode: Episode, podcast: Podcast = PODCAST) -> Any:
    return channel_of(replace(podcast, episodes=(episode,))).find("item")


def texts(element: Any, name: str) -> list[str]:
    return [found.text or "" for found in element.findall(name, SPACES)]


def test_the_same_podcast_gives_the_same_bytes() -> None:
    """A build that changes nothing publishes nothing."""
    assert feed.render(PODCAST) == feed.render(builder.small_clocks())


def test_our_feed_passes_our_own_check() -> None:
    """Every rule of `check_feed` holds for what `feed` writes."""
    assert check(feed.render(PODCAST)) == ()


def test_the_channel_says_all_that_directories_ask_for() -> None:
    """RSS, iTunes, Atom and Podcasting 2.0, each in its own words."""
    channel = channel_of(PODCAST)
    wanted = {
        "title": "Small Clocks",
        "link": "https://clocks.example/listen/small-clocks/",
        "language": "en-US",
        "description": "Short talks about timers & bells, for people who <like> to listen.",
        "lastBuildDate": "Fri, 02 Jan 2026 08:00:00 +0000",
        "itunes:author": "The Clock Room",
        "itunes:type": "serial",
        "itunes:explicit": "false",
        "itunes:owner/itunes:email": "bell@clocks.example",
        "podcast:guid": "917393e3-1b1e-5cef-ace4-edaa54e1f810",
        "podcast:medium": "course",
        "podcast:locked": "yes",
        "podcast:license": "cc-by-4.0",
        "podcast:updateFrequency": "Weekly",
        "podcast:txt[@purpose='ai-content']": "true",
    }
    assert {name: channel.findtext(name, None, SPACES) for name in wanted} == wanted
    self_link = channel.find("atom:link[@rel='self']", SPACES)
    assert self_link.get("href") == "https://clocks.example/listen/small-clocks/feed.xml"
    image = channel.find("itunes:image", SPACES)
    assert image.get("href") == "https://clocks.example/listen/small-clocks/cover.jpg"
    category = channel.find("itunes:category", SPACES)
    assert (category.get("text"), category[0].get("text")) == ("Education", "Courses")
    assert texts(channel, "podcast:person") == ["Teacher", "Student 1", "Student 2"]
    assert channel.find("itunes:block", SPACES) is None


def test_an_item_says_all_that_players_ask_for() -> None:
    """One item, tag by tag."""
    item = item_of(PODCAST.episodes[0])
    digest = PODCAST.episodes[0].enclosure.digest
    base = "https://clocks.example/listen/small-clocks/counting-down/"
    enclosure = item.find("enclosure")
    assert enclosure.attrib == {
        "url": f"{base}small-clocks-counting-down.mp3?v={digest[:12]}",
        "length": str(PODCAST.episodes[0].enclosure.size),
        "type": "audio/mpeg",
    }
    assert item.find("guid").attrib == {"isPermaLink": "false"}
    assert item.findtext("guid") == PODCAST.episodes[0].guid
    assert item.findtext("pubDate") == "Thu, 01 Jan 2026 08:00:00 +0000"
    assert item.findtext("itunes:duration", None, SPACES) == "30"
    assert item.findtext("itunes:episode", None, SPACES) == "1"
    assert item.findtext("itunes:season", None, SPACES) == "1"
    assert item.find("podcast:season", SPACES).get("name") == "Part 1: Timers"
    assert item.find("podcast:episode", SPACES).get("display") == "1.1"
    transcripts = {t.get("type"): t.get("url") for t in item.findall("podcast:transcript", SPACES)}
    assert transcripts == {
        "text/vtt": f"{base}episode.vtt?v={digest[:12]}",
        "application/x-subrip": f"{base}episode.srt?v={digest[:12]}",
        "application/json": f"{base}episode.json?v={digest[:12]}",
    }
    assert item.find("podcast:chapters", SPACES).get("type") == "application/json+chapters"
    assert "<pre><code>import time" in item.findtext("content:encoded", None, SPACES)


def test_a_correction_changes_the_audio_address_and_nothing_that_identifies() -> None:
    """Same GUID, date and path; the query and the length are the new file's."""
    episode = PODCAST.episodes[0]
    sound = replace(episode.enclosure, digest="ab" * 32, size=500_000)
    before, after = item_of(episode), item_of(replace(episode, enclosure=sound))
    for name in ("guid", "pubDate", "title", "link"):
        assert before.findtext(name) == after.findtext(name)
    old, new = before.find("enclosure").get("url"), after.find("enclosure").get("url")
    assert old.partition("?")[0] == new.partition("?")[0] and old != new
    assert new.endswith("?v=abababababab")


def test_items_come_newest_first() -> None:
    """Clients that don't sort show the order of the file."""
    assert texts(channel_of(PODCAST), "item/title") == ["Ringing the bell", "Counting down"]


@pytest.mark.parametrize(
    ("text", "value", "url"),
    [
        ("MIT", "mit", None),
        ("CC-BY-SA-4.0", "cc-by-sa-4.0", None),
        ("https://creativecommons.org/licenses/by-nc/4.0/", "cc-by-nc-4.0", "same"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "cc0-1.0", "same"),
        ("https://clocks.example/terms", "custom", "same"),
    ],
)
def test_a_licence_is_its_identifier_or_its_address(text: str, value: str, url: str | None) -> None:
    """Apps know licences by SPDX's identifiers."""
    course = replace(PODCAST.course, license=text)
    tag = channel_of(replace(PODCAST, course=course)).find("podcast:license", SPACES)
    assert (tag.text, tag.get("url")) == (value, text if url else None)


@pytest.mark.parametrize(
    ("updates", "text", "attributes"),
    [
        ("daily", "Daily", {"rrule": "FREQ=DAILY"}),
        ("biweekly", "Biweekly", {"rrule": "FREQ=WEEKLY;INTERVAL=2"}),
        ("complete", "Complete", {"complete": "true"}),
        ("FREQ=WEEKLY;BYDAY=MO", "FREQ=WEEKLY;BYDAY=MO", {"rrule": "FREQ=WEEKLY;BYDAY=MO"}),
    ],
)
def test_how_often_episodes_appear(updates: str, text: str, attributes: dict[str, str]) -> None:
    """In words that apps show and as a rule that they reckon with."""
    course = replace(PODCAST.course, updates=updates)
    channel = channel_of(replace(PODCAST, course=course))
    tag = channel.find("podcast:updateFrequency", SPACES)
    assert (tag.text, tag.attrib) == (text, attributes)
    assert channel.findtext("itunes:complete", None, SPACES) == (
        "Yes" if updates == "complete" else None
    )


def test_marked_turns_are_soundbites() -> None:
    """A turn with `soundbite` is a highlight, from its first word to its last."""
    episode = PODCAST.episodes[0]
    chapter = episode.script.chapters[1]
    marked = replace(chapter.turns[0], attributes=(("soundbite", "The whole generator"),))
    chapters = (episode.script.chapters[0], replace(chapter, turns=(marked, *chapter.turns[1:])))
    item = item_of(replace(episode, script=replace(episode.script, chapters=chapters)))
    tag = item.find("podcast:soundbite", SPACES)
    assert tag.text == "The whole generator"
    assert tag.attrib == {"startTime": "15.600", "duration": "9.100"}


def test_a_private_feed_asks_not_to_be_listed() -> None:
    """itunes:block acts only on `Yes`."""
    channel = channel_of(replace(PODCAST, blocked=True))
    assert channel.findtext("itunes:block", None, SPACES) == "Yes"
    assert texts(channel, "item/itunes:block") == ["Yes", "Yes"]
    one = replace(PODCAST.episodes[0], blocked=True)
    assert item_of(one).findtext("itunes:block", None, SPACES) == "Yes"


def test_only_synthetic_voices_are_told_as_such() -> None:
    """A course that people recorded doesn't say that machines spoke it."""
    people = (Person(name="Ada", role="Host", synthetic=False),)
    assert item_of(replace(PODCAST.episodes[0], persons=people)).find("podcast:txt", SPACES) is None
    mixed = (*people, Person(name="Narrator", role="Narrator"))
    item = item_of(replace(PODCAST.episodes[0], persons=mixed))
    assert item.findtext("podcast:txt", None, SPACES) == "true"
    roles = [p.get("role") for p in item.findall("podcast:person", SPACES)]
    assert roles == ["host", "narrator"]


def test_other_formats_are_alternates_with_their_digests() -> None:
    """A client may fetch Opus instead, and check what it got."""
    path = "small-clocks/counting-down/episode.opus"
    opus = replace(builder.enclosure(path), type="audio/ogg", codecs="opus")
    item = item_of(replace(PODCAST.episodes[0], alternates=(opus,)))
    mp3, other = item.findall("podcast:alternateEnclosure", SPACES)
    assert (mp3.get("default"), other.get("default")) == ("true", None)
    assert (mp3.get("title"), other.get("title")) == ("MP3", "OPUS")
    assert (other.get("type"), other.get("codecs")) == ("audio/ogg", "opus")
    assert mp3.get("codecs") is None
    integrity = other.find("podcast:integrity", SPACES)
    assert integrity.get("type") == "sri"
    assert re.fullmatch(r"sha256-[\w+/]{43}=", integrity.get("value"))


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=60))
def test_any_text_makes_a_feed_that_can_be_read(text: str) -> None:
    """Control characters, markup and the end of a CDATA section are only text."""
    hostile = text + "]]>\x00<b>&\ud800"
    course = replace(PODCAST.course, title=hostile, description=hostile, author=hostile)
    script = replace(builder.second(), title=hostile, summary=hostile, part=hostile)
    episode = replace(PODCAST.episodes[1], script=script)
    channel = channel_of(replace(PODCAST, course=course, episodes=(episode,)))
    assert "]]>" in channel.findtext("item/title")
    assert "<b>&" in channel.findtext("title")


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=40), st.text(max_size=40))
def test_lxml_would_write_the_same_bytes(title: str, text: str) -> None:
    """Items are written by hand, for speed: exactly as the library writes them."""
    from lxml import etree

    first = replace(builder.first(), title=f"T{title}", part=text, number=text, summary=text)
    found = feed.render(replace(PODCAST, episodes=(replace(PODCAST.episodes[0], script=first),)))
    parser = etree.XMLParser(strip_cdata=False, remove_blank_text=False)
    again = etree.tostring(etree.fromstring(found, parser), encoding="UTF-8", pretty_print=True)
    assert found == b'<?xml version="1.0" encoding="UTF-8"?>\n' + again


def test_kept_items_are_used_as_they_are() -> None:
    """A feed of thousands renders the items of new episodes alone."""
    kept = {one.guid: item.render(PODCAST, one) for one in PODCAST.episodes}
    assert feed.render(PODCAST, kept) == feed.render(PODCAST)
    kept[PODCAST.episodes[0].guid] = "    <item>kept</item>\n"
    assert b"<item>kept</item>" in feed.render(PODCAST, kept)


def test_a_description_is_cut_to_what_directories_show() -> None:
    """4,000 bytes, at a word."""
    course = replace(PODCAST.course, description="wörter " * 900)
    description = channel_of(replace(PODCAST, course=course)).findtext("description")
    assert len(description.encode()) <= 4000 and description.endswith("wörter…")


def test_a_date_that_is_none_names_the_script() -> None:
    """A mistake is one clear line, not a traceback."""
    with pytest.raises(PodcastError) as caught:
        feed.render(replace(PODCAST, episodes=(replace(PODCAST.episodes[0], date="soon"),)))
    assert str(caught.value) == "scripts/small-clocks/counting-down.md: 'soon' is no date"


def test_addresses_are_ascii() -> None:
    """Old clients break on anything else."""
    urls = re.findall(rb'(?:url|href|uri)="([^"]*)"', feed.render(PODCAST))
    assert urls and all(url.isascii() and b" " not in url for url in urls)


def test_feedparser_reads_the_feed() -> None:
    """The reader that most Python programs use."""
    feedparser = pytest.importorskip("feedparser", reason="feedparser is not installed")
    found = feedparser.parse(feed.render(PODCAST))
    assert not found.bozo
    assert [entry.title for entry in found.entries] == ["Ringing the bell", "Counting down"]
    assert found.entries[1].enclosures[0].type == "audio/mpeg"
    assert found.entries[1].itunes_duration == "30"
    assert found.feed.image.href == "https://clocks.example/listen/small-clocks/cover.jpg"


def test_podcastparser_reads_the_feed() -> None:
    """gPodder's reader."""
    podcastparser = pytest.importorskip("podcastparser", reason="podcastparser is not installed")
    found = podcastparser.parse("https://clocks.example/f", BytesIO(feed.render(PODCAST)))
    assert found["title"] == "Small Clocks"
    assert found["type"] == "serial"
    (newest,) = (e for e in found["episodes"] if e["guid"] == PODCAST.episodes[1].guid)
    assert newest["total_time"] == 4
    assert newest["enclosures"][0]["file_size"] == PODCAST.episodes[1].enclosure.size
    assert (newest["number"], newest["season"], newest["type"]) == (2, 2, "full")


@pytest.mark.skipif(not shutil.which("xmllint"), reason="xmllint is not installed")
def test_xmllint_finds_the_feed_well_formed() -> None:
    """An XML parser that nobody here wrote."""
    command = ["xmllint", "--noout", "--nonet", "-"]
    result = subprocess.run(command, input=feed.render(PODCAST), capture_output=True, check=False)
    assert (result.returncode, result.stderr) == (0, b"")


def test_opml_lists_the_feeds_that_may_be_listed() -> None:
    """One file subscribes to all courses; a private one isn't in it."""
    hidden = replace(PODCAST, blocked=True, course=replace(PODCAST.course, title="Hidden"))
    root = ElementTree.fromstring(opml.render((PODCAST, hidden), 'Clocks "&" more'))
    assert root.findtext("head/title") == 'Clocks "&" more'
    (outline,) = root.findall("body/outline")
    assert outline.get("xmlUrl") == "https://clocks.example/listen/small-clocks/feed.xml"
    assert outline.get("type") == "rss"
