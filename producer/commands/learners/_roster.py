"""Adds learners, enrols them, takes it back."""

from __future__ import annotations

import argparse
import csv
import io
import sys
from pathlib import Path

from producer.commands.learners import _common
from producer.commands.learners._common import Courses, database, now, settings_of
from producer.report import counted
from producer.server import learners, roster


def add(arguments: argparse.Namespace) -> int:
    """A new learner."""
    settings = settings_of(arguments)
    scripts = tuple(arguments.script) or None
    until = _until(arguments)
    _check(arguments, arguments.course)
    with database(arguments) as connection:
        learner, token = learners.add(
            connection, now(), name=arguments.name, email=arguments.email, id_=arguments.id
        )
        for course in arguments.course:
            learners.enrol(connection, now(), learner.id, course, scripts=scripts, until=until)
    print(f"id    {learner.id}")
    _common.show_link(settings, token, tuple(arguments.course), arguments.qr)
    return 0


def import_file(arguments: argparse.Namespace) -> int:
    """All of a file, or nothing of it."""
    settings = settings_of(arguments)
    path = Path(arguments.file)
    rows = roster.read(path)
    courses = Courses(arguments.project)
    with database(arguments) as connection:
        done = tuple(roster.enrol_all(connection, now(), path, rows, courses.check))
        new = [(one.learner, one.token) for one in done if one.token]
        table = io.StringIO()
        writer = csv.writer(table, lineterminator="\n")
        writer.writerow(("id", "name", "e-mail", "link"))
        for learner, token in new:
            link = _common.link_of(settings, token)
            writer.writerow((learner.id, _cell(learner.name), learner.email, link))
        # Inside of the transaction: links that can't be written would be lost for good.
        if arguments.links:
            _common.write_privately(Path(arguments.links), table.getvalue().encode())
    if not arguments.links:
        sys.stdout.write(table.getvalue())
    print(
        f"{counted(len(done), 'learner')}: {len(new)} new, {len(done) - len(new)} known",
        file=sys.stderr,
    )
    return 0


def enrol(arguments: argparse.Namespace) -> int:
    """Open courses."""
    until = _until(arguments)
    _check(arguments, arguments.courses)
    with database(arguments) as connection:
        learner = learners.find(connection, arguments.who)
        for course in arguments.courses:
            learners.enrol(
                connection,
                now(),
                learner.id,
                course,
                scripts=tuple(arguments.script) or None,
                until=until,
            )
    print(f"{learner.id} is enrolled in {', '.join(arguments.courses)}")
    if learner.revoked is not None:
        print(
            f"producer: everything was taken back from {learner.id}: "
            "`producer learners rotate` makes a new link",
            file=sys.stderr,
        )
    return 0


def revoke(arguments: argparse.Namespace) -> int:
    """Take courses back, or everything."""
    with database(arguments) as connection:
        learner = learners.find(connection, arguments.who)
        if arguments.forget:
            learners.forget(connection, now(), learner.id)
        for course in () if arguments.forget else arguments.courses:
            learners.revoke(connection, now(), learner.id, course)
        if not arguments.courses and not arguments.forget:
            learners.revoke(connection, now(), learner.id)
    what = "is forgotten" if arguments.forget else "may not hear "
    if not arguments.forget:
        what += f"{', '.join(arguments.courses) or 'anything'} any more"
    print(f"{learner.id} {what}")
    return 0


def rotate(arguments: argparse.Namespace) -> int:
    """Another link."""
    settings = settings_of(arguments)
    with database(arguments) as connection:
        learner = learners.find(connection, arguments.who)
        token = learners.rotate(connection, now(), learner.id)
    held = tuple(one.course for one in learner.enrolments if one.open(now()))
    print(f"id    {learner.id}")
    _common.show_link(settings, token, held, arguments.qr)
    return 0


def _check(arguments: argparse.Namespace, slugs: list[str]) -> None:
    courses = Courses(arguments.project)
    for slug in slugs:
        courses.check(slug, tuple(arguments.script))


def _until(arguments: argparse.Namespace) -> int | None:
    return learners.moment(arguments.until) if arguments.until else None


def _cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text
