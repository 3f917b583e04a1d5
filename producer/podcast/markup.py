"""Light Markdown, as study texts hold it, to safe HTML.

Study texts come from pages that knew no Markdown, so only what can be nothing else is markup:
backticks, fences, `*emphasis*` around whole words (so `5*3*2` and `__init__` stay), lists, block
quotes, headings from the second level and links that are http, https or mailto. Everything else
(rules, tables, entities, escapes, HTML, images) is text and stays as it is written.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from producer.podcast.text import clean, html, html_content

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

_LINK = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x1f]+\Z", re.IGNORECASE)
_LANGUAGE = re.compile(r"[\w+#.-]+\Z")
_MARKS = re.compile(r"[`*\[<~\n]|^\s*(?:[-+>]|##|\d{1,9}[.)])")

_KEPT = 1 << 12
"""Texts that are remembered: an episode's page and its notes hold the same ones."""


def safe_link(address: str) -> bool:
    """Whether a page may link there: http, https or mailto."""
    return bool(_LINK.match(address.strip()))


@lru_cache(maxsize=_KEPT)
def block(text: str) -> str:
    """`text` as HTML paragraphs, lists and code; a Markdown heading is a bold line."""
    text = clean(text).strip()
    if not text:
        return ""
    if not _MARKS.search(text):
        return f"<p>{html(text)}</p>\n"
    return str(_parser().render(text))


@lru_cache(maxsize=_KEPT)
def inline(text: str) -> str:
    """`text` as HTML inside a line; line breaks become spaces."""
    text = " ".join(clean(text).split())
    if not _MARKS.search(text):
        return html(text)
    return str(_parser().renderInline(text))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import heading
    from markdown_it.rules_inline import emphasis

    parser = MarkdownIt("commonmark", {"html": False, "breaks": True, "xhtmlOut": False})
    parser.disable(["code", "lheading", "hr", "reference", "html_block"])
    parser.disable(["entity", "escape", "image", "html_inline"])

    def whole_words(state: StateInline, silent: bool) -> bool:
        if state.src[state.pos] != "*":
            return False
        found = state.scanDelims(state.pos, False)
        return (found.can_open or found.can_close) and emphasis.tokenize(state, silent)

    def second_level(state: StateBlock, first: int, last: int, silent: bool) -> bool:
        at = state.bMarks[first] + state.tShift[first]
        return state.src.startswith("##", at) and heading(state, first, last, silent)

    parser.inline.ruler.at("emphasis", whole_words)
    parser.block.ruler.at("heading", second_level)
    parser.validateLink = safe_link  # type: ignore[method-assign,assignment]
    rules: dict[str, Any] = parser.renderer.rules  # type: ignore[attr-defined]
    rules["link_open"] = _link_open
    rules["fence"] = _fence
    rules["heading_open"] = lambda *_: "<p><strong>"
    rules["heading_close"] = lambda *_: "</strong></p>\n"
    return parser


def _fence(tokens: Any, index: int, options: Any, environment: Any) -> str:
    info, code = tokens[index].info.strip(), tokens[index].content
    if info and not _LANGUAGE.match(info):
        code, info = f"{info}\n{code}", ""
    class_ = f' class="language-{html(info)}"' if info else ""
    return f"<pre><code{class_}>{html_content(code)}</code></pre>\n"


def _link_open(tokens: Any, index: int, options: Any, environment: Any) -> str:
    token = tokens[index]
    title = html(str(token.attrGet("title") or ""))
    title = f' title="{title}"' if title else ""
    return f'<a href="{html(str(token.attrGet("href")))}"{title} rel="noopener">'
