"""What a script defines for its paragraphs to refer to: `[label]: address`, `[^name]: footnote`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from producer.script.blocks import containers
from producer.script.blocks.kinds import Line
from producer.script.inline.brackets import normalized
from producer.script.inline.scanner import References
from producer.script.inline.tags import unescaped

_DEFINITION = re.compile(
    r"[ ]{0,3}\[(?P<label>[^\[\]\n]{1,300})\]:[ \t]*+"
    r"(?:<(?P<pointed>[^<>\n]*+)>|(?P<address>[^\s<]++))(?:[ \t]++[\"'(].*)?[ \t]*+\Z"
)
_ADDRESS_SIGN = re.compile(r"[/.:#]")
_FOOTNOTE = re.compile(r"[ ]{0,3}\[\^(?P<name>[^\s\[\]]{1,80})\]:(?=[ \t]|\Z)")


class Definitions:
    """Addresses and footnotes of one script."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._links: dict[str, str] = {}
        self._footnotes: set[str] = set()

    @property
    def references(self) -> References:
        """All that has been defined."""
        return References(links=self._links, footnotes=frozenset(self._footnotes))

    def footnote(self, lines: Sequence[Line], at: int) -> int | None:
        """Take the footnote that starts on line `at`; the line after it, or None."""
        match = _FOOTNOTE.match(self._written(lines[at]))
        if not match:
            return None
        self._footnotes.add(match["name"])
        at += 1
        while at < len(lines) and not containers.interrupts(self._written(lines[at])):
            at += 1
        return at

    def address(self, line: Line) -> bool:
        """Take the address that a line defines; False for `[Teacher]: Hello` and the like."""
        match = _DEFINITION.match(self._written(line))
        if not match:
            return False
        address = match["address"] or match["pointed"] or ""
        if match["address"] and not _ADDRESS_SIGN.search(address):
            return False
        self._links.setdefault(normalized(match["label"]), unescaped(address))
        return True

    def _written(self, line: Line) -> str:
        return self.text[line.start : line.end]
