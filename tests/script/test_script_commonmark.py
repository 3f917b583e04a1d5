"""Where our inline reading and CommonMark mean to agree, an independent reader agrees."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from producer.script.inline import parse_inline

markdown_it = pytest.importorskip("markdown_it", reason="markdown-it-py is not installed")
JUDGE = markdown_it.MarkdownIt("commonmark").enable("strikethrough")

OURS = re.compile(r"__[A-Za-z0-9_]+__|[A-Za-z0-9]\*+[A-Za-z0-9]|\\[ \[(]|https?:|[\w)\]]\[")
"""Where we mean to differ: names with underscores, stars and brackets inside words, formulas."""
JUDGES = re.compile(r"[*_\s]\]|\[[*_]|!\[[\[\]]|!\[.*\[")
"""Where the judge differs: it takes a link's edges for white space, and reads links in pictures."""

Piece = tuple[str, str, str, str]
"""Kind, text, emphasis and address."""


def judged(text: str) -> list[Piece]:
    """What markdown-it-py reads in a paragraph."""
    pieces: list[Piece] = []
    depth = {"em": 0, "strong": 0, "s": 0}
    links: list[str] = []
    for token in JUDGE.parseInline(text)[0].children:
        name, _, edge = token.type.rpartition("_")
        if name in depth:
            depth[name] += 1 if edge == "open" else -1
        elif token.type == "link_open":
            links.append(token.attrs["href"])
        elif token.type == "link_close":
            links.pop()
        else:
            kind, shown, address = _leaf(token)
            emphasis = "strong" if depth["strong"] else "em" if depth["em"] else ""
            pieces.append((kind, shown, emphasis, address or (links[-1] if links else "")))
    return joined(pieces)


def _leaf(token: Any) -> tuple[str, str, str]:
    if token.type == "code_inline":
        return "code", token.content, ""
    if token.type == "image":
        shown = "".join(_leaf(child)[1] for child in token.children or ())
        return "text", shown, token.attrs["src"]
    breaks = {"softbreak": " ", "hardbreak": "\n"}
    return "text", breaks.get(token.type, token.content), ""


def joined(pieces: list[Piece]) -> list[Piece]:
    """Neighbours that are alike as one, addresses without percent signs, no space at the end."""
    found: list[Piece] = []
    for kind, text, emphasis, address in pieces:
        if not text:
            continue
        piece = (kind, text, emphasis, unquote(address))
        last = found[-1] if found else None
        if last and kind == "text" and (last[0], *last[2:]) == ("text", *piece[2:]):
            found[-1] = ("text", last[1] + text, *piece[2:])
        else:
            found.append(piece)
    while found and found[-1][0] == "text":
        kind, text, emphasis, address = found.pop()
        if text.rstrip():
            return [*found, (kind, text.rstrip(), emphasis, address)]
    return found


def ours(text: str) -> list[Piece]:
    """What we read in it."""
    return joined([(span.kind, span.text, span.emphasis, span.link) for span in parse_inline(text)])


@pytest.mark.parametrize(
    "text",
    [
        "*a* **b** ***c*** _d_ __e f__ *g **h** i* **j *k* l** ****m****",
        "*(*a*)* **a.**b **(a)** a*b _a_b _(a)_. *a *b* c*",
        "**Gomphocarpus (*Gomphocarpus physocarpus*, syn. *Asclepias physocarpa*)**",
        '**foo "*bar*" foo** *foo [bar*](/url) *`a*`',
        "~~a~~ ~c~ **~~d~~ e**",
        "`a` ``b`c`` `` ` `` ` d ` `  ` `e  f` `g\\` `h",
        "[a](b) [c](<d e> 'f') [g](h(i)j) [k]() [](l) [m](n o) [p [q](r) s](t) a[b](c/d)",
        "![a](b) ![c *d* `e`](f) !\\[j](k)",
        "\\* \\a \\\\ \\& &amp; &quot; &nope; &#65; &#x41; &#0; & &copy",
        "a  \nb\\\nc\nd",
        "<https://a.b/c?d=e&f> <x@y.z> a < b",
        "5 * 3 * 2, *args, snake_case_name, _x, a_b_c, 2 ** 3",
    ],
)
def test_both_read_the_same(text: str) -> None:
    """Each construct of CommonMark that a script may hold, by example."""
    assert ours(text) == judged(text)


paragraphs = st.lists(
    st.sampled_from(
        ["*", "**", "***", "_", "__", "`", "``", "a", "b", "c d", " ", ".", "(", ")", "[", "]",
         "](u)", "![", "é", "-", "\\*", "\\_", "\\`", "&amp;", "\n", "“", "😀"]
    ),
    max_size=20,
).map("".join)  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(paragraphs)
def test_both_read_the_same_whatever_the_marks(text: str) -> None:
    """Emphasis, code, links and escapes in any order and nesting."""
    assume(text == text.strip() and "\n\n" not in text and not re.search(r"[ \n]\n|\n[ \n]", text))
    assume(not OURS.search(text) and not JUDGES.search(text))
    assert ours(text) == judged(text)
