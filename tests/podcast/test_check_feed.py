"""The feed checker: every rule finds what it is for, and nothing else."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.podcast import cover, feed
from producer.podcast.categories import CATEGORIES
from producer.podcast.check_cover import check_cover
from producer.podcast.check_feed import check
from producer.podcast.feed_rules import RULES
from tests.podcast import builder

DATA = Path(__file__).parent.parent / "data" / "podcast" / "feed_rules.txt"
PODCAST = builder.small_clocks()
GOOD = feed.render(PODCAST).decode()
NOW = datetime(2026, 11, 23, tzinfo=UTC)


def cases() -> list[tuple[str, str, str]]:
    """Code, what to find and what to put of each line of the data."""
    rows = (row for row in DATA.read_text("utf-8").splitlines() if row and row[0] != "#")
    found = []
    for row in rows:
        code, find, put = (f"{row} |" if row.count(" |") < 2 else row).split(" |", 2)
        found.append((code, _text(find), _text(put)))
    return found


def _text(field: str) -> str:
    return field.strip().replace("\\n", "\n")


def spoilt(find: str, put: str) -> str:
    """The good feed with one thing wrong; `[...]` parts several things to change."""
    text = GOOD
    for old, new in zip(find.split("[...]"), put.split("[...]"), strict=True):
        assert old in text, f"a good feed has no {old!r}"
        new = re.sub(r"\{(\d+)\}", lambda count: "x" * int(count[1]), new)
        text = text.replace(old, new, 1)
    return text


@pytest.mark.parametrize(("code", "find", "put"), cases(), ids=[case[0] for case in cases()])
def test_each_rule_finds_its_mistake(code: str, find: str, put: str) -> None:
    """The cases of tests/data/podcast/feed_rules.txt."""
    found = [f for f in check(spoilt(find, put).encode(), now=NOW) if f.code == code]
    assert len(found) == 1
    assert found[0].severity == RULES[code].severity
    assert found[0].source and found[0].source.line > 0


def test_every_rule_has_a_case() -> None:
    """A code that nothing raises is no rule."""
    elsewhere = {
        "feed-long-description", "feed-empty", "item-wrong-length", "item-missing-audio",
    }  # fmt: skip
    tried = {code for code, *_ in cases()} | elsewhere
    rules = {code for code in RULES if not code.startswith(("host-", "cover-"))}
    assert tried == rules


def test_a_good_feed_has_no_findings() -> None:
    """No rule cries wolf."""
    assert check(GOOD.encode(), now=NOW, cover=cover.cover(PODCAST.course, None)) == ()


def test_a_feed_without_items_and_a_long_description() -> None:
    """What the table of cases can't say in a line."""
    empty = re.sub(r"<item>.*</item>", "", GOOD, flags=re.DOTALL)
    assert [f.code for f in check(empty.encode())] == ["feed-empty"]
    long = GOOD.replace("Short talks", "ü" * 2000)
    assert [f.code for f in check(long.encode())] == ["feed-long-description"]


def test_sizes_are_compared_with_the_files() -> None:
    """A feed never names a file that is missing or another one."""
    base = "https://clocks.example/listen/small-clocks/"
    sizes = {f"{base}ringing/small-clocks-ringing.mp3": 60_271}
    found = check(GOOD.encode(), sizes=sizes)
    assert [f.code for f in found] == ["item-wrong-length", "item-missing-audio"]
    assert found[0].message == "the enclosure says 60270 bytes, the file has 60271"


def test_findings_name_the_line_and_say_what_to_do() -> None:
    """An author finds the place."""
    text = GOOD.replace("<itunes:duration>4<", "<itunes:duration>0:04<")
    (found,) = check(text.encode(), "small-clocks/feed.xml")
    line = next(n for n, row in enumerate(text.splitlines(), 1) if "<title>Ringing" in row)
    assert str(found.source) == f"small-clocks/feed.xml:{line - 1}"
    assert (found.message, found.hint) == ("itunes:duration is '0:04'", "it is whole seconds")


@settings(max_examples=100, deadline=None)
@given(
    st.one_of(st.binary(max_size=60), st.integers(0, len(GOOD)).map(lambda n: GOOD[:n].encode()))
)
def test_no_bytes_make_it_raise(data: bytes) -> None:
    """Anybody's feed can be checked."""
    assert all(finding.code in RULES for finding in check(data))


def test_a_feed_cannot_read_our_files() -> None:
    """External entities are not followed."""
    evil = b'<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/hostname">]><rss version="2.0"><channel>'
    found = check(evil + b"<title>&e;</title></channel></rss>")
    assert "feed-no-title" in {finding.code for finding in found}


@pytest.mark.parametrize(
    ("mode", "size", "kind", "codes"),
    [
        ("RGB", (1400, 1400), "JPEG", []),
        ("RGB", (3000, 3000), "PNG", []),
        ("RGB", (1399, 1399), "PNG", ["cover-bad-size"]),
        ("RGB", (1400, 1500), "PNG", ["cover-not-square"]),
        ("RGBA", (1400, 1400), "PNG", ["cover-not-rgb"]),
        ("CMYK", (1400, 1400), "JPEG", ["cover-not-rgb"]),
        ("RGB", (1400, 1400), "WEBP", ["cover-bad-format"]),
    ],
)
def test_artwork_is_what_directories_accept(
    mode: str, size: tuple[int, int], kind: str, codes: list[str]
) -> None:
    """1,400 to 3,000 pixels, square, JPEG or PNG, RGB."""
    from io import BytesIO

    from PIL import Image

    out = BytesIO()
    Image.new(mode, size).save(out, kind)
    assert [finding.code for finding in check_cover(out.getvalue())] == codes
    assert [finding.code for finding in check(GOOD.encode(), cover=out.getvalue())] == codes


def test_artwork_that_is_no_image() -> None:
    """Told, not raised."""
    assert [finding.code for finding in check_cover(b"no image")] == ["cover-unreadable"]


def test_the_categories_are_whole() -> None:
    """A mistyped name would refuse a good feed."""
    assert len(CATEGORIES) == 19
    assert CATEGORIES["Education"] == (
        "Courses", "How To", "Language Learning", "Self-Improvement",
    )  # fmt: skip
