"""Words and punctuation marks joined into text that any engine reads: every reader's last step.

What comes out holds letters, apostrophes, spaces and the marks . , ? ! ; : and nothing else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from producer.speech.rules.code.symbols import name_of
from producer.speech.rules.numbers import ONES

MARKS = ".,?!;:"
_FOREIGN = re.compile(r"[^A-Za-z' .,?!;:]")
_SPACE_BEFORE_MARK = re.compile(r" +(?=[.,?!;:])")
_MARKS = re.compile(r"([.,?!;:])[.,?!;: ]*(?=[.,?!;:])")
_MARK_THEN_WORD = re.compile(r"([.,?!;:])(?=[^\s.,?!;:])")
_LONE_APOSTROPHE = re.compile(r"(?<![^\W\d_])'|'(?![^\W\d_])")


def join_words(words: Iterable[str]) -> str:
    """One line of text: a mark stands right after its word, of several marks the last one stays.

    A mark at the start, and a comma, colon or semicolon at the end, are dropped: pauses that part
    nothing.
    """
    text = " ".join(clean(" ".join(words)).split())
    text = _SPACE_BEFORE_MARK.sub("", text)
    text = _MARKS.sub("", text)
    text = _MARK_THEN_WORD.sub(r"\1 ", text)
    return text.rstrip(" ,;:").lstrip(" .,?!;:")


def clean(text: str) -> str:
    """Any character that is no letter, apostrophe, space or mark, by its name."""
    if _FOREIGN.search(text):
        text = "".join(map(_said, unicodedata.normalize("NFC", text)))
    return _LONE_APOSTROPHE.sub("", text) if "'" in text else text


def _said(char: str) -> str:
    if char.isalpha() or char in MARKS or char == "'":
        return char
    if char.isspace():
        return " "
    return f" {ONES[int(char)] if '0' <= char <= '9' else name_of(char)} "
