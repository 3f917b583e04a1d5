"""Captions as written, timed by what is spoken: an Utterance's pieces carry the word times over.

A written word's time is that of the spoken characters that it stands for: character by character
where a piece is spoken as written, word by word where both have as many, else its share of the
time of its piece, by its length.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby, pairwise
from typing import NamedTuple

from msgspec.structs import replace

from producer.keys import brief
from producer.memory import Memory
from producer.model import Cue, CueWord, Piece, Take, Timeline, Utterance

_WORD = re.compile(r"\S+")
_INDENT = re.compile(r"(?:[ \t]*\n)*([ \t]+)")

_Time = tuple[float, float]


class _Word(NamedTuple):
    piece: Piece
    text: str
    space: str
    time: _Time | None


Remembered = Memory[str, tuple[Cue, ...]]
"""The captions of utterances, in samples from the starts of their clips."""


def memory() -> Remembered:
    """One that holds nothing yet."""
    return Memory(list[tuple[str, tuple[Cue, ...]]])


def cues(
    timeline: Timeline,
    utterances: Sequence[Utterance],
    takes: Sequence[Take | None],
    known: Remembered | None = None,
) -> tuple[Cue, ...]:
    """The captions of a Chapter, in order, in samples of its Timeline.

    One for each utterance that has written words, cut where a block begins or ends. The words and
    spaces of an utterance's cues, joined, are what was written, without the white space around a
    cue; a block's first word may be an empty one that holds the indentation of its first line.
    Times never go back. Those that are `known` aren't timed again.
    """
    found: list[Cue] = []
    for clip in timeline.clips:
        if clip.utterance < 0:
            continue
        utterance, take = utterances[clip.utterance], takes[clip.utterance]
        lengths = clip.length, clip.total, timeline.rate
        make = partial(_of_utterance, utterance, take, *lengths)
        if known:
            heard = (take.words, take.rate) if take else None
            own = known.get(brief(utterance.pieces, heard, *lengths), make)
        else:
            own = make()
        found.extend(
            _placed(cue, clip.start, speaker=utterance.role, turn=utterance.turn) for cue in own
        )
    return tuple(found)


def moved(found: Iterable[Cue], by: int) -> tuple[Cue, ...]:
    """The same captions, `by` samples later: from a chapter's time to its episode's."""
    if not by:
        return tuple(found)
    return tuple(_placed(cue, by, speaker=cue.speaker, turn=cue.turn) for cue in found)


def _placed(cue: Cue, by: int, *, speaker: str, turn: int) -> Cue:
    return Cue(
        speaker=speaker,
        start=cue.start + by,
        end=cue.end + by,
        words=tuple([_moved(word, by) for word in cue.words]),
        turn=turn,
        block=cue.block,
    )


def _moved(word: CueWord, by: int) -> CueWord:
    # An hour has ten thousand words: `replace` would take half of the time of an edit's captions.
    return CueWord(
        text=word.text,
        start=word.start + by,
        end=word.end + by,
        space=word.space,
        kind=word.kind,
    )


def _of_utterance(
    utterance: Utterance, take: Take | None, length: int, total: int, rate: int
) -> tuple[Cue, ...]:
    """The captions of an utterance, in samples from the start of its clip, which lasts `length`
    samples, `total` with the pause after it."""
    found: list[Cue] = []
    words = list(_words(utterance, _Heard(length, utterance.text, take, rate)))
    groups = [words] if words else []
    if any(piece.block for piece in utterance.pieces):
        groups = [list(group) for _, group in groupby(words, key=lambda word: word.piece.block)]
    now = 0
    for number, group in enumerate(groups):
        timed, now = _timed(group, now)
        timed = _trimmed(timed, block=group[0].piece.block)
        if not timed:
            continue
        spoken = any(word.time for word in group)
        end = timed[-1].end
        if number + 1 == len(groups):
            end = max(end, length if spoken else total)
        found.append(
            Cue(
                speaker="",
                start=timed[0].start if number else 0,
                end=end,
                words=tuple(timed),
                block=group[0].piece.block,
            )
        )
    return tuple(found)


class _Heard:
    """When what is spoken in a clip is heard. The letters and digits of a word share its time."""

    def __init__(self, length: int, text: str, take: Take | None, rate: int) -> None:
        self._text = text
        self._times: dict[tuple[int, int], _Time] = {}
        """By the first and last of a word's characters, in order."""
        self._words: list[tuple[int, int]] = []
        self._ends: list[int] = []
        if take is None or not length:
            return
        words = [word.span() for word in _WORD.finditer(text)]
        spoken = [(start * rate / take.rate, end * rate / take.rate) for start, end in take.words]
        if len(spoken) != len(words):
            spoken = _shares((0.0, float(length)), [end - start for start, end in words])
        for word, (start, end) in zip(words, spoken, strict=True):
            self._times[word] = min(start, length), min(end, length)
        self._ends = [end for _, end in words]
        self._words = words

    def during(self, start: int, end: int) -> _Time | None:
        """The time of the spoken characters from `start` to `end`, in samples; None: no sound."""
        time = self._times.get((start, end))
        if time is not None:
            return time if self._sounding(start, end) else None
        times = []
        for number in range(bisect_right(self._ends, start), len(self._ends)):
            first, last = self._words[number]
            if first >= end:
                break
            if time := self._part(first, last, start, end):
                times.append(time)
        return (times[0][0], times[-1][1]) if times else None

    def _sounding(self, start: int, end: int) -> int:
        """How many of those characters are letters or digits."""
        text = self._text[start:end]
        return len(text) if text.isalnum() else sum(map(str.isalnum, text))

    def _part(self, first: int, last: int, start: int, end: int) -> _Time | None:
        """The time of those characters of a word that are between `start` and `end`."""
        inside = self._sounding(max(first, start), min(last, end))
        if not inside:
            return None
        whole = self._times[first, last]
        if start <= first and last <= end:
            return whole
        before = self._sounding(first, start) if first < start else 0
        share = (whole[1] - whole[0]) / self._sounding(first, last)
        return whole[0] + share * before, whole[0] + share * (before + inside)


def _words(utterance: Utterance, heard: _Heard) -> Iterator[_Word]:
    """Every written word with the white space after it; white space before one is a word's too."""
    at = 0
    for piece in utterance.pieces:
        start, at = at, at + len(piece.spoken)
        written = list(_WORD.finditer(piece.written))
        if not written:
            if piece.written:
                yield _Word(piece, "", piece.written, None)
            continue
        if written[0].start():
            yield _Word(piece, "", piece.written[: written[0].start()], None)
        ends = [word.start() for word in written[1:]] + [len(piece.written)]
        for word, end, time in zip(
            written, ends, _piece_times(piece, written, heard, start), strict=True
        ):
            yield _Word(piece, word[0], piece.written[word.end() : end], time)


def _piece_times(
    piece: Piece, written: Sequence[re.Match[str]], heard: _Heard, start: int
) -> list[_Time | None]:
    """The time of each written word of a piece that is spoken from the character `start` on; None
    for one that has no sound."""
    spoken = written
    if piece.written != piece.spoken:
        spoken = list(_WORD.finditer(piece.spoken))
    if len(spoken) == len(written):
        return [heard.during(start + word.start(), start + word.end()) for word in spoken]
    whole = heard.during(start, start + len(piece.spoken))
    if whole is None:
        return [None] * len(written)
    return list(_shares(whole, [len(word[0]) for word in written]))


def _timed(group: Sequence[_Word], now: int) -> tuple[list[CueWord], int]:
    """The words of a cue, none before `now` or before the one in front; white space is joined."""
    timed: list[CueWord] = []
    for word in group:
        if not word.text and timed:
            timed[-1] = replace(timed[-1], space=timed[-1].space + word.space)
            continue
        start, end = (round(word.time[0]), round(word.time[1])) if word.time else (now, now)
        start = max(start, now)
        now = max(end, start)
        timed.append(
            CueWord(text=word.text, start=start, end=now, space=word.space, kind=word.piece.kind)
        )
    return timed, now


def _trimmed(timed: list[CueWord], *, block: bool) -> list[CueWord]:
    """Without white space around it, but with the indentation of a block's first line."""
    if timed and not timed[0].text:
        indent = _INDENT.fullmatch(timed[0].space) if block and len(timed) > 1 else None
        timed[:1] = [replace(timed[0], space=indent[1])] if indent else []
    if timed:
        timed[-1] = replace(timed[-1], space="")
    return timed


def _shares(time: _Time, sizes: Sequence[int]) -> list[_Time]:
    """`time`, cut by `sizes`."""
    start, end = time
    total = max(1, sum(sizes))
    edges = [start]
    for size in sizes:
        edges.append(edges[-1] + (end - start) * size / total)
    return list(pairwise(edges))
