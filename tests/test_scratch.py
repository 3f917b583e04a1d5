"""Folders for a while leave nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from producer.errors import StoreError
from producer.scratch import Scratch

OLD = (1_000_000_000, 1_000_000_000)
HELD = "from producer.scratch import Scratch; it = Scratch(); print(it.path, flush=True); input()"


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's folder for temporary files, of this test alone."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_it_goes_with_all_that_is_in_it(temporary: Path) -> None:
    """Also after an error."""
    with pytest.raises(ValueError, match="x"), Scratch() as folder:
        (folder / "inner").mkdir()
        (folder / "inner" / "file").write_text("much")
        assert folder.parent == temporary
        raise ValueError("x")
    assert names(temporary) == []


@pytest.mark.skipif(os.name != "posix", reason="kills a process")
def test_what_a_killed_process_left_goes_with_the_next(temporary: Path) -> None:
    """One whose process lives stays, and so does a folder that isn't ours."""
    (temporary / "producer-of-my-film").mkdir()
    command = [sys.executable, "-c", HELD]
    made = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    folders = [Path(str(process.stdout and process.stdout.readline()).strip()) for process in made]
    made[0].send_signal(signal.SIGKILL)
    made[0].wait()
    for folder in folders:
        os.utime(folder / ".in-use", OLD)
    with Scratch() as own:
        assert names(temporary) == sorted(["producer-of-my-film", folders[1].name, own.name])
    made[1].communicate("\n")


def test_no_room_for_it_is_one_clear_line(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder that can't be written is named."""
    monkeypatch.setattr(tempfile, "tempdir", str(temporary / "gone"))
    with pytest.raises(StoreError, match=r"can't write .*gone: No such file"):
        Scratch()
