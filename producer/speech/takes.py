"""Takes: their keys, how the store keeps them, their edges, and the cheap checks that each passes.

In the store a take is of the kind "takes": 16-bit little-endian mono samples, and as its facts
`rate`, `length`, `words` (pairs of samples) and `estimated`.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from producer.keys import digest
from producer.model import Take, Utterance
from producer.speech.engines import Recording
from producer.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

KIND = "takes"

_FRAME = 0.010
"""Seconds over which a level is measured."""
_KEEP = 0.030
"""Seconds kept around speech."""
_SPEECH = 50.0
"""dB below the loudest frame down to which a sound may be a soft consonant."""
_FADE = 0.005
"""Seconds over which a cut edge fades, so that it doesn't click."""
_RATES = (8_000, 192_000)

_FASTEST = 32.0
"""Letters a second that nobody speaks: the quickest take of any engine measured has 25."""
_SLOWEST = 4.0
"""Letters a second below which something was said twice or drawn out; the slowest measured has 7
(single words and spelled letters apart, which _SPARE covers)."""
_SPARE = 2.5
"""Seconds that a take may be longer than its letters need."""
_SILENCE = 2.5
"""Seconds of silence inside a take that no sentence asks for."""
_FULL = 32_700
"""A sample this far out may be cut off."""


def take_key(utterance: Utterance, fingerprint: str) -> str:
    """The key of the take that `utterance` asks for, by an engine with `fingerprint`.

    What is heard is in it and nothing else: the words, their pronunciations, the voice and its
    settings, the take's number and the engine. Where the line stands and who says it is not.
    """
    spoken: list[tuple[str, str]] = []
    for piece in utterance.pieces:
        if spoken and not piece.ipa and not spoken[-1][1]:
            spoken[-1] = (spoken[-1][0] + piece.spoken, "")
        elif piece.spoken:
            spoken.append((piece.spoken, piece.ipa))
    return digest("take", spoken, utterance.voice, utterance.take, fingerprint)


def put(store: Store, key: str, recording: Recording, *, estimated: bool) -> Take:
    """Store a recording whose words have times. Raises StoreError."""
    words = recording.words or ()
    meta = {
        "rate": recording.rate,
        "length": len(recording.samples),
        "words": [list(word) for word in words],
        "estimated": estimated,
    }
    store.put(KIND, key, recording.samples.astype("<i2", copy=False).tobytes(), meta)
    return _take(key, meta)


def find(store: Store, key: str) -> Take | None:
    """The take under `key`, without its samples; None if there is none or it is cut short."""
    meta = store.meta(KIND, key)
    return _take(key, meta) if meta else None


def samples(store: Store, key: str) -> bytes | None:
    """The take's samples, 16-bit little-endian mono; None if it is absent or damaged."""
    entry = store.get(KIND, key)
    return entry.data if entry else None


def _take(key: str, meta: dict[str, Any]) -> Take:
    return Take(
        key=key,
        rate=meta["rate"],
        length=meta["length"],
        words=tuple((start, end) for start, end in meta["words"]),
        estimated=meta["estimated"],
    )


def trim(recording: Recording) -> Recording:
    """`recording` without the silence at its edges, its words moved along.

    Cut is what lies more than 50 dB below the loudest 10 ms; 30 ms around the rest stay, and the
    edges fade over 5 ms.
    """
    import numpy as np

    levels = _levels(recording.samples, recording.rate)
    if not len(levels) or levels.max() == -math.inf:
        return recording
    heard = np.flatnonzero(levels > levels.max() - _SPEECH)
    frame = _frame(recording.rate)
    keep = round(_KEEP * recording.rate)
    start = max(0, int(heard[0]) * frame - keep)
    end = min(len(recording.samples), (int(heard[-1]) + 1) * frame + keep)
    cut = recording.samples[start:end].astype(np.float64)
    fade = min(round(_FADE * recording.rate), len(cut) // 2)
    rise = np.sin(np.arange(fade) / max(fade, 1) * (np.pi / 2)) ** 2
    cut[:fade] *= rise
    cut[len(cut) - fade :] *= rise[::-1]
    length = end - start
    words = None
    if recording.words is not None:
        words = tuple(
            (min(max(a - start, 0), length), min(max(b - start, 0), length))
            for a, b in recording.words
        )
    return Recording(rate=recording.rate, samples=np.rint(cut).astype(np.int16), words=words)


def accept(utterance: Utterance, recording: Recording) -> str:
    """What is wrong with a trimmed recording of `utterance`, in one line; empty if nothing is."""
    import numpy as np

    rate, sound = recording.rate, recording.samples
    if not _RATES[0] <= rate <= _RATES[1]:
        return f"its rate is {rate} samples a second"
    if sound.dtype != np.int16 or sound.ndim != 1:
        return "it is not 16-bit mono"
    if not len(sound):
        return "it is empty"
    if int(np.abs(sound.astype(np.int32)).max()) < 100:
        return "it is silent"
    wrong = _pace(utterance, len(sound) / rate)
    if wrong:
        return wrong
    if recording.words is not None and not _fits(utterance, recording):
        return "its word times don't fit its words"
    gap = _longest(_levels(sound, rate) < -60) * _FRAME
    if gap > _SILENCE:
        return f"there are {gap:.1f} s of silence inside it"
    flat = (np.abs(sound.astype(np.int32)) >= _FULL) & (np.diff(sound, prepend=0) == 0)
    if _longest(flat) >= 8 or int(flat.sum()) > len(sound) // 500:
        return "it is clipped"
    if abs(float(sound.mean())) > 1_600:
        return "its samples are off centre"
    return ""


def estimate_words(text: str, length: int) -> tuple[tuple[int, int], ...]:
    """Times of the words of `text` in `length` samples, guessed from their letters.

    A word takes as long as its letters (a digit counts for four), and a pause of so many letters
    follows punctuation.
    """
    words = text.split()
    weights = []
    for word in words:
        pause = 5 if word[-1] in ".!?…" else 2 if word[-1] in ",;:—" else 0
        weights.append((_letters(word) + 1, pause))
    if weights:
        weights[-1] = (weights[-1][0], 0)
    total = sum(letters + pause for letters, pause in weights)
    times = []
    at = 0
    for letters, pause in weights:
        times.append((at * length // total, (at + letters) * length // total))
        at += letters + pause
    return tuple(times)


def _pace(utterance: Utterance, seconds: float) -> str:
    text = utterance.text
    rate = utterance.voice.rate
    letters = _letters(text)
    # A spelled letter or a short word takes its time, so both count.
    longest = _SPARE + (letters / _SLOWEST + len(text.split()) * 0.15) / rate
    shortest = max(0.06, (letters - 4) / _FASTEST / rate)
    if seconds < shortest:
        return f"it is too short for its words ({seconds:.2f} s for {letters} letters)"
    if seconds > longest:
        return f"it is too long for its words ({seconds:.2f} s for {letters} letters)"
    return ""


def _letters(text: str) -> int:
    return sum(4 if char.isdigit() else char.isalpha() for char in text)


def _fits(utterance: Utterance, recording: Recording) -> bool:
    words = recording.words or ()
    if len(words) != len(utterance.text.split()):
        return False
    at = 0
    for start, end in words:
        if not at <= start <= end <= len(recording.samples):
            return False
        at = start
    return True


def _frame(rate: int) -> int:
    return max(1, round(rate * _FRAME))


def _levels(sound: NDArray[np.int16], rate: int) -> NDArray[np.float64]:
    """Level of each 10 ms, in dB of full scale."""
    import numpy as np

    frame = _frame(rate)
    count = -(-len(sound) // frame)
    padded = np.zeros(count * frame, dtype=np.float32)
    padded[: len(sound)] = sound
    powers = np.mean(np.square(padded.reshape(count, frame) / 32768), axis=1, dtype=np.float64)
    with np.errstate(divide="ignore"):
        return np.asarray(10 * np.log10(powers))


def _longest(flags: NDArray[np.bool_]) -> int:
    """Length of the longest stretch of True."""
    import numpy as np

    edges = np.flatnonzero(np.diff(np.concatenate(([0], flags.view(np.int8), [0]))))
    return int((edges[1::2] - edges[::2]).max()) if len(edges) else 0
