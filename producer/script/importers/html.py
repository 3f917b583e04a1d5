"""Pages as HTML: saved from a browser, or any markup that holds the same.

The page's text, code and lists are taken out of the markup; what they mean is then found as it is
on pages that are text already.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from producer.errors import ScriptError
from producer.model import Finding, Source
from producer.script.importers import markdown, page
from producer.script.importers._markup import Flat, flatten
from producer.script.page import Page
from producer.script.repair import findings as repair_findings
from producer.script.repair import repair

_BEGINS = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html)\b", re.I | re.S
)
_TAG = re.compile(r"</(?:p|div|h[1-6]|li|span|section|body|pre|td)>", re.I)
_COURSE_PAGE = 0.5


def recognizes(name: str, text: str) -> float:
    """How surely this is an HTML page, 0 to 1."""
    if _BEGINS.match(text):
        return 0.99
    tags = len(_TAG.findall(text[:200_000]))
    named = name.lower().endswith((".html", ".htm", ".xhtml"))
    if named:
        return 0.97 if tags else 0.3
    return 0.96 if tags >= 8 and tags * 200 > len(text[:200_000]) else 0.0


def read(text: str, name: str) -> Page:
    """Read a page as HTML. Raises ScriptError if there is no text in it."""
    flat = flatten(text)
    if not flat.lines:
        raise ScriptError("there is no text in this page", source=Source(path=name))
    found = _with_title(flat)
    repaired = repair("\n".join(found.lines), entities=False)
    if page.recognizes(name, repaired.text) >= _COURSE_PAGE:
        whole = page.read_repaired(
            repaired.text,
            name,
            code=frozenset(found.code),
            links=found.links,
            numbers=tuple(found.numbers),
        )
    else:
        found = flatten(text, marks=True)
        repaired = repair("\n".join(found.lines), entities=False)
        whole = markdown.read_repaired(
            repaired.text,
            name,
            code=frozenset(found.code),
            numbers=tuple(found.numbers),
        )
        title = " ".join(repair(found.title, entities=False).text.split())
        if title:
            whole = replace(whole, page_title=title, title=whole.title or title)
    said = [
        *repair_findings(repaired, name, found.numbers),
        *whole.findings,
        *_skipped(found, name),
    ]
    said.sort(key=lambda finding: finding.source.line if finding.source else 0)
    return replace(whole, findings=tuple(said))


def _with_title(flat: Flat) -> Flat:
    """The page with its `<title>` as the first line, as pages that are text have it."""
    first = next((line for line in flat.lines if line), "")
    if not flat.title or first == flat.title:
        return flat
    return Flat(
        title=flat.title,
        lines=[flat.title, "", *flat.lines],
        numbers=[1, 1, *flat.numbers],
        code={line + 2 for line in flat.code},
        links={line + 2: address for line, address in flat.links.items()},
        skipped=flat.skipped,
    )


def _skipped(flat: Flat, name: str) -> list[Finding]:
    return [
        Finding(
            code="markup-skipped",
            message=f"{why}: {words if len(words) <= 200 else words[:200] + '...'}",
            source=Source(path=name, line=line),
            severity="note",
        )
        for why, words, line in flat.skipped
    ]
