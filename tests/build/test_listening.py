"""What an ear-model heard decides what is published; here it is in the store already."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from producer.build import heard
from producer.cli import main
from producer.model import Difference, Heard, HeardWord
from producer.speech import takes
from producer.store import Store
from tests.build import small


def listened(root: Path, errors: int) -> None:
    """As if every take had been heard, with so many of its words missing."""
    store = Store(root / "build/cache")
    lost = Difference(kind="missing", start=0, end=1, heard_start=0, heard_end=0, distance=1.0)
    for key in store.keys(takes.KIND):
        one = Heard(
            words=(HeardWord(text="loop", start=2_400, end=4_800),),
            spoken=4,
            errors=errors,
            differences=(lost,) * errors,
        )
        heard.put_heard(store, key, one)


def test_a_script_that_is_heard_otherwise_is_kept_back(tmp_path: Path) -> None:
    """`build --listen` keeps what is over the course's threshold from being published."""
    root = small.project(tmp_path)
    small.made(root)
    listened(root, 1)
    small.edit(root, "title: Loops\n", "title: Loops again\n")
    report = small.made(root, listen=True)
    assert [finding.code for finding in report.findings] == ["heard-too-much-otherwise"]
    assert "25.0 %" in report.findings[0].message
    assert b"Loops again" not in (root / "build/site/loops/01-loops/index.html").read_bytes()
    course = root / "scripts/loops/course.yaml"
    course.write_text(course.read_text() + "listen: 30\n")
    assert not small.made(root, listen=True).findings
    assert b"Loops again" in (root / "build/site/loops/01-loops/index.html").read_bytes()


def test_listen_lists_the_lines_that_need_an_ear(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the word, the place in the audio and the word error of each script."""
    root = small.project(tmp_path)
    small.made(root)
    listened(root, 1)
    code = main(["listen", "--json", "--quiet", "--project", str(root)])
    found = json.loads(capsys.readouterr().out)
    assert code == 1
    assert [one["error"] for one in found["scripts"]] == [25.0, 25.0]
    assert {one["code"] for one in found["lines"]} == {"heard-too-much-otherwise", "heard-missing"}
    assert "'A' isn't heard, 0.1 s into its take (0:00.6 of its chapter)" in {
        one["message"] for one in found["lines"] if one["code"] == "heard-missing"
    }


def test_what_was_heard_right_has_no_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody is asked to hear what is right."""
    root = small.project(tmp_path)
    small.made(root)
    listened(root, 0)
    assert main(["listen", "--json", "--quiet", "--project", str(root)]) == 0
    assert json.loads(capsys.readouterr().out)["lines"] == []
