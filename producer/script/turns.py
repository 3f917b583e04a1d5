"""A Turn in the making: takes the blocks of one speaker and gives the Turn."""

from __future__ import annotations

from producer.model import Turn
from producer.script.attributes import TURN_ATTRIBUTES, lock_of, problems, rate_of, take_of
from producer.script.blocks import (
    Block,
    BreakBlock,
    CodeBlock,
    HeadingBlock,
    Line,
    ParagraphBlock,
    RowBlock,
)
from producer.script.blocks.labels import Label
from producer.script.fences import read_info
from producer.script.inline import References, scan
from producer.script.inline.spans import Paragraph, Writer
from producer.script.inline.tokens import Token, Trouble
from producer.script.source import SourceText

_FORMULA_STARTS = ("$$", "\\[", "\\begin{", "<math")


class TurnDraft:
    """One speaker's go, block by block."""

    def __init__(
        self, source: SourceText, references: References, start: int, label: Label | None
    ) -> None:
        self.source = source
        self.references = references
        self.start = start
        self.label = label
        self.troubles: list[Trouble] = []
        self._writer = Writer(source)
        self._paragraphs = 0
        if label:
            self._writer.label(start)
            self._check_attributes(label)

    def add(self, block: Block) -> None:
        """Say what the block says."""
        match block:
            case ParagraphBlock():
                self._paragraph(block)
            case HeadingBlock():
                self._heading(block)
            case RowBlock():
                self._row(block)
            case CodeBlock():
                self._code(block)
            case BreakBlock():
                self._writer.scene_break(block.start, block.end)

    def is_done(self, block: Block) -> bool:
        """Whether this labelled turn of an audiobook ends before `block`.

        It goes on with code, lists, quotations, tables and formulas; the next paragraph or
        heading is the Narrator's.
        """
        if not self._paragraphs:
            return False
        if isinstance(block, ParagraphBlock):
            line = block.lines[0]
            shown = self.source.text[line.start : line.end].lstrip(" \t")
            return not block.nested and not shown.startswith(_FORMULA_STARTS)
        return isinstance(block, HeadingBlock)

    def finish(self, narrator: str, until: int) -> Turn:
        """The Turn, whose source ends at `until`."""
        attributes = self.label.attributes.pairs if self.label and self.label.attributes else ()
        values = dict(attributes)
        return Turn(
            role=self.label.name if self.label else narrator,
            spans=self._writer.finish(until, self.start),
            line=self.source.line(self.start),
            rate=rate_of(values.get("rate", "")) or 1.0,
            take=take_of(values.get("take", "")) or 1,
            recording=values.get("recording", "").strip(),
            lock=lock_of(values.get("lock", "")),
            attributes=attributes,
        )

    def _paragraph(self, block: ParagraphBlock) -> None:
        paragraph = Paragraph.of(self.source.text, [(line.start, line.end) for line in block.lines])
        tokens, troubles = scan(paragraph.text, self.references)
        self._note(paragraph, troubles)
        self._writer.paragraph(paragraph, tokens, block.start, block.lead)
        self._paragraphs += 1

    def _heading(self, block: HeadingBlock) -> None:
        tokens = self._tokens(block.title)
        self._writer.tokens(tokens, block.start, block.end)
        self._paragraphs += 1

    def _row(self, block: RowBlock) -> None:
        """A table's row: its cells with a comma between, unless a cell ends with a stop."""
        row: list[Token] = []
        for cell in block.cells:
            tokens = self._tokens(cell)
            if not "".join(token.text for token in tokens).strip():
                continue
            for token in tokens:
                if token.kind == "code":
                    token.text = token.text.replace("\\|", "|")
            if row:
                stop = row[-1].text.endswith((".", ",", ";", ":", "!", "?"))
                row.append(Token(cell.region, " " if stop else ", "))
            row += tokens
        self._writer.tokens(row, block.start, block.end)

    def _code(self, block: CodeBlock) -> None:
        info = read_info(block.info)
        for code, message, hint in info.problems:
            self.troubles.append(Trouble(code, block.start, message, hint))
        self._writer.code(
            block.code, block.start, block.end, language=info.language, reading=info.reading,
            say=info.say,
        )  # fmt: skip

    def _tokens(self, line: Line) -> list[Token]:
        paragraph = Paragraph.of(self.source.text, [(line.start, line.end)])
        tokens, troubles = scan(paragraph.text, self.references)
        self._note(paragraph, troubles)
        return paragraph.located(tokens)

    def _note(self, paragraph: Paragraph, troubles: list[Trouble]) -> None:
        for trouble in troubles:
            trouble.place = paragraph.place(trouble.place)
            self.troubles.append(trouble)

    def _check_attributes(self, label: Label) -> None:
        if label.attributes is None:
            return
        for code, message, hint in problems(label.attributes, TURN_ATTRIBUTES):
            self.troubles.append(Trouble(code, label.start, message, hint))
        for mark in label.attributes.marks:
            self.troubles.append(
                Trouble("unknown-attribute", label.start, f"`.{mark}` can't stand here",
                        "write name=value, such as rate=90%")
            )  # fmt: skip
