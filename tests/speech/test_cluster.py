"""A Dask cluster records the same takes as this machine, and loses none with a worker."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from producer.errors import SpeechError
from producer.speech import engines, takes
from producer.speech.cluster import ClusterRecorder
from producer.speech.record import Recorder
from producer.speech.requests import Failed, Recorded, Request
from producer.store import Store

from .lines import line

distributed = pytest.importorskip("distributed", reason="the extra `cluster` is not installed")


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A real scheduler with two worker processes."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as running:
        yield running


def requests(count: int, voice: str = "a3") -> list[Request]:
    fingerprint = engines.load("tone").fingerprint()
    found = []
    for number in range(count):
        utterance = line(f"This is line number {'very ' * (number % 7)}{number}.", voice=voice)
        key = takes.take_key(utterance, fingerprint)
        found.append(Request(key=key, utterance=utterance))
    return found


def test_the_same_bytes_come_back(cluster: Any, tmp_path: Path) -> None:
    """A deterministic engine speaks alike on any machine; a second run records nothing."""
    asked = requests(40)
    here, there = Store(tmp_path / "here"), Store(tmp_path / "there")
    with Recorder("tone", here, jobs=1) as recorder:
        list(recorder.record(asked))
    with ClusterRecorder("tone", there, cluster.scheduler_address) as recorder:
        events = [e for e in recorder.record(asked) if isinstance(e, Recorded)]
        assert [e.reused for e in events] == [False] * 40
        assert all(e.reused for e in recorder.record(asked) if isinstance(e, Recorded))
    for request in asked:
        mine, theirs = (store.get("takes", request.key) for store in (here, there))
        assert mine is not None
        assert mine == theirs


def test_a_bad_take_is_told_and_the_rest_goes_on(cluster: Any, tmp_path: Path) -> None:
    """One that can't be spoken is a finding at its line."""
    asked = [*requests(5), *requests(1, voice="silent")]
    with ClusterRecorder("tone", Store(tmp_path), cluster.scheduler_address) as recorder:
        events = list(recorder.record(asked))
    assert sum(isinstance(event, Recorded) for event in events) == 5
    (failed,) = [event for event in events if isinstance(event, Failed)]
    assert failed.finding.source == asked[-1].utterance.source


def test_a_lost_worker_costs_only_what_it_held(cluster: Any, tmp_path: Path) -> None:
    """It is killed in the middle; every take comes all the same."""
    asked = requests(300)
    with ClusterRecorder("tone", Store(tmp_path), cluster.scheduler_address) as recorder:
        pids = recorder.client.run(os.getpid)

        def kill() -> None:
            time.sleep(0.2)
            os.kill(next(iter(pids.values())), signal.SIGKILL)

        threading.Thread(target=kill).start()
        events = list(recorder.record(asked))
    assert {e.request.key for e in events if isinstance(e, Recorded)} == {r.key for r in asked}


def test_nobody_there_is_one_line(tmp_path: Path) -> None:
    """The hint says how to start a cluster."""
    with pytest.raises(SpeechError) as caught:
        ClusterRecorder("tone", Store(tmp_path), "tcp://127.0.0.1:9")
    assert "dask scheduler" in caught.value.hint
