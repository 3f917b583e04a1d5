"""Workers may die, hang or refuse: the rest goes on, and nothing stays behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from producer.errors import SpeechError
from producer.speech.patience import Patience
from producer.speech.pool import Job, Outcome, Pool

from . import pool_jobs

ROOT = Path(__file__).parents[2]


@pytest.fixture
def pool(tmp_path: Path) -> Iterator[Pool]:
    with Pool(pool_jobs.make, (str(tmp_path),), size=2) as made:
        yield made


def jobs(*values: Any, limit: float = 60.0) -> list[Job]:
    return [Job(value=value, limit=limit) for value in values]


def ended(outcomes: list[Outcome]) -> dict[Any, Outcome]:
    return {outcome.job.value: outcome for outcome in outcomes if outcome.kind != "started"}


def test_every_job_is_done_once_and_workers_stay(pool: Pool) -> None:
    """The model stays loaded from run to run."""
    values = [f"job {number}" for number in range(40)]
    outcomes = list(pool.run(jobs(*values)))
    assert sorted(o.value for o in outcomes if o.kind == "done") == sorted(values)
    assert [o.job.value for o in outcomes if o.kind == "started"].count("job 7") == 1
    first = {o.value for o in pool.run(jobs("pid")) if o.kind == "done"}
    assert {o.value for o in pool.run(jobs(*["pid"] * 5)) if o.kind == "done"} & first


def test_a_worker_that_dies_costs_its_job_alone(pool: Pool) -> None:
    """Three workers are given to the job, then it is given up; the others are done."""
    outcomes = ended(list(pool.run(jobs("a", "crash", "b", "segfault", "complain", "c", "d"))))
    assert {value for value, o in outcomes.items() if o.kind == "done"} == {"a", "b", "c", "d"}
    for job, cause in (("crash", "code 9"), ("segfault", "SIGSEGV"), ("complain", "phoneme table")):
        assert outcomes[job].kind == "lost"
        assert outcomes[job].job.tries == 3
        assert cause in str(outcomes[job].error)


def test_a_second_try_goes_to_a_fresh_worker(pool: Pool) -> None:
    """What made the first one die may have been in its memory."""
    done = ended(list(pool.run(jobs("a", "b", "c", ("once", "mark"), "d", "e"))))
    assert done["once", "mark"].value == (1, "second time")
    assert {o.kind for o in done.values()} == {"done"}


def test_a_worker_that_hangs_is_replaced(pool: Pool) -> None:
    """No answer in time counts as a death; the time is the job's own."""
    outcomes = ended(list(pool.run([*jobs("hang", limit=0.3), *jobs("a", ("sleep", 0.6))])))
    assert outcomes["hang"].kind == "lost"
    assert "it gave no answer for" in str(outcomes["hang"].error)
    assert outcomes["a"].kind == outcomes["sleep", 0.6].kind == "done"


def test_a_worker_that_hardly_gets_a_turn_is_kept(pool: Pool) -> None:
    """On a busy machine nothing is begun again and again: limits are for those that hang."""
    outcomes = ended(list(pool.run(jobs(("sip", 20), "a", limit=1.0))))
    assert outcomes["sip", 20].kind == "done"
    assert outcomes["sip", 20].job.tries == 0


def test_a_worker_that_turns_in_circles_is_replaced(pool: Pool) -> None:
    """Being busy is no answer: the limit counts for the processor's seconds."""
    outcomes = ended(list(pool.run(jobs("spin", limit=0.2))))
    assert outcomes["spin"].kind == "lost"


def test_a_process_that_gets_on_a_little_is_not_waited_for_forever() -> None:
    """One that sleeps, looks and sleeps again hangs, too."""
    patience = Patience(os.getpid())
    over: list[bool] = []
    while not any(over):
        pool_jobs.burn(0.02)
        over.append(patience.is_over(passed=1.5, limit=1.5))
    assert 3 < len(over) < 20


def test_a_refusal_is_told_and_not_repeated(pool: Pool) -> None:
    """An error comes back with its hint; one that nobody expected is told as one line."""
    outcomes = ended(list(pool.run(jobs("no", "bug", "a"))))
    assert (outcomes["no"].kind, str(outcomes["no"].error)) == ("failed", "not this one")
    assert outcomes["no"].error is not None and outcomes["no"].error.hint == "try another"
    assert str(outcomes["bug"].error) == "KeyError: 'a mistake'"
    assert outcomes["a"].kind == "done"


@pytest.mark.parametrize(
    ("make", "message"), [(pool_jobs.broken, "no model here"), (pool_jobs.dying, "no data")]
)
def test_workers_that_cannot_be_made_end_the_run(make: Any, message: str) -> None:
    """A missing model is told once, not once a line."""
    with Pool(make, (), size=2) as pool, pytest.raises(SpeechError, match=message):
        list(pool.run(jobs("a", "b", "c")))


def test_a_worker_that_died_between_runs_is_nobodys_fault(pool: Pool) -> None:
    """The next run starts another one and blames no job."""
    pids = {o.value for o in pool.run(jobs("pid")) if o.kind == "done"}
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    time.sleep(0.2)
    outcomes = ended(list(pool.run(jobs("a"))))
    assert outcomes["a"].kind == "done"
    assert outcomes["a"].job.tries == 0


def test_a_reader_may_stop_early(pool: Pool) -> None:
    """What is being done is dropped, and the pool can be used again."""
    for outcome in pool.run(jobs("a", ("sleep", 60), "b")):
        if outcome.kind == "done":
            break
    assert ended(list(pool.run(jobs("c"))))["c"].kind == "done"


def test_closing_leaves_no_process(tmp_path: Path) -> None:
    """Idle or busy, workers end with their pool."""
    with Pool(pool_jobs.make, (str(tmp_path),), size=2) as pool:
        pids = {o.value for o in pool.run(jobs(*["pid"] * 6)) if o.kind == "done"}
    assert not [pid for pid in pids if alive(pid)]


PROGRAM = """
import sys
sys.path[:0] = [{root!r}, {tests!r}]
from tests.speech import pool_jobs
from producer.speech.pool import Job, Pool

if __name__ == "__main__":
    with Pool(pool_jobs.make, (), size=2) as pool:
        waiting = [Job(value="pid", limit=60)] * 1 + [Job(value=("sleep", 120), limit=600)] * 2
        for outcome in pool.run(waiting):
            if outcome.kind == "done":
                print(*(w.process.pid for w in pool._workers), flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_worker_outlives_the_main_process(tmp_path: Path, blow: signal.Signals) -> None:
    """Killed, ended or interrupted: the workers are gone at once, though they are busy."""
    path = tmp_path / "main.py"
    path.write_text(PROGRAM.format(root=str(ROOT), tests=str(ROOT / "tests")))
    process = subprocess.Popen(
        [sys.executable, str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdout is not None and process.stderr is not None
    workers = [int(pid) for pid in process.stdout.readline().split()]
    assert workers and all(alive(pid) for pid in workers)
    if blow == signal.SIGINT:
        os.killpg(process.pid, blow)  # as a terminal does
    else:
        process.send_signal(blow)
    process.wait(20)
    patience = time.monotonic() + 20
    while any(alive(pid) for pid in workers) and time.monotonic() < patience:
        time.sleep(0.05)
    assert not any(alive(pid) for pid in workers)
    said = process.stderr.read().decode()
    assert said.count("Traceback") == (1 if blow == signal.SIGINT else 0)
    process.stdout.close()
    process.stderr.close()


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return True
