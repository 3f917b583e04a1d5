"""`producer preview`: hear one turn at once."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

HELP = "Speak one turn of a script: play it, or write it to a WAV file."


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
    from producer.commands._turns import place, play
    from producer.store import Store, write_atomically

    name, line = place(arguments.script)
    found = project.load(arguments.project)
    with Tools(Store(found.cache), 1) as tools:
        data, turn = preview(found, name, line, arguments.engine, tools)
    for text in words(turn):
        print(text)
    if arguments.out:
        write_atomically(arguments.out, data)
        print(arguments.out)
        return 0
    if not play(data):
        path = found.root / project.BUILD / "preview.wav"
        write_atomically(path, data)
        print(f"no sound can be played here; it is in {path}", file=sys.stderr)
    return 0
