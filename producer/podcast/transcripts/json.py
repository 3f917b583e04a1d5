"""The JSON transcript of Podcasting 2.0, version 1.0.0, one segment a Cue.

`speaker`, `startTime`, `endTime` (seconds) and `body` are the standard's; `body` is exactly what
was written. Ours are `words`, each with `body`, `startTime` and `endTime` (a reader finds them in
the segment's body one after the other; words that run together have no space between them),
`kind` (`code` or `maths`) of a word that is no text, and `block`: true for a code block or a
formula on lines of its own.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from producer.model import Cue, CueWord
from producer.podcast.text import seconds, whole

SUFFIX = ".json"
TYPE = "application/json"


_BLOCK = '"block": true, '
_text: Callable[[str], str] = json.encoder.encode_basestring


def render(cues: tuple[Cue, ...], rate: int) -> str:
    """The transcript, one segment a line."""
    segments = []
    free = 0
    for cue in cues:
        start = max(cue.start, free)
        free = max(cue.end, start)
        segments.append(_segment(cue, start, free, rate))
    body = ",\n".join(segments)
    return f'{{"version": "1.0.0", "segments": [\n{body}\n]}}\n'


def _segment(cue: Cue, start: int, end: int, rate: int) -> str:
    # Written out by hand: a long book has hundreds of thousands of words.
    words = ", ".join([_word(word, rate) for word in cue.words if word.text])
    return (
        f'{{"speaker": {_text(whole(cue.speaker))}, '
        f'"startTime": {seconds(start, rate)}, "endTime": {seconds(end, rate)}, '
        f'"body": {_text(whole(_body(cue)))}, '
        f'{_BLOCK if cue.block else ""}"words": [{words}]}}'
    )


def _body(cue: Cue) -> str:
    if not cue.block:
        return cue.text
    # The first line's indentation is a block's own.
    return "".join(word.text + word.space for word in cue.words).strip("\n").rstrip()


def _word(word: CueWord, rate: int) -> str:
    start, end = word.start * 1000 // rate / 1000, word.end * 1000 // rate / 1000
    kind = "" if word.kind == "text" else f', "kind": "{word.kind}"'
    body = f'"{word.text}"' if word.text.isalnum() else _text(whole(word.text))
    return f'{{"body": {body}, "startTime": {start}, "endTime": {end}{kind}}}'
