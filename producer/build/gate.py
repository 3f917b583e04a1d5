"""Hears what is recorded before it is published: what is heard otherwise is recorded again, and of
each take the reading that is heard best is kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from producer.build import heard, listening
from producer.build.hands import Hands, Tools
from producer.build.judge import ROUNDS, Voices, badness
from producer.build.plan import ScriptPlan
from producer.build.progress import Display
from producer.build.readings import Record, improve
from producer.model import Finding, Utterance
from producer.store import Store

_LEAST, _SHARE = 3, 0.4
"""Words of a take, and their share of it, from which on it is another text that is heard."""


def listen(
    tools: Tools,
    display: Display,
    plans: Sequence[tuple[ScriptPlan, float]],
    fresh: Collection[str],
    record: Record,
    jobs: int,
) -> list[tuple[Finding, ...]]:
    """Hear scripts, each with the per cent of its words that may be heard otherwise; for each why
    it must not be published. Raises ProducerError."""
    wanted = {key: one for plan, _ in plans for key, one in listening.takes_of(plan).items()}

    def hear(some: Mapping[str, Utterance]) -> None:
        listening.hear(tools.store, some, display, jobs=jobs)

    hear_best(tools.store, tools.hands, wanted, fresh, record, hear)
    return [
        (*listening.listened(tools.store, plan, most)[1], *refused(tools.store, plan))
        for plan, most in plans
    ]


def hear_best(
    store: Store,
    hands: Hands,
    wanted: Mapping[str, Utterance],
    fresh: Collection[str],
    record: Record,
    hear: Callable[[Mapping[str, Utterance]], None],
) -> int:
    """Hear the takes `wanted`; those that are `fresh` and heard otherwise are recorded again. How
    many were. `hear` hears what wasn't heard yet. Raises ProducerError."""
    hear(wanted)
    wrong = [
        key for key in wanted if key in fresh and not wanted[key].recording and _errors(store, key)
    ]
    if not wrong:
        return 0
    voices = Voices(store, hands, wanted)

    def marks(keys: list[str]) -> dict[str, tuple[int, int, int]]:
        voices.measure(keys)
        hear({key: wanted[key] for key in keys})
        found = {}
        for key in keys:
            grave, flaws = badness(voices.flaws(key))
            found[key] = (grave, _errors(store, key), flaws)
        return found

    # The first readings are those that were refused by their signal.
    rounds = range(ROUNDS + 1, 2 * ROUNDS + 1)
    return improve(store, wanted, marks(wrong), record, marks, rounds)


def refused(store: Store, plan: ScriptPlan) -> tuple[Finding, ...]:
    """An error for each take of a script in which other words are heard than its own: too few of
    an hour's to count, and yet nothing to publish. The author's own choices are the author's."""
    found = []
    for chapter in plan.chapters:
        for key, utterance in zip(chapter.keys, chapter.utterances, strict=True):
            one = heard.heard(store, key) if key and not utterance.recording else None
            if one is None or one.errors < max(_LEAST, _SHARE * one.spoken):
                continue
            text = one.text if len(one.text) <= 60 else one.text[:59].rstrip() + "…"
            found.append(
                Finding(
                    code="heard-other-words",
                    message=f"{one.errors} of its {one.spoken} words are heard otherwise: {text!r}",
                    source=utterance.source,
                    hint="hear it with `producer preview`; if it is right, `producer lock` it",
                )
            )
    return tuple(found)


def _errors(store: Store, key: str) -> int:
    one = heard.heard(store, key)
    return one.errors if one else 0
