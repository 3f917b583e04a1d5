"""What an import reads from a page: frozen values, and the JSON shape that shows them."""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct

from producer.model import Finding, Item

ItemsKind = Literal[
    "key_concepts", "examples", "memory_aids", "flash_cards", "glossary", "reference_links"
]
Use = Literal["content", "chrome", "finding"]

ITEM_KEYS: dict[str, tuple[str, str]] = {
    "key_concepts": ("term", "definition"),
    "glossary": ("term", "definition"),
    "memory_aids": ("kind", "text"),
    "flash_cards": ("front", "back"),
}
"""Names of an item's two fields in JSON; items of other kinds are their text alone."""


class Account(Struct, frozen=True, kw_only=True):
    """What became of a stretch of the page's text."""

    start: int
    """Index of its first character in `Page.text`."""
    end: int
    """Index after its last character."""
    use: Use
    """content: it is in the page's fields; chrome: skipped; finding: told to the author."""
    name: str
    """Which field, which kind of chrome, or the finding's code."""


class PageTurn(Struct, frozen=True, kw_only=True):
    """One speaker's go, as the page has it."""

    speaker: str
    """As the label says: "Student 1"."""
    text: str
    """Paragraphs joined by a blank line, code verbatim; empty where the page has none."""
    line: int = 0
    """The source line of the label."""
    flags: tuple[str, ...] = ()
    """What is wrong with the turn."""
    asides: tuple[str, ...] = ()
    """Pieces of `text` that are no words to speak: "[laughter]", "[04:09]", "[^1]"."""

    @property
    def role(self) -> str:
        """teacher, student, narrator or speaker."""
        first = self.speaker.split()[0].casefold() if self.speaker.split() else ""
        if first in {"teacher", "instructor", "professor", "tutor", "lecturer"}:
            return "teacher"
        return first if first in {"student", "narrator"} else "speaker"


class LessonSection(Struct, frozen=True, kw_only=True):
    """A dialogue."""

    title: str
    """As the page has it; may be empty."""
    turns: tuple[PageTurn, ...]
    """In order."""
    line: int = 0
    """The source line of the title."""


class OverviewSection(Struct, frozen=True, kw_only=True):
    """Three summaries."""

    title: str
    """As the page has it."""
    quick: str = ""
    """A sentence."""
    standard: str = ""
    """A paragraph."""
    detailed: str = ""
    """In full."""
    line: int = 0
    """The source line of the heading."""


class BookChapter(Struct, frozen=True, kw_only=True):
    """A chapter of a page's audiobook."""

    number: int
    """From 1."""
    of: int
    """How many the page says there are."""
    title: str
    """As the page has it; may be empty."""
    content: str = ""
    """Paragraphs and code, joined by a blank line."""
    code_blocks: tuple[str, ...] = ()
    """The code in `content`, without fences."""
    explanation: str = ""
    """The detailed explanation."""
    analogies: str = ""
    """Examples and analogies."""
    line: int = 0
    """The source line of the title."""


class AudiobookSection(Struct, frozen=True, kw_only=True):
    """The page's audiobook."""

    title: str
    """As the page has it."""
    chapters: tuple[BookChapter, ...]
    """In page order."""
    line: int = 0
    """The source line of the heading."""


class ItemsSection(Struct, frozen=True, kw_only=True):
    """A list of study material."""

    kind: ItemsKind
    """Which."""
    title: str
    """As the page has it."""
    items: tuple[Item, ...]
    """In page order; of an example or a reference link, `name` is empty."""
    line: int = 0
    """The source line of the heading."""


Section = LessonSection | OverviewSection | AudiobookSection | ItemsSection


class Page(Struct, frozen=True, kw_only=True):
    """Everything that an import read from one file."""

    name: str
    """The file's name, as findings show it."""
    page_title: str = ""
    """The page's first line or `<title>`."""
    title: str = ""
    """The topic's own title."""
    number: str = ""
    """The site's numbering: "2.3"."""
    chapter: str = ""
    """Title of the part of the course that it stands in."""
    course: str = ""
    """The course's title."""
    sections: tuple[Section, ...] = ()
    """In page order."""
    findings: tuple[Finding, ...] = ()
    """Repairs, and what needs an eye."""
    text: str = ""
    """The text that was read, after repairs: what `accounts` cover."""
    accounts: tuple[Account, ...] = ()
    """What became of every character of `text`, in order, without gap or overlap."""
    script: str = ""
    """The file as it is, when it is a script of ours already."""


def to_json(page: Page) -> dict[str, Any]:
    """The page as JSON values; sections that the page doesn't have are absent."""
    return {
        "page_title": page.page_title,
        "title": page.title,
        "number": page.number,
        "chapter": page.chapter,
        "course": page.course,
        "sections": [_section(section) for section in page.sections],
        "findings": [_finding(finding) for finding in page.findings],
    }


def _section(section: Section) -> dict[str, Any]:
    match section:
        case LessonSection():
            turns = [_turn(turn) for turn in section.turns]
            return {"kind": "lesson", "title": section.title, "turns": turns}
        case OverviewSection():
            return {
                "kind": "overview",
                "title": section.title,
                "quick": section.quick,
                "standard": section.standard,
                "detailed": section.detailed,
            }
        case AudiobookSection():
            chapters = [_chapter(chapter) for chapter in section.chapters]
            return {"kind": "audiobook", "title": section.title, "chapters": chapters}
        case ItemsSection():
            items = [_item(section.kind, item) for item in section.items]
            return {"kind": section.kind, "title": section.title, "items": items}


def _turn(turn: PageTurn) -> dict[str, Any]:
    plain: dict[str, Any] = {"role": turn.role, "speaker": turn.speaker, "text": turn.text}
    if turn.flags:
        plain["flags"] = list(turn.flags)
    return plain


def _chapter(chapter: BookChapter) -> dict[str, Any]:
    return {
        "number": chapter.number,
        "of": chapter.of,
        "title": chapter.title,
        "content": chapter.content,
        "code_blocks": list(chapter.code_blocks),
        "explanation": chapter.explanation,
        "analogies": chapter.analogies,
    }


def _item(kind: str, item: Item) -> str | dict[str, str]:
    keys = ITEM_KEYS.get(kind)
    return {keys[0]: item.name, keys[1]: item.text} if keys else item.text


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "message": finding.message,
        "line": finding.source.line if finding.source else 0,
        "severity": finding.severity,
        "hint": finding.hint,
    }
