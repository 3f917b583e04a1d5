"""The ear-model: which words are heard in takes, and when.

The model hears half a minute at a time, whether it is full or not. So takes are heard several at
once, a second apart, and each word goes to the take in which it begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from producer.listen.spectrum import RATE, at_rate
from producer.model import HeardWord

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WINDOW = 28.0
"""Seconds of takes, and of the silence between them, that are heard at once."""
GAP = 1.0
"""Seconds of silence before, between and after them."""


class Ear:
    """A Whisper model, loaded once, on one core."""

    def __init__(self, folder: Path) -> None:
        """`folder` holds `model.bin`, `config.json`, `tokenizer.json` and `vocabulary.txt`."""
        from faster_whisper import WhisperModel

        self.model = WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=1)

    def hear(
        self, takes: Sequence[tuple[NDArray[np.int16], int]], language: str
    ) -> list[tuple[HeardWord, ...]]:
        """The words of each take (its samples and their rate), in its samples."""
        import numpy as np

        gap = round(GAP * RATE)
        parts = [np.zeros(gap, np.float32)]
        spans: list[tuple[int, int]] = []
        at = gap
        for samples, rate in takes:
            wave = at_rate(samples, rate)
            spans.append((at, at + len(wave)))
            parts += [wave, np.zeros(gap, np.float32)]
            at += len(wave) + gap
        found: list[list[HeardWord]] = [[] for _ in takes]
        for text, start, end in self._words(np.concatenate(parts), language):
            owner = nearest(spans, (start + end) / 2)
            first, last = spans[owner]
            scale = takes[owner][1] / RATE
            found[owner].append(
                HeardWord(
                    text=text,
                    start=round((min(max(start, first), last) - first) * scale),
                    end=round((min(max(end, first), last) - first) * scale),
                )
            )
        return [tuple(words) for words in found]

    def _words(
        self, wave: NDArray[np.float32], language: str
    ) -> Iterator[tuple[str, float, float]]:
        """Words with their start and end, in samples of `wave`."""
        whole: tuple[str, float, float] | None = None
        segments, _ = self.model.transcribe(
            wave,
            language=language,
            beam_size=1,
            temperature=0.0,
            condition_on_previous_text=False,
            word_timestamps=True,
        )
        for segment in segments:
            for word in segment.words or ():
                if whole and not word.word.startswith(" "):  # "$2" and ",500"
                    whole = (whole[0] + word.word, whole[1], word.end * RATE)
                    continue
                if whole:
                    yield whole
                whole = (word.word.strip(), word.start * RATE, word.end * RATE)
        if whole:
            yield whole


def nearest(spans: Sequence[tuple[int, int]], at: float) -> int:
    """The number of the span that `at` lies in, or nearest to."""
    return min(range(len(spans)), key=lambda one: max(spans[one][0] - at, at - spans[one][1], 0.0))


def packed(seconds: Sequence[float]) -> list[list[int]]:
    """Numbers of takes of so many `seconds`, in groups to be heard at once; the longest first."""
    groups: list[tuple[float, list[int]]] = []
    for number in sorted(range(len(seconds)), key=lambda one: -seconds[one]):
        length = seconds[number] + GAP
        for place, (full, group) in enumerate(groups):
            if full + length <= WINDOW:
                groups[place] = (full + length, [*group, number])
                break
        else:
            groups.append((GAP + length, [number]))
    return [group for _, group in groups]
