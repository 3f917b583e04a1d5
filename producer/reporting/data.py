"""The report as plain data, for machines."""

from __future__ import annotations

from typing import Any

import msgspec

from producer.model import Finding
from producer.model.reported import Report, ReportTurn


def plain(report: Report) -> dict[str, Any]:
    """JSON values. Names of fields are those of `model/reported.py`, numbers as on the page."""
    return {
        "published": report.published,
        "listened": report.listened,
        "turns": sum(1 for _ in turns(report)),
        "need_an_ear": sum(turn.need > 0 for turn in turns(report)),
        "changed": sum(turn.change in ("new", "words", "sound") for turn in turns(report)),
        "errors": sum(one.severity == "error" for one in findings(report)),
        "warnings": sum(one.severity == "warning" for one in findings(report)),
        "findings": [_finding(one) for one in report.findings],
        "scripts": [
            {
                "course": script.course,
                "path": script.path,
                "title": script.title,
                "findings": [_finding(one) for one in script.findings],
                "chapters": [
                    {
                        **msgspec.to_builtins(chapter),
                        "turns": [
                            {
                                **msgspec.to_builtins(turn),
                                "findings": [_finding(one) for one in turn.findings],
                            }
                            for turn in chapter.turns
                        ],
                    }
                    for chapter in script.chapters
                ],
            }
            for script in report.scripts
        ],
    }


def turns(report: Report) -> tuple[ReportTurn, ...]:
    """Every turn, in order."""
    return tuple(
        turn for script in report.scripts for chapter in script.chapters for turn in chapter.turns
    )


def findings(report: Report) -> tuple[Finding, ...]:
    """Everything that there is to say."""
    found = list(report.findings)
    for script in report.scripts:
        found += script.findings
    for turn in turns(report):
        found += turn.findings
    return tuple(found)


def _finding(one: Finding) -> dict[str, Any]:
    return {
        "code": one.code,
        "severity": one.severity,
        "message": one.message,
        "file": one.source.path if one.source else "",
        "line": one.source.line if one.source else 0,
        "hint": one.hint,
    }
