"""Which of a take's numbers are wrong: by themselves, for its words, and for its voice.

Every threshold stands apart from what clean takes show: the docstring under it says what they do.
"""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from producer.listen.jumps import CLICK
from producer.listen.voiceprint import distance
from producer.model import Flaw, Signal

GRAVE = frozenset(
    "take-" + name for name in ("empty", "gap", "clipped", "click", "offset", "hum", "end", "rate")
)
"""Codes of flaws that nobody should hear; the others ask for an ear."""
_SURE = frozenset("take-" + name for name in ("rate", "empty", "clipped", "offset", "gap", "click"))
"""Codes of flaws of any engine's voice. Some engines' voices start at full level, or fall silent
between words: what a voice does in so many takes, and in every eighth, is its way, not a flaw."""
_WAYS, _WAY = 3, 8
_RATES = (8_000, 192_000)
_FLAT = 10
"""Samples in cut-off peaks: clean takes have none."""
_OFFSET = 0.02
"""Of full scale: clean takes have a twentieth of it."""
_HUM = -34.0
"""In takes of `_SHORT` and more: all of a shorter one may be one deep vowel, as in "No." """
_NOISE = -28.0
_EDGE = -24.0
_GAP, _GAP_AT_MARK = 0.8, 1.6
"""Seconds of silence inside, without and with punctuation that asks for a pause."""
_MARKS = frozenset(".!?…,;:—-")
"""Punctuation that asks for a pause."""
_HOLE = 0.025
"""Seconds of dead samples that break off a sound."""
_STEP, _MORE = 5.5, 3.0
"""dB that a level may jump, and more than it usually does: some voices fade at the end."""
_LEVEL = 4.0
"""dB from the voice's usual level: takes of 1 s and more stay within 1.5."""
_CLICK = 1.75
"""How many times sharper a bend is than the sharpest ones of the voice's other takes."""
_TWICE, _SAME = 0.92, 0.25
"""How unlike two stretches of a take are at most if one is repeated; and if the words are written
twice, the samples of one were copied. The nearest of 560 clean takes without such words: 1.0."""
_LIKER = 0.6
"""How much liker than those of the voice's takes that repeat themselves most: a buzzing voice says
the same sound in the same way each time."""
_COPIES = 0.05
"""A voice that repeats itself so exactly says the same sound in the same samples each time, as tone
does: what it says twice can't be told from what only sounds alike."""
_WORD = 4
"""Letters of a word that sounds like itself wherever it is said."""
_PITCH, _HINT = 1.3, 1.18
_TIMBRE, _OTHER = 1.05, 0.7
_LITTLE = 0.3
_FAR = 4.0
"""How far another voice is. A pitch tells nothing by itself: some of the timbre has to be another,
the more the nearer the pitch; a timbre that is as far as other voices are, or four times as far as
the voice's own takes usually are, is enough. Clean takes of 14 voices reach 0.9 of that, and 1.14
in pitch."""
_FEW = 8
"""Takes of a voice below which nothing is known of it."""
_QUICK, _SLOW = 0.62, 1.75
_AROUND = ".,:;!?…—\"'()"
_LETTERS = 12
"""Letters that a take needs for its pace, its level and its voice to be told."""
_SHORT = 1.2
"""Seconds that a take needs for the same."""


class Profile(Struct, frozen=True, kw_only=True):
    """How a voice sounds, by its takes."""

    takes: int
    """How many they are."""
    level: float
    """Their usual level, dBFS."""
    pace: float
    """How long they take, against `expected`."""
    pitch: float
    """Their usual fundamental frequency, hertz; 0: none."""
    timbre: tuple[float, ...]
    """Their mean cepstrum."""
    spread: float
    """How far their timbres usually are from that mean."""
    step: float
    """How far the level jumps in the worst tenth of them, dB."""
    click: float
    """How many times more than usual they bend where they bend most."""
    echo: float
    """How unlike the most alike stretches are in the tenth of them that is most like itself."""
    ways: frozenset[str]
    """Codes of flaws that are the voice's way."""


@lru_cache(maxsize=4096)
def expected(text: str, rate: float) -> float:
    """Seconds that `text` takes a voice of middling pace at the speaking rate `rate`."""
    words = text.split()
    count = 4 * sum(map(str.isdigit, text)) + _letters(text)
    # A whole word of letters has one only if it is no longer.
    spelled = sum((len(word) if word.isalpha() else _letters(word)) == 1 for word in words)
    sentences = sum(word[-1] in ".!?…" for word in words[:-1])
    clauses = sum(word[-1] in ",;:—" for word in words[:-1])
    return (0.25 + 0.06 * count + 0.12 * spelled + 0.35 * sentences + 0.2 * clauses) / rate


def profile(takes: Iterable[tuple[str, float, Signal]]) -> Profile | None:
    """How the voice sounds whose `takes` (text, speaking rate, numbers) these are; None if they
    are too few to tell."""
    long = [one for one in takes if _tells(one[0], one[2])]
    if len(long) < _FEW:
        return None
    pitches = [signal.pitch for _, _, signal in long if signal.pitch]
    timbres = zip(*(signal.timbre for _, _, signal in long), strict=True)
    timbre = tuple(statistics.median(values) for values in timbres)
    ways = Counter(code for t, _, signal in long for code in {f.code for f in _alone(t, signal)})
    return Profile(
        takes=len(long),
        level=statistics.median(signal.level for _, _, signal in long),
        pace=statistics.median(_seconds(signal) / expected(t, rate) for t, rate, signal in long),
        pitch=statistics.median(pitches) if pitches else 0.0,
        timbre=timbre,
        spread=statistics.median(distance(signal.timbre, timbre) for _, _, signal in long),
        step=sorted(signal.step for _, _, signal in long)[-1 - max(1, len(long) // 10)],
        click=statistics.median(signal.click for _, _, signal in long),
        echo=sorted(signal.echo for _, _, signal in long)[max(1, len(long) // 10)],
        ways=frozenset(
            code for code, count in ways.items() if count >= _WAYS and count * _WAY > len(long)
        ),
    )


def flaws(text: str, rate: float, signal: Signal, voice: Profile | None) -> tuple[Flaw, ...]:
    """What is wrong with a take of `text` at the speaking rate `rate`."""
    if not _RATES[0] <= signal.rate <= _RATES[1]:
        return (Flaw(code="take-rate", message=f"its rate is {signal.rate} Hz", at=0),)
    if not signal.length or signal.peak < -50.0:
        return (Flaw(code="take-empty", message="nothing is to be heard", at=0),)
    found = [
        flaw
        for flaw in _alone(text, signal, voice.click if voice else 0.0)
        if (flaw.code in _SURE if voice is None else flaw.code not in voice.ways)
    ]
    if voice is not None and _tells(text, signal):
        found += _against(text, rate, signal, voice)
    return tuple(found)


def grave(found: Sequence[Flaw]) -> bool:
    """Whether one of the flaws is one that nobody should hear."""
    return any(flaw.code in GRAVE for flaw in found)


def _alone(text: str, signal: Signal, usual: float = 0.0) -> Iterator[Flaw]:
    rate = signal.rate
    if signal.clicks and signal.click > _CLICK * usual:
        yield Flaw(
            code="take-click",
            message=f"it clicks ({signal.click:.0f} times its usual bend; {CLICK:.0f} at most)",
            at=signal.clicks[0],
        )
    if signal.flat >= _FLAT:
        yield Flaw(
            code="take-clipped",
            message=f"its peaks are cut off ({signal.flat} samples)",
            at=signal.clipped,
        )
    if abs(signal.offset) > _OFFSET:
        message = f"its samples are off centre by {100 * signal.offset:.1f} %"
        yield Flaw(code="take-offset", message=message, at=0)
    if signal.hum > _HUM and _seconds(signal) >= _SHORT:
        message = f"it hums around 50 or 60 Hz, {-signal.hum:.0f} dB below the speech"
        yield Flaw(code="take-hum", message=message, at=0)
    elif signal.floor > _NOISE:
        message = f"its noise is only {-signal.floor:.0f} dB below the speech"
        yield Flaw(code="take-noise", message=message, at=0)
    for name, level, at in (("start", signal.start, 0), ("end", signal.end, signal.length)):
        if level > _EDGE and not (name == "end" and _is_hummed(text)):
            message = f"it {name}s in the middle of a sound"
            yield Flaw(code=f"take-{name}", message=message, at=at)
    start, end = signal.gap
    if end - start > _GAP * rate and end - start > _allowed_gap(text) * rate:
        message = f"there are {(end - start) / rate:.1f} s of silence inside it"
        yield Flaw(code="take-gap", message=message, at=start)
    start, end = signal.hole
    if end - start > _HOLE * rate:
        message = f"it breaks off for {1000 * (end - start) / rate:.0f} ms"
        yield Flaw(code="take-hole", message=message, at=start)


def _against(text: str, rate: float, signal: Signal, voice: Profile) -> Iterator[Flaw]:
    pace = _seconds(signal) / expected(text, rate) / voice.pace
    if not _QUICK < pace < _SLOW:
        length = "short" if pace < 1 else "long"
        message = f"it is too {length} for its words and its voice ({100 * pace:.0f} % of usual)"
        yield Flaw(code="take-pace", message=message, at=0)
    louder = signal.level - voice.level
    if abs(louder) > _LEVEL:
        side = "louder" if louder > 0 else "quieter"
        message = f"it is {abs(louder):.0f} dB {side} than its voice's other takes"
        yield Flaw(code="take-level", message=message, at=0)
    alike = min(_TWICE, _LIKER * voice.echo)
    if (
        voice.echo > _COPIES
        and signal.echo < alike
        and (signal.echo < _SAME or not _says_twice(text))
    ):
        message = "it says something twice that is written once"
        yield Flaw(code="take-repeat", message=message, at=signal.echoed)
    if signal.step > max(_STEP, voice.step + _MORE):
        message = f"its level jumps by {signal.step:.0f} dB"
        yield Flaw(code="take-step", message=message, at=signal.stepped)
    far = distance(signal.timbre, voice.timbre)
    ratio = signal.pitch / voice.pitch if signal.pitch and voice.pitch else 1.0
    ratio = max(ratio, 1 / ratio)
    other = far / max(_FAR * voice.spread, _TIMBRE)
    if other > 1 or (other > _LITTLE and ratio > _PITCH) or (other > _OTHER and ratio > _HINT):
        message = (
            f"it sounds like another voice ({signal.pitch:.0f} Hz, usually {voice.pitch:.0f}; "
            f"timbre {far:.2f} away)"
        )
        yield Flaw(code="take-voice", message=message, at=0)


def _allowed_gap(text: str) -> float:
    """Seconds that a silence inside may last."""
    return _GAP if _MARKS.isdisjoint(text.strip()[:-1]) else _GAP_AT_MARK


def _is_hummed(text: str) -> bool:
    """Whether the last word is a hum, such as Hm or Mmm: it has no other end than that."""
    words = [word.strip(_AROUND) for word in text.lower().split()]
    last = next((word for word in reversed(words) if word), "")
    return bool(last) and set(last) <= set("hmn-")


def _says_twice(text: str) -> bool:
    """Whether a long word, or two words together, are written twice."""
    words = [word.strip(_AROUND).lower() for word in text.split()]
    said = [word for word in words if len(word) >= _WORD] + list(pairwise(words))
    return len(set(said)) < len(said)


def _tells(text: str, signal: Signal) -> bool:
    """Whether the take is long enough to tell its voice's ways."""
    enough = _seconds(signal) >= _SHORT and _letters(text) >= _LETTERS
    return enough and bool(signal.timbre) and math.isfinite(signal.level)


@lru_cache(maxsize=4096)
def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _seconds(signal: Signal) -> float:
    return signal.length / signal.rate
