"""Takes that a turn keeps whatever changes: `takes/<lock>.json` and `.flac` of the course.

The file of words says what was locked and when each word is heard, the FLAC holds the takes end to
end. Both are the author's: they belong into version control beside the scripts.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from producer.audio.recordings import from_flac, to_flac
from producer.errors import AudioError, ProjectError
from producer.keys import digest
from producer.model import Piece, Source, Turn, Utterance, Voice
from producer.speech import takes
from producer.store import Store, write_atomically

FOLDER = "takes"
_VERSION = 1
_ABOUT = "Kept by `producer lock`; `producer unlock` removes it."


class _Kept(Struct, frozen=True, kw_only=True):
    """A take as the lock keeps it."""

    key: str
    rate: int
    length: int
    words: tuple[tuple[int, int], ...]
    estimated: bool


class Lock(Struct, frozen=True, kw_only=True):
    """What a turn keeps."""

    name: str
    """As the label has it."""
    words: str
    """Key of what was written when it was locked."""
    planned: tuple[tuple[Utterance, str], ...]
    """Its utterances, lines counted from the turn's own, and the keys of their takes."""
    kept: tuple[_Kept, ...]
    """The takes, as they follow each other in the FLAC file."""
    sha256: str
    """Of the samples in it, hexadecimal."""


def words_of(turn: Turn) -> str:
    """Key of what is written in a turn, and of nothing else: not of its voice, rate or place."""
    return digest(
        [
            (span.kind, span.text, span.sound, span.milliseconds, span.reading, span.say)
            for span in turn.spans
        ]
    )


def save(folder: Path, turn: Turn, planned: list[tuple[Utterance, str]], store: Store) -> str:
    """Keep the takes of a turn, which are in the store, in the course's `folder`; the lock's name.

    Raises AudioError if one has gone.
    """
    at = Source(path="", line=turn.line)
    kept: list[_Kept] = []
    parts: list[bytes] = []
    for utterance, key in planned:
        if not key or any(one.key == key for one in kept):
            continue
        take, samples = takes.find(store, key), takes.samples(store, key)
        if take is None or samples is None:
            raise AudioError("a take that was recorded has gone", source=utterance.source)
        kept.append(
            _Kept(
                key=key,
                rate=take.rate,
                length=take.length,
                words=take.words,
                estimated=take.estimated,
            )
        )
        parts.append(samples)
    if len({one.rate for one in kept}) != 1:
        raise AudioError("there is nothing to lock: no engine speaks here", source=at)
    words, whole = words_of(turn), b"".join(parts)
    name = digest("lock", words, [key for _, key in planned])[:12]
    data = {
        "about": _ABOUT,
        "version": _VERSION,
        "role": turn.role,
        "written": "".join(utterance.caption for utterance, _ in planned),
        "words": words,
        "sha256": hashlib.sha256(whole).hexdigest(),
        "takes": [asdict(one) for one in kept],
        "utterances": [_plain(utterance, key) for utterance, key in planned],
    }
    # The audio first: a file of words without it would be a broken lock.
    write_atomically(folder / FOLDER / f"{name}.flac", to_flac(whole, kept[0].rate))
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    write_atomically(folder / FOLDER / f"{name}.json", text.encode())
    return name


def load(folder: Path, name: str, at: Source) -> Lock:
    """The lock `name`. Raises ProjectError, at the turn, for one that isn't there or is broken."""
    hint = "bring it back from version control, or take `lock` out of the label"
    path = folder / FOLDER / f"{name}.json"
    try:
        data = json.loads(path.read_bytes())
        if data["version"] != _VERSION:
            raise ValueError("another version")
        return Lock(
            name=name,
            words=str(data["words"]),
            planned=tuple(_utterance(one, name) for one in data["utterances"]),
            kept=tuple(
                _Kept(
                    key=str(one["key"]),
                    rate=int(one["rate"]),
                    length=int(one["length"]),
                    words=tuple((int(a), int(b)) for a, b in one["words"]),
                    estimated=bool(one["estimated"]),
                )
                for one in data["takes"]
            ),
            sha256=str(data["sha256"]),
        )
    except OSError as error:
        message = f"the locked take {name} can't be read: {error.strerror}"
        raise ProjectError(message, source=at, hint=hint) from error
    except (ValueError, KeyError, TypeError) as error:
        raise ProjectError(f"the locked take {name} is damaged", source=at, hint=hint) from error


def restore(folder: Path, lock: Lock, store: Store, at: Source) -> None:
    """Bring the takes of a lock into the store. Raises ProducerError, at the turn, where they are
    not as they were locked."""
    hint = "bring it back from version control, or take `lock` out of the label"
    try:
        data = (folder / FOLDER / f"{lock.name}.flac").read_bytes()
    except OSError as error:
        message = f"the locked take {lock.name} can't be read: {error.strerror}"
        raise ProjectError(message, source=at, hint=hint) from error
    samples = from_flac(data, at)
    if hashlib.sha256(samples).hexdigest() != lock.sha256:
        raise AudioError(f"the locked take {lock.name} is damaged", source=at, hint=hint)
    start = 0
    for one in lock.kept:
        end = start + 2 * one.length
        meta = {
            "rate": one.rate,
            "length": one.length,
            "words": [list(word) for word in one.words],
            "estimated": one.estimated,
        }
        store.put(takes.KIND, one.key, samples[start:end], meta)
        start = end


def remove(folder: Path, name: str) -> None:
    """Remove a lock's files, unless a script of the course still names it."""
    named = f"lock={name}".encode()
    if not any(named in path.read_bytes() for path in folder.glob("*.md")):
        for suffix in (".json", ".flac"):
            (folder / FOLDER / f"{name}{suffix}").unlink(missing_ok=True)


def _plain(utterance: Utterance, key: str) -> dict[str, Any]:
    return {
        "key": key,
        "role": utterance.role,
        "voice": asdict(utterance.voice),
        "line": utterance.source.line,
        "take": utterance.take,
        "ends": utterance.ends,
        "pause": utterance.pause,
        "sound": utterance.sound,
        "pieces": [asdict(piece) for piece in utterance.pieces],
    }


def _utterance(plain: dict[str, Any], name: str) -> tuple[Utterance, str]:
    utterance = Utterance(
        role=str(plain["role"]),
        voice=Voice(**plain["voice"]),
        pieces=tuple(Piece(**piece) for piece in plain["pieces"]),
        source=Source(path="", line=int(plain["line"])),
        take=int(plain["take"]),
        ends=plain["ends"],
        pause=int(plain["pause"]),
        sound=str(plain["sound"]),
        recording="" if plain["sound"] else f"{FOLDER}/{name}.flac",
    )
    return utterance, str(plain["key"])
