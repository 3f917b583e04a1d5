"""What everyone gets of locked courses: not one byte of what is locked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.server import world as worlds
from tests.server.world import World

WORDS = re.compile(r"[A-Za-z]{4,}")
FRAME = 144
"""Bytes that are looked for; longer than silence stays the same."""


def words(text: str) -> set[str]:
    return {word.lower() for word in WORDS.findall(text)}


def locked_words(root: Path) -> set[str]:
    """Words that are in locked text alone."""
    study = re.sub(r"\w+:", "", worlds.STUDY)
    locked = study + worlds.SORTING.partition("## Merging {#merging}")[2]
    locked += "".join(
        (root / "scripts" / "loops" / name).read_text("utf-8").partition("---\n\n")[2]
        for name in ("01-loops.md", "02-history.md")
    )
    free = worlds.COURSE + worlds.OTHER + worlds.FREE
    free += worlds.SORTING.partition("## Merging {#merging}")[0]
    return words(locked) - words(free)


def documents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".html", ".xml", ".json", ".vtt", ".srt", ".opml", ".txt"}
    }


def test_no_locked_text_is_public(built: Path) -> None:
    """No word of a locked script, its notes and its glossary stands in any public document."""
    secret = locked_words(built)
    assert {"marzipan", "walrus", "nightingale", "heaps", "punched"} <= secret
    # Words of the pages' own, whatever the course; `number` is a class on courses' pages.
    template = words(documents(built / "build" / "site")["sorting/02-why/index.html"]) | {"number"}
    locked = set[str]().union(*map(words, documents(built / "build" / "locked").values()))
    assert secret - template <= locked, "the enrolled have them"
    for name, text in documents(built / "build" / "site").items():
        assert not words(text) & (secret - template), name


def test_no_locked_audio_is_public(built: Path) -> None:
    """No stretch of a locked file, but for what is free of it, stands in any public file."""
    site, locked = built / "build" / "site", built / "build" / "locked"
    public = [path for path in site.rglob("*") if path.is_file()]
    assert not [path for path in public if "loops" in path.parts and path.suffix == ".mp3"]
    assert (site / "sorting" / "01-sorting" / "chapters" / "bubbles.mp3").exists()
    free = (site / "sorting" / "01-sorting" / "sorting-01-sorting.mp3").read_bytes()
    for name in (
        "loops/01-loops/loops-01-loops.mp3",
        "loops/02-history/chapters/looms.mp3",
        "sorting/01-sorting/chapters/merging.mp3",
    ):
        data = (locked / name).read_bytes()
        stretches = {
            data[at : at + FRAME]
            for at in range(len(data) // 4, len(data) - FRAME, FRAME)
            if len(set(data[at : at + FRAME])) > 40
        }
        assert len(stretches) > 100, name
        for path in public:
            text = path.read_bytes()
            assert not any(one in text for one in stretches), path
    whole = (locked / "sorting" / "01-sorting" / "sorting-01-sorting.mp3").read_bytes()
    assert len(free) < len(whole) / 2
    middle = len(free) // 2
    assert free[middle : middle + FRAME] in whole, "what is free is the same audio"


def test_a_crawl_of_the_server_finds_nothing_locked(world: World, built: Path) -> None:
    """Every address of a locked file, asked for where the public site stands, is none."""
    from producer.server.site import app

    world.server.public = app(worlds.site(built))
    site = built / "build" / "site"
    asked = 0
    for path in sorted((built / "build" / "locked").rglob("*")):
        name = path.relative_to(built / "build" / "locked").as_posix()
        found = world.get(f"/{name}")
        if path.is_file() and (site / name).is_file():
            assert found.body == (site / name).read_bytes()
        elif path.is_file():
            assert found.status == 404, name
            asked += 1
        for start in ("/locked/", "/build/locked/", "/../locked/", "/assets/../../locked/"):
            assert world.get(start + name).status == 404
    assert asked > 20


@pytest.mark.parametrize("path", ["/", "/loops/", "/sorting/", "/sorting/feed.xml"])
def test_the_public_site_is_served_too(world: World, built: Path, path: str) -> None:
    """With the headers of a public site."""
    from producer.server.site import app

    world.server.public = app(worlds.site(built))
    found = world.get(path)
    assert found.status == 200 and "public" in found.headers["cache-control"]
    part = world.get("/sorting/02-why/sorting-02-why.mp3", headers=[("Range", "bytes=5-9")])
    assert (part.status, len(part.body)) == (206, 5)
