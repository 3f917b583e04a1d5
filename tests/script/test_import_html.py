"""The same pages as HTML, in two quite different markups, read the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from producer.errors import ScriptError
from producer.script.importers import html as importer
from producer.script.page import LessonSection, to_json
from producer.script.read import read
from tests.script import htmlbuilder, pagebuilder
from tests.script.test_import_pages import SHARED, differences

# Pages whose text can't be the same in this HTML: broken quotes, tables and parts left out.
OTHERS = {"07", "10", "12", "16", "28", "29"}
PAGES = [
    path
    for path in sorted((pagebuilder.DATA / "pages").glob("*.yaml"))
    if path.name[:2] not in OTHERS
]


@pytest.mark.parametrize("skin", ["plain", "app"])
@pytest.mark.parametrize("path", PAGES, ids=[path.stem for path in PAGES])
def test_a_page_as_html_is_read_field_by_field(path: Path, skin: str) -> None:
    page, _ = pagebuilder.load(path)
    data = htmlbuilder.render_html(page, skin).encode()
    assert differences(read(data, "page.html"), page) == []


def html_of(body: str) -> str:
    return f"<html><head><title>Page</title></head><body>{body}</body></html>"


def lines_of(body: str) -> str:
    from producer.script.importers._markup import flatten

    return "\n".join(flatten(html_of(body)).lines)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>H<sub>2</sub>O and x<sup>2</sup></p>", "H₂O and x²"),
        ("<p>Call <code>f(x)</code> now</p>", "Call `f(x)` now"),
        ("<pre>def f():\n\n    return 1\n</pre><p>x</p>", "def f():\n\n    return 1\n\nx"),
        ("<p>a<br>b</p>", "a\nb"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "  • a\n    • b\n  • c"),
        ("<ol><li>a</li><li>b</li></ol>", "  1. a\n  2. b"),
        (
            "<table><tr><th>a</th><th>b</th></tr><tr><td>1|2</td><td>3</td></tr></table>",
            "| a | b |\n| --- | --- |\n| 1\\|2 | 3 |",
        ),
        ("<p>A&nbsp;&lt;b&gt;&amp;amp;</p>", "A\u00a0<b>&amp;"),
        (
            "<math><mi>x</mi><annotation encoding='application/x-tex'>x^2</annotation></math>",
            "$x^2$",
        ),
        ("<p><math><mi>x</mi></math></p>", "<math><mi>x</mi></math>"),
        ("<p><script type='math/tex'>a+b</script> is</p>", "$a+b$ is"),
        ("<p>one <b>two</b> three</p><div>four<div>five</div>six</div>",
         "one two three\n\nfour\n\nfive\n\nsix"),
    ],
)  # fmt: skip
def test_markup_becomes_the_text_of_a_browser(body: str, text: str) -> None:
    assert lines_of(body) == text


def test_double_escaped_entities_are_decoded_once() -> None:
    page = importer.read(html_of("<p>**Ann:** write &amp;lt; here</p><p>**Bob:** x</p>"), "p.html")
    section = page.sections[0]
    assert isinstance(section, LessonSection)
    assert section.turns[0].text == "write &lt; here"


def test_what_is_left_out_is_told() -> None:
    body = "<nav>Home</nav><p><b>Ann:</b> Hi</p><p><b>Bob:</b> Ho</p><img alt='a red fox'>"
    said = [finding.message for finding in importer.read(html_of(body), "p.html").findings]
    assert "nav: Home" in said and "a picture: a red fox" in said


def test_broken_html_is_read_as_far_as_it_goes() -> None:
    for body in ("<p>**A B:** x<div></p></b><table><tr><td>1", "<" * 1000, "<p" * 1000, "&#0;"):
        try:
            to_json(read(html_of(body).encode(), "p.html"))
        except ScriptError as error:
            assert "no text" in error.message


TAGS = st.sampled_from(
    ["<p>", "</p>", "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td>", "</table>", "<pre>",
     "</pre>", "<code>", "</code>", "<br>", "<b>", "</b>", "<math>", "</math>", "<sup>", "<a href='http://x'>",
     "<div style='white-space:pre'>", "</div>", "<!--", "-->", "<script>", "</script>",
     "&lt;", "&#0;",
     "<h2>", "**Ann:** hi", "Ann", "x", "\n", " ", "Key Concepts", "<svg>", "<nav>", "<td", ">"]
)  # fmt: skip


@given(st.lists(TAGS | st.text(max_size=8), max_size=40))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_markup_soup_raises_and_all_of_its_text_is_accounted_for(parts: list[str]) -> None:
    try:
        page = importer.read("".join(parts), "soup.html")
    except ScriptError:
        return
    place = 0
    for account in page.accounts:
        assert account.start == place
        place = account.end
    assert place == len(page.text)


def test_deep_nesting_is_no_trouble() -> None:
    body = "<div>" * 5000 + "<p>**Ann:** deep</p><p>**Bob:** yes</p>" + "</div>" * 5000
    read(html_of(body).encode(), "p.html")


def test_a_play_in_a_table_has_speakers() -> None:
    path = SHARED / "books" / "earnest-act-1.xhtml"
    if not path.exists():
        pytest.skip(f"the shared test material is not at {SHARED}")
    page = read(path.read_bytes(), path.name)
    section = page.sections[0]
    assert isinstance(section, LessonSection)
    assert {"Algernon", "Jack", "Lane"} <= {turn.speaker for turn in section.turns}
