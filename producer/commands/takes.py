"""`producer takes`: hear several takes of a turn and keep one."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from producer.arguments import whole

if TYPE_CHECKING:
    from producer.build.choose import Alternative
    from producer.build.one_turn import OneTurn

HELP = "Record several takes of a turn, play or write them, and keep one."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument("script", metavar="SCRIPT:LINE", help="its path or course/id, and a line")
    parser.add_argument("--count", type=whole(1), default=4, metavar="N", help="how many (4)")
    parser.add_argument(
        "--keep", type=whole(0), default=0, metavar="N", help="use take N from now on"
    )
    parser.add_argument(
        "--out", type=Path, metavar="FOLDER", help="write them there as WAV files, don't play"
    )
    parser.add_argument("--engine", default="", help="speak with this engine, not the cast's own")


def run(arguments: argparse.Namespace) -> int:
    """Record, play and keep."""
    from producer import project
    from producer.build import choose
    from producer.build.hands import Tools
    from producer.commands._turns import turn_at
    from producer.errors import ProducerError
    from producer.store import Store

    for asked, least in ((arguments.count, 1), (arguments.keep, 0)):
        if not least <= asked <= choose.MOST:
            raise ProducerError(f"there is no take {asked}", hint=f"1 to {choose.MOST}")
    found = project.load(arguments.project)
    one = turn_at(found, arguments.script, arguments.engine)
    if arguments.keep:
        return _keep(one, arguments.keep)
    print(f"{one.script.path}:{one.turn.line} {one.turn.role}, take {one.turn.take} is used")
    with Tools(Store(found.cache), 1) as tools:
        wanted = choose.numbers(one, arguments.count)
        for take in choose.alternatives(one, wanted, tools):
            like = f", the same as take {take.like}" if take.like else ""
            print(f"  take {take.number}: {take.seconds:.2f} s{like}")
            _present(take, arguments.out, found.root / project.BUILD / "takes")
    if sys.stdin.isatty() and not arguments.out:
        answer = input("keep which? (Enter: leave it) ").strip()
        if answer.isascii() and answer.isdigit() and int(answer) in wanted:
            return _keep(one, int(answer))
    else:
        print("keep one with --keep N")
    return 0


def _present(take: Alternative, out: Path | None, spare: Path) -> None:
    from producer.commands._turns import play
    from producer.store import write_atomically

    if out or not play(take.wav):
        path = (out or spare) / f"take-{take.number}.wav"
        write_atomically(path, take.wav)
        print(f"    {path}")


def _keep(one: OneTurn, number: int) -> int:
    from producer.build import choose

    changed = choose.keep(one, number)
    told = "is used from now on" if changed else "is used already"
    print(f"{one.script.path}:{one.turn.line}: take {number} {told}")
    return 0
