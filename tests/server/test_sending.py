"""Audio on its way: parts, files that change or vanish, listeners that leave, other senders."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path
from typing import Any

import pytest

from producer.server import files, sending
from producer.server.database import opened
from producer.server.usage import downloads
from tests.server import world as worlds
from tests.server.world import World

NAME = "loops/01-loops/loops-01-loops.mp3"


@pytest.fixture
def own(built: Path, tmp_path: Path) -> World:
    """A server over a copy that may be changed."""
    root = tmp_path / "own"
    for name in ("locked", "site"):
        shutil.copytree(built / "build" / name, root / "build" / name)
    return worlds.world(root, tmp_path / "learners.sqlite3")


def audio(world: World, name: str = NAME) -> Path:
    return world.root / "build" / "locked" / name


def test_parts_are_the_files(world: World) -> None:
    """Each range is that part of the file; HEAD has the headers of GET, and no body."""
    _, token = world.learner("loops")
    whole = audio(world).read_bytes()
    path = f"/p/{token}/{NAME}"
    found = world.get(path)
    assert found.body == whole and found.headers["accept-ranges"] == "bytes"
    part = world.get(path, headers=[("Range", "bytes=1000-2999")])
    assert (part.status, part.body) == (206, whole[1000:3000])
    assert part.headers["content-range"] == f"bytes 1000-2999/{len(whole)}"
    assert part.headers["content-length"] == "2000"
    beyond = world.get(path, headers=[("Range", f"bytes={len(whole)}-")])
    assert (beyond.status, beyond.headers["content-range"]) == (416, f"bytes */{len(whole)}")
    head = world.get(path, method="HEAD")
    assert (head.status, head.body, head.headers) == (200, b"", found.headers)
    for name in ("etag", "last-modified"):
        asked = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}[name]
        again = world.get(path, headers=[(asked, found.headers[name])])
        assert (again.status, again.body) == (304, b"")


def test_a_build_meanwhile_mixes_nothing(own: World) -> None:
    """An answer that has begun goes on with the file it opened; the next one has the new file."""
    _, token = own.learner("loops")
    path = audio(own)
    old = bytes(range(256)) * 4 * (files.CHUNK // 256)
    path.write_bytes(old)
    chunks = list[bytes]()

    async def listen() -> None:
        sent = asyncio.Event()

        async def receive() -> dict[str, Any]:
            if not sent.is_set():
                sent.set()
                return {"type": "http.request", "body": b""}
            await asyncio.sleep(60)
            return {"type": "http.disconnect"}

        async def send(message: dict[str, Any]) -> None:
            if message["type"] != "http.response.body":
                return
            chunks.append(message["body"])
            if len(chunks) == 1:
                new = path.with_name("new")
                new.write_bytes(b"new" * 1000)
                new.replace(path)

        scope = {
            "type": "http", "method": "GET", "path": f"/p/{token}/{NAME}", "headers": [],
            "scheme": "http", "query_string": b"", "client": ("203.0.113.7", 1),
        }  # fmt: skip
        await own.server({**scope, "headers": [(b"host", b"x.org")]}, receive, send)  # type: ignore[arg-type]

    asyncio.run(listen())
    assert b"".join(chunks) == old and len(chunks) >= 4
    assert own.get(f"/p/{token}/{NAME}").body == b"new" * 1000


def test_a_new_build_is_seen_at_once(own: World) -> None:
    """A course's record that was replaced is read anew; one that can't be read is 503, not 500."""
    _, token = own.learner("loops")
    path = f"/p/{token}/loops/feed.xml"
    before = own.get(path)
    record = own.root / "build" / "locked" / "loops" / ".course.json"
    data = record.read_text("utf-8")
    record.with_name("new").write_text(data.replace("Loops by Ear", "Loops by Hand"), "utf-8")
    record.with_name("new").replace(record)
    after = own.get(path, headers=[("If-None-Match", before.headers["etag"])])
    assert after.status == 200 and b"Loops by Hand" in after.body
    record.write_text("{")
    assert own.get(path).status == 503
    record.unlink()
    assert own.get(path).status == 404


def test_a_file_that_vanished(own: World) -> None:
    """It is 404 for listeners and counted for the operator; other files go on."""
    _, token = own.learner("loops")
    audio(own).unlink()
    assert own.get(f"/p/{token}/{NAME}").status == 404
    assert own.get(f"/p/{token}/loops/02-history/loops-02-history.mp3").status == 200
    assert b'producer_trouble_total{kind="missing"} 1.0' in own.server.metrics.text()


@pytest.mark.parametrize("kind", ["link", "folder", "pipe"])
def test_only_files_are_sent(own: World, kind: str) -> None:
    """No link out of the folder, no folder, nothing that never ends."""
    import os

    _, token = own.learner("loops")
    path = audio(own)
    path.unlink()
    if kind == "link":
        path.symlink_to("/etc/passwd")
    elif kind == "folder":
        path.mkdir()
    else:
        os.mkfifo(path)
    assert own.get(f"/p/{token}/{NAME}").status == 404


def test_a_file_that_becomes_shorter_breaks_off(own: World) -> None:
    """The answer ends without the bytes that aren't there, and the server goes on."""
    _, token = own.learner("loops")
    path = audio(own)
    path.write_bytes(b"x" * 3 * files.CHUNK)
    opened = files.open_file(path)
    assert opened is not None

    async def read() -> int:
        size = 0
        async for chunk in opened.chunks(0, opened.size):
            size += len(chunk)
            path.write_bytes(b"x" * 10)
        return size

    with pytest.raises(OSError, match="shorter"):
        asyncio.run(read())
    opened.close()
    assert own.get(f"/p/{token}/{NAME}").status == 200


def test_a_listener_who_leaves_frees_the_stream(own: World) -> None:
    """Nothing more is read for somebody who has gone, and the file is closed."""
    _, token = own.learner("loops")
    path = audio(own)
    path.write_bytes(b"x" * 64 * files.CHUNK)
    found = own.get(f"/p/{token}/{NAME}", leave_after=1)
    assert not found.whole and len(found.body) < 10 * files.CHUNK
    assert own.server.limits.streams == 0
    descriptors = Path("/proc/self/fd")
    if descriptors.exists():
        assert path.resolve() not in [one.resolve() for one in descriptors.iterdir()]


def test_a_listener_who_takes_nothing_is_let_go(
    own: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a while without a byte taken the stream is free again, and not counted as heard."""
    monkeypatch.setattr(sending, "STALL", 0.05)
    learner, token = own.learner("loops")

    async def receive() -> dict[str, Any]:
        await asyncio.sleep(60)
        return {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.body":
            await asyncio.sleep(60)

    scope = {
        "type": "http", "method": "GET", "path": f"/p/{token}/{NAME}", "scheme": "http",
        "headers": [(b"host", b"x.org")], "query_string": b"", "client": ("203.0.113.7", 1),
    }  # fmt: skip
    asyncio.run(asyncio.wait_for(own.server(scope, receive, send), 5))  # type: ignore[arg-type]
    assert own.server.limits.streams == 0
    assert b'producer_refused_total{limit="stalled"} 1.0' in own.server.metrics.text()
    own.write()
    with opened(own.path) as connection:
        assert not list(downloads(connection, "1970-01-01", learner=learner))


def test_nginx_may_send(built: Path, tmp_path: Path) -> None:
    """It is told what to send, once the door is open; others are told nothing."""
    world = worlds.world(built, tmp_path / "db", send="x-accel")
    _, token = world.learner("loops")
    found = world.get(f"/p/{token}/{NAME}")
    assert found.headers["x-accel-redirect"] == f"/locked/{NAME}" and found.body == b""
    for path in ("nothing", token[:-1]):
        refused = world.get(f"/p/{path}/{NAME}")
        assert "x-accel-redirect" not in refused.headers and refused.status == 404
    missing = world.get(f"/p/{token}/loops/01-loops/chapters/none.mp3")
    assert missing.status == 404


def test_a_bucket_may_send(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Apps are sent on to an address that is good for minutes, which they may not keep."""
    pytest.importorskip("boto3", reason="the extra `s3` is not installed")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-central-1")
    world = worlds.world(
        built, tmp_path / "db", send="s3", s3_bucket="locked", s3_prefix="a", s3_seconds=120
    )
    _, token = world.learner("loops")
    found = world.get(f"/p/{token}/{NAME}")
    assert found.status == 307 and found.headers["cache-control"] == "private, no-store"
    where = found.headers["location"]
    assert f"/a/{NAME}?" in where and "X-Amz-Expires=120" in where and token not in where
