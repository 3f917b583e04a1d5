"""What is heard otherwise is recorded again before anyone is asked, and never published."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import pytest

from producer.build import heard
from producer.build.gate import hear_best
from producer.build.hands import Tools
from producer.model import Difference, Heard, Piece, Source, Utterance, Voice
from producer.speech import takes
from producer.speech.engines.tone import fingerprint
from producer.speech.requests import Event, Request
from producer.store import Store
from tests.build import small

LOST = Difference(kind="missing", start=0, end=1, heard_start=0, heard_end=0, distance=1.0)


@pytest.fixture
def tools(tmp_path: Path) -> Iterator[Tools]:
    with Tools(Store(tmp_path), 1) as made:
        yield made


def listen(
    tools: Tools, wanted: Mapping[str, Utterance], right: Collection[int], fresh: Collection[str]
) -> tuple[int, list[int]]:
    """Record and hear `wanted`, by an ear that hears words in the readings `right` of them alone:
    how many were recorded again, and how often each was heard."""
    readings: dict[tuple[str, int], int] = {}

    def record(asked: list[Request]) -> Iterator[Event]:
        yield from tools.recorder("tone").record(asked)

    def hear(some: Mapping[str, Utterance]) -> None:
        for key in some:
            length = tools.store.meta(takes.KIND, key)["length"]  # type: ignore[index]
            number = readings.setdefault((key, length), sum(one == key for one, _ in readings) + 1)
            errors = 0 if number in right else 3
            one = Heard(words=(), spoken=3, errors=errors, differences=(LOST,) * errors)
            heard.put_heard(tools.store, key, one)

    list(record([Request(key=key, utterance=one) for key, one in wanted.items()]))
    again = hear_best(tools.store, tools.hands, wanted, fresh, record, hear)
    return again, [sum(one == key for one, _ in readings) for key in wanted]


def wanted(*texts: str) -> dict[str, Utterance]:
    voice = Voice(engine="tone", name="a3")
    said = [
        Utterance(
            role="", voice=voice, pieces=(Piece(written=text, spoken=text),), source=Source(path="")
        )
        for text in texts
    ]
    return {takes.take_key(one, fingerprint()): one for one in said}


@pytest.mark.parametrize(("right", "times"), [((1,), 0), ((2,), 1), ((3,), 2), ((), 2)])
def test_a_take_is_recorded_until_it_is_heard_right(
    tools: Tools, right: Collection[int], times: int
) -> None:
    """The reading that is heard right is kept; if none is, the first one."""
    texts = wanted("A loop runs again and again.")
    (key,) = texts
    again, readings = listen(tools, texts, right, set(texts))
    assert again == times
    assert readings == [times + 1]
    kept = heard.heard(tools.store, key)
    assert kept is not None
    assert bool(kept.errors) is (right == ())


def test_what_was_published_is_not_recorded_again(tools: Tools) -> None:
    """A take that is in use stays as it is: its blocks are encoded."""
    again, readings = listen(tools, wanted("It was there before."), (), set())
    assert (again, readings) == (0, [1])


def test_other_words_are_never_published(tmp_path: Path) -> None:
    """One line in an hour is too little for the course's threshold, and still keeps it back."""
    root = small.project(tmp_path)
    course = root / "scripts/loops/course.yaml"
    course.write_text(course.read_text() + "listen: 100\n")
    small.made(root)
    store = Store(root / "build/cache")
    key = next(iter(sorted(store.keys(takes.KIND))))
    for other in store.keys(takes.KIND):
        errors = 4 if other == key else 0
        one = Heard(words=(), spoken=5, errors=errors, differences=(LOST,) * errors)
        heard.put_heard(store, other, one)
    small.edit(root, "title: Loops\n", "title: Loops again\n")
    small.edit(root, "title: A short", "title: A very short", "scripts/loops/02-history.md")
    report = small.made(root, listen=True)
    assert [finding.code for finding in report.findings] == ["heard-other-words"]
    assert report.findings[0].severity == "error"
