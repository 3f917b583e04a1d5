"""Listening to courses: what was heard otherwise, by script, by line and by term."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from producer.build import golden, heard, hearing, now, when
from producer.build.clock import clock
from producer.build.courses import CourseWork, Reader
from producer.build.ear_assets import ear_folder
from producer.build.hands import Tools
from producer.build.plan import ScriptPlan
from producer.build.progress import Display
from producer.build.scripts import ScriptMaker
from producer.listen.sounds import SYMBOLS
from producer.model import Course, Difference, Finding, Heard, Piece, Source, Utterance, Voice
from producer.project import Project
from producer.speech import takes
from producer.speech.phonemes import phonemes
from producer.store import Store

_OFTEN = 2
"""Takes in which a term is heard otherwise before it is told."""


class Listened(Struct, frozen=True, kw_only=True):
    """How much of a script was heard as it should be."""

    script: str
    """Its path."""
    takes: int
    """Its takes that were heard."""
    missing: int
    """Its takes that aren't recorded yet."""
    words: int
    """Words to be spoken in those that were heard."""
    errors: int
    """Words of them that are missing, extra or other, by their sound."""

    @property
    def error(self) -> float:
        """Per cent."""
        return 100 * self.errors / self.words if self.words else 0.0


class Misheard(Struct, frozen=True, kw_only=True):
    """A term that is often heard as something else."""

    term: str
    """As it is written."""
    takes: int
    """In how many takes."""
    heard: str
    """As what, most often."""
    proposal: str
    """The command that would have it said as a dictionary says it; empty: none is known."""


class ListenReport(Struct, frozen=True, kw_only=True):
    """What listening came to."""

    scripts: tuple[Listened, ...]
    """In order."""
    findings: tuple[Finding, ...]
    """Lines that need an ear, the worst first; and scripts that are over their threshold."""
    terms: tuple[Misheard, ...]
    """The most often misheard first."""

    def as_json(self) -> dict[str, Any]:
        """For `--json`."""
        return {
            "scripts": [{**asdict(one), "error": round(one.error, 2)} for one in self.scripts],
            "lines": [
                {
                    "file": one.source.path if one.source else "",
                    "line": one.source.line if one.source else 0,
                    "code": one.code,
                    "severity": one.severity,
                    "message": one.message,
                }
                for one in self.findings
            ],
            "terms": [asdict(one) for one in self.terms],
        }


def listen(
    project: Project, courses: tuple[str, ...], engine: str, display: Display, *, jobs: int = 0
) -> ListenReport:
    """Hear the takes of `courses` (none: all) that weren't heard yet, and tell about all of them.

    Raises ProducerError.
    """
    store = Store(project.cache)
    reader = Reader(project, engine, now())
    plans: list[tuple[Course, CourseWork, ScriptPlan]] = []
    findings = list(golden.changed(project.root, reader.engine, reader.fingerprint))
    for course in [project.course(slug) for slug in dict.fromkeys(courses)] or project.courses:
        work = reader.course(course)
        findings.extend(work.findings)
        plans += [(course, work, reader.plan(work, script)[0]) for script in work.scripts]
    wanted: dict[str, Utterance] = {}
    for _, _, plan in plans:
        wanted |= takes_of(plan)
    hear(store, wanted, display, jobs=jobs)
    scripts: list[Listened] = []
    lines: list[tuple[int, Finding]] = []
    with Tools(store, jobs) as tools:
        for course, work, plan in plans:
            one, over = listened(store, plan, course.listen)
            scripts.append(one)
            findings.extend(over)
            if one.errors:
                maker = ScriptMaker(project, work, reader, store, tools.hands)
                lines += _lines(store, plan, when.starts(maker, plan))
    lines.sort(key=lambda line: -line[0])
    return ListenReport(
        scripts=tuple(scripts),
        findings=(*findings, *(finding for _, finding in lines)),
        terms=terms(
            (utterance, found)
            for key, utterance in wanted.items()
            if (found := heard.heard(store, key))
        ),
    )


def hear(store: Store, wanted: Mapping[str, Utterance], display: Display, *, jobs: int = 0) -> None:
    """Hear those takes of `wanted` that weren't heard yet. Raises ProducerError."""
    new = {
        key: one
        for key, one in wanted.items()
        if heard.heard(store, key) is None and store.has(takes.KIND, key)
    }
    if not new:
        return
    folder: Path = ear_folder(display.fetching)
    done = 0
    for count in hearing.hear(store, new, folder, jobs=jobs):
        done += count
        display.say(f"heard {done} of {len(new)} takes")


def takes_of(plan: ScriptPlan) -> dict[str, Utterance]:
    """The utterances of a script by the keys of their takes."""
    return {
        key: utterance
        for chapter in plan.chapters
        for key, utterance in zip(chapter.keys, chapter.utterances, strict=True)
        if key
    }


def listened(store: Store, plan: ScriptPlan, most: float) -> tuple[Listened, tuple[Finding, ...]]:
    """How much of a script was heard as it should be; an error if over `most` per cent of its
    words were not."""
    wanted = takes_of(plan)
    found = [one for key in wanted if (one := heard.heard(store, key))]
    result = Listened(
        script=plan.script.path,
        takes=len(found),
        missing=len(wanted) - len(found),
        words=sum(one.spoken for one in found),
        errors=sum(one.errors for one in found),
    )
    if result.error <= most:
        return result, ()
    over = Finding(
        code="heard-too-much-otherwise",
        message=f"{result.error:.1f} % of its words are heard otherwise, {most:g} % at most may be",
        source=Source(path=plan.script.path),
        hint="`producer listen` lists the lines; the course's `listen` setting is the limit",
    )
    return result, (over,)


def terms(found: Iterable[tuple[Utterance, Heard]]) -> tuple[Misheard, ...]:
    """Terms that are heard as something else in several takes, the most frequent first."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    places: dict[str, tuple[str, Voice, bool]] = {}
    for utterance, one in found:
        words = utterance.text.split()
        for difference in one.differences:
            if difference.kind == "extra" or difference.end - difference.start > 3:
                continue
            said = " ".join(words[difference.start : difference.end]).strip(".,;:!?…—\"'()")
            name = difference.term or said
            forms[name][_heard(one, difference)] += 1
            places[name] = (said, utterance.voice, bool(difference.term))
    often = [(name, sum(count.values())) for name, count in forms.items()]
    return tuple(
        Misheard(
            term=name,
            takes=count,
            heard=forms[name].most_common(1)[0][0],
            proposal=_proposal(name, *places[name]),
        )
        for name, count in sorted(often, key=lambda one: (-one[1], one[0]))
        if count >= _OFTEN
    )


def _proposal(term: str, said: str, voice: Voice, known: bool) -> str:
    """A lexicon entry: for a term that a lexicon has, the plain words; else its sounds."""
    if known:
        return f'producer lexicon add "{term}" "{said}"' if said != term else ""
    piece = Piece(written=said, spoken=said)
    utterance = Utterance(role="", voice=voice, pieces=(piece,), source=Source(path=""))
    sounds = phonemes(utterance, british=voice.language == "en-GB", known=_IPA)
    return f'producer lexicon add "{term}" "/{sounds.symbols.strip()}/"'


_IPA = SYMBOLS | {"ˈ", "ˌ"}


def _lines(
    store: Store, plan: ScriptPlan, starts: Mapping[str, float]
) -> list[tuple[int, Finding]]:
    """The lines of a script that need an ear, each with how many words are wrong. `starts` says at
    which second of its chapter a take begins."""
    lines = []
    for key, utterance in takes_of(plan).items():
        one = heard.heard(store, key)
        take = store.meta(takes.KIND, key)
        if one is None or take is None:
            continue
        words = utterance.text.split()
        for difference in one.differences:
            said = " ".join(words[difference.start : difference.end])
            start = (
                one.words[difference.heard_start].start
                if difference.heard_start < len(one.words)
                else take["length"]
            )
            instead = _heard(one, difference)
            other = "said another way" if instead == said else f"heard as {instead!r}"
            what = {
                "missing": f"{said!r} isn't heard",
                "extra": f"{instead!r} is heard that isn't written",
                "other": f"{said!r} is {other}",
            }[difference.kind]
            inside = start / take["rate"]
            place = f" ({clock(starts[key] + inside)} of its chapter)" if key in starts else ""
            finding = Finding(
                code=f"heard-{difference.kind}",
                message=f"{what}, {inside:.1f} s into its take{place}",
                source=utterance.source,
                hint="hear it with `producer preview`",
                severity="warning",
            )
            lines.append((one.errors, finding))
    return lines


def _heard(one: Heard, difference: Difference) -> str:
    return " ".join(w.text for w in one.words[difference.heard_start : difference.heard_end])
