"""`producer build`: make build/site."""

from __future__ import annotations

import argparse
import json
import sys

from producer.arguments import whole
from producer.report import counted, has_errors, in_order, lasted, print_findings

HELP = "Make build/site from scripts/ and voices/: record what is new, master, write the feeds."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument("courses", nargs="*", metavar="COURSE", help="a course (default: all)")
    parser.add_argument("--engine", default="", help="speak with this engine, not the cast's own")
    parser.add_argument(
        "--jobs", type=whole(1), default=0, metavar="N", help="processes (default: one a core)"
    )
    parser.add_argument(
        "--cluster",
        default="",
        metavar="ADDRESS",
        help="record on this Dask cluster",
    )
    parser.add_argument(
        "--listen", action="store_true", help="hear what is new, and keep back what sounds wrong"
    )
    parser.add_argument("--url", default="", help="address that the site will have")
    parser.add_argument(
        "--no-wait", action="store_true", help="stop if another build of the project is running"
    )
    parser.add_argument("--json", action="store_true", help="print what was done as a last line")
    parser.add_argument("--quiet", action="store_true", help="say only what is wrong")


def run(arguments: argparse.Namespace) -> int:
    """Build; 1 if something is wrong."""
    from producer.build import Options, build
    from producer.build.progress import display

    options = Options(
        courses=tuple(arguments.courses),
        engine=arguments.engine,
        jobs=arguments.jobs,
        cluster=arguments.cluster,
        url=arguments.url,
        listen=arguments.listen,
        wait=not arguments.no_wait,
    )
    with display(quiet=arguments.quiet) as shown:
        report = build(arguments.project, options, shown)
    print_findings(in_order(report.findings))
    for reason in report.remastered:
        print(f"re-mastered {reason}", file=sys.stderr)
    if not arguments.quiet:
        print(
            f"takes: {report.recorded} recorded, {report.reused} reused; "
            f"chapters: {report.encoded} encoded, {report.kept} reused; "
            f"{lasted(report.audio_seconds)} of audio in {_took(report.wall_seconds)}; "
            f"site: {arguments.project / 'build' / 'site'}",
            file=sys.stderr,
        )
    errors = sum(finding.severity == "error" for finding in report.findings)
    if errors:
        print(
            f"producer: {counted(errors, 'error')}; what it stands in is left as it was",
            file=sys.stderr,
        )
    if arguments.json:
        print(json.dumps(report.as_json()))
    return 1 if has_errors(report.findings) else 0


def _took(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds < 60 else lasted(seconds)
