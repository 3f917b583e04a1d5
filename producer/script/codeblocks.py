"""Finds code in text that has no fences around it, by what its lines look like.

Text is cut at blank lines; each piece is judged by the sum of its lines' marks, and a doubtful
piece goes with its neighbours. Formulas, tables, lists and headings are text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from producer.script.codemarks import FUNCTION_WORDS, LIKELY, MARKS, SURE

FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})\s*([^`]*)$")

_PATTERNS = tuple((weight, re.compile(pattern)) for _, weight, pattern in MARKS)
_ASSIGNMENT = re.compile(
    r"([A-Za-z_$][\w.$]*(?:\[[^\]]*\])*(?:\s*,\s*[A-Za-z_]\w*)*)(?:: ?[\w\[\], .|]+?)?"
    r"\s*(=|\+=|-=|\*=|/=|//=|%=|:=|<-|\|=|&=|\^=|>>=|<<=)\s*([^=\s].*)"
)
_SIMPLE = re.compile(r"[a-z_][a-z0-9_.]*(?:\[[^\]]*\])?\s*=\s*[^=\s].*")
_LITERAL = re.compile(
    r"(?:^|[\s(,=])['\"\[{]|\w\[['\"]|\w\w\(|\b(?:True|False|None|null|nil|new|lambda|await)\b"
)
_OPERATOR = re.compile(r"=>|::|&&|\|\||!=|==|\+\+|<<|>>|\w\[\S+\]|\w+_\w+|\b[a-z]+[A-Z]\w+")
_MATHS = re.compile(
    r"[²³¹⁰⁴-⁹×÷·√∑∏∫∂∇≤≥≠≈→⇌⇒∈°₀-₉α-ωΑ-Ω]|\\(?:frac|int|sum|sqrt|begin|text)\b|\$\$|\\\["
)
_LIST = re.compile(r"(?:[•◦‣▪–*+]|-(?! \w+: )|\d{1,2}[.)]|[a-zA-Z][.)])\s+\S")
_TABLE = re.compile(r"\|.*\||[^|]+(?: \| [^|]+)+$|[+|][-=+|: ]{4,}$")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'|`[^`]*`")
_COMMENT = re.compile(r"(?:#|//|--\s|/\*|\*\s|<!--|%\s|;;).*|.*?\s(?:#|//|--)\s.*")
_SYMBOL = re.compile(r"[][;{}=()<>/_$\"'@+*-]")
_YAML = re.compile(r"\s*(?:- )*(?:[a-z][\w.-]*:(?: \S.*)?|-?\s*[\"']?[\w./:@ -]+[\"']?|#.*)$")
_YAML_KEY = re.compile(r"\s*(?:- )?[a-z][\w.-]*:$")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")

_TOPIC = re.compile(
    r"\b(?:Python|Java|JavaScript|TypeScript|Programming|SQL|HTML|CSS|Linux|Unix|Bash|Docker|Kotlin"
    r"|Kubernetes|Git|PHP|Ruby|Rust|Golang|Swift|React|Node|Django|Flask|Verilog|VHDL|Prolog|MATLAB"
    r"|Assembly|Databases?|DevOps|Software|Coding|Compilers?)\b|C\+\+|C#|\.NET",
    re.I,
)
_ENOUGH_LINES = 4000

Kind = Literal["text", "code", "fenced"]


class Paragraph(Struct, frozen=True, kw_only=True):
    """Lines that belong together."""

    kind: Kind
    """text; code without fences; code with its fences."""
    first: int
    """Index of the first line."""
    stop: int
    """Index after the last line."""


def paragraphs(
    lines: Sequence[str], *, programming: bool = False, known: Collection[int] = ()
) -> tuple[Paragraph, ...]:
    """The paragraphs of `lines`, blank lines between them left out.

    Code may hold blank lines. `programming`: the page is about programming, so that a doubtful
    line after a colon is code. A fence that never closes holds what looks like code after it.
    `known` are the indexes of lines that are code for certain; a run of them is one paragraph.
    """
    found: list[Paragraph] = []
    doubtful: set[int] = set()
    unclosed: set[str] = set()
    certain: set[int] = set()
    place = 0
    while place < len(lines):
        if not lines[place].strip():
            place += 1
            continue
        if place in known:
            stop = _known_end(lines, place, known)
            certain.add(len(found))
            found.append(Paragraph(kind="code", first=place, stop=stop))
            place = stop
            continue
        fence = FENCE.match(lines[place])
        stop = 0
        if fence and fence.group(1) not in unclosed:
            stop = _fence_end(lines, place, fence.group(1))
            if not stop:
                unclosed.add(fence.group(1))
        if stop:
            found.append(Paragraph(kind="fenced", first=place, stop=stop))
            place = stop
            continue
        stop = _block_end(lines, place, known)
        after_colon = bool(found) and lines[found[-1].stop - 1].rstrip().endswith(":")
        for kind, first, end, sure in _judge(lines, place, stop, programming, after_colon):
            if not sure:
                doubtful.add(len(found))
            found.append(Paragraph(kind=kind, first=first, stop=end))
        place = stop
    return _merged(found, doubtful, certain)


def code_of(lines: Sequence[str], paragraph: Paragraph) -> str:
    """The code of a paragraph without its fences, as it stands but for spaces at lines' ends."""
    first, stop = paragraph.first, paragraph.stop
    if paragraph.kind == "fenced":
        first, stop = first + 1, stop - 1
    return "\n".join(line.rstrip() for line in lines[first:stop])


def is_about_programming(text: str) -> bool:
    """Whether a page holds code that can't be anything else, or says so in its first line."""
    if _TOPIC.search(text[: text.find("\n")] if "\n" in text else text):
        return True
    lines = text.split("\n", _ENOUGH_LINES)[:_ENOUGH_LINES]
    sure = (line for line in lines if _score(line, "") >= SURE)
    return "```" in text or sum(1 for _ in zip(sure, range(3), strict=False)) == 3


def _fence_end(lines: Sequence[str], first: int, mark: str) -> int:
    for place in range(first + 1, len(lines)):
        text = lines[place].strip()
        if text.startswith(mark) and not text.strip(mark[0]):
            return place + 1
    return 0


def _known_end(lines: Sequence[str], place: int, known: Collection[int]) -> int:
    while place in known:
        place += 1
    while not lines[place - 1].strip():
        place -= 1
    return place


def _block_end(lines: Sequence[str], place: int, known: Collection[int]) -> int:
    first = place
    while place < len(lines) and lines[place].strip():
        if place > first and (FENCE.match(lines[place]) or place in known):
            break
        place += 1
    return place


def _judge(
    lines: Sequence[str], first: int, stop: int, programming: bool, after_colon: bool
) -> list[tuple[Kind, int, int, bool]]:
    """Kind and extent of each part of a block, and whether it is sure."""
    if stop - first > 1 and lines[first].rstrip().endswith(":") and _score(lines[first], "") <= 0:
        rest = _weigh(lines[first + 1 : stop], programming, after_colon=True)
        if rest >= 2:
            return [("text", first, first + 1, True), ("code", first + 1, stop, True)]
    weight = _weigh(lines[first:stop], programming, after_colon)
    if weight >= 2:
        return [("code", first, stop, True)]
    return [("text", first, stop, weight < 0.8)]


def _weigh(block: Sequence[str], programming: bool, after_colon: bool) -> float:
    """2 and more: code; 0.8 and more: code if its neighbours are."""
    if _is_yaml(block):
        return SURE
    scores = []
    previous = ""
    for line in block:
        score = _score(line, previous)
        if programming and 0.8 <= score < LIKELY and _SIMPLE.fullmatch(line.strip()):
            score = LIKELY
        scores.append(score)
        previous = line
    average = sum(scores) / len(scores)
    if programming and average > 0:
        average += 0.5 + after_colon * 0.5
    if len(block) > 1 and average > 0:
        average += 0.5
    if average < 2 and all(line.startswith(("    ", "\t")) for line in block):
        average = max(average, 1.5 if average > 0 else average)
    return average


def _is_yaml(block: Sequence[str]) -> bool:
    """Keys in small letters, one of them with something deeper below it."""
    nested = any(
        _YAML_KEY.match(line) and len(below) - len(below.lstrip()) > len(line) - len(line.lstrip())
        for line, below in pairwise(block)
    )
    return nested and all(_YAML.match(line) for line in block)


def _score(line: str, previous: str) -> float:
    text = line.strip()
    score = max((weight for weight, pattern in _PATTERNS if pattern.match(text)), default=0.0)
    if _LIST.match(text) or (score < LIKELY and _TABLE.match(text)):
        return -SURE
    assignment = _ASSIGNMENT.fullmatch(text)
    if assignment:
        score = max(score, _assignment(*assignment.groups()))
    if _OPERATOR.search(_QUOTED.sub("", text)):
        score += 0.7
    indent = len(line) - len(line.lstrip())
    if indent > len(previous) - len(previous.lstrip()) and previous.rstrip().endswith(
        (":", "{", "(", "[", ",", ";", ">", "then", "do")
    ):
        score += 1.5
    elif indent >= 2:
        score += 0.5
    if _MATHS.search(_QUOTED.sub("", text)) and not text.endswith(";"):
        score -= 2.0
    return score - _prose(text)


def _assignment(name: str, sign: str, value: str) -> float:
    if sign != "=":
        return LIKELY
    if len(name) == 1 and name.isupper():
        return 0.8  # A = {1, 2, 3}, E = hf
    if _LITERAL.search(value) or "_" in name or "." in name or value.endswith(";"):
        return SURE
    if name[0].isupper() and not name.isupper():
        return 0.0  # Profit = Revenue - Cost
    return 0.8 if len(name) == 1 or " " in value else 1.2


def _prose(text: str) -> float:
    """How much a line reads like a sentence."""
    bare = _QUOTED.sub(" ", text)
    if _COMMENT.fullmatch(bare):
        return 0.0
    words = _WORD.findall(bare)
    functional = sum(word in FUNCTION_WORDS for word in words)
    functional += bool(words) and words[0].istitle() and words[0].lower() in FUNCTION_WORDS
    marks = 1.5 if functional and not _SYMBOL.search(bare) else 0.0
    if len(words) >= 4 and functional >= 2 and functional * 8 >= len(words):
        marks += 3.0
    if len(words) >= 3 and text[0].isupper() and text.endswith((".", "?", "!", "...", "…")):
        marks += 2.0
    if len(words) >= 9 and not re.search(r"[;{}=]|\w\(", bare):
        marks += 2.0
    return marks


def _merged(found: list[Paragraph], doubtful: set[int], certain: set[int]) -> tuple[Paragraph, ...]:
    kinds: list[Kind] = [paragraph.kind for paragraph in found]
    for index in sorted(doubtful):
        before = index > 0 and kinds[index - 1] == "code"
        after = index + 1 < len(found) and found[index + 1].kind == "code"
        if before or after:
            kinds[index] = "code"
    for index in sorted(doubtful, reverse=True):
        if index + 1 < len(found) and kinds[index + 1] == "code":
            kinds[index] = "code"
    whole: list[Paragraph] = []
    for index, (paragraph, kind) in enumerate(zip(found, kinds, strict=True)):
        apart = index in certain or index - 1 in certain
        if kind == "code" and whole and whole[-1].kind == "code" and not apart:
            paragraph = Paragraph(kind="code", first=whole.pop().first, stop=paragraph.stop)
        whole.append(Paragraph(kind=kind, first=paragraph.first, stop=paragraph.stop))
    return tuple(whole)
