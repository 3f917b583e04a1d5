"""Programs that nobody here wrote, asked what they make of a file. Absent ones skip the test."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray


def need(name: str) -> str:
    """Path of a program; skips the test where it isn't installed."""
    found = shutil.which(name)
    if not found:
        pytest.skip(f"{name} is not installed")
    return found


def run(name: str, *arguments: str | Path) -> tuple[bytes, str]:
    """What the program writes, and what it says."""
    result = subprocess.run([need(name), *map(str, arguments)], capture_output=True, check=True)
    return result.stdout, result.stderr.decode("utf-8", "replace")


def ffmpeg(path: Path, channels: int = 1) -> NDArray[np.float32]:
    """What ffmpeg decodes, (channels, samples); it may not complain."""
    raw, said = run("ffmpeg", "-v", "warning", "-i", path, "-f", "s16le", "-")
    assert said == ""
    return _floats(raw, channels)


def mpg123(path: Path, channels: int = 1) -> NDArray[np.float32]:
    """What mpg123 decodes, (channels, samples); it may not complain."""
    raw, said = run("mpg123", "-q", "-s", path)
    assert said == ""
    return _floats(raw, channels)


def mp3val(path: Path) -> str:
    """mp3val's report."""
    return run("mp3val", path)[0].decode()


def ebur128(path: Path) -> tuple[float, float]:
    """Integrated loudness, LUFS, and true peak, dBTP, by ffmpeg's filter."""
    _, said = run(
        "ffmpeg", "-hide_banner", "-nostats", "-i", path, "-af", "ebur128=peak=true",
        "-f", "null", "-",
    )  # fmt: skip
    summary = said[said.rindex("Summary") :]
    loudness = re.search(r"I:\s+(-?[\d.]+) LUFS", summary)
    peak = re.search(r"Peak:\s+(-?[\d.]+) dBFS", summary)
    assert loudness
    assert peak
    return float(loudness[1]), float(peak[1])


def _floats(raw: bytes, channels: int) -> NDArray[np.float32]:
    return np.frombuffer(raw, "<i2").reshape(-1, channels).T.astype(np.float32) / np.float32(32_768)
