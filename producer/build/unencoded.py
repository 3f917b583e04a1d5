"""What of a script the next build encodes, told before it is recorded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from producer.audio import mix
from producer.audio.blocks import Block, Layer, blocks, episode_layers
from producer.audio.timeline import episode
from producer.build.master import Master
from producer.build.plan import ChapterPlan
from producer.model import Script, Timeline
from producer.speech import takes


class Unencoded(Struct, frozen=True, kw_only=True):
    """Blocks of one file."""

    name: str
    """The chapter's id; empty: those that stand in the episode's file alone."""
    encoded: int
    """How many the build encodes: one for each take that is still to be recorded, too."""
    blocks: int
    """How many sound."""
    remastered: str
    """Why the chapter's gains are given up; empty: they stay."""


def unencoded(
    master: Master,
    script: Script,
    chapters: Iterable[ChapterPlan],
    gains: Mapping[str, Mapping[str, float]],
) -> tuple[Unencoded, ...]:
    """The blocks of `script` that the build encodes, chapter by chapter, then the episode's.

    `gains` are pinned, by `script/chapter`. What is still to be recorded has no level and no length
    yet: the gains are those without it.
    """
    found = []
    seen: set[Block] = set()
    placed: list[tuple[str, str, Timeline, tuple[Layer, ...]]] = []
    for plan in chapters:
        there, missing = _recorded(master, plan)
        stored = [takes.find(master.store, key) if key else None for key in there.keys]
        name = f"{script.id}/{plan.chapter.id}"
        timeline, layers, planned = master.placed(there, stored, gains.get(name, {}))
        cut = blocks(layers, timeline.length)
        found.append(
            Unencoded(
                name=plan.chapter.id,
                encoded=missing + _new(master, cut, seen),
                blocks=missing + sum(not block.silent for block in cut),
                remastered="; ".join(planned.remastered),
            )
        )
        placed.append((plan.chapter.id, plan.chapter.title, timeline, layers))
    sounds = master.course_sounds()
    whole = episode(
        [(name, title, timeline) for name, title, timeline, _ in placed],
        audio_format=master.format,
        sounds=master.course.sounds,
        lengths={name: sound.length for name, sound in sounds.items()},
    )
    keys = {name: sound.key for name, sound in sounds.items()}
    heard = episode_layers([layers for *_, layers in placed], whole, keys)
    own = [block for block in blocks(heard, whole.timeline.length) if block not in seen]
    found.append(
        Unencoded(
            name="",
            encoded=_new(master, own, seen),
            blocks=sum(not block.silent for block in own),
            remastered="",
        )
    )
    return tuple(found)


def _recorded(master: Master, plan: ChapterPlan) -> tuple[ChapterPlan, int]:
    """The plan without what has no take yet, and how many takes that is."""
    missing = {key for key in plan.keys if key and not master.store.has(takes.KIND, key)}
    left = [
        (utterance, key)
        for utterance, key in zip(plan.utterances, plan.keys, strict=True)
        if key not in missing
    ]
    there = replace(
        plan,
        utterances=tuple(utterance for utterance, _ in left),
        keys=tuple(key for _, key in left),
    )
    return there, len(missing)


def _new(master: Master, cut: Iterable[Block], seen: set[Block]) -> int:
    """How many of the blocks that weren't seen before the store lacks; they are seen then."""
    fresh = dict.fromkeys(block for block in cut if block not in seen)
    seen.update(fresh)
    return sum(
        not block.silent and mix.encoded(master.store, block, master.format) is None
        for block in fresh
    )
