"""How far two sounds of English are apart: phonemes as places in the mouth.

Phonemes are misaki's, as `speech.phonemes` and hibari's G2P give them. A diphthong is two sounds,
an affricate is two; stress and length are none. A vowel is a place in the vowel chart of the IPA
(height, backness, rounding), a consonant a place, a manner and a voicing. The distances follow
the usual feature-weighted edit distances (Kondrak's ALINE, PanPhon); 0 is the same sound, 1 has
nothing in common.
"""

from __future__ import annotations

import math
from functools import cache

_PARTS = {
    "A": "eɪ", "I": "aɪ", "W": "aʊ", "Y": "ɔɪ", "O": "oʊ", "Q": "əʊ", "ʧ": "tʃ", "ʤ": "dʒ",
    "ɜ": "ɜ", "ᵊ": "ə", "ᵻ": "ɪ", "ɚ": "əɹ", "ɝ": "ɜɹ", "T": "d", "ɾ": "d", "ʔ": "t", "g": "ɡ",
    "r": "ɹ", "ɐ": "ə",
}  # fmt: skip
_VOWELS = {
    "i": (0.0, 0.0, 0), "ɪ": (0.2, 0.2, 0), "e": (0.35, 0.1, 0), "ɛ": (0.55, 0.15, 0),
    "æ": (0.8, 0.2, 0), "a": (1.0, 0.35, 0), "ɑ": (1.0, 0.85, 0), "ɒ": (0.95, 1.0, 1),
    "ɔ": (0.65, 0.95, 1), "o": (0.4, 0.95, 1), "ʊ": (0.2, 0.75, 1), "u": (0.0, 0.95, 1),
    "ʌ": (0.65, 0.7, 0), "ə": (0.5, 0.5, 0), "ɜ": (0.55, 0.5, 0),
}  # fmt: skip
"""Height (0: close), backness (0: front), rounding."""
_CONSONANTS = {
    "p": (0.0, "stop", 0), "b": (0.0, "stop", 1), "m": (0.0, "nasal", 1), "w": (0.1, "glide", 1),
    "f": (0.1, "fricative", 0), "v": (0.1, "fricative", 1), "θ": (0.3, "fricative", 0),
    "ð": (0.3, "fricative", 1), "t": (0.4, "stop", 0), "d": (0.4, "stop", 1),
    "s": (0.4, "fricative", 0), "z": (0.4, "fricative", 1), "n": (0.4, "nasal", 1),
    "l": (0.4, "glide", 1), "ɹ": (0.5, "glide", 1), "ʃ": (0.6, "fricative", 0),
    "ʒ": (0.6, "fricative", 1), "j": (0.7, "glide", 1), "k": (0.85, "stop", 0),
    "ɡ": (0.85, "stop", 1), "ŋ": (0.85, "nasal", 1), "h": (1.0, "fricative", 0),
}  # fmt: skip
"""Place (0: lips, 1: glottis), manner, voicing."""
_GLIDES = {("w", "u"), ("w", "ʊ"), ("j", "i"), ("j", "ɪ"), ("ɹ", "ɜ"), ("ɹ", "ə"), ("l", "ə")}
_MANNERS = {
    frozenset(("stop", "fricative")): 0.45, frozenset(("stop", "nasal")): 0.5,
    frozenset(("stop", "glide")): 0.6, frozenset(("fricative", "nasal")): 0.6,
    frozenset(("fricative", "glide")): 0.55, frozenset(("nasal", "glide")): 0.5,
}  # fmt: skip
_FAINT = {"ə": 0.35, "ɪ": 0.5, "h": 0.45, "ɹ": 0.5, "t": 0.55, "d": 0.55, "ʊ": 0.5, "j": 0.5}
"""What it costs to leave out a sound that fluent speech leaves out."""
_DROPPED = 0.8
"""What it costs to leave out, or to add, any other sound."""


SYMBOLS = frozenset(_PARTS) | frozenset(_VOWELS) | frozenset(_CONSONANTS) | {" "}
"""The phonemes that are sounds."""


def phones(phonemes: str) -> str:
    """The sounds of a string of phonemes, one letter each: `ˈkOd` -> `koʊd`."""
    parts = "".join(_PARTS.get(symbol, symbol) for symbol in phonemes)
    return "".join(sound for sound in parts if sound in _VOWELS or sound in _CONSONANTS)


@cache
def difference(one: str, other: str) -> float:
    """How unlike two sounds are, 0 to 1."""
    if one == other:
        return 0.0
    if one in _VOWELS and other in _VOWELS:
        (height, back, round_), (height2, back2, round2) = _VOWELS[one], _VOWELS[other]
        far = math.hypot(height - height2, 0.8 * (back - back2))
        return min(1.0, 0.05 + 0.75 * far + 0.1 * abs(round_ - round2))
    if one in _CONSONANTS and other in _CONSONANTS:
        (place, manner, voice), (place2, manner2, voice2) = _CONSONANTS[one], _CONSONANTS[other]
        manners = 0.0 if manner == manner2 else _MANNERS[frozenset((manner, manner2))]
        return min(1.0, 0.6 * abs(place - place2) + manners + 0.2 * abs(voice - voice2))
    return 0.45 if (one, other) in _GLIDES or (other, one) in _GLIDES else 1.0


def weight(sound: str) -> float:
    """What it costs to leave a sound out, or to add it."""
    return _FAINT.get(sound, _DROPPED)


def distance(one: str, other: str) -> float:
    """How unlike two strings of sounds (`phones`) are, 0 to 1: their edit distance, divided by
    what it would cost to leave all of the heavier one out."""
    if one == other:
        return 0.0
    row = [0.0]
    for sound in other:
        row.append(row[-1] + weight(sound))
    for sound in one:
        left_out = weight(sound)
        before, row = row, [row[0] + left_out]
        for place, against in enumerate(other):
            row.append(
                min(
                    before[place] + difference(sound, against),
                    before[place + 1] + left_out,
                    row[place] + weight(against),
                )
            )
    whole = max(sum(map(weight, one)), sum(map(weight, other)))
    return min(1.0, row[-1] / whole) if whole else 0.0
