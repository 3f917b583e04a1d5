"""A page's text as lines, and the ledger of what became of every character of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from producer.model import Finding, Severity, Source
from producer.script.codeblocks import Paragraph, paragraphs
from producer.script.importers._vocabulary import unmarked, unpictured
from producer.script.page import Account, Use


class Lines(Struct, frozen=True):
    """A text split at its line feeds. Indexes of lines count from 0."""

    text: str
    """All of it."""
    items: tuple[str, ...]
    """Without line feeds."""
    starts: tuple[int, ...]
    """Index in `text` of each line's first character."""

    @classmethod
    def of(cls, text: str) -> Lines:
        """The lines of `text`."""
        items = tuple(text.split("\n"))
        starts = []
        place = 0
        for item in items:
            starts.append(place)
            place += len(item) + 1
        return cls(text, items, tuple(starts))

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, index: int) -> str:
        """The line without white space at its ends; empty outside of the text."""
        return self.items[index].strip() if 0 <= index < len(self.items) else ""

    def before(self, index: int, stop: int = 0) -> int:
        """The nearest line above `index` that isn't blank, not above `stop`; else -1."""
        for place in range(index - 1, stop - 1, -1):
            if self.items[place].strip():
                return place
        return -1

    def after(self, index: int, stop: int) -> int:
        """The first line from `index` on, below `stop`, that isn't blank; else `stop`."""
        for place in range(index, stop):
            if self.items[place].strip():
                return place
        return stop

    def blocks(self, first: int, stop: int) -> Iterator[tuple[int, int]]:
        """Runs of lines that aren't blank: first line and the line after the last."""
        start = -1
        for place in range(first, stop):
            if self.items[place].strip():
                start = place if start < 0 else start
            elif start >= 0:
                yield start, place
                start = -1
        if start >= 0:
            yield start, stop


class Ledger:
    """Collects accounts and findings while a page is read."""

    def __init__(
        self,
        lines: Lines,
        path: str,
        *,
        code: frozenset[int] = frozenset(),
        links: Mapping[int, str] | None = None,
        numbers: Sequence[int] = (),
    ) -> None:
        """`code` are lines that are code for certain, `links` addresses that lines link to;
        `numbers` are the lines of the file that the text's lines come from, where they differ."""
        self.lines = lines
        self.path = path
        self.code = code
        self.links = links or {}
        self.numbers = numbers
        self._accounts: list[Account] = []
        self.findings: list[Finding] = []

    def mark(self, first: int, stop: int, use: Use, name: str) -> None:
        """Account for the lines from `first` to `stop`, blank ones at the ends left out."""
        first = self.lines.after(first, stop)
        last = self.lines.before(stop, first)
        if last >= first:
            end = self.lines.starts[last] + len(self.lines.items[last])
            self.mark_text(self.lines.starts[first], end, use, name)

    def mark_title(self, line: int, name: str, *, pictured: bool = False) -> str:
        """Account for a title's line as content, but for Markdown's marks; return its words.

        `pictured`: a picture in front of them is the site's, too.
        """
        whole = self.lines.items[line]
        words = self.lines[line]
        start = self.lines.starts[line] + len(whole) - len(whole.lstrip())
        begin, end = unmarked(words)
        self.mark_text(start, start + begin, "chrome", "Markdown's mark")
        if pictured:
            picture = unpictured(words[begin:end])
            self.mark_text(start + begin, start + begin + picture, "chrome", "picture")
            begin += picture
        self.mark_text(start + begin, start + end, "content", name)
        self.mark_text(start + end, start + len(words), "chrome", "Markdown's mark")
        return words[begin:end]

    def mark_text(self, start: int, end: int, use: Use, name: str) -> None:
        """Account for the characters from `start` to `end`."""
        if end > start:
            self._accounts.append(Account(start=start, end=end, use=use, name=name))

    def replace(self, start: int, end: int, use: Use, name: str) -> None:
        """Account otherwise for characters that the last account covers."""
        last = self._accounts.pop()
        self.mark_text(last.start, start, last.use, last.name)
        self.mark_text(start, end, use, name)
        self.mark_text(end, last.end, last.use, last.name)

    def find(
        self, code: str, message: str, line: int, severity: Severity = "warning", hint: str = ""
    ) -> None:
        """Tell the author about the line with this index."""
        source = Source(path=self.path, line=self.number(line))
        self.findings.append(
            Finding(code=code, message=message, source=source, severity=severity, hint=hint)
        )

    def number(self, line: int) -> int:
        """The file's line, from 1, of the line with this index."""
        return self.numbers[line] if line < len(self.numbers) else line + 1

    def paragraphs(
        self, first: int, stop: int, *, programming: bool = False
    ) -> tuple[Paragraph, ...]:
        """The paragraphs of the lines from `first` to `stop`, counted from `first`."""
        known = {line - first for line in range(first, stop) if line in self.code}
        return paragraphs(self.lines.items[first:stop], programming=programming, known=known)

    def close(self) -> tuple[Account, ...]:
        """Accounts that cover the text without gap; what nobody read becomes a finding."""
        text = self.lines.text
        whole: list[Account] = []
        place = 0
        line = 0
        for account in [*sorted(self._accounts, key=lambda account: account.start), None]:
            start = account.start if account else len(text)
            if start > place:
                gap = text[place:start]
                if gap.strip():
                    line = self._line_of(place + len(gap) - len(gap.lstrip()), line)
                    self._unread(gap.strip(), line)
                    whole.append(_account(place, start, "finding", "unread-text"))
                else:
                    whole.append(_account(place, start, "chrome", "white space"))
            if account:
                whole.append(account)
                place = account.end
        return tuple(whole)

    def _line_of(self, place: int, line: int) -> int:
        while line + 1 < len(self.lines) and self.lines.starts[line + 1] <= place:
            line += 1
        return line

    def _unread(self, gap: str, line: int) -> None:
        shown = " / ".join(part.strip() for part in gap.split("\n") if part.strip())
        shown = shown if len(shown) <= 200 else f"{shown[:200]}..."
        self.find(
            "unread-text",
            f"text in no known place: {shown}",
            line,
            hint="put it where it belongs in the script, if it matters",
        )


def _account(start: int, end: int, use: Use, name: str) -> Account:
    return Account(start=start, end=end, use=use, name=name)
