"""Page -> the files that an import writes: scripts and the study material beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from producer.errors import ScriptError
from producer.model import Source
from producer.script.codeblocks import is_about_programming
from producer.script.markup import comment, heading, markdown
from producer.script.page import (
    ITEM_KEYS,
    AudiobookSection,
    BookChapter,
    ItemsSection,
    LessonSection,
    OverviewSection,
    Page,
    PageTurn,
)
from producer.slugs import slug, unique, with_suffix
from producer.yamlfile import quote

_NUMBERS = re.compile(r"\d+")
_PART_NUMBER = re.compile(r"(?:Chapter|Unit|Module|Part|Section|Week)\s+(\d+)\b|(\d+)[.:]?\s", re.I)
_ADDRESS = re.compile(r"(?:https?|mailto)://?[^\s<>\"“”]*[^\s<>\"“”.,;:!?)]", re.I)
_NO_LABEL = re.compile(r"[*`\[\]<>\\:\n]+")
_LABEL_LENGTH = 40
_SUMMARY_LENGTH = 600


def stem_of(page: Page, taken: Iterable[str] = ()) -> str:
    """The file name, without ending, of the page's first script.

    The chapter's number, the page's own and the title: "08-02-03-asyncio-gather". A page without
    a number keeps the name that it has in `taken`, the names already in the folder, or gets the
    next free number.
    """
    name = slug(page.title or page.page_title, slug(_plain_stem(page.name)))
    own = [int(number) for number in _NUMBERS.findall(page.number)]
    if own:
        part = _PART_NUMBER.match(page.chapter)
        first = int(part.group(1) or part.group(2)) if part else own[0]
        whole = own if first == own[0] else [first, *own]
        return "-".join([*(f"{number:02}" for number in whole), name])
    taken = list(taken)
    for other in sorted(taken):
        if re.fullmatch(rf"\d+-{re.escape(name)}", other):
            return other
    numbers = [int(match.group()) for other in taken if (match := _NUMBERS.match(other))]
    return f"{max(numbers, default=0) + 1:02}-{name}"


def scripts_of(page: Page, taken: Iterable[str] = ()) -> tuple[tuple[str, str], ...]:
    """File names and texts: a lesson, an audiobook, study material; what the page has of them.

    A script of ours comes back as it is. `taken` are the stems of the files already in the
    course's folder. Raises ScriptError for a page on which nobody says anything.
    """
    if page.script:
        return ((f"{_plain_stem(page.name)}.md", page.script),)
    programming = is_about_programming(page.text)
    stem = stem_of(page, taken)
    files = []
    lessons = [each for each in page.sections if isinstance(each, LessonSection)]
    spoken = [lesson for lesson in lessons if any(turn.text for turn in lesson.turns)]
    books = [each for each in page.sections if isinstance(each, AudiobookSection)]
    chapters = [chapter for book in books for chapter in book.chapters if _says(chapter)]
    if spoken:
        files.append((stem, _lesson(page, spoken, programming)))
    if chapters:
        # Two episodes of one title would be one to some podcast apps.
        name, after = (with_suffix(stem, "audiobook"), " (audiobook)") if spoken else (stem, "")
        files.append((name, _audiobook(page, chapters, programming, after)))
    if not files:
        raise ScriptError(
            "nobody says anything on this page",
            source=Source(path=page.name),
            hint="it has neither a dialogue nor an audiobook",
        )
    written = [(f"{name}.md", text) for name, text in files]
    study = study_yaml(page)
    if study:
        written.append((f"{files[0][0]}.study.yaml", study))
    return tuple(written)


def study_yaml(page: Page) -> str:
    """The page's study material as YAML; empty if it has none."""
    import yaml

    data: dict[str, Any] = {}
    for section in page.sections:
        if isinstance(section, OverviewSection):
            parts = {
                "quick": section.quick,
                "standard": section.standard,
                "detailed": markdown(section.detailed, programming=is_about_programming(page.text)),
            }
            data |= {name: text for name, text in parts.items() if text}
        elif isinstance(section, ItemsSection) and section.items:
            data.setdefault(section.kind, []).extend(_items(section))
    if not data:
        return ""
    text: str = yaml.dump(
        data, Dumper=_dumper(), allow_unicode=True, sort_keys=False, width=98, indent=2
    )
    return text


def _dumper() -> type[Any]:
    import yaml

    class Dumper(yaml.SafeDumper):
        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
            # Lists stand deeper than their key, as people write them.
            super().increase_indent(flow, False)

    def text(dumper: Any, value: str) -> Any:
        style = "|" if "\n" in value else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)

    Dumper.add_representer(str, text)
    return Dumper


def _items(section: ItemsSection) -> list[Any]:
    if section.kind == "examples":
        return [item.text for item in section.items]
    if section.kind == "reference_links":
        return links_of([item.text for item in section.items])
    keys = ITEM_KEYS[section.kind]
    return [dict(zip(keys, (item.name, item.text), strict=True)) for item in section.items]


def links_of(texts: list[str]) -> list[dict[str, str]]:
    """Titles and addresses, from lines such as "Docs: https://..." or a title, then an address."""
    links: list[dict[str, str]] = []
    for text in texts:
        found = _ADDRESS.search(text)
        address = found.group() if found else ""
        title = text.replace(address, "").strip(" \n:-–—()[]|,") if address else text
        if address and not title and links and not links[-1]["url"]:
            links[-1]["url"] = address
        else:
            links.append({"title": " ".join(title.split()) or address, "url": address})
    return links


def label_of(speaker: str) -> str:
    """A speaker's name as a script's label can have it."""
    name = " ".join(_NO_LABEL.sub(" ", speaker).split()[:5])
    return name[:_LABEL_LENGTH].strip() or "Speaker"


def _says(chapter: BookChapter) -> bool:
    return bool(chapter.content or chapter.explanation or chapter.analogies)


def _plain_stem(name: str) -> str:
    stem = re.split(r"[/\\]", name)[-1].rsplit(".", 1)[0]
    return re.sub(r"[^\w.-]+", "-", stem).strip(".-") or "script"


def _front_matter(page: Page, kind: str, after_title: str = "") -> str:
    overview = next((each for each in page.sections if isinstance(each, OverviewSection)), None)
    summary = " ".join(overview.quick.split())[:_SUMMARY_LENGTH] if overview else ""
    fields = {
        "title": (page.title or page.page_title or _plain_stem(page.name)) + after_title,
        "number": page.number,
        "kind": kind,
        "part": page.chapter,
        "summary": summary,
    }
    lines = [
        f"{name}: {value if name == 'kind' else quote(value)}"
        for name, value in fields.items()
        if value
    ]
    return "\n".join(["---", *lines, "---"])


def _chapter_heading(title: str, number: int, taken: set[str]) -> str:
    shown = title or f"Part {number}"
    made = unique(slug(shown, f"part-{number}"), taken)
    taken.add(made)
    return f"## {heading(shown)} {{#{made}}}"


def _lesson(page: Page, lessons: list[LessonSection], programming: bool) -> str:
    parts = [_front_matter(page, "lesson")]
    names = frozenset(label_of(turn.speaker) for lesson in lessons for turn in lesson.turns)
    taken: set[str] = set()
    for number, lesson in enumerate(lessons, start=1):
        parts.append(_chapter_heading(lesson.title, number, taken))
        parts += [_turn(turn, names, programming) for turn in lesson.turns if turn.text]
    return "\n\n".join(parts) + "\n"


def _turn(turn: PageTurn, names: frozenset[str], programming: bool) -> str:
    text = markdown(turn.text, programming=programming, asides=turn.asides, names=names)
    label = f"**{label_of(turn.speaker)}:**"
    notes = "".join(f"\n\n{comment(flag)}" for flag in turn.flags)
    # A block needs lines of its own.
    gap = "\n\n" if re.match(r"[ ]{0,3}(?:```|~~~|[-|]|\d+[.)] |\$\$|\\\[)", text) else " "
    return f"{label}{gap}{text}{notes}"


def _audiobook(page: Page, chapters: list[BookChapter], programming: bool, after_title: str) -> str:
    parts = [_front_matter(page, "audiobook", after_title)]
    taken: set[str] = set()
    for number, chapter in enumerate(chapters, start=1):
        parts.append(_chapter_heading(chapter.title, number, taken))
        parts.append(markdown(chapter.content, programming=programming))
        for title, text in (
            ("In detail", chapter.explanation),
            ("Examples and analogies", chapter.analogies),
        ):
            if text:
                # A heading of the third level is read aloud: a listener hears what follows.
                parts += [f"### {title}", markdown(text, programming=programming)]
    return "\n\n".join(filter(None, parts)) + "\n"
