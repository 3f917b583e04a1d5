"""The golden set: how each role's voice sounded when the author was content with it.

`voices/golden.json` keeps, for each engine and role, the numbers of the same ten sentences and the
engine's fingerprint. When the engine changes, the sentences are spoken anew and compared.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from producer import codec
from producer.build import heard
from producer.build.heard import measure_take
from producer.errors import ProjectError
from producer.listen.drift import Sound, drift, sound
from producer.listen.flaws import profile
from producer.model import Finding, Piece, Source, Utterance, Voice
from producer.project import VOICES
from producer.speech import engines
from producer.speech.record import Recorder
from producer.speech.requests import Failed, Request
from producer.speech.takes import take_key
from producer.store import Store, write_if_changed

FILE = f"{VOICES}/golden.json"
SENTENCES = (
    "The quick answer is short, and the long answer takes all afternoon.",
    "Have you seen what happens when nobody closes the file?",
    "Seven small boats lay in the harbour, waiting for the tide.",
    "Put the largest number first, then work down the list.",
    "I never said that it was easy; I said that it was possible.",
    "A function that does two things is hard to give a name.",
    "Why does the program stop as soon as the network is slow?",
    "Brown leaves blew across the yard and gathered by the door.",
    "Change one thing at a time, and look at what it did.",
    "That noise you hear is only the fan of the old machine.",
)
"""With every sound of English, in statements and questions."""


def speak(
    root: Path, voices: Mapping[str, Voice], engine: str
) -> tuple[dict[str, Sound], tuple[Finding, ...]]:
    """How the `voices` of roles sound, by the golden sentences; recorded where they aren't there.
    Raises ProducerError."""
    store, fingerprint = Store(root / "build" / "cache"), engines.load(engine).fingerprint()
    said = {
        role: [
            Utterance(
                role=role,
                voice=voice,
                pieces=(Piece(written=text, spoken=text),),
                source=Source(path=f"{VOICES}/cast.yaml"),
            )
            for text in SENTENCES
        ]
        for role, voice in voices.items()
    }
    requests = [
        Request(key=take_key(one, fingerprint), utterance=one)
        for utterances in said.values()
        for one in utterances
    ]
    with Recorder(engine, store) as recorder:
        failed = tuple(
            event.finding for event in recorder.record(requests) if isinstance(event, Failed)
        )
    if failed:
        return {}, failed
    found = {}
    for role, utterances in said.items():
        rows = []
        for one in utterances:
            key = take_key(one, fingerprint)
            if heard.signal(store, key) is None:
                measure_take(store.folder, key)
            signal = heard.signal(store, key)
            if signal is not None:
                rows.append((one.text, one.voice.rate, signal))
        known = profile(rows)
        if known is not None:
            found[role] = sound(known)
    return found, ()


def compare(
    root: Path, voices: Mapping[str, Voice], engine: str, now: Mapping[str, Sound]
) -> tuple[Finding, ...]:
    """Roles that sound otherwise than in the golden set with the same voice."""
    found = []
    for role, (voice, was) in _kept(root, engine)[1].items():
        same = role in now and voices[role] == voice
        told = drift(was, now[role], same=True) if same else ""
        if told:
            message = f"{role} ({voice.name}) sounds otherwise than in the golden set: {told}"
            found.append(_finding("voice-drift", message, "to keep it so: --keep"))
    return tuple(found)


def keep(
    root: Path,
    voices: Mapping[str, Voice],
    engine: str,
    now: Mapping[str, Sound],
    *,
    over: bool = False,
) -> tuple[str, ...]:
    """Keep how roles sound that the golden set lacks, or that have another voice since; all of
    them if `over`. Their names. Raises ProducerError."""
    whole = _read(root)
    fingerprint, old = _kept(root, engine)
    new = [role for role in now if over or role not in old or old[role][0] != voices[role]]
    drifted = compare(root, voices, engine, now)
    rows = {role: [codec.pack(voice), codec.pack(was)] for role, (voice, was) in old.items()}
    rows |= {role: [codec.pack(voices[role]), codec.pack(now[role])] for role in new}
    whole[engine] = {
        "fingerprint": fingerprint if drifted and not over else engines.load(engine).fingerprint(),
        "roles": rows,
    }
    text = json.dumps(whole, ensure_ascii=False, sort_keys=True, indent=1) + "\n"
    write_if_changed(root / FILE, text.encode())
    return tuple(new)


def changed(root: Path, engine: str, fingerprint: str) -> tuple[Finding, ...]:
    """Whether the engine is another one than that of the golden set. Raises ProducerError."""
    was, roles = _kept(root, engine)
    if not roles or was == fingerprint:
        return ()
    message = f"{engine} has changed since its voices were kept in the golden set"
    return (_finding("golden-old", message, "hear whether they drifted: `producer voices golden`"),)


def _kept(root: Path, engine: str) -> tuple[str, dict[str, tuple[Voice, Sound]]]:
    """The engine's fingerprint, and by role its voice and how it sounded."""
    own = _read(root).get(engine, {})
    try:
        return own.get("fingerprint", ""), {
            role: (codec.unpack(Voice, voice), codec.unpack(Sound, numbers))
            for role, (voice, numbers) in own.get("roles", {}).items()
        }
    except (AttributeError, TypeError, ValueError) as error:
        raise _unreadable() from error


def _read(root: Path) -> dict[str, Any]:
    try:
        found = json.loads((root / FILE).read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise _unreadable() from error
    if not isinstance(found, dict):
        raise _unreadable()
    return found


def _unreadable() -> ProjectError:
    return ProjectError(
        "the golden set can't be read",
        source=Source(path=FILE),
        hint="remove it, and make it anew: `producer voices golden`",
    )


def _finding(code: str, message: str, hint: str) -> Finding:
    return Finding(
        code=code, message=message, source=Source(path=FILE), hint=hint, severity="warning"
    )
