"""A project that was built once; each test gets a copy of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.build import small


@pytest.fixture(scope="session", autouse=True)
def one_day() -> Iterator[None]:
    """A test run that passes midnight still compares builds of one day."""
    patch = pytest.MonkeyPatch()
    patch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    yield
    patch.undo()


@pytest.fixture(scope="session")
def first_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built once a session: not to be changed."""
    root = small.project(tmp_path_factory.mktemp("first"))
    report = small.made(root)
    assert not report.findings
    return root


@pytest.fixture
def built(first_build: Path, tmp_path: Path) -> Path:
    """A copy of the built project, to be changed."""
    root = tmp_path / "project"
    shutil.copytree(first_build, root, copy_function=shutil.copy2)
    return root
