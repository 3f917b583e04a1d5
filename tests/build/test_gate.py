"""What is heard otherwise is recorded again before anyone is asked, and never published."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import pytest

from producer.build import choose, heard, one_turn
from producer.build.gate import hear_best
from producer.build.hands import Tools
from producer.cli import main
from producer.model import Difference, Heard, Piece, Source, Utterance, Voice
from producer.project import load
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


@pytest.mark.parametrize(
    ("errors", "label"),
    [((2, 0, 0), " {take=2}"), ((2, 1, 0), " {take=3}"), ((2, 2, 1), " {take=3}"),
     ((2, 2, 2), "")],
)  # fmt: skip
def test_the_take_that_is_heard_best_is_used(
    tmp_path: Path, errors: tuple[int, int, int], label: str
) -> None:
    """`listen --best` tries others of a take that is in use, and changes nothing but the label."""
    root = small.project(tmp_path)
    small.made(root)
    store = Store(root / "build/cache")
    for key in store.keys(takes.KIND):
        heard.put_heard(store, key, Heard(words=(), spoken=4, errors=0, differences=()))
    line = small.LOOPS.splitlines().index("**Student 1:** Zero, one and two.") + 1
    one = one_turn.find(load(root), "scripts/loops/01-loops.md", line, "")
    for number, count in enumerate(errors, 1):
        for key in choose.reading(one, number).keys:
            found = Heard(words=(), spoken=4, errors=count, differences=(LOST,) * count)
            heard.put_heard(store, key, found)
    main(["listen", "--best", "--quiet", "--project", str(root)])
    told = (root / "scripts/loops/01-loops.md").read_text()
    wanted = small.LOOPS.replace("**Student 1:** Zero", f"**Student 1:**{label} Zero")
    assert told == wanted
