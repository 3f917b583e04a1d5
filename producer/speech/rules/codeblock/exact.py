"""A block line by line, with the indentation where it carries meaning.

    if x > 0:          -> "If X is greater than zero."
        return x       -> "Indent, return X."
    print("no")        -> "Dedent, print of no."

Blank lines are silent; so is indentation in a language with braces or end words.
"""

from __future__ import annotations

import re

from producer.speech.rules.code import read_code
from producer.speech.rules.code.literals import say_text
from producer.speech.rules.code.tokens import tokenize
from producer.speech.rules.code.words import join_words
from producer.speech.rules.codeblock.phrases import pieces, whole_lines
from producer.speech.rules.codeblock.python import plain_source
from producer.speech.rules.identifiers import Manner
from producer.speech.rules.numbers import cardinal

_INDENTED = frozenset({"python", "yaml", "haskell", "elixir", "make", ""})
_BY_LINES = frozenset({"shell", "console", "sql", "html", "xml", "css", "regex", "text", "diff"})
_TAB = 4
_WORD = re.compile(r"\S+\s*")


def read_exactly(code: str, language: str, manner: Manner) -> tuple[tuple[str, str], ...]:
    """Pairs of a line, with the blank ones after it, and its words; a long line is several."""
    source = plain_source(code) if language == "python" and ">>>" in code else code
    lines = source.split("\n")
    segments = _segments(source, language)
    levels = _Indentation(language, code)
    pairs: list[tuple[str, str]] = []
    pending = ""
    for written, line, parts in zip(whole_lines(code), lines, segments, strict=False):
        pending += written
        words = _line(line, parts, language, manner).removesuffix(" comma")
        if not words:
            if pairs and pending:
                pairs[-1] = (pairs[-1][0] + pending, pairs[-1][1])
                pending = ""
            continue
        step = levels.step(line) if parts and parts[0][0] == "code" else ""
        said = f"{step}, {words}" if step else words
        pairs += _cut(pending, said)
        pending = ""
    if pending:
        pairs.append((pending, ""))
    return tuple(pairs)


def _line(line: str, parts: list[tuple[str, str]], language: str, manner: Manner) -> str:
    if language == "text":
        return join_words([say_text(line, manner)]) if line.strip() else ""
    words: list[str] = []
    for kind, text in parts:
        if kind == "text":
            words += [say_text(text, manner, part=True), ","] if text.strip() else []
        elif text.strip():
            words += read_code(text, manner, language)
    return join_words(words)


def _segments(code: str, language: str) -> list[list[tuple[str, str]]]:
    """For each line its parts: code, or the text of a string or comment of several lines."""
    whole = [[("code", line)] for line in code.split("\n")]
    if language in _BY_LINES or not any(mark in code for mark in ('"""', "'''", "/*", "`")):
        return whole
    lines: list[list[tuple[str, str]]] = [[]]
    end = 0
    for token in tokenize(code, language):
        many = token.kind in {"string", "comment"} and "\n" in token.text
        _add(lines, "code", code[end : token.start])
        _add(lines, "text" if many else "code", _bare(token.text) if many else token.text)
        end = token.start + len(token.text)
    _add(lines, "code", code[end:])
    return lines if len(lines) == len(whole) else whole


def _bare(text: str) -> str:
    for mark in ('"""', "'''", "/**", "/*", "*/", "`"):
        text = text.removeprefix(mark).removesuffix(mark)
    return text


def _add(lines: list[list[tuple[str, str]]], kind: str, text: str) -> None:
    for index, part in enumerate(text.split("\n")):
        if index:
            lines.append([])
        if not part:
            continue
        if lines[-1] and lines[-1][-1][0] == kind:
            lines[-1][-1] = (kind, lines[-1][-1][1] + part)
        else:
            lines[-1].append((kind, part))


class _Indentation:
    def __init__(self, language: str, code: str) -> None:
        braces = language == "" and re.search(r"[{;]\s*$", code, re.MULTILINE)
        self.spoken = language in _INDENTED and not braces
        self.levels: list[int] = []

    def step(self, line: str) -> str:
        """ "indent", "dedent", "dedent two levels", or nothing."""
        if not self.spoken:
            return ""
        body = line.lstrip()
        width = len(line[: len(line) - len(body)].expandtabs(_TAB))
        if not self.levels:
            self.levels = [width]
            return ""
        if width > self.levels[-1]:
            self.levels.append(width)
            return "indent"
        left = 0
        while len(self.levels) > 1 and width < self.levels[-1]:
            self.levels.pop()
            left += 1
        if not left:
            return ""
        return "dedent" if left == 1 else f"dedent {cardinal(left)} levels"


def _cut(written: str, words: str) -> list[tuple[str, str]]:
    """The words in parts that can be spoken; the written line is cut along with them."""
    parts = pieces(words)
    if len(parts) < 2:
        return [(written, part) for part in parts]
    tokens = _WORD.findall(written) or [written]
    lead = written[: len(written) - len("".join(tokens))]
    share = -(-len(tokens) // len(parts))
    cuts = ["".join(tokens[index * share : (index + 1) * share]) for index in range(len(parts))]
    cuts[0] = lead + cuts[0]
    return list(zip(cuts, parts, strict=True))
