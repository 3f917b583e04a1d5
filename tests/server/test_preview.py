"""The preview of the built site, asked over a real connection."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from producer.cli import main
from producer.errors import ServerError
from producer.server.preview import listening
from producer.server.site import Site
from tests.server.world import site as site_of

AUDIO = "/sorting/02-why/sorting-02-why.mp3"


@pytest.fixture
def port(built: Path) -> Iterator[int]:
    """Of a server over the public site."""
    with listening(site_of(built), "127.0.0.1", 0) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()


def ask(
    port: int, path: str, method: str = "GET", **headers: str
) -> tuple[int, http.client.HTTPMessage, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, headers=named)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, answer.msg, body


def test_a_player_can_seek(port: int, built: Path) -> None:
    """A range of the audio is that part of the file, byte for byte."""
    whole = (built / "build" / "site" / AUDIO[1:]).read_bytes()
    status, headers, body = ask(port, AUDIO, Range="bytes=1000-1999")
    assert (status, body) == (206, whole[1000:2000])
    assert headers["Content-Range"] == f"bytes 1000-1999/{len(whole)}"
    assert headers["Content-Type"] == "audio/mpeg"
    assert ask(port, AUDIO)[2] == whole


def test_what_a_client_has_is_not_sent_again(port: int) -> None:
    """Its ETag and its date are known; HEAD has the length and no body."""
    status, headers, body = ask(port, AUDIO, "HEAD")
    assert (status, body) == (200, b"") and int(headers["Content-Length"]) > 0
    assert ask(port, AUDIO, If_None_Match=headers["ETag"])[0] == 304
    assert ask(port, AUDIO, If_Modified_Since=headers["Last-Modified"])[0] == 304
    assert ask(port, AUDIO, If_Match='"other"')[0] == 412
    assert ask(port, AUDIO, Range="bytes=99999999-")[0] == 416


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("/", 200, "text/html; charset=utf-8"),
        ("/sorting/", 200, "text/html; charset=utf-8"),
        ("/sorting/feed.xml?v=1", 200, "application/rss+xml; charset=utf-8"),
        ("/sorting", 308, "text/plain; charset=utf-8"),
        ("/nothing", 404, "text/plain; charset=utf-8"),
        ("/../locked/loops/01-loops/loops-01-loops.mp3", 404, "text/plain; charset=utf-8"),
        ("/%2e%2e/locked/loops/feed.xml", 404, "text/plain; charset=utf-8"),
        ("/..%2flocked/loops/.course.json", 404, "text/plain; charset=utf-8"),
        ("/sorting/%00", 404, "text/plain; charset=utf-8"),
        ("//etc/passwd", 404, "text/plain; charset=utf-8"),
    ],
)
def test_addresses(port: int, path: str, status: int, kind: str) -> None:
    """Pages of folders are found, and nothing outside of the site is."""
    found, headers, _ = ask(port, path)
    assert (found, headers["Content-Type"]) == (status, kind)
    if status == 308:
        assert headers["Location"] == "sorting/"


def test_a_port_in_use_is_told_in_one_line(port: int, built: Path) -> None:
    """With what to do about it."""
    again = listening(Site(built, str, str), "127.0.0.1", port)
    with pytest.raises(ServerError, match=f"can't listen on 127.0.0.1:{port}") as caught, again:
        pass
    assert "--port" in caught.value.hint


def test_nothing_built_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Before a server starts that has nothing to show."""
    assert main(["serve", "--project", str(tmp_path)]) == 1
    assert "producer build" in capsys.readouterr().err
