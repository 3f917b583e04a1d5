"""The database: damaged, locked, foreign, shared by processes, saved while it is used."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from producer.errors import ServerError
from producer.server import database, learners
from producer.server.database import opened
from tests.server.world import NOW, World

AUDIO = "loops/01-loops/loops-01-loops.mp3"


def test_listeners_wait_for_no_writer(world: World) -> None:
    """While another program writes for long, listeners are served, and counts wait."""
    learner, token = world.learner("loops")
    assert world.get(f"/p/{token}/{AUDIO}").status == 200
    with closing(sqlite3.connect(world.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert world.get(f"/p/{token}/{AUDIO}").status == 200
        assert world.get(f"/p/{token}/loops/feed.xml").status == 200
        found = world.api("PUT", f"/learners/{learner}", b'{"name": "A"}')
        assert (found.status, found.headers["retry-after"]) == (503, "10")
        other.execute("ROLLBACK")
    world.write()
    with opened(world.path) as connection:
        assert connection.execute("SELECT COUNT(*) FROM downloads").fetchone()[0] == 1


@pytest.mark.parametrize("data", [b"", b"x" * 50_000, b"SQLite format 3\x00" + b"\xff" * 50_000])
def test_a_damaged_database(world: World, data: bytes) -> None:
    """Nobody gets in, nothing crashes, health says so; and a copy is taken up while it runs."""
    _, token = world.learner("loops")
    saved = world.path.with_name("saved")
    database.save(world.path, saved)
    world.server.doors.database.close()
    for suffix in ("-wal", "-shm"):
        world.path.with_name(world.path.name + suffix).unlink(missing_ok=True)
    world.path.unlink()
    world.path.write_bytes(data)
    answers = {world.get(f"/p/{token}/{path}").status for path in ("", AUDIO, "loops/feed.xml")}
    answers.add(world.get("/e/a.b/").status)
    assert answers <= {404, 503}
    if data:
        assert answers == {503} and world.get("/health").status == 503
        assert world.api("GET", "/learners").status == 503
    world.write()
    database.restore(world.path, saved)
    assert world.get(f"/p/{token}/{AUDIO}").status == 200
    assert world.get("/health").status == 200


def test_a_database_that_vanishes(world: World) -> None:
    """It is made anew, empty: doors are shut, not open."""
    _, token = world.learner("loops")
    assert world.get(f"/p/{token}/").status == 200
    for path in world.path.parent.glob(world.path.name + "*"):
        path.unlink()
    assert world.get(f"/p/{token}/").status in (404, 503)


def test_databases_of_others_are_left_alone(tmp_path: Path) -> None:
    """Another program's, and those of a version to come."""
    path = tmp_path / "db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    before = path.read_bytes()
    with pytest.raises(ServerError, match="of another program"), opened(path):
        pass
    with pytest.raises(ServerError, match="no database of learners"):
        database.restore(tmp_path / "new", path)
    assert path.read_bytes() == before and not (tmp_path / "new").exists()
    newer = tmp_path / "newer"
    with opened(newer) as connection:
        pass
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(ServerError, match="newer version"), opened(newer):
        pass


def test_a_mistake_in_the_middle_changes_nothing(tmp_path: Path) -> None:
    """What is begun is done as a whole or not at all."""
    path = tmp_path / "db"

    def half() -> None:
        with opened(path) as connection:
            learners.add(connection, NOW, id_="ada")
            learners.enrol(connection, NOW, "ada", "Not a slug")

    with pytest.raises(ServerError):
        half()
    with opened(path) as connection:
        assert list(learners.every(connection)) == []


def test_a_copy_is_whole_while_it_is_written_to(world: World) -> None:
    """And it has no salt, by which an address could be found."""
    for number in range(20):
        world.learner("loops")
        if number == 10:
            database.save(world.path, world.path.with_name("copy"))
    database.check(world.path.with_name("copy"))
    with closing(sqlite3.connect(world.path.with_name("copy"))) as connection:
        assert connection.execute("SELECT COUNT(*) FROM learners").fetchone() == (11,)
        assert connection.execute("SELECT COUNT(*) FROM salts").fetchone() == (0,)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """In one line."""
    (tmp_path / "file").write_text("")
    with pytest.raises(ServerError, match="can't"), opened(tmp_path / "file" / "db"):
        pass
