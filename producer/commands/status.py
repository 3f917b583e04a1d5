"""`producer status`: what `producer publish` would change for listeners."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

from producer.report import counted

if TYPE_CHECKING:
    from producer.publishing.status import EpisodeStatus, Status

HELP = "Compare the site with what is published: new, changed line by line, gone."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument(
        "target", metavar="TARGET", nargs="?", default="", help="as `producer publish` takes it"
    )
    parser.add_argument("--json", action="store_true", help="print it as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Print it."""
    from producer.publishing.status import status

    found = status(arguments.project, arguments.target)
    if arguments.json:
        print(json.dumps(found.as_json(), ensure_ascii=False, indent=1))
    else:
        _print(found)
    return 0


def _print(found: Status) -> None:
    from producer.report import print_findings

    print_findings(found.findings, file=sys.stdout)
    if found.when:
        print(f"{found.target}: published {found.when[:16].replace('T', ' ')}, {found.release}")
    else:
        print(f"{found.target}: nothing is published")
    if found.stopped:
        print("the last publication was stopped: `producer publish` goes on with it")
    for episode in found.episodes:
        print(f"{episode.state:8} {episode.course}/{episode.id}: {episode.title}{_why(episode)}")
        for line in episode.lines:
            print(f"  {line.sign} {line.speaker}: {' / '.join(line.text.split(chr(10)))}")
    plan = found.plan
    if found.nothing:
        print("nothing to publish")
    else:
        new = sum(file.path in plan.new for file in plan.carried)
        print(
            f"{counted(new, 'file')} new, {len(plan.carried) - new} changed, "
            f"{len(plan.gone)} gone; {plan.size / 1e6:,.1f} MB to bring"
        )


def _why(episode: EpisodeStatus) -> str:
    if episode.state == "gone":
        return " (say what became of it: `producer retire`)"
    if episode.state != "changed" or episode.lines:
        return ""
    if episode.audio:
        return " (the same words: another voice, level, title or date)"
    return " (its pages alone)"
