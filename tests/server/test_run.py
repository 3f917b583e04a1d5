"""The server as it runs: real connections, slow clients, an orderly end, no secret in its log."""

from __future__ import annotations

import asyncio
import http.client
import json
import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from producer.server import guard
from producer.server.database import opened
from producer.server.log import blot
from producer.server.tokens import new_token
from tests.server import live as lives
from tests.server.live import Live

pytest.importorskip("uvicorn", reason="the extra `learners` is not installed")
AUDIO = "loops/01-loops/loops-01-loops.mp3"


@pytest.fixture(scope="module")
def live(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """Over the built project."""
    with lives.live(built / "build", tmp_path_factory.mktemp("live")) as found:
        yield found


def test_audio_over_a_real_connection(live: Live, built: Path) -> None:
    """Byte for byte, whole and in parts, on a connection that is kept."""
    whole = (built / "build" / "locked" / AUDIO).read_bytes()
    _, token = live.learner("loops")
    connection = http.client.HTTPConnection("127.0.0.1", live.port, timeout=10)
    for header, wanted in (("", whole), ("bytes=7-99", whole[7:100]), ("bytes=-5", whole[-5:])):
        connection.request("GET", f"/p/{token}/{AUDIO}", headers={"Range": header})
        assert connection.getresponse().read() == wanted
    connection.close()
    assert live.ask("/sorting/feed.xml")[0] == 200, "the public site stands there, too"


@pytest.mark.parametrize(
    "target",
    [
        "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "/p/{token}/%2e%2e/sorting/feed.xml",
        "/p/{token}/..%2f..%2fetc%2fpasswd", "/p/{token}/loops/%2ecourse.json",
        "/p/{token}/loops%2f.course.json", "/p/{token}/loops/feed.xml%00", "/p/{token}%2floops/%ff",
        "/p/{token}/%c0%ae%c0%ae/etc/passwd", "/p/{token}/loops\\feed.xml",
        "/locked/loops/.course.json", "/build/locked/loops/feed.xml",
        "http://127.0.0.1/p/{token}/../feed.xml",
    ],
)  # fmt: skip
def test_encoded_path_tricks(live: Live, target: str) -> None:
    """As they come over the wire."""
    _, token = live.learner("loops")
    with socket.create_connection(("127.0.0.1", live.port), 10) as wire:
        wire.sendall(f"GET {target.format(token=token)} HTTP/1.1\r\nHost: x\r\n".encode())
        wire.sendall(b"Connection: close\r\n\r\n")
        answer = b"".join(iter(lambda: wire.recv(65536), b""))
    assert answer.split()[1] in (b"404", b"400")
    assert token.encode() not in answer and b"root:" not in answer


def test_headers_that_never_end(live: Live) -> None:
    """Are answered 431 and cut off; others are served meanwhile."""
    with socket.create_connection(("127.0.0.1", live.port), 10) as wire:
        wire.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
        answer = b""
        try:
            for number in range(100):
                wire.sendall(b"X-%d: " % number + b"x" * 8000 + b"\r\n")
            answer = wire.recv(65536)
        except ConnectionError:
            answer = answer or b"HTTP/1.1 431"
    assert answer.split()[1] in (b"431", b"400")
    assert live.ask("/health")[0] == 200


def test_headers_that_come_too_slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    """The connection is closed, while one that waits between requests is kept."""
    from uvicorn import Config, Server
    from uvicorn.protocols.http.auto import AutoHTTPProtocol

    async def app(scope: object, receive: object, send: Any) -> None:
        headers = [(b"content-length", b"0")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b""})

    async def run() -> tuple[bytes, bytes]:
        config = Config(
            app, http=guard.guarded(AutoHTTPProtocol), lifespan="off", log_config=None, port=0
        )
        server = Server(config)
        serving = asyncio.create_task(server.serve())
        while not server.started:
            await asyncio.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET / HTTP/1.1\r\nHost: x\r\n")
        slow = await asyncio.wait_for(reader.read(), 5)
        kept, second = await asyncio.open_connection("127.0.0.1", port)
        answers = b""
        for _ in range(2):
            second.write(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            answers += await asyncio.wait_for(kept.readuntil(b"\r\n\r\n"), 5)
            await asyncio.sleep(0.3)
        for one in (writer, second):
            one.close()
        server.should_exit = True
        await serving
        return slow, answers

    monkeypatch.setattr(guard, "HEADERS_SECONDS", 0.1)
    slow, answers = asyncio.run(run())
    assert slow == b"" and answers.count(b"200 OK") == 2


def test_no_secret_is_written_down(live: Live) -> None:
    """Neither tokens, good or bad, nor keys, embed links, addresses or names."""
    _, token = live.learner("loops")
    key, other = live.key(), new_token()
    auth = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
    for path in (f"/p/{token}/", f"/p/{token}/{AUDIO}", f"/p/{token}/no", f"/p/{other}/x"):
        for method in ("GET", "HEAD", "POST"):
            _, body = live.ask(path, method, {"Referer": live.url + path})
            assert other.encode() not in body
            if path.endswith("no"):
                assert token.encode() not in body
    name = "Augusta Ada Byron"
    made = json.loads(live.ask("/api/v1/learners/ada", "PUT", auth, {"name": name})[1])
    link = json.loads(
        live.ask("/api/v1/embeds", "POST", auth, {"course": "loops", "script": "01-loops"})[1]
    )
    signed = link["link"].split("/")[-2]
    assert live.ask(f"/e/{signed}/loops/01-loops/")[0] == 200
    metrics = live.ask("/metrics")[1].decode()
    time.sleep(0.2)
    for text in (live.log, metrics):
        for secret in (token, other, key, made["token"], signed, name, "127.0.0.1:"):
            assert secret not in text
    for line in live.log.splitlines():
        assert {"time", "level", "event"} <= json.loads(line).keys()
    assert 'producer_requests_total{door="p",status="404"}' in metrics


def test_text_of_libraries_is_blotted_out() -> None:
    """Where a message has an address or a key, it is kept without them."""
    token = new_token()
    for text in (
        f'"GET /p/{token}/loops/ HTTP/1.1"',
        f"Bearer {token}",
        f"x {token}",
        f"/e/{token}",
    ):
        assert token not in blot(text)
    assert blot("/p/x/loops/feed.xml failed") == "/p/.../loops/feed.xml failed"


def test_who_listens_may_end(built: Path, tmp_path: Path) -> None:
    """A server that is told to stop lets downloads that have begun end, and counts them."""
    import shutil

    build = tmp_path / "copy"
    shutil.copytree(built / "build" / "locked", build / "locked")
    size = 24_000_000
    (build / "locked" / AUDIO).write_bytes(b"x" * size)
    root = tmp_path / "root"
    root.mkdir()
    with lives.live(build, root) as server:
        learner, token = server.learner("loops")
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
        connection.request("GET", f"/p/{token}/{AUDIO}")
        answer = connection.getresponse()
        got = len(answer.read(1000))
        server.process.terminate()
        time.sleep(0.5)
        assert server.process.poll() is None, "it waits"
        got += len(answer.read())
        connection.close()
        assert got == size
        assert server.process.wait(20) == 0
        events = [json.loads(line)["event"] for line in server.log.splitlines()]
        assert events[0] == "started" and events[-1] == "stopped"
        with opened(server.database) as database:
            row = database.execute("SELECT learner, count FROM downloads").fetchone()
        assert tuple(row) == (learner, 1)


def test_a_port_in_use_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In one line."""
    from producer.cli import main

    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        assert main(["serve", "--learners", "--project", str(tmp_path), "--port", port]) == 1
    told = [line for line in capsys.readouterr().err.splitlines() if "can't listen" in line]
    assert len(told) == 1 and not re.search("Traceback", told[0])
