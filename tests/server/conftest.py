"""A project that is built once, and a server over it with a database of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.build import small
from tests.server import world as worlds
from tests.server.world import World

pytest.importorskip("starlette", reason="the extra `learners` is not installed")
pytest.importorskip("itsdangerous", reason="the extra `learners` is not installed")
pytest.importorskip("prometheus_client", reason="the extra `learners` is not installed")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Not to be changed."""
    patch = pytest.MonkeyPatch()
    patch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    root = worlds.project(tmp_path_factory.mktemp("locked"))
    report = small.made(root)
    assert not report.findings, report.findings
    yield root
    patch.undo()


@pytest.fixture
def world(built: Path, tmp_path: Path) -> World:
    """A server over it."""
    return worlds.world(built, tmp_path / "learners.sqlite3")
