"""One turn of a script by itself: found by its line, recorded, and as it will sound."""

from __future__ import annotations

import io
import wave

from msgspec import Struct
from msgspec.structs import replace

from producer.build import now
from producer.build.courses import CourseWork, Reader, ScriptWork
from producer.build.hands import Tools
from producer.build.plan import ChapterPlan
from producer.build.scripts import ScriptMaker
from producer.errors import ProjectError, SpeechError
from producer.model import Finding, Turn
from producer.project import Project, relative, script_paths
from producer.report import has_errors
from producer.speech.record import prepare
from producer.speech.requests import Failed, Request


class OneTurn(Struct, frozen=True, kw_only=True):
    """A turn and all that is known of where it stands."""

    project: Project
    """The project."""
    reader: Reader
    """Who read it."""
    work: CourseWork
    """Its course."""
    script: ScriptWork
    """Its script."""
    plan: ChapterPlan
    """Its chapter, with this turn alone."""
    findings: tuple[Finding, ...]
    """What an author should know of its script; none of them is an error."""

    @property
    def turn(self) -> Turn:
        """What is written."""
        return self.plan.chapter.turns[0]


def find(project: Project, name: str, line: int, engine: str) -> OneTurn:
    """The turn on `line` of the script `name` (0: its first).

    Raises ProducerError for a script that there isn't, or that can't be spoken.
    """
    reader = Reader(project, engine, now())
    work, script = reader.find(name)
    # What is wrong with the course's other scripts doesn't keep this one from being heard.
    paths = script_paths(project, work.course)
    others = {relative(path, project.root) for path in paths} - {script.path}
    mine = [one for one in work.findings if not one.source or one.source.path not in others]
    _stop_for(mine)
    plan, findings = reader.plan(work, script)
    _stop_for(findings)
    turn = _turn(plan.chapters, line)
    return OneTurn(
        project=project,
        reader=reader,
        work=work,
        script=script,
        plan=turn,
        findings=(*mine, *findings),
    )


def record(one: OneTurn, plan: ChapterPlan, tools: Tools) -> None:
    """Record what `plan`, this turn in some reading, lacks. Raises ProducerError if it can't be."""
    requests = [
        Request(key=key, utterance=utterance)
        for key, utterance in zip(plan.keys, plan.utterances, strict=True)
        if key and not utterance.recording
    ]
    if not requests:
        return
    engine = one.reader.engine
    prepare(engine, {request.utterance.voice.name for request in requests}, lambda *_: None)
    for event in tools.recorder(engine).record(requests):
        if isinstance(event, Failed):
            raise SpeechError(
                event.finding.message, source=event.finding.source, hint=event.finding.hint
            )


def wav(one: OneTurn, plan: ChapterPlan, tools: Tools) -> bytes:
    """The turn in some reading, recorded, levelled and limited as it is published: a WAV file."""
    maker = ScriptMaker(one.project, one.work, one.reader, tools.store, tools.hands)
    form = one.work.course.format
    pinned = maker.gains.get(f"{one.script.script.id}/{plan.chapter.id}", {})
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(form.channels)
        out.setsampwidth(2)
        out.setframerate(form.rate)
        for samples in maker.master(maker.home).samples(plan, maker.takes(plan), pinned):
            out.writeframes(samples)
    return file.getvalue()


def _turn(chapters: tuple[ChapterPlan, ...], line: int) -> ChapterPlan:
    """The chapter's plan with the turn on `line` alone."""
    turns = [(c, n, turn.line) for c in chapters for n, turn in enumerate(c.chapter.turns)]
    chapter, number, _ = max(
        (one for one in turns if one[2] <= line), key=lambda one: one[2], default=turns[0]
    )
    chosen = [
        (key, replace(one, turn=0))
        for key, one in zip(chapter.keys, chapter.utterances, strict=True)
        if one.turn == number
    ]
    return ChapterPlan(
        chapter=replace(chapter.chapter, turns=(chapter.chapter.turns[number],)),
        keys=tuple(key for key, _ in chosen),
        utterances=tuple(one for _, one in chosen),
    )


def _stop_for(findings: tuple[Finding, ...] | list[Finding]) -> None:
    if has_errors(findings):
        raise ProjectError("the script can't be spoken", findings=tuple(findings))
