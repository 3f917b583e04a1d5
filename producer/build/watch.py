"""Builds edits as they are saved, with the model loaded."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from producer import project
from producer.build import Options, Report, build, kept
from producer.build.hands import Tools
from producer.build.progress import Display
from producer.errors import ProducerError
from producer.model import Finding
from producer.report import counted, has_errors
from producer.store import Store

_POLL = 0.1
"""Seconds between looks at the files: cheap, works on every file system, needs no package."""
_SETTLE = 0.05
"""Seconds without a change after which a file counts as saved."""

Told = Report | ProducerError
"""What came of a build."""


def watch(
    root: Path,
    options: Options,
    display: Display,
    stop: threading.Event,
    clock: Callable[[float], None] = time.sleep,
) -> Iterator[Told]:
    """Build now and after every edit, until `stop` is set; yields what came of each build.

    A build that fails leaves the last good site, and the next edit is built again.
    """
    with Tools(Store(root / project.BUILD / "cache"), options.jobs, options.cluster) as tools:
        seen: dict[str, list[int]] | None = None
        while not stop.is_set():
            found = _files(root)
            if found == seen:
                clock(_POLL)
                continue
            clock(_SETTLE)
            if _files(root) != found:
                continue
            try:
                yield build(root, options, display, tools)
            except ProducerError as error:
                yield error
            seen = _after(found, _files(root))


def _files(root: Path) -> dict[str, list[int]]:
    """The author's files. One that goes while it is looked at is looked at again."""
    folders = [root / project.SCRIPTS, root / project.VOICES, root / "pyproject.toml"]
    while True:
        with suppress(FileNotFoundError):
            return kept.snapshot(folders)


def _after(before: dict[str, list[int]], after: dict[str, list[int]]) -> dict[str, list[int]]:
    """What counts as built: the files as they were, and the releases as the build left them."""
    releases = {path: at for path, at in after.items() if path.endswith("releases.yaml")}
    others = {path: at for path, at in before.items() if not path.endswith("releases.yaml")}
    return others | releases


def summary(told: Told) -> tuple[str, tuple[Finding, ...]]:
    """A build in one line, and what is wrong."""
    if isinstance(told, ProducerError):
        return "not built: the site stays as it was", told.findings
    if not told.written and has_errors(told.findings):
        return "not built: the site stays as it was", tuple(told.findings)
    if not told.written:
        return "nothing new", tuple(told.findings)
    line = (
        f"{counted(told.recorded, 'take')} recorded, {counted(told.encoded, 'chapter')} encoded, "
        f"{counted(told.written, 'file')} written in {told.wall_seconds:.2f} s"
    )
    return line, tuple(told.findings)
