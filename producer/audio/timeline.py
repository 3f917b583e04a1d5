"""When what is heard: Utterances and their lengths become a Timeline, chapters an episode's.

Works on lengths alone. Every clip starts on a frame of the encoder, and at least `GAP` frames of
silence lie between two takes: an encoded take then never depends on its neighbours, so that a
line may be moved, or its pause changed, without anything being encoded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from producer.errors import AudioError
from producer.model import Clip, Format, Mark, Sounds, Take, Timeline, Utterance

FRAME = 1152
"""Samples of a frame of MPEG-1 Layer III."""
EDGE = 2
"""Frames of silence that an encoded take has on either side."""
GAP = 2 * EDGE
"""Fewest frames of silence between two takes."""
LEAD = 500
"""Milliseconds of silence before a chapter's first clip."""
TAIL = 1000
"""Milliseconds of silence after a chapter's last one."""
PAUSES = {"clause": 160, "sentence": 380, "turn": 540, "paragraph": 720, "block": 620, "sound": 400}
"""Milliseconds of silence by what is between two clips; `turn`: another one speaks next."""


class EpisodeTimeline(Struct, frozen=True, kw_only=True):
    """The chapters of a Script, placed in its Episode."""

    timeline: Timeline
    """Every clip of every chapter (its `utterance` still counts in its chapter), and the sounds."""
    offsets: tuple[int, ...]
    """Samples from the start of the episode to the start of each chapter's own timeline."""
    marks: tuple[Mark, ...]
    """From the episode's first sample to its last, without gaps."""


def resampled(length: int, rate: int, to: int) -> int:
    """Samples that a take of `length` samples at `rate` has at the rate `to`."""
    return -(-length * to // rate)


def frames(samples: int) -> int:
    """How many frames hold `samples`."""
    return -(-samples // FRAME)


def assemble(
    utterances: Sequence[Utterance],
    takes: Sequence[Take | None],
    *,
    audio_format: Format,
    sounds: Mapping[str, int] | None = None,
) -> Timeline:
    """The Timeline of a Chapter: silence, a clip for each utterance, silence.

    `takes` has the take of each utterance, or None where nothing is spoken (then the clip is its
    pause alone). `sounds` has the length, in samples at the format's rate, of each sound file that
    an utterance plays. Raises AudioError for a sound that isn't in it.
    """
    rate = audio_format.rate
    clips = [_silence(0, _samples(LEAD, rate))]
    for number, (utterance, take) in enumerate(zip(utterances, takes, strict=True)):
        length = _length(utterance, take, rate, sounds or {})
        following = utterances[number + 1] if number + 1 < len(utterances) else None
        pause = _samples(_pause(utterance, following) + max(0, utterance.pause), rate)
        total = frames(length + pause) * FRAME
        if length:
            total = max(total, (frames(length) + GAP) * FRAME)
        clips.append(
            Clip(
                take=take.key if take and not utterance.sound else "",
                utterance=number,
                start=clips[-1].start + clips[-1].total,
                length=length,
                total=total,
                sound=utterance.sound,
            )
        )
    clips.append(_silence(clips[-1].start + clips[-1].total, _samples(TAIL, rate)))
    return Timeline(rate=rate, clips=tuple(clips), length=clips[-1].start + clips[-1].total)


def episode(
    chapters: Sequence[tuple[str, str, Timeline]],
    *,
    audio_format: Format,
    sounds: Sounds | None = None,
    lengths: Mapping[str, int] | None = None,
) -> EpisodeTimeline:
    """Place `chapters` (id, title and Timeline of each) one after another, and the course's sounds.

    `lengths` has the length, in samples, of each sound file that `sounds` names. The intro's last
    `sounds.under` milliseconds play under the first words. The first mark takes in the intro, a
    sound between two chapters belongs to the earlier one, the outro to the last.
    """
    sounds = sounds or Sounds()
    clips: list[Clip] = []
    offsets: list[int] = []
    at = 0

    def add(clip: Clip) -> None:
        nonlocal at
        clips.append(replace(clip, start=at))
        at += clip.total

    def play(name: str, total: int | None = None) -> None:
        length = _known(name, lengths or {})
        add(_silence(0, EDGE * FRAME))
        whole = (frames(length) + EDGE) * FRAME
        add(
            Clip(
                take="",
                utterance=-1,
                start=0,
                length=length,
                total=whole if total is None else total,
                sound=name,
            )
        )

    for number, (_, _, timeline) in enumerate(chapters):
        if number == 0 and sounds.intro:
            play(sounds.intro, _before_words(timeline, sounds, lengths or {}, audio_format.rate))
        elif number and sounds.between:
            play(sounds.between)
        offsets.append(at)
        for clip in timeline.clips:
            add(clip)
    if sounds.outro:
        play(sounds.outro)
    starts = [0, *offsets[1:], at]
    marks = tuple(
        Mark(id=name, title=title, start=start, end=end)
        for (name, title, _), (start, end) in zip(chapters, pairwise(starts), strict=True)
    )
    return EpisodeTimeline(
        timeline=Timeline(rate=audio_format.rate, clips=tuple(clips), length=at),
        offsets=tuple(offsets),
        marks=marks,
    )


def _before_words(
    timeline: Timeline, sounds: Sounds, lengths: Mapping[str, int], rate: int
) -> int | None:
    """Samples of the intro that are over when the first chapter starts; None: all of it."""
    if sounds.under <= 0:
        return None
    length = _known(sounds.intro, lengths)
    first = next((clip.start for clip in timeline.clips if clip.length), 0)
    alone = frames(max(0, length - _samples(sounds.under, rate))) * FRAME
    return max(0, alone - first)


def _pause(utterance: Utterance, following: Utterance | None) -> int:
    """Milliseconds of silence between two utterances, the author's own aside."""
    if following is None:
        return 0
    if utterance.sound or following.sound:
        return PAUSES["sound"]
    if _is_block(utterance) != _is_block(following):
        return PAUSES["block"]
    if utterance.ends == "turn" and utterance.role == following.role:
        return PAUSES["paragraph"]
    return PAUSES[utterance.ends]


def _is_block(utterance: Utterance) -> bool:
    return any(piece.block for piece in utterance.pieces)


def _length(utterance: Utterance, take: Take | None, rate: int, sounds: Mapping[str, int]) -> int:
    if utterance.sound:
        if utterance.sound not in sounds:
            raise AudioError(f"no sound is ready for {utterance.sound!r}", source=utterance.source)
        return sounds[utterance.sound]
    return resampled(take.length, take.rate, rate) if take else 0


def _known(name: str, lengths: Mapping[str, int]) -> int:
    if name not in lengths:
        raise AudioError(f"no sound is ready for {name!r}")
    return lengths[name]


def _silence(start: int, samples: int) -> Clip:
    return Clip(
        take="", utterance=-1, start=start, length=0, total=max(GAP, frames(samples)) * FRAME
    )


def _samples(milliseconds: int, rate: int) -> int:
    return milliseconds * rate // 1000
