"""Looks at every take before it is used: measured, recorded again where it is flawed, and told
where it stays so.

A flaw that nobody should hear keeps a take from being used, and its episode as it was published
before; the others ask for an ear.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from producer.build import heard
from producer.build.hands import Hands
from producer.listen.flaws import Profile, flaws, grave, profile
from producer.model import Finding, Flaw, Signal, Utterance, Voice
from producer.speech import takes
from producer.speech.requests import Event, Failed, Request
from producer.store import Entry, Store

ROUNDS = 2
"""How often flawed takes are recorded again; each time with other readings."""
Record = Callable[[list[Request]], Iterator[Event]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What looking at takes came to."""

    findings: tuple[Finding, ...]
    """What is wrong with those that stayed flawed, at their lines."""
    refused: frozenset[str]
    """Keys of those that must not be used."""
    again: int
    """Takes that were recorded again."""


def judge(
    store: Store,
    hands: Hands,
    wanted: Mapping[str, Utterance],
    fresh: Collection[str],
    record: Record,
    starts: Callable[[], Mapping[str, float]] = dict,
) -> Verdict:
    """Look at the takes `wanted`, all of them in the store; of those that are `fresh`, the flawed
    ones are recorded again. `starts` says at which second of its chapter each is heard. Raises
    ProducerError."""
    voices = _Voices(store, hands, wanted)
    flawed = {key: found for key in wanted if (found := voices.flaws(key))}
    again = 0
    best: dict[str, tuple[Entry, tuple[Flaw, ...]]] = {}
    for number in range(1, ROUNDS + 1):
        anew = [key for key in flawed if key in fresh and not wanted[key].recording]
        for key in anew:
            _keep_better(best, store, key, flawed[key])
            store.remove(takes.KIND, key)
            store.remove(heard.SIGNALS, key)
            store.remove(heard.HEARD, key)
        asked = [Request(key=key, utterance=wanted[key], refused=number) for key in anew]
        failed = set()
        for event in record(asked) if asked else ():
            if isinstance(event, Failed):
                failed.add(event.request.key)
        again += len(asked) - len(failed)
        voices.measure(key for key in anew if key not in failed)
        for key in anew:
            if key not in failed:
                flawed[key] = voices.flaws(key)
            if key in failed or _badness(best[key][1]) <= _badness(flawed[key]):
                entry, flawed[key] = best[key]
                store.put(takes.KIND, key, entry.data, entry.meta)
                voices.measure([key], anew=True)
            if not flawed[key]:
                del flawed[key]
    placed = starts() if flawed else {}
    return Verdict(
        findings=tuple(
            _finding(
                wanted[key],
                flaw,
                voices.signals[key],
                placed.get(key),
                serious=_serious(wanted[key], found),
            )
            for key, found in flawed.items()
            for flaw in found
        ),
        refused=frozenset(key for key, found in flawed.items() if _serious(wanted[key], found)),
        again=again,
    )


def measure_take(folder: Path, key: str) -> bool:
    """Measure a take of the store in `folder` and keep its Signal; whether there is one."""
    import numpy as np

    from producer.listen.signal import measure

    store = Store(folder)
    entry = store.get(takes.KIND, key)
    if entry is None:
        return False
    samples = np.frombuffer(entry.data, dtype="<i2")
    heard.put_signal(store, key, measure(samples, entry.meta["rate"]))
    return True


class _Voices:
    """The takes' numbers, and how each voice sounds by them."""

    def __init__(self, store: Store, hands: Hands, wanted: Mapping[str, Utterance]) -> None:
        self.store = store
        self.hands = hands
        self.wanted = wanted
        self.signals: dict[str, Signal] = {}
        self.measure(wanted)
        self.profiles = profiles(wanted, self.signals)

    def measure(self, keys: Iterable[str], *, anew: bool = False) -> None:
        """Measure the takes that weren't measured yet, or all of them `anew`."""
        keys = list(keys)
        missing = [key for key in keys if anew or not self._find(key)]
        self.hands.all(measure_take, [self.store.folder] * len(missing), missing)
        for key in missing:
            self._find(key)

    def _find(self, key: str) -> bool:
        found = heard.signal(self.store, key)
        if found is not None:
            self.signals[key] = found
        return found is not None

    def flaws(self, key: str) -> tuple[Flaw, ...]:
        """What is wrong with a take; nothing if it has gone: whoever plays it will tell."""
        utterance, signal = self.wanted[key], self.signals.get(key)
        if signal is None:
            return ()
        voice = None if utterance.recording else self.profiles.get(utterance.voice)
        return flaws(utterance.text, utterance.voice.rate, signal, voice)


def profiles(
    wanted: Mapping[str, Utterance], signals: Mapping[str, Signal]
) -> dict[Voice, Profile | None]:
    """How each voice sounds by its takes; not by the author's own recordings."""
    spoken: dict[Voice, list[tuple[str, float, Signal]]] = defaultdict(list)
    for key, utterance in wanted.items():
        if key in signals and not utterance.recording:
            spoken[utterance.voice].append((utterance.text, utterance.voice.rate, signals[key]))
    return {voice: profile(found) for voice, found in spoken.items()}


def _keep_better(
    best: dict[str, tuple[Entry, tuple[Flaw, ...]]],
    store: Store,
    key: str,
    found: tuple[Flaw, ...],
) -> None:
    entry = store.get(takes.KIND, key)
    if entry and (key not in best or _badness(found) < _badness(best[key][1])):
        best[key] = (entry, found)


def _badness(found: tuple[Flaw, ...]) -> tuple[bool, int]:
    return grave(found), len(found)


def _serious(utterance: Utterance, found: tuple[Flaw, ...]) -> bool:
    """Whether it must not be published. The author's own recordings are the author's to judge."""
    return grave(found) and not utterance.recording


def _finding(
    utterance: Utterance, flaw: Flaw, signal: Signal, start: float | None, *, serious: bool
) -> Finding:
    text = " ".join(utterance.text.split())
    short = text if len(text) <= 40 else text[:39].rstrip() + "…"
    inside = flaw.at / signal.rate
    at = f", {inside:.2f} s into it" if flaw.at else ""
    if start is not None:
        at += f" ({_clock(start + inside)} of its chapter)"
    return Finding(
        code=flaw.code,
        message=f"the take of {short!r} is flawed{at}: {flaw.message}",
        source=utterance.source,
        hint="hear it with `producer preview`; choose another with `producer takes`",
        severity="error" if serious else "warning",
    )


def _clock(seconds: float) -> str:
    """Minutes and seconds: `2:07.3`."""
    tenths = round(10 * seconds)
    return f"{tenths // 600}:{tenths % 600 // 10:02d}.{tenths % 10}"
