"""`producer check`: everything that can be found without making a sound."""

from __future__ import annotations

import argparse
import json

from producer.report import has_errors, print_findings

HELP = "Report what is wrong with the courses, file:line, without making a sound."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument("courses", nargs="*", metavar="COURSE", help="a course (default: all)")
    parser.add_argument("--engine", default="", help="check for this engine, not the cast's own")
    parser.add_argument(
        "--feed", action="store_true", help="check the feeds of the built site, too"
    )
    parser.add_argument(
        "--host",
        nargs="?",
        const="",
        metavar="URL",
        help="ask the site's host whether it serves the feeds as clients need (default: the "
        "project's url); uses the network",
    )
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Print the findings; 1 if one of them is an error."""
    from producer import project
    from producer.build.check import check

    found = project.load(arguments.project)
    checked = check(
        found,
        tuple(arguments.courses),
        arguments.engine,
        feeds=arguments.feed,
        host=arguments.host,
    )
    if arguments.json:
        rows = [
            {
                "code": one.code,
                "severity": one.severity,
                "message": one.message,
                "file": one.source.path if one.source else "",
                "line": one.source.line if one.source else 0,
                "hint": one.hint,
            }
            for one in checked.findings
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        print_findings(checked.findings)
        print(checked.summary)
    return 1 if has_errors(checked.findings) else 0
