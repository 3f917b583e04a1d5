"""Takes: their keys, how the store keeps them, their parts and the times of their words.

In the store a take is of the kind "takes": 16-bit little-endian mono samples, and as its facts
`rate`, `length`, `words` (pairs of samples) and `estimated`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from producer.keys import digest
from producer.model import Take, Utterance
from producer.speech.engines import Recording
from producer.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

KIND = "takes"

_JOIN = 0.120
"""Seconds between the halves of a take that had to be spoken in two."""


def take_key(utterance: Utterance, fingerprint: str) -> str:
    """The key of the take that `utterance` asks for, by an engine with `fingerprint`.

    What is heard is in it and nothing else: the words, their pronunciations, the voice and its
    settings, the take's number and the engine. Where the line stands and who says it is not.
    """
    spoken: list[tuple[str, str]] = []
    for piece in utterance.pieces:
        if spoken and not piece.ipa and not spoken[-1][1]:
            spoken[-1] = (spoken[-1][0] + piece.spoken, "")
        elif piece.spoken:
            spoken.append((piece.spoken, piece.ipa))
    return digest("take", spoken, utterance.voice, utterance.take, fingerprint)


def put(store: Store, key: str, recording: Recording, *, estimated: bool, doubt: str = "") -> Take:
    """Store a recording whose words have times, and what is doubtful about it, if anything is.

    Raises StoreError."""
    words = recording.words or ()
    meta = {
        "rate": recording.rate,
        "length": len(recording.samples),
        "words": [list(word) for word in words],
        "estimated": estimated,
    }
    if doubt:
        meta["doubt"] = doubt
    store.put(KIND, key, recording.samples.astype("<i2", copy=False).tobytes(), meta)
    return _take(key, meta)


def find(store: Store, key: str) -> Take | None:
    """The take under `key`, without its samples; None if there is none or it is cut short."""
    meta = store.meta(KIND, key)
    return _take(key, meta) if meta else None


def samples(store: Store, key: str) -> bytes | None:
    """The take's samples, 16-bit little-endian mono; None if it is absent or damaged."""
    entry = store.get(KIND, key)
    return entry.data if entry else None


def _take(key: str, meta: dict[str, Any]) -> Take:
    return Take(
        key=key,
        rate=meta["rate"],
        length=meta["length"],
        words=tuple((start, end) for start, end in meta["words"]),
        estimated=meta["estimated"],
    )


def estimate_words(text: str, length: int) -> tuple[tuple[int, int], ...]:
    """Times of the words of `text` in `length` samples, guessed from their letters.

    A word takes as long as its letters (a digit counts for four), and a pause of so many letters
    follows punctuation.
    """
    words = text.split()
    lengths = [letters(word) + 1 for word in words]
    pauses = [5 if word[-1] in ".!?…" else 2 if word[-1] in ",;:—" else 0 for word in words]
    total = sum(lengths) + sum(pauses[:-1])
    times = []
    at = 0
    for spoken, pause in zip(lengths, pauses, strict=True):
        times.append((at * length // total, (at + spoken) * length // total))
        at += spoken + pause
    return tuple(times)


def halves(utterance: Utterance) -> tuple[Utterance, Utterance] | None:
    """`utterance` cut between two words near its middle, after punctuation if there is any.

    None when it has but one word, or no gap outside a pronunciation.
    """
    text = utterance.text
    gaps = []
    at = 0
    for number, piece in enumerate(utterance.pieces):
        inside = () if piece.ipa else enumerate(piece.spoken)
        gaps += [(at + i, number, i) for i, char in inside if char.isspace()]
        at += len(piece.spoken)
    gaps = [gap for gap in gaps if text[: gap[0]].strip() and text[gap[0] :].strip()]
    if not gaps:
        return None
    marked = [gap for gap in gaps if text[gap[0] - 1] in ".!?…,;:—"]
    _, number, place = min(marked or gaps, key=lambda gap: abs(gap[0] - len(text) / 2))
    piece = utterance.pieces[number]
    first = (*utterance.pieces[:number], replace(piece, written="", spoken=piece.spoken[:place]))
    second = (replace(piece, spoken=piece.spoken[place:]), *utterance.pieces[number + 1 :])
    return replace(utterance, pieces=first), replace(utterance, pieces=second)


def join(parts: Sequence[tuple[Recording, bool]]) -> tuple[Recording, bool]:
    """Recordings of one voice as one, 120 ms apart; estimated if any part is."""
    import numpy as np

    rate = parts[0][0].rate
    gap = np.zeros(round(_JOIN * rate), dtype=np.int16)
    sounds: list[NDArray[np.int16]] = []
    words: list[tuple[int, int]] = []
    at = 0
    for recording, _ in parts:
        if sounds:
            sounds.append(gap)
            at += len(gap)
        sounds.append(recording.samples)
        words += [(at + start, at + end) for start, end in recording.words or ()]
        at += len(recording.samples)
    whole = Recording(rate=rate, samples=np.concatenate(sounds), words=tuple(words))
    return whole, any(estimated for _, estimated in parts)


def letters(text: str) -> int:
    return sum(4 if char.isdigit() else char.isalpha() for char in text)
