"""`producer why`: what the next build would do with a script, and why."""

from __future__ import annotations

import argparse

from producer.report import counted, has_errors, print_findings

HELP = "Say what the next build would record and encode of a script, and why."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument("script", metavar="SCRIPT", help="its path, or course/id")
    parser.add_argument("--engine", default="", help="speak with this engine, not the cast's own")


def run(arguments: argparse.Namespace) -> int:
    """Print it; 1 if the script can't be built."""
    from producer import project
    from producer.build.why import outlook

    found = outlook(project.load(arguments.project), arguments.script, arguments.engine)
    print_findings(found.findings)
    if has_errors(found.findings):
        print(f"{found.script}: nothing is built until this is mended")
        return 1
    missing = counted(len(found.record), "take")
    print(f"{found.script}: {missing} to record, {found.reuse} there already")
    for one in found.record:
        print(f"  record {one.source} {one.role}: {one.text!r}: {one.why}")
    for line in found.files:
        print(f"  make {line}")
    if not found.record and not found.files:
        print("  nothing to do")
    return 0
