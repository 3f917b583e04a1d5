"""Where the words of a person's recording are: its pauses are laid on the gaps between words.

Nothing is recognized. A recording has stretches of sound with pauses between; each word needs time
by its letters, and people pause after punctuation. Of all ways to deal the words out to the
stretches in order, the likeliest is taken, and a stretch's words share its time by their letters.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from producer.model import Utterance
from producer.speech.engines import Recording
from producer.speech.soundcheck import accept
from producer.speech.takes import letters

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RECIPE = 1
"""Of `fitted`; raised when the same recording would be cut or aligned otherwise."""
_FRAME = 0.010
"""Seconds over which a level is measured."""
_BELOW = 38.0
"""dB below its loud parts down to which a sound may be speech ..."""
_ABOVE = 9.0
"""... if it is so many above the room's noise."""
_PAUSE = 0.13
"""Seconds of the shortest pause: a stop's closure is shorter."""
_BEFORE, _AFTER, _FADE = 0.06, 0.14, 0.02
"""Seconds that are kept around speech, and over which the cut edges fade."""
_SPREAD = (0.08, 0.012)
"""Variance of a stretch's length around what its words need: for each second of it, and at least.

With these the start of a word is off by 0.10 s on average, and by 0.25 s when words are merely
spread over the whole: over 265 words of Kokoro's, whose own times are known."""
_NO_STOP, _COMMA, _NO_PAUSE = 4.0, 0.4, 2.0
"""What it costs to pause where nothing or a comma stands, and not to pause after a sentence."""


def fitted(utterance: Utterance, rate: int, samples: NDArray[np.int16]) -> tuple[Recording, str]:
    """A person's recording of `utterance` without what lies before and after the words, and the
    times of the words; and what is doubtful about it, in one line, empty if nothing is.

    A recording without sound comes back empty.
    """
    import numpy as np

    frame = max(1, round(_FRAME * rate))
    stretches = _stretches(samples, frame)
    if not stretches:
        return Recording(rate=rate, samples=samples[:0], words=()), "there is no voice in it"
    start = max(0, stretches[0][0] * frame - round(_BEFORE * rate))
    end = min(len(samples), stretches[-1][1] * frame + round(_AFTER * rate))
    cut = samples[start:end].copy()
    fade = min(round(_FADE * rate), len(cut) // 2)
    rise = np.sin((np.arange(fade) + 0.5) / max(fade, 1) * (np.pi / 2)) ** 2
    for edge in (cut, cut[::-1]):
        edge[:fade] = np.rint(edge[:fade] * rise)
    spans = [(a * frame - start, min(b * frame, end) - start) for a, b in stretches]
    words = times(utterance.text, spans, rate)
    recording = Recording(rate=rate, samples=cut, words=words)
    return recording, accept(utterance, Recording(rate=rate, samples=cut))


def times(text: str, stretches: list[tuple[int, int]], rate: int) -> tuple[tuple[int, int], ...]:
    """Start and end in samples of each word of `text`, said within `stretches` of samples."""
    words = text.split()
    weights = [float(letters(word) + 1) for word in words]
    found: list[tuple[int, int]] = []
    edges = _dealt(words, weights, [(b - a) / rate for a, b in stretches])
    for (start, end), (first, last) in zip(stretches, pairwise(edges), strict=True):
        own = weights[first:last]
        total = sum(own)
        ends = [0.0, *accumulate(own)]
        found += [
            (start + int((end - start) * a / total), start + int((end - start) * b / total))
            for a, b in pairwise(ends)
        ]
    return tuple(found)


def _dealt(words: list[str], weights: list[float], seconds: list[float]) -> list[int]:
    """How many words are over before each stretch, and after the last: the cheapest way."""
    import numpy as np

    pace = sum(seconds) / sum(weights)
    needs = np.array([0.0, *accumulate(weights)]) * pace
    stops = [_stop(word) for word in words]
    after = np.array([0.0, *(_NO_STOP if s == 0 else _COMMA if s == 1 else 0.0 for s in stops)])
    sentences = np.array([0.0, *accumulate(_NO_PAUSE * (stop == 2) for stop in stops)])
    count = len(words)
    need = needs[None, :] - needs[:, None]
    # Sentences that end inside a stretch, its last word's own aside.
    inside = sentences[np.maximum(np.arange(count + 1) - 1, 0)][None, :] - sentences[:, None]
    rows, columns = np.indices((count + 1, count + 1))
    fixed = np.where(columns > rows, np.maximum(inside, 0.0), 0.0)
    fixed[columns < rows] = np.inf
    spread = _SPREAD[1] + _SPREAD[0] * np.maximum(need, 0.0)
    cost = np.full(count + 1, np.inf)
    cost[0] = 0.0
    came: list[NDArray[np.intp]] = []
    for number, length in enumerate(seconds):
        step = cost[:, None] + (length - need) ** 2 / spread + fixed
        if number + 1 < len(seconds):
            step = step + after[None, :]
        came.append(step.argmin(axis=0))
        cost = step.min(axis=0)
    edges = [count]
    for back in reversed(came):
        edges.append(int(back[edges[-1]]))
    return edges[::-1]


def _stop(word: str) -> int:
    """2: a sentence ends with it, 1: a clause does, 0: neither."""
    end = word.rstrip("\"'”’)")[-1:]
    return 2 if end in (".", "!", "?", "…") else 1 if end in (",", ";", ":", "—") else 0


def _stretches(samples: NDArray[np.int16], frame: int) -> list[tuple[int, int]]:
    """Start and end, in frames, of each stretch of sound between two pauses."""
    import numpy as np

    count = len(samples) // frame
    if not count:
        return []
    rows = samples[: count * frame].reshape(count, frame).astype(np.float32) / 32_768
    levels = 10 * np.log10(np.maximum(np.einsum("ij,ij->i", rows, rows) / frame, 1e-10))
    loud = float(np.percentile(levels, 95))
    if loud < -70:
        return []
    noise = float(np.percentile(levels, 5))
    heard = levels > max(loud - _BELOW, min(noise + _ABOVE, loud - 12))
    borders = np.flatnonzero(np.diff(heard, prepend=False, append=False)).reshape(-1, 2)
    found: list[tuple[int, int]] = []
    for start, end in borders.tolist():
        if found and start - found[-1][1] < _PAUSE / _FRAME:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    longest = max(end - start for start, end in found)
    # A click or a breath on its own is no words.
    return [one for one in found if one[1] - one[0] > min(6, longest - 1)]
