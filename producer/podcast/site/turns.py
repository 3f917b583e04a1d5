"""A Chapter's turns as HTML that is read along: what was written, cut at the cues' borders.

The text comes from the Script, so that links, emphasis, paragraphs and code that nobody speaks
are there; the cues say which stretch of it is heard when. Where a cue's text isn't found in its
turn, the turn is shown as its cues have it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from producer.model import Chapter, Cue, Reading, Span, Turn
from producer.podcast.markup import safe_link
from producer.podcast.site.highlight import code
from producer.podcast.site.maths import draw
from producer.podcast.text import clean, html, html_content, milliseconds

_SPACE = re.compile(r"\s+")
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
WORD = re.compile(r"[^ \t\n\r\f\v]+")
"""What the page's script takes for a word, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTurn:
    """A turn as a page shows it."""

    role: str
    """Who speaks."""
    start: int | None
    """Milliseconds; None: nothing of it is heard."""
    html: str
    """Paragraphs and figures; a cue is an element with `data-c`, its number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadCue:
    """A cue as the page's script knows it; times are hundredths of a second."""

    start: int
    """From the start of the audio."""
    end: int
    """From the start of the audio."""
    words: tuple[int, ...]
    """Start of each of its words after the one before; empty: it is one piece."""


def read(
    chapter: Chapter, cues: tuple[Cue, ...], rate: int, first: int, reading: Reading
) -> tuple[tuple[ReadTurn, ...], tuple[ReadCue, ...]]:
    """The chapter's turns, and its cues in order; the first cue has the number `first`."""
    turns: list[ReadTurn] = []
    timed: dict[int, ReadCue] = {}
    grouped: dict[int, list[tuple[int, Cue]]] = {}
    for index, cue in enumerate(cues, first):
        grouped.setdefault(cue.turn, []).append((index, cue))
    for number, turn in enumerate(chapter.turns):
        mine = grouped.get(number, [])
        places = _places(turn, mine)
        body, heard = _aligned(turn, places) if places else _as_cued(mine)
        for index, cue in mine:
            block = cue.block and (_reading(turn, cue) or reading) != "exact"
            timed[index] = _timed(cue, heard.get(index, ""), rate, block)
        start = milliseconds(min(cue.start for _, cue in mine), rate) if mine else None
        turns.append(ReadTurn(role=turn.role, start=start, html=body))
    missing = {n: _timed(cue, cue.text, rate, True) for n, cue in enumerate(cues, first)}
    return tuple(turns), tuple(timed.get(n, cue) for n, cue in missing.items())


def _reading(turn: Turn, cue: Cue) -> Reading | None:
    text = _flat(cue.text)
    return next((span.reading for span in turn.spans if _flat(span.text) == text), None)


def _flat(text: str) -> str:
    return _SPACE.sub("", clean(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    number: int
    """Of the cue."""
    start: int
    """In the turn's text."""
    end: int
    """In the turn's text."""


def _places(turn: Turn, mine: list[tuple[int, Cue]]) -> list[_Place] | None:
    """Where each cue stands in the turn's text; None if one isn't there."""
    text = "".join(clean(span.text) for span in turn.spans)
    solid = [at for at, char in enumerate(text) if not char.isspace()]
    flat = "".join(text[at] for at in solid)
    places, at = [], 0
    for number, cue in mine:
        wanted = _flat(cue.text)
        found = flat.find(wanted, at)
        if not wanted or found < 0:
            return None
        at = found + len(wanted)
        places.append(_Place(number=number, start=solid[found], end=solid[at - 1] + 1))
    return places


def _aligned(turn: Turn, places: list[_Place]) -> tuple[str, dict[int, str]]:
    """The turn's HTML, and the text that each cue has in it."""
    out, at = _Writer(), 0
    starts = [place.start for place in places]
    for span in turn.spans:
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


def _as_cued(mine: list[tuple[int, Cue]]) -> tuple[str, dict[int, str]]:
    """HTML from the cues alone."""
    out = _Writer()
    for number, cue in mine:
        for word in cue.words:
            kind = "text" if cue.block else word.kind
            span = Span(kind=kind, text="", raw="", block=False)
            out.inline(clean(word.text) + (clean(word.space) or ""), span, number)
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
                    self._parts.append(f'<span data-c="{cue}">')
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
            mark = f' data-c="{cuts[0][2]}"' if cuts else ""
            self._parts.append(f'<figure class="maths"{mark}>{_formula(text, span)}</figure>')
            return
        above = len(text) - len(text.lstrip("\n"))
        text = text.strip("\n")
        inside = [(max(start - above, 0), end - above, number) for start, end, number in cuts]
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


def _timed(cue: Cue, shown: str, rate: int, whole: bool) -> ReadCue:
    """The cue with the start of every word that the page shows of it.

    The page's words are told from the text that it shows, whose spaces may be others than the
    cue's: a word starts when the cue's word that holds its first letter does.
    """
    start, end = cue.start * 100 // rate, cue.end * 100 // rate
    if whole:
        return ReadCue(start=start, end=max(end, start), words=())
    letters: list[int] = []
    for word in cue.words:
        at = word.start * 100 // rate
        letters.extend([at] * len(_flat(word.text)))
    times, seen, before = [], 0, start
    for match in WORD.finditer(shown):
        at = letters[min(seen, len(letters) - 1)] if letters else start
        at = max(at, before)
        times.append(at - before)
        before = at
        seen += len(_flat(match[0]))
    return ReadCue(start=start, end=max(end, start), words=tuple(times))
