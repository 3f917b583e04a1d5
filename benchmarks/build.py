"""What a build and an edit cost, as ratios of what is measured beside it in the same run.

Run `python -m benchmarks.build` (an hour of audio; it takes some minutes), or give it other
minutes and the parts wanted: `python -m benchmarks.build 20 edits`. Ratios hold on any machine; on
a busy one, look at the processor's seconds rather than the clock's.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from msgspec import Struct

from benchmarks import material
from producer.speech.record import cores

ROOT = Path(__file__).parent.parent
ROUNDS = 3
MEMORY = (
    "import resource, sys; from producer.cli import main; code = main(sys.argv[1:]); "
    "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss); sys.exit(code)"
)


class Cost(Struct, frozen=True, kw_only=True):
    """What a process and those that it started took."""

    clock: float
    """Seconds."""
    processor: float
    """Seconds of all cores."""
    output: str
    """What it printed."""


def run(*command: str) -> Cost:
    """Run Python with `command`. Raises CalledProcessError when it fails."""
    # Compiled modules are kept on any machine but one that is told not to.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=environment, check=True, capture_output=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return Cost(
        clock=time.perf_counter() - started, processor=used, output=done.stdout.decode().strip()
    )


def build(root: Path, *options: str) -> Cost:
    """Build the project in `root`."""
    return run("-m", "producer", "--project", str(root), "build", "--quiet", *options)


def clean(root: Path) -> None:
    """Leave the author's files alone."""
    shutil.rmtree(root / "build", ignore_errors=True)


def row(name: str, mine: list[float], other: list[float], wanted: str) -> None:
    """A line of the table: the median of the ratios of pairs that ran one after the other."""
    ratio = statistics.median(b / a for a, b in zip(mine, other, strict=True))
    print(
        f"| {name} | {statistics.median(mine):.2f} | {statistics.median(other):.2f} "
        f"| {ratio:.2f} | {wanted} |",
        flush=True,
    )


def edits(folder: Path, minutes: float) -> None:
    """A changed word in a chapter, against the usual way, and a build with nothing to do."""
    root = material.project(folder / "edit", lessons=1, minutes=minutes)
    build(root)
    script = next(root.glob("scripts/*/*.md"))
    edited, usual, idle = [], [], []
    for number in range(ROUNDS):
        turns = script.read_text().split("\n\n")
        turns[len(turns) // 2] += f" This is edit number {number}."
        script.write_text("\n\n".join(turns))
        edited.append(build(root, "--json"))
        assert json.loads(edited[-1].output)["takes"]["recorded"] == 1
        usual.append(run("-m", "benchmarks.usual", str(root), str(folder / "usual.mp3")))
        idle.append(build(root))
    for kind in ("clock", "processor"):
        one = [getattr(cost, kind) for cost in edited]
        row(f"an edit, the usual way ({kind})", one, [getattr(c, kind) for c in usual], ">= 40")
        none = [getattr(cost, kind) for cost in idle]
        row(f"nothing to do, an edit ({kind})", none, one, "")


def whole(folder: Path, minutes: float) -> None:
    """A whole build against the encoder alone on as many cores, and by jobs."""
    jobs = cores()
    root = material.project(folder / "whole", lessons=4, minutes=minutes / 4)
    alone, every, encoder = [], [], []
    for _ in range(ROUNDS):
        clean(root)
        alone.append(build(root, "--jobs", "1"))
        clean(root)
        every.append(build(root, "--jobs", str(jobs)))
        # Half of what is encoded: a chapter's frames are its episode's.
        seconds = 0.0
        for path in sorted(root.glob("build/site/*/*/chapters/*.mp3")):
            seconds += float(run("-m", "benchmarks.encoder", str(path), str(jobs)).output)
        encoder.append(seconds)
    row("the encoder alone, a build (clock)", encoder, [one.clock for one in every], "<= 1.25")
    row(f"{jobs} jobs, 1 job (clock)", [c.clock for c in every], [c.clock for c in alone], ">= 1.8")


def engine(folder: Path, minutes: float) -> None:
    """A whole build with the engine of most voices against that engine alone."""
    root = material.project(folder / "engine", lessons=1, minutes=minutes)
    (root / "voices" / "cast.yaml").write_text(material.SPOKEN)
    jobs = str(cores())
    alone, built = [], []
    for _ in range(ROUNDS):
        clean(root)
        built.append(build(root, "--jobs", jobs).clock)
        alone.append(float(run("-m", "benchmarks.engine", str(root), "kokoro", jobs).output))
    row("the engine Kokoro alone, a build with it (clock)", alone, built, "<= 1.08")


def cluster(folder: Path, minutes: float) -> None:
    """Two local workers of a Dask cluster against two of the pool's, recording alone."""
    try:
        distributed: Any = import_module("distributed")
    except ImportError:
        print("| (a cluster needs the extra `cluster`) | | | | |")
        return
    root = material.project(folder / "cluster", lessons=1, minutes=minutes)
    pool, dask = [], []
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None
    ) as running:
        for _ in range(ROUNDS):
            clean(root)
            pool.append(build(root, "--jobs", "2").clock)
            clean(root)
            address = running.scheduler_address
            dask.append(build(root, "--jobs", "2", "--cluster", address).clock)
    row("two Dask workers, two of the pool (clock)", dask, pool, ">= 0.85")


def memory(folder: Path, minutes: float) -> None:
    """The main process's peak for ten times the audio."""
    peaks = []
    for lessons in (2, 20):
        root = material.project(folder / f"memory{lessons}", lessons=lessons, minutes=minutes / 2)
        peaks.append(
            float(run("-c", MEMORY, "--project", str(root), "build", "--quiet").output) / 1024
        )
        clean(root)
    row("peak memory of the main process, 10 times the audio (MB)", peaks[:1], peaks[1:], "<= 1.1")


def main() -> None:
    """Print the table. Arguments: minutes of audio, and the parts wanted (default: all that need
    no voices to be fetched)."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    parts = {
        "edits": edits, "whole": whole, "cluster": cluster, "memory": memory, "engine": engine,
    }  # fmt: skip
    print("| what, and beside what | it | the other | other / it | wanted |")
    print("|---|--:|--:|--:|---|", flush=True)
    for name in sys.argv[2:] or [one for one in parts if one != "engine"]:
        with TemporaryDirectory() as folder:
            parts[name](Path(folder), minutes)


if __name__ == "__main__":
    main()
