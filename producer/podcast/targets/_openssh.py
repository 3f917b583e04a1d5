"""One connection to a server by the system's OpenSSH: SFTP in batches, and rsync over it.

Keys, agents, jump hosts and all of ~/.ssh/config work as they do by hand; nothing asks for a
password.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

from producer.errors import PodcastError
from producer.podcast.targets._programs import Ran, find, run
from producer.scratch import Scratch

ABSENT = ("No such file", "not found")
"""What the programs say of a file that isn't there."""
_LOST = 255
"""How ssh ends when there is no connection."""
_OPTIONS = (
    *("-o", "BatchMode=yes"),
    *("-o", "ConnectTimeout=20"),
    *("-o", "ServerAliveInterval=15"),
    *("-o", "ServerAliveCountMax=4"),
)
_HINTS = {
    "Host key verification failed": "connect once by hand, so that its host key is known",
    "Permission denied (": "it takes none of your keys: check your agent and ~/.ssh/config",
    "Could not resolve hostname": "check the name of the host",
    "Connection refused": "check the host and the port",
    "Connection timed out": "check the host and the network",
    "No space left": "the disk is full; what is there stays, and the next publish goes on",
    "Permission denied": "you may not write there: check the folder's owner and permissions",
}


class Connection:
    """To one server; made by the first program that needs it."""

    def __init__(self, host: str, port: int) -> None:
        """`host` may begin with `user@`; `port` 0 is what ~/.ssh/config says.

        Raises PodcastError where OpenSSH isn't installed.
        """
        if not find("sftp") or not find("ssh"):
            raise PodcastError("publishing over SSH needs OpenSSH's ssh and sftp")
        self.host = host
        self.port = port
        self.here = Scratch("prod-")
        self.options = list(_OPTIONS)
        if os.name == "posix":
            # All programs share one connection, which ends a minute after the last of them.
            path = f"ControlPath={self.here.path}/%C"
            for option in ("ControlMaster=auto", path, "ControlPersist=60"):
                self.options += ["-o", option]

    @property
    def folder(self) -> Path:
        """For files that are needed meanwhile."""
        return self.here.path

    def close(self) -> None:
        """End the connection."""
        if os.name == "posix":
            run([*self._ssh(), "-O", "exit", self.host])
        self.here.close()

    @cached_property
    def has_rsync(self) -> bool:
        """Whether both sides have rsync. Raises PodcastError for a host that can't be reached."""
        if not find("rsync"):
            return False
        told = run([*self._ssh(), self.host, "rsync", "--version"])
        if told.code == _LOST:
            self.check(told)
        return told.code == 0 and told.out.startswith("rsync")

    def sftp(self, lines: Iterable[str]) -> Ran:
        """Have sftp do `lines`: it stops at the first that fails and doesn't begin with `-`.

        Raises PodcastError where there is no connection.
        """
        words = "".join(f"{line}\n" for line in lines)
        if not words:
            return Ran(code=0, out="", said="")
        port = ["-P", str(self.port)] if self.port else []
        command = ["sftp", "-q", "-b", "-", "-S", find("ssh"), *self.options, *port, self.host]
        told = run(command, words=words)
        if told.code == _LOST:
            self.check(told)
        return told

    def rsync(self, *options: str, words: str = "") -> Ran:
        """Run rsync over the connection."""
        shell = " ".join(self._ssh())
        return run(["rsync", "--protect-args", f"--rsh={shell}", *options], words=words)

    def check(self, told: Ran) -> None:
        """Raises PodcastError if the program failed."""
        if told.code:
            hint = next((hint for words, hint in _HINTS.items() if words in told.said), "")
            raise PodcastError(f"{self.host}: {told.reason}", hint=hint)

    def _ssh(self) -> list[str]:
        port = ["-p", str(self.port)] if self.port else []
        return ["ssh", *self.options, *port]


def quoted(path: str) -> str:
    """A path as sftp reads it: whatever it holds, one word, and no pattern."""
    return '"' + path.replace("\\", "\\\\").replace('"', '\\"') + '"'


def is_absent(told: Ran) -> bool:
    """Whether a program failed because a file isn't there."""
    return bool(told.code) and any(words in told.said for words in ABSENT)


def troubles(told: Ran) -> Sequence[str]:
    """What a program said that is not of a file that isn't there."""
    return [
        line
        for line in told.said.splitlines()
        if line.strip() and not any(words in line for words in ABSENT)
    ]
