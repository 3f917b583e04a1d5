"""What a script asks for: its text as Utterances, each with the key of its Take."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from producer import codec
from producer.build.lexicons import above_built_in
from producer.build.own_takes import OwnTakes
from producer.coursefile import SOUNDS
from producer.keys import brief, digest
from producer.model import Chapter, Finding, Reading, Script, Source, Turn, Utterance, Voice
from producer.speech.lexicon import Lexeme
from producer.speech.refused import unspoken
from producer.speech.takes import take_key
from producer.store import write_atomically


class ChapterPlan(Struct, frozen=True, kw_only=True):
    """A Chapter as it is recorded."""

    chapter: Chapter
    """What is written."""
    utterances: tuple[Utterance, ...]
    """What is spoken or played, in order."""
    keys: tuple[str, ...]
    """The key of each utterance's Take; empty where a sound is played."""


class ScriptPlan(Struct, frozen=True, kw_only=True):
    """A Script as it is recorded."""

    script: Script
    """What is written."""
    chapters: tuple[ChapterPlan, ...]
    """In order."""


class Speech(Struct, frozen=True, kw_only=True):
    """How the words of a course are found."""

    english: str
    """BCP 47."""
    layers: tuple[tuple[Lexeme, ...], ...]
    """The author's lexicons, the course's first."""
    lexicon_key: str
    """Of the files that the lexicon was read from."""
    reading: Reading
    """Of code blocks."""
    fingerprints: dict[str, str]
    """By the engine's name."""
    max_characters: int
    """Of an utterance."""
    cache: Path
    """Where what the program has read is kept."""


def read_script(text: str, study: str | None, path: str) -> tuple[Script | None, list[Finding]]:
    """The Script in `text` with its study material, and all that is wrong with either."""
    from producer.script.check import check
    from producer.script.parse import parse

    parsed = parse(text, path)
    findings = list(parsed.findings)
    script = parsed.script
    if script is not None:
        findings.extend(check(script))
        if study is not None:
            from producer.script.study import parse_study

            found, wrong = parse_study(study, study_path(path))
            script = replace(script, study=found)
            findings.extend(wrong)
    return script, findings


def study_path(path: str) -> str:
    """Where the study material of the script at `path` stands."""
    return f"{path.removesuffix('.md')}.study.yaml"


def plan_script(
    script: Script,
    speech: Speech,
    voice_of: Callable[[str], Voice],
    kept: Path,
    own: OwnTakes,
) -> tuple[ScriptPlan, list[Finding]]:
    """The plan of `script`, and findings for what can't be spoken.

    The words of turns that were planned before are taken from the file `kept`. Turns that no
    engine speaks have their takes from `own`.
    """
    known = _Kept(kept, speech)
    findings: list[Finding] = []
    chapters = []
    for chapter in script.chapters:
        spoken: list[Utterance] = []
        keys: list[str] = []
        for number, turn in enumerate(chapter.turns):
            voice = voice_of(turn.role)
            spoken_anew = partial(known.turn, turn, voice)
            planned = own.turn(turn, voice, script.path, spoken_anew) or spoken_anew()
            for utterance, key in planned:
                line = utterance.source.line + turn.line
                spoken.append(
                    replace(
                        utterance,
                        role=turn.role,
                        turn=number,
                        sound=f"{SOUNDS}/{utterance.sound}" if utterance.sound else "",
                        source=Source(path=script.path, line=line),
                    )
                )
                keys.append(key)
        findings.extend(unspoken(chapter.turns, spoken, script.path))
        chapters.append(ChapterPlan(chapter=chapter, utterances=tuple(spoken), keys=tuple(keys)))
    known.save()
    findings.extend(own.findings)
    return ScriptPlan(script=script, chapters=tuple(chapters)), findings


_Planned: TypeAlias = list[tuple[Utterance, str]]
"""A turn's utterances and the keys of their takes."""


class _Turns(Struct, frozen=True, kw_only=True):
    common: str
    turns: dict[str, _Planned]


class _Kept:
    """The utterances of a script's turns, kept from run to run.

    An utterance depends on its turn alone; lines count from the turn's own.
    """

    def __init__(self, path: Path, speech: Speech) -> None:
        self.path = path
        self.speech = speech
        self.common = digest(
            codec.fingerprint(),
            speech.english,
            speech.lexicon_key,
            speech.reading,
            speech.max_characters,
            speech.fingerprints,
        )
        self.before = self._load()
        self.now: dict[str, _Planned] = {}

    def turn(self, turn: Turn, voice: Voice) -> _Planned:
        """The utterances of a turn and the keys of their takes."""
        spans = [replace(span, line=span.line - turn.line) for span in turn.spans]
        key = brief(voice, spans, turn.rate, turn.take)
        found = self.now.get(key) or self.before.get(key) or speak(turn, voice, self.speech)
        self.now[key] = found
        return found

    def save(self) -> None:
        """Keep the turns that were asked for, if they are others than before."""
        if self.now.keys() != self.before.keys():
            known = _Turns(common=self.common, turns=self.now)
            write_atomically(self.path, codec.dump(known))

    def _load(self) -> dict[str, _Planned]:
        try:
            known = codec.load(_Turns, self.path.read_bytes())
        except (OSError, ValueError):
            return {}
        return known.turns if known.common == self.common else {}


def speak(turn: Turn, voice: Voice, speech: Speech) -> _Planned:
    """The utterances of a turn, whose lines count from its own, and the keys of their takes."""
    from producer.speech.utterances import utterances

    found = utterances(
        (turn,),
        voice_of=lambda role: voice,
        english=speech.english,
        lexicon=above_built_in(speech.layers, speech.cache),
        reading=speech.reading,
        max_characters=speech.max_characters,
    )
    fingerprint = speech.fingerprints[voice.engine]
    return [
        (
            replace(one, source=Source(path="", line=one.source.line - turn.line)),
            "" if one.sound else take_key(one, fingerprint),
        )
        for one in found
    ]
