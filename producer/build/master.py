"""Takes become chapter and episode files: place, level, encode what is new, join, tag."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from producer.audio import alternate, join, mix
from producer.audio.blocks import Block, Layer, blocks, episode_layers, layers
from producer.audio.cues import cues, moved
from producer.audio.gains import GainPlan, plan_gains
from producer.audio.join import Draft
from producer.audio.meter import Meter
from producer.audio.sounds import Sound, prepare
from producer.audio.tags import Tag, render
from producer.audio.timeline import assemble, episode
from producer.build.ahead import Drawing, begin
from producer.build.course_sounds import course_sounds
from producer.build.drafts import drafts
from producer.build.hands import FEW, Hands
from producer.build.kept_joints import Joints
from producer.build.mastered import Mastered, Piece, enclosure, told
from producer.build.plan import ChapterPlan
from producer.build.planned import planned_chapter, planned_episode, transcript
from producer.build.prove import Planned, check
from producer.model import (
    Course,
    Format,
    Part,
    Script,
    Source,
    Take,
    Timeline,
    Utterance,
)
from producer.store import Store

_BESIDE = 2
"""Things that are done at a time."""


class Master:
    """Makes the files of one course."""

    def __init__(
        self, course: Course, folder: Path, *, store: Store, site: Path, hands: Hands
    ) -> None:
        self.course = course
        self.folder = folder
        self.store = store
        self.site = site
        self.hands = hands
        self._encoded: dict[Block, mix.Encoded | None] = {}
        self._encoding: list[Future[None]] = []

    @property
    def format(self) -> Format:
        """Of the course's audio."""
        return self.course.format

    def chapter(
        self,
        plan: ChapterPlan,
        takes: Sequence[Take | None],
        pinned: Mapping[str, float],
        drawing: Drawing | None = None,
    ) -> Piece:
        """Place and level a chapter whose takes are all in the store, and begin to encode what is
        new: whatever needs the blocks waits for them. Its pages are drawn as soon as its
        captions are known."""
        sounds = self._sounds(plan)
        timeline = self._timeline(plan, takes, sounds)
        new = 0
        if all(voice_name(one) in pinned for one in plan.utterances if not one.sound):
            # Pinned gains hardly ever change: the encoder needn't wait until that is known.
            likely = self._layers(plan, timeline, pinned, sounds)
            new += self._begin(blocks(likely, timeline.length), sure=False)
        planned = begin(self._gains, plan, pinned)
        found = cues(timeline, plan.utterances, takes, drawing.cues if drawing else None)
        if drawing:
            drawing.chapter(plan.chapter, timeline, found)
        gains = planned.result()
        heard = self._layers(plan, timeline, dict(gains.gains), sounds)
        new += self._begin(blocks(heard, timeline.length))
        return Piece(
            plan=plan, timeline=timeline, layers=heard, gains=gains, cues=found, encoded=new
        )

    def start(self, piece: Piece, plan: ChapterPlan, takes: Sequence[Take | None]) -> Piece:
        """The start of a chapter, `plan`, at the gains of the whole chapter, `piece`."""
        sounds = self._sounds(plan)
        timeline = self._timeline(plan, takes, sounds)
        heard = self._layers(plan, timeline, dict(piece.gains.gains), sounds)
        new = self._begin(blocks(heard, timeline.length))
        found = cues(timeline, plan.utterances, takes)
        return replace(piece, plan=plan, timeline=timeline, layers=heard, cues=found, encoded=new)

    def samples(
        self, plan: ChapterPlan, takes: Sequence[Take | None], pinned: Mapping[str, float]
    ) -> Iterator[bytes]:
        """What a chapter sounds like before it is encoded: 16-bit samples, channels interleaved."""
        timeline, heard, _ = self.placed(plan, takes, pinned)
        for block in blocks(heard, timeline.length):
            yield mix.samples(self.store, block, self.format)

    def placed(
        self, plan: ChapterPlan, takes: Sequence[Take | None], pinned: Mapping[str, float]
    ) -> tuple[Timeline, tuple[Layer, ...], GainPlan]:
        """When and how loud a chapter sounds whose takes are all in the store."""
        sounds, gains = self._sounds(plan), self._gains(plan, pinned)
        timeline = self._timeline(plan, takes, sounds)
        return timeline, self._layers(plan, timeline, dict(gains.gains), sounds), gains

    def _timeline(
        self, plan: ChapterPlan, takes: Sequence[Take | None], sounds: Mapping[str, Sound]
    ) -> Timeline:
        lengths = {name: sound.length for name, sound in sounds.items()}
        return assemble(plan.utterances, takes, audio_format=self.format, sounds=lengths)

    def _gains(self, plan: ChapterPlan, pinned: Mapping[str, float]) -> GainPlan:
        voices = [voice_name(utterance) for utterance in plan.utterances]
        levels = self._levels([key for key in plan.keys if key])
        spoken = [(voice, levels[key]) for voice, key in zip(voices, plan.keys, strict=True) if key]
        planned = partial(plan_gains, audio_format=self.format, pinned=dict(pinned))
        return self.hands.all(planned, [spoken])[0]

    def _layers(
        self,
        plan: ChapterPlan,
        timeline: Timeline,
        gains: Mapping[str, float],
        sounds: Mapping[str, Sound],
    ) -> tuple[Layer, ...]:
        return layers(
            timeline,
            [gains.get(voice_name(utterance), 0.0) for utterance in plan.utterances],
            {name: sound.key for name, sound in sounds.items()},
        )

    def _sounds(self, plan: ChapterPlan) -> dict[str, Sound]:
        return {
            one.sound: self.sound(one.sound, one.source) for one in plan.utterances if one.sound
        }

    def script(
        self, script: Script, pieces: Sequence[Piece], *, paths: Mapping[str, str], tag: Tag
    ) -> Mastered:
        """Join the chapters' files and the episode's.

        `paths` has the address of each chapter's file by the chapter's id, and of the episode's
        under an empty id. `tag` says what all of them have in common.
        """
        files = []
        for number, piece in enumerate(pieces, 1):
            chapter = piece.plan.chapter
            own = replace(
                tag,
                title=chapter.title,
                season=tag.track,
                track=number,
                tracks=len(pieces),
                transcript=transcript((chapter,)),
                length=piece.timeline.length,
            )
            cut = blocks(piece.layers, piece.timeline.length)
            files.append((own, planned_chapter(script, piece, paths[chapter.id], cut)))
        sounds = self.course_sounds()
        placed = episode(
            [(p.plan.chapter.id, p.plan.chapter.title, p.timeline) for p in pieces],
            audio_format=self.format,
            sounds=self.course.sounds,
            lengths={name: sound.length for name, sound in sounds.items()},
        )
        heard = episode_layers(
            [piece.layers for piece in pieces],
            placed,
            {name: sound.key for name, sound in sounds.items()},
        )
        whole = replace(
            tag,
            title=script.title,
            transcript=transcript(script.chapters),
            marks=placed.marks,
            length=placed.timeline.length,
        )
        cut = blocks(heard, placed.timeline.length)
        planned = planned_episode(script, pieces, placed.offsets, paths[""], cut)
        files.append((whole, planned))
        with join.Together() as together, ThreadPoolExecutor(_BESIDE) as aside:
            joining = aside.submit(self._join, script, files, together)
            alternates = [
                aside.submit(
                    alternate.write, self.site, paths[""], whole, cut, store=self.store,
                    audio_format=self.format, name=name, where=planned.where,
                )
                for name in self.course.alternates
            ]  # fmt: skip
            captions = tuple(
                cue
                for piece, offset in zip(pieces, placed.offsets, strict=True)
                for cue in moved(piece.cues, offset)
            )
            *made, joined = joining.result()
            others = [file.result() for file in alternates]
        used = [self._encoded.get(block) for _, each in files for block in each.blocks]
        return Mastered(
            parts=tuple(
                Part(
                    chapter=piece.plan.chapter,
                    enclosure=enclosure(paths[piece.plan.chapter.id], own_file),
                    rate=self.format.rate,
                    length=piece.timeline.length,
                    cues=piece.cues,
                    loudness=told(piece.gains.loudness),
                )
                for piece, own_file in zip(pieces, made, strict=True)
            ),
            enclosure=enclosure(paths[""], joined),
            alternates=tuple(one.enclosure for one in others),
            length=placed.timeline.length,
            marks=placed.marks,
            cues=captions,
            written=sum(one.new is not None for one in (*made, joined))
            + sum(one.written for one in others),
            entries=(
                *((mix.BLOCKS, key) for key in sorted({one.key for one in used if one})),
                *((alternate.KIND, one.key) for one in others),
            ),
        )

    def file(self, path: str, piece: Piece) -> None:
        """Write a chapter's file as an author hears it: without a tag."""
        cut = blocks(piece.layers, piece.timeline.length)
        encodings = self._encode(cut)
        place = self.site / path
        read = join.Blocks(self.store).data
        join.write(place, b"", cut, encodings, data=read, audio_format=self.format)

    def meter(self, piece: Piece) -> Meter:
        """How loud a chapter is."""
        gains = dict(piece.gains.gains)
        return Meter(
            piece.timeline,
            self._levels([key for key in piece.plan.keys if key]),
            [gains.get(voice_name(utterance), 0.0) for utterance in piece.plan.utterances],
            self.format,
        )

    def sound(self, name: str, source: Source) -> Sound:
        """The sound file `name` of the course, ready to be mixed."""
        return prepare(self.store.folder, self.folder / name, source, audio_format=self.format)

    def course_sounds(self) -> dict[str, Sound]:
        """What is played before, between and after the chapters."""
        return course_sounds(self.course, self.folder, self.store)

    def _levels(self, keys: Sequence[str]) -> dict[str, bytes]:
        found = {key: entry.data for key in keys if (entry := self.store.get(mix.LEVELS, key))}
        missing = [key for key in dict.fromkeys(keys) if key not in found]
        folders = [self.store.folder] * len(missing)
        measured = self.hands.all(mix.take_levels, folders, missing)
        return found | dict(zip(missing, measured, strict=True))

    def _begin(self, cut: Sequence[Block], *, sure: bool = True) -> int:
        """Begin to encode those of the blocks that are new; how many are begun. Of blocks that
        aren't `sure` to be wanted none are, unless they are a few among others: an edit's."""
        asked = [block for block in cut if not block.silent and block not in self._encoded]
        found = {block: mix.encoded(self.store, block, self.format) for block in asked}
        missing = [block for block in found if found[block] is None]
        if not sure and len(missing) > min(FEW, len(asked) // 2):
            return 0
        self._encoded |= found
        if missing:
            self._encoding.append(begin(self._made, missing))
        return len(missing)

    def _made(self, missing: Sequence[Block]) -> None:
        count = len(missing)
        made = self.hands.all(
            mix.encode, [self.store.folder] * count, missing, [self.format] * count
        )
        self._encoded.update(zip(missing, made, strict=True))

    def _encode(self, cut: Sequence[Block]) -> list[mix.Encoded | None]:
        """The encoding of each block; None: it is silent."""
        self._begin(cut)
        while self._encoding:
            self._encoding.pop().result()
        return [self._encoded.get(block) for block in cut]

    def _join(
        self, script: Script, files: Sequence[tuple[Tag, Planned]], together: join.Together
    ) -> list[Draft]:
        """The files, looked at and ready to take their places."""
        tags = self.hands.near(render, [tag for tag, _ in files])
        encoded = [self._encode(planned.blocks) for _, planned in files]
        wanted = [
            join.wanted(self.site / planned.name, tag, planned.blocks, encodings, self.format)
            for tag, (_, planned), encodings in zip(tags, files, encoded, strict=True)
        ]
        made = drafts(self.store, self.hands, wanted)
        together.add(made)
        with (
            Joints(self.store, f"{self.site.name}/{script.path}") as known,
            ThreadPoolExecutor(_BESIDE) as aside,
        ):
            checks = [
                aside.submit(
                    check, draft.layout, planned, encodings, store=self.store, known=known,
                    hands=self.hands, form=self.format,
                )
                for draft, (_, planned), encodings in zip(made, files, encoded, strict=True)
                if draft.layout
            ]  # fmt: skip
            for one in checks:
                one.result()
        return made


def voice_name(utterance: Utterance) -> str:
    """What a gain is kept under: the voice, whatever role it speaks."""
    return f"{utterance.voice.engine}:{utterance.voice.name}"
