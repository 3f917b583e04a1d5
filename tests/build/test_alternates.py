"""Episodes in other formats: only where the course asks, from the same timeline, locked alike."""

from __future__ import annotations

import base64
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import av
import pytest
from lxml import etree

from producer.audio.encoders import opus
from producer.build.feeds import check_feeds
from producer.project import load
from tests.build import small

PODCAST = "{https://podcastindex.org/namespace/1.0}"


def asked(root: Path, more: str = "") -> Path:
    """The small project, whose course wants Opus."""
    small.project(root)
    settings = root / "scripts" / "loops" / "course.yaml"
    settings.write_text(f"{small.COURSE}alternates: [opus]\n{more}", "utf-8")
    return root


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built once; not to be changed."""
    root = asked(tmp_path_factory.mktemp("opus"))
    assert not small.made(root).findings
    return root


def found(root: Path, where: str = "site") -> dict[str, bytes]:
    """The Opus files, by their names."""
    return {path.name: path.read_bytes() for path in (root / "build" / where).rglob("*.opus")}


def seconds(data: bytes) -> float:
    """How long a file sounds."""
    with av.open(BytesIO(data), "r") as container:
        rate = container.streams.audio[0].rate
        samples: int = sum(one.samples for one in container.decode(audio=0))
    return samples / (rate or 1)


def test_a_course_that_does_not_ask_gets_none(first_build: Path) -> None:
    """Encoding once more costs time with each edit: only where it is wanted."""
    assert not found(first_build)


def test_each_episode_lasts_as_its_timeline(first: Path) -> None:
    """So captions and chapters, which are made for the MP3, fit it to the sample."""
    made = found(first)
    assert sorted(made) == ["loops-01-loops.opus", "loops-02-history.opus"]
    for name, data in made.items():
        mp3 = next((first / "build/site").rglob(name.replace(".opus", ".mp3")))
        assert abs(seconds(mp3.read_bytes()) - seconds(data)) <= 1 / 44_100
        assert len(data) < len(mp3.read_bytes())


def test_the_feed_names_it_with_all_that_a_client_checks(first: Path) -> None:
    """Address, length, type and digest are those of the file."""
    assert not check_feeds(load(first), ())
    feed = etree.parse(first / "build/site/loops/feed.xml")
    made = found(first)
    for item in feed.findall("channel/item"):
        assert item.find("enclosure").get("type") == "audio/mpeg"
        mp3, other = item.findall(f"{PODCAST}alternateEnclosure")
        address = other.find(f"{PODCAST}source").get("uri").partition("?v=")
        data = made.pop(address[0].rpartition("/")[2])
        assert sha256(data).hexdigest().startswith(address[2])
        assert other.get("length") == str(len(data))
        assert (other.get("type"), other.get("codecs")) == ("audio/ogg", "opus")
        digest = base64.b64encode(sha256(data).digest()).decode()
        assert other.find(f"{PODCAST}integrity").get("value") == f"sha256-{digest}"
        assert (mp3.get("default"), other.get("default")) == ("true", None)
    assert not made
    feedparser = pytest.importorskip("feedparser", reason="feedparser is not installed")
    read = feedparser.parse(str(first / "build/site/loops/feed.xml"))
    assert [len(one.enclosures) for one in read.entries] == [1, 1]


def test_the_check_compares_it_with_its_file(tmp_path: Path) -> None:
    """A client that prefers it must find it, and as long as the feed says."""
    root = asked(tmp_path)
    small.made(root)
    first, second = sorted((root / "build/site").rglob("*.opus"))
    first.unlink()
    second.write_bytes(second.read_bytes() + b"more")
    codes = [one.code for one in check_feeds(load(root), ())]
    assert sorted(codes) == ["item-missing-audio", "item-wrong-length"]


def test_nothing_is_encoded_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An edit encodes its own episode; a new title encodes nothing, but is in the file."""
    root = asked(tmp_path)
    small.made(root)
    before = found(root)
    count = 0
    encode = opus.encode

    def counted(*given: Any) -> bytes:
        nonlocal count
        count += 1
        return encode(*given)

    monkeypatch.setattr(opus, "encode", counted)
    small.made(root)
    assert (count, found(root)) == (0, before)
    small.edit(root, "Zero, one and two.", "Nought, one and two.")
    small.made(root)
    after = found(root)
    assert count == 1
    assert {name for name in after if after[name] != before[name]} == {"loops-01-loops.opus"}
    (root / "build/site/loops/02-history/loops-02-history.opus").unlink()
    small.made(root)
    assert (count, found(root)) == (1, after)
    small.edit(root, "A short history", "A brief history", "scripts/loops/02-history.md")
    small.made(root)
    assert count == 1
    assert b"TITLE=A brief history" in found(root)["loops-02-history.opus"]


def test_taken_back_it_goes_with_its_line_in_the_feed(tmp_path: Path) -> None:
    """The site holds nothing that nobody names."""
    root = asked(tmp_path)
    small.made(root)
    (root / "scripts/loops/course.yaml").write_text(small.COURSE, "utf-8")
    small.made(root)
    assert not found(root)
    assert b".opus" not in (root / "build/site/loops/feed.xml").read_bytes()


def test_what_is_locked_stays_locked(tmp_path: Path) -> None:
    """Of a preview everyone gets the start, in this format, too; of a locked lesson nothing."""
    root = asked(tmp_path, "access: preview\nenrol: https://example.org/enrol\n")
    book = root / "scripts/loops/02-history.md"
    book.write_text(small.BOOK.replace("kind:", "access: enrolled\nkind:"), "utf-8")
    assert not small.made(root).findings
    free, whole = found(root), found(root, "locked")
    assert sorted(free) == ["loops-01-loops.opus"]
    assert sorted(whole) == ["loops-01-loops.opus", "loops-02-history.opus"]
    name = "loops-01-loops.opus"
    assert seconds(free[name]) < seconds(whole[name]) - 2
    assert b"For" in free[name] and b"While" not in free[name]
    assert b"While" in whole[name]


def test_an_unknown_format_is_told_where_it_stands(tmp_path: Path) -> None:
    """A finding with the line, as for every setting."""
    root = asked(tmp_path)
    settings = root / "scripts/loops/course.yaml"
    settings.write_text(small.COURSE + "alternates: [opus, vorbis, mp3]\n", "utf-8")
    findings = [one for one in small.made(root).findings if one.code == "unknown-value"]
    assert [one.source and one.source.line for one in findings] == [4, 4]
    assert "opus" in findings[0].hint
