"""One build: read the courses, record what is missing, master, write the site."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from functools import partial

from msgspec import Struct, field

from producer.build import Options, Report
from producer.build.ahead import load
from producer.build.courses import CourseWork, Reader, ScriptWork
from producer.build.hands import FEW, Tools
from producer.build.judge import judge
from producer.build.kept import KeptScript, Whole
from producer.build.plan import ScriptPlan
from producer.build.progress import Display
from producer.build.scripts import Made, ScriptMaker
from producer.build.site import write_course, write_index
from producer.errors import ProducerError
from producer.model import Course, Finding, Source, Utterance
from producer.project import Project
from producer.report import has_errors
from producer.speech import takes
from producer.speech.record import prepare
from producer.speech.requests import Event, Failed, Recorded, Request, sort_out

_HELD = 600
"""Takes whose scripts' plans are held in memory until they are mastered: an hour's."""
_SHOWN = 2
"""Scripts whose episodes are held in memory rather than read again: an edit, not a catalogue."""
_FINISHERS = 2
"""Scripts that are mastered at a time: one is joined while blocks of the other are encoded."""
_BATCH = 250
"""Takes that are planned ahead: enough to keep every core busy, few enough to fit anywhere."""


class _Todo(Struct):
    """A script of which something is new, and its takes that are not in the store."""

    work: CourseWork
    script: ScriptWork
    missing: int
    characters: int
    plan: ScriptPlan | None
    failed: bool = False
    made: KeptScript | None = None
    whole: Whole | None = None


class _Run(Struct):
    project: Project
    options: Options
    display: Display
    reader: Reader
    tools: Tools
    report: Report = field(default_factory=Report)


def run(
    project: Project, options: Options, now: datetime, display: Display, tools: Tools
) -> Report:
    """Build `project`. What is wrong is in the report's findings."""
    run = _Run(
        project=project,
        options=options,
        display=display,
        reader=Reader(project, options.engine, now),
        tools=tools,
    )
    works = _read(run)
    makers = {
        work.course.slug: ScriptMaker(project, work, run.reader, tools.store, tools.hands)
        for work in works
    }
    try:
        todo, works = _plan(run, works, makers)
        _record(run, todo, makers)
    finally:
        tools.store.keep()
    for work in works:
        _publish(run, work, todo, makers[work.course.slug])
    run.report.written += write_index(project, tools.hands)
    # A file that two scripts share is wrong once.
    run.report.findings = list(dict.fromkeys(run.report.findings))
    return run.report


def _read(run: _Run) -> list[CourseWork]:
    """The courses that were asked for and in which nothing is wrong."""
    report, project = run.report, run.project
    asked: Sequence[Course] = project.courses
    if run.options.courses:
        asked = [project.course(slug) for slug in dict.fromkeys(run.options.courses)]
    else:
        report.findings.extend(project.findings)
    works = []
    for course in asked:
        try:
            work = run.reader.course(course)
        except ProducerError as error:
            report.findings.extend(error.findings or (as_finding(error, course),))
            continue
        report.findings.extend(work.findings)
        if not has_errors(work.findings):
            works.append(work)
    return works


def _plan(
    run: _Run, works: list[CourseWork], makers: dict[str, ScriptMaker]
) -> tuple[list[_Todo], list[CourseWork]]:
    """The scripts of which something is new, and the courses in which nothing is wrong."""
    todo: list[_Todo] = []
    good = []
    room = _HELD
    for work in works:
        maker = makers[work.course.slug]
        mine: list[_Todo] = []
        findings: list[Finding] = []
        try:
            findings.extend(maker.prepare())
            for script in work.scripts:
                if maker.is_done(script):
                    continue
                run.tools.store.remember(script.path)
                plan, found = run.reader.plan(work, script)
                findings.extend(found)
                maker.check_sounds(plan)
                missing = {
                    one: len(utterance.text)
                    for chapter in plan.chapters
                    for one, utterance in zip(chapter.keys, chapter.utterances, strict=True)
                    if one and not run.tools.store.has(takes.KIND, one)
                }
                if len(missing) > FEW:
                    run.tools.hands.begin()
                room -= sum(len(chapter.keys) for chapter in plan.chapters)
                held = plan if room >= 0 or not (todo or mine) else None
                mine.append(_Todo(work, script, len(missing), sum(missing.values()), held))
        except ProducerError as error:
            findings.extend(error.findings or (as_finding(error, work.course),))
        run.report.findings.extend(findings)
        if not has_errors(findings):
            good.append(work)
            todo.extend(mine)
    return todo, good


def _record(run: _Run, todo: list[_Todo], makers: dict[str, ScriptMaker]) -> None:
    """Record what is missing; each script is mastered while the next ones are recorded."""
    total = sum(one.missing for one in todo)
    display = run.display
    if total:
        voices = {voice.name for one in todo for voice in one.work.voices.values()}
        prepare(run.reader.engine, sorted(voices), display.fetching)
        display.begin(total, sum(one.characters for one in todo))
    with ThreadPoolExecutor(_FINISHERS) as finisher:
        pending: list[Callable[[], None]] = []
        if total:
            finisher.submit(load, run.tools.hands)
        few = len(todo) <= _SHOWN
        for batch in _batches(todo):
            plans = [(one, one.plan or run.reader.plan(one.work, one.script)[0]) for one in batch]
            _record_batch(run, plans, makers)
            for one, plan in plans:
                if not one.failed:
                    make = makers[one.work.course.slug].make
                    made = finisher.submit(make, one.script, plan, ahead=few)
                    pending.append(partial(_finish, run, one, plan, made, held=few))
                one.plan = None
            while len(pending) > len(batch):
                pending.pop(0)()
        while pending:
            pending.pop(0)()


def _batches(todo: list[_Todo]) -> Iterator[list[_Todo]]:
    batch: list[_Todo] = []
    for one in todo:
        batch.append(one)
        if sum(each.missing for each in batch) >= _BATCH or len(batch) >= _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _record_batch(
    run: _Run, plans: list[tuple[_Todo, ScriptPlan]], makers: dict[str, ScriptMaker]
) -> None:
    owners: dict[str, list[_Todo]] = {}
    requests = []
    fresh: set[str] = set()
    for one, plan in plans:
        for chapter in plan.chapters:
            for key, utterance in zip(chapter.keys, chapter.utterances, strict=True):
                if key:
                    owners.setdefault(key, []).append(one)
                    requests.append(Request(key=key, utterance=utterance))
    for event in _events(run, requests):
        match event:
            case Recorded(request=request, take=take, reused=reused):
                run.report.recorded += not reused
                run.report.reused += reused
                if not reused:
                    fresh.add(request.key)
                    utterance = request.utterance
                    run.display.recorded(
                        utterance.text, utterance.role, len(utterance.text), take.length / take.rate
                    )
            case Failed(request=request, finding=finding):
                run.report.findings.append(finding)
                for owner in owners[request.key]:
                    owner.failed = True
    wanted = {request.key: request.utterance for request in reversed(requests)}
    _judge(run, wanted, fresh, owners, lambda: _starts(plans, makers))
    if run.options.listen:
        _listen(run, plans, fresh)


def _judge(
    run: _Run,
    wanted: dict[str, Utterance],
    fresh: set[str],
    owners: dict[str, list[_Todo]],
    starts: Callable[[], dict[str, float]],
) -> None:
    """Look at the takes of what is to be mastered; one that nobody should hear keeps it from it."""
    there = {
        key: utterance
        for key, utterance in wanted.items()
        if any(not owner.failed for owner in owners[key])
    }
    tools = run.tools
    found = judge(tools.store, tools.hands, there, fresh, lambda asked: _events(run, asked), starts)
    run.report.findings.extend(found.findings)
    for key in found.refused:
        for owner in owners[key]:
            owner.failed = True


def _starts(
    plans: list[tuple[_Todo, ScriptPlan]], makers: dict[str, ScriptMaker]
) -> dict[str, float]:
    """At which second of its chapter each take is heard."""
    from producer.build.when import starts

    found: dict[str, float] = {}
    for one, plan in plans:
        if not one.failed:
            found |= starts(makers[one.work.course.slug], plan)
    return found


def _listen(run: _Run, plans: list[tuple[_Todo, ScriptPlan]], fresh: set[str]) -> None:
    """Hear what is to be mastered; a script that is heard too much otherwise isn't."""
    from producer.build import gate

    good = [(one, plan) for one, plan in plans if not one.failed]
    judged = [(plan, one.work.course.listen) for one, plan in good]
    found = gate.listen(
        run.tools, run.display, judged, fresh, lambda asked: _events(run, asked), run.options.jobs
    )
    for (one, _), over in zip(good, found, strict=True):
        run.report.findings.extend(over)
        one.failed = bool(over)


def _events(run: _Run, requests: list[Request]) -> Iterator[Event]:
    """What happens as they are recorded. No recorder is started when there is nothing to do."""
    wanted, there = sort_out(run.tools.store, requests)
    yield from there
    # No engine makes an author's own take again: without it, mastering says so.
    missing = [r for same in wanted.values() for r in same if not r.utterance.recording]
    if missing:
        yield from run.tools.recorder(run.reader.engine).record(missing)


def _finish(run: _Run, one: _Todo, plan: ScriptPlan, making: Future[Made], *, held: bool) -> None:
    """Wait for a script. What is wrong with it alone is a finding; the others go on."""
    try:
        made = making.result()
    except ProducerError as error:
        one.failed = True
        found = error.findings or (as_finding(error, one.work.course, one.script.path),)
        run.report.findings.extend(found)
        return
    one.made = made.kept
    one.whole = made.whole if held else None
    run.report.encoded += made.encoded
    run.report.kept += len(plan.chapters) - made.encoded
    run.report.remastered.extend(made.remastered)
    run.report.written += made.written


def _publish(run: _Run, work: CourseWork, todo: list[_Todo], maker: ScriptMaker) -> None:
    """Write the course's pages and feed, with the last good state of a script that failed."""
    new = {one.script.path: one for one in todo}
    found: list[KeptScript] = []
    paths: list[str] = []
    for script in work.scripts:
        one = new.get(script.path)
        known = one.made if one else script.kept
        if one and one.failed:
            known = script.kept
        if known is None or not maker.fits(script, known):
            continue
        if one is None:
            run.report.reused += known.takes
            run.report.kept += len(known.episode.parts)
        run.report.audio_seconds += known.episode.length / known.episode.rate
        found.append(known)
        paths.append(script.path)
    wholes = {one.script.path: one.whole for one in todo if one.whole}
    run.report.written += write_course(maker, found, paths, wholes)


def as_finding(error: ProducerError, course: Course, path: str = "") -> Finding:
    return Finding(
        code=type(error).__name__.removesuffix("Error").lower(),
        message=error.message,
        source=error.source or Source(path=path or course.path),
        hint=error.hint,
    )
