"""From tokens and blocks to the Spans of a Turn, whose `raw` joined is the Turn's source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct

from producer.model import Reading, Say, Span, SpanKind
from producer.script.inline.tokens import Run, Token, expand
from producer.script.source import SourceText

PARAGRAPH_END = "\n\n"
SCENE_BREAK = 1_000
"""Milliseconds of silence for a line of `***`: a change of scene or subject."""


class Paragraph(Struct, frozen=True, kw_only=True):
    """A paragraph's text without quote marks and indents, and the way back to the source."""

    text: str
    """Its lines, joined by line ends."""
    starts: tuple[int, ...]
    """Where each line starts in `text`."""
    places: tuple[int, ...]
    """Where each line starts in the source."""
    end: int
    """Where the last line ends in the source."""

    @classmethod
    def of(cls, text: str, lines: Sequence[tuple[int, int]]) -> Paragraph:
        """The paragraph that stands on `lines` (start and end in the source's `text`)."""
        written, starts, places, length = [], [], [], 0
        for start, end in lines:
            line = text[start:end]
            shown = line.lstrip(" \t")
            starts.append(length)
            places.append(end - len(shown))
            written.append(shown)
            length += len(shown) + 1
        written[-1] = written[-1].rstrip(" \t")
        return cls(
            text="\n".join(written), starts=tuple(starts), places=tuple(places), end=lines[-1][1]
        )

    def place(self, place: int) -> int:
        """A place in the source for a place in `text`."""
        at = bisect_right(self.starts, place) - 1
        return self.places[at] + place - self.starts[at]

    def located(self, tokens: Iterable[Token | Run]) -> list[Token]:
        """`tokens` of this paragraph with their places in the source."""
        located = expand(tokens)
        for token in located:
            token.start = self.place(token.start)
        return located


class _Draft(Struct):
    start: int
    text: str
    kind: SpanKind = "text"
    emphasis: Literal["", "em", "strong"] = ""
    link: str = ""
    say: Say | None = None
    language: str = ""
    milliseconds: int = 0
    sound: str = ""
    block: bool = False
    reading: Reading | None = None

    def is_plain(self) -> bool:
        return self.kind == "text" and not (self.emphasis or self.link or self.say)


class Writer:
    """Collects what a Turn says, block by block, in the order of the source."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self._drafts: list[_Draft] = []
        self._shown = False
        self._end = 0

    def label(self, start: int) -> None:
        """The label, which is in the source but not in the text."""
        self._drafts.append(_Draft(start, ""))

    def paragraph(
        self, paragraph: Paragraph, tokens: Iterable[Token | Run], region: int, lead: str = ""
    ) -> None:
        """A paragraph whose source starts at `region`; `lead` is a list item's number."""
        located = paragraph.located(tokens)
        if lead and located:
            located.insert(0, Token(region, lead))
        self.tokens(located, region, paragraph.end)

    def tokens(self, tokens: Sequence[Token], region: int, end: int) -> None:
        """Tokens, with places in the source, of a block from `region` to `end`."""
        shown = any(token.text or token.kind != "text" for token in tokens)
        if not shown and (self._drafts or not tokens):
            return
        self._separate()
        first = len(self._drafts)
        self._add(tokens)
        added = self._drafts[first:]
        if added:
            added[0].start = region
            if added[-1].kind == "text":
                added[-1].text = added[-1].text.rstrip(" \t\n")
        self._shown = self._shown or any(draft.text or draft.sound for draft in added)
        self._end = end

    def code(
        self, code: str, region: int, end: int, *, language: str, reading: Reading | None,
        say: Say | None,
    ) -> None:  # fmt: skip
        """A code block."""
        self._separate()
        self._drafts.append(
            _Draft(region, code, kind="code", block=True, language=language, reading=reading,
                   say=say)
        )  # fmt: skip
        self._shown, self._end = True, end

    def scene_break(self, region: int, end: int) -> None:
        """A line of stars or dashes."""
        self._separate()
        self._drafts.append(_Draft(region, "", kind="pause", milliseconds=SCENE_BREAK))
        self._end = end

    def finish(self, end: int, start: int = 0) -> tuple[Span, ...]:
        """The Spans of all that was added, the last of which goes up to `end`."""
        drafts, source = self._drafts, self.source
        if not drafts:
            return (
                Span(kind="text", text="", raw=source.raw(start, end), line=source.line(start)),
            )
        drafts[0].start = start
        ends = [draft.start for draft in drafts[1:]] + [end]
        return tuple(
            Span(
                kind=draft.kind, text=draft.text, raw=source.raw(draft.start, until),
                line=source.line(draft.start), block=draft.block, language=draft.language,
                reading=draft.reading, say=draft.say, milliseconds=draft.milliseconds,
                sound=draft.sound, emphasis=draft.emphasis, link=draft.link,
            )
            for draft, until in zip(drafts, ends, strict=True)
        )  # fmt: skip

    def _separate(self) -> None:
        """End the paragraph before, if it said something."""
        if not self._shown:
            return
        last = self._drafts[-1]
        if last.is_plain():
            last.text += PARAGRAPH_END
        else:
            self._drafts.append(_Draft(self._end, PARAGRAPH_END))
        self._shown = False

    def _add(self, tokens: Iterable[Token]) -> None:
        drafts, first = self._drafts, len(self._drafts)
        effects = {"em": 0, "strong": 0}
        links: list[str] = []
        opened: int | None = None
        texts: list[str] = []
        for token in tokens:
            if token.edge:
                step = 1 if token.edge == "open" else -1
                if token.effect in effects:
                    effects[token.effect] += step
                elif token.effect.startswith("link:"):
                    links.append(token.effect[5:]) if step > 0 else links.pop()
                if step > 0 and opened is None:
                    opened = token.start
                continue
            draft = _Draft(
                token.start if opened is None else opened, token.text, token.kind,
                "strong" if effects["strong"] > 0 else "em" if effects["em"] > 0 else "",
                links[-1] if links else token.link, token.say, token.language,
                token.milliseconds, token.sound, token.block,
            )  # fmt: skip
            opened = None
            last = drafts[-1] if len(drafts) > first else None
            if last and draft.kind == "text" and _alike(last, draft):
                texts.append(draft.text)
            else:
                if last:
                    last.text = "".join(texts)
                drafts.append(draft)
                texts = [draft.text]
        if len(drafts) > first:
            drafts[-1].text = "".join(texts)


def _alike(one: _Draft, other: _Draft) -> bool:
    return (
        one.kind == other.kind
        and one.emphasis == other.emphasis
        and one.link == other.link
        and one.say is None
        and other.say is None
    )
