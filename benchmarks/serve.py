"""How listeners are served: this server, nginx with the same file, and nginx told by this server.

Run `python benchmarks/serve.py` (needs the extra `learners`; nginx if it is installed). Listeners
stream ranges on this machine alone, for as long as `--seconds` says, and stop. All of it shares
this machine's cores, the listeners too: compare the lines with each other.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from msgspec import Struct, field

from producer.server import catalog, learners
from producer.server.database import opened

ROOT = Path(__file__).parent.parent
SIZE = 30_000_000
"""Bytes of the episode: half an hour."""
PART = 256 * 1024
"""Bytes that a listener asks for at once."""
NAME = "loops/01-loops/loops-01-loops.mp3"


class Seen(Struct):
    """What listeners saw."""

    waits: list[float] = field(default_factory=list)
    """Seconds until the first byte of each answer."""
    size: int = 0
    """Bytes."""
    errors: list[str] = field(default_factory=list)
    """What went wrong."""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--listeners", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--pace", type=float, default=1.0, help="seconds from one part to the next")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        root.chmod(0o755)
        tokens = prepare(root, arguments.listeners)
        print(
            f"{arguments.listeners} listeners, {PART // 1024} KiB each {arguments.pace:g} s, "
            f"{arguments.seconds:g} s each"
        )
        private = [f"/p/{token}/{NAME}" for token in tokens]
        with ours(root, "self") as (port, process):
            show("producer", measure(port, private, process.pid, arguments))
        if not shutil.which("nginx"):
            print("nginx is not installed: no comparison")
            return
        with nginx(root) as (port, process):
            show("nginx", measure(port, [f"/{NAME}"] * len(tokens), process.pid, arguments))
        with ours(root, "x-accel") as (behind, process), nginx(root, behind) as (port, _):
            show("nginx, told by producer", measure(port, private, process.pid, arguments))


def prepare(root: Path, count: int) -> list[str]:
    """A course of one file, and learners of it."""
    folder = root / "build" / "locked" / "loops"
    audio = root / "build" / "locked" / NAME
    audio.parent.mkdir(parents=True)
    audio.write_bytes(random.Random(1).randbytes(SIZE))
    lesson = catalog.Lesson(
        id="01-loops", title="Loops", access="enrolled", seconds=1800, chapters=(), item=b"<item/>"
    )
    record = catalog.CourseRecord(
        slug="loops", title="Loops", author="A", lessons=(lesson,), head=b"", tail=b""
    )
    (folder / catalog.FILE).write_bytes(catalog.dump(record))
    tokens = []
    with opened(root / "learners.sqlite3") as connection:
        for _ in range(count):
            learner, token = learners.add(connection, int(time.time()))
            learners.enrol(connection, int(time.time()), learner.id, "loops")
            tokens.append(token)
    return tokens


@contextmanager
def ours(root: Path, send: str) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """This server: its port and process."""
    port = free_port()
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, "PYTHONPATH": path, "PRODUCER_LEARNERS_SEND": send}
    words = ["--project", str(root), "serve", "--learners", "--port", str(port)]
    command = [sys.executable, "-m", "producer", *words]
    with running(command, port, environment) as process:
        yield port, process


@contextmanager
def nginx(root: Path, behind: int = 0) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """nginx over the same file, or before this server on the port `behind`."""
    port = free_port()
    locked = root / "build" / "locked"
    places = f"location / {{ root {locked}; }}"
    if behind:
        places = (
            f"location / {{ proxy_pass http://learners; proxy_http_version 1.1; "
            f'proxy_set_header Connection ""; }} '
            f"location /locked/ {{ internal; alias {locked}/; }}"
        )
    file = root / "nginx.conf"
    file.write_text(
        f"{'user root;' if os.geteuid() == 0 else ''} daemon off; pid {root}/pid; "
        f"error_log {root}/errors; events {{ worker_connections 2048; }} "
        f"http {{ access_log off; sendfile on; keepalive_requests 1000000; "
        f"upstream learners {{ server 127.0.0.1:{behind or 1}; keepalive 64; }} "
        f"server {{ listen 127.0.0.1:{port} backlog=512; {places} }} }}"
    )
    with running(["nginx", "-c", str(file), "-p", str(root)], port, dict(os.environ)) as process:
        yield port, process


@contextmanager
def running(
    command: list[str], port: int, environment: dict[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    """A process that has begun to listen; ended at the end."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet) as process:
        try:
            for _ in range(200):
                with closing(socket.socket()) as probe:
                    if not probe.connect_ex(("127.0.0.1", port)):
                        break
                time.sleep(0.05)
            yield process
        finally:
            process.terminate()


def measure(
    port: int, paths: list[str], pid: int, arguments: argparse.Namespace
) -> tuple[Seen, list[int], float, float]:
    """What the listeners saw, the server's memory in KiB over time, its seconds of CPU, and those
    that it waited for a core while others had them."""
    return asyncio.run(_measure(port, paths, pid, arguments))


async def _measure(
    port: int, paths: list[str], pid: int, arguments: argparse.Namespace
) -> tuple[Seen, list[int], float, float]:
    seen, memory = Seen(), list[int]()
    end = time.perf_counter() + arguments.seconds
    before, waited = cpu(pid), waiting(pid)
    tasks = [asyncio.create_task(listen(port, one, end, arguments.pace, seen)) for one in paths]
    while time.perf_counter() < end:
        memory.append(resident(pid))
        await asyncio.sleep(1)
    await asyncio.wait_for(asyncio.gather(*tasks), 60)
    return seen, memory, cpu(pid) - before, waiting(pid) - waited


async def listen(port: int, path: str, end: float, pace: float, seen: Seen) -> None:
    """Ask for part after part on one connection."""
    await asyncio.sleep(random.random() * pace)
    start = random.randrange(SIZE - PART)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        while time.perf_counter() < end:
            asked = time.perf_counter()
            last = min(start + PART, SIZE) - 1
            head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nRange: bytes={start}-{last}\r\n\r\n"
            writer.write(head.encode())
            answer = await reader.readuntil(b"\r\n\r\n")
            seen.waits.append(time.perf_counter() - asked)
            if not answer.startswith(b"HTTP/1.1 206"):
                seen.errors.append(answer.split(b"\r\n")[0].decode())
                return
            part = await reader.readexactly(last + 1 - start)
            seen.size += len(part)
            start = 0 if last + 1 >= SIZE else last + 1
            await asyncio.sleep(max(0.0, asked + pace - time.perf_counter()))
    except (OSError, EOFError) as error:
        seen.errors.append(type(error).__name__)
    finally:
        writer.close()


def show(name: str, found: tuple[Seen, list[int], float, float]) -> None:
    """Print a line."""
    seen, memory, seconds, waited = found
    waits = sorted(seen.waits) or [0.0]
    at = {part: waits[int(len(waits) * part / 100)] * 1000 for part in (50, 99)}
    settled = memory[len(memory) // 4 :] or [0]
    print(
        f"{name:24} {len(waits):6,} parts {seen.size / 1e6:8,.0f} MB  first byte "
        f"p50 {at[50]:6.1f} ms  p99 {at[99]:6.1f} ms  {len(seen.errors)} errors  "
        f"memory {settled[0] / 1024:.0f} to {settled[-1] / 1024:.0f} MiB  {seconds:.1f} s of CPU, "
        f"{waited:.1f} s waiting for it",
        flush=True,
    )
    for error in sorted(set(seen.errors)):
        print(f"  {error}")


def resident(pid: int) -> int:
    """Memory of a process and its children, in KiB."""
    total = 0
    for one in family(pid):
        for line in _proc(one, "status").splitlines():
            if line.startswith("VmRSS"):
                total += int(line.split()[1])
    return total


def cpu(pid: int) -> float:
    """Seconds of CPU that a process and its children used."""
    ticks = 0
    for one in family(pid):
        values = _proc(one, "stat").rpartition(")")[2].split()
        ticks += int(values[11]) + int(values[12]) if values else 0
    return ticks / os.sysconf("SC_CLK_TCK")


def waiting(pid: int) -> float:
    """Seconds that a process and its children were ready and had no core."""
    return sum(int((_proc(one, "schedstat").split() or "00")[1]) for one in family(pid)) / 1e9


def family(pid: int) -> list[int]:
    """A process and its children."""
    return [pid, *map(int, _proc(pid, f"task/{pid}/children").split())]


def _proc(pid: int, name: str) -> str:
    try:
        return Path(f"/proc/{pid}/{name}").read_text()
    except OSError:
        return ""


def free_port() -> int:
    """One that nobody listens on."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
