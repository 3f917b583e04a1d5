"""Makes a course page as text from what a right reading of it holds.

The right answer is known by construction: `render` puts the site's chrome around the content.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parent.parent / "data" / "script" / "import"

MENU = (
    "Students",
    "Academic Programs",
    "AI-powered learning for grades 8-12, aligned with major curricula",
    "Professional",
    "Professional Courses",
    "Industry-relevant training in Business, Technology, and Design",
    "Games",
    "Interactive Games",
    "Fun games to boost memory, math, typing, and English skills",
)
ENROLL = (
    "Enroll to start learning",
    "You’ve not yet enrolled in this course. Please enroll for free to listen to audio lessons, "
    "classroom podcasts and take practice test.",
    "Practice",
)
TAGLINES = {
    "lesson": "Listen to a student-teacher conversation explaining the topic in a relatable way.",
    "overview": "Read summaries of the section's main ideas at different levels of detail.",
    "audiobook": "Dive deep into the subject with an immersive audiobook experience.",
    "memory_aids": "Interactive tools to help you remember key concepts",
    "reference_links": "Supplementary resources to enhance your learning experience.",
}
TITLES = {
    "overview": "Introduction & Overview",
    "audiobook": "Audio Book",
    "key_concepts": "Key Concepts",
    "examples": "Examples & Applications",
    "memory_aids": "Memory Aids",
    "flash_cards": "Flash Cards",
    "glossary": "Glossary",
    "reference_links": "Reference links",
}
ICONS = {"Rhymes": "🎵", "Stories": "📖", "Memory Tools": "🧠", "Acronyms": "🎯"}
SEED_ICONS = {"🎵": "🎡", "📖": "πŸ“–"}
DAMAGED_LOCK = "πŸ”’"


def damage_table() -> dict[str, str]:
    """Single characters and what the accident makes of each, from the table of sentences."""
    table: dict[str, str] = {}
    for original, damaged in damaged_sentences():
        if len(original) == 1:
            table[original] = damaged
    return table


def damaged_sentences() -> list[tuple[str, str]]:
    """Pairs of original and damaged text."""
    rows = []
    for line in (DATA / "damage.tsv").read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("# "):
            original, damaged = line.split("\t")
            rows.append((original, damaged))
    return rows


def load(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """A page of the test data: what it holds, and how it is rendered."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    page = {"number": "", "chapter": "", "course": "", **data["page"]}
    page.setdefault("page_title", page_title(page))
    for section in page["sections"]:
        section.setdefault("title", TITLES.get(section["kind"], ""))
        for turn in section.get("turns", ()):
            speaker = turn["speaker"]
            turn["role"] = "teacher" if speaker == "Teacher" else "student"
            turn["text"] = (turn.get("text") or "").strip("\n")
        for chapter in section.get("chapters", ()):
            for name in ("content", "explanation", "analogies"):
                chapter[name] = (chapter.get(name) or "").strip("\n")
            blocks = chapter.get("code_blocks", ())
            chapter["code_blocks"] = [block.strip("\n") for block in blocks]
        for name in ("quick", "standard", "detailed"):
            if name in section:
                section[name] = section[name].strip("\n")
        if "items" in section:
            section["items"] = [_stripped(item) for item in section["items"] or ()]
    return page, data.get("render") or {}


def _stripped(item: Any) -> Any:
    if isinstance(item, str):
        return item.strip("\n")
    return {name: str(text).strip("\n") for name, text in item.items()}


def page_title(page: dict[str, Any]) -> str:
    """The first line as the site makes it."""
    head = page["title"] + (f" - {page['number']}" if page["number"] else "")
    return " | ".join(filter(None, (head, page["chapter"], page["course"])))


def render(page: dict[str, Any], options: dict[str, Any] | None = None) -> bytes:
    """The page as a file's bytes."""
    options = options or {}
    text = "\n".join(_lines(page, options)) + "\n"
    for before, after in (options.get("replace") or {}).items():
        assert before in text, before
        text = text.replace(before, after)
    if options.get("entities"):
        text = re.sub("[<>&\"']", _entity, text)
    if options.get("damage"):
        table = damage_table()
        text = "".join(table.get(char, char) for char in text)
    if options.get("crlf"):
        text = text.replace("\n", "\r\n")
    encoding = options.get("encoding", "utf-8")
    data = text.encode(encoding)
    return b"\xef\xbb\xbf" + data if options.get("bom") else data


def _entity(match: re.Match[str]) -> str:
    return {"<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;", "'": "&#39;"}[match.group()]


def _lines(page: dict[str, Any], options: dict[str, Any]) -> list[str]:
    lines = [page["page_title"]]
    if not options.get("no_menu"):
        lines += [line for item in MENU for line in (item, "")]
        lines += [page["title"], ""]
        if page["number"]:
            lines += [f"{page['number']} - {page['title']}", ""]
        lines += [line for item in ENROLL for line in (item, "")]
    else:
        lines.append("")
    before = ""
    for section in page["sections"]:
        kind = section["kind"]
        if not (kind == before == "lesson"):
            title = "Interactive Audio Lesson" if kind == "lesson" else section["title"]
            if not options.get("no_headings"):
                lines += ["## " * bool(options.get("markdown")) + title, ""]
                if kind in TAGLINES and not options.get("no_taglines"):
                    lines += [TAGLINES[kind], ""]
        lines += _SECTIONS[kind](section, options)
        before = kind
    return [*lines, *options.get("foot", ())]


def _part(title: str, options: dict[str, Any]) -> str:
    """A title below a section's heading."""
    return f"### {title}" if options.get("markdown") else title


def _lock(what: str, options: dict[str, Any]) -> list[str]:
    if options.get("unlocked"):
        return ["0:00", "--:--"]
    sign_up = {
        "Lesson": "Sign up and enroll to listen to this audio lesson",
        "Chapter": "Sign up and enroll to access the full audio experience",
    }[what]
    lock = options.get("lock", DAMAGED_LOCK)
    return [f"{lock} Unlock Audio {what}".strip(), "", sign_up, "", "0:00", "--:--"]


def _lesson(section: dict[str, Any], options: dict[str, Any]) -> list[str]:
    lines = [_part(section["title"], options), "", *_lock("Lesson", options)]
    for turn in section["turns"]:
        speaker = turn["speaker"]
        second = f"{speaker} Instructor" if turn["role"] == "teacher" else speaker
        lines += {
            "apart": [speaker, "", second],
            "one line": [speaker + second],
            "single": [speaker],
        }.get(options.get("labels", ""), [speaker, second])
        quote = '"' if any("quote" in flag for flag in turn.get("flags", ())) else ""
        lines += ["", *(quote + turn["text"]).split("\n"), ""] if turn["text"] else [""]
    return lines


def _overview(section: dict[str, Any], options: dict[str, Any]) -> list[str]:
    lines = []
    for name, heading in (
        ("quick", "Quick Overview"),
        ("standard", "Standard"),
        ("detailed", "Detailed"),
    ):
        if section[name]:
            lines += [_part(heading, options), "", *section[name].split("\n"), ""]
    return lines


def _audiobook(section: dict[str, Any], options: dict[str, Any]) -> list[str]:
    lines = []
    for chapter in section["chapters"]:
        lines += [
            _part(chapter["title"], options),
            "",
            f"Chapter {chapter['number']} of {chapter['of']}",
            "",
        ]
        lines += [*_lock("Chapter", options), ""]
        for name, heading in (
            ("content", "Chapter Content"),
            ("explanation", "Detailed Explanation"),
            ("analogies", "Examples & Analogies"),
        ):
            if chapter[name]:
                lines += [_part(heading, options), "", *chapter[name].split("\n"), ""]
    return lines


def _key_concepts(section: dict[str, Any], options: dict[str, Any]) -> list[str]:
    lines = []
    for item in section["items"]:
        lines += [
            *f"{options.get('bullet', '  • ')}{item['term']}: {item['definition']}".split("\n"),
            "",
        ]
    return lines


def _examples(section: dict[str, Any], options: dict[str, Any]) -> list[str]:
    return [line for item in section["items"] for line in (*item.split("\n"), "")]


def _memory_aids(section: dict[str, Any], options: dict[str, Any]) -> list[str]:
    lines = []
    for item in section["items"]:
        icon = ICONS.get(item["kind"], "🎲")
        icon = icon if options.get("whole_icons") else SEED_ICONS.get(icon, icon)
        beside = [f"{icon} {item['kind']}", ""]
        apart = [icon, "", item["kind"], ""]
        lines += [
            *(beside if options.get("icons_beside") else apart),
            *item["text"].split("\n"),
            "",
        ]
    return lines


def _pairs(section: dict[str, Any], options: dict[str, Any]) -> list[str]:
    lines = []
    for item in section["items"]:
        name, text = item.values()
        if options.get("labelled_terms") and section["kind"] == "glossary":
            lines += [f"Term: {name}", "", "Definition:", "", *text.split("\n"), ""]
            continue
        lines += [name, "", *text.split("\n"), ""]
    return lines


_SECTIONS = {
    "lesson": _lesson,
    "overview": _overview,
    "audiobook": _audiobook,
    "key_concepts": _key_concepts,
    "examples": _examples,
    "memory_aids": _memory_aids,
    "flash_cards": _pairs,
    "glossary": _pairs,
    "reference_links": _examples,
}
