"""The lines between `---` at a script's start: id, title, kind, summary, date, access, ..."""

from __future__ import annotations

import re
from datetime import datetime
from typing import cast

from msgspec import Struct

from producer.errors import ProjectError
from producer.model import Access, Finding, ScriptKind
from producer.script.codes import finding
from producer.script.source import SourceText
from producer.slugs import is_slug, slug
from producer.yamlfile import Fields, Loaded, load

KINDS = ("lesson", "audiobook")
ACCESS = ("public", "preview", "enrolled")
UNSAFE_TITLE = re.compile(r"\.\.[/\\]|[\x00-\x1f\x7f]")
"""What no title holds, a script's or a chapter's."""
_OPENING = re.compile(r"(?:[ \t]*+\n)*+---[ \t]*+$", re.MULTILINE)
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_BLANK_LINE = re.compile(r"^[ \t]*$", re.MULTILINE)


class FrontMatter(Struct, frozen=True, kw_only=True):
    """What a script says about itself; the fields are those of Script."""

    end: int
    """Place in the text where the front matter ends and the script begins."""
    id: str = ""
    title: str = ""
    number: str = ""
    kind: ScriptKind = "lesson"
    summary: str = ""
    part: str = ""
    date: str = ""
    explicit: bool = False
    access: Access | None = None


def read_front_matter(source: SourceText, path: str, findings: list[Finding]) -> FrontMatter:
    """The front matter of a script. What is wrong with it is added to `findings`."""
    start = 1 if source.text.startswith("\ufeff") else 0
    opening = _OPENING.match(source.text, start)
    if not source.text.strip():
        return FrontMatter(end=start)  # an empty file is told as such
    if not opening:
        findings.append(
            finding("front-matter-missing", "the script has no front matter", path=path, line=1,
                    hint="start it with --- and title: ... and --- on lines of their own")
        )  # fmt: skip
        return FrontMatter(end=start)
    closing = _CLOSING.search(source.text, opening.end() + 1)
    until = closing.start() if closing else len(source.text)
    if not closing:
        line = source.line(opening.end())
        findings.append(
            finding("front-matter-unclosed", "the front matter never ends", path=path, line=line,
                    hint="close it with --- on a line of its own")
        )  # fmt: skip
        blank = _BLANK_LINE.search(source.text, opening.end() + 1)
        until = blank.start() if blank else until
    end = min((closing.end() if closing else until) + 1, len(source.text))
    first = opening.end() + 1
    try:
        loaded = load(source.text[first:until], path, first_line=source.line(first))
    except ProjectError as error:
        where = error.source.line if error.source else 0
        findings.append(
            finding("malformed-yaml", error.message, path=path, line=where, hint=error.hint)
        )
        return FrontMatter(end=end)
    return _read(loaded, end, findings)


def _read(loaded: Loaded, end: int, findings: list[Finding]) -> FrontMatter:
    fields = Fields(loaded, findings, what="key of a script")
    front_matter = FrontMatter(
        end=end,
        id=_id(fields),
        title=_title(fields),
        number=fields.text("number"),
        kind=cast(ScriptKind, fields.choice("kind", KINDS, "lesson")),
        summary=fields.text("summary"),
        part=" ".join(fields.text("part").split()),
        date=_date(fields),
        explicit=fields.flag("explicit"),
        access=_access(fields),
    )
    fields.finish()
    return front_matter


def _access(fields: Fields) -> Access | None:
    if fields.raw("access") is None:
        return None
    # A mistake must not open what the author means to lock.
    return cast(Access, fields.choice("access", ACCESS, "enrolled"))


def _title(fields: Fields) -> str:
    title = " ".join(fields.text("title", required=True).split())
    if UNSAFE_TITLE.search(title):
        message = f"the title {title!r} holds ../ or a control character"
        fields.report("script-title-unsafe", message, "title", hint="take it out")
    return title


def _id(fields: Fields) -> str:
    written = fields.text("id")
    if not written or is_slug(written):
        return written
    made = slug(written)
    fields.report(
        "script-id-invalid", f"{written!r} can't be an id", "id", hint=f"write `id: {made}`"
    )
    return made


def _date(fields: Fields) -> str:
    written = fields.text("date")
    if not written:
        return ""
    try:
        datetime.fromisoformat(written)
    except ValueError:
        hint = "write 2026-11-23 or 2026-11-23T08:00:00+01:00"
        fields.report("date-unreadable", f"{written!r} is no date", "date", hint=hint)
        return ""
    return written
