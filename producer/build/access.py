"""Who may hear what of a course, and how much of a locked script is free.

What everyone gets of a locked script is a Script of its own, reduced before anything is made of
it: its audio, tags, transcripts, notes and pages can hold nothing that isn't in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from producer.build.plan import ChapterPlan
from producer.errors import ScriptError
from producer.keys import digest
from producer.model import (
    Access,
    Chapter,
    Course,
    Episode,
    Finding,
    Locked,
    Piece,
    Preview,
    Script,
    Source,
    Span,
    Study,
    Timeline,
    Turn,
    Utterance,
)

_ALL_FREE = "the preview would be all of it"
_HINT = "make less of it free, or write `access: public` in its front matter"


def access_of(course: Course, script: Script) -> Access:
    """Who may hear `script`."""
    return script.access or course.access


def locks(course: Course, scripts: Iterable[Script]) -> bool:
    """Whether the course has anything that not everyone may hear."""
    return any(access_of(course, script) != "public" for script in scripts)


def terms(course: Course, script: Script) -> str:
    """Key of how much of `script` everyone may hear."""
    who = access_of(course, script)
    return digest(who, course.preview if who == "preview" else None)


def check(course: Course, scripts: Sequence[Script]) -> Iterator[Finding]:
    """What is wrong with the locks of a course."""
    for script in scripts:
        free = access_of(course, script) == "preview" and course.preview.chapters
        if 0 < len(script.chapters) <= free:
            at = Source(path=script.path)
            yield Finding(code="preview-is-all", message=_ALL_FREE, source=at, hint=_HINT)
    if locks(course, scripts) and not course.enrol:
        yield Finding(
            code="no-enrol-address",
            message="some lessons are locked, and the pages don't say where to enrol",
            source=Source(path=course.path),
            hint="add `enrol: https://...`",
            severity="warning",
        )


class Free(Struct, frozen=True, kw_only=True):
    """How much of a Script is free."""

    chapters: int
    """Its first chapters, the last of them perhaps in part."""
    utterances: int
    """The first utterances of the last of those chapters."""


def free_part(
    script: Script, preview: Preview, timelines: Sequence[Timeline], counts: Sequence[int]
) -> Free:
    """How much of `script` is free; `counts` has the number of utterances of each chapter.

    Seconds end with the last utterance that is over by then, and hold at least one. Raises
    ScriptError if all of it would be free.
    """
    if preview.chapters:
        number = min(preview.chapters, len(counts))
        free = Free(chapters=number, utterances=counts[number - 1])
    else:
        free = _seconds(preview.seconds, timelines)
    if free == Free(chapters=len(counts), utterances=counts[-1]):
        raise ScriptError(_ALL_FREE, source=Source(path=script.path), hint=_HINT)
    return free


def _seconds(seconds: int, timelines: Sequence[Timeline]) -> Free:
    free = Free(chapters=1, utterances=1)
    offset = 0
    for number, timeline in enumerate(timelines, 1):
        for clip in timeline.clips:
            if clip.utterance < 0:
                continue
            if offset + clip.start + clip.length > seconds * timeline.rate:
                return free
            free = Free(chapters=number, utterances=clip.utterance + 1)
        offset += timeline.length
    return free


def free_script(script: Script, chapters: Sequence[Chapter]) -> Script:
    """What everyone may read of `script`, of which `chapters` are free."""
    return replace(script, chapters=tuple(chapters), study=Study())


def free_plan(plan: ChapterPlan, utterances: int) -> ChapterPlan:
    """The chapter's first `utterances`, and the words that are heard in them."""
    heard = plan.utterances[:utterances]
    if utterances >= len(plan.utterances):
        return plan
    last = heard[-1].turn
    turns = list(plan.chapter.turns[: last + 1])
    if plan.utterances[utterances].turn == last:
        turns[-1] = _heard_turn(turns[-1], [one for one in heard if one.turn == last])
    return ChapterPlan(
        chapter=replace(plan.chapter, turns=tuple(turns)),
        utterances=heard,
        keys=plan.keys[:utterances],
    )


def _heard_turn(turn: Turn, heard: Sequence[Utterance]) -> Turn:
    """The turn with what its first utterances say, made of their pieces alone."""
    known: dict[tuple[str, str], Span] = {
        (span.kind, span.text.strip()): span for span in turn.spans if span.kind != "text"
    }
    spans = []
    for utterance in heard:
        for piece in utterance.pieces:
            span = known.get((piece.kind, piece.written.strip()))
            spans.append(replace(span, raw=piece.written) if span else _span(piece, turn.line))
    return replace(turn, spans=tuple(spans))


def _span(piece: Piece, line: int) -> Span:
    return Span(
        kind=piece.kind, text=piece.written, raw=piece.written, line=line, block=piece.block
    )


def locked(episode: Episode) -> Locked:
    """What everyone may know of an episode that only the enrolled may hear."""
    return Locked(
        script=replace(episode.script, chapters=(), study=Study()),
        date=episode.date,
        number=episode.number,
        season=episode.season,
        rate=episode.rate,
        length=episode.length,
    )
