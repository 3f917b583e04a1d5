"""One turn of a script, as it will sound, without building anything else."""

from __future__ import annotations

from collections.abc import Iterator

from producer.build import one_turn
from producer.build.hands import Tools
from producer.build.plan import ChapterPlan
from producer.project import Project


def preview(
    project: Project, name: str, line: int, engine: str, tools: Tools
) -> tuple[bytes, ChapterPlan]:
    """The turn on `line` of the script `name` (0: its first) as a WAV file, and what it says.

    Raises ProducerError when it can't be spoken.
    """
    one = one_turn.find(project, name, line, engine)
    one_turn.record(one, one.plan, tools)
    return one_turn.wav(one, one.plan, tools), one.plan


def words(turn: ChapterPlan) -> Iterator[str]:
    """What is said."""
    for utterance in turn.utterances:
        if utterance.text:
            yield f"{utterance.role}: {utterance.text}"
