"""A voice that sounds otherwise than it did is told: across an engine's update, and a course."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from producer.build import heard
from producer.build.voices import drifting
from producer.cli import main
from producer.store import Store
from tests.build import small
from tests.build.test_voices_alike import SIGNAL, spoken


def golden(root: Path, *words: str) -> int:
    return main(["voices", "golden", *words, "--project", str(root)])


def edit(root: Path, change: dict[str, Any]) -> None:
    """As if an older engine had spoken: another fingerprint, and the Teacher's first numbers."""
    path = root / "voices/golden.json"
    kept = json.loads(path.read_text())
    kept["tone"]["fingerprint"] = "tone 0"
    numbers = kept["tone"]["roles"]["Teacher"][1]
    for name, factor in change.items():
        at = ("level", "pace", "pitch").index(name)
        numbers[at] = round(numbers[at] * factor, 3)
    path.write_text(json.dumps(kept))


def checked(root: Path, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    main(["check", "--project", str(root)])
    found = capsys.readouterr()
    return found.out + found.err


def test_an_update_that_changes_no_voice_is_no_drift(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The set is kept at first; after an update it is compared, and the warning goes."""
    root = small.project(tmp_path)
    assert golden(root) == 0
    assert "Teacher: kept how a3 sounds" in capsys.readouterr().out
    assert "has changed" not in checked(root, capsys)
    edit(root, {})
    assert "tone has changed since its voices were kept" in checked(root, capsys)
    assert golden(root) == 0
    assert "3 sound as they did" in capsys.readouterr().out
    assert "has changed" not in checked(root, capsys)


@pytest.mark.parametrize(
    ("change", "told"),
    [({"pitch": 1.3}, "Hz, not"), ({"level": 1.2}, "dB louder"), ({"pace": 0.8}, "% slower")],
    ids=["pitch", "level", "pace"],
)
def test_an_update_that_changes_a_voice_is_told_until_it_is_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], change: dict[str, Any], told: str
) -> None:
    """The author hears of it before the course has two Teachers, and decides."""
    root = small.project(tmp_path)
    golden(root)
    edit(root, change)
    capsys.readouterr()
    assert golden(root) == 1
    found = capsys.readouterr()
    assert "Teacher (a3) sounds otherwise than in the golden set" in found.out + found.err
    assert told in found.out + found.err
    assert "has changed" in checked(root, capsys)
    assert golden(root, "--keep") == 0
    assert golden(root) == 0
    assert "has changed" not in checked(root, capsys)


def test_another_voice_for_a_role_is_no_drift(tmp_path: Path) -> None:
    """The author chose it: the golden set follows."""
    root = small.project(tmp_path)
    golden(root)
    small.edit(root, "Teacher: a3", "Teacher: c3", "voices/cast.yaml")
    assert golden(root) == 0


def test_a_broken_golden_set_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With its name and what to do."""
    root = small.project(tmp_path)
    (root / "voices/golden.json").write_text("[")
    assert golden(root) == 1
    assert "voices/golden.json" in capsys.readouterr().err


@pytest.mark.parametrize(("pitch", "scripts"), [(185.0, []), (240.0, ["a.md", "b.md"])])
def test_a_role_that_changes_within_a_course_is_told(
    tmp_path: Path, pitch: float, scripts: list[str]
) -> None:
    """Each script is compared with the others."""
    store = Store(tmp_path)
    first = spoken(store, "Teacher", SIGNAL)
    other = {f"x{key[1:]}": one for key, one in spoken(store, "Teacher", SIGNAL).items()}
    for key in other:
        heard.put_signal(store, key, replace(SIGNAL, pitch=pitch))
    found = drifting(store, {"a.md": first, "b.md": other})
    assert [str(one.source) for one in found] == scripts
    assert {one.code for one in found} <= {"voice-drift"}
