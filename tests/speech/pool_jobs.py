"""What the workers of test_pool.py do; workers import it by name."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from producer.errors import SpeechError


def make(folder: str = "") -> Callable[[Any], Any]:
    """A worker that does what each job says."""
    done: list[Any] = []

    def do(job: Any) -> Any:
        done.append(job)
        match job:
            case "pid":
                return os.getpid()
            case "count":
                return len(done)
            case "crash":
                os._exit(9)
            case "complain":
                print("cannot open the phoneme table", file=sys.stderr, flush=True)
                os._exit(1)
            case "segfault":
                os.kill(os.getpid(), signal.SIGSEGV)
            case "hang":
                time.sleep(600)
            case "spin":
                burn(600)
            case ("sip", times):
                for _ in range(times):
                    burn(0.01)
                    time.sleep(0.09)
            case "no":
                raise SpeechError("not this one", hint="try another")
            case "bug":
                raise KeyError("a mistake")
            case ("once", name):
                mark = Path(folder) / name
                if not mark.exists():
                    mark.touch()
                    os._exit(9)
                return (len(done), "second time")
            case ("sleep", seconds):
                time.sleep(seconds)
        return job

    return do


def burn(seconds: float) -> None:
    """Use that much processor time."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def broken() -> Callable[[Any], Any]:
    """A worker that can't be made."""
    raise SpeechError("no model here", hint="install it")


def dying() -> Callable[[Any], Any]:
    """A worker whose making ends the process."""
    print("espeak: no data", file=sys.stderr, flush=True)
    os._exit(1)
