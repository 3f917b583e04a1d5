"""Every take is looked at before it is published; a flawed one is recorded again, or kept back."""

from __future__ import annotations

import re
from pathlib import Path

from producer.build import heard
from producer.speech import takes
from producer.store import Store
from tests.build import small


def test_a_flawed_take_is_recorded_again_before_anyone_is_asked(tmp_path: Path) -> None:
    """The next reading is without the click: nobody hears of it."""
    root = small.project(tmp_path)
    small.edit(root, "Teacher: a3", "Teacher: once-clicks", "voices/cast.yaml")
    report = small.made(root)
    assert not report.findings
    store = Store(root / "build/cache")
    for key in store.keys(takes.KIND):
        signal = heard.signal(store, key)
        assert signal is not None
        assert not signal.clicks


def test_a_take_that_stays_flawed_keeps_its_episode_back_and_no_other(tmp_path: Path) -> None:
    """The author reads where it is; the other episode is published."""
    root = small.project(tmp_path)
    small.edit(root, "Student 1: e3", "Student 1: clicks", "voices/cast.yaml")
    report = small.made(root)
    assert {finding.code for finding in report.findings} == {"take-click"}
    assert {str(finding.source) for finding in report.findings} == {
        "scripts/loops/01-loops.md:15",
        "scripts/loops/01-loops.md:21",
    }
    assert all(finding.severity == "error" for finding in report.findings)
    assert all(" s into it" in finding.message for finding in report.findings)
    assert all(
        re.search(r"\(\d+:\d\d\.\d of its chapter\)", finding.message)
        for finding in report.findings
    )
    assert (root / "build/site/loops/02-history/loops-02-history.mp3").exists()
    assert not (root / "build/site/loops/01-loops/loops-01-loops.mp3").exists()
    again = small.made(root)
    assert again.recorded == 0
    assert len(again.findings) == len(report.findings)
