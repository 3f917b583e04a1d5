"""Downloads as the IAB counts them, leaks, privacy, and limits."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from producer.server import counting
from producer.server.database import opened
from producer.server.limits import Limits
from producer.server.settings import Settings
from producer.server.usage import downloads, leaks
from tests.server import world as worlds
from tests.server.world import NOW, Clock, World

NAME = "loops/01-loops/loops-01-loops.mp3"
DAY = 24 * 60 * 60


def count(world: World, learner: str) -> int:
    world.write()
    with opened(world.path) as connection:
        return sum(one.count for one in downloads(connection, "1970-01-01", learner=learner))


@pytest.mark.parametrize(
    ("requests", "wanted"),
    [
        ([{}], 1),
        ([{}, {}], 1),
        ([{"Range": "bytes=0-1"}], 0),
        ([{"Range": "bytes=0-9999"}, {"Range": "bytes=10000-"}], 1),
        ([{"Range": "bytes=0-1"}] * 50, 0),
        ([{"User-Agent": "A/1"}, {"User-Agent": "B/1"}], 2),
        ([{"User-Agent": "Googlebot/2.1"}], 0),
        ([{"User-Agent": "atc/1.0 watchOS/7.0 model/Watch"}], 0),
        ([{"User-Agent": "Chrome/120 Safari/537"}], 1),
        ([{"Range": "bytes=9999999-"}], 0),
        ([{"If-Modified-Since": "Tue, 14 Nov 2099 22:13:20 GMT"}], 0),
    ],
)
def test_downloads(world: World, requests: list[dict[str, str]], wanted: int) -> None:
    """Ranges of one listener are one download; bits, robots and unchanged files are none."""
    learner, token = world.learner("loops")
    for headers in requests:
        world.get(f"/p/{token}/{NAME}", headers=headers.items())
    assert count(world, learner) == wanted


def test_a_minute_is_a_download() -> None:
    """Of a long file one minute of sound, the tag aside, is enough; of a short one all of it."""
    assert counting.needed(1_000_100, 100, 600.0) == 100_000
    assert counting.needed(1_000_100, 100, 30.0) == 1_000_000
    assert counting.heard([(0, 50), (40, 300), (250, 260)], 100) == 200
    assert counting.joined([(5, 9), (0, 3), (3, 4), (8, 12), (7, 7)]) == ((0, 4), (5, 12))


def test_pieces_over_hours_are_one_download(world: World) -> None:
    """Also when they are written in between; the next day is another."""
    learner, token = world.learner("loops")
    size = len((world.root / "build" / "locked" / NAME).read_bytes())
    half = size // 2
    for part in (f"bytes=0-{half}", f"bytes={half + 1}-", "bytes=0-"):
        world.get(f"/p/{token}/{NAME}", headers=[("Range", part)])
        world.write()
    assert count(world, learner) == 1
    world.clock.at = NOW + DAY
    world.get(f"/p/{token}/{NAME}")
    assert count(world, learner) == 2


def test_a_listener_who_leaves_has_not_downloaded(world: World) -> None:
    """What wasn't taken doesn't count."""
    learner, token = world.learner("loops")
    path = world.root / "build" / "locked" / NAME
    if path.stat().st_size < 300_000:
        pytest.skip("the file is sent in one piece")
    world.get(f"/p/{token}/{NAME}", leave_after=1)
    assert count(world, learner) == 0


def test_no_address_is_kept(world: World) -> None:
    """Neither in the database nor, by its hash, for longer than a day."""
    _, token = world.learner("loops")
    world.get(f"/p/{token}/{NAME}", address="203.0.113.99", headers=[("User-Agent", "Ada's app")])
    world.write()
    with closing(sqlite3.connect(world.path)) as connection:
        dump = "\n".join(connection.iterdump())
        first = connection.execute("SELECT salt FROM salts").fetchall()
    assert "203.0.113" not in dump and "Ada's app" not in dump
    world.clock.at = NOW + DAY
    world.write()
    with closing(sqlite3.connect(world.path)) as connection:
        second = connection.execute("SELECT salt FROM salts").fetchall()
    assert len(first) == 1 and second == [], "although nobody listened"
    world.clock.at = NOW + 2 * DAY
    world.write()
    with closing(sqlite3.connect(world.path)) as connection:
        assert connection.execute("SELECT COUNT(*) FROM heard").fetchone() == (0,)


def test_a_leak_is_reported(world: World) -> None:
    """One link in many networks in one day; also once the day is long over."""
    learner, token = world.learner("loops")
    _, quiet = world.learner("loops")
    for number in range(10):
        world.get(f"/p/{token}/{NAME}", address=f"198.51.{number}.1")
        world.ticks.at += 100
        world.get(f"/p/{quiet}/{NAME}", address=f"198.51.100.{number}")
    world.write()
    for day in range(4):
        world.clock.at = NOW + day * DAY
        world.get(f"/p/{quiet}/{NAME}")
        world.write()
        with opened(world.path) as connection:
            found = [(one.learner, one.networks) for one in leaks(connection, "2027-01-15", 8)]
        assert found == [(learner, 10)]


@pytest.mark.parametrize("leap", [-400 * DAY, 400 * DAY, 100_000 * DAY, -NOW * 2, 10**14])
def test_a_clock_that_leaps_loses_nothing(world: World, leap: int) -> None:
    """What was counted stays, and listeners are served."""
    learner, token = world.learner("loops")
    world.get(f"/p/{token}/{NAME}")
    assert count(world, learner) == 1
    world.clock.at = NOW + leap
    assert world.get(f"/p/{token}/{NAME}").status == 200
    world.write()
    world.clock.at = NOW
    assert world.get(f"/p/{token}/{NAME}").status == 200
    assert count(world, learner) >= 1


def test_old_counts_go(world: World) -> None:
    """After as many days as were said, day by day."""
    learner, token = world.learner("loops")
    world.server.collector.keep_days = 5
    world.get(f"/p/{token}/{NAME}")
    assert count(world, learner) == 1
    for day in range(1, 8):
        world.clock.at = NOW + day * DAY
        assert count(world, learner) == (1 if day <= 5 else 0), day


def test_a_whole_course_at_once_is_no_misuse(world: World) -> None:
    """An app that fetches feed, artwork and every file of a big course, eight at a time."""
    limits = world.server.limits
    assert not any(limits.request("ada") for _ in range(1000))
    _, token = world.learner("loops")
    assert all(world.get(f"/p/{token}/{NAME}").status == 200 for _ in range(50))


def test_limits() -> None:
    """Requests, devices and files at once, each with a way back."""
    clock = Clock()
    limits = Limits(Settings(request_burst=3, requests_per_second=1.0, devices=2, streams=3), clock)
    assert [bool(limits.request("ada")) for _ in range(5)] == [False, False, False, True, True]
    assert limits.request("bob") == 0
    clock.at += 1
    assert limits.request("ada") == 0
    with limits.listening("ada", b"1"), limits.listening("ada", b"2"):
        assert limits.may_listen("ada", b"1") and not limits.may_listen("ada", b"3")
        with limits.listening("ada", b"1"):
            assert not limits.may_listen("ada", b"1"), "three files"
        assert limits.streams == 2
    clock.at += 61
    assert limits.may_listen("ada", b"3")


def test_guessing_is_slowed(built: object, tmp_path: object) -> None:
    """A network that tries one address after the other is told to wait; others aren't."""
    world = worlds.world(built, tmp_path / "db", failures_per_minute=10)  # type: ignore[operator, arg-type]
    _, token = world.learner("loops")
    found = [world.get(f"/p/{'x' * 43}/").status for _ in range(12)]
    assert found == [404] * 10 + [429] * 2
    assert world.get(f"/p/{token}/").status == 429, "the same network"
    assert world.get(f"/p/{token}/", address="198.51.100.1").status == 200
    world.ticks.at += 7
    assert world.get(f"/p/{token}/").status == 200
