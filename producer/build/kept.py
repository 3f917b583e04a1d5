"""What a build keeps for the next one, so that it does only what is new.

For each script a small record (what it was made of, which files it made, its Episode without the
captions that only its own pages need) and, in the store, the whole Episode. And for the project
one list of all files, by which a build that has nothing to do knows it at once.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from producer import codec
from producer.model import Episode, Script, Turn, Voice
from producer.store import Store, write_atomically

WHOLE = "episodes"
"""The store's kind for whole Episodes."""


class Stamp(Struct, frozen=True, kw_only=True, array_like=True):
    """A file as it was left."""

    path: str
    """Relative to the root of the site, or of what is locked."""
    size: int
    """Bytes."""
    time: int
    """Nanoseconds."""


class KeptFree(Struct, frozen=True, kw_only=True, array_like=True):
    """What everyone gets of a script of a course in which something is locked."""

    terms: str
    """Key of how much of it was free."""
    audio: tuple[Stamp, ...]
    """Its audio files."""
    pages: str
    """Key of all that its pages and transcripts depend on."""
    documents: tuple[Stamp, ...]
    """Its pages and transcripts."""
    episode: Episode | None
    """Without what only its own pages need; None: nothing of it may be heard."""


class KeptScript(Struct, frozen=True, kw_only=True, array_like=True):
    """What is known of a script that was built."""

    text: str
    """Key of the script's text and of all that its words depend on."""
    key: str
    """Key of all that its audio depends on."""
    roles: tuple[tuple[str, int], ...]
    """Its roles, each with the line that names it first."""
    takes: int
    """How many takes it is made of."""
    audio: tuple[Stamp, ...]
    """Its audio files."""
    pages: str
    """Key of all that its pages and transcripts depend on."""
    documents: tuple[Stamp, ...]
    """Its pages and transcripts."""
    episode: Episode
    """Without what only its own pages need."""
    free: KeptFree | None = None
    """What everyone gets of it; None: all of it, as of every script of the course."""


class _Record(Struct, frozen=True, kw_only=True):
    program: str
    kept: KeptScript


class Spoken(Struct, frozen=True, kw_only=True, array_like=True):
    """An Utterance as it was recorded: enough to say later why it has to be recorded again."""

    chapter: str
    """The chapter's id."""
    caption: str
    """What was written."""
    text: str
    """What was spoken."""
    voice: Voice
    """Who spoke."""
    take: int
    """Which take was asked for."""
    key: str
    """Of the Take."""


class Whole(Struct, frozen=True, kw_only=True, array_like=True):
    """An Episode with everything, and what it was made of."""

    episode: Episode
    """The episode."""
    spoken: tuple[Spoken, ...]
    """Its takes, in order."""
    entries: tuple[tuple[str, str], ...]
    """What of the store its files are made of beside the takes: kinds and keys."""
    free: Episode | None = None
    """What everyone may hear of it, where that isn't all of it."""


def record_path(cache: Path, course: str, script: str, what: str = "kept") -> Path:
    """Where the record of the script at the path `script` is kept, or its `spoken` words."""
    return cache / what / course / f"{Path(script).stem}.json"


def load_script(path: Path) -> KeptScript | None:
    """The record in `path`, or None if there is none that this program wrote."""
    try:
        data = codec.load(_Record, path.read_bytes())
    except (OSError, ValueError):
        return None
    return data.kept if data.program == codec.fingerprint() else None


def save_script(path: Path, kept: KeptScript) -> None:
    """Write the record."""
    write_atomically(path, codec.dump(_Record(program=codec.fingerprint(), kept=kept)))


def load_whole(store: Store, key: str) -> Whole | None:
    """The whole Episode of the script whose audio has the key `key`."""
    entry = store.get(WHOLE, key)
    if entry is None or entry.meta.get("program") != codec.fingerprint():
        return None
    try:
        whole = codec.load(Whole, entry.data)
        free = _full(whole.free, entry.meta["free"]) if whole.free else None
        return replace(whole, episode=_full(whole.episode, entry.meta["offsets"]), free=free)
    except (KeyError, TypeError, ValueError):
        return None


def save_whole(store: Store, key: str, whole: Whole) -> None:
    """Keep the whole Episode."""
    episode, offsets = _brief(whole.episode)
    free, free_offsets = _brief(whole.free) if whole.free else (None, None)
    data = codec.dump(replace(whole, episode=episode, free=free))
    meta = {"program": codec.fingerprint(), "offsets": offsets, "free": free_offsets}
    store.put(WHOLE, key, data, meta)


def _brief(episode: Episode) -> tuple[Episode, list[int]]:
    """The Episode without what it says twice, and the samples at which its chapters start: its
    parts are its script's chapters, its captions are theirs, later."""
    offsets: list[int] = []
    at = 0
    for part in episode.parts:
        offsets.append(episode.cues[at].start - part.cues[0].start if part.cues else 0)
        at += len(part.cues)
    parts = tuple(replace(part, chapter=replace(part.chapter, turns=())) for part in episode.parts)
    return replace(episode, cues=(), parts=parts), offsets


def _full(episode: Episode, offsets: list[int]) -> Episode:
    """The Episode that `_brief` shortened."""
    from producer.audio.cues import moved

    chapters = {chapter.id: chapter for chapter in episode.script.chapters}
    parts = tuple(
        replace(part, chapter=replace(part.chapter, turns=chapters[part.chapter.id].turns))
        for part in episode.parts
    )
    found = [
        cue for part, offset in zip(parts, offsets, strict=True) for cue in moved(part.cues, offset)
    ]
    return replace(episode, cues=tuple(found), parts=parts)


def slim(episode: Episode) -> Episode:
    """The Episode with what feeds, notes and other pages need: no words but code and soundbites."""
    script = slim_script(episode.script)
    bites = {
        number
        for chapter in script.chapters
        for number, turn in enumerate(chapter.turns)
        if "soundbite" in dict(turn.attributes)
    }
    return replace(
        episode,
        script=script,
        cues=tuple(cue for cue in episode.cues if cue.turn in bites),
        parts=tuple(
            replace(part, cues=(), chapter=replace(part.chapter, turns=()))
            for part in episode.parts
        ),
    )


def slim_script(script: Script) -> Script:
    """The Script without its words, but with its blocks of code, which notes show."""
    chapters = tuple(
        replace(chapter, turns=tuple(_slim_turn(turn) for turn in chapter.turns))
        for chapter in script.chapters
    )
    return replace(script, chapters=chapters)


def _slim_turn(turn: Turn) -> Turn:
    code = tuple(span for span in turn.spans if span.kind == "code" and span.block)
    return replace(turn, spans=code)


def audio(episode: Episode) -> list[str]:
    """The addresses of its audio files."""
    whole = [one.path for one in (episode.enclosure, *episode.alternates)]
    return [*whole, *(part.enclosure.path for part in episode.parts)]


def stamps(root: Path, paths: Iterable[str]) -> tuple[Stamp, ...] | None:
    """The files below `root` as they are; None if one of them isn't there."""
    found = []
    try:
        for path in paths:
            known = (root / path).stat()
            found.append(Stamp(path=path, size=known.st_size, time=known.st_mtime_ns))
    except OSError:
        return None
    return tuple(found)


def are_there(root: Path, files: tuple[Stamp, ...]) -> bool:
    """Whether the files stand below `root` as they were left."""
    return stamps(root, [file.path for file in files]) == files


def snapshot(folders: Iterable[Path]) -> dict[str, list[int]]:
    """Size and time of every file in `folders`, by its path."""
    found: dict[str, list[int]] = {}
    for folder in folders:
        pending = [str(folder)]
        while pending:
            try:
                with os.scandir(pending.pop()) as entries:
                    for entry in entries:
                        if entry.is_dir(follow_symlinks=False):
                            pending.append(entry.path)
                        else:
                            known = entry.stat()
                            found[entry.path] = [known.st_size, known.st_mtime_ns]
            except NotADirectoryError:
                known = folder.stat()
                found[str(folder)] = [known.st_size, known.st_mtime_ns]
            except FileNotFoundError:
                continue
    return found


def load_state(path: Path) -> dict[str, Any]:
    """What `save_state` wrote, or nothing."""
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


def save_state(path: Path, state: dict[str, Any]) -> None:
    """Keep the state of the whole project."""
    _save(path, state)


def _save(path: Path, value: Any) -> None:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    write_atomically(path, text.encode("utf-8", "surrogatepass"))
