"""Light Markdown of study texts: safe HTML, and nothing of the text is lost."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.podcast import markup
from producer.podcast.text import clean

DATA = Path(__file__).parent.parent / "data" / "podcast" / "markup.txt"
TAGS = {"p", "br", "ul", "ol", "li", "em", "strong", "code", "pre", "blockquote", "a"}


class Reader(HTMLParser):
    """What a browser would see."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]
        self.text += "".join(value or "" for name, value in attrs if name in ("class", "title"))
        assert all(name in ("href", "rel", "class", "start", "title") for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


def cases() -> list[tuple[str, str]]:
    _, text = DATA.read_text("utf-8").split("\n", 1)
    parts = [case.split("\n=>\n") for case in text.split("\n--------\n")]
    return [(written, html.rstrip("\n")) for written, html in parts]


@pytest.mark.parametrize(("written", "html"), cases(), ids=range(len(cases())))
def test_study_text_becomes_the_html_that_the_cases_say(written: str, html: str) -> None:
    """Each case of tests/data/podcast/markup.txt."""
    assert markup.block(written).rstrip("\n") == html


MARKS = (
    "*", "**", "`", "```\n", "```ab", "[a](", "](x)", "https://e.org)", "<https://e.org>", "![",
    "[a](https://e.org 'cd')", "<b>", "\n\n", "- ", "1. ", "## ", "> ", "__init__", "&amp;",
    "javascript:", "\\", "\x00",
)  # fmt: skip
texts = st.lists(st.one_of(st.text(max_size=8), st.sampled_from(MARKS)), max_size=14).map("".join)


@settings(max_examples=300, deadline=None)
@given(texts)
def test_any_text_is_safe_and_keeps_its_letters(written: str) -> None:
    """No element but plain ones, no address but a safe one, and no letter is lost."""
    for html in (markup.block(written), markup.inline(written)):
        seen = Reader(html)
        assert seen.tags <= TAGS
        assert all(markup.safe_link(address) for address in seen.addresses)
        shown = iter(seen.text + "".join(seen.addresses))
        wanted = re.sub(r"(?m)^[\s>]*(?:\d+[.)]|[-+*])", "", clean(written))
        letters = [c for c in wanted if c.isalpha() and c.isascii()]
        counted = "".join(shown)
        assert all(counted.count(c) >= letters.count(c) for c in set(letters))


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://clocks.example/", True),
        ("HTTP://clocks.example", True),
        ("mailto:bell@clocks.example", True),
        ("javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("//clocks.example", False),
        ("data:text/html,<script>", False),
        ("vbscript:x", False),
        ("", False),
    ],
)
def test_only_web_and_mail_addresses_are_linked(address: str, safe: bool) -> None:
    """Links of an imported page can't run anything."""
    assert markup.safe_link(address) is safe
