"""Watching: an edit is built as it is saved, and a broken one leaves the last good site."""

from __future__ import annotations

import io
import threading
import wave
from pathlib import Path

import pytest

from producer import project
from producer.build import Options, Report
from producer.build.hands import Tools
from producer.build.preview import preview, words
from producer.build.progress import Plain, Silent
from producer.build.watch import summary, watch
from producer.errors import ProjectError
from producer.store import Store
from tests.build import small


def test_edits_are_built_as_they_are_saved(built: Path) -> None:
    """One process and one loaded engine for all of them; mistakes are told and mended."""
    stop = threading.Event()
    found = watch(built, Options(jobs=1), Silent(), stop)
    first = next(found)
    assert isinstance(first, Report)
    assert summary(first)[0] == "nothing new"
    small.edit(built, "Zero, one and two.", "Zero, one, two.")
    second = next(found)
    assert isinstance(second, Report)
    assert (second.recorded, second.encoded) == (1, 1)
    good = small.site(built)
    small.edit(built, "**Student 1:** Zero", "**Studnet 1:** Zero")
    third = next(found)
    assert isinstance(third, Report)
    assert [finding.code for finding in third.findings] == ["role-without-voice"]
    assert summary(third)[0] == "not built: the site stays as it was"
    assert small.site(built) == good
    (built / "pyproject.toml").write_text("[")
    assert isinstance(next(found), ProjectError)
    small.project(built)
    fifth = next(found)
    assert isinstance(fifth, Report)
    assert not fifth.findings
    stop.set()
    assert next(found, None) is None


def test_a_display_counts_each_build_anew() -> None:
    """`10/2 takes` was what a watching author read after the second edit."""
    file = io.StringIO()
    display = Plain(file)
    for total in (7, 2):
        display.begin(total, 10 * total)
        for _ in range(total):
            display.recorded("A line.", "Teacher", 10, 1.0)
    assert file.getvalue().splitlines()[-1].startswith("2/2 takes, 0:02 of audio")


def test_a_preview_needs_no_other_script(built: Path) -> None:
    """An author hears a turn while another script of the course is half written."""
    small.edit(built, "**Student 1:** Zero", "**Studnet 1:** Zero")
    found = project.load(built)
    with Tools(Store(found.cache), 1) as tools:
        data, _ = preview(found, "02-history", 8, "", tools)
    assert data[:4] == b"RIFF"


def test_a_preview_is_one_turn(built: Path) -> None:
    """The words of the line's turn, as a WAV that isn't silent; nothing is published."""
    before = small.site(built)
    found = project.load(built)
    line = small.LOOPS.splitlines().index("**Student 1:** Zero, one and two.") + 1
    small.edit(built, "Zero, one and two.", "Nought, one and two.")
    with Tools(Store(found.cache), 1) as tools:
        data, turn = preview(found, "loops/01-loops", line, "", tools)
        with pytest.raises(ProjectError, match="01-lops"):
            preview(found, "01-lops", 0, "", tools)
    assert list(words(turn)) == ["Student 1: Nought, one and two."]
    path = built / "turn.wav"
    path.write_bytes(data)
    with wave.open(str(path)) as file:
        assert file.getframerate() == 44_100
        assert 1 < file.getnframes() / file.getframerate() < 6
        assert any(file.readframes(file.getnframes()))
    assert small.site(built) == before
