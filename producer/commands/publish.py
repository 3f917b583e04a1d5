"""`producer publish`: bring build/site to where listeners get it."""

from __future__ import annotations

import argparse

from producer.commands import _publishing

HELP = "Bring build/site to a folder, a bucket or a server: only what changed, feeds last."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    _publishing.add_arguments(parser)
    parser.add_argument(
        "--as-built",
        action="store_true",
        help="publish the site as it is, though scripts changed since or it is a draft",
    )


def run(arguments: argparse.Namespace) -> int:
    """Publish."""
    from producer.build import now
    from producer.publishing import publish

    with _publishing.display(quiet=arguments.quiet) as shown:
        wishes = _publishing.wishes(arguments, as_built=arguments.as_built)
        told = publish(arguments.project, wishes, now(), shown)
    _publishing.report(told, arguments)
    return 0
