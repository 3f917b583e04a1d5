"""A file's characters with one kind of line end, and the way back to the file's own."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

_LINE_END = re.compile(r"\r\n?")
_CRLF = re.compile(r"\r\n")


class SourceText:
    """`text` is `original` with "\\n" for every line end; places in `text` lead back to both.

    Only LF, CR and CRLF end a line, as in CommonMark: a form feed or U+2028 is a character.
    """

    def __init__(self, original: str, first_line: int = 1) -> None:
        self.original = original
        self.text = _LINE_END.sub("\n", original) if "\r" in original else original
        self.first_line = first_line
        self._starts = [0]
        self._shortened: list[int] = []
        """Places in `text` of the line ends that have two characters in `original`."""
        at = self.text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        if len(self.text) != len(original):
            crlfs = enumerate(_CRLF.finditer(original))
            self._shortened = [match.start() - number for number, match in crlfs]

    def line(self, place: int) -> int:
        """The line, from `first_line`, on which a place in `text` stands."""
        return bisect_right(self._starts, place) - 1 + self.first_line

    def lines(self, start: int = 0) -> list[tuple[int, int]]:
        """Start and end, without the line end, of each line of `text` from `start` on."""
        starts = [start, *self._starts[bisect_right(self._starts, start) :]]
        ends = [following - 1 for following in starts[1:]] + [len(self.text)]
        return list(zip(starts, ends, strict=True))

    def raw(self, start: int, end: int) -> str:
        """The file's own characters between two places in `text`."""
        if not self._shortened:
            return self.original[start:end]
        return self.original[self._place(start) : self._place(end)]

    def _place(self, place: int) -> int:
        return place + bisect_left(self._shortened, place)
