r"""Regular expressions as words, sign by sign.

\d+         -> "backslash D plus"
^[a-z]{2}$  -> "caret open bracket A to Z close bracket open brace two close brace dollar"
"""

from __future__ import annotations

import re

from producer.speech.rules.code.literals import say_number
from producer.speech.rules.code.symbols import name_of
from producer.speech.rules.identifiers import Manner, say_identifier
from producer.speech.rules.numbers import spell

_PIECE = re.compile(
    r"(?P<escape>\\.)"
    r"|(?P<range>[A-Za-z0-9]-[A-Za-z0-9])"
    r"|(?P<number>[0-9]+)"
    r"|(?P<letters>[^\W\d_]+)"
    r"|(?P<space>\s)"
    r"|(?P<sign>.)",
    re.DOTALL,
)
_CLASS = r"\\[dDwWsSbB]"
_LOOKS_LIKE = re.compile(
    rf"{_CLASS}[+*?{{]|{_CLASS}(?:\s|$)|\[\^?(?:[A-Za-z0-9]-[A-Za-z0-9])+[^\]]*\]|\(\?[:=!<P]"
    r"|^\[\^[^\]]+\]|^\[\w+\][+*]|\.[*+]\??(?:$|[^\w\s])|^\^\S+\$$|\{[0-9]+(?:,[0-9]*)?\}|^[a-z]+\?[a-z]+$"
)
_NOT = re.compile(r"^[A-Za-z_][\w.]*[(\[]|[=;]\s|\s[=+]=?\s|\"")
_LONGEST = 200


def looks_like_pattern(code: str) -> bool:
    """Whether the text is a regular expression rather than code that holds one."""
    if len(code) > _LONGEST or code.startswith(("//", "${")):
        return False
    return bool(_LOOKS_LIKE.search(code)) and not _NOT.search(code)


def say_pattern(code: str, manner: Manner) -> list[str]:
    """Every sign by its name; a range in a class as "A to Z"."""
    words: list[str] = []
    in_class = False
    for match in _PIECE.finditer(code):
        kind, text = match.lastgroup, match.group()
        if kind == "escape":
            letter = text[1].isalnum()
            words.append(
                f"backslash {spell(text[1], manner.english) if letter else name_of(text[1])}"
            )
        elif kind == "range" and in_class:
            words.append(f"{spell(text[0], manner.english)} to {spell(text[2], manner.english)}")
        elif kind == "number":
            words.append(say_number(text, manner))
        elif kind == "letters" and in_class:
            words += [spell(char, manner.english) for char in text]
        elif kind == "letters":
            words.append(say_identifier(text, manner))
        elif kind == "space":
            words.append("space")
        else:
            in_class = text == "[" or (in_class and text != "]")
            words += [
                spell(char, manner.english) if char.isalnum() else name_of(char) for char in text
            ]
    return words
