"""What an import writes reads back as the same text, turn by turn."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.model import Chapter, Script, Turn
from producer.script.check import check
from producer.script.markup import markdown
from producer.script.page import AudiobookSection, LessonSection, OverviewSection, Page
from producer.script.parse import parse
from producer.script.study import parse_study
from producer.script.write import label_of, links_of, scripts_of, stem_of
from tests.script import pagebuilder
from tests.script.test_import_pages import PAGES, read
from tests.script.test_import_properties import SLOW, pages


def spoken(turn: Turn) -> str:
    """The turn's words without white space."""
    return "".join("".join(span.text for span in turn.spans).split())


def shown(text: str) -> str:
    """A page's text as a script shows it: no marks of code, formulas, lists and tables."""
    text = re.sub(r"```\w*", "", text)
    for mark in ("`", "$", "\\[", "\\]", "\\(", "\\)", "•", "|", ","):
        text = text.replace(mark, "")
    lines = (line for line in text.split("\n") if set(line.strip()) - set("-: "))
    return "".join("".join(lines).split())


def scripts(page: Page) -> dict[str, Script]:
    """The scripts that are written for a page, parsed, by kind."""
    found: dict[str, Script] = {}
    for name, text in scripts_of(page):
        if name.endswith(".md"):
            parsed = parse(text, name)
            assert parsed.script, text
            errors = [each for each in parsed.findings if each.severity == "error"]
            assert not errors, (errors, text)
            assert parsed.script.id not in {each.id for each in found.values()}
            found[parsed.script.kind] = parsed.script
        else:
            findings = parse_study(text, name)[1]
            assert not findings, (findings, text)
    return found


def same(page: Page) -> None:
    """The page's scripts hold the page's words, chapter by chapter and turn by turn."""
    written = scripts(page)
    lessons = [
        (each.title, [turn for turn in each.turns if turn.text])
        for each in page.sections
        if isinstance(each, LessonSection) and any(turn.text for turn in each.turns)
    ]
    if lessons:
        read_back = written["lesson"].chapters
        assert [shown(title) for title, _ in lessons] == [shown(each.title) for each in read_back]
        for (_, turns), chapter in zip(lessons, read_back, strict=True):
            assert [label_of(turn.speaker) for turn in turns] == [t.role for t in chapter.turns]
            for turn, back in zip(turns, chapter.turns, strict=True):
                assert shown(spoken(back)) == shown(turn.text)
    books = [each for each in page.sections if isinstance(each, AudiobookSection)]
    chapters = [each for section in books for each in section.chapters]
    if any(each.content or each.explanation or each.analogies for each in chapters):
        for book, part in zip(chapters, written["audiobook"].chapters, strict=True):
            text = book.content
            text += f"\nIn detail\n{book.explanation}" if book.explanation else ""
            text += f"\nExamples and analogies\n{book.analogies}" if book.analogies else ""
            assert shown(_narrated(part)) == shown(text)


def _narrated(chapter: Chapter) -> str:
    assert {turn.role for turn in chapter.turns} == {"Narrator"}
    return "".join(spoken(turn) for turn in chapter.turns)


@pytest.mark.parametrize("path", PAGES, ids=[path.stem for path in PAGES])
def test_a_pages_scripts_hold_its_words(path: object) -> None:
    page, options = pagebuilder.load(path)  # type: ignore[arg-type]
    same(read(pagebuilder.render(page, options)))


@pytest.mark.parametrize("path", PAGES, ids=[path.stem for path in PAGES])
def test_a_pages_scripts_pass_the_check(path: object) -> None:
    page, options = pagebuilder.load(path)  # type: ignore[arg-type]
    for script in scripts(read(pagebuilder.render(page, options))).values():
        assert not [finding for finding in check(script) if finding.severity == "error"]


@given(pages())
@settings(max_examples=30, deadline=None, suppress_health_check=SLOW)
def test_made_pages_scripts_hold_their_words(page: dict[str, object]) -> None:
    same(read(pagebuilder.render(page)))


MARKED = st.text(alphabet="ab1 *_`[](){}<>&;$#!|~\\:\"'.-+=^@/x²é\n", max_size=40)


@given(MARKED)
@settings(max_examples=400, deadline=None, suppress_health_check=SLOW)
def test_no_text_turns_into_markup(text: str) -> None:
    """Whatever a paragraph holds, its letters and digits are read back, all and in order."""
    body = markdown(f"Start {text.strip()} end")
    parsed = parse(f"---\ntitle: T\n---\n\n## T\n\n**Teacher:**\n\n{body}\n", "x.md")
    assert parsed.script
    turns = parsed.script.chapters[0].turns
    assert [turn.role for turn in turns] == ["Teacher"]
    kept = [char for char in f"Start{text}end" if char.isalnum()]
    assert [char for char in spoken(turns[0]) if char.isalnum()] == kept
    assert not any(span.milliseconds or span.sound or span.link for span in turns[0].spans)


def test_file_names_are_numbers_and_a_slug() -> None:
    page = Page(name="p.txt", title="asyncio.gather()", number="2.3", chapter="Chapter 8: Async")
    assert stem_of(page) == "08-02-03-asyncio-gather"
    page = Page(name="p.txt", title="../../etc\0/passwd", number="2.10", chapter="Chapter 2")
    assert stem_of(page) == "02-10-etc-passwd"
    page = Page(name="talk.md", title="")
    assert stem_of(page) == "01-talk"
    assert stem_of(page, ["01-intro", "02-talk"]) == "02-talk"
    assert stem_of(page, ["01-intro", "07-x"]) == "08-talk"


def test_study_material_is_read_back() -> None:
    for path in PAGES:
        page = read(pagebuilder.render(*pagebuilder.load(path)))
        for name, text in scripts_of(page):
            if name.endswith(".study.yaml"):
                study, findings = parse_study(text, name)
                overviews = [s for s in page.sections if isinstance(s, OverviewSection)]
                assert not findings
                if overviews:
                    assert study.quick == overviews[0].quick.strip()
                    parsed = parse(
                        f"---\ntitle: T\nkind: audiobook\n---\n\n{study.detailed}\n", "x.md"
                    )
                    read_back = parsed.script.chapters[0] if parsed.script else None
                    text = _narrated(read_back) if read_back else ""
                    assert shown(text) == shown(overviews[0].detailed)


def test_a_dollar_that_closes_nothing_may_open_a_formula() -> None:
    """Money before a formula must not take the formula's first dollar for its own."""
    text = "If $p = 5q^2$ and each costs $3, then $C = 3q$."
    assert markdown(text) == "If $p = 5q^2$ and each costs \\$3, then $C = 3q$."


def test_links_are_titles_with_addresses() -> None:
    assert links_of(["Docs: https://a.org/x", "A title", "https://b.org/y?z=1", "No address"]) == [
        {"title": "Docs", "url": "https://a.org/x"},
        {"title": "A title", "url": "https://b.org/y?z=1"},
        {"title": "No address", "url": ""},
    ]
