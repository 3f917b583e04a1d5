"""Which turns of a chapter are not as they are published, by its published transcript and audio."""

from __future__ import annotations

import json
from collections.abc import Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from producer.audio.sameness import same
from producer.errors import AudioError
from producer.model import Cue
from producer.model.reported import Change, OldTurn

_LIKE = 0.3
"""How alike two captions must be for one to stand in the other's place."""
_Span = tuple[float, float]


class Changes(Struct, frozen=True, kw_only=True):
    """A chapter against its published version."""

    turns: dict[int, tuple[Change, OldTurn | None]]
    """By the turn's number in its chapter."""
    gone: tuple[OldTurn, ...]
    """What is said in the published version alone."""


class _Line(Struct, frozen=True):
    speaker: str
    text: str
    start: float
    end: float


def changes(
    cues: Sequence[Cue], rate: int, audio: bytes, transcript: bytes, old_audio: bytes
) -> Changes | None:
    """Compare a chapter with its published JSON transcript and MP3.

    None where the published transcript can't be read. Audio that can't be decoded counts as
    another sound.
    """
    old = _published(transcript)
    if old is None:
        return None
    new = [_Line(cue.speaker, _body(cue.text), cue.start / rate, cue.end / rate) for cue in cues]
    pairs, alone = _pairs(old, new)
    owners: dict[int, list[int]] = {}
    for number, cue in enumerate(cues):
        owners.setdefault(cue.turn, []).append(number)
    found: dict[int, tuple[Change, OldTurn | None]] = {}
    kept: list[tuple[int, _Span, _Span]] = []
    for turn, mine in owners.items():
        theirs = sorted({one for number in mine for one in pairs.get(number, ())})
        if not theirs:
            found[turn] = ("new", None)
            continue
        lines = [old[number] for number in theirs]
        before = _whole(lines)
        if [(line.speaker, line.text) for line in lines] != [
            (new[number].speaker, new[number].text) for number in mine
        ]:
            found[turn] = ("words", before)
            continue
        found[turn] = ("sound", before)
        kept += [
            (turn, (old[b].start, old[b].end), (new[a].start, new[a].end))
            for a, b in zip(mine, theirs, strict=True)
        ]
    for turn in _unchanged(kept, audio, old_audio):
        found[turn] = ("same", None)
    return Changes(turns=found, gone=tuple(_whole([old[number]]) for number in alone))


def _pairs(old: list[_Line], new: list[_Line]) -> tuple[dict[int, list[int]], list[int]]:
    """The published captions of each new one, and those of none."""
    pairs: dict[int, list[int]] = {}
    alone: list[int] = []
    matcher = SequenceMatcher(
        None, [(x.speaker, x.text) for x in old], [(x.speaker, x.text) for x in new], False
    )
    for what, first, last, start, end in matcher.get_opcodes():
        if what == "equal":
            for at in range(last - first):
                pairs.setdefault(start + at, []).append(first + at)
            continue
        for number in range(first, last):
            likes = [
                (SequenceMatcher(None, old[number].text, new[at].text, False).ratio(), -at)
                for at in range(start, end)
            ]
            best, at = max(likes, default=(0.0, 0))
            if best >= _LIKE:
                pairs.setdefault(-at, []).append(number)
            else:
                alone.append(number)
    return pairs, alone


def _unchanged(kept: list[tuple[int, _Span, _Span]], audio: bytes, old_audio: bytes) -> set[int]:
    """Turns of which every caption sounds as it is published."""
    try:
        alike = same(old_audio, audio, [(before, now) for _, before, now in kept])
    except AudioError:
        return set()
    turns = {turn for turn, _, _ in kept}
    return turns - {turn for (turn, _, _), good in zip(kept, alike, strict=True) if not good}


def _published(transcript: bytes) -> list[_Line] | None:
    try:
        return [
            _Line(
                str(one["speaker"]),
                _body(str(one["body"])),
                float(one["startTime"]),
                float(one["endTime"]),
            )
            for one in json.loads(transcript)["segments"]
        ]
    except (ValueError, KeyError, TypeError):
        return None


def _body(text: str) -> str:
    return " ".join(text.split())


def _whole(lines: list[_Line]) -> OldTurn:
    return OldTurn(
        speaker=lines[0].speaker,
        text=" ".join(line.text for line in lines),
        start=min(line.start for line in lines),
        end=max(line.end for line in lines),
    )
