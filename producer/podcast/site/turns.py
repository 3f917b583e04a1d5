"""A Chapter's turns as a page shows them: each as HTML, and each cue with its time.

A turn is drawn once (see `drawing.py`), whatever pages it stands on: on each its cues have other
numbers and times.
"""

from __future__ import annotations

from msgspec import Struct

from producer.model import Chapter, Cue, Reading, Turn
from producer.podcast.lately import lately
from producer.podcast.site.drawing import drawn, flat
from producer.podcast.text import clock, html, line, milliseconds

_COLOURS = 8
"""Speakers that the style sheet tells apart."""
_BESIDE = ' class="beside"'


class ReadTurn(Struct, frozen=True, kw_only=True):
    """A turn as a page shows it."""

    role: str
    """Who speaks."""
    start: int | None
    """Milliseconds; None: nothing of it is heard."""
    html: str
    """Paragraphs and figures; a cue is an element with `data-c`, its number."""


class ReadCue(Struct, frozen=True, kw_only=True):
    """A cue as the page's script knows it; times are hundredths of a second."""

    start: int
    """From the start of the audio."""
    end: int
    """From the start of the audio."""
    words: tuple[int, ...]
    """Start of each of its words after the one before; empty: it is one piece."""


@lately
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
        shown = drawn(turn, (cue for _, cue in mine))
        for (index, cue), words in zip(mine, shown.words, strict=True):
            block = cue.block and (_reading(turn, cue) or reading) != "exact"
            timed[index] = _timed(cue, () if block else words, rate)
        start = milliseconds(min(cue.start for _, cue in mine), rate) if mine else None
        pieces = list(shown.html)
        pieces[1::2] = [str(mine[int(place)][0]) for place in pieces[1::2]]
        turns.append(ReadTurn(role=turn.role, start=start, html="".join(pieces)))
    for number, cue in enumerate(cues, first):
        if number not in timed:
            timed[number] = _timed(cue, (), rate)
    return tuple(turns), tuple(timed[number] for number in sorted(timed))


@lately
def rows(turns: tuple[ReadTurn, ...], order: tuple[str, ...]) -> str:
    """The turns as rows of a list, each with who speaks, one of `order`, and when."""
    number = {role: n for n, role in enumerate(order)}
    names = {role: f"<b>{html(line(role))}</b> " if len(order) > 1 else "" for role in order}
    found = []
    for turn in turns:
        if not turn.html:
            continue
        when = ""
        if turn.start is not None:
            when = f'<a href="#t={turn.start / 1000:g}">{clock(turn.start, 1000)}</a>'
        # On a wide page code stands beside the words in front of it.
        beside = '<figure class="code"' in turn.html and not turn.html.startswith("<figure")
        found.append(
            f'<li class="s{number[turn.role] % _COLOURS}"><p>{names[turn.role]}{when}</p>'
            f"<div{_BESIDE if beside else ''}>{turn.html}</div></li>\n"
        )
    return "".join(found)


def _reading(turn: Turn, cue: Cue) -> Reading | None:
    text = flat(cue.text)
    return next((span.reading for span in turn.spans if flat(span.text) == text), None)


def _timed(cue: Cue, words: tuple[int, ...], rate: int) -> ReadCue:
    """The cue with the start of each of its words on the page: that of the cue's word."""
    start, end = cue.start * 100 // rate, cue.end * 100 // rate
    times, before = [], start
    for word in words:
        at = start if word < 0 else cue.words[word].start * 100 // rate
        at = max(at, before)
        times.append(at - before)
        before = at
    return ReadCue(start=start, end=max(end, start), words=tuple(times))
