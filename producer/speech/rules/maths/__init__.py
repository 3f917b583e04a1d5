r"""Formulas in words: LaTeX and MathML, read aloud the way a good teacher does.

    notation/   LaTeX and MathML -> layout.py, a formula as it is written
    meaning/    the written form -> tree.py, what it means
    saying/     the meaning -> words, in the ClearSpeak manner
    leaves.py   what both forms are made of at the bottom
    symbols.tsv every sign: its kind, its spoken name, its LaTeX names

Both notations are read into one written form, so they are spoken in the same words.
"""

from __future__ import annotations

from typing import Literal

from producer.speech.rules.maths.layout import Layout
from producer.speech.rules.maths.meaning.grammar import read
from producer.speech.rules.maths.notation.latex import read_latex
from producer.speech.rules.maths.notation.mathml import read_mathml
from producer.speech.rules.maths.saying import say
from producer.speech.rules.maths.tree import Expression

Notation = Literal["latex", "mathml"]


def say_maths(source: str, *, notation: Notation, english: str = "en-US") -> str:
    r"""The formula `source` in words.

    `x^2` -> "x squared"; `\frac{1}{2}` -> "one half". LaTeX may stand between its dollars. The
    words hold letters, apostrophes, hyphens inside words, spaces and `. , ; :`, no more. The letter
    a is a capital ("A squared"), the article never. Never raises: what is broken is read as far as
    it goes, what is unknown by its name.
    """
    return say(read_maths(source, notation=notation), english)


def read_maths(source: str, *, notation: Notation) -> Expression:
    """What the formula `source` means."""
    written: Layout = read_latex(source) if notation == "latex" else read_mathml(source)
    return read(written)


__all__ = ["Notation", "read_maths", "say_maths"]
