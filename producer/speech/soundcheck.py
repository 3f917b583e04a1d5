"""The sound of a take: silence off its edges, and the cheap checks that each take passes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from producer.model import Utterance
from producer.speech.engines import Recording
from producer.speech.takes import letters

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FRAME = 0.010
"""Seconds over which a level is measured."""
_KEEP = 0.030
"""Seconds kept around speech."""
_SPEECH = 50.0
"""dB below the loudest frame down to which a sound may be a soft consonant."""
_FADE = 0.005
"""Seconds over which a cut edge fades, so that it doesn't click."""
_BLIP_GAP, _BLIP_LENGTH, _BLIP_LEVEL = 9, 20, 38.0
"""A blip: frames of silence before it, frames that it lasts at most, dB below the loudest one."""
_RATES = (8_000, 192_000)

_FASTEST = 26.0
"""Letters a second that nobody speaks. Over 1,270 sentences of three engines the quickest was 21.7,
and the quickest of more than 40 letters 20.2."""
_SLOWEST = 8.0
"""Letters a second below which something was said twice or drawn out: over the same sentences the
slowest of more than 40 letters was 10.7."""
_SPELLED = 0.3
"""Seconds that a word of one letter takes more: a spelled alphabet took 6.6 s."""
_SPARE = 2.0
"""Seconds that a take may be longer than its letters need."""
_SILENCE = 2.5
"""Seconds of silence inside a take that no sentence asks for."""
_FULL = 32_700
"""A sample this far out may be cut off."""


def trim(recording: Recording) -> Recording:
    """`recording` without the silence at its edges, its words moved along.

    Cut is what lies more than 50 dB below the loudest 10 ms, and a short faint sound far from the
    words, which Kokoro leaves behind some of them; 30 ms around the rest stay, and the edges fade
    over 5 ms.
    """
    import numpy as np

    levels = _levels(recording.samples, recording.rate)
    if not len(levels) or levels.max() == -math.inf:
        return recording
    heard = np.flatnonzero(levels > levels.max() - _SPEECH)
    heard = _without_blip(heard, levels)
    last = len(levels) - 1
    heard = last - _without_blip(last - heard[::-1], levels[::-1])[::-1]
    frame = _frame(recording.rate)
    keep = round(_KEEP * recording.rate)
    start = max(0, int(heard[0]) * frame - keep)
    end = min(len(recording.samples), (int(heard[-1]) + 1) * frame + keep)
    cut = recording.samples[start:end].copy()
    fade = min(round(_FADE * recording.rate), len(cut) // 2)
    rise = np.sin(np.arange(fade) / max(fade, 1) * (np.pi / 2)) ** 2
    for edge in (cut, cut[::-1]):
        edge[:fade] = np.rint(edge[:fade] * rise)
    length = end - start
    words = None
    if recording.words is not None:
        words = tuple(
            (min(max(a - start, 0), length), min(max(b - start, 0), length))
            for a, b in recording.words
        )
    return Recording(rate=recording.rate, samples=cut, words=words)


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
    loudest = max(int(sound.max()), -int(sound.min()))
    if loudest < 100:
        return "it is silent"
    wrong = _pace(utterance, len(sound) / rate)
    if wrong:
        return wrong
    if recording.words is not None:
        wrong = _words(utterance.text.split(), recording.words, len(sound))
        if wrong:
            return wrong
    gap = _longest(_levels(sound, rate) < -60) * _FRAME
    if gap > _SILENCE:
        return f"there are {gap:.1f} s of silence inside it"
    if loudest >= _FULL and _clipped(sound):
        return "it is clipped"
    if abs(float(sound.mean())) > 1_600:
        return "its samples are off centre"
    return ""


def _without_blip(
    heard: NDArray[np.signedinteger[Any]], levels: NDArray[np.float64]
) -> NDArray[np.signedinteger[Any]]:
    """The frames `heard`, without a blip after the last gap.

    The release of a final stop comes sooner after its closure, or is louder.
    """
    import numpy as np

    gaps = np.flatnonzero(np.diff(heard) > _BLIP_GAP)
    if not len(gaps):
        return heard
    last = heard[gaps[-1] + 1 :]
    short = int(last[-1] - last[0]) < _BLIP_LENGTH
    faint = levels[last].max() < levels.max() - _BLIP_LEVEL
    return heard[: gaps[-1] + 1] if short and faint else heard


def _pace(utterance: Utterance, seconds: float) -> str:
    text = utterance.text
    rate = utterance.voice.rate
    count = letters(text)
    spelled = sum(letters(word) == 1 for word in text.split())
    longest = _SPARE + (count / _SLOWEST + spelled * _SPELLED) / rate
    shortest = max(0.06, (count - 4) / _FASTEST / rate)
    if seconds < shortest:
        return f"it is too short for its words ({seconds:.2f} s for {count} letters)"
    if seconds > longest:
        return f"it is too long for its words ({seconds:.2f} s for {count} letters)"
    return ""


def _words(words: list[str], times: tuple[tuple[int, int], ...], length: int) -> str:
    edges = [edge for time in times for edge in time]
    if len(times) != len(words) or edges != sorted(edges) or (edges and edges[-1] > length):
        return "its word times don't fit its words"
    pairs = zip(words, times, strict=True)
    mute = [word for word, (a, b) in pairs if a == b and word.isascii() and letters(word)]
    # A faint first word may lose its few milliseconds to the trimming.
    return f"there is no sound for {', '.join(map(repr, mute[:5]))}" if len(mute) > 1 else ""


def _clipped(sound: NDArray[np.int16]) -> bool:
    """Whether it stays at full scale: for 8 samples, or here and there for 0.2 % of its time."""
    import numpy as np

    full = (sound >= _FULL) | (sound <= -_FULL)
    flat = full[1:] & (sound[1:] == sound[:-1])
    return _longest(flat) >= 7 or int(np.count_nonzero(flat)) > len(sound) // 500


def _frame(rate: int) -> int:
    return max(1, round(rate * _FRAME))


def _levels(sound: NDArray[np.int16], rate: int) -> NDArray[np.float64]:
    """Level of each 10 ms, in dB of full scale."""
    import numpy as np

    frame = _frame(rate)
    count = -(-len(sound) // frame)
    whole = sound if len(sound) == count * frame else np.resize(sound, count * frame)
    frames = whole.reshape(count, frame).astype(np.float32)
    frames.reshape(-1)[len(sound) :] = 0
    powers = np.einsum("ij,ij->i", frames, frames) / (frame * 32768.0**2)
    with np.errstate(divide="ignore"):
        return np.asarray(10 * np.log10(powers))


def _longest(flags: NDArray[np.bool_]) -> int:
    """Length of the longest stretch of True."""
    import numpy as np

    edges = np.flatnonzero(np.diff(np.concatenate(([0], flags.view(np.int8), [0]))))
    return int((edges[1::2] - edges[::2]).max()) if len(edges) else 0
