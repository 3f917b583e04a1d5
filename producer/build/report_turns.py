"""What the report says of each turn of a chapter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from statistics import median
from typing import Literal

from producer.audio.meter import Meter
from producer.build.changes import Changes
from producer.build.heard import heard
from producer.build.mastered import Piece
from producer.build.plan import ChapterPlan
from producer.model import Difference, Finding, Heard, Script, Turn
from producer.model.reported import HeardPart, ReportTurn, RoleLevel
from producer.reporting.page import FASTER, OFF
from producer.speech import takes
from producer.speech.takes import letters
from producer.store import Store

_WEIGHTS = {"error": 100, "warning": 30, "note": 5}
_MISHEARD = 15
"""What a word that was misheard adds to a turn's need."""
_UNRECORDED = 40
_STANDS_OUT = 12
_FEW = 20
"""Letters under which a turn's pace says little."""


def sort_out(
    found: Iterable[Finding], script: Script
) -> tuple[dict[int, list[Finding]], list[Finding]]:
    """The findings by the line of the turn that they are about, and those about none."""
    lines = sorted(turn.line for chapter in script.chapters for turn in chapter.turns)
    heads = {chapter.line for chapter in script.chapters}
    by_turn: dict[int, list[Finding]] = {}
    rest: list[Finding] = []
    for one in dict.fromkeys(found):
        line = one.source.line if one.source and one.source.path == script.path else 0
        mine = [turn for turn in lines if turn <= line]
        if not mine or line in heads:
            rest.append(one)
        else:
            by_turn.setdefault(mine[-1], []).append(one)
    return by_turn, rest


def turns(
    plan: ChapterPlan,
    piece: Piece | None,
    meter: Meter | None,
    store: Store,
    findings: Mapping[int, list[Finding]],
    changed: Changes | None,
) -> tuple[ReportTurn, ...]:
    """The chapter's turns. `piece` and `meter` are there if all of it is recorded."""
    paces = _paces(plan, store)
    usual = _usual(plan, paces)
    loud = {one.role: one.loudness for one in levels(plan, meter)} if meter else {}
    found = []
    for number, turn in enumerate(plan.chapter.turns):
        own = [at for at, utterance in enumerate(plan.utterances) if utterance.turn == number]
        said = [at for at in own if plan.keys[at]]
        span = _span(piece, own)
        level = meter.level(set(said)) if meter and said else None
        pace = paces.get(number)
        faster = pace[0] / usual[turn.role] - 1 if pace and turn.role in usual else None
        change, old = changed.turns.get(number, ("new", None)) if changed else ("unknown", None)
        off = level - loud[turn.role] if level is not None and turn.role in loud else None
        parts = _heard(plan, store, said)
        mine = tuple(findings.get(turn.line, ()))
        recorded = all(store.has(takes.KIND, plan.keys[at]) for at in said)
        found.append(
            ReportTurn(
                line=turn.line,
                role=turn.role,
                written=_written(turn),
                spoken=" ".join(" ".join(plan.utterances[at].text.split()) for at in said),
                heard=parts,
                start=span[0] if span else None,
                end=span[1] if span else None,
                level=rounded(level),
                off=rounded(off),
                pace=rounded(pace[1] if pace else None),
                faster=rounded(faster),
                take=turn.take,
                origin="recording" if turn.recording else _origin(plan, said),
                findings=mine,
                change=change,
                old=old,
                need=sum(_WEIGHTS[one.severity] for one in mine)
                + _MISHEARD * sum(part.kind != "same" for part in parts or ())
                + _UNRECORDED * (not recorded)
                + _STANDS_OUT * (off is not None and abs(off) >= OFF)
                + _STANDS_OUT * (faster is not None and abs(faster) >= FASTER),
            )
        )
    return tuple(found)


def levels(plan: ChapterPlan, meter: Meter) -> tuple[RoleLevel, ...]:
    """How loud each role is, in the order in which they are heard."""
    roles: dict[str, set[int]] = {}
    for number, utterance in enumerate(plan.utterances):
        if plan.keys[number]:
            roles.setdefault(utterance.role, set()).add(number)
    found = ((role, meter.level(own)) for role, own in roles.items())
    return tuple(
        RoleLevel(role=role, loudness=round(level, 2)) for role, level in found if level is not None
    )


def _origin(plan: ChapterPlan, said: list[int]) -> Literal["engine", "lock"]:
    return "lock" if any(plan.utterances[at].recording for at in said) else "engine"


def _span(piece: Piece | None, own: list[int]) -> tuple[float, float] | None:
    """From the first sound of some utterances to their last one, seconds."""
    if piece is None:
        return None
    rate = piece.timeline.rate
    clips = [clip for clip in piece.timeline.clips if clip.utterance in own and clip.length]
    if not clips:
        return None
    end = max(clip.start + clip.length for clip in clips)
    return round(min(clip.start for clip in clips) / rate, 3), round(end / rate, 3)


def _paces(plan: ChapterPlan, store: Store) -> dict[int, tuple[float, float]]:
    """Letters a second and words a minute of each turn that is recorded and long enough."""
    seconds: dict[int, float] = {}
    texts: dict[int, str] = {}
    for key, utterance in zip(plan.keys, plan.utterances, strict=True):
        take = takes.find(store, key) if key else None
        if take:
            number = utterance.turn
            seconds[number] = seconds.get(number, 0.0) + take.length / take.rate
            texts[number] = f"{texts.get(number, '')} {utterance.text}"
    return {
        number: (letters(texts[number]) / length, 60 * len(texts[number].split()) / length)
        for number, length in seconds.items()
        if length and letters(texts[number]) >= _FEW
    }


def _usual(plan: ChapterPlan, paces: Mapping[int, tuple[float, float]]) -> dict[str, float]:
    """Letters a second that are usual for a role in this chapter."""
    by_role: dict[str, list[float]] = {}
    for number, (pace, _) in paces.items():
        by_role.setdefault(plan.chapter.turns[number].role, []).append(pace)
    return {role: median(found) for role, found in by_role.items()}


def _heard(plan: ChapterPlan, store: Store, said: list[int]) -> tuple[HeardPart, ...] | None:
    found: list[HeardPart] = []
    for at in said:
        one = heard(store, plan.keys[at])
        if one is None:
            return None
        found += parts(plan.utterances[at].text, one)
    return tuple(found) if said else None


def parts(text: str, one: Heard) -> list[HeardPart]:
    """What was heard of an utterance, cut at what differs."""
    words, ears = text.split(), [word.text for word in one.words]
    edge = Difference(kind="extra", start=0, end=0, heard_start=0, heard_end=0, distance=0.0)
    last = Difference(
        kind="extra",
        start=len(words),
        end=len(words),
        heard_start=len(ears),
        heard_end=len(ears),
        distance=0.0,
    )
    found: list[HeardPart] = []
    for before, after in pairwise((edge, *one.differences, last)):
        same = words[before.end : after.start]
        if same or ears[before.heard_end : after.heard_start]:
            heard_same = " ".join(ears[before.heard_end : after.heard_start])
            found.append(HeardPart(kind="same", spoken=" ".join(same), heard=heard_same))
        if after is not last:
            found.append(
                HeardPart(
                    kind=after.kind,
                    spoken=" ".join(words[after.start : after.end]),
                    heard=" ".join(ears[after.heard_start : after.heard_end]),
                )
            )
    return found


def _written(turn: Turn) -> str:
    text = "".join(span.text for span in turn.spans if span.kind not in ("pause", "sound"))
    return text.strip()


def rounded(value: float | None) -> float | None:
    """To a hundredth."""
    return None if value is None else round(value, 2)
