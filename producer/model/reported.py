"""What the report shows an author: each turn as it is written, spoken and heard."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from producer.model.findings import Finding

Heard = Literal["same", "missing", "extra", "other"]
Change = Literal["unknown", "same", "new", "words", "sound"]


class HeardPart(Struct, frozen=True, kw_only=True):
    """A stretch of a turn: the words to be spoken, and what was heard for them."""

    kind: Heard
    """same: as it should be; missing: not heard; extra: heard, not to be said; other: neither."""
    spoken: str
    """The words to be spoken; empty of an extra one."""
    heard: str
    """The words that were heard; empty of a missing one."""


class OldTurn(Struct, frozen=True, kw_only=True):
    """A turn, or what stood in its place, as it is published."""

    speaker: str
    """Who spoke."""
    text: str
    """As written."""
    start: float
    """Seconds in the published chapter."""
    end: float
    """Seconds in the published chapter."""


class ReportTurn(Struct, frozen=True, kw_only=True):
    """A turn of a chapter."""

    line: int
    """Of its label in the script."""
    role: str
    """Who speaks."""
    written: str
    """As the author wrote it, without markup."""
    spoken: str
    """The words that are said; empty: sounds alone."""
    heard: tuple[HeardPart, ...] | None
    """What an ear-model heard; None: nobody listened."""
    start: float | None
    """Seconds in the chapter's audio; None: not all of the chapter is recorded."""
    end: float | None
    """Seconds in the chapter's audio."""
    level: float | None
    """Loudness as it is mixed, LUFS; None: not recorded, or nothing is spoken."""
    off: float | None
    """How much louder than its voice in this chapter it is, LU."""
    pace: float | None
    """Spoken words a minute."""
    faster: float | None
    """How much quicker than its voice in this chapter it is, as a share: 0.1 is a tenth."""
    take: int
    """Which take is used."""
    origin: Literal["engine", "recording", "lock"]
    """Where its takes come from."""
    findings: tuple[Finding, ...]
    """What there is to say about it."""
    change: Change
    """Against the published version; unknown: nothing of this chapter is published."""
    old: OldTurn | None
    """As it is published, where it was another one."""
    need: int
    """How much it needs a human ear; 0: not at all."""


class RoleLevel(Struct, frozen=True, kw_only=True):
    """A role in a chapter."""

    role: str
    """Who speaks."""
    loudness: float
    """Integrated, LUFS, as it is mixed."""


class ReportChapter(Struct, frozen=True, kw_only=True):
    """A chapter."""

    id: str
    """In its script."""
    title: str
    """As a person reads it."""
    audio: str
    """Its audio, relative to the report's folder; empty: not all of it is recorded."""
    old_audio: str
    """Its published audio, relative to the report's folder; empty: none."""
    seconds: float
    """How long it is; 0: not all of it is recorded."""
    loudness: float | None
    """Integrated, LUFS."""
    target: float
    """Loudness that the course asks for, LUFS."""
    curve: tuple[float | None, ...]
    """Loudness around each second, LUFS; None: silence."""
    levels: tuple[RoleLevel, ...]
    """Its roles, in the order in which they are heard."""
    turns: tuple[ReportTurn, ...]
    """In order."""
    gone: tuple[OldTurn, ...]
    """What is said in the published version alone."""


class ReportScript(Struct, frozen=True, kw_only=True):
    """A script."""

    course: str
    """Title of its course."""
    path: str
    """Relative to the project's root."""
    title: str
    """As a person reads it."""
    chapters: tuple[ReportChapter, ...]
    """In order."""
    findings: tuple[Finding, ...]
    """What there is to say about no turn of it."""


class Report(Struct, frozen=True, kw_only=True):
    """Everything that was looked at."""

    scripts: tuple[ReportScript, ...]
    """By course, in order."""
    findings: tuple[Finding, ...]
    """What there is to say about no script."""
    published: str
    """What it is compared with, in words; empty: nothing."""
    listened: bool
    """Whether an ear-model heard any of it."""
