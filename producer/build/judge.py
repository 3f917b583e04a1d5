"""Looks at every take before it is used: measured, recorded again where it is flawed, and told
where it stays so.

A flaw that nobody should hear keeps a take from being used, and its episode as it was published
before; the others ask for an ear.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping

from msgspec import Struct

from producer.build import heard
from producer.build.clock import clock
from producer.build.hands import Hands
from producer.build.readings import Record, improve
from producer.listen.flaws import Profile, flaws, grave, profile
from producer.model import Finding, Flaw, Signal, Utterance, Voice
from producer.store import Store

ROUNDS = 2
"""How often flawed takes are recorded again; each time with other readings."""


class Verdict(Struct, frozen=True, kw_only=True):
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
    voices = Voices(store, hands, wanted)
    flawed = {key: found for key in wanted if (found := voices.flaws(key))}

    def anew(keys: list[str]) -> dict[str, tuple[int, int]]:
        voices.measure(keys)
        return {key: badness(voices.flaws(key)) for key in keys}

    marks = {
        key: badness(found)
        for key, found in flawed.items()
        if key in fresh and not wanted[key].recording
    }
    again = improve(store, wanted, marks, record, anew, range(1, ROUNDS + 1))
    voices.measure(marks)
    flawed = {key: found for key in flawed if (found := voices.flaws(key))}
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


class Voices:
    """The takes' numbers, and how each voice sounds by them."""

    def __init__(self, store: Store, hands: Hands, wanted: Mapping[str, Utterance]) -> None:
        self.store = store
        self.hands = hands
        self.wanted = wanted
        self.signals: dict[str, Signal] = {}
        self.measure(wanted)
        self.profiles = profiles(wanted, self.signals)

    def measure(self, keys: Iterable[str]) -> None:
        """Measure the takes that weren't measured yet."""
        keys = list(keys)
        missing = [key for key in keys if not self._find(key)]
        self.hands.all(heard.measure_take, [self.store.folder] * len(missing), missing)
        for key in missing:
            self._find(key)

    def _find(self, key: str) -> bool:
        found = heard.signal(self.store, key)
        if found is None:
            self.signals.pop(key, None)
        else:
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


def badness(found: tuple[Flaw, ...]) -> tuple[int, int]:
    """How bad a take with such flaws is; zeros: not at all."""
    return int(grave(found)), len(found)


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
        at += f" ({clock(start + inside)} of its chapter)"
    return Finding(
        code=flaw.code,
        message=f"the take of {short!r} is flawed{at}: {flaw.message}",
        source=utterance.source,
        hint="hear it with `producer preview`; choose another with `producer takes`",
        severity="error" if serious else "warning",
    )
