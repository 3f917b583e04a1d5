"""Whether the roles of a course can be told apart by ear, by the takes that are recorded."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from producer.build import heard
from producer.build.judge import profiles
from producer.listen.voiceprint import distance
from producer.model import Finding, Source, Utterance, Voice
from producer.store import Store

_TIMBRE = 0.5
"""How far two timbres are apart at least: a voice's own takes lie about 0.25 from its mean, and
the nearest pair of the voices that are proposed together 0.59 from each other."""
_PITCH = 1.12
"""Ratio of two fundamental frequencies above which voices are told apart whatever their timbre."""


def alike(store: Store, spoken: Mapping[str, Utterance], path: str) -> tuple[Finding, ...]:
    """Pairs of roles whose voices sound alike. `spoken` has the utterances by their takes' keys;
    takes that weren't measured yet tell nothing, and the author's own recordings are left out."""
    signals = {key: one for key in spoken if key and (one := heard.signal(store, key))}
    wanted = {key: spoken[key] for key in signals}
    found = profiles(wanted, signals)
    roles: dict[Voice, str] = {}
    for utterance in wanted.values():
        roles.setdefault(utterance.voice, utterance.role)
    close = []
    for (voice, first), (other, second) in combinations(found.items(), 2):
        if first is None or second is None or voice.name == other.name:
            continue
        far = distance(first.timbre, second.timbre)
        pitches = sorted((first.pitch, second.pitch))
        if far < _TIMBRE and pitches[1] <= _PITCH * pitches[0]:
            close.append(
                Finding(
                    code="voices-alike",
                    message=f"{roles[voice]} and {roles[other]} sound alike: {voice.name} and "
                    f"{other.name} are {far:.2f} apart, {_TIMBRE} at least is clear",
                    source=Source(path=path),
                    hint="give one of them another voice: `producer voices` lists them",
                    severity="warning",
                )
            )
    return tuple(close)
