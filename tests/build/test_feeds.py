"""`producer check --feed`: the built feeds against the files that they name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from producer import project
from producer.build.feeds import check_feeds, check_hosts
from producer.cli import main
from producer.errors import ProjectError
from tests.build import small

AUDIO = "build/site/loops/01-loops/loops-01-loops.mp3"


def codes(root: Path) -> list[str]:
    return [one.code for one in check_feeds(project.load(root), ())]


def test_a_built_feed_is_right(built: Path) -> None:
    """Also when it was built for another address than the project's."""
    assert codes(built) == []
    small.made(built, url="https://elsewhere.example/deep/")
    assert codes(built) == []


def test_a_feed_that_names_what_is_not_there(built: Path) -> None:
    """Audio that was cut, and audio that is gone."""
    path = built / AUDIO
    path.write_bytes(path.read_bytes()[:50_000])
    assert codes(built) == ["item-wrong-length"]
    path.unlink()
    assert codes(built) == ["item-missing-audio"]


def test_a_feed_that_is_not_there(built: Path) -> None:
    """Not built yet is an error; a course in which nothing is free has none."""
    (built / "build/site/loops/feed.xml").unlink()
    assert codes(built) == []
    (built / "build/site/loops/index.html").unlink()
    assert codes(built) == ["feed-not-built"]
    with pytest.raises(ProjectError, match="loop"):
        check_feeds(project.load(built), ("loop",))


def test_a_host_that_does_not_answer(built: Path) -> None:
    """The feed's own address is asked; nothing else is."""
    found = check_hosts(project.load(built), (), "http://127.0.0.1:9")
    assert [(one.code, str(one.source)) for one in found] == [
        ("host-unreachable", "http://127.0.0.1:9/loops/feed.xml")
    ]


def test_the_command_checks_feeds_when_it_is_asked_to(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An error in a feed is an exit code, with its place in the feed."""
    (built / AUDIO).unlink()
    words = ["check", "--project", str(built), "--json"]
    assert main(words) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert main([*words, "--feed"]) == 1
    (row,) = json.loads(capsys.readouterr().out)
    assert row["code"] == "item-missing-audio"
    assert row["file"] == "build/site/loops/feed.xml" and row["line"] > 0
