"""Where the words of an expression are gathered: who says what is looked up by its type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from producer.speech.rules.maths.saying.words import PAUSE
from producer.speech.rules.maths.tree import Expression


class Voice:
    """Gathers words; `sayings` has a function for every type of expression."""

    def __init__(self, sayings: Mapping[type, Callable[[Voice, Any], None]], english: str) -> None:
        self.sayings = sayings
        self.english = english
        self.words: list[str] = []

    def say(self, expression: Expression) -> None:
        """Adds the words of `expression`."""
        self.sayings[type(expression)](self, expression)

    def add(self, *words: str) -> None:
        """Adds words as they are."""
        self.words.extend(words)

    def pause(self) -> None:
        """A short pause, unless a longer one stands there."""
        self.words.append(PAUSE)


Sayings = Mapping[type, Callable[[Voice, Any], None]]
"""Type of expression -> what says it."""
