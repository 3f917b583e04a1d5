"""Repairs of a page's characters: encoding damage, entities, invisible characters.

No repair adds or removes a line, so a line number holds before and after.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import groupby

from msgspec import Struct

from producer.model import Finding, Severity, Source
from producer.script.damage import damages
from producer.script.swaps import with_swaps

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_LONE_ENTITY = re.compile(r"`(&[A-Za-z0-9#]+;)`")
_ABOUT_ENTITIES = re.compile(r"\b(?:HTML|entit(?:y|ies)|escap(?:e|es|ed|ing))\b", re.I)
_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u0085\u2028\u2029\x0b\x0c]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060-\u2064\ufeff]")
_JOINER = re.compile("(?<![^\x00-\u024f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\u024f])")
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_ACCENTED = re.compile("[A-Za-z][\u0300-\u036f]+")


class Repair(Struct, frozen=True, kw_only=True):
    """One place that was changed."""

    line: int
    """Of the file, from 1."""
    before: str
    """As it stood."""
    after: str
    """As it is now; empty: taken out."""
    code: str
    """Which repair: a finding's code."""


class Repaired(Struct, frozen=True, kw_only=True):
    """A text after its repairs."""

    text: str
    """As many lines as before."""
    repairs: tuple[Repair, ...]
    """What was done, pass by pass, each in order."""


def repair(text: str, *, entities: bool = True) -> Repaired:
    """Undo encoding damage, decode entities once, make invisible characters plain.

    `entities`: whether there are any; text out of HTML has none left.
    """
    repairs: list[Repair] = []
    for code, edits in (
        ("encoding-damage", _encoding),
        ("entity", _entities),
        ("control-character", _controls),
        ("invisible-character", _invisibles),
        ("odd-space", _spaces),
        ("decomposed-letter", _decomposed),
    ):
        found = list(edits(text)) if entities or code != "entity" else []
        if found:
            text = _apply(text, found, code, repairs)
    return Repaired(text=text, repairs=tuple(repairs))


Edit = tuple[int, str, str]
"""Where, what stood there, what stands there now."""


def _encoding(text: str) -> Iterable[Edit]:
    found = with_swaps(text, damages(text))
    return ((each.start, each.before, each.after) for each in found)


def _entities(text: str) -> Iterable[Edit]:
    if "&" not in text:
        return
    kept: set[int] = set()
    if _ABOUT_ENTITIES.search(text):
        # `&lt;` alone in code is what a page about HTML talks about.
        kept = {match.start(1) for match in _LONE_ENTITY.finditer(text)}
    for match in _ENTITY.finditer(text):
        after = html.unescape(match.group())
        if match.start() in kept or after == match.group() or after in {"\n", "\r"}:
            continue
        yield match.start(), match.group(), after


def _controls(text: str) -> Iterable[Edit]:
    return ((match.start(), match.group(), "") for match in _CONTROL.finditer(text))


def _invisibles(text: str) -> Iterable[Edit]:
    patterns = [_INVISIBLE, _JOINER]
    if not _RIGHT_TO_LEFT.search(text):
        patterns.append(_DIRECTION)
    either = re.compile("|".join(pattern.pattern for pattern in patterns))
    return ((match.start(), match.group(), "") for match in either.finditer(text))


def _spaces(text: str) -> Iterable[Edit]:
    return ((match.start(), match.group(), " ") for match in _SPACE.finditer(text))


def _decomposed(text: str) -> Iterable[Edit]:
    for match in _ACCENTED.finditer(text):
        after = unicodedata.normalize("NFC", match.group())
        if after != match.group():
            yield match.start(), match.group(), after


def _apply(text: str, edits: list[Edit], code: str, repairs: list[Repair]) -> str:
    parts: list[str] = []
    done = 0
    line = 1
    for start, before, after in edits:
        line += text.count("\n", done, start)
        parts += [text[done:start], after]
        done = start + len(before)
        repairs.append(Repair(line=line, before=before, after=after, code=code))
    parts.append(text[done:])
    return "".join(parts)


_SAID: dict[str, tuple[str, Severity]] = {
    "encoding-damage": ("encoding damage", "note"),
    "entity": ("HTML entity", "note"),
    "control-character": ("control character taken out", "warning"),
    "invisible-character": ("invisible character taken out", "note"),
    "odd-space": ("made a plain space", "note"),
    "decomposed-letter": ("letter and accent joined", "note"),
}


def findings(repaired: Repaired, path: str, numbers: Sequence[int] = ()) -> tuple[Finding, ...]:
    """One finding a line and kind of repair: what stood there, what stands there now.

    `numbers` are the file's lines, where they aren't those of the text.
    """
    said: list[Finding] = []

    def source(line: int) -> Source:
        return Source(path=path, line=numbers[line - 1] if line <= len(numbers) else line)

    for (code, line), group in groupby(repaired.repairs, key=lambda fix: (fix.code, fix.line)):
        changes = list(dict.fromkeys(_change(fix) for fix in group))
        shown = ", ".join(changes[:6]) + (f" and {len(changes) - 6} more" if changes[6:] else "")
        what, severity = _SAID[code]
        said.append(
            Finding(
                code=code,
                message=f"{what}: {shown}",
                source=source(line),
                severity=severity,
            )
        )
    for number, line_text in enumerate(repaired.text.split("\n"), start=1):
        if "\ufffd" in line_text:
            said.append(
                Finding(
                    code="lost-character",
                    message="a character of the page is lost (\ufffd)",
                    source=source(number),
                    hint="put in what it was",
                    severity="warning",
                )
            )
    return tuple(sorted(said, key=lambda finding: finding.source.line if finding.source else 0))


def _change(fix: Repair) -> str:
    before = fix.before if fix.before.isprintable() and fix.before.strip() else _names(fix.before)
    return f"{before} became {fix.after}" if fix.after.strip() else before


def _names(text: str) -> str:
    return " ".join(f"U+{ord(char):04X}" for char in text)
