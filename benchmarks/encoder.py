"""The encoder alone: decodes the MP3 file it is given and prints the seconds encoding takes."""

from __future__ import annotations

import sys
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import av
import numpy as np

from benchmarks.usual import encode


def main(path: str, jobs: int) -> None:
    """Encode the file's samples with `jobs` processes that have a share of them each."""
    with av.open(path) as source:
        samples = np.concatenate([one.to_ndarray() for one in source.decode(audio=0)], axis=1)[0]
    parts = np.array_split(samples.astype(np.float32), jobs)
    context = get_context("fork")
    with TemporaryDirectory() as folder, ProcessPoolExecutor(jobs, mp_context=context) as pool:
        list(pool.map(abs, range(jobs)))
        started = time.perf_counter()
        list(pool.map(partial(_part, folder), range(jobs), parts))
        print(time.perf_counter() - started)


def _part(folder: str, number: int, samples: np.ndarray) -> None:
    encode(samples, Path(folder) / f"{number}.mp3")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
