"""Everything that can be found without making a sound."""

from __future__ import annotations

from msgspec import Struct

from producer.build import golden, now
from producer.build.courses import CourseWork, Reader
from producer.build.feeds import check_feeds, check_hosts
from producer.build.hands import Hands
from producer.build.scripts import ScriptMaker
from producer.build.voices import alike, drifting
from producer.build.work import as_finding
from producer.errors import ProducerError
from producer.model import Finding, Utterance
from producer.project import Project
from producer.report import counted, has_errors, in_order
from producer.speech import casting
from producer.store import Store


class Checked(Struct, frozen=True, kw_only=True):
    """What a check came to."""

    findings: tuple[Finding, ...]
    """By file and line."""
    summary: str
    """One line."""


def check(
    project: Project,
    courses: tuple[str, ...],
    engine: str,
    *,
    feeds: bool = False,
    host: str | None = None,
) -> Checked:
    """Look at `courses` (none: all of them) as a build with `engine` would.

    `feeds` looks at their built feeds, too, and `host` (the site's address; empty: the project's)
    asks who serves them, over the network.
    """
    findings: list[Finding] = [] if courses else list(project.findings)
    reader = Reader(project, engine, now(), fresh=True)
    asked = [project.course(slug) for slug in dict.fromkeys(courses)] or project.courses
    scripts = spoken = 0
    for course in asked:
        try:
            work = reader.course(course)
            findings.extend(work.findings)
            findings.extend(
                casting.check(
                    project.cast,
                    course.cast,
                    reader.engine,
                    tuple if reader.capabilities.any_voice else reader.known_voices,
                )
            )
            scripts += len(work.scripts)
            if not has_errors(work.findings):
                spoken += _plans(project, reader, work, findings)
        except ProducerError as error:
            findings.extend(error.findings or (as_finding(error, course),))
    findings.extend(golden.changed(project.root, reader.engine, reader.fingerprint))
    if feeds:
        findings.extend(check_feeds(project, courses))
    if host is not None:
        findings.extend(check_hosts(project, courses, host))
    found = in_order(dict.fromkeys(findings))
    errors = sum(finding.severity == "error" for finding in found)
    return Checked(
        findings=tuple(found),
        summary=(
            f"{counted(len(asked), 'course')}, {counted(scripts, 'script')}, "
            f"{counted(spoken, 'utterance')}: {counted(errors, 'error')}, "
            f"{counted(len(found) - errors, 'other finding')}"
        ),
    )


def _plans(project: Project, reader: Reader, work: CourseWork, findings: list[Finding]) -> int:
    """Plan every script; how many utterances they have."""
    count = 0
    maker = ScriptMaker(project, work, reader, Store(project.cache), Hands(1))
    findings.extend(maker.prepare())
    spoken: dict[str, Utterance] = {}
    scripts: dict[str, dict[str, Utterance]] = {}
    for script in work.scripts:
        plan, found = reader.plan(work, script)
        findings.extend(found)
        maker.check_sounds(plan)
        count += sum(len(chapter.utterances) for chapter in plan.chapters)
        own = scripts.setdefault(plan.script.path, {})
        for chapter in plan.chapters:
            own |= zip(chapter.keys, chapter.utterances, strict=True)
        spoken |= own
    findings.extend(alike(maker.store, spoken, work.course.path))
    findings.extend(drifting(maker.store, scripts))
    return count
