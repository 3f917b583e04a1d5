"""The engine alone: speaks a project's utterances in some processes and prints the seconds."""

from __future__ import annotations

import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from producer.build import now
from producer.build.courses import Reader
from producer.build.listening import takes_of
from producer.model import Utterance
from producer.project import load
from producer.speech import engines

_loaded: list[engines.Engine] = []


def main(root: Path, engine: str, jobs: int) -> None:
    """Speak everything that is written in `root` once, with `jobs` processes."""
    project = load(root)
    reader = Reader(project, engine, now())
    found: dict[str, Utterance] = {}
    for course in project.courses:
        work = reader.course(course)
        for script in work.scripts:
            found |= takes_of(reader.plan(work, script)[0])
    longest_first = sorted(found.values(), key=lambda one: -len(one.text))
    started = time.perf_counter()
    with ProcessPoolExecutor(
        jobs, mp_context=get_context("spawn"), initializer=_load, initargs=(engine,)
    ) as pool:
        list(pool.map(_speak, longest_first))
    print(time.perf_counter() - started)


def _load(engine: str) -> None:
    _loaded.append(engines.load(engine).Engine(1))


def _speak(utterance: Utterance) -> int:
    return len(_loaded[0].speak(utterance).samples)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
