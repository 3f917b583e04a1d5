"""`producer retire`: say what became of something that was published."""

from __future__ import annotations

import argparse

HELP = "Take a published episode, chapter or course out, or say what it is called now."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument("name", metavar="COURSE[/ID[/CHAPTER]]", help="what was published")
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--now",
        default="",
        metavar="NEW-ID",
        help="it isn't gone but has this id in the scripts now: it keeps its GUID, its date and "
        "its addresses",
    )
    which.add_argument("--undo", action="store_true", help="it is back, under its old id")


def run(arguments: argparse.Namespace) -> int:
    """Write it down."""
    from producer.build import now
    from producer.publishing import statements

    if arguments.undo:
        print(statements.undo(arguments.project, arguments.name))
    elif arguments.now:
        print(statements.rename(arguments.project, arguments.name, arguments.now))
    else:
        print(statements.retire(arguments.project, arguments.name, now()))
    return 0
