"""Drives a real browser from the tests: the DevTools protocol over a pipe, standard library alone.

https://chromedevtools.github.io/devtools-protocol/; messages are JSON, parted by a zero byte.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome")
PROGRAM = next(filter(None, map(shutil.which, NAMES)), "")
"""Empty where none is installed."""

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--mute-audio", "--remote-debugging-pipe",
)  # fmt: skip


LAUNCH = """
import os, sys
os.dup2(int(sys.argv[1]), 60)
os.dup2(int(sys.argv[2]), 61)
os.dup2(60, 3)
os.dup2(61, 4)
os.execv(sys.argv[3], sys.argv[3:])
"""
"""The browser wants its pipe at the descriptors 3 and 4."""


class Browser:
    """One page of a browser of its own. Use it as a context manager."""

    def __init__(self, profile: Path, width: int, height: int) -> None:
        self._profile, self._size = profile, (width, height)
        self._number = 0
        self._rest = b""
        self.events: list[dict[str, Any]] = []
        """What the browser told unasked."""

    def __enter__(self) -> Browser:
        theirs_in, self._out = os.pipe()
        self._in, theirs_out = os.pipe()
        command = [
            sys.executable, "-c", LAUNCH, str(theirs_in), str(theirs_out), PROGRAM, *FLAGS,
            f"--user-data-dir={self._profile}", "--window-size={},{}".format(*self._size),
            "about:blank",
        ]  # fmt: skip
        self._process = subprocess.Popen(
            command,
            pass_fds=(theirs_in, theirs_out),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs_in)
        os.close(theirs_out)
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        width, height = self._size
        self.page("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=1, mobile=False)  # fmt: skip
        for domain in ("Page", "Runtime", "Network"):
            self.page(f"{domain}.enable")
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._in)
        os.close(self._out)

    def call(self, method: str, *, session: str = "", **params: Any) -> dict[str, Any]:
        """Ask the browser and wait for the answer."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer["error"]
                result: dict[str, Any] = answer["result"]
                return result
            self.events.append(answer)

    def page(self, method: str, **params: Any) -> dict[str, Any]:
        """Ask the page."""
        return self.call(method, session=self._session, **params)

    def run(self, script: str) -> Any:
        """The value of an expression on the page; a promise is waited for."""
        answer = self.page(
            "Runtime.evaluate",
            expression=script,
            awaitPromise=True,
            returnByValue=True,
            userGesture=True,
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def open(self, address: str) -> None:
        """Go to a page and wait until it and all that it loads is there."""
        self.page("Page.navigate", url="about:blank")
        self.page("Page.navigate", url=address)
        self.run(
            "new Promise(done => document.readyState === 'complete' && location.href !== "
            "'about:blank' ? done() : addEventListener('load', () => setTimeout(done, 0)))"
        )

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            data = os.read(self._in, 1 << 16)
            assert data, "the browser has gone"
            self._rest += data
        message, _, self._rest = self._rest.partition(b"\0")
        found: dict[str, Any] = json.loads(message)
        return found
