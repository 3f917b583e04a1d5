"""A built project for each test, and the places that it is published to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.build import small
from tests.build.conftest import built, first_build, one_day
from tests.publishing import places
from tests.publishing.places import Place

__all__ = ["built", "first_build", "one_day", "place", "ready"]


@pytest.fixture
def ready(built: Path) -> Path:
    """A project that is built where it stands: publishing refuses what it can't vouch for."""
    small.made(built)
    return built


@pytest.fixture(params=["folder", "s3", "sftp", "rsync"])
def place(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Place]:
    """A target of each kind, empty."""
    with places.KINDS[request.param](tmp_path / "target", monkeypatch) as found:
        yield found
