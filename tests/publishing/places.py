"""Real targets on this machine: a folder, a bucket of moto's server, a server of OpenSSH."""

from __future__ import annotations

import base64
import hashlib
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import unquote

import pytest

from producer.podcast.check_feed import check
from producer.podcast.feed_items import items
from producer.report import has_errors

URL = "https://example.org/"
SSHD = shutil.which("sshd") or next(iter(map(str, Path("/usr/sbin").glob("sshd"))), "")


class Place(Protocol):
    """Where a site is published, seen from its own side."""

    address: str
    """As `producer publish` is told it."""

    def read(self, path: str) -> bytes | None:
        """What a listener gets."""
        ...

    def paths(self) -> set[str]:
        """Every file that is there, but those of the publishing itself."""
        ...


@dataclass
class Folder:
    """A folder."""

    folder: Path
    address: str

    def read(self, path: str) -> bytes | None:
        """A file's bytes."""
        with suppress(FileNotFoundError):
            return (self.folder / path).read_bytes()
        return None

    def paths(self) -> set[str]:
        """Every file."""
        found = (p.relative_to(self.folder) for p in self.folder.rglob("*") if p.is_file())
        return {p.as_posix() for p in found if not p.name.startswith(".producer")}


@dataclass
class Bucket:
    """A bucket."""

    client: Any
    address: str
    prefix: str = "podcasts/"

    def read(self, path: str) -> bytes | None:
        """An object's bytes."""
        found = self.head(path)
        return None if found is None else bytes(found["Body"].read())

    def head(self, path: str) -> dict[str, Any] | None:
        """What the bucket says of an object."""
        try:
            got: dict[str, Any] = self.client.get_object(Bucket="shelf", Key=self.prefix + path)
            return got
        except self.client.exceptions.NoSuchKey:
            return None

    def paths(self) -> set[str]:
        """Every object."""
        rows = self.client.list_objects_v2(Bucket="shelf", Prefix=self.prefix).get("Contents", ())
        found = {row["Key"].removeprefix(self.prefix) for row in rows}
        return {path for path in found if not path.startswith(".producer")}


@contextmanager
def folder(at: Path, patch: pytest.MonkeyPatch) -> Iterator[Folder]:
    """A folder that isn't there yet."""
    yield Folder(at, str(at))


@contextmanager
def bucket(at: Path, patch: pytest.MonkeyPatch) -> Iterator[Bucket]:
    """A bucket of a server that runs as long as the test."""
    boto3 = pytest.importorskip("boto3", reason="the extra `s3` is not installed")
    moto = pytest.importorskip("moto.server", reason="moto is not installed")
    server = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        for name, value in {
            "AWS_ENDPOINT_URL_S3": f"http://{host}:{port}",
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_REGION": "us-east-1",
            "AWS_DEFAULT_REGION": "us-east-1",
        }.items():
            patch.setenv(name, value)
        client = boto3.client("s3")
        client.create_bucket(Bucket="shelf")
        yield Bucket(client, "s3://shelf/podcasts")
    finally:
        server.stop()


@contextmanager
def server(at: Path, patch: pytest.MonkeyPatch, *, rsync: bool = False) -> Iterator[Folder]:
    """A folder behind OpenSSH on a port of this machine, with keys that are made for the test."""
    if not SSHD or not shutil.which("sftp") or not shutil.which("ssh-keygen"):
        pytest.skip("OpenSSH's server is not installed")
    if rsync and not shutil.which("rsync"):
        pytest.skip("rsync is not installed")
    home = at.parent / "ssh"
    home.mkdir(mode=0o700)
    for name in ("host", "user"):
        subprocess.run(
            ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(home / name)], check=True
        )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    public = (home / "host.pub").read_text()
    (home / "known").write_text(f"[127.0.0.1]:{port} {public}")
    (home / "sshd_config").write_text(
        f"ListenAddress 127.0.0.1:{port}\nHostKey {home}/host\nPidFile none\nUsePAM no\n"
        f"AuthorizedKeysFile {home}/user.pub\nStrictModes no\nPasswordAuthentication no\n"
        "PermitRootLogin prohibit-password\nSubsystem sftp internal-sftp\n"
        # Without a shell there is no rsync: an account that may only bring files.
        + ("" if rsync else "ForceCommand internal-sftp\n")
    )
    programs = at.parent / "programs"
    programs.mkdir()
    ssh = shutil.which("ssh")
    (programs / "ssh").write_text(
        f'#!/bin/sh\nexec {ssh} -F none -o IdentityFile="{home}/user" -o IdentitiesOnly=yes '
        f'-o UserKnownHostsFile="{home}/known" "$@"\n'
    )
    (programs / "ssh").chmod(0o755)
    patch.setenv("PATH", str(programs), prepend=":")
    with suppress(OSError):
        Path("/run/sshd").mkdir(exist_ok=True)
    running = subprocess.Popen(
        [SSHD, "-D", "-e", "-f", str(home / "sshd_config")], stderr=(home / "log").open("w")
    )
    try:
        if not _answers(port, running):
            pytest.skip(f"OpenSSH's server doesn't start: {(home / 'log').read_text()[-200:]}")
        yield Folder(at, f"ssh://127.0.0.1:{port}{at}")
    finally:
        running.terminate()
        running.wait()


@contextmanager
def rsync_server(at: Path, patch: pytest.MonkeyPatch) -> Iterator[Folder]:
    """The same where both sides have rsync."""
    with server(at, patch, rsync=True) as found:
        yield found


KINDS: dict[str, Any] = {
    "folder": folder,
    "s3": bucket,
    "sftp": server,
    "rsync": rsync_server,
}


def assert_sound(place: Place) -> None:
    """No feed at the place names audio that is missing, or that is other than it says."""
    for path in place.paths():
        if not path.endswith("feed.xml"):
            continue
        feed = place.read(path)
        if feed is None:
            continue
        sizes: dict[str, int] = {}
        for item in items(feed):
            for address, integrity in item.audio:
                name, _, version = address.removeprefix(URL).partition("?v=")
                data = place.read(unquote(name))
                assert data is not None, f"{path} names {name}, which isn't there"
                digest = hashlib.sha256(data)
                assert digest.hexdigest().startswith(version) and version, f"{name} is another one"
                if integrity:
                    assert integrity == f"sha256-{base64.b64encode(digest.digest()).decode()}"
                sizes[address.partition("?")[0]] = len(data)
        found = check(feed, path, sizes=sizes)
        assert not has_errors(found), found


def _answers(port: int, running: subprocess.Popen[bytes]) -> bool:
    for _ in range(100):
        if running.poll() is not None:
            return False
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 0.2):
            return True
        time.sleep(0.05)
    return False
