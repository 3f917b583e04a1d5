"""The command line's words: one line for a wrong one, with the word that was probably meant."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from producer.meant import nearest


class Parser(argparse.ArgumentParser):
    """An ArgumentParser that says what is wrong in one line, and looks for what was meant."""

    def error(self, message: str) -> NoReturn:
        """Say it and end with exit code 2."""
        if ";" not in message:
            message = f"{message}; see `{self.prog} --help`"
        self.exit(2, f"{self.prog}: {message}\n")

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: Any = None
    ) -> tuple[Any, list[str]]:
        """As ArgumentParser does, but an option that isn't known is told before anything else."""
        words = list(args or ())
        if not self._subparsers:
            for word in words[: words.index("--")] if "--" in words else words:
                self._known(word)
        found, unknown = super().parse_known_args(words, namespace)
        if unknown and not self._subparsers:
            self.error(f"{unknown[0]!r} is one word too many")
        return found, unknown

    def _known(self, word: str) -> None:
        option = word.partition("=")[0]
        if not option.startswith("--") or " " in option or option in self._option_string_actions:
            return
        known = [name for name in self._option_string_actions if name.startswith("--")]
        self.error(f"there is no option {option}{_meant(option, known)}")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """As ArgumentParser does, but a command or verb that isn't there is told as such."""
        if isinstance(action, argparse._SubParsersAction) and value not in action.choices:
            what = str(action.metavar or "word").lower()
            known = list(action.choices)
            self.error(f"there is no {what} {value!r}{_meant(str(value), known)}")
        super()._check_value(action, value)


def whole(low: int, high: int | None = None) -> Callable[[str], int]:
    """The type of an argument that is a whole number from `low` to `high`."""

    def number(text: str) -> int:
        try:
            found = int(text)
        except ValueError:
            found = low - 1
        if found < low or (high is not None and found > high):
            most = "" if high is None else f" to {high}"
            raise argparse.ArgumentTypeError(f"{text!r} is no whole number from {low}{most}")
        return found

    return number


def _meant(word: str, known: Sequence[str]) -> str:
    near = nearest(word, known)
    if near:
        return f"; did you mean {near}?"
    return "" if word.startswith("-") else f"; there are: {', '.join(sorted(known))}"
