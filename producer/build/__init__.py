"""The conductor: leads a project's scripts through the rooms to build/site. See `build`."""

from __future__ import annotations

import os
import time
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import asdict

from producer import __version__, codec, project
from producer.build import kept
from producer.build.lock import locked
from producer.build.progress import Display
from producer.errors import ProducerError
from producer.keys import digest
from producer.model import Finding
from producer.report import has_errors

if TYPE_CHECKING:
    from producer.build.hands import Tools


class Options(Struct, frozen=True, kw_only=True):
    """What a build is asked for."""

    courses: tuple[str, ...] = ()
    """Slugs; none: all."""
    engine: str = ""
    """Instead of the cast's own."""
    jobs: int = 0
    """Processes that record, and that encode; 0: one a core."""
    cluster: str = ""
    """Address of a Dask scheduler whose workers record; empty: this machine does."""
    url: str = ""
    """Address of the site, instead of the project's."""
    listen: bool = False
    """Whether an ear-model hears what is new, and keeps back what it hears otherwise."""
    wait: bool = True
    """Whether to wait while another build of the project runs."""


class Report(Struct, kw_only=True):
    """What came of a build."""

    recorded: int = 0
    """Takes that were spoken."""
    reused: int = 0
    """Takes that were there."""
    encoded: int = 0
    """Chapters of which something was encoded."""
    kept: int = 0
    """Chapters of which nothing was."""
    audio_seconds: float = 0.0
    """Length of all episodes of the courses that were built."""
    wall_seconds: float = 0.0
    """How long the build took."""
    findings: list[Finding] = field(default_factory=list)
    """What is wrong."""
    remastered: list[str] = field(default_factory=list)
    """Chapters whose gains were given up, and why."""
    written: int = 0
    """Files of the site that are new or changed."""

    def as_json(self) -> dict[str, Any]:
        """For `--json`."""
        return {
            "takes": {"recorded": self.recorded, "reused": self.reused},
            "chapters": {"encoded": self.encoded, "reused": self.kept},
            "audio_seconds": round(self.audio_seconds, 3),
            "wall_seconds": round(self.wall_seconds, 3),
            "files_written": self.written,
            "errors": sum(finding.severity == "error" for finding in self.findings),
        }


def build(root: Path, options: Options, display: Display, tools: Tools | None = None) -> Report:
    """Make `build/site` of the project in `root`, doing only what is new.

    `tools` are processes that are kept for the next build; without them they end with this one.

    A course in which something is wrong is left as it was; the others are built. Raises
    ProducerError when nothing can be built at all.
    """
    started = time.monotonic()
    folder = root / project.BUILD
    with locked(folder, wait=options.wait, say=display.say):
        state_path = folder / "cache" / "state.json"
        asked = digest(codec.fingerprint(), options, os.environ.get("PRODUCER_URL", ""))
        state = kept.load_state(state_path)
        inputs = authors_files(root)
        report = _nothing_to_do(state, asked, inputs, _outputs(folder))
        if report is None:
            with ExitStack() as stack:
                own = tools is None
                tools = tools or stack.enter_context(_tools(folder, options, again=bool(state)))
                from producer.build.work import run

                found = project.load(root, url=options.url or os.environ.get("PRODUCER_URL", ""))
                report = run(found, options, now(), display, tools)
                if own:
                    tools.hands.dismiss()
                if not has_errors(report.findings):
                    # Dates and gains may have been written meanwhile: no news to the next build.
                    left = _settled(inputs, authors_files(root))
                    kept.save_state(state_path, _state(asked, options, left, folder, report))
    report.wall_seconds = time.monotonic() - started
    return report


def _state(
    asked: str, options: Options, inputs: dict[str, list[int]], folder: Path, report: Report
) -> dict[str, Any]:
    """What the next build knows its inputs and the site by, and what it says if they are so."""
    return {
        "asked": asked,
        "options": asdict(options),
        "inputs": inputs,
        "site": _outputs(folder),
        "takes": report.recorded + report.reused,
        "chapters": report.encoded + report.kept,
        "seconds": report.audio_seconds,
        "findings": [codec.pack(finding) for finding in report.findings],
    }


def _tools(folder: Path, options: Options, *, again: bool) -> Tools:
    """The processes of one build; `again`: probably an edit's."""
    from producer.build.forked import ForkedHands, can_fork
    from producer.build.hands import Tools
    from producer.store import Store

    hands = ForkedHands(options.jobs) if again and can_fork() else None
    return Tools(Store(folder / "cache"), options.jobs, options.cluster, hands)


def now() -> datetime:
    """The present moment, or the one that SOURCE_DATE_EPOCH (reproducible-builds.org) names."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), UTC)
        except (ValueError, OverflowError, OSError) as error:
            raise ProducerError(f"SOURCE_DATE_EPOCH is no number of seconds: {epoch!r}") from error
    return datetime.now(UTC)


def generator() -> str:
    """How the program names itself in what it writes."""
    return f"producer {__version__}"


def authors_files(root: Path) -> dict[str, list[int]]:
    """Size and time of all that a build is made of, by path."""
    return kept.snapshot([root / project.SCRIPTS, root / project.VOICES, root / "pyproject.toml"])


def _outputs(folder: Path) -> dict[str, list[int]]:
    return kept.snapshot([folder / "site", folder / "locked"])


def _settled(before: dict[str, list[int]], after: dict[str, list[int]]) -> dict[str, list[int]]:
    """`after`, or nothing if more than release files changed: that is still to be built."""
    return after if not changed_files(before, after) else {}


def changed_files(before: dict[str, list[int]], after: dict[str, list[int]]) -> tuple[str, ...]:
    """Paths that are new, changed or gone; but release files, which the program itself writes."""
    return tuple(
        path
        for path in sorted(before.keys() | after.keys())
        if before.get(path) != after.get(path) and not path.endswith("releases.yaml")
    )


def _nothing_to_do(
    state: dict[str, Any],
    asked: str,
    inputs: dict[str, list[int]],
    outputs: dict[str, list[int]],
) -> Report | None:
    try:
        if state["asked"] != asked or state["inputs"] != inputs:
            return None
        if state["site"] != outputs:
            return None
        return Report(
            reused=state["takes"],
            kept=state["chapters"],
            audio_seconds=state["seconds"],
            findings=[codec.unpack(Finding, plain) for plain in state["findings"]],
        )
    except (KeyError, ValueError):
        return None
