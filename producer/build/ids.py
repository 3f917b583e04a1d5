"""Ids and titles that two scripts of a course can't share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from producer.model import Finding, Source

if TYPE_CHECKING:
    from producer.build.courses import ScriptWork


def twice(works: Sequence[ScriptWork]) -> list[Finding]:
    """Ids make addresses, so two scripts can't have one; titles should tell episodes apart."""
    findings = []
    ids: dict[str, str] = {}
    titles: dict[str, str] = {}
    for work in works:
        other = ids.setdefault(work.script.id, work.path)
        if other != work.path:
            findings.append(
                Finding(
                    code="script-id-twice",
                    message=f"the id {work.script.id!r} is also that of {other}",
                    source=Source(path=work.path),
                    hint="give one of them an `id:` of its own in the front matter",
                )
            )
        other = titles.setdefault(work.script.title, work.path)
        if other != work.path:
            findings.append(
                Finding(
                    code="script-title-twice",
                    message=f"the title {work.script.title!r} is also that of {other}",
                    source=Source(path=work.path),
                    hint="podcast apps may show only one of two episodes with the same title",
                    severity="warning",
                )
            )
    return findings
