"""The page: one table a chapter, with players, filters and plots."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from producer.model import Finding
from producer.model.reported import Report, ReportChapter, ReportTurn
from producer.reporting import plots
from producer.reporting.data import findings, turns

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_HERE = Path(__file__).parent
OFF, FASTER = 1.5, 0.25
"""LU, and the share of its pace, from which on a turn stands out from its voice."""


def render(report: Report) -> bytes:
    """The page. The same report gives the same bytes."""
    from markupsafe import Markup

    every = turns(report)
    roles = list(dict.fromkeys(turn.role for turn in every))
    text = (
        _environment()
        .get_template("report.html")
        .render(
            report=report,
            style=_asset("report.css"),
            program=_asset("report.js"),
            roles=roles,
            hue={role: number % 8 for number, role in enumerate(roles)},
            count=len(every),
            need=sum(turn.need > 0 for turn in every),
            changed=sum(turn.change in ("new", "words", "sound") for turn in every),
            own=sum(turn.origin != "engine" for turn in every),
            missing=sum(turn.level is None and bool(turn.spoken) for turn in every),
            errors=sum(one.severity == "error" for one in findings(report)),
            seconds=sum(c.seconds for script in report.scripts for c in script.chapters),
            curve=lambda chapter: Markup(plots.curve(chapter)),  # noqa: S704
            levels=lambda chapter: Markup(plots.levels(chapter)),  # noqa: S704
            clock=plots.clock,
            OFF=OFF,
            FASTER=FASTER,
        )
    )
    return text.strip().encode() + b"\n"


def by_need(chapter: ReportChapter) -> list[tuple[int, ReportTurn]]:
    """The turns with their numbers, those that need an ear most first."""
    return sorted(enumerate(chapter.turns, 1), key=lambda one: (-one[1].need, one[0]))


def flags(turn: ReportTurn) -> str:
    """What filters look for."""
    found = []
    if turn.need:
        found.append("need")
    if turn.change in ("new", "words", "sound"):
        found.append("changed")
    if turn.heard is not None and any(part.kind != "same" for part in turn.heard):
        found.append("heard")
    if turn.origin != "engine":
        found.append("own")
    if turn.level is None and turn.spoken:
        found.append("missing")
    return " ".join(found)


def changes(before: str, after: str) -> list[tuple[str, str]]:
    """Words that stayed (`same`), that are `gone` and that have `come`, in order."""
    old, new = before.split(), after.split()
    found = []
    for what, first, last, start, end in SequenceMatcher(None, old, new, False).get_opcodes():
        if what == "equal":
            found.append(("same", " ".join(new[start:end])))
            continue
        if last > first:
            found.append(("gone", " ".join(old[first:last])))
        if end > start:
            found.append(("come", " ".join(new[start:end])))
    return found


def normal(text: str) -> str:
    """On one line."""
    return " ".join(text.split())


def heaviest(found: Iterable[Finding]) -> list[Finding]:
    """Errors first, notes last."""
    order = {"error": 0, "warning": 1, "note": 2}
    return sorted(found, key=lambda one: order[one.severity])


def _asset(name: str) -> Markup:
    from markupsafe import Markup

    return Markup((_HERE / "assets" / name).read_text("utf-8"))  # noqa: S704


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        by_need=by_need, changes=changes, flags=flags, heaviest=heaviest, normal=normal
    )
    return environment
