"""Makes a course page as HTML from what a right reading of it holds."""

from __future__ import annotations

import html
import re
from typing import Any

from tests.script.pagebuilder import ENROLL, ICONS, MENU, TAGLINES


def render_html(page: dict[str, Any], skin: str) -> str:
    """The page as HTML: `plain` has headings and lists, `app` is what a web application makes."""
    made = _App() if skin == "app" else _Plain()
    made.add(made.text(page["title"], "h1"))
    if page["number"]:
        made.add(made.text(f"{page['number']} - {page['title']}", "p"))
    for line in ENROLL:
        made.add(made.text(line, "p"))
    before = ""
    for section in page["sections"]:
        kind = section["kind"]
        if not (kind == before == "lesson"):
            title = "Interactive Audio Lesson" if kind == "lesson" else section["title"]
            made.add(made.text(title, "h2"))
            if kind in TAGLINES:
                made.add(made.text(TAGLINES[kind], "p"))
        for line in _html_section(section, made):
            made.add(line)
        before = kind
    return made.page(page["page_title"])


class _Plain:
    """Headings, paragraphs, lists and preformatted code."""

    def __init__(self) -> None:
        self.parts: list[str] = []

    def add(self, part: str) -> None:
        self.parts.append(part)

    def text(self, text: str, tag: str) -> str:
        return f"<{tag}>{html.escape(text)}</{tag}>"

    def lock(self, what: str, sign_up: str) -> str:
        return f"<p>&#128274; Unlock Audio {what}</p>\n<p>{sign_up}</p>\n<p>0:00<br>--:--</p>"

    def label(self, speaker: str, second: str) -> str:
        return f"<p>{speaker}<br/>{second}</p>"

    def body(self, text: str, code: list[str]) -> str:
        """Paragraphs, with code as preformatted text."""
        if "```" in text or (not code and re.search(r"\n +[^ •]|\S  ", text)):
            return self.kept(text)
        parts = []
        for block in code:
            before, text = text.split(block, 1)
            parts += [self._paragraphs(before), f"<pre><code>{html.escape(block)}</code></pre>"]
        return "\n".join([*parts, self._paragraphs(text)])

    def _paragraphs(self, text: str) -> str:
        return "\n".join(self._paragraph(each) for each in text.split("\n\n") if each.strip())

    def _paragraph(self, text: str) -> str:
        lines = text.strip("\n").split("\n")
        if all(line.startswith("  • ") for line in lines):
            items = "".join(f"<li>{html.escape(line[4:])}</li>\n" for line in lines)
            return f"<ul>\n{items}</ul>"
        return "<p>" + "<br>\n".join(html.escape(line) for line in lines) + "</p>"

    def kept(self, text: str) -> str:
        """Text that keeps its lines."""
        return f'<div style="white-space: pre-wrap">{html.escape(text)}</div>'

    def page(self, title: str) -> str:
        head = f'<!DOCTYPE html>\n<html lang="en"><head><title>{html.escape(title)}</title>'
        menu = "".join(f"<p>{line}</p>" for line in MENU)
        style = "<style>p { margin: 0 }</style>"
        return f"{head}{style}</head>\n<body>{menu}{self._all()}</body></html>"

    def _all(self) -> str:
        return "\n".join(self.parts)


class _App(_Plain):
    """Boxes in boxes, with scripts, buttons and pictures in between."""

    def text(self, text: str, tag: str) -> str:
        words = html.escape(text).replace("'", "&#x27;")
        return f'<div class="x-{tag}"><div><span data-v="1">{words}</span>\n</div></div>'

    def kept(self, text: str) -> str:
        return f'<div class="text whitespace-pre-line"><span>{html.escape(text)}</span></div>'

    def lock(self, what: str, sign_up: str) -> str:
        return (
            f'<div class="lock"><svg><path d="M0"/></svg><button>πŸ”’ Unlock Audio {what}</button>'
            f"<div>{sign_up}</div></div><div><div>0:00</div><div>--:--</div></div>"
            "<script>player('x < y')</script>"
        )

    def label(self, speaker: str, second: str) -> str:
        return f"<div><div>{speaker}</div><div>{second}</div></div>"

    def page(self, title: str) -> str:
        menu = "".join(f'<a href="/x">{line}</a>' for line in MENU)
        return (
            f"<html><head><title>{html.escape(title)}</title></head><body><nav>{menu}</nav>"
            f"<main><div hidden>Not shown</div>{self._all()}</main><footer>© 2025</footer></body>"
        )


def _html_section(section: dict[str, Any], made: _Plain) -> list[str]:
    kind = section["kind"]
    parts: list[str] = []
    if kind == "lesson":
        sign_up = "Sign up and enroll to listen to this audio lesson"
        parts += [made.text(section["title"], "h3"), made.lock("Lesson", sign_up)]
        for turn in section["turns"]:
            second = (
                f"{turn['speaker']} Instructor" if turn["role"] == "teacher" else turn["speaker"]
            )
            parts += [made.label(turn["speaker"], second), made.body(turn["text"], [])]
    elif kind == "overview":
        for name, heading in (
            ("quick", "Quick Overview"),
            ("standard", "Standard"),
            ("detailed", "Detailed"),
        ):
            parts += [made.text(heading, "h3"), made.body(section[name], [])]
    elif kind == "audiobook":
        sign_up = "Sign up and enroll to access the full audio experience"
        for chapter in section["chapters"]:
            number = f"Chapter {chapter['number']} of {chapter['of']}"
            parts += [made.text(chapter["title"], "h3"), made.text(number, "p")]
            parts += [made.lock("Chapter", sign_up), made.text("Chapter Content", "h4")]
            parts += [made.body(chapter["content"], chapter["code_blocks"])]
            parts += [
                made.text("Detailed Explanation", "h4"),
                made.body(chapter["explanation"], []),
            ]
            parts += [made.text("Examples & Analogies", "h4"), made.body(chapter["analogies"], [])]
    elif kind == "key_concepts":
        rows = [f"  • {item['term']}: {item['definition']}" for item in section["items"]]
        parts.append(made.body("\n".join(rows), []))
    elif kind == "memory_aids":
        for item in section["items"]:
            parts += [made.text(ICONS.get(item["kind"], "🎲"), "p"), made.text(item["kind"], "h4")]
            parts.append(made.body(item["text"], []))
    elif kind in {"glossary", "flash_cards"}:
        for item in section["items"]:
            name, text = item.values()
            parts += [made.text(name, "dt"), made.body(text, [])]
    else:
        parts += [made.body(item, []) for item in section["items"]]
    return parts
