"""Takes that are in use and heard otherwise: other takes of their turns are recorded and heard, and
the script is told to use the one that is heard best."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from producer.build import choose, heard, listening, now, one_turn
from producer.build.courses import CourseWork, Reader
from producer.build.hands import Tools
from producer.build.plan import ScriptPlan
from producer.build.progress import Display
from producer.build.work import as_finding
from producer.errors import ProducerError
from producer.model import Finding, Source, Utterance
from producer.project import Project
from producer.store import Store

TAKES = 2
"""Other takes of a turn that are tried."""


class Choice(Struct, frozen=True, kw_only=True):
    """What trying a turn's other takes came to."""

    source: Source
    """Where the turn stands."""
    take: int
    """The take that is used from now on."""
    was: int
    """The one that was used."""
    errors: int
    """Its words that are heard otherwise."""
    before: int
    """Those of the one before."""


def improve(
    project: Project, courses: tuple[str, ...], engine: str, display: Display, *, jobs: int = 0
) -> tuple[tuple[Choice, ...], tuple[Finding, ...]]:
    """Hear the takes of `courses` (none: all), and try other takes of each turn in which something
    is heard otherwise; and which turns couldn't be changed. Raises ProducerError."""
    store = Store(project.cache)
    reader = Reader(project, engine, now())
    wanted: dict[str, Utterance] = {}
    turns: list[tuple[CourseWork, Source, dict[str, Utterance]]] = []
    for course in [project.course(slug) for slug in dict.fromkeys(courses)] or project.courses:
        work = reader.course(course)
        for script in work.scripts:
            plan, _ = reader.plan(work, script)
            wanted |= listening.takes_of(plan)
            turns += [(work, source, said) for source, said in _turns(plan)]
    listening.hear(store, wanted, display, jobs=jobs)
    made: list[Choice] = []
    failed: list[Finding] = []
    with Tools(store, 1) as tools:
        for work, source, said in turns:
            if not _errors(store, said):
                continue
            try:
                made.append(_best(project, source, engine, tools, display))
            except ProducerError as error:
                failed.extend(error.findings or (as_finding(error, work.course, source.path),))
    return tuple(made), tuple(failed)


def _turns(plan: ScriptPlan) -> list[tuple[Source, dict[str, Utterance]]]:
    """The turns of a script that an engine speaks: where they stand, and their takes."""
    found = []
    for chapter in plan.chapters:
        said: dict[int, dict[str, Utterance]] = {}
        for key, one in zip(chapter.keys, chapter.utterances, strict=True):
            if key and not one.recording:
                said.setdefault(one.turn, {})[key] = one
        for number, own in said.items():
            line = chapter.chapter.turns[number].line
            found.append((Source(path=plan.script.path, line=line), own))
    return found


def _best(project: Project, source: Source, engine: str, tools: Tools, display: Display) -> Choice:
    """Record and hear other takes of the turn at `source`, and write into its script that the best
    is used. Raises ProducerError."""
    one = one_turn.find(project, source.path, source.line, engine)
    was = one.turn.take
    marks: dict[int, int] = {}
    for number in range(was, min(was + TAKES, choose.MOST) + 1):
        plan = choose.reading(one, number)
        one_turn.record(one, plan, tools)
        said = {key: said for key, said in zip(plan.keys, plan.utterances, strict=True) if key}
        listening.hear(tools.store, said, display, jobs=1)
        marks[number] = _errors(tools.store, said)
        if not marks[number]:
            break
    take = min(marks, key=lambda number: (marks[number], number))
    if take != was:
        choose.keep(one, take)
    return Choice(source=source, take=take, was=was, errors=marks[take], before=marks[was])


def _errors(store: Store, said: Mapping[str, Utterance]) -> int:
    return sum(one.errors for key in said if (one := heard.heard(store, key)))
