"""Inline code and single lines of code as words, the way a good teacher reads them.

`say_code` first sees what the piece is (`kinds.py`), then one reader turns it into words:
`expression.py` (any language), `shell.py`, `markup.py` (tags and style sheets), `paths.py`,
`patterns.py`. `find.py` finds code in prose that has no backticks. The readings are listed in
docs/spoken-code.md; the cases that hold them in tests/data/speech/code.tsv.
"""

from __future__ import annotations

from producer.speech.rules.code.expression import read_expression
from producer.speech.rules.code.find import find_code
from producer.speech.rules.code.kinds import kind_of
from producer.speech.rules.code.languages import language_of
from producer.speech.rules.code.literals import say_date, say_format, say_number
from producer.speech.rules.code.markup import say_markup, say_style
from producer.speech.rules.code.paths import say_address, say_path
from producer.speech.rules.code.patterns import say_pattern
from producer.speech.rules.code.shell import say_flag, say_shell
from producer.speech.rules.code.symbols import ALONE, name_of
from producer.speech.rules.code.words import join_words
from producer.speech.rules.identifiers import Manner, SayWord, say_identifier

__all__ = ["find_code", "say_code"]


def say_code(
    code: str, *, language: str = "", english: str = "en-US", say_word: SayWord | None = None
) -> str:
    """Inline code, or a line of code, as words.

    `language` is a fence's info word; empty: the look decides. `say_word` is the lexicon, asked
    for every identifier and every part of one. The words hold letters, apostrophes, spaces and
    the marks . , ? ! ; : only. Empty for text with nothing to say (white space, control
    characters). Never raises; takes time in proportion to the length.

    "fetch_data(1)" -> "fetch data of one"; "a[i:j]" -> "A from I to J"; "-l" -> "dash L".
    """
    manner = Manner(english=english, say_word=say_word)
    return join_words(read_code(code, manner, language_of(language)))


def read_code(code: str, manner: Manner, language: str = "") -> list[str]:
    """Words and marks of inline code, to be joined; `language` as languages.py names it."""
    code = code.strip()
    kind = kind_of(code, language)
    if kind == "alone":
        return [ALONE[code]]
    if kind == "address":
        return [say_address(code, manner)]
    if kind == "flag":
        return [say_flag(code, manner)]
    if kind == "path":
        return [say_path(code, manner)]
    if kind == "kebab":
        return [name_of("@") if code[0] == "@" else "", say_identifier(code.lstrip("@"), manner)]
    if kind == "version":
        return _version(code, manner)
    if kind == "date":
        return [say_date(code, manner) or say_address(code, manner)]
    if kind == "format":
        return [say_format(code, manner)]
    if kind == "request":
        method, _, path = code.partition(" ")
        return [say_identifier(method, manner), *read_code(path, manner)]
    if kind == "shell":
        return say_shell(code, manner)
    if kind == "markup":
        return say_markup(code, manner, language)
    if kind == "style":
        return say_style(code, manner)
    if kind == "pattern":
        return say_pattern(code, manner)
    return read_expression(code, manner, "sql" if kind == "sql" else language)


def _version(code: str, manner: Manner) -> list[str]:
    number, dash, rest = code[1:].partition("-")
    words = ["version", say_number(number, manner)]
    return [*words, "dash", say_path(rest, manner)] if dash else words
