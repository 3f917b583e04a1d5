"""A build whose takes a cluster records is the build that one machine makes."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

import pytest

from producer.build import Options, build
from producer.build.progress import Silent

from .small import project, site

distributed: Any = pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
LINES = 45


class Killer(Silent):
    """Kills a worker when the first take has come."""

    def __init__(self, pid: int) -> None:
        super().__init__()
        self.pid = pid
        self.takes = 0

    def recorded(self, text: str, role: str, characters: int, seconds: float) -> None:
        self.takes += 1
        if self.takes == 1:
            os.kill(self.pid, signal.SIGKILL)


def course(root: Path) -> Path:
    """The small project, with a script that has takes for several batches."""
    project(root)
    turns = "".join(f"\n**Teacher:** {number} is so.\n" for number in range(LINES))
    path = root / "scripts/loops/03-long.md"
    path.write_text(f"---\ntitle: Long\n---\n\n## All {{#all}}\n{turns}", "utf-8")
    return root


def test_a_worker_that_is_killed_costs_no_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the middle of `producer build --cluster`; the site is that of a build on this machine."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    here, there = course(tmp_path / "here"), course(tmp_path / "there")
    build(here, Options(jobs=2), Silent())
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None
    ) as running:
        killer = Killer(next(iter(running.workers.values())).pid)
        report = build(there, Options(jobs=2, cluster=running.scheduler_address), killer)
    assert killer.takes >= LINES
    assert not [one for one in report.findings if one.severity == "error"]
    assert site(there) == site(here)
