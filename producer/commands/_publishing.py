"""What the commands that publish have in common: their arguments, and what they print."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from producer.report import counted

if TYPE_CHECKING:
    from producer.publishing import Display, Told, Wishes

_EVERY = 10.0
"""Seconds between plain lines."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of both."""
    parser.add_argument(
        "target",
        metavar="TARGET",
        nargs="?",
        default="",
        help="a folder, s3://bucket/prefix or ssh://user@host/path (default: `publish` in "
        "pyproject.toml)",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="list what would be done; do nothing"
    )
    parser.add_argument(
        "--adopt",
        action="store_true",
        help="replace files at the target that were not published from here",
    )
    parser.add_argument(
        "--break-lock", action="store_true", help="go on although somebody else seems to publish"
    )
    parser.add_argument("--json", action="store_true", help="print what was done as a last line")
    parser.add_argument("--quiet", action="store_true", help="say only what is wrong")


def wishes(arguments: argparse.Namespace, *, as_built: bool = False) -> Wishes:
    """What the arguments ask for."""
    from producer.publishing import Wishes

    return Wishes(
        target=arguments.target,
        dry=arguments.dry_run,
        as_built=as_built,
        adopt=arguments.adopt,
        break_lock=arguments.break_lock,
    )


def report(told: Told, arguments: argparse.Namespace) -> None:
    """Say what was done, or would be: in a dry run, file by file."""
    plan = told.plan
    if told.dry and not arguments.quiet:
        for file in plan.carried:
            verb = "new" if file.path in plan.new else "replace"
            print(f"{verb:8} {file.path}  {file.size:,} bytes")
        for path in plan.gone:
            print(f"{'remove':8} {path}")
    if not arguments.quiet:
        new = sum(file.path in plan.new for file in plan.carried)
        verb = "would be published" if told.dry else "is published"
        print(
            f"release {told.release} {verb} to {told.target}: {counted(new, 'file')} new, "
            f"{len(plan.carried) - new} changed, {len(plan.gone)} gone, "
            f"{len(plan.unchanged)} as they were; {plan.size / 1e6:,.1f} MB "
            f"in {told.wall_seconds:.1f} s",
            file=sys.stderr,
        )
    if arguments.json:
        print(json.dumps(told.as_json(), ensure_ascii=False))


@contextmanager
def display(*, quiet: bool) -> Iterator[Display]:
    """A bar in a terminal, a line now and then elsewhere."""
    from producer.publishing import Display

    if quiet:
        yield Display()
        return

    def say(line: str) -> None:
        print(line, file=sys.stderr, flush=True)

    if not sys.stderr.isatty():
        counter = _Counter()
        yield Display(begin=counter.begin, progress=counter.count, say=say)
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

    columns = (BarColumn(bar_width=24), DownloadColumn(), TransferSpeedColumn())
    text = TextColumn("{task.description}", markup=False)
    with Progress(*columns, text, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("comparing", total=None)
        yield Display(
            begin=lambda files, size: bar.update(task, total=size),
            progress=lambda path, size: bar.update(task, advance=size, description=path),
            say=say,
        )


class _Counter:
    """Counts files and says so now and then."""

    def __init__(self) -> None:
        self.files = self.size = self.done = self.carried = 0
        self.last = time.monotonic()

    def begin(self, files: int, size: int) -> None:
        """How many there are, and their bytes."""
        self.files, self.size = files, size

    def count(self, path: str, size: int) -> None:
        """One is there."""
        self.done += 1
        self.carried += size
        if time.monotonic() - self.last >= _EVERY:
            self.last = time.monotonic()
            print(
                f"{self.done}/{self.files} files, {self.carried / 1e6:,.1f} of "
                f"{self.size / 1e6:,.1f} MB: {path}",
                file=sys.stderr,
                flush=True,
            )
