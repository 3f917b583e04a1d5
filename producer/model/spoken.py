"""Who says it, and how: voice, utterance, take."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from producer.model.findings import Source

Ends = Literal["clause", "sentence", "paragraph", "turn"]


class Voice(Struct, frozen=True, kw_only=True, array_like=True):
    """An engine's voice with its settings. In a Take's key: anything here changes the sound."""

    engine: str
    """Plug-in name in speech/engines."""
    name: str
    """The engine's own name for it."""
    rate: float = 1.0
    """Speaking rate against the voice's own."""
    language: str = "en-US"
    """Language that it speaks, BCP 47."""


class Casting(Struct, frozen=True, kw_only=True, array_like=True):
    """Who speaks a Role: a Voice for each engine that has one."""

    role: str
    """As the labels in scripts have it."""
    voices: tuple[Voice, ...]
    """At most one an engine."""
    source: Source
    """Where it is cast."""


class Cast(Struct, frozen=True, kw_only=True, array_like=True):
    """Maps Roles to Voices."""

    engine: str = "kokoro"
    """The engine that speaks where nobody says otherwise."""
    castings: tuple[Casting, ...] = ()
    """A later one of the same role replaces the voices that it names of an earlier one."""


class Piece(Struct, frozen=True, kw_only=True, array_like=True):
    """A stretch of what was written and what is spoken for it.

    The `written` of an Utterance's pieces, joined, is its caption; the `spoken`, joined, its text.
    """

    written: str
    """As the caption shows it; may be empty."""
    spoken: str
    """Words, apostrophes, spaces and sentence punctuation; empty: skipped."""
    rule: str = ""
    """Name of the rule that made it; empty: spoken as written."""
    kind: Literal["text", "code", "maths"] = "text"
    """How a page shows it."""
    block: bool = False
    """Whether it stands on lines of its own."""
    ipa: str = ""
    """Pronunciation, where the author or the lexicon gives one."""


class Utterance(Struct, frozen=True, kw_only=True, array_like=True):
    """The unit that is synthesized: at most a sentence or two of one Turn, as words to speak."""

    role: str
    """Who speaks."""
    voice: Voice
    """The voice that the Cast gives the role, at the Turn's rate."""
    pieces: tuple[Piece, ...]
    """What was written, and what is said for it."""
    source: Source
    """Where it is written."""
    take: int = 1
    """Which take is wanted."""
    turn: int = 0
    """Number of the Turn in its Chapter, from 0."""
    ends: Ends = "turn"
    """What ends with it; decides the pause that follows."""
    pause: int = 0
    """Milliseconds of silence that the author asks for after it, on top of that pause."""
    sound: str = ""
    """A sound to play in its place (then `pieces` is empty)."""
    recording: str = ""
    """File of the course that its take is made of; empty: an engine speaks it."""

    @property
    def text(self) -> str:
        """The words to speak."""
        return "".join(piece.spoken for piece in self.pieces)

    @property
    def caption(self) -> str:
        """What was written."""
        return "".join(piece.written for piece in self.pieces)


class Take(Struct, frozen=True, kw_only=True, array_like=True):
    """An Utterance's recorded audio, without its samples (those are in the store)."""

    key: str
    """Of the spoken text, pronunciations, voice, take number and engine fingerprint."""
    rate: int
    """Samples a second."""
    length: int
    """Samples; silence at the edges is cut."""
    words: tuple[tuple[int, int], ...]
    """Start and end, in samples, of each whitespace-separated word of the Utterance's text."""
    estimated: bool = False
    """Whether the times are guessed from the letters because the engine gives none."""
