"""The author's report: looks at every turn of the courses as they would be built, and writes
`build/report`.

Nothing is spoken for it. A chapter whose takes are all there is mixed as a build mixes it; its
file lies in the report's own folder, so that the report can be carried elsewhere as a whole.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

from producer.build import golden, now, report_turns
from producer.build.changes import Changes, changes
from producer.build.courses import CourseWork, Reader, ScriptWork
from producer.build.hands import Tools
from producer.build.judge import judge
from producer.build.master import Master
from producer.build.mastered import Piece
from producer.build.plan import ChapterPlan, ScriptPlan
from producer.build.scripts import ScriptMaker
from producer.build.work import as_finding
from producer.errors import ProducerError
from producer.model import Course, Finding
from producer.model.reported import Report, ReportChapter, ReportScript
from producer.podcast import addresses
from producer.project import BUILD, Project
from producer.report import has_errors
from producer.reporting import data
from producer.reporting.page import render
from producer.speech import takes
from producer.store import write_if_changed

FOLDER = "report"
_OLD = "published"


class Before(Protocol):
    """The published version of a course; `publishing/before.py` has it."""

    @property
    def told(self) -> str:
        """Where it is, as a person reads it."""

    @property
    def read(self) -> Callable[[str], bytes | None]:
        """The bytes of a file of the site; None where there is none."""


Published = Callable[[str], Before | None]
"""Gives a course's published version by its slug."""


class Reporter:
    """Makes the report of one project."""

    def __init__(self, project: Project, engine: str, tools: Tools, published: Published) -> None:
        self.project = project
        self.reader = Reader(project, engine, now(), fresh=True)
        self.tools = tools
        self.published = published
        self.folder = project.root / BUILD / FOLDER
        self.told: list[str] = []
        self.files: set[str] = set()
        """Files of the report, relative to its folder."""

    def make(self, slugs: tuple[str, ...]) -> Report:
        """Look at the courses `slugs` (none: all of them) and write the report's files."""
        asked = [self.project.course(slug) for slug in dict.fromkeys(slugs)]
        loose: list[Finding] = [] if slugs else list(self.project.findings)
        reader = self.reader
        loose += golden.changed(self.project.root, reader.engine, reader.fingerprint)
        scripts: list[ReportScript] = []
        for course in asked or self.project.courses:
            try:
                scripts += self._course(course, loose)
            except ProducerError as error:
                loose.extend(error.findings or (as_finding(error, course),))
        turns = [turn for one in scripts for chapter in one.chapters for turn in chapter.turns]
        report = Report(
            scripts=tuple(scripts),
            findings=tuple(dict.fromkeys(loose)),
            published="; ".join(dict.fromkeys(self.told)),
            listened=any(turn.heard is not None for turn in turns),
        )
        self._write("report.json", json_of(report))
        self._write("index.html", render(report))
        self._tidy()
        return report

    def _course(self, course: Course, loose: list[Finding]) -> Iterator[ReportScript]:
        work = self.reader.course(course)
        known = self.published(course.slug)
        read: Callable[[str], bytes | None] = known.read if known else lambda path: None
        if known:
            self.told.append(known.told)
        spoken = not has_errors(work.findings)
        paths = {script.path for script in work.scripts}
        loose += [one for one in work.findings if not one.source or one.source.path not in paths]
        for script in work.scripts:
            found = [f for f in work.findings if f.source and f.source.path == script.path]
            chapters: list[ReportChapter] = []
            if spoken:
                chapters, rest = self._script(work, script, found, read)
            else:
                rest = found
            yield ReportScript(
                course=course.title,
                path=script.path,
                title=script.script.title,
                chapters=tuple(chapters),
                findings=tuple(dict.fromkeys(rest)),
            )

    def _script(
        self,
        work: CourseWork,
        script: ScriptWork,
        found: list[Finding],
        read: Callable[[str], bytes | None],
    ) -> tuple[list[ReportChapter], list[Finding]]:
        """The script's chapters, and what there is to say about none of their turns."""
        plan, more = self.reader.plan(work, script)
        found = [*found, *more]
        maker = ScriptMaker(self.project, work, self.reader, self.tools.store, self.tools.hands)
        by_turn, rest = report_turns.sort_out([*found, *self._flaws(plan)], plan.script)
        chapters = []
        for chapter in plan.chapters:
            try:
                chapters.append(self._chapter(maker, script, chapter, by_turn, read))
            except ProducerError as error:
                rest.append(as_finding(error, work.course, script.path))
        return chapters, rest

    def _flaws(self, plan: ScriptPlan) -> tuple[Finding, ...]:
        """What is wrong with the script's takes as sounds; none of them is recorded again."""
        wanted = {
            key: utterance
            for chapter in plan.chapters
            for key, utterance in zip(chapter.keys, chapter.utterances, strict=True)
            if key and self.tools.store.has(takes.KIND, key)
        }
        tools = self.tools
        return judge(tools.store, tools.hands, wanted, (), lambda asked: iter(())).findings

    def _chapter(
        self,
        maker: ScriptMaker,
        script: ScriptWork,
        plan: ChapterPlan,
        findings: Mapping[int, list[Finding]],
        read: Callable[[str], bytes | None],
    ) -> ReportChapter:
        course = maker.work.course
        store = self.tools.store
        piece: Piece | None = None
        meter = None
        audio = old_audio = ""
        changed: Changes | None = None
        if all(not key or store.has(takes.KIND, key) for key in plan.keys):
            master = maker.master(self.folder)
            name = f"{script.script.id}/{plan.chapter.id}"
            piece = master.chapter(plan, maker.takes(plan), maker.gains.get(name, {}))
            meter = master.meter(piece)
            audio = self._file(course, script, plan, master, piece)
            old_audio, changed = self._published(course, script, plan, piece, audio, read)
        turns = report_turns.turns(plan, piece, meter, store, findings, changed)
        return ReportChapter(
            id=plan.chapter.id,
            title=plan.chapter.title,
            audio=audio,
            old_audio=old_audio,
            seconds=round(piece.timeline.length / piece.timeline.rate, 3) if piece else 0.0,
            loudness=report_turns.rounded(meter.whole()) if meter else None,
            target=course.format.lufs,
            curve=meter.curve() if meter else (),
            levels=report_turns.levels(plan, meter) if meter else (),
            turns=turns,
            gone=changed.gone if changed else (),
        )

    def _file(
        self, course: Course, script: ScriptWork, plan: ChapterPlan, master: Master, piece: Piece
    ) -> str:
        path = f"audio/{addresses.chapter(course, script.script, plan.chapter)}"
        master.file(path, piece)
        self.files.add(path)
        return path

    def _published(
        self,
        course: Course,
        script: ScriptWork,
        plan: ChapterPlan,
        piece: Piece,
        audio: str,
        read: Callable[[str], bytes | None],
    ) -> tuple[str, Changes | None]:
        """The chapter's published audio in the report's folder, and what changed since."""
        there = addresses.chapter(course, script.script, plan.chapter)
        transcript = read(addresses.chapter(course, script.script, plan.chapter, ".json"))
        sound = read(there) if transcript is not None else None
        if transcript is None or sound is None:
            return "", None
        here = (self.folder / audio).read_bytes()
        found = changes(piece.cues, piece.timeline.rate, here, transcript, sound)
        if found is None or not (found.gone or any(old for _, old in found.turns.values())):
            return "", found
        path = f"{_OLD}/{there}"
        self._write(path, sound)
        return path, found

    def _write(self, path: str, content: bytes) -> None:
        write_if_changed(self.folder / path, content)
        self.files.add(path)

    def _tidy(self) -> None:
        """Remove audio of an earlier report."""
        for path in sorted(self.folder.rglob("*"), reverse=True):
            if path.is_dir():
                if not any(path.iterdir()):
                    path.rmdir()
            elif path.relative_to(self.folder).as_posix() not in self.files:
                path.unlink()


def json_of(report: Report) -> bytes:
    """The report for machines."""
    return json.dumps(data.plain(report), ensure_ascii=False, indent=1).encode() + b"\n"


def page_of(project: Project) -> Path:
    """Where the report's page is."""
    return project.root / BUILD / FOLDER / "index.html"
