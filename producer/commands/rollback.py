"""`producer rollback`: publish the release before."""

from __future__ import annotations

import argparse

from producer.commands import _publishing

HELP = "Bring back the release before the one that is published; again: the one before that."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    _publishing.add_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Publish the release before."""
    from producer.build import now
    from producer.publishing import rollback

    with _publishing.display(quiet=arguments.quiet) as shown:
        told = rollback(arguments.project, _publishing.wishes(arguments), now(), shown)
    _publishing.report(told, arguments)
    return 0
