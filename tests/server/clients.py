"""Podcast programs that nobody here wrote, each with a home of its own below a test's folder."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

Client = Callable[[Path, str], None]
"""Subscribes in a folder to a feed's address the first time, updates, and downloads to `got`."""
PROGRAMS = {"gpodder": ("gpo",), "newsboat": ("newsboat", "wget"), "podget": ("podget", "wget")}


def needs(client: Client) -> None:
    """Skip the test where a program is not installed."""
    for program in PROGRAMS.get(client.__name__, (client.__name__,)):
        if not shutil.which(program):
            pytest.skip(f"{program} is not installed")


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


def greg(home: Path, feed: str) -> None:
    """Adds the feed and downloads what is new since the last time."""
    options = ["-cf", str(home / "greg.conf"), "-d", str(home / "data")]
    if not home.exists():
        (home / "data").mkdir(parents=True)
        (home / "greg.conf").write_text(
            f"[DEFAULT]\nDownload directory = {home / 'got'}\nfirstsync = all\n"
        )
        run("greg", *options, "add", "loops", feed, HOME=str(home))
    run("greg", *options, "sync", "loops", HOME=str(home))


def shown(client: Client, home: Path) -> list[tuple[str, str]]:
    """GUID and audio's address of each episode that the client lists; for one that lists files
    alone, the name of each."""
    lists = {
        "gpodder": ("g/Database", "SELECT guid, url FROM episode"),
        "newsboat": ("cache.db", "SELECT guid, enclosure_url FROM rss_item"),
    }
    if client.__name__ not in lists:
        return [(path.name.partition("?")[0], "") for path in (home / "got").rglob("*.mp3*")]
    name, query = lists[client.__name__]
    with closing(sqlite3.connect(home / name)) as database:
        return [(str(guid), str(url)) for guid, url in database.execute(query)]
