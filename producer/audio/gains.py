"""How much louder each voice of a chapter is made: one gain a voice, pinned until it is off.

A gain that followed every edit would change every block of the chapter. So a gain that was given
once stays until what it leads to leaves the tolerance.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from msgspec import Struct

from producer.audio import loudness
from producer.audio.peaks import HEADROOM
from producer.model import Format

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

VOICE_TOLERANCE = 0.4
"""How far, in LU, a voice may be from the others: two of them stay within 1 LU."""
CHAPTER_TOLERANCE = 0.7
"""How far, in LU, a chapter may be from the wanted loudness."""
SHORT_SECONDS = 3.0
"""Under this, a voice's loudness in a chapter says little about the voice."""
_LARGEST_REDUCTION = 15.0
_PAUSE_HOPS = 5
_ROUNDS = 4
_CLOSE = 0.05
_RANGE = (-40.0, 40.0)


class GainPlan(Struct, frozen=True, kw_only=True):
    """The gains of a chapter's voices and what they lead to."""

    gains: tuple[tuple[str, float], ...]
    """Voice and decibels, to 0.01 dB, by the voice's name."""
    voices: tuple[tuple[str, float], ...]
    """Voice and its integrated loudness with its gain, LUFS."""
    loudness: float
    """Integrated loudness of the chapter, LUFS; -inf: nothing is spoken."""
    remastered: tuple[str, ...]
    """Why pinned gains were given up, one line each; empty: none was."""


def plan_gains(
    speech: Sequence[tuple[str, bytes]],
    *,
    audio_format: Format,
    pinned: Mapping[str, float] | None = None,
    reference: Mapping[str, bytes] | None = None,
) -> GainPlan:
    """The gains that bring each voice of a chapter, and so the chapter, to the format's loudness.

    `speech` has the voice and the levels (`loudness.levels`) of each take, in order; `pinned` the
    gains of an earlier build. `reference` may have the levels of more takes of a voice, from other
    chapters: the gain of a voice that says next to nothing here leans towards what they ask for.
    """
    pinned = pinned or {}
    said = _Speech(speech, reference or {}, audio_format)
    target = voice_target(audio_format)
    gains = {voice: pinned[voice] for voice in said.voices if voice in pinned}
    remastered: list[str] = []
    if gains:
        level = said.usual(gains)
        for voice in said.voices:
            off = said.voice(voice, gains[voice]) - level if voice in gains else math.inf
            if abs(off) > VOICE_TOLERANCE:
                gains[voice] = said.wanted(voice, level)
                if voice in pinned and gains[voice] != pinned[voice]:
                    remastered.append(f"{voice} would be {off:+.1f} LU off the other voices")
    off = said.chapter(gains) - target if len(gains) == len(said.voices) else math.inf
    if abs(off) > CHAPTER_TOLERANCE:
        gains = _fresh(said, target)
        if any(gains[voice] != pinned.get(voice, gains[voice]) for voice in gains):
            remastered.append(f"the chapter would be {off:+.1f} LU off")
    channels = audio_format.lufs - target
    return GainPlan(
        gains=tuple(sorted(gains.items())),
        voices=tuple((voice, said.voice(voice, gains[voice]) + channels) for voice in said.voices),
        loudness=said.chapter(gains) + channels,
        remastered=tuple(remastered),
    )


def _fresh(said: _Speech, target: float) -> dict[str, float]:
    """Gains for voices level with each other in a chapter of the wanted loudness.

    Pauses take a little from the chapter, so the voices are a little louder than it.
    """
    level = target
    for _ in range(_ROUNDS):
        gains = {voice: said.wanted(voice, level) for voice in said.voices}
        off = said.chapter(gains) - target
        if not math.isfinite(off) or abs(off) < _CLOSE:
            break
        level -= off
    return gains


def voice_target(audio_format: Format) -> float:
    """Loudness, LUFS, that one channel must have so that all of them have the format's."""
    return audio_format.lufs - 10 * math.log10(audio_format.channels)


class _Speech:
    """The levels of all that is said in a chapter, with a pause around each take."""

    def __init__(
        self,
        speech: Sequence[tuple[str, bytes]],
        reference: Mapping[str, bytes],
        audio_format: Format,
    ) -> None:
        import numpy as np

        self.voices = sorted({voice for voice, _ in speech})
        self._reference = reference
        self._ceiling = audio_format.peak - HEADROOM
        self._levels = {
            voice: b"".join(level for name, level in speech if name == voice)
            for voice in self.voices
        }
        pause = loudness.silence(_PAUSE_HOPS)
        self._all = pause + b"".join(level + pause for _, level in speech)
        lengths = [_PAUSE_HOPS]
        owners = [-1]
        for voice, level in speech:
            lengths += [loudness.rows(level), _PAUSE_HOPS]
            owners += [self.voices.index(voice), -1]
        self._owners = np.repeat(owners, lengths)
        self._told: dict[tuple[tuple[str, float], ...], float] = {}

    def chapter(self, gains: Mapping[str, float]) -> float:
        """Integrated loudness of it all, LUFS."""
        import numpy as np

        asked = tuple((voice, gains[voice]) for voice in self.voices)
        if asked not in self._told:
            by_number = np.array([*(gain for _, gain in asked), 0.0])
            self._told[asked] = self._loudness(self._all, by_number[self._owners])
        return self._told[asked]

    def voice(self, voice: str, gain: float) -> float:
        """Integrated loudness of what `voice` says, LUFS."""
        asked = ((voice, gain), ("", 0.0))
        if asked not in self._told:
            self._told[asked] = self._loudness(self._levels[voice], gain)
        return self._told[asked]

    def usual(self, gains: Mapping[str, float]) -> float:
        """The loudness of the voice in the middle: half of what is said is as soft, or softer."""
        found = sorted((self.voice(voice, gain), voice) for voice, gain in gains.items())
        hops = [loudness.rows(self._levels[voice]) for _, voice in found]
        said = accumulate(hops)
        return next(level for (level, _), so_far in zip(found, said, strict=True)
                    if 2 * so_far >= sum(hops))  # fmt: skip

    def wanted(self, voice: str, level: float) -> float:
        """The gain, to 0.01 dB, that brings `voice` to `level`; 0 for silence."""
        own = self._solve(self._levels[voice], level)
        elsewhere = self._reference.get(voice, b"")
        seconds = loudness.rows(self._levels[voice]) / loudness.HOPS_PER_SECOND
        if not elsewhere or seconds >= SHORT_SECONDS:
            return own
        usual = self._solve(elsewhere, level)
        return round(min(max(usual, own - VOICE_TOLERANCE), own + VOICE_TOLERANCE), 2)

    def _solve(self, levels: bytes, level: float) -> float:
        peak = loudness.highest(levels)
        if not math.isfinite(peak):
            return 0.0
        low, high = _RANGE
        high = min(high, self._ceiling + _LARGEST_REDUCTION - peak)
        while high - low > 0.005:
            middle = (low + high) / 2
            if self._loudness(levels, middle) < level:
                low = middle
            else:
                high = middle
        return round(high, 2)

    def _loudness(self, levels: bytes, gain: float | NDArray[np.float64]) -> float:
        return loudness.integrated(loudness.limited_powers(levels, gain, self._ceiling))
