"""What is wrong with a script's content: the findings that need its words, not its form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from producer.model import Chapter, Finding, Script, Span, Turn
from producer.script.codes import finding
from producer.script.frontmatter import UNSAFE_TITLE

RECORDINGS = "recordings"
"""Folder of a course in which an author's own recordings lie."""
TURN_WORDS = 20_000
"""Words of a turn from which on it is absurdly long: about two hours of speech."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd-\uffff\ud800-\udfff]")
_DRIVE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_INCHES = re.compile(r"(?<=\d)\"")
_PARAGRAPH_END = "\n\n"


_Trouble = tuple[str, str, int, str]
"""Code, message, line and hint."""


def check(script: Script) -> tuple[Finding, ...]:
    """All that is wrong with the content of a script, by line. Pure; never raises.

    What is wrong with its form is told by `parse`; `codes.CODES` lists the codes of both.
    """
    troubles = [*_chapters(script)]
    for chapter in script.chapters:
        for turn in chapter.turns:
            troubles += [*_characters(turn), *_length(turn), *_sounds(turn), *_quotes(turn)]
            troubles += _recording(turn)
    return tuple(
        finding(code, message, path=script.path, line=line, hint=hint)
        for code, message, line, hint in sorted(troubles, key=lambda trouble: trouble[2])
    )


def _chapters(script: Script) -> Iterator[_Trouble]:
    seen: dict[str, Chapter] = {}
    for chapter in script.chapters:
        title, line = chapter.title, chapter.line
        if UNSAFE_TITLE.search(title):
            message = f"the title {title!r} holds ../ or a control character"
            yield "chapter-title-unsafe", message, line, "take it out"
        first = seen.setdefault(" ".join(title.casefold().split()), chapter)
        if first is not chapter:
            hint = f"the first is on line {first.line}; listeners see only titles"
            yield "chapter-title-twice", f"another chapter is called {title!r}", line, hint


def _characters(turn: Turn) -> Iterator[_Trouble]:
    for span in turn.spans:
        for found in {match[0]: match for match in _CONTROL.finditer(span.raw)}.values():
            message = f"the character U+{ord(found[0]):04X} can't be spoken or shown"
            yield "control-character", message, _line(span, found.start()), "take it out"


def _line(span: Span, place: int) -> int:
    before = span.raw[:place].replace("\r\n", "\n")
    return span.line + before.count("\n") + before.count("\r")


def _length(turn: Turn) -> Iterator[_Trouble]:
    words = sum(len(span.text.split()) for span in turn.spans if span.kind == "text")
    if words > TURN_WORDS:
        message = f"{turn.role} speaks {words:,} words without a stop"
        yield "long-turn", message, turn.line, "divide the turn, or the chapter"


def _sounds(turn: Turn) -> Iterator[_Trouble]:
    for span in turn.spans:
        if span.kind == "sound" and not _is_inside(span.sound):
            message = f"{span.sound!r} is not inside the course's sounds/"
            hint = "name a file in sounds/, such as [sound: bell.wav]"
            yield "sound-path", message, span.line, hint


def _recording(turn: Turn) -> Iterator[_Trouble]:
    if not turn.recording:
        return
    folder, _, name = turn.recording.partition("/")
    if folder != RECORDINGS or not _is_inside(name):
        message = f"{turn.recording!r} is not inside the course's {RECORDINGS}/"
        hint = f'name a file in it: recording="{RECORDINGS}/one.wav"'
        yield "recording-path", message, turn.line, hint
    for span in turn.spans:
        if span.kind == "sound":
            message = f"{span.sound!r} would play inside a recording"
            yield "recording-sound", message, span.line, "put it into a turn before or behind"


def _is_inside(sound: str) -> bool:
    if sound.startswith(("/", "~")) or "\\" in sound or _DRIVE.match(sound):
        return False
    return not any(part in ("", ".", "..") for part in sound.split("/"))


def _quotes(turn: Turn) -> Iterator[_Trouble]:
    """A quotation may go on in the next paragraph if that starts with a quotation mark too.

    A turn may be one quotation as a whole, with what stands in between.
    """
    paragraphs = [(line, text) for line, text in _paragraphs(turn) if text.strip()]
    odd = [text for _, text in paragraphs if _is_odd(text)]
    if len(odd) == 2 and _is_whole([text for _, text in paragraphs]):
        return
    for number, (line, text) in enumerate(paragraphs):
        following = paragraphs[number + 1][1] if number + 1 < len(paragraphs) else ""
        if _is_odd(text) and not following.lstrip().startswith(('"', "“")):
            message = "a quotation opens or closes here alone"
            yield "unclosed-quote", message, line, "add the other quotation mark"


def _is_whole(paragraphs: list[str]) -> bool:
    """Whether the first begins and the last ends with a mark of the same kind."""
    pair = paragraphs[0].lstrip()[:1] + paragraphs[-1].rstrip()[-1:]
    return pair in {'""', "“”"} and _is_odd(paragraphs[0]) and _is_odd(paragraphs[-1])


def _is_odd(text: str) -> bool:
    if "„" in text:
        return False
    marks = text.count('"')
    inches = len(_INCHES.findall(text))
    return text.count("“") != text.count("”") or bool(marks % 2 and (marks - inches) % 2)


def _paragraphs(turn: Turn) -> Iterator[tuple[int, str]]:
    """Line and words of each paragraph, its code and formulas left out."""
    line, text = turn.line, ""
    for span in turn.spans:
        if span.block:
            yield line, text
            line, text = span.line, ""
        elif span.kind == "text":
            if not text:
                line = span.line
            first, *others = span.text.split(_PARAGRAPH_END)
            text += first
            for other in others:
                yield line, text
                line, text = span.line, other
    yield line, text
