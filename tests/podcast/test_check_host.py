"""The host check, against real servers on this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from msgspec.structs import replace

from producer.podcast import feed
from producer.podcast.check_host import check_host
from tests.podcast import builder

SOUND = bytes(range(256)) * 100


class Plain(SimpleHTTPRequestHandler):
    """Python's own server: it knows HEAD and no ranges."""

    def log_message(self, *words: object) -> None:
        """Stay quiet."""


class Ranged(Plain):
    """One that answers the range that the check asks for."""

    def do_GET(self) -> None:
        if self.headers.get("Range") != "bytes=1-2":
            super().do_GET()
            return
        self.send_response(206)
        self.send_header("Content-Range", f"bytes 1-2/{len(SOUND)}")
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(SOUND[1:3])


class Rude(Ranged):
    """One that refuses HEAD."""

    def do_HEAD(self) -> None:
        self.send_error(405)


@contextmanager
def serving(folder: Path, handler: type[Plain]) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def codes(folder: Path, handler: type[Plain], *, size: int = len(SOUND)) -> list[str]:
    with serving(folder, handler) as url:
        podcast = builder.small_clocks()
        newest = podcast.episodes[1]
        sound = replace(newest.enclosure, size=size)
        podcast = replace(podcast, url=url, episodes=(replace(newest, enclosure=sound),))
        (folder / "small-clocks/ringing").mkdir(parents=True, exist_ok=True)
        (folder / sound.path).write_bytes(SOUND)
        (folder / "small-clocks/feed.xml").write_bytes(feed.render(podcast))
        return [finding.code for finding in check_host(url + "small-clocks/feed.xml")]


def test_a_good_host_has_no_findings(tmp_path: Path) -> None:
    """HEAD, length, type and ranges."""
    assert codes(tmp_path, Ranged) == []


@pytest.mark.parametrize(
    ("handler", "size", "wanted"),
    [
        (Plain, len(SOUND), ["host-no-ranges"]),
        (Rude, len(SOUND), ["host-no-head"]),
        (Ranged, 1234, ["host-wrong-length"]),
    ],
)
def test_a_host_that_clients_stumble_over(
    tmp_path: Path, handler: type[Plain], size: int, wanted: list[str]
) -> None:
    """Each mistake by its code."""
    assert codes(tmp_path, handler, size=size) == wanted


def test_wrong_types_and_absent_feeds(tmp_path: Path) -> None:
    """A feed served as text, and one that isn't there."""
    (tmp_path / "feed.txt").write_bytes(feed.render(builder.small_clocks()))
    with serving(tmp_path, Ranged) as url:
        assert "host-wrong-type" in [f.code for f in check_host(url + "feed.txt")]
        assert [f.code for f in check_host(url + "none.xml")] == ["host-unreachable"]
    assert [f.code for f in check_host("file:///etc/hostname")] == ["host-unreachable"]
