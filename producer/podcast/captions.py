"""Cues as captions: what stands on the screen at once, and when. Words keep their times."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

from producer.model import Cue
from producer.podcast.layout import Group, Shape, Token, groups
from producer.podcast.text import clean, milliseconds


class Caption(NamedTuple):
    """What stands on the screen at once."""

    speaker: str
    """The role."""
    start: int
    """Milliseconds."""
    end: int
    """Milliseconds; after the start, and not after the next caption's start."""
    lines: tuple[str, ...]
    """Never empty, and no line is blank."""


def captions(cues: tuple[Cue, ...], rate: int, shape: Shape) -> Iterator[Caption]:
    """All captions, in order; their times never overlap and never go back."""
    found: list[Caption] = []
    before = ""
    for cue in cues:
        speaker = " ".join(clean(cue.speaker).split())
        words = tuple([(word.text, word.space) for word in cue.words])
        cut = groups(words, shape, speaker, speaker != before, cue.block)
        if cut:
            before = speaker
            found.extend(_timed(cue, rate, speaker, cut))
    return _in_order(found)


def _timed(cue: Cue, rate: int, speaker: str, cut: tuple[Group, ...]) -> Iterator[Caption]:
    at = [word.start * 1000 // rate for word in cue.words]
    until = [max(word.start, word.end) * 1000 // rate for word in cue.words]
    starts = [_start(group.tokens[0], at, until) for group in cut]
    ends = [_end(group, at, until) for group in cut]
    if len(cut) > 1 and any(a >= b for a, b in pairwise(starts)):
        # The words of a block have no times of their own where a gist of it is spoken.
        begin, end = milliseconds(cue.start, rate), milliseconds(cue.end, rate)
        sizes = [group.letters for group in cut]
        edges = [begin + (end - begin) * n // sum(sizes) for n in accumulate(sizes, initial=0)]
        starts, ends = edges[:-1], edges[1:]
    for group, start, end in zip(cut, starts, ends, strict=True):
        yield Caption(speaker, start, end, group.lines)


def _start(token: Token, at: list[int], until: list[int]) -> int:
    begin = at[token.first]
    if not token.begin:
        return begin
    return begin + (_last(token, until) - begin) * token.begin // token.size


def _end(group: Group, at: list[int], until: list[int]) -> int:
    if group.whole:
        return max(until[group.tokens[0].first : group.tokens[-1].last + 1])
    return max(
        at[token.first] + (_last(token, until) - at[token.first]) * token.end // token.size
        for token in group.tokens
    )


def _last(token: Token, until: list[int]) -> int:
    return max(until[token.first : token.last + 1])


def _in_order(found: list[Caption]) -> Iterator[Caption]:
    free = 0
    for number, (speaker, start, end, lines) in enumerate(found):
        start = max(start, free)
        end = max(end, start + 1)
        if number + 1 < len(found) and start < found[number + 1].start < end:
            end = found[number + 1].start
        free = end
        yield Caption(speaker, start, end, lines)
