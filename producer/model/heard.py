"""What a take sounds like: its numbers, its flaws, and what an ear-model heard.

Both are kept in the store by the take's key (`build/heard.py` reads them): a Signal under
"signals", a Heard under "heard"."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class Signal(Struct, frozen=True, kw_only=True, array_like=True):
    """A Take in numbers. Levels are decibels."""

    rate: int
    """Samples a second."""
    length: int
    """Samples."""
    peak: float
    """Highest sample, dBFS; -120: all are zero."""
    level: float
    """Root mean square of its speech, dBFS; -120: all are zero."""
    floor: float
    """Level of its quietest hundredth, against the speech."""
    offset: float
    """Mean of its samples, of full scale."""
    start: float
    """Level just after its start, against the speech."""
    end: float
    """Level just before its end, against the speech."""
    gap: tuple[int, int]
    """Start and end, in samples, of its longest silence inside."""
    hole: tuple[int, int]
    """Start and end, in samples, of the longest run of dead samples that breaks off a sound."""
    clicks: tuple[int, ...]
    """Samples at which the wave jumps."""
    click: float
    """How many times more than usual it bends where it bends most."""
    flat: int
    """How many of its samples stand in cut-off peaks."""
    clipped: int
    """The first of them; -1: none."""
    hum: float
    """Level of what is always there around 50 and 60 Hz, against the speech."""
    step: float
    """How far its level jumps between two halves that are each even, dB."""
    stepped: int
    """Sample at which it does; -1: nowhere."""
    echo: float
    """How unlike its two most alike stretches are: 0, the same; 1, as a word that is said twice."""
    echoed: int
    """Sample at which the second of them begins."""
    pitch: float
    """Fundamental frequency over which three quarters of its voiced parts lie, hertz; 0: none."""
    timbre: tuple[float, ...]
    """Mean cepstrum (12 mel coefficients) of its speech."""


class Flaw(Struct, frozen=True, kw_only=True, array_like=True):
    """Something wrong with a Take."""

    code: str
    """Stable name, kebab-case: `take-click`."""
    message: str
    """What is so, one line, no full stop."""
    at: int
    """Sample of the take at which it is."""


class HeardWord(Struct, frozen=True, kw_only=True, array_like=True):
    """A word that the ear-model heard."""

    text: str
    """As it wrote it."""
    start: int
    """Samples of the take."""
    end: int
    """Samples of the take."""


class Difference(Struct, frozen=True, kw_only=True, array_like=True):
    """A run of words that were not said as they should be."""

    kind: Literal["missing", "extra", "other"]
    """`missing`: nothing was heard for them; `extra`: nothing was to be said."""
    start: int
    """Number, from 0, of the first word of the Utterance's text; of an extra one: the next's."""
    end: int
    """Number after the last one."""
    heard_start: int
    """Number of the first word that was heard instead."""
    heard_end: int
    """Number after the last one."""
    distance: float
    """How unlike they sound, 0 to 1."""
    term: str = ""
    """As written, the term in it whose sound the author or a lexicon asks for."""


class Heard(Struct, frozen=True, kw_only=True, array_like=True):
    """What the ear-model heard of a Take, against the words to be spoken."""

    words: tuple[HeardWord, ...]
    """In order."""
    spoken: int
    """How many words were to be said."""
    errors: int
    """Words that are missing, extra or other, by their sound."""
    differences: tuple[Difference, ...]
    """In order."""

    @property
    def text(self) -> str:
        """What was heard."""
        return " ".join(word.text for word in self.words)
