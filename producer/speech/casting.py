"""Who speaks: roles to voices, spares for roles that have none, and what is odd about a cast.

A course's own castings count before those of `voices/cast.yaml`, of several for one role the later
one. A role that is cast for no engine is a mistake; a role that is cast, but not for the engine
that somebody asked for on the command line, is dealt a voice, so that a draft always works.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from producer.errors import SpeechError
from producer.meant import nearest
from producer.model import Cast, Casting, Finding, Source, Voice
from producer.speech.engines import EngineVoice

Voices = Callable[[], Sequence[EngineVoice]]
"""The voices that an engine has; asked only when a role needs one."""


class Assigned(Struct, frozen=True, kw_only=True):
    """The voices of some roles."""

    voices: Mapping[str, Voice]
    """By role; a role without a voice is absent."""
    findings: tuple[Finding, ...]
    """An error for each role without a voice."""


def resolve(role: str, cast: Cast, castings: Iterable[Casting], engine: str) -> Voice | None:
    """The voice that `castings` (the course's), else `cast`, give `role` for `engine`, or None."""
    found = None
    for casting in (*cast.castings, *castings):
        if casting.role == role:
            found = next((v for v in casting.voices if v.engine == engine), found)
    return found


def spare(used: Iterable[str], voices: Sequence[EngineVoice]) -> tuple[EngineVoice, ...]:
    """The voices whose names aren't `used`, best first; those of grade 0 are never proposed."""
    taken = set(used)
    graded = sorted((v for v in voices if v.grade), key=lambda voice: (voice.grade, voice.name))
    return tuple(voice for voice in graded if voice.name not in taken)


def assign(
    roles: Mapping[str, Source],
    cast: Cast,
    castings: Sequence[Casting],
    engine: str,
    voices: Voices,
    *,
    deal: bool = False,
) -> Assigned:
    """The voices of all `roles` of a course, which are given with the place that names them first.

    With `deal` (when the engine is not the cast's own) a role that has no voice for `engine` is
    dealt one that nobody uses, in the order of the cast and then of `roles`, so that it is the
    same for every script of the course; where the voices run out they are dealt again. Otherwise
    each such role is an error that proposes a voice.
    """
    found: dict[str, Voice] = {}
    lacking: list[str] = []
    everyone = dict.fromkeys([*(c.role for c in (*cast.castings, *castings)), *roles])
    for role in everyone:
        voice = resolve(role, cast, castings, engine)
        if voice is not None:
            found[role] = voice
        elif deal or role in roles:
            lacking.append(role)
    if not lacking:
        return Assigned(voices={role: found[role] for role in roles}, findings=())
    free = [voice.name for voice in spare((v.name for v in found.values()), voices())]
    if deal:
        names = free or [voice.name for voice in spare((), voices())]
        if not names:
            raise SpeechError(
                f"{engine} has no voices here", hint="`producer doctor` says what it needs"
            )
        for number, role in enumerate(lacking):
            found[role] = Voice(engine=engine, name=names[number % len(names)])
        return Assigned(voices={role: found[role] for role in roles}, findings=())
    findings = tuple(
        _without_voice(role, roles[role], list(everyone), engine, free[number : number + 1])
        for number, role in enumerate(lacking)
    )
    return Assigned(voices={r: v for r, v in found.items() if r in roles}, findings=findings)


def propose(
    roles: Iterable[str], cast: Cast, castings: Sequence[Casting], engine: str, voices: Voices
) -> dict[str, EngineVoice]:
    """A voice that nobody uses for each of `roles` that has none, as far as there are any."""
    all_castings = (*cast.castings, *castings)
    used = {v.name for c in all_castings for v in c.voices if v.engine == engine}
    lacking = [role for role in roles if resolve(role, cast, castings, engine) is None]
    return dict(zip(dict.fromkeys(lacking), spare(used, voices()), strict=False)) if lacking else {}


def check(
    cast: Cast,
    castings: Sequence[Casting],
    engine: str,
    voices: Voices,
    roles: Iterable[str] | None = None,
) -> list[Finding]:
    """What is odd about the voices for `engine`: one that it doesn't have, or that two roles share.

    Looks at those of `roles`, or of all roles.
    Names are checked against `voices()` unless that is empty: pass `tuple` for an engine that
    speaks with any name.
    """
    findings: list[Finding] = []
    known = {voice.name for voice in voices()}
    speakers: dict[str, str] = {}
    everyone = {c.role: c.source for c in (*cast.castings, *castings)}
    asked = everyone if roles is None else set(roles)
    for role, source in everyone.items():
        voice = resolve(role, cast, castings, engine) if role in asked else None
        if voice is None:
            continue
        if known and voice.name not in known:
            near = nearest(voice.name, known)
            findings.append(
                Finding(
                    code="unknown-voice",
                    message=f"{engine} has no voice {voice.name!r} for {role}",
                    source=source,
                    hint=f"did you mean {near}?" if near else "see `producer voices`",
                )
            )
        other = speakers.setdefault(voice.name, role)
        if other != role:
            findings.append(
                Finding(
                    code="shared-voice",
                    message=f"{role} and {other} have the same voice, {voice.name}",
                    source=source,
                    hint="give each speaker a voice of their own; see `producer voices`",
                    severity="warning",
                )
            )
    return findings


def _without_voice(
    role: str, source: Source, everyone: list[str], engine: str, free: list[str]
) -> Finding:
    near = nearest(role, [other for other in everyone if other != role], cutoff=0.8)
    add = f"add to voices/cast.yaml under roles: `{role}: {{{engine}: {free[0]}}}`" if free else ""
    meant = f"did you mean {near}? else " if near and not _numbered(role, near) else ""
    return Finding(
        code="role-without-voice",
        message=f"{role!r} has no {engine} voice",
        source=source,
        hint=(meant + add) or f"add a voice for it to voices/cast.yaml; {engine} has no spare one",
    )


def _numbered(role: str, other: str) -> bool:
    """Whether the two differ in their number alone: Student 6 is no slip for Student 5."""
    return role.rstrip("0123456789") == other.rstrip("0123456789")
