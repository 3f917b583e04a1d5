"""Cues as captions: what stands on the screen at once, and when. Words keep their times."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

from producer.model import Cue, CueWord
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


def _timed(cue: Cue, rate: int, speaker: str, cut: tuple[Group, ...]) -> list[Caption]:
    found = []
    for lines, _, tokens, whole in cut:
        if whole:
            words = cue.words[tokens[0].first : tokens[-1].last + 1]
            start = words[0].start * 1000 // rate
            end = max([word.end for word in words]) * 1000 // rate
        else:
            times = [_time(token, cue.words, rate) for token in tokens]
            start, end = times[0][0], max(end for _, end in times)
        found.append(Caption(speaker, start, end, lines))
    if any(a.start >= b.start for a, b in pairwise(found)):
        # The words of a block have no times of their own where a gist of it is spoken.
        begin, end = milliseconds(cue.start, rate), milliseconds(cue.end, rate)
        total = sum(group.letters for group in cut)
        edges = accumulate((group.letters for group in cut), initial=0)
        at = [begin + (end - begin) * edge // total for edge in edges]
        found = [
            Caption(speaker, at[n], at[n + 1], caption.lines) for n, caption in enumerate(found)
        ]
    return found


def _time(token: Token, words: tuple[CueWord, ...], rate: int) -> tuple[int, int]:
    """Start and end of a chunk of what its words say, or of a name, in milliseconds."""
    start = words[token.first].start * 1000 // rate
    end = max(word.end for word in words[token.first : token.last + 1]) * 1000 // rate
    span = max(end - start, 0)
    return start + span * token.begin // token.size, start + span * token.end // token.size


def _in_order(found: list[Caption]) -> Iterator[Caption]:
    free = 0
    following = [caption.start for caption in found[1:]] + [-1]
    for (speaker, start, end, lines), after in zip(found, following, strict=False):
        start = max(start, free)
        end = max(end, start + 1)
        free = after if start < after < end else end
        yield Caption(speaker, start, free, lines)
