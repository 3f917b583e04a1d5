"""How many planted defects are found, and how many clean takes are suspected.

    python -m benchmarks.listen PROJECT [EACH]

PROJECT is built; its takes are the clean ones. EACH (17) defects of each of twelve kinds are
planted in takes of over two seconds. Signal checks look at all of them, the ear-model hears those
that pass. A cut file is looked for as the store looks for it.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from producer.build import hearing, judge, now
from producer.build.courses import Reader
from producer.build.ear_assets import ear_folder
from producer.build.listening import takes_of
from producer.listen.ear import Ear, packed
from producer.listen.flaws import flaws
from producer.listen.signal import measure
from producer.model import Heard, Utterance
from producer.project import load
from producer.speech import takes
from producer.store import Store

Wave = NDArray[np.int16]
LONG = 2.0
EACH = 17


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A take, clean or not."""

    utterance: Utterance
    """What was to be said."""
    wave: Wave
    """Its samples."""
    rate: int
    """Samples a second."""
    words: tuple[tuple[int, int], ...]
    """When each word is said."""

    @property
    def seconds(self) -> float:
        """How long it is."""
        return len(self.wave) / self.rate


Plant = Callable[[Sample, list[Sample], random.Random], Sample]


def project_takes(root: Path) -> list[Sample]:
    """The takes of a built project."""
    project = load(root)
    store, reader = Store(project.cache), Reader(project, "", now())
    found = []
    for course in project.courses:
        work = reader.course(course)
        for script in work.scripts:
            for key, utterance in takes_of(reader.plan(work, script)[0]).items():
                take, data = takes.find(store, key), takes.samples(store, key)
                if take and data:
                    wave = np.frombuffer(data, "<i2")
                    found.append(
                        Sample(utterance=utterance, wave=wave, rate=take.rate, words=take.words)
                    )
    return found


def _scaled(wave: Wave, factor: float, more: float | NDArray[np.float64] = 0.0) -> Wave:
    scaled: Wave = np.clip(np.rint(wave * factor + more), -32_768, 32_767).astype(np.int16)
    return scaled


def _inside(one: Sample, dice: random.Random) -> int:
    """A sample in the middle of a word."""
    start, end = one.words[dice.randrange(1, len(one.words) - 1)]
    return (start + end) // 2


def _with(one: Sample, wave: Wave) -> Sample:
    return replace(one, wave=wave)


def dropped(one: Sample, every: list[Sample], dice: random.Random) -> Sample:
    """A word of four letters or more is missing."""
    texts = one.utterance.text.split()
    long = [n for n in range(len(texts)) if sum(map(str.isalpha, texts[n])) >= 4]
    start, end = one.words[dice.choice(long or [1])]
    return _with(one, np.concatenate((one.wave[:start], one.wave[end:])))


def repeated(one: Sample, every: list[Sample], dice: random.Random) -> Sample:
    """Three words are said twice."""
    first = dice.randrange(max(1, len(one.words) - 3))
    start, end = one.words[first][0], one.words[min(first + 2, len(one.words) - 1)][1]
    return _with(one, np.concatenate((one.wave[:end], one.wave[start:])))


def cut(one: Sample, every: list[Sample], dice: random.Random) -> Sample:
    """The end is missing, from the middle of a word in its second half."""
    at = dice.randrange(len(one.words) // 2, len(one.words) - 1)
    start, end = one.words[at]
    return _with(one, one.wave[: (start + end) // 2])


def silence(one: Sample, every: list[Sample], dice: random.Random) -> Sample:
    """Half a second of a sentence is silent."""
    at, wave = _inside(one, dice), one.wave.copy()
    wave[at : at + one.rate // 2] = 0
    return _with(one, wave)


def click(one: Sample, every: list[Sample], dice: random.Random) -> Sample:
    """One sample jumps by a fifth of full scale."""
    jump = np.zeros(len(one.wave))
    jump[_inside(one, dice)] = 6_500
    return _with(one, _scaled(one.wave, 1.0, jump))


def clip(one: Sample, every: list[Sample], dice: random.Random) -> Sample:
    """It is 12 dB too loud for its samples."""
    peak = int(np.abs(one.wave.astype(np.int32)).max())
    return _with(one, _scaled(one.wave, 4 * 32_767 / peak))


def hum(one: Sample, every: list[Sample], dice: random.Random) -> Sample:
    """Mains, 26 dB below the speech."""
    level = 10 ** (measure(one.wave, one.rate).level / 20) * 32_768
    tone = np.sin(2 * np.pi * dice.choice((50, 60)) * np.arange(len(one.wave)) / one.rate)
    return _with(one, _scaled(one.wave, 1.0, level * 0.05 * 2**0.5 * tone))


def other_voice(one: Sample, every: list[Sample], dice: random.Random) -> Sample:
    """Another voice of the cast says it."""
    others = [o for o in every if o.utterance.voice != one.utterance.voice]
    other = dice.choice(others)
    return replace(other, utterance=replace(other.utterance, voice=one.utterance.voice))


def level(one: Sample, every: list[Sample], dice: random.Random) -> Sample:
    """It is 8 dB louder or quieter than the voice's other takes."""
    return _with(one, _scaled(one.wave, 10 ** (dice.choice((-8, 5)) / 20)))


def term(one: Sample, every: list[Sample], dice: random.Random) -> Sample:
    """A word of five letters or more is said as another one is, as a wrong pronunciation is."""
    texts = one.utterance.text.split()
    long = [n for n in range(len(texts)) if sum(map(str.isalpha, texts[n])) >= 5]
    start, end = one.words[dice.choice(long or [1])]
    same = [o for o in every if o.utterance.voice == one.utterance.voice and o is not one]
    other = dice.choice(same)
    (a, b) = max(other.words, key=lambda word: word[1] - word[0])
    return _with(one, np.concatenate((one.wave[:start], other.wave[a:b], one.wave[end:])))


def swapped(one: Sample, every: list[Sample], dice: random.Random) -> Sample:
    """Another line of the same voice is said in its place."""
    same = [o for o in every if o.utterance.voice == one.utterance.voice and o is not one]
    return replace(dice.choice(same), utterance=one.utterance)


def truncated(one: Sample, every: list[Sample], dice: random.Random) -> Sample:
    """The store's file ends before its last byte."""
    return one


KINDS: tuple[Plant, ...] = (
    *(dropped, repeated, cut, silence, click, clip, hum, other_voice, level, term, swapped),
    truncated,
)


def whole(one: Sample, cut_off: int) -> bool:
    """Whether the store takes the file of a take for whole, `cut_off` bytes short."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        store.put("takes", "ab" * 20, one.wave.tobytes())
        path = store.path("takes", "ab" * 20)
        path.write_bytes(path.read_bytes()[: -cut_off or None])
        return store.has("takes", "ab" * 20)


def hear(ear: Ear, samples: Sequence[Sample]) -> list[Heard]:
    """What the ear-model hears of each, as `producer listen` would: together, then alone."""
    found: dict[int, Heard] = {}
    for group in packed([one.seconds for one in samples]):
        together = _heard(ear, [samples[number] for number in group])
        for number, one in zip(group, together, strict=True):
            if one.differences and len(group) > 1:
                alone = _heard(ear, [samples[number]])[0]
                one = alone if alone.errors <= one.errors else one
            found[number] = one
    return [found[number] for number in range(len(samples))]


def _heard(ear: Ear, samples: Sequence[Sample]) -> list[Heard]:
    words = ear.hear([(one.wave, one.rate) for one in samples], "en")
    return [
        hearing.compared(one.utterance, hearing.normalised(said, one.utterance.voice))
        for one, said in zip(samples, words, strict=True)
    ]


def bench(clean: list[Sample], each: int, ear: Ear | None) -> None:
    """Plant, look, hear, and print what was found."""
    dice = random.Random(7)
    signals = {str(n): measure(one.wave, one.rate) for n, one in enumerate(clean)}
    known = {str(n): one.utterance for n, one in enumerate(clean)}
    voices = judge.profiles(known, signals)

    def flawed(one: Sample) -> bool:
        voice = voices[one.utterance.voice]
        text, rate = one.utterance.text, one.utterance.voice.rate
        return bool(flaws(text, rate, measure(one.wave, one.rate), voice))

    alarms = sum(flawed(one) for one in clean)
    print(f"{len(clean)} clean takes: {alarms} suspected by their signal")
    long = [one for one in clean if one.seconds >= LONG and len(one.words) >= 5]
    found = total = 0
    for plant in KINDS:
        planted = [plant(dice.choice(long), long, dice) for _ in range(each)]
        if plant is truncated:
            caught = [not whole(one, dice.randrange(1, 2_000)) for one in planted]
        else:
            caught = [flawed(one) for one in planted]
        by_signal = sum(caught)
        left = [number for number, one in enumerate(caught) if not one]
        if ear is not None and left:
            for number, one in zip(left, hear(ear, [planted[n] for n in left]), strict=True):
                caught[number] = bool(one.differences)
        print(f"{plant.__name__:12} {sum(caught):3} of {each}, {by_signal} by signal", flush=True)
        found, total = found + sum(caught), total + each
    print(f"{found} of {total} planted defects are found ({100 * found / total:.1f} %)")
    if ear is not None:
        wrong = [one for one in hear(ear, clean) if one.differences]
        print(f"{len(clean)} clean takes: {len(wrong)} suspected by the ear-model")


def main() -> None:
    """Run it on a project's takes."""
    root, each = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else EACH
    bench(project_takes(root), each, Ear(ear_folder(lambda *_: None)))


if __name__ == "__main__":
    main()
