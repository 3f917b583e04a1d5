"""An edit's few pieces of work are done by a second process, or here if that one is lost."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from producer.build import forked
from producer.build.forked import ForkedHands
from producer.errors import AudioError
from tests.build import small

pytestmark = pytest.mark.skipif(not forked.can_fork(), reason="a process of its own for Linux only")


@pytest.fixture
def hands() -> Iterator[ForkedHands]:
    """A process that was forked."""
    with closing(ForkedHands(1)) as made:
        yield made


def _where(number: int) -> tuple[int, int]:
    return number, os.getpid()


def _refuse(message: str) -> None:
    raise AudioError(message, hint="louder")


def _lost(home: int) -> int:
    if os.getpid() != home:
        os._exit(9)
    return home


def _met(own: Path, other: Path) -> int:
    own.touch()
    until = time.monotonic() + 30
    while not other.exists() and time.monotonic() < until:
        time.sleep(0.01)
    return os.getpid() if other.exists() else 0


def _unsayable(home: int) -> object:
    return home if os.getpid() == home else threading.Lock()


def _wait_for_the_end(home: int, began: Path) -> int:
    began.touch()
    if os.getpid() != home:
        time.sleep(30)
    return os.getpid()


def test_a_few_pieces_are_done_beside_the_build(hands: ForkedHands) -> None:
    """In order, by one process that isn't this one."""
    found = hands.all(_where, [1, 2, 3])
    assert [number for number, _ in found] == [1, 2, 3]
    assert {process for _, process in found} == {found[0][1]} != {os.getpid()}
    assert hands.all(_where, []) == []


def test_what_a_piece_raises_is_raised_here(hands: ForkedHands) -> None:
    """With its hint, and the process goes on."""
    with pytest.raises(AudioError, match="too soft") as raised:
        hands.all(_refuse, ["too soft"])
    assert raised.value.hint == "louder"
    assert hands.beside and hands.all(_where, [1])[0][1] != os.getpid()


def test_a_lost_process_costs_nothing(hands: ForkedHands) -> None:
    """What it was asked for is done here, and so is what comes later."""
    assert hands.all(_lost, [os.getpid()]) == [os.getpid()]
    assert not hands.beside
    assert hands.all(_where, [1]) == [(1, os.getpid())]


def test_two_things_are_asked_for_at_a_time(hands: ForkedHands, tmp_path: Path) -> None:
    """Gains are planned while a block is encoded: neither waits for the other."""
    one, two = tmp_path / "one", tmp_path / "two"
    with ThreadPoolExecutor(2) as aside:
        asked = [aside.submit(hands.all, _met, [a], [b]) for a, b in ((one, two), (two, one))]
        [[first], [second]] = [each.result() for each in asked]
    assert first == second != os.getpid()
    assert first


@pytest.mark.parametrize("ending", [_lost, _unsayable])
def test_a_process_that_is_lost_answers_nobody(
    hands: ForkedHands, tmp_path: Path, ending: Callable[[int], object]
) -> None:
    """Whoever else waits for it has the work done here, too."""
    home, began = os.getpid(), tmp_path / "began"
    with ThreadPoolExecutor(1) as aside:
        waiting = aside.submit(hands.all, _wait_for_the_end, [home], [began])
        while not began.exists():
            time.sleep(0.01)
        assert hands.all(ending, [home]) == [home]
        assert waiting.result() == [home]


def test_who_asks_when_all_is_said_is_served_here(hands: ForkedHands) -> None:
    """The build may have dismissed the process too early."""
    hands.dismiss()
    assert hands.all(_where, [1]) == [(1, os.getpid())]


def test_the_process_ends_with_the_build() -> None:
    """Nothing of an edit stays behind."""
    with closing(ForkedHands(1)) as hands:
        [(_, process)] = hands.all(_where, [1])
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_threads_keep_a_build_from_forking() -> None:
    """A lock that another thread holds would stay locked in the second process."""
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert not forked.can_fork()
    finally:
        done.set()
        thread.join()


def test_an_edit_is_the_same_with_and_without(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second process makes the bytes that the build would make itself."""
    other = small.project(tmp_path / "other")
    small.made(other)
    for root in (built, other):
        small.edit(root, "Zero, one and two.", "Zero, one, two.")
    assert small.made(built).recorded == 1
    monkeypatch.setattr(forked, "can_fork", lambda: False)
    assert small.made(other).recorded == 1
    assert small.site(built) == small.site(other)
