"""How much louder each voice of a chapter is made: one gain a voice, pinned until it is off.

A gain that followed every edit would change every block of the chapter. So a gain that was given
once stays until what it leads to leaves the tolerance.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from producer.audio import loudness
from producer.audio.peaks import HEADROOM
from producer.model import Format

VOICE_TOLERANCE = 0.4
"""How far, in LU, a voice may be from the wanted loudness: two of them stay within 1 LU."""
CHAPTER_TOLERANCE = 0.7
"""How far, in LU, a chapter may be from it."""
SHORT_SECONDS = 3.0
"""Under this, a voice's loudness in a chapter says little about the voice."""
_LARGEST_REDUCTION = 15.0
_PAUSE_HOPS = 5
_RANGE = (-40.0, 40.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class GainPlan:
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
    reference = reference or {}
    levels = {
        voice: b"".join(level for name, level in speech if name == voice) for voice, _ in speech
    }
    target = voice_target(audio_format)
    gains: dict[str, float] = {}
    remastered: list[str] = []

    def wanted(voice: str) -> float:
        return _wanted(levels[voice], reference.get(voice, b""), audio_format)

    for voice in sorted(levels):
        if voice not in pinned:
            gains[voice] = wanted(voice)
            continue
        gains[voice] = pinned[voice]
        off = _loudness(levels[voice], pinned[voice], audio_format) - target
        if abs(off) > VOICE_TOLERANCE:
            gains[voice] = wanted(voice)
            if gains[voice] != pinned[voice]:
                remastered.append(f"{voice} would be {off:+.1f} LU off")
    off = _chapter(speech, gains, audio_format) - target
    if math.isfinite(off) and abs(off) > CHAPTER_TOLERANCE:
        gains = {voice: round(wanted(voice) - off, 2) for voice in sorted(levels)}
        if any(gains[voice] != pinned.get(voice, gains[voice]) for voice in gains):
            remastered.append(f"the chapter would be {off:+.1f} LU off")
    channels = audio_format.lufs - target
    return GainPlan(
        gains=tuple(gains.items()),
        voices=tuple(
            (voice, _loudness(levels[voice], gain, audio_format) + channels)
            for voice, gain in gains.items()
        ),
        loudness=_chapter(speech, gains, audio_format) + channels,
        remastered=tuple(remastered),
    )


def voice_target(audio_format: Format) -> float:
    """Loudness, LUFS, that one channel must have so that all of them have the format's."""
    return audio_format.lufs - 10 * math.log10(audio_format.channels)


def _wanted(level: bytes, reference: bytes, audio_format: Format) -> float:
    """The gain, to 0.01 dB, that a voice asks for."""
    own = _solve(level, audio_format)
    if not reference or loudness.seconds(level) >= SHORT_SECONDS:
        return own
    usual = _solve(reference, audio_format)
    return round(min(max(usual, own - VOICE_TOLERANCE), own + VOICE_TOLERANCE), 2)


def _solve(level: bytes, audio_format: Format) -> float:
    """The gain, to 0.01 dB, that brings these levels to the wanted loudness; 0 for silence."""
    target = voice_target(audio_format)
    peak = loudness.highest(level)
    low, high = _RANGE
    if not math.isfinite(peak):
        return 0.0
    high = min(high, audio_format.peak - HEADROOM + _LARGEST_REDUCTION - peak)
    while high - low > 0.005:
        middle = (low + high) / 2
        if _loudness(level, middle, audio_format) < target:
            low = middle
        else:
            high = middle
    return round(high, 2)


def _loudness(level: bytes, gain: float, audio_format: Format) -> float:
    ceiling = audio_format.peak - HEADROOM
    return loudness.integrated(loudness.limited_powers(level, gain, ceiling))


def _chapter(
    speech: Sequence[tuple[str, bytes]], gains: Mapping[str, float], audio_format: Format
) -> float:
    import numpy as np

    ceiling = audio_format.peak - HEADROOM
    pause = np.zeros(_PAUSE_HOPS)
    hops = [pause]
    for voice, level in speech:
        hops += [loudness.limited_powers(level, gains[voice], ceiling), pause]
    return loudness.integrated(np.concatenate(hops))
