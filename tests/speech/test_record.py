"""Recording: once each, checked, all cores, and nothing lost when something goes wrong."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from producer.errors import ProducerError, SpeechError, StoreError
from producer.model import Utterance
from producer.speech import engines, takes
from producer.speech.engines import Recording, tone
from producer.speech.record import Recorder, default_jobs, record, speak
from producer.speech.requests import Event, Failed, Recorded, Request, Started
from producer.store import Store

from .lines import line

ROOT = Path(__file__).parents[2]


def asked(*utterances: Utterance) -> list[Request]:
    fingerprint = engines.load("tone").fingerprint()
    return [Request(key=takes.take_key(u, fingerprint), utterance=u) for u in utterances]


def lines(count: int, **how: object) -> list[Utterance]:
    return [line(f"This is line {'very ' * n}long.", at=n + 1, **how) for n in range(count)]  # type: ignore[arg-type]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache")


def test_a_take_is_recorded_once(store: Store) -> None:
    """A second build records nothing; a line that stands twice is spoken once."""
    requests = asked(*lines(5), lines(5)[3])
    first = record(requests, store, "tone", jobs=2)
    assert (first.recorded, first.reused, first.findings) == (5, 1, ())
    assert first.seconds > 5
    again = record(requests, store, "tone", jobs=2)
    assert (again.recorded, again.reused, again.seconds) == (0, 6, 0.0)


def test_takes_are_the_same_on_any_number_of_workers(tmp_path: Path) -> None:
    """Same input, same bytes."""
    one, two = Store(tmp_path / "one"), Store(tmp_path / "two")
    requests = asked(*lines(8))
    record(requests, one, "tone", jobs=1)
    record(requests, two, "tone", jobs=2)
    for request in requests:
        path = one.path(takes.KIND, request.key)
        assert path.read_bytes() == two.path(takes.KIND, request.key).read_bytes()


def test_a_take_fits_its_words(store: Store) -> None:
    """What is stored is trimmed and has a time for each word."""
    (request,) = asked(line("Wait for all of them, please."))
    events: list[Event] = []
    record([request], store, "tone", on_event=events.append)
    assert isinstance(events[0], Started)
    assert isinstance(events[1], Recorded)
    take = events[1].take
    assert take == takes.find(store, request.key)
    assert len(take.words) == 6 and not take.estimated
    data = takes.samples(store, request.key)
    assert data is not None and len(data) == 2 * take.length


def test_what_comes_first_is_told_by_the_caller_else_by_length(store: Store) -> None:
    """The longest of equal priority first, so that no core waits at the end."""
    requests = asked(*lines(4))
    urgent = Request(key=requests[0].key, utterance=requests[0].utterance, priority=-1)
    with Recorder("tone", store, jobs=1) as recorder:
        events = list(recorder.record([*requests[1:], urgent]))
    started = [e.request.utterance.source.line for e in events if isinstance(e, Started)]
    assert started == [1, 4, 3, 2]


def test_what_cannot_be_spoken_is_reported_and_the_rest_goes_on(store: Store) -> None:
    """A process that dies, an engine that refuses, bad takes: file:line each, good lines kept."""
    bad = {"crash": "worker-lost", "error": "take-failed", "short": "take-failed",
           "silent": "take-failed", "empty": "take-failed"}  # fmt: skip
    spoiled = [line("This is a line.", voice=v, at=n) for n, v in enumerate(bad, 100)]
    report = record(asked(*lines(4), *spoiled), store, "tone", jobs=2)
    assert report.recorded == 4
    found = {f.source.line: f for f in report.findings if f.source}
    assert [found[n].code for n in range(100, 105)] == list(bad.values())
    assert "ended 3 times" in found[100].message
    assert "asked to fail" in found[101].message
    assert "too short" in found[102].message
    assert "silent" in found[103].message
    assert "empty" in found[104].message
    assert all("This is a line." in finding.message for finding in report.findings)


def test_a_hanging_worker_is_replaced(store: Store) -> None:
    """A line that never ends is given up; the others are recorded."""
    requests = asked(*lines(3), line("Wait.", voice="hang", at=50))
    with Recorder("tone", store, jobs=2, patience=0.025) as recorder:
        events = list(recorder.record(requests))
    failed = [event for event in events if isinstance(event, Failed)]
    assert [event.finding.code for event in failed] == ["worker-lost"]
    assert "no answer" in failed[0].finding.message
    assert sum(isinstance(event, Recorded) for event in events) == 3


def test_a_refused_reading_is_read_again(store: Store) -> None:
    """Another reading of the same take, in the same worker, and the same one every time."""
    requests = asked(line("This is a line.", voice="once-silent"))
    report = record(requests, store, "tone")
    assert (report.recorded, report.findings) == (1, ())


def test_a_line_that_fails_whole_is_spoken_in_two() -> None:
    """An engine that cuts long lines short still gets every word said."""

    class Short(tone.Engine):
        def speak(self, utterance: Utterance, attempt: int = 0) -> Recording:
            whole = super().speak(utterance, attempt)
            most = 3 * whole.rate
            words = tuple((min(a, most), min(b, most)) for a, b in whole.words or ())
            return Recording(rate=whole.rate, samples=whole.samples[:most], words=words)

    said = line(
        "It waits for all of the tasks that it is given, and then it hands the results back"
    )
    assert len(tone.Engine().speak(said).samples) > 4 * tone.RATE
    whole, estimated = speak(Short(), said)
    assert len(whole.samples) > 4 * tone.RATE
    assert whole.words is not None and len(whole.words) == len(said.text.split())
    assert not estimated


def test_words_without_times_are_estimated() -> None:
    """A voice of the system has captions that move, too, and says that they are guessed."""

    class Mute(tone.Engine):
        def speak(self, utterance: Utterance, attempt: int = 0) -> Recording:
            whole = super().speak(utterance, attempt)
            return Recording(rate=whole.rate, samples=whole.samples)

    whole, estimated = speak(Mute(), line("Wait for all of them, please."))
    assert estimated
    assert whole.words is not None and len(whole.words) == 6
    assert whole.words[-1][1] == len(whole.samples)


def test_a_killed_worker_loses_nothing(store: Store) -> None:
    """Its line is recorded by the next one, with the same bytes."""
    requests = asked(*lines(6, voice="slow"))
    with Recorder("tone", store, jobs=2) as recorder:
        killed = False
        events = []
        for event in recorder.record(requests):
            events.append(event)
            if isinstance(event, Recorded) and not killed:
                killed = True
                assert recorder.pool
                for worker in recorder.pool._workers:
                    os.kill(worker.process.pid or 0, signal.SIGKILL)
    assert sum(isinstance(event, Recorded) for event in events) == 6
    assert not [event for event in events if isinstance(event, Failed)]


def test_recording_goes_on_while_the_reader_is_busy(store: Store) -> None:
    """Mixing a chapter doesn't stop the voices."""
    requests = asked(*lines(6, voice="slow"))
    with Recorder("tone", store, jobs=2) as recorder:
        events = recorder.record(requests)
        next(events)
        patience = time.monotonic() + 20
        while len(list(store.keys(takes.KIND))) < 6 and time.monotonic() < patience:
            time.sleep(0.05)
        assert len(list(store.keys(takes.KIND))) == 6
        assert sum(isinstance(event, Recorded) for event in events) == 6


def test_a_recorder_that_is_left_early_keeps_what_is_recorded(store: Store) -> None:
    """Stopping is quick, and the next recording goes on from there."""
    requests = asked(*lines(5), line("Wait.", voice="hang"))
    with Recorder("tone", store, jobs=2) as recorder:
        events = recorder.record(requests)
        kept = 0
        while kept < 3:
            kept += isinstance(next(events), Recorded)
    assert len(list(store.keys(takes.KIND))) >= 3
    assert [thread for thread in threading.enumerate() if "_serve" in thread.name] == []
    assert record(requests[:5], store, "tone").reused >= 3


def test_a_store_that_cannot_be_written_stops_the_recording(tmp_path: Path) -> None:
    """A full disk is one error, not one a line."""
    (tmp_path / "cache").write_text("a file where the folder should be")
    with pytest.raises(StoreError, match="can't write"):
        record(asked(*lines(20)), Store(tmp_path / "cache"), "tone", jobs=2)


def test_an_unknown_engine_is_told_before_anything_starts(store: Store) -> None:
    """`--engine tonne` is one line."""
    with pytest.raises(ProducerError, match="'tonne'"):
        Recorder("tonne", store)


def test_an_engine_without_its_model_is_one_error(
    store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Not one finding a line, and with what to do."""
    monkeypatch.setenv("PRODUCER_CACHE", str(tmp_path / "empty"))
    with pytest.raises(SpeechError, match="not installed") as caught:
        record(asked(*lines(3)), store, "kokoro", jobs=1)
    assert "producer voices install kokoro" in caught.value.hint


def test_workers_are_as_many_as_cores_and_memory_allow() -> None:
    """At least one; never more than there is room for."""
    assert default_jobs(1) >= 1
    assert default_jobs(1 << 30) == 1


def test_the_main_process_loads_no_audio_library(tmp_path: Path) -> None:
    """Its memory stays flat: samples are handled by the workers alone."""
    program = f"""
import sys
sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / "tests")!r}]
from pathlib import Path
from producer.speech.record import record
from producer.store import Store
from tests.speech.lines import line
from producer.speech.requests import Request
if __name__ == "__main__":
    requests = [Request(key=f"{{n:032x}}", utterance=line(f"Line {{n}}.")) for n in range(20)]
    print(record(requests, Store(Path({str(tmp_path)!r})), "tone").recorded)
    print([name for name in ("numpy", "onnxruntime", "av", "hibari") if name in sys.modules])
"""
    path = tmp_path / "main.py"
    path.write_text(program)
    done = subprocess.run([sys.executable, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["20", "[]"]


def test_what_a_worker_prints_stays_out_of_the_terminal(
    store: Store, capfd: pytest.CaptureFixture[str]
) -> None:
    """A progress bar isn't broken by an engine's chatter."""
    record(asked(*lines(2), line("Stop.", voice="crash")), store, "tone")
    assert capfd.readouterr() == ("", "")


def test_a_take_is_audible(store: Store) -> None:
    """The samples are little-endian and as loud as the engine made them."""
    (request,) = asked(line("Wait for all of them."))
    record([request], store, "tone")
    samples = np.frombuffer(takes.samples(store, request.key) or b"", dtype="<i2")
    assert 4_000 < np.abs(samples).max() < 12_000
