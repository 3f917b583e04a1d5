"""What the documents say is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from producer import plugins
from producer.cli import COMMANDS
from producer.speech import engines

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
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
