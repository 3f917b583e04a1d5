"""What the engines that read phonemes share: parts of a long Utterance, joined, with word times."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from producer.errors import SpeechError
from producer.model import Utterance
from producer.speech.engines import Recording

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Sound = tuple["NDArray[np.float32]", "NDArray[np.float64]"]
"""Samples of a string of phonemes, and for each phoneme, with one before and one after them all,
how many samples it lasts."""

LEAD = 3 * 600
"""Samples at 24 kHz by which Kokoro's sound runs ahead of its durations: kokoro's own pipeline
takes three units off in `join_timestamps`, and the first word was heard 70 to 85 ms early in every
voice measured. hibari, which learned from Kokoro, does the same."""

_GAPS = {"sentence": 0.35, "clause": 0.12, "word": 0.04, "end": 0.0}
"""Seconds of silence where a long Utterance was cut."""


def read(
    utterance: Utterance,
    run: Callable[[str], Sound],
    *,
    rate: int,
    most: int,
    british: bool,
    known: frozenset[str],
    lead: float = LEAD,
) -> Recording:
    """Record `utterance` with `run`, which is given at most `most` phonemes of `known` at a time.

    Raises SpeechError when there is nothing to say or what `run` gave is no sound.
    """
    import numpy as np

    from producer.speech.phonemes import phonemes, split, word_times
    from producer.speech.soundcheck import trim

    parts = []
    sounds: list[NDArray[np.int16]] = []
    at = 0
    pieces = split(phonemes(utterance, british=british, known=known), most)
    for part, ends in pieces:
        floats, lasts = run(part.symbols)
        first = max(0, round(float(lasts[0]) - lead))
        sound = _samples(floats)
        one = Recording(rate=rate, samples=sound, words=((min(first, len(sound)), len(sound)),))
        cut = trim(one) if len(pieces) > 1 else one
        start = cut.words[0][0] if cut.words else 0
        symbol_ends = np.rint(np.cumsum(lasts[1:-1])).astype(np.int64)
        parts.append((part, tuple(symbol_ends.tolist()), at + start))
        gap = np.zeros(round(_GAPS[ends] * rate), dtype=np.int16)
        sounds += [cut.samples, gap]
        at += len(cut.samples) + len(gap)
    joined = np.concatenate(sounds)
    words = word_times(tuple(parts), len(utterance.text.split()), len(joined))
    return Recording(rate=rate, samples=joined, words=words)


def _samples(sound: NDArray[np.float32]) -> NDArray[np.int16]:
    """As 16-bit samples; what is louder than full scale is made softer, not cut off."""
    import numpy as np

    if not np.isfinite(sound).all():
        raise SpeechError("the model gave numbers that are no sound")
    loudest = float(np.abs(sound).max(initial=0.0))
    scale = 32_767.0 if loudest <= 0.9766 else 32_000 / loudest
    return np.asarray(np.rint(sound * scale), dtype=np.int16)
