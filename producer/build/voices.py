"""Whether the roles of a course can be told apart by ear, and sound the same from script to script,
by the takes that are recorded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations

from producer.build import heard
from producer.build.judge import profiles
from producer.listen.drift import drift, sound
from producer.listen.flaws import profile
from producer.listen.voiceprint import distance
from producer.model import Finding, Signal, Source, Utterance, Voice
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


def drifting(store: Store, scripts: Mapping[str, Mapping[str, Utterance]]) -> tuple[Finding, ...]:
    """Roles that sound otherwise in a script than in the course's others. `scripts` has the
    utterances of each script, by its path, by their takes' keys."""
    takes: dict[str, dict[str, list[tuple[str, float, Signal]]]] = defaultdict(dict)
    for path, spoken in scripts.items():
        for key, one in spoken.items():
            found = heard.signal(store, key) if key and not one.recording else None
            if found is not None:
                row = (one.text, one.voice.rate, found)
                takes[one.role].setdefault(path, []).append(row)
    drifted = []
    for role, by_script in takes.items():
        for path, own in by_script.items():
            rest = [row for other, rows in by_script.items() if other != path for row in rows]
            here, there = profile(own), profile(rest)
            told = drift(sound(there), sound(here)) if here and there else ""
            if told:
                drifted.append(
                    Finding(
                        code="voice-drift",
                        message=f"{role} sounds otherwise here than in the other scripts: {told}",
                        source=Source(path=path),
                        hint="give the role one voice, and record what an older engine spoke anew",
                        severity="warning",
                    )
                )
    return tuple(drifted)
