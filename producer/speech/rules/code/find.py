"""Code in prose that nobody put between backticks.

    "call asyncio.gather() now"  -> the call      "the file(s) and the cat" -> nothing

Each finder looks for one sort of trace (`traces.py`); spans that touch or overlap become one. A
word that could as well be English (`file(s)`, `either/or`, `--and then`, `YouTube`) is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from producer.speech.rules.code import traces
from producer.speech.rules.code.lines import is_code_line
from producer.speech.rules.code.shell import COMMANDS
from producer.speech.rules.wordparts import NAMES

Span = tuple[int, int]
Finder = Callable[[str], Iterator[Span]]

_LONGEST_CALL = 300
_LONGEST_CHAIN = 8
_ENDS_SENTENCE = ".,;:!? "


def find_code(text: str) -> tuple[Span, ...]:
    """Spans (start, end) of `text` that are code: in order, apart from each other, none empty.

    Addresses (URLs, e-mail) are no code. Takes time in proportion to the text; never raises.
    """
    if not traces.ANY.search(text):
        return ()
    lines = list(_whole_lines(text))
    addresses: list[Span] = []
    if "@" in text or "://" in text or "www." in text:
        addresses = [match.span() for match in traces.ADDRESS.finditer(text)]
    found = [span for trigger, finder in _FINDERS if trigger.search(text) for span in finder(text)]
    trimmed = (_trimmed(text, span) for span in found)
    whole = sorted(span for span in trimmed if span[0] < span[1])
    return _merged([*lines, *_outside(whole, addresses)])


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    return start, start + len(text[start:end].rstrip(_ENDS_SENTENCE))


def _whole_lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        if is_code_line(line):
            begin, end = start + len(line) - len(line.lstrip()), start + len(line.rstrip())
            # A full stop that a sentence puts behind the code is none of it; `cd ..` keeps its own.
            if text[end - 1] in _ENDS_SENTENCE and text[end - 2] not in _ENDS_SENTENCE:
                begin, end = _trimmed(text, (begin, end))
            if begin < end:
                yield begin, end
        start += len(line) + 1


def _outside(spans: list[Span], addresses: list[Span]) -> Iterator[Span]:
    passed = 0
    for start, end in spans:
        while passed < len(addresses) and addresses[passed][1] <= start:
            passed += 1
        if passed == len(addresses) or addresses[passed][0] >= end:
            yield start, end


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _all(pattern: re.Pattern[str], group: str | int = 0) -> Finder:
    def find(text: str) -> Iterator[Span]:
        for match in pattern.finditer(text):
            yield match.span(group)

    return find


def _camel(text: str) -> Iterator[Span]:
    for match in traces.CAMEL.finditer(text):
        word = match.group()
        brand = word[0] in "ie" and word[1].isupper()
        if not brand and word not in NAMES and word.rstrip("s") not in NAMES:
            yield match.span()


def _titled(text: str) -> Iterator[Span]:
    for match in traces.TITLED.finditer(text):
        word = match.group()
        known = word in NAMES or word.rstrip("s") in NAMES
        if not known and not traces.FAMILY_NAME.match(word):
            yield match.span()


def _calls(text: str) -> Iterator[Span]:
    for match in traces.CALL.finditer(text):
        end = _closing(text, match.end() - 1)
        if end is None or text[end : end + 1].isalnum():
            continue
        if _is_call(match["name"], text[match.end() : end - 1]):
            yield match.start(), _chained(text, end)


def _closing(text: str, opening: int) -> int | None:
    depth = 0
    for index in range(opening, min(len(text), opening + _LONGEST_CALL)):
        char = text[index]
        if char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
            if depth == 0:
                return index + 1
        elif char == "\n":
            return None
    return None


def _chained(text: str, end: int) -> int:
    """The end of what follows a call directly: `.then(...)`, `[0]`, `-> int`."""
    for _ in range(_LONGEST_CHAIN):
        match = traces.CHAIN.match(text, end)
        if match is None:
            break
        closing = _closing(text, match.end() - 1) if match["open"] else match.end()
        if closing is None:
            break
        end = closing
    returns = traces.RETURNS.match(text, end)
    return returns.end() if returns else end


def _is_call(name: str, arguments: str) -> bool:
    if arguments in traces.WORD_ENDINGS and name not in traces.BUILTINS:
        return False
    if name == "O":
        return bool(traces.GROWTH.match(arguments))
    codelike = bool(traces.ARGUMENTS.search(arguments))
    listed = bool(traces.IDENTIFIERS.match(arguments))
    english = name.isalpha() and name[1:].islower() and len(name) > 1
    if not english or name in traces.BUILTINS:
        return codelike or listed
    if name[:1].isupper():
        return arguments == "" or "=" in arguments
    if listed and "," in arguments:
        return traces.WORD_ENDINGS.isdisjoint(arguments.replace(" ", "").split(","))
    return codelike or len(arguments) == 1


def _members(text: str) -> Iterator[Span]:
    for match in traces.MEMBER.finditer(text):
        if match["owner"] in traces.OWNERS:
            yield match.span()


def _indexes(text: str) -> Iterator[Span]:
    for match in traces.INDEX.finditer(text):
        inside = match["inside"]
        linked = text[match.end() : match.end() + 1] == "("
        if traces.INDEX_INSIDE.match(inside) and not linked and _is_index(match["name"], inside):
            yield match.span()


def _is_index(name: str, inside: str) -> bool:
    if inside.isdigit() and inside != "0" and name.isalpha():
        return len(name) == 1 or name in traces.ARRAYS
    if inside.isalpha():
        return len(inside) == 1 or (len(name) > 1 and len(inside) <= 6)
    return True


def _commands(text: str) -> Iterator[Span]:
    for match in traces.COMMAND.finditer(text):
        first, _, second = match["command"].partition(" ")
        if first in COMMANDS:
            yield match.span()
        elif second in COMMANDS:
            yield match.start() + len(first) + 1, match.end()


def _short_flags(text: str) -> Iterator[Span]:
    if traces.FLAG_WORD.search(text):
        yield from (match.span() for match in traces.SHORT_FLAG.finditer(text))


def _headers(text: str) -> Iterator[Span]:
    for match in traces.HEADER.finditer(text):
        calls = match.group().endswith("(")
        end = _closing(text, match.end() - 1) if calls else match.end()
        if end is not None:
            yield match.start(), end


def _prompted(text: str) -> Iterator[Span]:
    for match in traces.PROMPTED.finditer(text):
        if match["command"] in COMMANDS:
            yield match.span()


_FINDERS: tuple[tuple[re.Pattern[str], Finder], ...] = (
    (re.compile("__"), _all(traces.DUNDER)),
    (re.compile("_"), _all(traces.SNAKE)),
    (re.compile("[a-z][A-Z]"), _camel),
    (re.compile("[a-z][A-Z]"), _all(traces.PASCAL)),
    (re.compile("[A-Z][a-z]+[A-Z]"), _titled),
    (re.compile(r"\w\("), _calls),
    (re.compile(r"\w\.\w"), _members),
    (re.compile(r"\w\["), _indexes),
    (re.compile(r"\+\+|--"), _all(traces.STEP)),
    (re.compile(r"[=*&|<>/?]"), _all(traces.OPERATION)),
    (re.compile(r"[=*&|<>/?+:]"), _all(traces.SIGN, "sign")),
    (re.compile(r"\w=\S"), _all(traces.KEYWORD_ARGUMENT)),
    (re.compile(r"\*(?:kw)?args"), _all(traces.STARRED)),
    (re.compile(r"--[a-z]"), _all(traces.LONG_FLAG)),
    (re.compile(r"\s-"), _commands),
    (re.compile(r"\s-[0-9]"), _all(traces.NUMBERED_FLAG)),
    (re.compile(r"-[A-Za-z]"), _short_flags),
    (re.compile(r"/|\\"), _all(traces.PATH)),
    (re.compile(r"\.[a-z]"), _all(traces.FILE)),
    (re.compile("@"), _all(traces.DECORATOR)),
    (re.compile("<"), _all(traces.GENERIC)),
    (re.compile("::"), _all(traces.SCOPED)),
    (re.compile("<"), _all(traces.TAG)),
    (re.compile(r"\$"), _all(traces.VARIABLE)),
    (re.compile("0[xbo]"), _all(traces.BASED)),
    (re.compile("[0-9]_|HEAD"), _all(traces.GROUPED)),
    (re.compile("lambda"), _all(traces.LAMBDA)),
    (re.compile(r"range\(|import "), _headers),
    (re.compile(r"\$ "), _prompted),
    (re.compile("SELECT|INSERT|UPDATE|DELETE"), _all(traces.SQL)),
)
"""What has to be in a text for a finder to be worth its time, and the finder."""
