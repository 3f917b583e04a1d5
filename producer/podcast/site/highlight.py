"""Code as HTML with a few classes of tokens coloured; by Pygments, in our own short markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from producer.podcast.text import html_content as html

CLASSES = {
    "Token.Comment": "tc",
    "Token.Keyword": "tk",
    "Token.Operator.Word": "tk",
    "Token.Literal.String": "ts",
    "Token.Literal.Number": "tn",
    "Token.Name.Function": "tf",
    "Token.Name.Class": "tf",
    "Token.Name.Tag": "tk",
    "Token.Name.Decorator": "tf",
    "Token.Name.Attribute": "tf",
    "Token.Name.Builtin": "tb",
    "Token.Generic.Deleted": "ts",
    "Token.Generic.Inserted": "tf",
    "Token.Generic.Prompt": "tc",
    "Token.Generic.Output": "tc",
}
"""Class of a token by the longest beginning of its type's name."""

_LONGEST = 50_000
"""Characters of code that are worth the time of colouring it."""


def code(source: str, language: str, cuts: Sequence[tuple[int, int, str]] = ()) -> str:
    """`source`, which is clean, as HTML for inside `<pre><code>`; its text is exactly `source`.

    `cuts` are (start, end, number) of cues in it, in order: each becomes an element with `data-c`.
    """
    out, at = [], 0
    open_: str | None = None
    borders = sorted({edge for start, end, _ in cuts for edge in (start, end)})
    for class_, text in _tokens(source, language):
        for piece in _split(text, at, borders):
            number = next((n for start, end, n in cuts if start <= at < end), None)
            if number != open_:
                out.append("" if open_ is None else "</span>")
                out.append("" if number is None else f'<span data-c="{number}">')
                open_ = number
            out.append(f'<span class="{class_}">{html(piece)}</span>' if class_ else html(piece))
            at += len(piece)
    out.append("" if open_ is None else "</span>")
    return "".join(out)


def _split(text: str, at: int, borders: list[int]) -> Iterator[str]:
    end = at + len(text)
    edges = [at, *(edge for edge in borders if at < edge < end), end]
    for start, stop in pairwise(edges):
        yield text[start - at : stop - at]


def _tokens(source: str, language: str) -> list[tuple[str, str]]:
    """(class or nothing, text) of each run of tokens; the texts, joined, are `source`."""
    lexer = _lexer(language) if len(source) <= _LONGEST else None
    if lexer is None:
        return [("", source)]
    pieces: list[tuple[str, str]] = []
    for kind, text in lexer.get_tokens(source):
        class_ = _class(str(kind)) if text.strip() else ""
        if pieces and (pieces[-1][0] == class_ or not text.strip()):
            pieces[-1] = (pieces[-1][0], pieces[-1][1] + text)
        else:
            pieces.append((class_, text))
    return pieces if "".join(text for _, text in pieces) == source else [("", source)]


@cache
def _lexer(language: str) -> Any:
    from pygments.lexers import get_lexer_by_name  # type: ignore[import-untyped]
    from pygments.util import ClassNotFound  # type: ignore[import-untyped]

    try:
        return get_lexer_by_name(language, stripnl=False, ensurenl=False) if language else None
    except ClassNotFound:
        return None


def _class(kind: str) -> str:
    while kind:
        if kind in CLASSES:
            return CLASSES[kind]
        kind = kind.rpartition(".")[0]
    return ""
