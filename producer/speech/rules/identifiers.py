"""Identifiers as words: `fetch_data` -> "fetch data", `parseHTTPResponse` -> "parse H T T P
response", `__init__` -> "dunder init".

The lexicon is asked for the whole name first and then for each part of it; what it doesn't know is
said as everyone does (`wordparts.py`), spelled where nobody could say it, and otherwise left as
written. Silent: an underscore or a hyphen between two parts, the case of a letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from msgspec import Struct

from producer.speech.rules.numbers import cardinal, digits, spell
from producer.speech.rules.wordparts import ACRONYMS, SAID, SHORT_WORDS

SayWord = Callable[[str], str | None]
"""Asks the lexicon: words for a written term, or None."""


class Manner(Struct, frozen=True, kw_only=True):
    """How code is read."""

    english: str = "en-US"
    """Variety of English, BCP 47."""
    say_word: SayWord | None = None
    """The lexicon; None: there is none."""
    dots: bool = True
    """Whether the dot between an object and its member is said; a gist leaves it out."""


_PLAIN = Manner()
_DUNDER = re.compile(r"__(?P<name>[^\W_](?:\w*[^\W_])?)__$")
_EDGES = re.compile(r"(?P<before>_*)(?P<name>.*?)(?P<after>_*)$", re.DOTALL)
_CHUNK = re.compile(r"[_\-]+")
_PART = re.compile(
    r"(?P<plural>[A-Z]{2,})s(?![a-z])"
    r"|[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[0-9]+"
)
_FOREIGN_PART = re.compile(r"(?P<plural>(?!))|[0-9]+|[^\W0-9_]+")
_VOWEL = re.compile(r"[aeiouyAEIOUY]")
_GREEK = {
    letter: unicodedata.name(letter).rsplit(" ", 1)[-1].lower()
    for letter in "αβγδεζηθικλμνξοπρσςτυφχψω"
} | {"λ": "lambda", "ς": "sigma", "µ": "mu"}
_UNDERSCORES = {1: "underscore", 2: "double underscore"}
_DIGITS_AS_NUMBER = 3
_LONGEST_SPELLED = 5


def split_identifier(name: str) -> tuple[str, ...]:
    """Its parts: "getUserID2" -> ("get", "User", "ID", "2"); "a-b_c" -> ("a", "b", "c")."""
    return tuple(match.group() for chunk in _CHUNK.split(name) for match in _parts(chunk))


def _parts(chunk: str) -> Iterator[re.Match[str]]:
    return (_PART if chunk.isascii() else _FOREIGN_PART).finditer(chunk)


def say_identifier(name: str, manner: Manner = _PLAIN) -> str:
    """Snake, camel, Pascal, kebab, screaming or dunder name -> its words; "" for no name.

    A leading underscore is "underscore", two of them "double underscore", a trailing one too.
    """
    said = _known(name, manner)
    if said is not None:
        return said
    dunder = _DUNDER.match(name)
    if dunder:
        return f"dunder {say_identifier(dunder['name'], manner)}"
    edges = _EDGES.match(name)
    if edges and edges["name"] and (edges["before"] or edges["after"]):
        words = [
            _underscores(len(edges["before"])),
            say_identifier(edges["name"], manner),
            _underscores(len(edges["after"])),
        ]
        return " ".join(word for word in words if word)
    if name and not name.strip("_"):
        return _underscores(len(name))
    return " ".join(_chunk(chunk, manner) for chunk in _CHUNK.split(name) if chunk)


def say_part(part: str, manner: Manner = _PLAIN) -> str:
    """One part: "HTTP" -> "H T T P"; "str" -> "string"; "7" -> "seven"; "x" -> "X"."""
    said = _known(part, manner)
    if said is not None:
        return said
    lower = part.lower()
    if part[0] in "0123456789":
        return say_digits(part, manner)
    if not part.isascii():
        return _GREEK.get(lower, lower)
    if len(part) == 1 or lower in ACRONYMS:
        return spell(part, manner.english)
    if len(part) == 2 and lower not in SHORT_WORDS:
        return spell(part, manner.english)
    if not _VOWEL.search(part) and len(part) <= _LONGEST_SPELLED:
        return spell(part, manner.english)
    return lower


def say_digits(part: str, manner: Manner = _PLAIN) -> str:
    """Digits inside a name: "64" -> "sixty four"; "1234" and "007" digit by digit."""
    if len(part) > _DIGITS_AS_NUMBER or (part[0] == "0" and len(part) > 1):
        return digits(part)
    return cardinal(int(part), manner.english)


def _known(name: str, manner: Manner) -> str | None:
    if manner.say_word is not None:
        said = manner.say_word(name)
        if said is not None:
            return said
    return SAID.get(name) or SAID.get(name.lower())


def _chunk(chunk: str, manner: Manner) -> str:
    if chunk.isascii() and (chunk.islower() or chunk.isupper()) and chunk.isalpha():
        return say_part(chunk, manner)
    said = _known(chunk, manner)
    if said is not None:
        return said
    words: list[str] = []
    for match in _parts(chunk):
        if match["plural"]:
            words.append(f"{say_part(match['plural'], manner)}'s")
        else:
            words.append(say_part(match.group(), manner))
    return " ".join(words)


def _underscores(count: int) -> str:
    if count in _UNDERSCORES:
        return _UNDERSCORES[count]
    return f"{cardinal(count)} underscores" if count else ""
