"""What the documents say is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from producer import plugins, yamlfile
from producer.cli import COMMANDS
from producer.coursefile import read_course
from producer.model import Finding
from producer.speech import engines

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
SETTINGS = (ROOT / "docs" / "course.md").read_text("utf-8")
MAP = (ROOT / "producer" / "README.md").read_text("utf-8")


@pytest.mark.parametrize("name", plugins.names(COMMANDS))
def test_every_command_is_in_the_readme(name: str) -> None:
    """A newcomer finds it."""
    assert f"`producer {name.rstrip('_')}" in README


@pytest.mark.parametrize("name", engines.names())
def test_every_engine_is_in_the_readme(name: str) -> None:
    """With its licence."""
    assert f"| `{name}` |" in README


def test_ci_runs_the_test_command_of_the_readme() -> None:
    """What a newcomer runs is what is tested."""
    command = next(line for line in README.splitlines() if line.endswith("pytest"))
    assert command in (ROOT / ".ci" / "run").read_text("utf-8")


@pytest.mark.parametrize("path", re.findall(r"\]\(([^)#:]+)\)", README + MAP))
def test_links_lead_somewhere(path: str) -> None:
    """No document points at a file that isn't there."""
    assert (ROOT / path).exists()


def test_the_map_names_what_there_is() -> None:
    """Files that it names in the rooms exist."""
    for room, files in re.findall(r"^\| `(\w+)/` \|[^|]*\| ([^|]*) \|", MAP, re.MULTILINE):
        for name in re.findall(r"`([\w/.]+)`", files):
            assert (ROOT / "producer" / room / name).exists(), f"{room}/{name}"


def read_settings(text: str, folder: Path) -> list[Finding]:
    """What is wrong with a course.yaml."""
    findings: list[Finding] = []
    read_course(yamlfile.load(text, "course.yaml"), folder, findings)
    return findings


def test_the_settings_that_are_documented_are_right(tmp_path: Path) -> None:
    """Who copies the examples of docs/course.md has a course."""
    text = "".join(re.findall(r"```yaml\n(.*?)```", SETTINGS, re.DOTALL))
    for name in ("cover.png", "sounds/intro.flac", "sounds/chime.wav", "sounds/outro.mp3"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert read_settings(text, tmp_path) == []


@pytest.mark.parametrize("inside", ["", "sounds", "audio", "preview"])
def test_every_setting_of_a_course_is_documented(inside: str, tmp_path: Path) -> None:
    """The program names the keys that it knows; docs/course.md names them all."""
    odd = f"{inside}:\n  qqqq: 1\n" if inside else "qqqq: 1\n"
    found = next(one for one in read_settings(odd, tmp_path) if one.code == "unknown-key")
    known = found.hint.removeprefix("there are: ").split(", ")
    assert len(known) > 1
    assert [key for key in known if not re.search(rf"\b{key}:", SETTINGS)] == []
