"""Takes that no engine makes: an author's own recordings, and takes that a turn keeps by a lock.

Both are brought into the store when a script is planned, so that whoever plays or mixes takes
afterwards finds them there like any other. A cache that was cleared costs nothing of them: the
files lie in the course's `recordings/` and `takes/`, beside the scripts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from producer.audio import recordings
from producer.build import locked_takes
from producer.errors import ProducerError
from producer.keys import digest
from producer.model import Finding, Format, Piece, Source, Turn, Utterance, Voice
from producer.project import Project
from producer.speech import align, takes
from producer.store import Store

ENGINE = "recording"
"""Stands for the engine in the voice of a recording: one gain for all of a role's."""
RECORDINGS = "recordings"
FOLDERS = (RECORDINGS, locked_takes.FOLDER)
"""Folders of a course in which such takes lie."""

Planned = list[tuple[Utterance, str]]
"""Utterances of a turn, their lines counted from its own, and the keys of their takes."""


class OwnTakes:
    """The recordings and locked takes of one course."""

    def __init__(self, project: Project, folder: Path, audio_format: Format) -> None:
        """`folder` is the course's."""
        self.folder = folder
        self.store = Store(project.cache)
        self.rate = audio_format.rate
        self.findings: list[Finding] = []
        """What is wrong with those that were asked for."""

    def turn(
        self, turn: Turn, voice: Voice, path: str, spoken: Callable[[], Planned]
    ) -> Planned | None:
        """The utterances of a turn that is recorded or locked, its takes brought into the store;
        None where an engine speaks it.

        `path` is the script's, `spoken` gives the turn as an engine would speak it.
        """
        at = Source(path=path, line=turn.line)
        try:
            if turn.recording:
                return self._recorded(turn, voice, at, spoken())
            if turn.lock:
                return self._locked(turn, at)
        except ProducerError as error:
            code = "recording-unreadable" if turn.recording else "lock-broken"
            self._find(code, error.message, at, error.hint)
        return None

    def _recorded(self, turn: Turn, voice: Voice, at: Source, spoken: Planned) -> Planned | None:
        utterance = _joined(spoken)
        if utterance is None or any(one.sound for one, _ in spoken):
            return None
        file = self.folder / turn.recording
        inside = (self.folder / RECORDINGS).resolve()
        if not file.resolve().is_relative_to(inside):
            # Told by `check`, but a link may lead out as well.
            hint = "put the file itself there"
            self._find("recording-path", f"{turn.recording!r} leads out of {RECORDINGS}/", at, hint)
            return None
        try:
            data = file.read_bytes()
        except OSError as error:
            message = f"there is no recording {turn.recording!r}: {error.strerror}"
            hint = f"put it into {file.parent.name}/ of the course, or take the attribute out"
            self._find("recording-missing", message, at, hint)
            return None
        name = Voice(engine=ENGINE, name=turn.role, language=voice.language)
        utterance = replace(utterance, voice=name, take=1, recording=turn.recording)
        key = digest(
            "recording",
            recordings.RECIPE,
            align.RECIPE,
            hashlib.sha256(data).hexdigest(),
            self.rate,
            utterance.text,
        )
        meta = self.store.meta(takes.KIND, key)
        doubt = str(meta.get("doubt", "")) if meta else None
        if doubt is None:
            doubt = self._bring(utterance, key, data, at)
        if doubt:
            hint = "listen to it: does it say what is written?"
            message = f"the recording {turn.recording!r} is doubtful: {doubt}"
            self._find("recording-doubtful", message, at, hint, warning=True)
        return [(utterance, key)]

    def _bring(self, utterance: Utterance, key: str, data: bytes, at: Source) -> str:
        """Make the take of a recording; what is doubtful about it."""
        signal = recordings.read(data, utterance.recording, at, self.rate)
        recording, doubt = align.fitted(utterance, self.rate, recordings.level(signal, self.rate))
        if not len(recording.samples):
            raise ProducerError(f"the recording {utterance.recording!r}: {doubt}")
        takes.put(self.store, key, recording, estimated=True, doubt=doubt)
        return doubt

    def _locked(self, turn: Turn, at: Source) -> Planned | None:
        lock = locked_takes.load(self.folder, turn.lock, at)
        if lock.words != locked_takes.words_of(turn):
            message = "the turn was locked with other words, and is spoken anew"
            hint = "lock it again, or take `lock` out of its label"
            self._find("lock-outdated", message, at, hint, warning=True)
            return None
        if any(key and not self.store.has(takes.KIND, key) for _, key in lock.planned):
            locked_takes.restore(self.folder, lock, self.store, at)
        return list(lock.planned)

    def _find(
        self, code: str, message: str, at: Source, hint: str, *, warning: bool = False
    ) -> None:
        weight = "warning" if warning else "error"
        self.findings.append(
            Finding(code=code, message=message, source=at, hint=hint, severity=weight)  # type: ignore[arg-type]
        )


def _joined(spoken: Planned) -> Utterance | None:
    """All that is said in a turn as one utterance; None if nothing is."""
    said = [utterance for utterance, _ in spoken if utterance.pieces]
    if not said:
        return None
    pieces: list[Piece] = []
    for utterance in said:
        if pieces:
            last = max(
                (n for n, piece in enumerate(pieces) if piece.spoken), default=len(pieces) - 1
            )
            pieces[last] = replace(pieces[last], spoken=f"{pieces[last].spoken} ")
        # Nobody reads a recording by its IPA, and a piece with one can't end in a space.
        pieces += [replace(piece, ipa="") for piece in utterance.pieces]
    return replace(said[0], pieces=tuple(pieces), ends="turn", pause=said[-1].pause)
