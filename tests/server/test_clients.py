"""Podcast programs that nobody here wrote subscribe by a learner's link, download, and stop."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server import live as lives
from tests.server.clients import Client, gpodder, needs, newsboat, podget
from tests.server.live import Live

pytest.importorskip("uvicorn", reason="the extra `learners` is not installed")


@pytest.fixture(scope="module")
def live(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """Over the built project."""
    with lives.live(built / "build", tmp_path_factory.mktemp("clients")) as found:
        yield found


@pytest.mark.parametrize("client", [gpodder, newsboat, podget], ids=lambda one: one.__name__)
def test_a_client_downloads_until_the_enrolment_ends(
    live: Live, built: Path, tmp_path: Path, client: Client
) -> None:
    """Every episode's file, byte for byte; afterwards nothing, while another learner's goes on."""
    needs(client)
    learner, token = live.learner("loops")
    _, other = live.learner("loops")
    feed = f"{live.url}/p/{token}/loops/feed.xml"
    client(tmp_path / "first", feed)
    wanted = sorted(
        (built / "build" / "locked" / "loops" / name).read_bytes()
        for name in ("01-loops/loops-01-loops.mp3", "02-history/loops-02-history.mp3")
    )
    got = list((tmp_path / "first" / "got").rglob("*.mp3"))
    assert sorted(path.read_bytes() for path in got) == wanted
    before = live.ask(f"/p/{other}/loops/feed.xml")
    live.revoke(learner)
    for path in got:
        path.unlink()
    client(tmp_path / "first", feed)
    client(tmp_path / "second", feed)
    for home in ("first", "second"):
        left = [one.read_bytes() for one in (tmp_path / home).rglob("*.mp3")]
        assert not any(left)
    assert live.ask(f"/p/{token}/loops/feed.xml")[0] == 410
    assert live.ask(f"/p/{other}/loops/feed.xml") == before
