"""`producer listen`: hear the takes with an ear-model, and say which lines need a human ear."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from producer.arguments import whole
from producer.report import counted, has_errors, print_findings

if TYPE_CHECKING:
    from producer.build.rehear import Choice
    from producer.model import Finding

HELP = "Hear what is recorded with an ear-model, and list the lines that need a human ear."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument("courses", nargs="*", metavar="COURSE", help="a course (default: all)")
    parser.add_argument("--engine", default="", help="takes of this engine, not the cast's own")
    parser.add_argument(
        "--jobs", type=whole(1), default=0, metavar="N", help="processes (default: one a core)"
    )
    parser.add_argument(
        "--best",
        action="store_true",
        help="try other takes of what is heard otherwise, and have the scripts use the best",
    )
    parser.add_argument("--json", action="store_true", help="print all of it as JSON")
    parser.add_argument("--quiet", action="store_true", help="don't say how far it is")


def run(arguments: argparse.Namespace) -> int:
    """Listen; 1 if a script is over its course's threshold."""
    from producer import project
    from producer.build.listening import listen
    from producer.build.progress import display
    from producer.build.rehear import improve

    root, courses, engine = arguments.project, tuple(arguments.courses), arguments.engine
    choices: tuple[Choice, ...] = ()
    failed: tuple[Finding, ...] = ()
    with display(quiet=arguments.quiet) as shown:
        if arguments.best:
            found = project.load(root)
            choices, failed = improve(found, courses, engine, shown, jobs=arguments.jobs)
        report = listen(project.load(root), courses, engine, shown, jobs=arguments.jobs)
    print_findings(failed)
    if not arguments.json:
        for choice in choices:
            print(f"{choice.source}: {_told(choice)}")
    if arguments.json:
        print(json.dumps(report.as_json(), ensure_ascii=False, indent=1))
    else:
        print_findings(report.findings)
        for one in report.scripts:
            more = f", {one.missing} not recorded" if one.missing else ""
            print(
                f"{one.script}: {one.error:.1f} % of {one.words} words heard otherwise "
                f"({counted(one.takes, 'take')}{more})"
            )
        for term in report.terms:
            print(f"{term.takes:5}  {term.term}  heard as {term.heard!r}  {term.proposal}".rstrip())
    return 1 if has_errors((*failed, *report.findings)) else 0


def _told(choice: Choice) -> str:
    if choice.take == choice.was:
        return f"take {choice.was} stays: no other is heard better"
    words = f"{counted(choice.errors, 'word')} heard otherwise, {choice.before} before"
    return f"take {choice.take}, not {choice.was}: {words}"
