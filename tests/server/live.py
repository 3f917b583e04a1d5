"""A real server in a process of its own, over a project with a database of its own."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msgspec import Struct

from producer.server import learners
from producer.server.database import opened
from producer.server.keys import new_key


class Live(Struct):
    """A server that runs."""

    root: Path
    port: int
    process: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        """Where it stands."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> str:
        """What it wrote."""
        return (self.root / "log").read_text("utf-8")

    @property
    def database(self) -> Path:
        """Its file."""
        return self.root / "learners.sqlite3"

    def learner(self, *courses: str) -> tuple[str, str]:
        """A new learner: id and secret."""
        now = int(time.time())
        with opened(self.database) as connection:
            learner, token = learners.add(connection, now)
            for course in courses:
                learners.enrol(connection, now, learner.id, course)
        return learner.id, token

    def revoke(self, learner: str) -> None:
        """Take everything back."""
        with opened(self.database) as connection:
            learners.revoke(connection, int(time.time()), learner)

    def key(self) -> str:
        """A platform's."""
        with opened(self.database) as connection:
            return new_key(connection, int(time.time()), "platform")

    def ask(
        self,
        path: str,
        method: str = "GET",
        headers: dict[str, str] | None = None,
        body: Any = None,
    ) -> tuple[int, bytes]:
        """Status and body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            data = None if body is None else json.dumps(body)
            connection.request(method, path, data, headers or {})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()


@contextmanager
def live(build: Path, root: Path, **settings: str) -> Iterator[Live]:
    """A server over the folder `build`, whose other files stand in `root`."""
    (root / "build").symlink_to(build)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(128)
        port = listener.getsockname()[1]
        environment = {f"PRODUCER_LEARNERS_{key.upper()}": one for key, one in settings.items()}
        environment.setdefault("PRODUCER_LEARNERS_URL", f"http://127.0.0.1:{port}/")
        words = ["--project", str(root), "serve", "--learners", "--fd", str(listener.fileno())]
        with (root / "log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "producer", *words],
                env={**os.environ, **environment},
                stderr=log,
                stdout=log,
                pass_fds=[listener.fileno()],
            )
    try:
        # It listens already: the first answer comes when it has started.
        found = Live(root, port, process)
        assert found.ask("/health")[0] == 200, found.log
        yield found
    finally:
        process.kill()
        process.wait()
