"""Podcast programs that nobody here wrote subscribe by a learner's link, download, and stop."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.server import live as lives
from tests.server.live import Live

pytest.importorskip("uvicorn", reason="the extra `learners` is not installed")


@pytest.fixture(scope="module")
def live(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """Over the built project."""
    with lives.live(built / "build", tmp_path_factory.mktemp("clients")) as found:
        yield found


def run(*words: str, **environment: str) -> str:
    """What a program printed."""
    done = subprocess.run(
        words,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return done.stdout + done.stderr


def gpodder(home: Path, feed: str) -> None:
    """Subscribes, updates, downloads all."""
    environment = {"GPODDER_HOME": str(home / "g"), "GPODDER_DOWNLOAD_DIR": str(home / "got")}
    if not (home / "g").exists():
        run("gpo", "subscribe", feed, **environment)
    run("gpo", "update", **environment)
    run("gpo", "download", **environment)


def podget(home: Path, feed: str) -> None:
    """Downloads all that a list of feeds has."""
    options = ["-d", str(home / "config"), "-l", str(home / "got")]
    options += ["--dir_session", str(home / "session")]
    if not home.exists():
        for name in ("config", "got", "session"):
            (home / name).mkdir(parents=True)
        run("podget", *options, "--create-config", "podgetrc", HOME=str(home))
        (home / "config" / "serverlist").write_text(f"{feed} Courses Loops\n")
    run("podget", *options, HOME=str(home))


def newsboat(home: Path, feed: str) -> None:
    """Reloads; what it queues is fetched here, since its own downloader wants a terminal."""
    home.mkdir(exist_ok=True)
    (home / "urls").write_text(feed + "\n")
    paths = {"-u": "urls", "-c": "cache.db"}
    options = [word for key, name in paths.items() for word in (key, str(home / name))]
    run("newsboat", *options, "-C", "/dev/null", "-x", "reload", HOME=str(home))
    (home / "got").mkdir(exist_ok=True)
    with closing(sqlite3.connect(home / "cache.db")) as database:
        found = database.execute("SELECT enclosure_url FROM rss_item").fetchall()
    for number, (address,) in enumerate(found):
        run("wget", "-q", "-O", str(home / "got" / f"{number}.mp3"), address)


@pytest.mark.parametrize("client", [gpodder, newsboat, podget], ids=lambda one: one.__name__)
def test_a_client_downloads_until_the_enrolment_ends(
    live: Live, built: Path, tmp_path: Path, client: Callable[[Path, str], None]
) -> None:
    """Every episode's file, byte for byte; afterwards nothing, while another learner's goes on."""
    for program in ({"gpodder": "gpo"}.get(client.__name__, client.__name__), "wget"):
        if not shutil.which(program):
            pytest.skip(f"{program} is not installed")
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
