"""The JSON transcript of Podcasting 2.0, version 1.0.0, one segment a Cue.

`speaker`, `startTime`, `endTime` (seconds) and `body` are the standard's; `body` is exactly what
was written. Ours are `words`, each with `body`, `startTime` and `endTime` (a reader finds them in
the segment's body one after the other; words that run together have no space between them),
`kind` (`code` or `maths`) of a word that is no text, and `block`: true for a code block or a
formula on lines of its own.
"""

from __future__ import annotations

import json

from producer.model import Cue, CueWord
from producer.podcast.text import seconds, whole

SUFFIX = ".json"
TYPE = "application/json"


def render(cues: tuple[Cue, ...], rate: int) -> str:
    """The transcript, one segment a line."""
    segments = []
    free = 0
    for cue in cues:
        start = max(cue.start, free)
        free = max(cue.end, start)
        segments.append(json.dumps(_segment(cue, start, free, rate), ensure_ascii=False))
    body = ",\n".join(segments)
    return f'{{"version": "1.0.0", "segments": [\n{body}\n]}}\n'


def _segment(cue: Cue, start: int, end: int, rate: int) -> dict[str, object]:
    segment: dict[str, object] = {
        "speaker": whole(cue.speaker),
        "startTime": seconds(start, rate),
        "endTime": seconds(end, rate),
        "body": whole(_body(cue)),
    }
    if cue.block:
        segment["block"] = True
    segment["words"] = [_word(word, rate) for word in cue.words if word.text]
    return segment


def _body(cue: Cue) -> str:
    if not cue.block:
        return cue.text
    # The first line's indentation is a block's own.
    return "".join(word.text + word.space for word in cue.words).strip("\n").rstrip()


def _word(word: CueWord, rate: int) -> dict[str, object]:
    found: dict[str, object] = {
        "body": whole(word.text),
        "startTime": seconds(word.start, rate),
        "endTime": seconds(word.end, rate),
    }
    if word.kind != "text":
        found["kind"] = word.kind
    return found
