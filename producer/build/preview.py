"""One turn of a script, as it will sound, without building anything else."""

from __future__ import annotations

import io
import wave
from collections.abc import Iterator
from dataclasses import replace

from producer.build import now
from producer.build.courses import Reader, ScriptWork
from producer.build.hands import Tools
from producer.build.plan import ChapterPlan
from producer.build.scripts import ScriptMaker
from producer.errors import ProjectError, SpeechError
from producer.model import Finding
from producer.project import Project
from producer.report import has_errors
from producer.speech.record import prepare
from producer.speech.requests import Failed, Request


def preview(
    project: Project, name: str, line: int, engine: str, tools: Tools
) -> tuple[bytes, ChapterPlan]:
    """The turn on `line` of the script `name` (0: its first) as a WAV file, and what it says.

    Raises ProducerError when it can't be spoken.
    """
    reader = Reader(project, engine, now())
    work, script = reader.find(name)
    _stop_for(work.findings)
    plan, findings = reader.plan(work, script)
    _stop_for(findings)
    turn = _turn(plan.chapters, line)
    prepare(reader.engine, {one.voice.name for one in turn.utterances}, lambda *_: None)
    requests = [
        Request(key=key, utterance=one)
        for key, one in zip(turn.keys, turn.utterances, strict=True)
        if key
    ]
    for event in tools.recorder(reader.engine).record(requests):
        if isinstance(event, Failed):
            raise SpeechError(
                event.finding.message, source=event.finding.source, hint=event.finding.hint
            )
    maker = ScriptMaker(project, work, reader, tools.store, tools.hands)
    return _wav(maker, script, turn), turn


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


def _wav(maker: ScriptMaker, script: ScriptWork, turn: ChapterPlan) -> bytes:
    """The turn levelled and limited as it is published, 16 bit."""
    form = maker.work.course.format
    pinned = maker.gains.get(f"{script.script.id}/{turn.chapter.id}", {})
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(form.channels)
        out.setsampwidth(2)
        out.setframerate(form.rate)
        for samples in maker.master(maker.home).samples(turn, maker.takes(turn), pinned):
            out.writeframes(samples)
    return file.getvalue()


def _stop_for(findings: tuple[Finding, ...] | list[Finding]) -> None:
    if has_errors(findings):
        raise ProjectError("the script can't be spoken", findings=tuple(findings))


def words(turn: ChapterPlan) -> Iterator[str]:
    """What is said."""
    for utterance in turn.utterances:
        if utterance.text:
            yield f"{utterance.role}: {utterance.text}"
