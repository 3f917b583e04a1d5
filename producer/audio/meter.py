"""How loud a chapter and each of its clips are as they are mixed, from the levels of its takes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from producer.audio import loudness
from producer.audio.gains import voice_target
from producer.audio.peaks import HEADROOM
from producer.model import Format, Timeline

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WINDOW = 3
"""Seconds of the window of short-term loudness."""
_SILENT = -60.0


class Meter:
    """The powers of a chapter's clips, 100 ms each, with their gains."""

    def __init__(
        self, timeline: Timeline, levels: Mapping[str, bytes], gains: Sequence[float], form: Format
    ) -> None:
        """`levels` are the takes' by key, `gains` the decibels of each utterance."""
        self.form = form
        self.seconds = timeline.length / timeline.rate
        self._offset = form.lufs - voice_target(form)
        self._clips: list[tuple[int, float, NDArray[np.float64]]] = []
        ceiling = form.peak - HEADROOM
        for clip in timeline.clips:
            if clip.take:
                powers = loudness.limited_powers(levels[clip.take], gains[clip.utterance], ceiling)
                self._clips.append((clip.utterance, clip.start / timeline.rate, powers))

    def level(self, utterances: set[int]) -> float | None:
        """Integrated loudness of some utterances together, LUFS; None: nothing sounds."""
        import numpy as np

        found = [powers for number, _, powers in self._clips if number in utterances]
        if not found:
            return None
        level = loudness.integrated(np.concatenate(found)) + self._offset
        return level if math.isfinite(level) else None

    def whole(self) -> float | None:
        """Integrated loudness of the chapter, its pauses too, LUFS; None: nothing sounds."""
        level = loudness.integrated(self._placed()) + self._offset
        return level if math.isfinite(level) else None

    def curve(self) -> tuple[float | None, ...]:
        """Loudness of the three seconds around each second, LUFS; None: silence."""
        import numpy as np

        hops = loudness.HOPS_PER_SECOND
        whole = self._placed()
        size = _WINDOW * hops
        sums = np.concatenate(([0.0], np.cumsum(np.pad(whole, size // 2))))
        found: list[float | None] = []
        for second in range(len(whole) // hops):
            middle = second * hops + hops // 2
            mean = float(sums[middle + size] - sums[middle]) / size
            level = loudness.decibels(mean) + self._offset if mean > 1e-12 else -math.inf
            found.append(round(level, 2) if level > _SILENT else None)
        return tuple(found)

    def _placed(self) -> NDArray[np.float64]:
        """Powers of each 100 ms of the chapter, up to a whole second."""
        import numpy as np

        hops = loudness.HOPS_PER_SECOND
        whole = np.zeros(max(1, math.ceil(self.seconds)) * hops)
        for _, start, powers in self._clips:
            first = round(start * hops)
            part = powers[: max(0, len(whole) - first)]
            whole[first : first + len(part)] += part
        return whole
