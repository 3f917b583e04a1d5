"""`producer watch`: build edits as they are saved."""

from __future__ import annotations

import argparse
import sys
import threading

from producer.arguments import whole
from producer.errors import ProducerError
from producer.report import format_error, print_findings

HELP = "Build edits as they are saved, with the voices loaded, until Ctrl-C."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument("courses", nargs="*", metavar="COURSE", help="a course (default: all)")
    parser.add_argument("--engine", default="", help="speak with this engine, not the cast's own")
    parser.add_argument("--jobs", type=whole(1), default=0, help="processes (default: one a core)")
    parser.add_argument("--url", default="", help="address that the site will have")


def run(arguments: argparse.Namespace) -> int:
    """Watch; ends with Ctrl-C."""
    from producer.build import Options
    from producer.build.progress import display
    from producer.build.watch import summary, watch

    options = Options(
        courses=tuple(arguments.courses),
        engine=arguments.engine,
        jobs=max(0, arguments.jobs),
        url=arguments.url,
    )
    stop = threading.Event()
    with display() as shown:
        shown.say(f"watching {arguments.project}; Ctrl-C ends it")
        try:
            for told in watch(arguments.project, options, shown, stop):
                line, findings = summary(told)
                print_findings(findings)
                if isinstance(told, ProducerError):
                    print(format_error(told), file=sys.stderr)
                shown.say(line)
        except KeyboardInterrupt:
            stop.set()
    return 0
