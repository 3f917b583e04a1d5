"""`producer report`: what was written, spoken and heard, turn by turn, on a page."""

from __future__ import annotations

import argparse
import sys

HELP = "Write build/report: hear each turn, see what needs an ear and what changed."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument("courses", metavar="COURSE", nargs="*", help="these courses; default: all")
    parser.add_argument("--engine", default="", help="as this engine speaks, not the cast's own")
    parser.add_argument(
        "--against",
        default="",
        metavar="TARGET",
        help="compare with what is published there, read over the network if it is; "
        "default: the release that was last published from here",
    )
    parser.add_argument("--json", action="store_true", help="print the report as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Write it; 1 if something in it is an error."""
    from producer import project
    from producer.build.hands import Tools
    from producer.build.report import Reporter, json_of, page_of
    from producer.publishing.before import before
    from producer.report import has_errors
    from producer.reporting.data import findings, turns
    from producer.store import Store

    found = project.load(arguments.project)
    with Tools(Store(found.cache), 0) as tools, before(found, arguments.against) as published:
        reporter = Reporter(found, arguments.engine, tools, published)
        report = reporter.make(tuple(arguments.courses))
    if arguments.json:
        sys.stdout.write(json_of(report).decode())
    else:
        every = turns(report)
        changed = sum(turn.change in ("new", "words", "sound") for turn in every)
        print(f"{len(every)} turns, {sum(turn.need > 0 for turn in every)} need an ear")
        if report.published:
            print(f"{changed} differ from {report.published}")
        print(page_of(found))
    return 1 if has_errors(findings(report)) else 0
