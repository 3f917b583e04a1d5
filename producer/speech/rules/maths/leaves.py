"""What a formula is made of at the bottom: numbers, letters, names, signs, words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Font = Literal["", "blackboard", "script", "fraktur", "bold", "upright"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A numeral."""

    text: str
    """ASCII digits, with grouping commas and a point as written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A variable or constant of one letter."""

    text: str
    """The letter, of any alphabet."""
    font: Font = ""
    """Where it says something: a blackboard R is a set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name of several letters: a function, an operator, a word as variable."""

    text: str
    """The letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbol:
    """Any other sign."""

    text: str
    """As in the first column of `symbols.tsv`; or any character."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Ordinary words inside a formula."""

    text: str
    """As written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """What is in words already: chemistry."""

    words: tuple[str, ...]
    """Words to speak and pauses (`,`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of measurement."""

    text: str
    """Its symbols: `m/s^2`."""


Leaf: TypeAlias = Number | Letter | Name | Symbol | Text | Spoken | Unit
