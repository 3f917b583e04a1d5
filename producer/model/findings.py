"""What there is to say about a file."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class Source(Struct, frozen=True, kw_only=True, array_like=True):
    """A place in a file of the author's."""

    path: str
    """Relative to the project's root, with forward slashes."""
    line: int = 0
    """1 is the first line; 0 means the file as a whole."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


Severity = Literal["error", "warning", "note"]


class Finding(Struct, frozen=True, kw_only=True, array_like=True):
    """Something to tell the author."""

    code: str
    """Stable name of the rule, kebab-case: `role-without-voice`."""
    message: str
    """What is so, one line, no full stop."""
    source: Source | None = None
    """Where."""
    hint: str = ""
    """What to do about it, one line."""
    severity: Severity = "error"
    """An error stops a build, a warning doesn't, a note only informs."""
