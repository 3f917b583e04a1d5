"""Where the reader of an expression stands: tokens, what was said, brackets that are open."""

from __future__ import annotations

from msgspec import Struct, field

from producer.speech.rules.code.brackets import Bracket
from producer.speech.rules.code.tokens import END, Token
from producer.speech.rules.identifiers import Manner, say_identifier


class Frame(Struct):
    """A bracket pair that is being read."""

    bracket: Bracket
    """The pair."""
    commas: list[int] = field(default_factory=list)
    """Places of its commas in what was said."""
    to: bool = False
    """Whether its comma is "to": the two types of a map."""


class Reading(Struct):
    """The state of one pass over the tokens."""

    tokens: list[Token]
    """What is read."""
    brackets: dict[int, Bracket]
    """Matched pairs by the index of their opening token."""
    manner: Manner
    """How it is read."""
    language: str = ""
    """As languages.py names it."""
    out: list[str] = field(default_factory=list)
    """Words and marks said so far."""
    frames: list[Frame] = field(default_factory=list)
    """Brackets that are open, innermost last."""
    index: int = 0
    """The token that is read."""
    operand: bool = False
    """Whether what was read last is a value, so that `-` subtracts and `*` multiplies."""
    head: str = ""
    """First word of the statement."""
    lambdas: int = 0
    """Lambdas whose colon is still to come."""
    closure: bool = False
    """Whether a closure's `|` is open."""
    listed: list[int] = field(default_factory=list)
    """Places of the commas in an SQL clause."""
    said: dict[str, str] = field(default_factory=dict)
    """Identifiers that were said, and how."""

    def at(self, offset: int) -> Token:
        """The token that many places on, or END."""
        index = self.index + offset
        return self.tokens[index] if 0 <= index < len(self.tokens) else END

    def more(self) -> bool:
        """Whether another token follows."""
        return self.index + 1 < len(self.tokens)

    def say(self, words: str, *, operand: bool) -> None:
        """Say `words` (nothing, if empty); `operand` tells whether they are a value."""
        if words:
            self.out.append(words)
        self.operand = operand

    def identifier(self, text: str) -> str:
        """An identifier's words."""
        if text not in self.said:
            self.said[text] = say_identifier(text, self.manner)
        return self.said[text]

    def join_list(self, places: list[int], last: str) -> None:
        """Turn the last of a list's commas into `last` ("and", "to")."""
        if places:
            self.out[places[-1]] = last if len(places) == 1 else f", {last}"
            places.clear()
