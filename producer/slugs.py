"""A title as an id: what addresses and GUIDs are made of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

LENGTH_LIMIT = 60
"""Characters of a slug at most."""

RESERVED = frozenset(
    {
        "assets",
        "chapters",
        "con",
        "cover",
        "embed",
        "episode",
        "feed",
        "index",
        "manifest",
        "nul",
        "oembed",
        "prn",
        "aux",
    }
    | {f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10)}
)
"""Names that the site's own files have, or that a file can't have on Windows."""

_NOT_ALLOWED = re.compile(r"[^a-z0-9]+")
_APOSTROPHES = re.compile(r"['’ʼ`]")
_IS_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SIGNS = {"c++": "cpp", "c#": "csharp", "f#": "fsharp", "&": " and ", "+": " plus "}
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"}
)


def slug(title: str, fallback: str = "untitled") -> str:
    """`title` as a-z, 0-9 and single hyphens; at most 60 characters, never empty or reserved.

    "Why C++? It's fast" -> "why-cpp-its-fast", "Index" -> "index-1", "微积分" -> `fallback`.
    """
    for candidate in (title, fallback):
        folded = _cut(_fold(candidate))
        if folded:
            return f"{folded}-1" if folded in RESERVED else folded
    return "untitled"


def makes_slug(title: str) -> bool:
    """Whether `title` holds a letter or digit to make an id of, so that no fallback is needed."""
    return bool(_cut(_fold(title)))


def is_slug(text: str) -> bool:
    """Whether `text` may stand as an id: what `slug` could have made, of any length up to 60."""
    return len(text) <= LENGTH_LIMIT and text not in RESERVED and bool(_IS_SLUG.fullmatch(text))


def unique(wanted: str, taken: Container[str]) -> str:
    """`wanted`, or `wanted-2`, `wanted-3`, ... : the first that isn't in `taken`."""
    if wanted not in taken:
        return wanted
    number = 2
    while (candidate := f"{wanted[: LENGTH_LIMIT - len(str(number)) - 1]}-{number}") in taken:
        number += 1
    return candidate


def with_suffix(stem: str, suffix: str) -> str:
    """`stem-suffix`, with words of the stem left out where it would be too long for an id."""
    return f"{_cut(stem, LENGTH_LIMIT - len(suffix) - 1)}-{suffix}"


def _fold(title: str) -> str:
    text = title.casefold()
    for sign, words in _SIGNS.items():
        text = text.replace(sign, words)
    text = _APOSTROPHES.sub("", text.translate(_LETTERS))
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    ascii_only = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return _NOT_ALLOWED.sub("-", ascii_only).strip("-")


def _cut(text: str, limit: int = LENGTH_LIMIT) -> str:
    if len(text) <= limit:
        return text
    head = text[:limit]
    if text[limit] != "-" and "-" in head[limit // 2 :]:
        head = head.rpartition("-")[0]
    return head.strip("-")
