"""Reads the code cases under tests/data/speech."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parents[1] / "data" / "speech"
ALPHABET = re.compile(r"(?:[^\W\d_]|[ '.,?!;:])*\Z")
"""What words may hold: letters, apostrophes, spaces and the marks of sentences."""


class Case(NamedTuple):
    """A line of code.tsv."""

    kind: str
    written: str
    spoken: str
    language: str


def code_cases() -> list[Case]:
    """Tab-separated: class, written, spoken, and the language if it is said."""
    lines = (DATA / "code.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [[*line.split("\t"), ""][:4] for line in lines]
    return [Case(*row) for row in rows]


def found_cases() -> list[tuple[str, tuple[str, ...]]]:
    """Prose, and the pieces of it that stand between angle quotes."""
    lines = (DATA / "code-find.txt").read_text(encoding="utf-8").splitlines()
    cases = [line for line in lines if line and not line.startswith("#")]
    return [(re.sub("[«»]", "", case), tuple(re.findall("«([^»]*)»", case))) for case in cases]


class Block(NamedTuple):
    """A case of codeblock.txt."""

    title: str
    language: str
    reading: str
    code: str
    words: tuple[str, ...]


def block_cases() -> list[Block]:
    """`=== title | language | reading`, the code, `---`, and the words of each pair on a line."""
    text = (DATA / "codeblock.txt").read_text(encoding="utf-8")
    cases = []
    for part in text.split("\n=== ")[1:]:
        header, _, rest = part.partition("\n")
        code, _, words = rest.partition("\n---\n")
        title, language, reading = (field.strip() for field in header.split("|"))
        said = tuple(line for line in words.splitlines() if line.strip())
        cases.append(Block(title, language, reading, code, said))
    return cases
