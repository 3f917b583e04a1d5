"""What holds for every page: nothing lost, nothing invented, the same answer every time."""

from __future__ import annotations

from collections import Counter
from itertools import cycle
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from producer.script.decode import decode
from producer.script.importers import page as importer
from producer.script.page import (
    AudiobookSection,
    ItemsSection,
    LessonSection,
    OverviewSection,
    Page,
)
from tests.script import pagebuilder
from tests.script.test_import_pages import differences, read

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]

WORD_LIST = """
water light energy function of the a is and loops Glossary Practice Standard Detailed Teacher Key
Concepts Audio Book 0:00 $5 50 % x² naïve “so” it's `f(x)` CO₂ → Student 3 Memory Aids Quick
Overview Chapter 1 of 2 Unlock 10 km/h
"""
WORDS = st.sampled_from(WORD_LIST.split())
SENTENCE = st.builds(
    lambda first, words, end: f"{first} {' '.join(words)}{end}",
    st.sampled_from(["Today", "We", "Imagine", "Water", "Each", "Look:", "Why"]),
    st.lists(WORDS, min_size=2, max_size=12),
    st.sampled_from([".", "?", "!", "..."]),
)
TEXT = st.lists(SENTENCE, min_size=1, max_size=4).map("\n\n".join)
TITLE = st.builds(
    lambda words: " ".join(words).capitalize(),
    st.lists(
        st.sampled_from(["loops", "light", "water", "in", "the", "sea", "of", "code", "what", "x"]),
        min_size=1,
        max_size=7,
    ),
)
CODE = st.sampled_from(
    [
        "def f(x):\n    return x + 1",
        "def main():\n    y = 1\n\n    print(y)\n\nmain()",
        "SELECT name\nFROM users\nWHERE id = 1;",
        "int main() {\n    int a = 1;\n\n    return a;\n}",
        "const f = (x) => x * 2;\nconsole.log(f(2));",
        "<ul>\n  <li>One</li>\n</ul>",
    ]
)
SPEAKER = st.sampled_from(["Teacher", *(f"Student {n}" for n in (1, 2, 3, 4, 5, 10, 27))])


def _turn(speaker: str, text: str) -> dict[str, Any]:
    role = "teacher" if speaker == "Teacher" else "student"
    return {"role": role, "speaker": speaker, "text": text}


TURN = st.builds(_turn, SPEAKER, TEXT)
LESSON = st.builds(
    lambda title, turns: {"kind": "lesson", "title": title, "turns": turns},
    TITLE,
    st.lists(TURN, min_size=1, max_size=4),
)
OVERVIEW = st.builds(
    lambda quick, standard, detailed: {
        "kind": "overview",
        "title": "Introduction & Overview",
        "quick": quick,
        "standard": standard,
        "detailed": detailed,
    },
    SENTENCE,
    TEXT,
    TEXT,
)


def _book(parts: list[tuple[str, str, str, str, str]]) -> dict[str, Any]:
    chapters = [
        {
            "number": number,
            "of": len(parts),
            "title": title,
            "content": f"{before}\n\n{code}\n\n{after}",
            "code_blocks": [code],
            "explanation": after,
            "analogies": analogies,
        }
        for number, (title, before, code, after, analogies) in enumerate(parts, start=1)
    ]
    return {"kind": "audiobook", "title": "Audio Book", "chapters": chapters}


BOOK = st.builds(
    _book, st.lists(st.tuples(TITLE, SENTENCE, CODE, TEXT, TEXT), min_size=1, max_size=3)
)


def _items(kind: str, names: tuple[str, str]) -> st.SearchStrategy[dict[str, Any]]:
    item = st.builds(
        lambda name, text: dict(zip(names, (name, text), strict=True)), TITLE, SENTENCE
    )
    return st.builds(
        lambda items: {"kind": kind, "title": pagebuilder.TITLES[kind], "items": items},
        st.lists(item, min_size=1, max_size=4),
    )


OTHERS = [
    _items("key_concepts", ("term", "definition")),
    _items("glossary", ("term", "definition")),
    _items("flash_cards", ("front", "back")),
]


@st.composite
def pages(draw: st.DrawFn) -> dict[str, Any]:
    """A page of the site with any of its sections, in its order."""
    sections = draw(st.lists(LESSON, min_size=1, max_size=3))
    for other in (OVERVIEW, BOOK, *OTHERS):
        if draw(st.booleans()):
            sections.append(draw(other))
    order = list(pagebuilder.TITLES)
    sections.sort(
        key=lambda section: order.index(section["kind"]) if section["kind"] in order else -1
    )
    page = {
        "title": draw(TITLE),
        "number": draw(st.sampled_from(["", "1.1", "2.10", "12.3.4"])),
        "chapter": "Chapter 8: Something",
        "course": draw(TITLE),
        "sections": sections,
    }
    return {"page_title": pagebuilder.page_title(page), **page}


OPTIONS = st.fixed_dictionaries(
    {
        "crlf": st.booleans(),
        "bom": st.booleans(),
        "damage": st.booleans(),
        "entities": st.booleans(),
    }
)


@given(pages(), OPTIONS)
@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
def test_a_made_page_is_read_as_it_was_made(page: dict[str, Any], options: dict[str, bool]) -> None:
    assert differences(read(pagebuilder.render(page, options)), page) == []


PIECES = st.sampled_from(
    [
        *pagebuilder.TITLES.values(),
        *pagebuilder.TAGLINES.values(),
        *pagebuilder.MENU,
        "Interactive Audio Lesson",
        "πŸ”’ Unlock Audio Lesson",
        "Sign up and enroll to listen to this audio lesson",
        "🔒 Unlock Audio Chapter",
        "0:00\n--:--",
        "0:00\n--:--\nTeacher\nTeacher Instructor",
        "Teacher\nTeacher Instructor",
        "Student 1\nStudent 1",
        "Student 12",
        "Chapter 1 of 3",
        "Chapter Content",
        "Detailed Explanation",
        "Examples & Analogies",
        "Quick Overview",
        "Standard",
        "Detailed",
        "🎡",
        "Rhymes",
        "  • Term: a definition: long",
        "  • no colon here",
        "Q: what?\nA: that",
        '"Never closed',
        "def f(x):\n    return x",
        "```python\nx = 1\n```",
        "```",
        "| a | b |",
        "Some words that end.",
        "## Glossary",
        "🎵 Rhymes",
        "### 🧠 Other Memory Gems",
        "Glossary\n\nTerm: x\n\nDefinition:\n\nwhat it means",
        "YouTube Videos",
        "**Key Concepts**",
        "### A title with marks ##",
        "# of moles",
        "### **Rhymes**",
        "Teacher\nTeacher Instructor\nStudent 2\nStudent 2",
        "  • Ends in a list",
        "$5 and $x^2$ and f[i:j]",
        "\u00a0\u200b",
        "Ξ» β†’ Β²",
        "&lt;b&gt; &amp; &nbsp;",
        "Teacher: hello\nStudent 1: hi",
        "© 2025 Site",
        "Interactive Audio Lesson\n" + pagebuilder.TAGLINES["lesson"],
        "Terms",
    ]
)
GAP = st.sampled_from(["\n\n", "\n\n", "\n\n", "\n", "\n\n\n", "  \n\n  ", "\r\n\r\n"])
SOUP = st.lists(st.one_of(PIECES, SENTENCE, st.text(max_size=30)), max_size=40)


def _counted(text: str) -> Counter[str]:
    return Counter(char for char in text if not char.isspace())


def _fields(page: Page) -> dict[str, Counter[str]]:
    """The characters of the page's fields, by what the ledger calls them."""
    found: dict[str, Counter[str]] = {}

    def add(name: str, *texts: str) -> None:
        found[name] = found.get(name, Counter()) + _counted("".join(texts))

    for section in page.sections:
        match section:
            case LessonSection():
                add("lesson title", section.title)
                for turn in section.turns:
                    add("speaker", turn.speaker)
                    add("turn", turn.text)
            case OverviewSection():
                add("section heading", section.title)
                add("overview", section.quick, section.standard, section.detailed)
            case AudiobookSection():
                add("section heading", section.title)
                for chapter in section.chapters:
                    add("chapter title", chapter.title)
                    add("content", chapter.content)
                    add("explanation", chapter.explanation)
                    add("analogies", chapter.analogies)
            case ItemsSection():
                add("section heading", section.title)
                for item in section.items:
                    add(section.kind, item.name, item.text)
    return {name: count for name, count in found.items() if count}


ALIASES = {"quick": "overview", "standard": "overview", "detailed": "overview"}
HEAD = {"page title", "title", "chapter number"}


@given(SOUP, st.lists(GAP, min_size=1, max_size=40))
@settings(max_examples=300, deadline=None, suppress_health_check=SLOW)
def test_every_character_of_any_text_is_content_chrome_or_finding(
    parts: list[str], gaps: list[str]
) -> None:
    """Fields hold exactly what the ledger calls content; what is left out is told by its line."""
    text = "".join(part + gap for part, gap in zip(parts, cycle(gaps), strict=False))
    page = importer.read(decode(text.encode(), "soup.txt")[0], "soup.txt")
    place = 0
    skipped = "".join(each.message for each in page.findings if each.code == "chrome-skipped")
    codes = {each.code for each in page.findings}
    content: dict[str, Counter[str]] = {}
    for account in page.accounts:
        assert account.start == place and account.end > account.start
        place = account.end
        if account.use == "finding":
            assert account.name in codes
        elif account.use == "chrome" and account.name != "white space":
            assert account.name in skipped
        if account.use == "content" and account.name not in HEAD:
            name = ALIASES.get(account.name, account.name)
            if name == "overview standard":
                name = "overview"
            counted = _counted(page.text[account.start : account.end])
            content[name] = content.get(name, Counter()) + counted
    assert place == len(page.text)
    assert {name: count for name, count in content.items() if count} == _fields(page)


@given(SOUP)
@settings(max_examples=50, deadline=None, suppress_health_check=SLOW)
def test_a_page_reads_the_same_every_time(parts: list[str]) -> None:
    text = "\n".join(parts)
    assert importer.read(text, "soup.txt") == importer.read(text, "soup.txt")
