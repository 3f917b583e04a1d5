"""What commands about one turn share: where it is, and playing it with what the system has."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from producer.scratch import Scratch

if TYPE_CHECKING:
    from producer.build.one_turn import OneTurn
    from producer.project import Project

_PLAYERS = (
    ("ffplay", "-nodisp", "-autoexit", "-loglevel", "error"),
    ("mpv", "--no-video", "--really-quiet"),
    ("paplay",),
    ("pw-play",),
    ("aplay", "-q"),
    ("afplay",),
)


def play(data: bytes) -> bool:
    """Play with whatever the system has; False where nothing plays."""
    with Scratch() as folder:
        path = folder / "preview.wav"
        path.write_bytes(data)
        for player, *options in _PLAYERS:
            program = shutil.which(player)
            if (
                program
                and not subprocess.run([program, *options, str(path)], check=False).returncode
            ):
                return True
    return False


def place(asked: str) -> tuple[str, int]:
    """The script and line of `SCRIPT:LINE`; line 0 where none is said."""
    name, _, line = asked.rpartition(":")
    return (name, int(line)) if name and line.isdigit() else (asked, 0)


def turn_at(project: Project, asked: str, engine: str) -> OneTurn:
    """The turn at `SCRIPT:LINE`. Raises ProducerError where no line is said or nobody speaks."""
    from producer.build import one_turn
    from producer.errors import ProducerError
    from producer.model import Source
    from producer.report import print_findings

    name, line = place(asked)
    if not line:
        raise ProducerError(f"which turn of {name}?", hint=f"say its line: {name}:12")
    one = one_turn.find(project, name, line, engine)
    if one.turn.line > line:
        raise ProducerError("no turn stands here", source=Source(path=one.script.path, line=line))
    print_findings(
        found
        for found in one.findings
        if found.source
        and found.source.path == one.script.path
        and found.source.line == one.turn.line
    )
    return one
