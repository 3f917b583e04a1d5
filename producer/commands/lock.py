"""`producer lock`: keep a turn's takes whatever changes."""

from __future__ import annotations

import argparse

HELP = "Keep a turn's takes whatever changes: engine, voice, lexicon."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument("script", metavar="SCRIPT:LINE", help="its path or course/id, and a line")
    parser.add_argument("--engine", default="", help="keep this engine's takes, not the cast's own")


def run(arguments: argparse.Namespace) -> int:
    """Lock it."""
    from producer import project
    from producer.build import choose
    from producer.build.hands import Tools
    from producer.commands._turns import turn_at
    from producer.store import Store

    found = project.load(arguments.project)
    one = turn_at(found, arguments.script, arguments.engine)
    with Tools(Store(found.cache), 1) as tools:
        name = choose.lock(one, tools)
    folder = f"{project.SCRIPTS}/{one.work.course.slug}/takes"
    print(f"{one.script.path}:{one.turn.line}: locked; keep {folder}/{name}.* in version control")
    return 0
