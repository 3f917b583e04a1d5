"""How many planted defects are found, how many clean takes are suspected, and what it costs.

    python -m benchmarks.listen PROJECT [EACH] [--signal]

PROJECT is built; its takes are the clean ones. In takes of over two seconds EACH (17) defects of
each of twelve kinds (`planted.py`) are planted twice: in one half of the lines, by which
thresholds may be tuned, and in the other half, by which none was. Signal checks look at all of
them, the ear-model hears those that pass. What was said and heard for it is kept in the project's
cache. A cut file is looked for as the store looks for it. What measuring costs is told as a share
of encoding the same takes, in the same run.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import ParamSpec

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # As the program's own processes have it.

import numpy as np
import soxr

from benchmarks import usual
from benchmarks.planted import KINDS, Hand, Sample, Say, truncated
from producer.build import heard, hearing, judge, now
from producer.build.courses import Reader
from producer.build.ear_assets import ear_folder
from producer.build.listening import takes_of
from producer.keys import digest
from producer.listen.ear import Ear, packed
from producer.listen.flaws import flaws
from producer.listen.signal import measure
from producer.model import Heard, Utterance
from producer.project import load
from producer.speech import engines, takes
from producer.speech.record import speak
from producer.store import Store

LONG = 2.0
EACH = 17
TIMED = 40
P = ParamSpec("P")
HALVES = ("tuned on", "held out")


def project_takes(root: Path) -> list[Sample]:
    """The takes of a built project."""
    project = load(root)
    store, reader = Store(project.cache), Reader(project, "", now())
    found = []
    for course in project.courses:
        work = reader.course(course)
        for script in work.scripts:
            for key, utterance in takes_of(reader.plan(work, script)[0]).items():
                one = _sample(store, key, utterance)
                if one and utterance.text.strip():
                    found.append(one)
    return found


def _sample(store: Store, key: str, utterance: Utterance) -> Sample | None:
    take, data = takes.find(store, key), takes.samples(store, key)
    if take is None or data is None:
        return None
    wave = np.frombuffer(data, "<i2")
    return Sample(utterance=utterance, wave=wave, rate=take.rate, words=take.words)


def sayer(store: Store) -> Say:
    """Has words said by the engine of their voice, once."""
    loaded: dict[str, engines.Engine] = {}

    def say(utterance: Utterance) -> Sample:
        name = utterance.voice.engine
        key = takes.take_key(utterance, engines.load(name).fingerprint())
        if takes.find(store, key) is None:
            if name not in loaded:
                loaded[name] = engines.load(name).Engine(1)
            recording, estimated = speak(loaded[name], utterance)
            takes.put(store, key, recording, estimated=estimated)
        found = _sample(store, key, utterance)
        assert found is not None
        return found

    return say


def whole(one: Sample, cut_off: int) -> bool:
    """Whether the store takes the file of a take for whole, `cut_off` bytes short."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        store.put("takes", "ab" * 20, one.wave.tobytes())
        path = store.path("takes", "ab" * 20)
        path.write_bytes(path.read_bytes()[: -cut_off or None])
        return store.has("takes", "ab" * 20)


class Ears:
    """The ear-model, loaded when it is needed, and what it heard before."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.ear: Ear | None = None

    def hear(self, samples: Sequence[Sample]) -> list[Heard]:
        """What is heard of each, as `producer listen` would."""
        keys = [digest("bench", one.utterance, one.wave.tobytes().hex()) for one in samples]
        missing = [n for n, key in enumerate(keys) if heard.heard(self.store, key) is None]
        for group in packed([samples[number].seconds for number in missing]):
            self.ear = self.ear or Ear(ear_folder(lambda *_: None))
            mine = [missing[number] for number in group]
            takes_of_it = [(samples[n].utterance, (samples[n].wave, samples[n].rate)) for n in mine]
            for number, one in zip(mine, hearing.hear_group(self.ear, takes_of_it), strict=True):
                heard.put_heard(self.store, keys[number], one)
        found = [heard.heard(self.store, key) for key in keys]
        return [one for one in found if one is not None]


def planted(clean: list[Sample], each: int, half: int, say: Say) -> Iterator[list[Sample]]:
    """So many defects of each kind, in lines of this half."""
    long = [one for one in clean if one.seconds >= LONG and len(one.words) >= 5]
    mine = [one for one in long if int(digest(one.utterance.text), 16) % 2 == half]
    for plant in KINDS:
        hand = Hand(every=long, dice=random.Random(f"{half}{plant.__name__}"), say=say)
        yield [plant(hand.dice.choice(mine), hand) for _ in range(each)]


def cost(clean: Sequence[Sample]) -> float:
    """What measuring a take costs, of what encoding it to MP3 does: the median of some."""
    shares = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "take.mp3"
        for one in [one for one in clean if one.seconds >= LONG][:TIMED]:
            sound = soxr.resample(one.wave.astype(np.float32) / 32_768, one.rate, usual.RATE)
            measured = _seconds(measure, one.wave, one.rate)
            shares.append(measured / _seconds(usual.encode, sound, file))
    return statistics.median(shares)


def _seconds(work: Callable[P, object], *values: P.args, **named: P.kwargs) -> float:
    """The processor's, of the quickest of three times."""
    taken = []
    for _ in range(3):
        started = time.process_time()
        work(*values, **named)
        taken.append(time.process_time() - started)
    return min(taken)


def bench(clean: list[Sample], each: int, say: Say, ears: Ears | None) -> None:
    """Plant, look, hear, and print what was found."""
    signals = {str(n): measure(one.wave, one.rate) for n, one in enumerate(clean)}
    known = {str(n): one.utterance for n, one in enumerate(clean)}
    voices = judge.profiles(known, signals)

    def flawed(one: Sample) -> bool:
        voice = voices[one.utterance.voice]
        text, rate = one.utterance.text, one.utterance.voice.rate
        return bool(flaws(text, rate, measure(one.wave, one.rate), voice))

    alarms = sum(flawed(one) for one in clean)
    print(f"{len(clean)} clean takes: {alarms} suspected by their signal", flush=True)
    print(f"measuring a take costs {100 * cost(clean):.1f} % of encoding it", flush=True)
    for half, name in enumerate(HALVES):
        found = 0
        for plant, samples in zip(KINDS, planted(clean, each, half, say), strict=True):
            if plant is truncated:
                caught = [not whole(one, 1 + 97 * n) for n, one in enumerate(samples)]
            else:
                caught = [flawed(one) for one in samples]
            found += _told(plant.__name__, name, samples, caught, ears)
        total = each * len(KINDS)
        print(f"{name}: {found} of {total} are found ({100 * found / total:.1f} %)", flush=True)
    if ears is not None:
        wrong = [one for one in ears.hear(clean) if one.differences]
        print(f"{len(clean)} clean takes: {len(wrong)} suspected by the ear-model")


def _told(
    kind: str, half: str, samples: list[Sample], caught: list[bool], ears: Ears | None
) -> int:
    by_signal = sum(caught)
    left = [number for number, one in enumerate(caught) if not one]
    if ears is not None and left:
        for number, one in zip(left, ears.hear([samples[n] for n in left]), strict=True):
            caught[number] = bool(one.differences)
    print(f"{half} {kind:12} {sum(caught):3} of {len(caught)}, {by_signal} by signal", flush=True)
    return sum(caught)


def main() -> None:
    """Run it on a project's takes."""
    words = [word for word in sys.argv[1:] if not word.startswith("-")]
    root, each = Path(words[0]), int(words[1]) if len(words) > 1 else EACH
    store = Store(load(root).cache)
    ears = None if "--signal" in sys.argv else Ears(store)
    bench(project_takes(root), each, sayer(store), ears)


if __name__ == "__main__":
    main()
