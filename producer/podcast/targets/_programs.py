"""The one door to other programs: never through a shell, and what they say comes back as text."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence

from msgspec import Struct

from producer.errors import PodcastError


class Ran(Struct, frozen=True, kw_only=True):
    """What came of a program."""

    code: int
    """Its exit code; 0: all is well."""
    out: str
    """Its standard output."""
    said: str
    """Its standard error."""

    @property
    def reason(self) -> str:
        """The last thing that it said, in one line."""
        lines = [line.strip() for line in self.said.splitlines() if line.strip()]
        return lines[-1] if lines else f"it ended with {self.code}"


def run(command: Sequence[str], *, words: str = "") -> Ran:
    """Run `command` with `words` as its input. Raises PodcastError if it isn't installed."""
    # Messages and times that can be read on any machine.
    environment = {**os.environ, "LC_ALL": "C", "TZ": "UTC"}
    try:
        done = subprocess.run(
            list(command),
            input=words.encode("utf-8", "surrogateescape"),
            capture_output=True,
            env=environment,
            check=False,
        )
    except OSError as error:
        raise PodcastError(f"can't run {command[0]}: {error.strerror or error}") from error
    return Ran(
        code=done.returncode,
        out=done.stdout.decode("utf-8", "surrogateescape"),
        said=done.stderr.decode("utf-8", "replace"),
    )


def find(name: str) -> str:
    """The program's path, or an empty text where it isn't installed."""
    return shutil.which(name) or ""
