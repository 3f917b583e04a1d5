"""Before anything is recorded: what each course holds, who speaks in it, and what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from producer import codec, corrections, releases
from producer.build import access, kept
from producer.build.ids import twice
from producer.build.kept import KeptScript
from producer.build.lexicons import pronunciations
from producer.build.own_takes import FOLDERS, OwnTakes
from producer.build.plan import ScriptPlan, Speech, plan_script, read_script, study_path
from producer.errors import ProducerError, ProjectError, ScriptError
from producer.keys import digest
from producer.meant import suggest
from producer.model import Course, Finding, Script, Source, Voice
from producer.project import Project, read_text, relative, script_paths
from producer.releases import Release, Releases
from producer.speech import casting, engines, lexicon
from producer.speech.engines import MAX_CHARACTERS
from producer.speech.refused import broken_formulas, refused


class ScriptWork(Struct, frozen=True, kw_only=True):
    """A script as this build finds it."""

    path: str
    """Relative to the project's root."""
    text: str
    """Key of its text and of all that its words depend on."""
    script: Script
    """Without its words: those are read again when they are spoken."""
    roles: tuple[tuple[str, int], ...]
    """Its roles, each with the line that names it first."""
    kept: KeptScript | None
    """What is known of its last build."""
    named: corrections.Named
    """The ids that stand in its file: `script` has those that it was published under."""


class CourseWork(Struct, frozen=True, kw_only=True):
    """A course as this build finds it."""

    course: Course
    """What course.yaml says."""
    speech: Speech
    """How its words are found."""
    scripts: tuple[ScriptWork, ...]
    """In order."""
    voices: Mapping[str, Voice]
    """By role."""
    releases: Releases
    """Dates and GUIDs of all its scripts, and pinned gains."""
    findings: tuple[Finding, ...]
    """What is wrong with it; with an error it is not built."""

    def number(self, work: ScriptWork) -> int:
        """Of the script's episode, from 1."""
        return self.scripts.index(work) + 1

    def season(self, work: ScriptWork) -> int:
        """Of the script's episode, from 1; 0 where the course has no parts."""
        parts = list(dict.fromkeys(one.script.part for one in self.scripts if one.script.part))
        return parts.index(work.script.part) + 1 if work.script.part else 0

    def release(self, work: ScriptWork) -> Release:
        """The episode's GUID and date."""
        return self.releases.episodes[work.script.id]


class Reader:
    """Reads courses for one engine."""

    def __init__(
        self,
        project: Project,
        engine: str,
        now: datetime,
        *,
        fresh: bool = False,
    ) -> None:
        """`engine` is the one asked for, or empty: the cast's own. `fresh` reads every script
        again, as if none had been built."""
        self.fresh = fresh
        self.project = project
        self.engine = engine or project.cast.engine
        self.deal = self.engine != project.cast.engine
        self.now = now
        module = engines.load(self.engine)
        self.fingerprint = module.fingerprint()
        self.capabilities = module.CAPABILITIES
        self.known_voices = module.voices
        self._last: tuple[str, Script] | None = None

    def course(self, course: Course) -> CourseWork:
        """The course with all its scripts. Raises ProducerError for files of the course that
        can't be read at all; what is wrong with a script is a finding."""
        speech = self._speech(course)
        released = releases.load(self.project.folder(course), self.project.root)
        findings: list[Finding] = []
        works = []
        paths = script_paths(self.project, course)
        for path in paths:
            work = self._script(path, course, speech, released, findings)
            if work:
                works.append(work)
        if not works and not findings:
            findings.append(
                Finding(
                    code="no-scripts",
                    message="the course has no scripts",
                    source=Source(path=course.path),
                    hint="write one, or bring one in with `producer import`",
                )
            )
        findings.extend(twice(works))
        findings.extend(access.check(course, [one.script for one in works]))
        if len(works) == len(paths):
            where = relative(releases.path_of(self.project.folder(course)), self.project.root)
            named = [one.named for one in works]
            findings.extend(corrections.check(released, course.slug, where, named))
        voices = self._voices(course, works, findings)
        return CourseWork(
            course=course,
            speech=speech,
            scripts=tuple(works),
            voices=voices,
            releases=self._releases(course, released, works, findings),
            findings=tuple(findings),
        )

    def find(self, name: str) -> tuple[CourseWork, ScriptWork]:
        """The script `name`: a path, `course/id`, or an id.

        Raises ProjectError when there is none, with the nearest one.
        """
        root = self.project.root
        known: list[str] = []
        for course in self.project.courses:
            work = self.course(course)
            for script in work.scripts:
                names = (script.path, f"{course.slug}/{script.script.id}", script.script.id)
                known.extend(names)
                if name in names or (root / name).resolve() == root / script.path:
                    return work, script
        hint = suggest(name, tuple(known)) if known else "there are no scripts"
        raise ProjectError(f"there is no script {name!r}", hint=hint)

    def plan(self, work: CourseWork, script: ScriptWork) -> tuple[ScriptPlan, list[Finding]]:
        """What the script asks for. Needs a voice for each of its roles."""
        whole = self._whole(script, work.releases)
        place = self.kept_path(work.course, script.path, "spoken")
        own = OwnTakes(self.project, self.project.folder(work.course), work.course.format)
        plan, findings = plan_script(whole, work.speech, work.voices.__getitem__, place, own)
        said = (one for chapter in plan.chapters for one in chapter.utterances)
        findings.extend(
            refused(
                said,
                self.engine,
                phonemes=self.capabilities.phonemes,
                own=partial(pronunciations, self.project.cache),
            )
        )
        turns = (turn for chapter in whole.chapters for turn in chapter.turns)
        findings.extend(broken_formulas(turns, script.path))
        return plan, findings

    def kept_path(self, course: Course, path: str, what: str = "kept") -> Path:
        """Where the record of the script at `path` is kept, or its `spoken` words."""
        return kept.record_path(self.project.cache, course.slug, path, what)

    def _speech(self, course: Course) -> Speech:
        root = self.project.root
        files = [
            (folder / lexicon.FILE, relative(folder / lexicon.FILE, root))
            for folder in (self.project.folder(course), root / "voices")
        ]
        texts = [read_text(path, root) if path.is_file() else "" for path, _ in files]
        return Speech(
            english="en-GB" if course.language == "en-GB" else "en-US",
            layers=lexicon.layers(*files),
            lexicon_key=digest(texts),
            reading=course.reading,
            fingerprints={self.engine: self.fingerprint},
            max_characters=min(MAX_CHARACTERS, self.capabilities.max_characters),
            cache=self.project.cache,
        )

    def _script(
        self,
        path: Path,
        course: Course,
        speech: Speech,
        released: Releases,
        findings: list[Finding],
    ) -> ScriptWork | None:
        name = relative(path, self.project.root)
        try:
            texts = self._texts(path)
        except ProducerError as error:
            findings.append(
                Finding(
                    code="unreadable", message=error.message, source=error.source, hint=error.hint
                )
            )
            return None
        key = digest(
            codec.fingerprint(),
            name,
            texts,
            course,
            speech.lexicon_key,
            self.fingerprint,
            corrections.renamed(released),
            self._own_files(course) if "recording" in texts[0] or "lock" in texts[0] else (),
        )
        known = kept.load_script(self.kept_path(course, name))
        if known and known.text == key and not self.fresh:
            return ScriptWork(
                path=name,
                text=key,
                script=known.episode.script,
                roles=known.roles,
                kept=known,
                named=corrections.as_written(known.episode.script, name, released),
            )
        script, found = read_script(*texts, name)
        findings.extend(found)
        if script is None:
            return None
        named = corrections.named(script)
        script = corrections.as_published(script, released)
        self._last = (name, script)
        roles: dict[str, int] = {}
        for chapter in script.chapters:
            for turn in chapter.turns:
                roles.setdefault(turn.role, turn.line)
        return ScriptWork(
            path=name,
            text=key,
            script=kept.slim_script(script),
            roles=tuple(roles.items()),
            kept=known,
            named=named,
        )

    def _own_files(self, course: Course) -> list[tuple[str, list[int]]]:
        """Names, sizes and times of the course's recordings and locked takes."""
        folders = [self.project.folder(course) / name for name in FOLDERS]
        return sorted(kept.snapshot(folders).items())

    def _texts(self, path: Path) -> tuple[str, str | None]:
        root = self.project.root
        study = Path(study_path(str(path)))
        return read_text(path, root), read_text(study, root) if study.is_file() else None

    def _whole(self, work: ScriptWork, released: Releases) -> Script:
        """The script with all its words. Raises ScriptError if it has lost them meanwhile."""
        if self._last is None or self._last[0] != work.path:
            script, findings = read_script(*self._texts(self.project.root / work.path), work.path)
            if script is None:
                raise ScriptError("the script changed while it was read", findings=tuple(findings))
            self._last = (work.path, corrections.as_published(script, released))
        return self._last[1]

    def _voices(
        self, course: Course, works: list[ScriptWork], findings: list[Finding]
    ) -> Mapping[str, Voice]:
        roles: dict[str, Source] = {}
        for work in works:
            for role, line in work.roles:
                roles.setdefault(role, Source(path=work.path, line=line))
        assigned = casting.assign(
            roles,
            self.project.cast,
            course.cast,
            self.engine,
            self.known_voices,
            deal=self.deal,
        )
        findings.extend(assigned.findings)
        if not self.capabilities.any_voice:
            names = self.known_voices
            odd = casting.check(self.project.cast, course.cast, self.engine, names, roles)
            findings.extend(one for one in odd if one.severity == "error")
        speaks = "en-GB" if course.language == "en-GB" else "en-US"
        return {role: replace(voice, language=speaks) for role, voice in assigned.voices.items()}

    def _releases(
        self,
        course: Course,
        released: Releases,
        works: list[ScriptWork],
        findings: list[Finding],
    ) -> Releases:
        dated = []
        for work in works:
            date = work.script.date
            try:
                releases.iso_date(date or "2000-01-01")
            except ValueError:
                message = f"`date` must be like 2026-11-23 or 2026-11-23T08:00:00+00:00: {date!r}"
                findings.append(
                    Finding(code="wrong-date", message=message, source=Source(path=work.path))
                )
                date = ""
            dated.append((work.script.id, date))
        return releases.with_episodes(released, course.slug, dated, self.now)
