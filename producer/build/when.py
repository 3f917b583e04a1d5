"""When a take is heard in its chapter, for what is told of it before the chapter is made."""

from __future__ import annotations

from producer.build.plan import ScriptPlan
from producer.build.scripts import ScriptMaker
from producer.speech import takes


def starts(maker: ScriptMaker, plan: ScriptPlan) -> dict[str, float]:
    """Seconds from the start of its chapter at which each take begins, by its key; a take that is
    heard several times, at the first. Chapters of which a take is missing are left out."""
    from producer.audio.timeline import assemble

    master = maker.master(maker.home)
    found: dict[str, float] = {}
    for chapter in plan.chapters:
        recorded = [takes.find(maker.store, key) if key else None for key in chapter.keys]
        if any(key and not take for key, take in zip(chapter.keys, recorded, strict=True)):
            continue
        lengths = {
            one.sound: master.sound(one.sound, one.source).length
            for one in chapter.utterances
            if one.sound
        }
        timeline = assemble(
            chapter.utterances, recorded, audio_format=master.format, sounds=lengths
        )
        for clip in timeline.clips:
            if clip.take:
                found.setdefault(clip.take, clip.start / timeline.rate)
    return found
