"""`producer block`: have directories not show a podcast or an episode."""

from __future__ import annotations

import argparse

HELP = "Have podcast directories not show a course or an episode (itunes:block)."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument("name", metavar="COURSE[/ID]", help="a course, or an episode of it")


def run(arguments: argparse.Namespace) -> int:
    """Write it down."""
    from producer.publishing import statements

    print(statements.block(arguments.project, arguments.name, blocked=True))
    return 0
