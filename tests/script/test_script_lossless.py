"""Nothing that an author writes is lost: every character ends in a stretch, and in a span."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from producer.model import Span
from producer.script.check import check
from producer.script.inline import parse_inline
from producer.script.parse import parse
from producer.script.study import parse_study
from tests.script.script_cases import FRONT_MATTER

SHARED = Path(os.environ.get("PRODUCER_SHARED", Path(__file__).parents[3] / "shared"))

MARKS = [
    "**", "*", "_", "__", "`", "``", "```", "~~~", "~~", "$", "$$", "\\", "\\(", "\\)", "\\[",
    "\\]", "[", "]", "(", ")", "{", "}", '{sub="x"}', "{rate=90%}", "{read=gist}", "{.a #b}", "<",
    ">", "<b>", "</b>", "<sub>", "</sub>", '<a href="u">', "</a>", "<!--", "-->", "<math>",
    "</math>", "<td>", "</tr>", "<br>", "<code>", "</code>", "<pre>", "</pre>", "<script>",
    "</script>", "&amp;", "&#0;", "&", "#", "##", "\n## T {#a}\n", "- ", "1. ", "> ", "|",
    "\n|a|b|\n|-|-|\n", "---", "===", "***", "\n", "\n\n", "\r\n", "\r", "\t", " ", "    ", "a",
    "b c", "word", "\n\n**Teacher:** ", "\n\n**Student 1:** ", "**Note:** ", "**Ann**: ",
    "Teacher: ", "[pause 1s]", "[sound: b.wav]", "![", "](u)", "[^1]", "\n[^1]: n",
    "\n[r]: http://x\n", "\x00", "\ufeff", "é", "😀", "\u2028", "\ud800", "\\begin{align}",
    "\\end{align}", ":", '"', "“", "https://a.b/c", "\n---\n", "title: x\n",
]  # fmt: skip
any_text = st.text(st.characters(exclude_categories=()))
marked_up = st.lists(st.one_of(st.sampled_from(MARKS), st.text(max_size=3)), max_size=40).map(
    "".join
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(any_text, marked_up))
@example("a\r\r\nb\n\r")
@example("`a\\`b\\")
def test_the_spans_of_a_paragraph_are_the_paragraph(text: str) -> None:
    """Joined, the source of the spans is the text, whatever it holds; and no span is invented."""
    spans = parse_inline(text)
    assert "".join(span.raw for span in spans) == text
    assert all(span.raw for span in spans) or text == ""


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(["", FRONT_MATTER, "---\ntitle: x\nkind: audiobook\n---\n"]),
    st.one_of(any_text, marked_up),
)
def test_a_script_is_all_of_its_file(front_matter: str, body: str) -> None:
    """Stretches joined are the file; each turn's spans joined are its stretch; nothing raises."""
    text = front_matter + body
    parsed = parse(text, "scripts/course/case.md")
    assert "".join(stretch.raw for stretch in parsed.stretches) == text
    stray = any(stretch.kind == "stray" for stretch in parsed.stretches)
    codes = {found.code for found in parsed.findings}
    assert stray == ("text-without-label" in codes)
    if parsed.script is None:
        assert "empty-script" in codes
        return
    check(parsed.script)
    sources = iter([stretch.raw for stretch in parsed.stretches if stretch.kind == "turn"])
    for chapter in parsed.script.chapters:
        for turn in chapter.turns:
            written = "".join(span.raw for span in turn.spans)
            assert any(written == source for source in sources)
    ids = [chapter.id for chapter in parsed.script.chapters]
    assert len(set(ids)) == len(ids)


@settings(max_examples=150, deadline=None)
@given(marked_up)
def test_the_same_text_is_read_the_same_every_time(body: str) -> None:
    """Same input, same output: a build that changes nothing does nothing."""
    assert parse(FRONT_MATTER + body, "a.md") == parse(FRONT_MATTER + body, "a.md")


@settings(max_examples=200, deadline=None)
@given(marked_up)
def test_only_silent_spans_have_no_text(body: str) -> None:
    """Pauses have a length and sounds a name; neither is shown."""
    for span in parse_inline(body):
        if span.kind == "pause":
            assert span.text == "" and 0 <= span.milliseconds <= 60_000
        if span.kind == "sound":
            assert span.text == "" and span.sound


prose = st.lists(
    st.sampled_from(
        ["*", "**", "_", "~~", "`", "``", "\n```\n", " word", "x", " a b", ".", "\\*", "\n", "\n\n",
         "\n- ", "\n1. ", "\n> ", "\n### ", "\n---\n", "\n    ", "|", "\n|a|b|\n|-|-|\n|c|d|\n",
         "\n\n**Student 1:** ", "$", "\r\n", "é", "😀", "(", ")"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(prose)
def test_no_word_is_lost_by_its_markup(body: str) -> None:
    """Every letter of emphasis, code, lists, quotations, tables and headings is in the text."""
    parsed = parse(f"{FRONT_MATTER}## A\n\n**Teacher:** start {body}", "case.md")
    assert parsed.script is not None
    for turn in parsed.script.chapters[0].turns:
        label, *spans = turn.spans
        assert label.raw.startswith(f"**{turn.role}:**") and label.text == ""
        written = "".join(span.raw for span in spans)
        shown = "".join(span.text for span in spans)
        assert _letters(shown) == _letters(written)


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalpha() or char == "😀")


words = st.text(st.characters(categories=["Lu", "Ll", "Nd"]), min_size=1, max_size=8)


@settings(max_examples=200, deadline=None)
@given(st.lists(words, min_size=1, max_size=12))
def test_plain_words_stay_as_they_are(some: list[str]) -> None:
    """No rule touches prose that holds no mark."""
    text = " ".join(some)
    assert parse_inline(text) == (Span(kind="text", text=text, raw=text, line=1),)


escapable = st.text(
    st.sampled_from("*_`~$[]{}()<>#+-.!|&\\:\"'=^/a b1"), min_size=1, max_size=20
).map(str.strip)


@settings(max_examples=300, deadline=None)
@given(escapable)
def test_backslashes_keep_any_sign_as_it_is(text: str) -> None:
    """An importer can write any text so that it is read back as the same text.

    Round brackets need no backslash: between backslashes they would be a formula's.
    """
    shown = "".join(f"\\{char}" if char in "*_`~$[]{}<>#+-!|&\\:" else char for char in text)
    body = f"{FRONT_MATTER}**Teacher:** x {shown} x\n"
    parsed = parse(body, "case.md")
    assert parsed.script is not None
    spans = parsed.script.chapters[0].turns[0].spans
    assert "".join(span.text for span in spans) == f"x {text} x"
    assert {span.kind for span in spans} == {"text"}


@settings(max_examples=100, deadline=None)
@given(any_text)
def test_study_material_never_raises(text: str) -> None:
    """Any file beside a script is read or reported."""
    study, findings = parse_study(text, "case.study.yaml")
    assert study is not None and isinstance(findings, tuple)


@pytest.mark.parametrize("name", ["transcripts", "pages", "books"])
def test_real_text_is_read_whole(name: str) -> None:
    """Transcripts, pages and books by other people go through without loss."""
    files = sorted(path for path in (SHARED / name).glob("*") if path.suffix != ".json")
    if not files:
        pytest.skip(f"no test material in {SHARED / name}")
    for path in files:
        text = path.read_text("utf-8")
        for kind in ("lesson", "audiobook"):
            whole = f"---\ntitle: x\nkind: {kind}\n---\n{text}"
            parsed = parse(whole, "case.md")
            assert "".join(stretch.raw for stretch in parsed.stretches) == whole
