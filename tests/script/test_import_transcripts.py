"""Transcripts in Markdown and plain text, captions, prose, and scripts of ours."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.script.page import AudiobookSection, LessonSection, Page
from producer.script.parse import parse
from producer.script.read import read
from producer.script.write import scripts_of
from tests.script.pagebuilder import DATA
from tests.script.test_import_pages import SHARED
from tests.script.test_import_properties import SLOW

CASES = yaml.safe_load((DATA / "transcripts.yaml").read_text(encoding="utf-8"))
SCRIPTS = sorted((Path(__file__).parents[2] / "scripts").glob("*/*.md"))


def turns_of(page: Page) -> list[list[str]]:
    return [
        [turn.speaker, turn.text]
        for section in page.sections
        if isinstance(section, LessonSection)
        for turn in section.turns
    ]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_transcript_is_read(case: dict[str, object]) -> None:
    page = read(str(case["text"]).encode(), str(case.get("file", "talk.md")))
    assert turns_of(page) == case["turns"]
    if "titles" in case:
        titles = [each.title for each in page.sections if isinstance(each, LessonSection)]
        assert titles == case["titles"]
    if "title" in case:
        assert page.title == case["title"]
    if "asides" in case:
        lessons = [each for each in page.sections if isinstance(each, LessonSection)]
        assert [list(t.asides) for each in lessons for t in each.turns] == case["asides"]
    codes = {finding.code for finding in page.findings}
    assert codes >= set(case.get("findings", ())), page.findings  # type: ignore[call-overload]
    place = 0
    for account in page.accounts:
        assert account.start == place
        place = account.end
    assert place == len(page.text)
    assert not [finding for finding in page.findings if finding.code == "unread-text"]


@pytest.mark.parametrize(
    ("name", "speakers", "turns"),
    [
        ("big-tent-s1e0.md", {"Mat Ryer", "Tom Wilkie", "Matt Toback"}, 83),
        ("practical-ai-151.md", {"Daniel Whitenack", "Chris Benson"}, 84),
        ("practical-ai-277.md", {"Daniel Whitenack", "Chris Benson", "Roie Schwaber-Cohen"}, 38),
        ("the-changelog-256.md", {"Jerod Santo", "Dustin Kirkland", "Adam Stacoviak"}, 222),
    ],
)
def test_real_transcripts_lose_no_word(name: str, speakers: set[str], turns: int) -> None:
    path = SHARED / "transcripts" / name
    if not path.exists():
        pytest.skip(f"the shared test material is not at {SHARED}")
    page = read(path.read_bytes(), name)
    found = turns_of(page)
    assert {speaker for speaker, _ in found} == speakers
    assert len(found) == turns
    told = [each.message for each in page.findings if each.code in {"label-no-person", "link"}]
    said = [text for turn in found for text in turn]
    kept = Counter(char for text in (*said, *told) for char in text if char.isalnum())
    written = Counter(char for char in path.read_text(encoding="utf-8") if char.isalnum())
    assert not written - kept


@pytest.mark.parametrize("path", SCRIPTS, ids=[path.stem for path in SCRIPTS])
def test_a_script_of_ours_comes_back_byte_for_byte(path: Path) -> None:
    text = path.read_bytes().decode()
    ((name, written),) = scripts_of(read(path.read_bytes(), path.name))
    assert (name, written) == (path.name, text)


def test_what_was_written_for_a_transcript_is_a_script_of_ours() -> None:
    page = read(b"**Ann:** Hello *there*.\n\n**Bob:** [laughs] Hi.\n\n- one\n- two\n", "talk.md")
    ((name, text),) = scripts_of(page)
    parsed = parse(text, name)
    assert parsed.script and not parsed.findings
    assert [turn.role for turn in parsed.script.chapters[0].turns] == ["Ann", "Bob"]
    said = "".join(span.text for span in parsed.script.chapters[0].turns[1].spans)
    assert "laughs" not in said and said.split() == ["Hi.", "one", "two"]
    assert scripts_of(read(text.encode(), name)) == ((name, text),)


def test_prose_becomes_an_audiobook_with_its_headings_as_chapters() -> None:
    text = b"# The Book\n\n## One\n\nIt began.\n\n```python\nx = 1\n```\n\n## Two\n\nIt ended.\n"
    page = read(text, "book.md")
    (section,) = page.sections
    assert page.title == "The Book"
    assert isinstance(section, AudiobookSection)
    assert [(each.number, each.of, each.title) for each in section.chapters] == [
        (1, 2, "One"),
        (2, 2, "Two"),
    ]
    assert section.chapters[0].code_blocks == ("x = 1",)


LINES = st.lists(
    st.sampled_from(
        ["**Ann:** Hello.", "**Bob**: Hi.", "Ann: again", "[Speaker 2] [00:24] yes", "", "- a",
         "**Break**: \\[13:33\\]", "**Clip from \"A: B\":**", "# T", "## S", "[^1]: note", "t[^1]",
         "> q", "**Note:** x", "**What matters most:** y",
         "```", "<!-- c -->", "---", "\\[laughter\\] so", "[x](https://a.b)", "**bold** and *it*",
         "Bob 00:24", "(00:10) Ann: x", "<v Ann>hm", "WEBVTT", "00:01.000 --> 00:02.000", "1"]
    )
    | st.text(max_size=20),
    max_size=25,
)  # fmt: skip


@given(LINES)
@settings(max_examples=200, deadline=None, suppress_health_check=SLOW)
def test_any_text_is_read_and_accounted_for(parts: list[str]) -> None:
    text = "\n".join(parts)
    if not text.strip().strip("\ufeff"):
        return
    from producer.errors import ScriptError

    try:
        page = read(text.encode("utf-8", "replace"), "x.txt")
    except ScriptError:
        return
    place = 0
    for account in page.accounts:
        assert account.start == place
        place = account.end
    assert place == len(page.text)
