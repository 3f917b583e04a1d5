"""The pages: whole, linked, safe, light, and needing nothing from elsewhere."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import unquote, urlsplit

import pytest
from msgspec.structs import replace

from producer.model import Podcast
from producer.podcast import addresses, cover
from producer.podcast.site import course_pages, documents, episode_pages, pages
from tests.podcast import builder

PODCAST = builder.small_clocks()
VOID = {"meta", "link", "img", "br", "input"}
SVG = {"path", "circle", "rect", "use"}


class Page(HTMLParser):
    """A page as a strict reader sees it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: dict[str, str] = {}
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), "an attribute twice"
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in SVG
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open:
            self.texts[self.open[-1]] = self.texts.get(self.open[-1], "") + data

    def all(self, name: str) -> list[str]:
        """The values of an attribute."""
        return [
            value or "" for _, attrs in self.tags for key, value in attrs.items() if key == name
        ]


def site(*podcasts: Podcast) -> dict[str, bytes]:
    found = dict(pages(podcasts))
    for podcast in podcasts:
        for episode in podcast.episodes:
            found |= documents(podcast, episode)
    return found


SITE = site(PODCAST)
HTML = {path: data.decode() for path, data in SITE.items() if path.endswith(".html")}


def test_every_course_episode_and_chapter_has_a_page_and_its_documents() -> None:
    """The addresses that never change."""
    wanted = {
        "index.html",
        "podcasts.opml",
        "small-clocks/index.html",
        "small-clocks/counting-down/index.html",
        "small-clocks/counting-down/chapters.json",
        "small-clocks/counting-down/episode.vtt",
        "small-clocks/counting-down/episode.srt",
        "small-clocks/counting-down/episode.json",
        "small-clocks/counting-down/chapters/why.html",
        "small-clocks/counting-down/chapters/why.vtt",
        "small-clocks/counting-down/chapters/generator.json",
        "small-clocks/ringing/chapters/bell.srt",
        "assets/style.css",
        "assets/player.js",
    }
    assert wanted <= set(SITE)
    assert all(path.isascii() and not path.startswith("/") and ".." not in path for path in SITE)


def test_the_same_podcast_gives_the_same_pages() -> None:
    """A build that changes nothing publishes nothing."""
    assert site(builder.small_clocks()) == SITE


def test_one_edited_episode_changes_only_its_own_pages() -> None:
    """And its neighbours' when its title changes."""
    first, second = PODCAST.episodes
    edited = replace(second, cues=second.cues[:-1], length=second.length - 10)
    changed = dict(course_pages(replace(PODCAST, episodes=(first, edited))))
    before = dict(course_pages(PODCAST))
    assert {path for path in before if before[path] != changed[path]} == {
        "small-clocks/ringing/index.html",
        "small-clocks/ringing/embed.html",
    }
    assert dict(episode_pages(PODCAST, first)).keys() < before.keys()


@pytest.mark.parametrize("path", HTML)
def test_a_page_is_well_formed_and_its_parts_find_each_other(path: str) -> None:
    """Every element is closed, every id is one, every reference has its target."""
    page = Page(HTML[path])
    ids = page.all("id")
    assert len(ids) == len(set(ids))
    for name in ("aria-labelledby", "for"):
        assert set(" ".join(page.all(name)).split()) <= set(ids)
    own = [href[1:] for href in page.all("href") if href[:1] == "#" and href[:3] != "#t="]
    assert set(own) <= set(ids)
    assert all("alt" in attrs for tag, attrs in page.tags if tag == "img")
    assert [tag for tag, _ in page.tags].count("h1") == 1


def links(path: str) -> Iterator[str]:
    page = Page(HTML[path])
    for value in page.all("href") + page.all("src"):
        parts = urlsplit(value)
        if not parts.scheme and parts.path:
            here = path.rpartition("/")[0].split("/") if "/" in path else []
            for step in unquote(parts.path).split("/"):
                here = here[:-1] if step == ".." else [*here, step]
            yield "/".join(here)


@pytest.mark.parametrize("path", HTML)
def test_links_lead_to_files_that_are_there(path: str) -> None:
    """From a file as from a host: each link names the file itself."""
    audio = {e.enclosure.path for e in PODCAST.episodes}
    audio |= {part.enclosure.path for e in PODCAST.episodes for part in e.parts}
    course = PODCAST.course
    others = {addresses.feed(course), addresses.cover(course), addresses.small_cover(course)}
    assert set(links(path)) <= set(SITE) | audio | others


@pytest.mark.parametrize("path", HTML)
def test_a_page_loads_nothing_from_elsewhere(path: str) -> None:
    """No CDN, no tracker: what is loaded is ours."""
    page = Page(HTML[path])
    loaded = [
        attrs.get("src") or attrs.get("href") or ""
        for tag, attrs in page.tags
        if tag in ("script", "img", "audio", "source")
        or (tag == "link" and attrs.get("rel") in ("stylesheet", "icon", "preload"))
    ]
    assert all(not urlsplit(address).netloc for address in loaded)
    for name in ("style.css", "site.js", "player.js", "transcript.js"):
        text = SITE[f"assets/{name}"].decode()
        assert not re.search(r"https?://|url\(\s*[\"']?//|@import|\bfetch\(|XMLHttp|eval\(", text)


def test_hostile_words_stay_words() -> None:
    """No title, name, text or code can become markup or script."""
    evil = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&\x00\u2028"
    course = replace(PODCAST.course, title=evil, author=evil, description=evil, copyright=evil)
    script = builder.script(
        "ringing", evil, (("bell", evil, ((evil, (evil, ("python", evil), evil)),)),),
        summary=evil, part=evil, number=evil, study=builder.STUDY,
    )  # fmt: skip
    episode = builder.episode(course, script, 2)
    evil_site = site(replace(PODCAST, course=course, episodes=(episode, PODCAST.episodes[0])))
    for path, data in evil_site.items():
        if path.endswith(".html"):
            page = Page(data.decode())
            harmless = Page(HTML[path])
            assert _run(data.decode()) == _run(HTML[path])
            for tag in ("script", "iframe"):
                assert sum(one == tag for one, _ in page.tags) == sum(
                    one == tag for one, _ in harmless.tags
                )
            assert not any("onerror" in attrs for _, attrs in page.tags)
            assert "\x00" not in data.decode()


def _run(html: str) -> list[str]:
    """What a browser runs of a page's own scripts: not its data, which has a type."""
    return re.findall(r"<script>(.*?)</script>", html, re.DOTALL)


def test_the_data_of_a_page_is_what_its_script_needs() -> None:
    """Inline, so that it works from a file: chapters, cues and the start of each word."""
    html = HTML["small-clocks/counting-down/index.html"]
    text = html.split('<script type="application/json" id="data">')[1].split("</script>")[0]
    data = json.loads(text)
    assert data["id"] == PODCAST.episodes[0].guid
    assert [chapter[2] for chapter in data["chapters"]] == [
        "Why count backwards?", "A generator that waits",
    ]  # fmt: skip
    starts = [cue[0] for cue in data["cues"]]
    assert starts == sorted(starts) and len(starts) == len(PODCAST.episodes[0].cues)
    shown = sorted({int(number) for number in re.findall(r'data-c="(\d+)"', html)})
    assert shown == list(range(len(starts)))


def test_the_page_reads_without_its_scripts() -> None:
    """A player, the transcript and the study material are plain HTML."""
    html = HTML["small-clocks/counting-down/index.html"]
    assert '<audio id="audio" controls' in html
    for words in ("A kitchen timer counts down.", "Countdown", "What rings when a timer ends."):
        assert words in html


def test_half_an_hour_is_light() -> None:
    """Under 300 KB without audio, everything that the page loads counted."""
    one = PODCAST.episodes[0].script
    chapters = tuple(
        replace(chapter, id=f"{chapter.id}-{n}", turns=chapter.turns * 20)
        for n in range(3)
        for chapter in one.chapters
    )
    episode = builder.episode(PODCAST.course, replace(one, chapters=chapters), 1)
    assert episode.length > 29 * 60 * episode.rate
    (_, data), *_ = episode_pages(replace(PODCAST, episodes=(episode,)), episode)
    assets = sum(len(data) for path, data in SITE.items() if path.startswith("assets/"))
    artwork = len(cover.thumbnail(cover.cover(PODCAST.course, None)))
    assert len(data) + assets + artwork < 300_000


def test_a_script_that_nothing_is_known_of_has_pages() -> None:
    """No cues, no marks, no study material, no number: still a page."""
    bare = replace(
        PODCAST.episodes[1], cues=(), marks=(), persons=(), season=0,
        parts=tuple(replace(part, cues=()) for part in PODCAST.episodes[1].parts),
        script=replace(builder.second(), summary="", part=""),
    )  # fmt: skip
    course = replace(PODCAST.course, description="", author="", copyright="", license="")
    found = site(replace(PODCAST, course=course, episodes=(bare,)))
    assert all(Page(data.decode()) for path, data in found.items() if path.endswith(".html"))
    assert json.loads(found["small-clocks/ringing/episode.json"])["segments"] == []


def test_a_site_without_courses_has_an_index() -> None:
    """The first build of an empty project."""
    assert Page(dict(pages(()))["index.html"].decode()).texts["h1"] == "Podcasts"


def test_private_courses_are_on_no_list() -> None:
    """A locked course has its pages, but the index doesn't name it."""
    found = dict(pages((replace(PODCAST, blocked=True),)))
    assert b"small-clocks" not in found["index.html"]
    assert "small-clocks/index.html" in found


@pytest.mark.parametrize(
    ("path", "page", "link"),
    [
        ("a/index.html", "a/b/index.html", "../index.html"),
        ("a/b/c.mp3", "a/b/index.html", "c.mp3"),
        ("assets/", "a/b/chapters/x.html", "../../../assets/"),
        ("index.html", "index.html", "index.html"),
        ("a/b/index.html", "a/b/chapters/x.html", "../index.html"),
    ],
)
def test_relative_links(path: str, page: str, link: str) -> None:
    """Links work wherever the site's root is."""
    assert addresses.relative(path, page) == link


def test_importing_the_room_is_light() -> None:
    """A build with nothing to do loads no library of ours for it."""
    import subprocess

    program = (
        "import sys, producer.podcast.feed, producer.podcast.site, producer.podcast.cover, "
        "producer.podcast.check_feed, producer.podcast.opml; "
        "print([n for n in ('lxml', 'feedgen', 'PIL', 'jinja2', 'markdown_it', 'pygments', "
        "'segno', 'latex2mathml') if n in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"


def test_headings_go_down_a_step_at_a_time() -> None:
    """A screen reader's user jumps from heading to heading."""
    for html in HTML.values():
        levels = [int(tag[1]) for tag, _ in Page(html).tags if re.fullmatch(r"h\d", tag)]
        assert all(after - before <= 1 for before, after in pairwise(levels))
