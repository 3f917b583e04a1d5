"""A turn as HTML that is read along: what was written, cut at the cues' borders.

The text comes from the Script, so that links, emphasis, paragraphs and code that nobody speaks
are there; the cues say which stretch of it is heard when. Where a cue's text isn't found in its
turn, the turn is shown as its cues have it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Literal, NamedTuple

from msgspec import Struct

from producer.memory import Memory
from producer.model import Cue, Span, SpanKind, Turn
from producer.podcast.markup import safe_link
from producer.podcast.site.highlight import code
from producer.podcast.site.maths import draw
from producer.podcast.text import clean, html, html_content

_SPACE = re.compile(r"\s+")
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_NUMBER = "\0"
"""Stands around a cue's number until it is known; no clean text holds it."""
WORD = re.compile(r"[^ \t\n\r\f\v]+")
"""What the page's script takes for a word, too."""


class Drawn(NamedTuple):
    """A turn as every page shows it."""

    html: tuple[str, ...]
    """Every second piece is the number of a cue among the turn's own."""
    words: tuple[tuple[int, ...], ...]
    """For each cue and each of its words on the page, the cue's word that it starts with; -1 for
    a cue without a letter."""


Written = tuple[SpanKind, str, bool, str, Literal["", "em", "strong"], str]
"""What a page shows of a Span: kind, text, block, language, emphasis and link."""
Said = tuple[tuple[tuple[str, str, SpanKind], ...], bool]
"""A cue's words, each with the space behind it and its kind; and whether it is a block."""
_Asked = tuple[tuple[Written, ...], tuple[Said, ...]]
memory: Memory[_Asked, Drawn] = Memory(list[tuple[_Asked, Drawn]])
"""The turns of an episode, which its chapters have, too."""


def drawn(turn: Turn, cues: Iterable[Cue]) -> Drawn:
    """The turn, which the `cues` speak."""
    written = [(s.kind, s.text, s.block, s.language, s.emphasis, s.link) for s in turn.spans]
    asked = tuple(written), tuple([_said(cue) for cue in cues])
    return memory.get(asked, lambda: _drawn(*asked))


def _said(cue: Cue) -> Said:
    return tuple([(word.text, word.space, word.kind) for word in cue.words]), cue.block


def _drawn(written: tuple[Written, ...], cues: tuple[Said, ...]) -> Drawn:
    spans = tuple(_span(*one) for one in written)
    places = _places(spans, cues)
    body, heard = _aligned(spans, places) if places else _as_cued(cues)
    return Drawn(
        tuple(body.split(_NUMBER)),
        tuple(_starts(words, heard.get(place, "")) for place, (words, _) in enumerate(cues)),
    )


def _starts(words: tuple[tuple[str, str, SpanKind], ...], shown: str) -> tuple[int, ...]:
    """For each word that a page shows of a cue, the cue's word that holds its first letter.

    The page's words are told from the text that it shows, whose spaces may be others than the
    cue's.
    """
    ends = list(accumulate(_letters(text) for text, _, _ in words))
    if not ends or not ends[-1]:
        return tuple(-1 for _ in WORD.finditer(shown))
    found, seen, at = [], 0, 0
    for word in WORD.findall(shown):
        while ends[at] <= seen and ends[at] < ends[-1]:
            at += 1
        found.append(at)
        seen += _letters(word)
    return tuple(found)


def _letters(text: str) -> int:
    return len(text) if text.isalnum() else len(flat(text))


def _span(
    kind: SpanKind,
    text: str,
    block: bool,
    language: str,
    emphasis: Literal["", "em", "strong"],
    link: str,
) -> Span:
    return Span(
        kind=kind, text=text, raw="", block=block, language=language, emphasis=emphasis, link=link
    )


def flat(text: str) -> str:
    """`text`, clean, without its white space."""
    return _SPACE.sub("", clean(text))


class _Place(Struct, frozen=True, kw_only=True):
    number: int
    """Of the cue."""
    start: int
    """In the turn's text."""
    end: int
    """In the turn's text."""


def _places(spans: tuple[Span, ...], cues: tuple[Said, ...]) -> list[_Place] | None:
    """Where each cue stands in the turn's text; None if one isn't there."""
    text = "".join(clean(span.text) for span in spans)
    solid = [at for at, char in enumerate(text) if not char.isspace()]
    letters = "".join(text[at] for at in solid)
    places, at = [], 0
    for number, (words, _) in enumerate(cues):
        wanted = flat("".join([text for text, _, _ in words]))
        found = letters.find(wanted, at)
        if not wanted or found < 0:
            return None
        at = found + len(wanted)
        places.append(_Place(number=number, start=solid[found], end=solid[at - 1] + 1))
    return places


def _aligned(spans: tuple[Span, ...], places: list[_Place]) -> tuple[str, dict[int, str]]:
    """The turn's HTML, and the text that each cue has in it."""
    out, at = _Writer(), 0
    starts = [place.start for place in places]
    for span in spans:
        text = clean(span.text)
        cuts, here = [], 0
        for piece, place in _pieces(text, at, places, starts):
            number = place.number if place else None
            if number is not None:
                cuts.append((here, here + len(piece), number))
            if not span.block:
                out.inline(piece, span, number)
            here += len(piece)
        if span.block:
            out.block(text, span, cuts)
        at += len(text)
    return out.done(), out.heard


def _pieces(
    text: str, at: int, places: list[_Place], starts: list[int]
) -> Iterator[tuple[str, _Place | None]]:
    """`text`, which starts at `at` in the turn, cut at the borders of cues."""
    here, end = at, at + len(text)
    while here < end:
        index = bisect_right(starts, here) - 1
        place = places[index] if index >= 0 and here < places[index].end else None
        border = place.end if place else (starts[index + 1] if index + 1 < len(starts) else end)
        border = min(border, end)
        yield text[here - at : border - at], place
        here = border


def _as_cued(cues: tuple[Said, ...]) -> tuple[str, dict[int, str]]:
    """HTML from the cues alone."""
    out = _Writer()
    for number, (words, block) in enumerate(cues):
        for text, space, kind in words:
            span = Span(kind="text" if block else kind, text="", raw="")
            out.inline(clean(text) + clean(space), span, number)
        out.inline(" ", Span(kind="text", text="", raw=""), None)
    return out.done(), out.heard


def _counted(text: str, span: Span) -> str:
    """What the page's script counts the words of: a formula, however it is drawn, is one."""
    return _SPACE.sub("", text) if span.kind == "maths" else text


class _Writer:
    """Writes paragraphs, cues and blocks, closing what is open when something else begins."""

    def __init__(self) -> None:
        self.heard: dict[int, str] = {}
        """What each cue shows, a line for each of its elements: no word goes on in the next."""
        self._parts: list[str] = []
        self._paragraph = False
        self._cue: int | None = None

    def inline(self, text: str, span: Span, cue: int | None) -> None:
        """A stretch of text of one span and one cue."""
        for number, piece in enumerate(_PARAGRAPH.split(text) if span.kind == "text" else [text]):
            if number:
                self._close_paragraph()
            if not piece.strip() and not self._paragraph:
                continue
            if not piece:
                continue
            if not self._paragraph:
                self._parts.append("<p>")
                self._paragraph = True
            if cue != self._cue:
                self._close_cue()
                if cue is not None:
                    self._parts.append(f'<span data-c="{_number(cue)}">')
                    self._cue = cue
                    self._hear(cue, "\n")
            if cue is not None:
                self._hear(cue, _counted(piece, span))
            self._parts.append(_inline(piece, span))

    def _hear(self, cue: int, text: str) -> None:
        self.heard[cue] = self.heard.get(cue, "") + text

    def block(self, text: str, span: Span, cuts: list[tuple[int, int, int]]) -> None:
        """A code block or a formula on lines of its own; `cuts` are its cues' places in it."""
        self._close_paragraph()
        if not text.strip():
            return
        for start, end, number in cuts:
            self._hear(number, "\n" + _counted(text[start:end], span))
        if span.kind != "code":
            mark = f' data-c="{_number(cuts[0][2])}"' if cuts else ""
            self._parts.append(f'<figure class="maths"{mark}>{_formula(text, span)}</figure>')
            return
        above = len(text) - len(text.lstrip("\n"))
        text = text.strip("\n")
        inside = [(max(start - above, 0), end - above, _number(n)) for start, end, n in cuts]
        name = html(span.language)
        caption = f"<figcaption>{name}</figcaption>" if name else ""
        label = f"Code: {name}" if name else "Code"
        body = code(text, span.language, inside)
        self._parts.append(
            f'<figure class="code">{caption}<pre tabindex="0" role="group" aria-label="{label}">'
            f"<code>{body}</code></pre></figure>"
        )

    def done(self) -> str:
        """The HTML."""
        self._close_paragraph()
        return "".join(self._parts)

    def _close_cue(self) -> None:
        if self._cue is not None:
            self._parts.append("</span>")
            self._cue = None

    def _close_paragraph(self) -> None:
        self._close_cue()
        if self._paragraph:
            self._parts.append("</p>")
            self._paragraph = False


def _inline(text: str, span: Span) -> str:
    body = html_content(text)
    if span.kind == "code":
        body = f"<code>{body}</code>"
    elif span.kind == "maths":
        body = f'<span class="maths">{_formula(text, span)}</span>'
    if span.emphasis:
        body = f"<{span.emphasis}>{body}</{span.emphasis}>"
    if span.link and safe_link(span.link):
        body = f'<a href="{html(span.link.strip())}" rel="noopener">{body}</a>'
    return body


def _formula(text: str, span: Span) -> str:
    drawn = draw(text, notation=span.language, block=span.block)
    return drawn or f"<code>{html_content(text.strip())}</code>"


def _number(cue: int) -> str:
    """Stands for the number that the cue has on a page."""
    return f"{_NUMBER}{cue}{_NUMBER}"
