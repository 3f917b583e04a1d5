"""`producer preview`: hear one turn at once."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HELP = "Speak one turn of a script: play it, or write it to a WAV file."
_PLAYERS = (
    ("ffplay", "-nodisp", "-autoexit", "-loglevel", "error"),
    ("mpv", "--no-video", "--really-quiet"),
    ("paplay",),
    ("pw-play",),
    ("aplay", "-q"),
    ("afplay",),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument("script", metavar="SCRIPT[:LINE]", help="its path or course/id, and a line")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write this WAV file, don't play")
    parser.add_argument("--engine", default="", help="speak with this engine, not the cast's own")


def run(arguments: argparse.Namespace) -> int:
    """Speak it."""
    from producer import project
    from producer.build.hands import Tools
    from producer.build.preview import preview, words
    from producer.store import Store, write_atomically

    name, _, line = arguments.script.rpartition(":")
    if not (name and line.isdigit()):
        name, line = arguments.script, "0"
    found = project.load(arguments.project)
    with Tools(Store(found.cache), 1) as tools:
        data, turn = preview(found, name, int(line), arguments.engine, tools)
    for text in words(turn):
        print(text)
    if arguments.out:
        write_atomically(arguments.out, data)
        print(arguments.out)
        return 0
    if not _play(data):
        path = found.root / project.BUILD / "preview.wav"
        write_atomically(path, data)
        print(f"no sound can be played here; it is in {path}", file=sys.stderr)
    return 0


def _play(data: bytes) -> bool:
    """Play with whatever the system has; False where nothing plays."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "preview.wav"
        path.write_bytes(data)
        for player, *options in _PLAYERS:
            program = shutil.which(player)
            if (
                program
                and not subprocess.run([program, *options, str(path)], check=False).returncode
            ):
                return True
    return False
