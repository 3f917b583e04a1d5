"""What stands on lines of its own: paragraphs, labels, headings, code, lists, tables."""

from producer.script.blocks.kinds import (
    Block,
    BreakBlock,
    CodeBlock,
    HeadingBlock,
    LabelBlock,
    Line,
    ParagraphBlock,
    RowBlock,
    SkippedBlock,
)
from producer.script.blocks.layout import Layout

__all__ = [
    "Block",
    "BreakBlock",
    "CodeBlock",
    "HeadingBlock",
    "LabelBlock",
    "Layout",
    "Line",
    "ParagraphBlock",
    "RowBlock",
    "SkippedBlock",
]
