"""What a formula is made of at the bottom: numbers, letters, names, signs, words."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

Font = Literal["", "blackboard", "script", "fraktur", "bold", "upright"]


class Number(Struct, frozen=True, kw_only=True):
    """A numeral."""

    text: str
    """ASCII digits, with grouping commas and a point as written."""


class Letter(Struct, frozen=True, kw_only=True):
    """A variable or constant of one letter."""

    text: str
    """The letter, of any alphabet."""
    font: Font = ""
    """Where it says something: a blackboard R is a set."""


class Name(Struct, frozen=True, kw_only=True):
    """A name of several letters: a function, an operator, a word as variable."""

    text: str
    """The letters."""


class Symbol(Struct, frozen=True, kw_only=True):
    """Any other sign."""

    text: str
    """As in the first column of `symbols.tsv`; or any character."""


class Text(Struct, frozen=True, kw_only=True):
    """Ordinary words inside a formula."""

    text: str
    """As written."""


class Spoken(Struct, frozen=True, kw_only=True):
    """What is in words already: chemistry."""

    words: tuple[str, ...]
    """Words to speak and pauses (`,`)."""


class Unit(Struct, frozen=True, kw_only=True):
    """A unit of measurement."""

    text: str
    """Its symbols: `m/s^2`."""


Leaf: TypeAlias = Number | Letter | Name | Symbol | Text | Spoken | Unit
