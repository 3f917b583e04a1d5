"""What an import would do to the files that are there: an author's edits are never overwritten."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import unified_diff
from itertools import islice
from typing import Literal

from msgspec import Struct

State = Literal["new", "same", "differs"]
_MOST_LINES = 60


class Change(Struct, frozen=True, kw_only=True):
    """One file of an import."""

    name: str
    """In the course's folder."""
    text: str
    """What the page gives."""
    state: State
    """new: not there yet; same: there, as the page gives it; differs: there, and different."""
    diff: str = ""
    """Of a file that differs: from what is there to what the page gives, cut short."""

    @property
    def beside(self) -> str:
        """The name under which it may stand beside a file that differs; builds don't read it."""
        stem, _, ending = self.name.rpartition(".")
        return f"{stem}.new.{ending}"


def changes(
    files: Iterable[tuple[str, str]], existing: Callable[[str], str | None]
) -> tuple[Change, ...]:
    """Compare `files`, names and texts, with what `existing` has under those names."""
    return tuple(_change(name, text, existing(name)) for name, text in files)


def _change(name: str, text: str, there: str | None) -> Change:
    if there is None:
        return Change(name=name, text=text, state="new")
    if there == text:
        return Change(name=name, text=text, state="same")
    lines = unified_diff(
        there.split("\n"), text.split("\n"), f"{name} (yours)", f"{name} (imported)", "", "", 1, ""
    )
    shown = list(islice(lines, _MOST_LINES + 1))
    if len(shown) > _MOST_LINES:
        shown[-1] = "..."
    return Change(name=name, text=text, state="differs", diff="\n".join(shown))
