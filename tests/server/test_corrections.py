"""Podcast programs that nobody here wrote follow a correction: none shows an episode twice."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.build import small
from tests.server import clients
from tests.server.clients import Client, shown

CLIENTS = (clients.gpodder, clients.newsboat, clients.podget, clients.greg)


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Path, str]]:
    """A built project, and where `producer serve` serves it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    root = small.project(tmp_path / "project")
    (root / "build" / "site").mkdir(parents=True)
    process = subprocess.Popen(
        [sys.executable, "-m", "producer", "--project", str(root), "serve", "--port", "0"],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout
        url = process.stdout.readline().split()[0]
        assert not small.made(root, url=url).findings
        yield root, url
    finally:
        process.kill()
        process.wait()


@pytest.mark.parametrize("client", CLIENTS, ids=lambda one: one.__name__)
def test_a_corrected_episode_is_the_same_episode(
    served: tuple[Path, str], tmp_path: Path, client: Client
) -> None:
    """As many episodes as before, each with its GUID, and the corrected audio for whoever
    subscribes now."""
    clients.needs(client)
    root, url = served
    feed, home = f"{url}loops/feed.xml", tmp_path / "home"
    client(home, feed)
    before = shown(client, home)
    assert len(before) == 2
    small.edit(root, "Zero, one and two.", "Nought, one and two, said the walrus.")
    assert not small.made(root, url=url).findings
    client(home, feed)
    after = shown(client, home)
    assert sorted(guid for guid, _ in after) == sorted(guid for guid, _ in before)
    text = (root / "build" / "site" / "loops" / "feed.xml").read_text("utf-8")
    assert all(f'url="{address}"' in text for _, address in after if address)
    fresh = tmp_path / "fresh"
    client(fresh, feed)
    got = sorted(path.read_bytes() for path in (fresh / "got").rglob("*.mp3*"))
    site = root / "build" / "site" / "loops"
    assert got == sorted(path.read_bytes() for path in site.glob("*/*.mp3"))
