"""Captions: WebVTT with `<v Name>`, and SubRip (SRT), where a speaker stands as `Name: text`.

Cues of one speaker make one turn; a silence makes a paragraph.
"""

from __future__ import annotations

import html
import re

from msgspec.structs import replace

from producer.script.importers._text import Ledger, Lines
from producer.script.importers._words import spoken_words
from producer.script.page import LessonSection, Page, PageTurn
from producer.script.repair import findings as repair_findings
from producer.script.repair import repair

_TIMES = re.compile(
    r"\s*((?:\d+:)?\d{1,2}:\d\d[.,]\d{1,3})\s+-->\s+((?:\d+:)?\d{1,2}:\d\d[.,]\d{1,3})(?:\s.*)?"
)
_VOICE = re.compile(r"<v(?:\.[\w.-]+)?[ \t]+([^>]+)>")
_TAG = re.compile(r"</?(?:v|c|i|b|u|ruby|rt|lang|font)(?:[.\s][^>]*)?>|<(?:\d+:)?\d\d:\d\d\.\d{3}>")
_NAMED = re.compile(r"(?:>>\s*|-\s+)?([A-Z][\w.'’-]*(?: [A-Z0-9][\w.'’-]*){0,3}):\s+(?=\S)")
_TURNS = re.compile(r"(?:>>|[-–])\s*(?=\S)")
_NOTE = re.compile(r"(?:NOTE\s+|WEBVTT[ \t]+(?:-[ \t]*)?)(?P<words>\S.*)", re.DOTALL)
_OWN = re.compile(r"WEBVTT|STYLE$|REGION$|NOTE$|X-TIMESTAMP")
_NOBODY = "Narrator"
_PARAGRAPH = 2.0
"""Seconds of silence that make a paragraph."""


def recognizes(name: str, text: str) -> float:
    """How surely these are captions, 0 to 1."""
    if text.lstrip("\ufeff").startswith("WEBVTT"):
        return 0.99
    times = sum(1 for line in text[:20_000].split("\n") if _TIMES.fullmatch(line))
    named = name.lower().endswith((".vtt", ".srt"))
    return 0.98 if times and named else 0.9 if times > 2 else 0.0


def read(text: str, name: str) -> Page:
    """Read captions; `name` is the file's, for findings."""
    repaired = repair(text, entities=False)
    lines = Lines.of(repaired.text)
    ledger = Ledger(lines, name)
    turns = _turns(ledger)
    if not turns:
        ledger.find("turns-missing", "no caption says anything", 0)
    section = LessonSection(title="", turns=tuple(turns), line=1)
    return Page(
        name=name,
        sections=(section,),
        findings=(*repair_findings(repaired, name), *ledger.findings),
        text=repaired.text,
        accounts=ledger.close(),
    )


def _turns(ledger: Ledger) -> list[PageTurn]:
    lines = ledger.lines
    turns: list[PageTurn] = []
    ended = 0.0
    for first, stop in lines.blocks(0, len(lines)):
        at = next((n for n in range(first, stop) if _TIMES.fullmatch(lines.items[n])), -1)
        if at < 0:
            _without_times(ledger, first, stop, turns)
            continue
        ledger.mark(first, at + 1, "chrome", "cue times")
        times = _TIMES.fullmatch(lines.items[at])
        assert times
        ledger.mark(at + 1, stop, "content", "turn")
        gap = _seconds(times.group(1)) - ended
        ended = _seconds(times.group(2))
        _add(turns, lines.items[at + 1 : stop], at + 1, "\n\n" if gap >= _PARAGRAPH else " ")
    return turns


def _add(turns: list[PageTurn], rows: tuple[str, ...], line: int, gap: str) -> None:
    """Add what the rows say; `gap` stands between it and a turn that it goes on with."""
    for number, (speaker, words) in enumerate(_said(rows)):
        text, asides, _ = spoken_words(words)
        last = turns[-1] if turns else None
        if last and speaker in {"", last.speaker}:
            joined = f"{last.text}{' ' if number else gap}{text}".strip()
            turns[-1] = replace(last, text=joined, asides=(*last.asides, *asides))
        elif text:
            turns.append(PageTurn(speaker=speaker or _NOBODY, text=text, line=line, asides=asides))


def _without_times(ledger: Ledger, first: int, stop: int, turns: list[PageTurn]) -> None:
    """A block that is no cue: the file's own, a note, or what a blank line cut off a cue."""
    rows = ledger.lines.items[first:stop]
    note = _NOTE.match("\n".join(rows))
    if note:
        ledger.mark(first, stop, "finding", "caption-note")
        words = " ".join(note.group("words").split())
        ledger.find("caption-note", f"a note, which nobody speaks: {words}", first, "note")
    elif _OWN.match(rows[0]) or (len(rows) == 1 and rows[0].strip().isdigit()):
        ledger.mark(first, stop, "chrome", "caption file's own")
    elif turns:
        ledger.mark(first, stop, "content", "turn")
        _add(turns, rows, first, "\n\n")
        ledger.find("caption-without-times", "words without a time: a cue that goes on?", first)


def _said(rows: tuple[str, ...]) -> list[tuple[str, str]]:
    """Who says what in a cue; an empty name: whoever spoke before."""
    pieces: list[tuple[str, str]] = []
    dashed = sum(bool(_TURNS.match(row.strip())) for row in rows) > 1
    for row in rows:
        parts = _VOICE.split(row)
        for place in range(0, len(parts), 2):
            words = " ".join(html.unescape(_TAG.sub("", parts[place])).split())
            speaker = " ".join(html.unescape(parts[place - 1]).split()) if place else ""
            named = _NAMED.match(words) if not speaker else None
            if named:
                speaker, words = named.group(1), words[named.end() :]
            elif dashed:
                words = _TURNS.sub("", words, count=1)
            if not words:
                continue
            if pieces and not speaker:
                pieces[-1] = (pieces[-1][0], f"{pieces[-1][1]} {words}")
            else:
                pieces.append((speaker, words))
    return pieces


def _seconds(time: str) -> float:
    seconds = 0.0
    for part in time.replace(",", ".").split(":"):
        seconds = seconds * 60 + float(part)
    return seconds
