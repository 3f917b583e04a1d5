"""Builds small Podcasts out of plain text: the fictional course that this room's tests publish.

Text is written as in a script, with `code` in backticks; a code block is a tuple
("python", "source"), or ("python", "source", "skip") for one that nobody speaks.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Literal

from msgspec.structs import replace

from producer.model import (
    Chapter,
    Course,
    Cue,
    CueWord,
    Enclosure,
    Episode,
    Item,
    Mark,
    Part,
    Person,
    Podcast,
    Script,
    Span,
    Study,
    Turn,
)
from producer.podcast import addresses

RATE = 44_100
WORD = RATE * 3 // 10
"""Samples that a word takes."""
PAUSE = RATE // 2
"""Samples between two cues."""

Block = tuple[str, ...]
Said = str | Block
Written = tuple[str, tuple[Said, ...]]
"""A role and what it says."""

_CODE = re.compile(r"`([^`]+)`")
_SENTENCE = re.compile(r"(?<=[.?!])\s+")

CODE = '''import time


def remaining(seconds):
    """Seconds until the bell rings."""
    while seconds > 0:
        yield seconds
        seconds -= 1
        time.sleep(1)
'''


def spans(said: tuple[Said, ...]) -> tuple[Span, ...]:
    """What a turn holds."""
    found: list[Span] = []
    for piece in said:
        if not isinstance(piece, str):
            language, source, *reading = piece
            raw = f"\n\n```{language}\n{source}\n```\n\n"
            skip = "skip" in reading
            found.append(
                Span(
                    kind="code",
                    text=source,
                    raw=raw,
                    block=True,
                    language=language,
                    reading="skip" if skip else None,
                )
            )
            continue
        at = 0
        for match in _CODE.finditer(piece):
            if match.start() > at:
                found.append(_text(piece[at : match.start()]))
            found.append(Span(kind="code", text=match[1], raw=match[0]))
            at = match.end()
        if at < len(piece):
            found.append(_text(piece[at:]))
    return tuple(found)


def _text(text: str) -> Span:
    return Span(kind="text", text=text, raw=text)


def cue(
    text: str, start: int = 0, *, speaker: str = "Teacher", turn: int = 0, block: bool = False
) -> Cue:
    """A cue of `text` from `start`, a word every three tenths of a second."""
    source: tuple[Said, ...] = (("python", text),) if block else (text,)
    words = _words(spans(source))
    timed = tuple(
        replace(word, start=start + WORD * n, end=start + WORD * (n + 1))
        for n, word in enumerate(words)
    )
    end = start + WORD * len(words)
    return Cue(speaker=speaker, start=start, end=end, words=timed, turn=turn, block=block)


def cues(turns: tuple[Turn, ...], start: int = 0) -> tuple[Cue, ...]:
    """Cues of a chapter, one a sentence or a block that is spoken."""
    found: list[Cue] = []
    at = start
    for number, turn in enumerate(turns):
        for words, block in _sentences(turn):
            end = at + WORD * len(words)
            timed = tuple(
                replace(word, start=at + WORD * n, end=at + WORD * (n + 1))
                for n, word in enumerate(words)
            )
            found.append(
                Cue(speaker=turn.role, start=at, end=end, words=timed, turn=number, block=block)
            )
            at = end + PAUSE
    return tuple(found)


def _sentences(turn: Turn) -> Iterator[tuple[list[CueWord], bool]]:
    words: list[CueWord] = []
    for span in turn.spans:
        if span.block:
            if words:
                yield words, False
            words = []
            if span.reading != "skip":
                yield _words((span,)), True
            continue
        for word in _words((span,), words):
            words.append(word)
            if span.kind == "text" and re.search(r"[.?!]\Z", word.text) and word.space:
                yield words, False
                words = []
    if words:
        yield words, False


def _words(spans: tuple[Span, ...], before: list[CueWord] | None = None) -> list[CueWord]:
    """The spans' words without times; white space belongs to the word in front of it."""
    found = before if before is not None else []
    known = len(found)
    for span in spans:
        kind: Literal["text", "code"] = "code" if span.kind == "code" else "text"
        for space, word in re.findall(r"(\s*)(\S*)", span.text):
            if space and found:
                found[-1] = replace(found[-1], space=found[-1].space + space)
            if word:
                found.append(CueWord(text=word, start=0, end=0, space="", kind=kind))
    new = found[known:]
    del found[known:]
    return new


def script(
    id_: str,
    title: str,
    chapters: tuple[tuple[str, str, tuple[Written, ...]], ...],
    **fields: object,
) -> Script:
    """A lesson; a chapter is its id, title and turns."""
    return Script(
        id=id_,
        kind="lesson",
        title=title,
        path=f"scripts/small-clocks/{id_}.md",
        chapters=tuple(
            Chapter(
                id=name,
                title=heading,
                line=1,
                turns=tuple(Turn(role=role, spans=spans(said), line=1) for role, said in turns),
            )
            for name, heading, turns in chapters
        ),
        **fields,  # type: ignore[arg-type]
    )


def enclosure(path: str, size: int = 480_000, content: str = "") -> Enclosure:
    """A file of audio whose digest is of `content`."""
    digest = hashlib.sha256((content or path).encode()).hexdigest()
    return Enclosure(path=path, size=size, digest=digest)


def episode(course: Course, script: Script, number: int, *, season: int = 0) -> Episode:
    """The Script as published on a day of its own."""
    marks: list[Mark] = []
    parts: list[Part] = []
    every: list[Cue] = []
    at = RATE // 2
    folder = f"{course.slug}/{script.id}"
    for chapter in script.chapters:
        inside = cues(chapter.turns, RATE // 5)
        length = (inside[-1].end if inside else 0) + RATE // 2
        parts.append(
            Part(
                chapter=chapter,
                enclosure=enclosure(f"{folder}/chapters/{chapter.id}.mp3", length // 3),
                rate=RATE,
                length=length,
                cues=inside,
            )
        )
        every.extend(cues(chapter.turns, at + RATE // 5))
        marks.append(Mark(id=chapter.id, title=chapter.title, start=at, end=at + length))
        at += length
    people = dict.fromkeys(turn.role for c in script.chapters for turn in c.turns)
    return Episode(
        script=script,
        guid=f"5f9b0c8e-0000-5000-8000-{number:012d}",
        date=f"2026-{(number - 1) // 28 % 12 + 1:02}-{(number - 1) % 28 + 1:02}T08:00:00+00:00",
        number=number,
        season=season,
        enclosure=enclosure(addresses.audio(course, script), max(at // 3, 20_000)),
        rate=RATE,
        length=at,
        marks=tuple(marks),
        cues=tuple(every),
        parts=tuple(parts),
        persons=tuple(
            Person(name=name, role="Narrator" if name == "Narrator" else "Voice Actor")
            for name in people
        ),
    )


def podcast(course: Course, episodes: tuple[Episode, ...]) -> Podcast:
    """The Course as published on a host of its own."""
    return Podcast(
        course=course,
        url="https://clocks.example/listen/",
        guid="917393e3-1b1e-5cef-ace4-edaa54e1f810",
        cover=enclosure(f"{course.slug}/cover.jpg", 90_000),
        episodes=episodes,
        changed=max(e.date for e in episodes),
        generator="producer 0.1.0",
    )


COURSE = Course(
    slug="small-clocks",
    title="Small Clocks",
    path="scripts/small-clocks/course.yaml",
    description="Short talks about timers & bells, for people who <like> to listen.",
    author="The Clock Room",
    email="bell@clocks.example",
    license="CC-BY-4.0",
    copyright="2026 The Clock Room",
    updates="weekly",
)

STUDY = Study(
    quick="A timer counts down; a bell ends it.",
    standard="A countdown is a generator: it gives a number, then *sleeps* until the next.",
    detailed="## Why\n\nBecause `sleep` blocks.\n\n- first\n- second",
    key_concepts=(Item(name="Countdown", text="A sequence that ends at zero."),),
    examples=(Item(name="", text="`remaining(3)` gives 3, 2 and 1."),),
    memory_aids=(Item(name="Rhymes", text="Ring, ring, the end of the thing."),),
    flash_cards=(
        Item(name="What does `yield` do?", text="It gives a value and waits."),
        Item(name="Is 1 < 2?", text="Yes & always."),
    ),
    glossary=(Item(name="Bell", text="What rings when a timer ends."),),
    reference_links=(Item(name="https://clocks.example/bells?a=1&b=2", text="On bells"),),
)


def first() -> Script:
    """A lesson with everything in it."""
    return script(
        "counting-down",
        "Counting down",
        (
            (
                "why",
                "Why count backwards?",
                (
                    ("Teacher", ("A kitchen timer counts down. What would you write for that? ",)),
                    ("Student 1", ("A loop, I think: `for i in range(10)` with a pause.",)),
                    (
                        "Teacher",
                        ("Nearly. It must go *down*, & stop at `0`. So: n < 1 is the end.",),
                    ),
                ),
            ),
            (
                "generator",
                "A generator that waits",
                (
                    ("Teacher", ("Here it is, in full. ", ("python", CODE), "Each number waits.")),
                    ("Student 2", ("And where is the bell? ",)),
                    (
                        "Teacher",
                        (
                            "You ring it yourself. ",
                            ("python", 'for left in remaining(3):\n    print(left, "-->")', "skip"),
                            "Mind the arrow.",
                        ),
                    ),
                ),
            ),
        ),
        number="1.1",
        summary="How a timer counts down, and what rings at the end.",
        part="Part 1: Timers",
        study=STUDY,
    )


def second() -> Script:
    """A lesson with nothing but talk."""
    return script(
        "ringing",
        "Ringing the bell",
        (("bell", "The bell", (("Teacher", ("A bell is a promise. It rings once.",)),)),),
        summary="What a bell promises.",
        part="Part 2: Bells",
    )


def small_clocks() -> Podcast:
    """The fictional course: two episodes."""
    return podcast(
        COURSE,
        (episode(COURSE, first(), 1, season=1), episode(COURSE, second(), 2, season=2)),
    )
