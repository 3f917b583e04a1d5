"""Has takes heard by the ear-model, in worker processes, and compares with what was to be said.

What was heard of a take is kept by the take's key, so only new takes are heard.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from producer.build import heard
from producer.errors import ProducerError, SpeechError
from producer.listen import compare
from producer.listen.ear import Ear, packed
from producer.listen.sounds import SYMBOLS, phones
from producer.model import Heard, HeardWord, Piece, Source, Span, Utterance, Voice
from producer.speech import takes
from producer.speech.phonemes import phonemes
from producer.speech.pool import Job, Pool
from producer.speech.record import default_jobs
from producer.speech.spoken import pieces
from producer.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_MEGABYTES = 600
"""Memory of a process that hears."""
_LETTER_A = "eɪ"
_LIMIT = 600.0
"""Seconds that half a minute may take to be heard; on a busy core it takes ten."""
Group = tuple[tuple[str, Utterance], ...]
Recorded = tuple[Utterance, "tuple[NDArray[np.int16], int]"]
"""What was to be said, the samples of its take and their rate."""


def hear(
    store: Store, wanted: Mapping[str, Utterance], ear: Path, *, jobs: int = 0
) -> Iterator[int]:
    """Hear those takes of `wanted` that weren't heard yet; yields how many were, as it goes on.

    `ear` is the ear-model's folder. Raises ProducerError.
    """
    missing = [
        (key, utterance)
        for key, utterance in wanted.items()
        if heard.heard(store, key) is None and takes.find(store, key) is not None
    ]
    lengths = [_seconds(store, key) for key, _ in missing]
    groups: list[Group] = [tuple(missing[at] for at in group) for group in packed(lengths)]
    if not groups:
        return
    with Pool(Listener, (store.folder, ear), size=jobs or default_jobs(_MEGABYTES)) as pool:
        for outcome in pool.run(Job(value=group, limit=_LIMIT) for group in groups):
            if outcome.kind == "done":
                yield outcome.value
            elif outcome.error is not None:
                raise outcome.error


class Listener:
    """Hears groups of takes in a worker process: loads the ear-model once, stores what it hears."""

    def __init__(self, folder: Path, ear: Path) -> None:
        """`folder` is the store's."""
        self.store = Store(folder)
        self.ear = Ear(ear)

    def __call__(self, group: Group) -> int:
        """Hear the takes of a group; how many there were."""
        found = hear_group(self.ear, [(one, _samples(self.store, key)) for key, one in group])
        for (key, _), one in zip(group, found, strict=True):
            heard.put_heard(self.store, key, one)
        return len(group)


def hear_group(ear: Ear, group: Sequence[Recorded]) -> list[Heard]:
    """What is heard of takes that fit together (`packed`)."""
    found = _compared(ear, group)
    for number, one in enumerate(found):
        # What seems wrong among others is heard once more by itself.
        if one.differences and len(group) > 1:
            alone = _compared(ear, [group[number]])[0]
            if alone.errors <= one.errors:
                found[number] = alone
    return found


def _compared(ear: Ear, group: Sequence[Recorded]) -> list[Heard]:
    language = group[0][0].voice.language.partition("-")[0]
    words = ear.hear([sound for _, sound in group], language)
    return [
        compared(utterance, normalised(found, utterance.voice))
        for (utterance, _), found in zip(group, words, strict=True)
    ]


def compared(utterance: Utterance, found: tuple[HeardWord, ...]) -> Heard:
    """What was heard of `utterance`, in normalised words, against its own."""
    wanted = to_say(utterance)
    text = " ".join(word.text for word in found)
    letters = _letters(found)
    sounds = _sounds(_utterance((Piece(written=text, spoken=text),), utterance.voice))
    terms = _terms(wanted)
    other = [
        compare.Word(
            text=word.text,
            sounds=_LETTER_A if number in letters else terms.get(_bare(word.text), sound),
        )
        for number, (word, sound) in enumerate(zip(found, sounds, strict=True))
    ]
    result = compare.compare(wanted, other)
    return Heard(
        words=found,
        spoken=result.words,
        errors=result.errors,
        differences=result.differences,
    )


def to_say(utterance: Utterance) -> list[compare.Word]:
    """The words of an utterance with their sounds, and the terms whose sound is asked for."""
    terms: dict[int, str] = {}
    before = ""
    for piece in utterance.pieces:
        if (piece.ipa or piece.rule == "lexicon") and piece.spoken.strip():
            first = len((before + "x").split()) - 1
            for number in range(first, first + len(piece.spoken.split())):
                terms[number] = piece.written.strip()
        before += piece.spoken
    return [
        compare.Word(text=text, sounds=sounds, term=terms.get(number, ""))
        for number, (text, sounds) in enumerate(
            zip(utterance.text.split(), _sounds(utterance), strict=True)
        )
    ]


def normalised(found: tuple[HeardWord, ...], voice: Voice) -> tuple[HeardWord, ...]:
    """What was heard, in the words in which a script is spoken: "5 GB" is five gigabytes."""
    text = " ".join(word.text for word in found)
    span = Span(kind="text", text=text, raw=text)
    starts: list[int] = []
    at = 0
    for word in found:
        starts.append(at)
        at += len(word.text) + 1
    result: list[HeardWord] = []
    at, said = 0, ""
    times: list[tuple[int, int]] = []
    for piece in pieces((span,), english=voice.language):
        end = at + len(piece.written)
        inside = [
            word
            for start, word in zip(starts, found, strict=True)
            if start < end and start + len(word.text) > at
        ]
        count = len(piece.spoken)
        for place in range(count):
            owner = inside[place * len(inside) // count] if inside else found[0]
            times.append((owner.start, owner.end))
        said += piece.spoken
        at = end
    at = 0
    for text in said.split():
        at = said.index(text, at)
        covered = times[at : at + len(text)]
        result.append(HeardWord(text=text, start=covered[0][0], end=covered[-1][1]))
        at += len(text)
    return tuple(result)


def _sounds(utterance: Utterance) -> list[str]:
    """The sounds of each word of the utterance's text."""
    count = len(utterance.text.split())
    found = [""] * count
    try:
        said = phonemes(utterance, british=utterance.voice.language == "en-GB", known=SYMBOLS)
    except SpeechError:
        return found
    for symbol, word in zip(said.symbols, said.words, strict=True):
        if word < count:
            found[word] += symbol
    return [phones(symbols) for symbols in found]


def _terms(wanted: Sequence[compare.Word]) -> dict[str, str]:
    """The sounds that are asked for by a term as it is written. An ear-model that writes it that
    way knew it; a dictionary may not."""
    found: dict[str, str] = {}
    for term, words in groupby(wanted, key=lambda word: word.term):
        if term:
            found.setdefault(_bare(term), "".join(word.sounds for word in words))
    return found


def _bare(text: str) -> str:
    return text.strip(".,;:!?").lower()


def _letters(found: Sequence[HeardWord]) -> set[int]:
    """The numbers of the words "A" that are a letter, since other letters stand beside them."""
    texts = [word.text.strip(".,;:!?") for word in found]
    single = [len(text) == 1 and text.isupper() for text in texts]
    return {
        number
        for number, text in enumerate(texts)
        if text == "A"
        and any(single[max(0, number - 1) : number] + single[number + 1 : number + 2])
    }


def _utterance(said: tuple[Piece, ...], voice: Voice) -> Utterance:
    return Utterance(role="", voice=voice, pieces=said, source=Source(path=""))


def _samples(store: Store, key: str) -> tuple[NDArray[np.int16], int]:
    import numpy as np

    entry = store.get(takes.KIND, key)
    if entry is None:
        raise ProducerError("a take that was recorded has gone", hint="build again")
    return np.frombuffer(entry.data, dtype="<i2"), int(entry.meta["rate"])


def _seconds(store: Store, key: str) -> float:
    take = takes.find(store, key)
    return take.length / take.rate if take else 0.0
