"""What the next build would do with a script, and why."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from producer.build import kept, now
from producer.build.courses import CourseWork, Reader, ScriptWork
from producer.build.hands import Hands
from producer.build.kept import Spoken, Whole
from producer.build.plan import ChapterPlan
from producer.build.scripts import ScriptMaker
from producer.build.unencoded import unencoded
from producer.meant import nearest
from producer.model import Finding, Source, Utterance
from producer.project import Project
from producer.report import has_errors
from producer.speech import takes
from producer.store import Store


class Reason(Struct, frozen=True, kw_only=True):
    """A take that the next build records, and why."""

    source: Source
    """Where it is written."""
    role: str
    """Who speaks."""
    text: str
    """The words."""
    why: str
    """Why the take that there is, if any, doesn't serve."""


class Outlook(Struct, frozen=True, kw_only=True):
    """What the next build does with a script."""

    script: str
    """Its path."""
    findings: tuple[Finding, ...]
    """What is wrong; with an error nothing is built."""
    record: tuple[Reason, ...]
    """Takes that it records."""
    reuse: int
    """Takes that are there."""
    files: tuple[str, ...]
    """What else it makes anew, and why, one line each; empty: nothing."""


def outlook(project: Project, name: str, engine: str) -> Outlook:
    """What the next build does with the script `name`: a path, or `course/id`.

    Raises ProjectError when there is no such script.
    """
    reader = Reader(project, engine, now())
    work, script = reader.find(name)
    findings = list(work.findings)
    plan = None
    if not has_errors(findings):
        plan, found = reader.plan(work, script)
        findings.extend(found)
    if plan is None or has_errors(findings):
        return Outlook(script=script.path, findings=tuple(findings), record=(), reuse=0, files=())
    store = Store(project.cache)
    before = kept.load_whole(store, script.kept.key) if script.kept else None
    record, reuse = [], 0
    for chapter in plan.chapters:
        for key, utterance in zip(chapter.keys, chapter.utterances, strict=True):
            if key and not store.has(takes.KIND, key):
                why = _why(utterance, key, chapter, before, reader.fingerprint)
                record.append(
                    Reason(
                        source=utterance.source, role=utterance.role, text=utterance.text, why=why
                    )
                )
            elif key:
                reuse += 1
    files = tuple(_files(project, reader, work, script, store, plan.chapters, before))
    return Outlook(
        script=script.path,
        findings=tuple(findings),
        record=tuple(record),
        reuse=reuse,
        files=files,
    )


def _why(
    utterance: Utterance, key: str, chapter: ChapterPlan, before: Whole | None, fingerprint: str
) -> str:
    """Why the utterance has no take, from what was recorded for its script before."""
    if before is None:
        return "it was never recorded"
    if any(one.key == key for one in before.spoken):
        return "its take was removed or damaged"
    mine = [one for one in before.spoken if one.chapter == chapter.chapter.id]
    same = next((one for one in mine if one.caption == utterance.caption), None)
    if same is not None:
        return _difference(same, utterance)
    near = nearest(utterance.caption, [one.caption for one in mine])
    if near:
        return f"it was edited: it was {_short(near)!r}"
    return "it is new"


def _difference(same: Spoken, utterance: Utterance) -> str:
    voice, other = utterance.voice, same.voice
    if same.text != utterance.text:
        return f"it is said otherwise: it was {_short(same.text)!r}"
    if (voice.engine, voice.name) != (other.engine, other.name):
        return f"its voice was {other.engine}:{other.name} and is {voice.engine}:{voice.name}"
    if voice != other:
        return f"its rate or language changed: {other.rate:g} {other.language}"
    if utterance.take != same.take:
        return f"take {utterance.take} is asked for instead of take {same.take}"
    return "its pronunciation, or the engine or its model, changed"


def _files(
    project: Project,
    reader: Reader,
    work: CourseWork,
    script: ScriptWork,
    store: Store,
    chapters: tuple[ChapterPlan, ...],
    before: Whole | None,
) -> Iterator[str]:
    if script.kept is None or before is None:
        yield "all of its files: it was never built"
        return
    maker = ScriptMaker(project, work, reader, store, Hands(1))
    maker.prepare()
    if maker.is_done(script):
        return
    if not kept.are_there(maker.home, script.kept.audio):
        yield "audio: a file in the site is missing or was changed"
    spoken: dict[str, list[str]] = {}
    for one in before.spoken:
        spoken.setdefault(one.chapter, []).append(one.key)
    keys = {one.chapter.id: [key for key in one.keys if key] for one in chapters}
    master = maker.master(maker.home)
    for found in unencoded(master, script.script, chapters, maker.gains):
        what = f"chapter {found.name}" if found.name else "episode, beside its chapters"
        old = spoken.pop(found.name, None)
        if found.name and old is None:
            yield f"{what}: it is new"
            continue
        if found.remastered:
            yield f"{what}: it is re-mastered: {found.remastered}"
        if found.encoded or (found.name and old != keys[found.name]):
            yield f"{what}: {found.encoded} of {found.blocks} blocks are encoded"
    for name in spoken:
        yield f"chapter {name}: it goes"
    yield "tags, transcripts and pages, where they say something new"


def _short(text: str, most: int = 60) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
