"""The author's choice among takes: hear several, keep one, lock it, unlock it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from producer.build import locked_takes, one_turn
from producer.build.hands import Tools
from producer.build.one_turn import OneTurn
from producer.build.plan import ChapterPlan
from producer.coursefile import SOUNDS
from producer.errors import ProjectError, ScriptError
from producer.keys import digest
from producer.model import Source
from producer.script.relabel import with_attribute
from producer.speech import takes
from producer.speech.takes import take_key
from producer.store import write_atomically

MOST = 999
"""The highest number of a take."""


class Alternative(Struct, frozen=True, kw_only=True):
    """A take of a turn that the author may choose."""

    number: int
    """Of the take."""
    seconds: float
    """How long it is."""
    wav: bytes
    """As it will sound."""
    like: int
    """Number of an earlier take that sounds the same; 0: none does."""


def numbers(one: OneTurn, count: int) -> tuple[int, ...]:
    """The first `count` takes, and the one that is used."""
    return tuple(sorted({*range(1, count + 1), one.turn.take}))


def alternatives(one: OneTurn, wanted: Iterable[int], tools: Tools) -> Iterator[Alternative]:
    """The takes `wanted` of a turn, recorded where they aren't there yet, one after another.

    Raises ProducerError for a turn that no engine speaks, or that can't be spoken.
    """
    _must_be_spoken(one)
    heard: dict[str, int] = {}
    for number in wanted:
        plan = reading(one, number)
        one_turn.record(one, plan, tools)
        sound = digest([takes.samples(tools.store, key) for key in plan.keys if key])
        found = [take for key in plan.keys if key and (take := takes.find(tools.store, key))]
        yield Alternative(
            number=number,
            seconds=sum(take.length / take.rate for take in found),
            wav=one_turn.wav(one, plan, tools),
            like=heard.get(sound, 0),
        )
        heard.setdefault(sound, number)


def keep(one: OneTurn, number: int) -> bool:
    """Write into the script that take `number` is used; whether it was another one before.

    Nothing but the turn's label changes. Raises ProducerError where it can't be written.
    """
    _must_be_spoken(one)
    if number == one.turn.take:
        return False
    return _write(one, "take", str(number) if number > 1 else "")


def lock(one: OneTurn, tools: Tools) -> str:
    """Keep the turn's takes whatever changes; the lock's name.

    Raises ProducerError for a turn that is locked, that is the author's own recording, or that
    can't be spoken.
    """
    turn = one.turn
    at = Source(path=one.script.path, line=turn.line)
    if turn.recording:
        raise ProjectError("a recording needs no lock: it is kept as it is", source=at)
    if turn.lock and all(u.recording or u.sound for u in one.plan.utterances):
        raise ProjectError(
            "the turn is locked", source=at, hint="to record it anew, `producer unlock` it"
        )
    one_turn.record(one, one.plan, tools)
    planned = [
        (
            replace(
                utterance,
                sound=utterance.sound.removeprefix(f"{SOUNDS}/"),
                source=Source(path=at.path, line=utterance.source.line - turn.line),
            ),
            key,
        )
        for utterance, key in zip(one.plan.utterances, one.plan.keys, strict=True)
    ]
    # The label is tried first: what can't be written leaves nothing behind.
    _text(one, "lock", "0" * 12)
    name = locked_takes.save(_folder(one), turn, planned, tools.store)
    _write(one, "lock", name)
    if turn.lock:
        locked_takes.remove(_folder(one), turn.lock)
    return name


def unlock(one: OneTurn) -> None:
    """Let the turn be spoken anew again. Raises ProducerError for a turn that isn't locked."""
    if not one.turn.lock:
        at = Source(path=one.script.path, line=one.turn.line)
        raise ProjectError("the turn isn't locked", source=at)
    _write(one, "lock", "")
    locked_takes.remove(_folder(one), one.turn.lock)


def _must_be_spoken(one: OneTurn) -> None:
    at = Source(path=one.script.path, line=one.turn.line)
    if one.turn.recording:
        hint = "take `recording` out of its label to have it spoken"
        raise ProjectError("the turn is your own recording: it has no takes", source=at, hint=hint)
    if one.turn.lock:
        raise ProjectError("the turn is locked", source=at, hint="`producer unlock` it first")


def reading(one: OneTurn, number: int) -> ChapterPlan:
    """The turn with its take `number`."""
    spoken = [replace(utterance, take=number) for utterance in one.plan.utterances]
    keys = [
        take_key(utterance, one.reader.fingerprint) if key else ""
        for utterance, key in zip(spoken, one.plan.keys, strict=True)
    ]
    return replace(one.plan, utterances=tuple(spoken), keys=tuple(keys))


def _write(one: OneTurn, name: str, value: str) -> bool:
    text = _text(one, name, value)
    write_atomically(_path(one), text.encode())
    return True


def _text(one: OneTurn, name: str, value: str) -> str:
    path = _path(one)
    try:
        text = path.read_bytes().decode()
    except (OSError, UnicodeDecodeError) as error:
        at = Source(path=one.script.path)
        raise ScriptError("the script can't be read any more", source=at) from error
    return with_attribute(text, one.script.path, one.turn, name, value)


def _path(one: OneTurn) -> Path:
    return one.project.root / one.script.path


def _folder(one: OneTurn) -> Path:
    return one.project.folder(one.work.course)
