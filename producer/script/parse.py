"""Text -> Script, without loss: every character of the file ends in one of its stretches."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Literal

from msgspec import Struct

from producer.model import Chapter, Finding, Script, Turn
from producer.model.written import NARRATOR
from producer.script.attributes import problems
from producer.script.blocks import (
    Block,
    BreakBlock,
    HeadingBlock,
    LabelBlock,
    Layout,
    Line,
    SkippedBlock,
)
from producer.script.blocks.labels import names_in
from producer.script.codes import finding
from producer.script.frontmatter import read_front_matter
from producer.script.inline import scan
from producer.script.inline.spans import Paragraph
from producer.script.inline.tokens import Trouble, plain
from producer.script.source import SourceText
from producer.script.turns import TurnDraft
from producer.slugs import is_slug, makes_slug, slug, unique

StretchKind = Literal["front-matter", "heading", "turn", "skipped", "stray"]


class Stretch(Struct, frozen=True, kw_only=True):
    """A stretch of a script's file, and what it was taken for."""

    kind: StretchKind
    """skipped: comments and blank lines outside a turn. stray: words that nobody speaks, and
    that a finding tells of."""
    raw: str
    """The characters."""
    line: int
    """The source line on which it starts."""


class Parsed(Struct, frozen=True, kw_only=True):
    """What a script's file holds."""

    script: Script | None
    """None if nobody says anything in it."""
    findings: tuple[Finding, ...]
    """What is wrong with its form, by line; `check` tells what is wrong with its content."""
    stretches: tuple[Stretch, ...]
    """The whole file: their `raw`, joined, is its text."""


def parse(text: str, path: str) -> Parsed:
    """Read one script. Pure; never raises, whatever the text.

    `path` is relative to the project's root; its stem makes the id where the front matter has
    none. The format is Markdown with front matter; see `labels` for who speaks, `inline` for what
    a paragraph may hold, `layout` for blocks and `attributes` for what stands in braces.
    """
    return _Reader(text, path).parsed()


class _Chapter(Struct):
    id: str
    title: str
    line: int
    turns: list[Turn]


class _Reader:
    """Goes through the blocks of a script and deals them out to chapters and turns."""

    def __init__(self, text: str, path: str) -> None:
        self.path = path
        self.source = SourceText(text)
        self.findings: list[Finding] = []
        self.front = read_front_matter(self.source, path, self.findings)
        lines = self.source.lines(self.front.end)
        self.layout = Layout(self.source.text, lines, names_in(self.source.text))
        self.divided = any(_is_chapter(block) for block in self.layout.blocks)
        self.title = ""
        self.chapters: list[_Chapter] = []
        self.lines: dict[str, int] = {}
        """Id of a chapter -> its line."""
        self.turn: TurnDraft | None = None
        self.stretches: list[Stretch] = []
        self.covered = 0

    def parsed(self) -> Parsed:
        """The file, read."""
        blocks, length = self.layout.blocks, len(self.source.text)
        self._cover("front-matter", self.front.end)
        ends = [block.start for block in blocks[1:]] + [length]
        for block, until in zip(blocks, ends, strict=False):
            self._take(block, until)
        self._end_turn(length)
        self._cover("skipped", length)
        for trouble in self.layout.troubles:
            self._report(trouble)
        script = self._script()
        self.findings.sort(key=lambda found: found.source.line if found.source else 0)
        return Parsed(script=script, findings=tuple(self.findings), stretches=tuple(self.stretches))

    def _take(self, block: Block, until: int) -> None:
        if self.turn is None:
            self._cover("skipped", block.start)
        if isinstance(block, LabelBlock):
            self._begin_turn(block)
        elif isinstance(block, HeadingBlock) and block.level <= 2 and self._heads(block, until):
            return
        elif isinstance(block, SkippedBlock | BreakBlock) and self.turn is None:
            self._cover("skipped", until)
        elif self._is_narrated(block):
            self._begin_turn(block)
        elif self.turn is None:
            self._stray(block, until)
        if self.turn:
            self.turn.add(block)

    def _heads(self, block: HeadingBlock, until: int) -> bool:
        """Take the script's title or a chapter's; False for a heading that is neither."""
        if block.level == 2:
            self._end_turn(block.start)
            self._begin_chapter(block)
        elif self.title or self.chapters or self.turn:
            self._tell("heading-level", "a # heading inside a script is read aloud", block.start,
                       "write ## for a chapter, ### for a heading that is read")  # fmt: skip
            return False
        else:
            self.title = self._plain(block.title)
        self._cover("heading", until)
        return True

    def _is_narrated(self, block: Block) -> bool:
        """Whether the Narrator takes over with this block."""
        if self.front.kind != "audiobook":
            return False
        return self.turn is None or (self.turn.label is not None and self.turn.is_done(block))

    def _begin_chapter(self, block: HeadingBlock) -> None:
        line, number = self.source.line(block.start), len(self.chapters) + 1
        title = self._plain(block.title)
        wanted = block.attributes.id if block.attributes else ""
        for code, message, hint in problems(block.attributes, ()) if block.attributes else ():
            self._tell(code, message, block.start, hint)
        if not title:
            self._tell("chapter-title-missing", "a chapter without a title", block.start,
                       "write it behind the ##")  # fmt: skip
            title = f"Chapter {number}"
        if wanted and not is_slug(wanted):
            self._tell("chapter-id-invalid", f"{wanted!r} can't be an id", block.start,
                       f"write {{#{slug(wanted)}}}")  # fmt: skip
        elif not wanted and not makes_slug(title):
            self._tell("chapter-id-missing", f"the title {title!r} gives no id", block.start,
                       f"write one behind it: {{#chapter-{number}}}")  # fmt: skip
        made = slug(wanted or title, f"chapter-{number}")
        if made in self.lines:
            self._tell("chapter-id-twice", f"another chapter has the id {made!r}", block.start,
                       f"the first is on line {self.lines[made]}; write another one behind the "
                       "title: {#...}")  # fmt: skip
            made = unique(f"{made[:50]}-{number}", self.lines.keys())
        self.lines[made] = line
        self.chapters.append(_Chapter(id=made, title=title, line=line, turns=[]))

    def _plain(self, line: Line) -> str:
        """The words of a heading without markup."""
        if not self.source.text[line.start : line.end].strip():
            return ""
        paragraph = Paragraph.of(self.source.text, [(line.start, line.end)])
        tokens, troubles = scan(paragraph.text, self.layout.references)
        for trouble in troubles:
            trouble.place = paragraph.place(trouble.place)
            self._report(trouble)
        return " ".join(plain(tokens).split())

    def _begin_turn(self, block: Block) -> None:
        self._end_turn(block.start)
        if not self.chapters:
            title = self.front.title or self.title or PurePosixPath(self.path).stem
            if self.divided:
                self._tell("text-before-chapter", "words before the first chapter", block.start,
                           "write a heading over them: ## Title")  # fmt: skip
            line = self.source.line(block.start)
            chapter = _Chapter(id=slug(title, "chapter-1"), title=title, line=line, turns=[])
            self.lines[chapter.id] = line
            self.chapters.append(chapter)
        label = block.label if isinstance(block, LabelBlock) else None
        self.turn = TurnDraft(self.source, self.layout.references, block.start, label)

    def _end_turn(self, until: int) -> None:
        if self.turn is None:
            return
        turn = self.turn.finish(NARRATOR, until)
        if not any(span.text.strip() or span.kind in ("pause", "sound") for span in turn.spans):
            self._tell("empty-turn", f"{turn.role} says nothing here", self.turn.start,
                       "write what is said, or take the label out")  # fmt: skip
        for trouble in self.turn.troubles:
            self._report(trouble)
        self.chapters[-1].turns.append(turn)
        self.turn = None
        self._cover("turn", until)

    def _stray(self, block: Block, until: int) -> None:
        follows = bool(self.stretches) and self.stretches[-1].kind == "stray"
        self._cover("stray", until)
        if not follows:
            self._tell("text-without-label", "nobody speaks these words", block.start,
                       "write who speaks before them: **Teacher:** ...")  # fmt: skip

    def _script(self) -> Script | None:
        spoken = []
        for chapter in self.chapters:
            spans = (span for turn in chapter.turns for span in turn.spans)
            if any(span.text.strip() or span.sound for span in spans):
                spoken.append(chapter)
            else:
                self._find("empty-chapter", f"the chapter {chapter.title!r} has nothing to say",
                           chapter.line, "write its turns, or take it out")  # fmt: skip
        if not spoken:
            self._find("empty-script", "the script has nothing to say", 0,
                       "write a chapter, ## Title, and in it **Teacher:** ...")  # fmt: skip
            return None
        stem, front = PurePosixPath(self.path).stem, self.front
        if not front.id and not makes_slug(stem):
            self._find("script-id-missing", f"the file's name {stem!r} gives no id", 1,
                       "write `id: ...` in the front matter")  # fmt: skip
        return Script(
            id=front.id or slug(stem), kind=front.kind, title=front.title or self.title or stem,
            path=self.path, number=front.number, summary=front.summary, part=front.part,
            date=front.date, explicit=front.explicit, access=front.access,
            chapters=tuple(
                Chapter(id=one.id, title=one.title, turns=tuple(one.turns), line=one.line)
                for one in spoken
            ),
        )  # fmt: skip

    def _cover(self, kind: StretchKind, until: int) -> None:
        """Account for the characters up to `until` that nothing has accounted for."""
        if until > self.covered:
            raw, line = self.source.raw(self.covered, until), self.source.line(self.covered)
            self.stretches.append(Stretch(kind=kind, raw=raw, line=line))
            self.covered = until

    def _tell(self, code: str, message: str, place: int, hint: str) -> None:
        self._report(Trouble(code, place, message, hint))

    def _report(self, trouble: Trouble) -> None:
        line = self.source.line(trouble.place)
        self._find(trouble.code, trouble.message, line, trouble.hint)

    def _find(self, code: str, message: str, line: int, hint: str) -> None:
        self.findings.append(finding(code, message, path=self.path, line=line, hint=hint))


def _is_chapter(block: Block) -> bool:
    return isinstance(block, HeadingBlock) and block.level == 2
