"""What `producer why` announces is what the next build records and encodes."""

from __future__ import annotations

import re
import shutil
import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from producer import project
from producer.build.why import outlook
from tests.build import small

COURSE = "scripts/loops/course.yaml"
SCRIPT = "scripts/loops/01-loops.md"
RELEASES = "scripts/loops/releases.yaml"


def _bell(root: Path, pitch: float) -> None:
    rate = 44_100
    wanted = 8_000 * np.sin(np.arange(rate // 2) * 2 * np.pi * pitch / rate)
    path = root / "scripts" / "loops" / "sounds" / "bell.wav"
    path.parent.mkdir(exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(wanted.astype("<i2").tobytes())


def _quieter(root: Path) -> None:
    path = root / RELEASES
    text = path.read_text()
    voice = re.search(r'loops/for:\n(?:.*\n)*?    "tone:a3": (-?[0-9.]+)', text)
    assert voice, text
    start, end = voice.span(1)
    path.write_text(f"{text[:start]}{float(voice[1]) - 0.5:.2f}{text[end:]}")


def _far_quieter(root: Path) -> None:
    path = root / RELEASES
    text = path.read_text()
    path.write_text(re.sub(r'("tone:\w+"): -?[0-9.]+', r"\1: -9.00", text))


def _renamed(root: Path) -> None:
    small.edit(root, "**Student 1:** Then", "**Student 2:** Then")
    small.edit(root, "  Narrator", "  Student 2: e3\n  Narrator", "voices/cast.yaml")


EDITS: dict[str, tuple[Callable[[Path], None], int, bool]] = {
    "a word": (lambda root: small.edit(root, "two.", "seven."), 1, True),
    "a title": (lambda root: small.edit(root, "title: Loops\n", "title: Rings\n"), 0, False),
    "a role's name": (_renamed, 0, False),
    "a moved line": (
        lambda root: small.edit(
            root,
            "**Teacher:** And when do you not know how often?\n\n"
            "**Student 1:** Then I write `while`, and hope that it ends.",
            "**Student 1:** Then I write `while`, and hope that it ends.\n\n"
            "**Teacher:** And when do you not know how often?",
        ),
        0,
        False,
    ),
    "a voice": (
        lambda root: small.edit(root, "Student 1: e3", "Student 1: f3", "voices/cast.yaml"),
        2,
        True,
    ),
    "a pinned gain": (_quieter, 0, True),
    # The gains come out as they were: what was encoded with them is still there.
    "gains that miss the loudness": (_far_quieter, 0, False),
    "the sound in the script": (lambda root: _bell(root, 700), 0, True),
}


@pytest.fixture(scope="module")
def rung(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project with a bell in it, built."""
    root = small.project(tmp_path_factory.mktemp("rung"))
    _bell(root, 500)
    small.edit(root, "**Student 1:** Zero", "**Student 1:** [sound: bell.wav] Zero")
    small.edit(root, "author:", "sounds:\n  between: bell.wav\nauthor:", COURSE)
    assert not small.made(root).findings
    return root


@pytest.mark.parametrize("name", EDITS)
def test_announced_is_done(rung: Path, tmp_path: Path, name: str) -> None:
    """An edit, a gain or a sound costs what was told before, block by block."""
    edit, takes, encodes = EDITS[name]
    root = tmp_path / "project"
    shutil.copytree(rung, root)
    small.made(root)
    edit(root)
    told = outlook(project.load(root), SCRIPT, "")
    before = _blocks(root)
    assert len(told.record) == takes, told.record
    announced = sum(int(n) for line in told.files for n in re.findall(r": (\d+) of \d+ bl", line))
    report = small.made(root)
    made = len(_blocks(root) - before)
    assert (report.recorded, made) == (takes, announced), told.files
    assert bool(made) == encodes
    assert any("re-mastered" in line for line in told.files) == bool(report.remastered)


def _blocks(root: Path) -> set[str]:
    return {path.name for path in (root / "build/cache/blocks").rglob("*") if path.is_file()}
