"""Whether a voice sounds as it did: its timbre, pitch, level and pace, by its takes."""

from __future__ import annotations

from msgspec import Struct

from producer.listen.flaws import Profile
from producer.listen.voiceprint import distance

_TIMBRE, _PITCH, _LEVEL, _PACE = 0.4, 1.12, 2.0, 0.2
"""How far apart two sets of takes of one voice may be. Ten takes and ten others, of twelve voices:
0.25 in timbre, 1.05 in pitch, 0.5 dB, 8 % at most."""
_SAME = 0.5
"""The share of it that takes of the same sentences may be apart."""


class Sound(Struct, frozen=True, kw_only=True, array_like=True):
    """How a voice sounds, by its takes."""

    level: float
    """Their usual level, dBFS."""
    pace: float
    """How long they take, against a voice of middling pace."""
    pitch: float
    """Their usual fundamental frequency, hertz; 0: none."""
    timbre: tuple[float, ...]
    """Their mean cepstrum."""


def sound(profile: Profile) -> Sound:
    """What of a profile a voice keeps."""
    return Sound(
        level=round(profile.level, 2),
        pace=round(profile.pace, 4),
        pitch=round(profile.pitch, 1),
        timbre=tuple(round(value, 3) for value in profile.timbre),
    )


def drift(was: Sound, now: Sound, *, same: bool = False) -> str:
    """How a voice sounds otherwise than it did, in words; empty: it sounds as it did. `same` says
    that both are of the same sentences."""
    share = _SAME if same else 1.0
    found = []
    far = distance(was.timbre, now.timbre)
    if far > share * _TIMBRE:
        found.append(f"its timbre is {far:.2f} away")
    ratio = now.pitch / was.pitch if was.pitch and now.pitch else 1.0
    if max(ratio, 1 / ratio) > 1 + share * (_PITCH - 1):
        found.append(f"it speaks at {now.pitch:.0f} Hz, not {was.pitch:.0f}")
    louder = now.level - was.level
    if abs(louder) > share * _LEVEL:
        found.append(f"it is {abs(louder):.1f} dB {'louder' if louder > 0 else 'quieter'}")
    slower = now.pace / was.pace - 1
    if abs(slower) > share * _PACE:
        found.append(f"it is {100 * abs(slower):.0f} % {'slower' if slower > 0 else 'faster'}")
    return ", ".join(found)
