"""`producer unlock`: let a locked turn be spoken anew."""

from __future__ import annotations

import argparse

HELP = "Let a locked turn be spoken anew."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument("script", metavar="SCRIPT:LINE", help="its path or course/id, and a line")


def run(arguments: argparse.Namespace) -> int:
    """Unlock it."""
    from producer import project
    from producer.build import choose
    from producer.commands._turns import turn_at

    one = turn_at(project.load(arguments.project), arguments.script, "")
    choose.unlock(one)
    print(f"{one.script.path}:{one.turn.line}: unlocked; the next build may speak it anew")
    return 0
