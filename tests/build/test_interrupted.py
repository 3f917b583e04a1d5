"""A build may be killed at any moment or meet another: nothing is lost, nothing half-made."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from producer.build.lock import locked
from producer.errors import ProjectError
from producer.store import Store
from tests.build import small


def start(root: Path, *words: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "producer", "build", "--project", str(root), "--jobs", "1"]
    return subprocess.Popen([*command, *words], stderr=subprocess.PIPE, text=True)


def test_a_build_that_is_killed_goes_on_where_it_was(first_build: Path, tmp_path: Path) -> None:
    """Killed five times at random moments, it ends with the bytes of one that was not."""
    root = small.project(tmp_path)
    moments = random.Random(7)
    stored = 0
    for _ in range(5):
        process = start(root)
        time.sleep(moments.uniform(0.2, 2.5))
        process.kill()
        process.communicate()
        takes = len(list(Store(root / "build" / "cache").keys("takes")))
        assert takes >= stored, "a take that was recorded was lost"
        stored = takes
    process = start(root)
    _, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors
    assert small.site(root) == small.site(first_build)
    assert not list((root / "build" / "site").rglob(".new-*"))


def test_a_killed_build_leaves_no_process_behind(first_build: Path, tmp_path: Path) -> None:
    """Processes that wait for work nobody sends would fill the author's memory."""
    root = small.project(tmp_path)
    process = start(root)
    blocks = Store(root / "build" / "cache")
    while process.poll() is None and not any(blocks.keys("blocks")):
        time.sleep(0.01)
    process.kill()
    # Every process it started holds the other end of this pipe.
    process.communicate(timeout=30)


def test_a_second_build_says_so_and_stops(built: Path) -> None:
    """With --no-wait; the first one's lock is freed when it ends, however it ends."""
    with locked(built / "build", wait=True, say=print):
        process = start(built, "--no-wait")
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 1
        assert "another build of this project is running" in errors
        assert errors.count("\n") == 1
    with locked(built / "build", wait=False, say=print):
        pass


def test_a_second_build_says_so_and_waits(built: Path) -> None:
    """Without it; then it builds."""
    with locked(built / "build", wait=True, say=print):
        process = start(built)
        assert process.stderr
        line = process.stderr.readline()
    _, rest = process.communicate(timeout=60)
    assert "waiting for it to end" in line
    assert process.returncode == 0, rest


def test_two_locks_in_one_process_exclude_each_other(tmp_path: Path) -> None:
    """`watch` builds in threads."""
    with (
        locked(tmp_path, wait=True, say=print),
        pytest.raises(ProjectError),
        locked(tmp_path, wait=False, say=print),
    ):
        pass
