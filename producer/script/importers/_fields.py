"""A run of a page's lines as the text of one field."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from producer.script.codeblocks import Paragraph, code_of
from producer.script.importers._text import Ledger


class Field(Struct, frozen=True, kw_only=True):
    """What a field holds."""

    text: str
    """Paragraphs joined by a blank line, code verbatim."""
    code_blocks: tuple[str, ...]
    """The code in it, without fences."""
    unfenced: tuple[int, ...]
    """Lines of the page at which code without fences begins."""
    ends_in_code: bool
    """Whether code is the last that it holds."""


def read_field(
    ledger: Ledger, first: int, stop: int, name: str, *, programming: bool = False
) -> Field:
    """The text of the lines from `first` to `stop`, accounted for as `name`."""
    ledger.mark(first, stop, "content", name)
    lines = ledger.lines.items[first:stop]
    found = ledger.paragraphs(first, stop, programming=programming)
    return Field(
        text=join(lines, found),
        code_blocks=tuple(code_of(lines, each) for each in found if each.kind != "text"),
        unfenced=tuple(first + each.first for each in found if each.kind == "code"),
        ends_in_code=bool(found) and found[-1].kind != "text",
    )


def join(lines: Sequence[str], found: Sequence[Paragraph]) -> str:
    """The paragraphs as one text."""
    return "\n\n".join(_shown(lines, each) for each in found)


def _shown(lines: Sequence[str], paragraph: Paragraph) -> str:
    part = lines[paragraph.first : paragraph.stop]
    text = "\n".join(line.rstrip() for line in part)
    return text.lstrip() if len(part) == 1 and paragraph.kind == "text" else text
