"""Blocks of code as words, in three readings.

gist: what the code is and does, in one to four sentences, from its syntax; exact: line by line,
with the indentation where the language needs it; skip: that there is code in the notes.

`python.py` reads Python by its syntax tree; `outline.py` the other programming languages by
Pygments' tokens; `data.py` data and markup; `commands.py` shells, SQL and build files.
"""

from __future__ import annotations

from typing import Literal

from producer.speech.rules.code.languages import language_of, name_of_language
from producer.speech.rules.codeblock.exact import read_exactly
from producer.speech.rules.codeblock.gist import gist_of
from producer.speech.rules.codeblock.guess import guess_language
from producer.speech.rules.codeblock.phrases import Sentence, article, count, lines_of, spread
from producer.speech.rules.identifiers import Manner, SayWord

__all__ = ["read_block"]


def read_block(
    code: str,
    *,
    language: str = "",
    reading: Literal["gist", "exact", "skip"] = "gist",
    english: str = "en-US",
    say_word: SayWord | None = None,
) -> tuple[tuple[str, str], ...]:
    """Pairs of a written part and its words; the written parts, joined, are `code`.

    `language` is the fence's info word; empty: it is guessed. Words are sentences of at most 250
    characters: letters, apostrophes, spaces and . , ? ! ; : only; both halves of a pair may be
    empty (a sentence about code shown already; a stretch with nothing to say). Never raises.
    """
    manner = Manner(english=english, say_word=say_word)
    named = language_of(language)
    known = named or guess_language(code)
    if not code.strip():
        return ((code, ""),) if code else ()
    if reading == "exact":
        return read_exactly(code, known, manner)
    if reading == "skip":
        return spread(code, [_skipped(code, known, manner)])
    return spread(code, gist_of(code, known, manner))


def _skipped(code: str, language: str, manner: Manner) -> Sentence:
    name = name_of_language(language, manner)
    kinds = {"text": "text", "shell": "shell", "console": "console"}
    what = article(f"{name or kinds.get(language, 'code')} example")
    lines = count(lines_of(code), "line", manner)
    return Sentence(line=0, words=f"There is {what} of {lines} in the notes")
