"""How a finding reads in a terminal: one line, `file:line: what is wrong; what to do [code]`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TextIO

from producer.errors import ProducerError
from producer.model import Finding


def format_finding(finding: Finding) -> str:
    """The finding as one line."""
    where = f"{finding.source}: " if finding.source else ""
    weight = "" if finding.severity == "error" else f"{finding.severity}: "
    hint = f"; {finding.hint}" if finding.hint else ""
    line = f"{where}{weight}{finding.message}{hint} [{finding.code}]"
    return " ".join(line.split())


def print_findings(findings: Iterable[Finding], file: TextIO | None = None) -> None:
    """Print each finding on a line of its own, to standard error unless told otherwise."""
    for finding in findings:
        print(format_finding(finding), file=file or sys.stderr)


def format_error(error: ProducerError) -> str:
    """The error as one line."""
    where = f"{error.source}: " if error.source else "producer: "
    hint = f"; {error.hint}" if error.hint else ""
    return " ".join(f"{where}{error.message}{hint}".split())


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """By file and line; what has no place comes first."""

    def place(finding: Finding) -> tuple[str, int, str]:
        source = finding.source
        return (source.path, source.line, finding.code) if source else ("", 0, finding.code)

    return sorted(findings, key=place)


def counted(number: int, noun: str) -> str:
    """How many there are: 1 take, 2 takes."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def lasted(seconds: float) -> str:
    """How long something lasts, as a clock shows it: 4:05, 1:04:05."""
    minutes, left = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any of them stops a build."""
    return any(finding.severity == "error" for finding in findings)
