"""Says who the learners are and what they heard."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable

from producer.commands.learners._common import database, now, settings_of
from producer.server import learners
from producer.server.exchange import shown_learner
from producer.server.learners import Enrolment


def list_learners(arguments: argparse.Namespace) -> int:
    """Learners and their enrolments."""
    with database(arguments) as connection:
        found = list(learners.every(connection, arguments.course))
    if arguments.json:
        print(json.dumps([shown_learner(one) for one in found], ensure_ascii=False, indent=1))
        return 0
    rows = [
        (
            one.id,
            one.name,
            one.email,
            "revoked" if one.revoked is not None else ", ".join(map(_shown, one.enrolments)),
        )
        for one in found
    ]
    _table(("id", "name", "e-mail", "courses"), rows)
    return 0


def usage(arguments: argparse.Namespace) -> int:
    """Downloads, and learners whose link many seem to use."""
    from producer.server.usage import downloads, leaks

    learners.moment(arguments.since)
    settings = settings_of(arguments)
    with database(arguments) as connection:
        shared = list(leaks(connection, arguments.since, settings.leak_networks))
        heard = [] if arguments.leaks else list(
            downloads(connection, arguments.since, course=arguments.course)
        )  # fmt: skip
    if arguments.json:
        found = {
            "since": arguments.since,
            "downloads": [
                {"learner": one.learner, "file": one.file, "downloads": one.count} for one in heard
            ],
            "leaks": [
                {
                    "day": one.day,
                    "learner": one.learner,
                    "networks": one.networks,
                    "listeners": one.listeners,
                }
                for one in shared
            ],
        }
        print(json.dumps(found, ensure_ascii=False, indent=1))
        return 0
    if not arguments.leaks:
        rows = [(str(one.count), one.learner or "(embedded)", one.file) for one in heard]
        _table(("downloads", "learner", "file"), rows)
    for leak in shared:
        print(
            f"{leak.day}: the link of {leak.learner} was used from {leak.networks} networks, "
            f"by {leak.listeners} devices"
        )
    if arguments.leaks and not shared:
        print("no link was used from many networks")
    return 0


def _shown(enrolment: Enrolment) -> str:
    state = []
    if enrolment.scripts is not None:
        state.append(" ".join(enrolment.scripts) or "nothing")
    if enrolment.revoked is not None:
        state.append("revoked")
    elif enrolment.until is not None:
        word = "until" if enrolment.open(now()) else "over since"
        state.append(f"{word} {(learners.iso(enrolment.until) or '')[:16].replace('T', ' ')}")
    return enrolment.course + (f" ({'; '.join(state)})" if state else "")


def _table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    found = [headings, *rows]
    widths = [max(len(row[number]) for row in found) for number in range(len(headings))]
    for row in found:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print("  ".join(cells).rstrip())
