"""Whatever is written as a formula is spoken, in words alone, the same every time."""

from __future__ import annotations

import re
import sys
from collections import Counter
from types import FrameType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from producer.speech.rules.maths import Notation, say_maths
from producer.speech.rules.maths.notation.commands import HANDLERS
from producer.speech.rules.maths.signs import LATEX_NAMES, SIGNS
from tests.speech.maths_cases import table

WORDS = re.compile(r"(?:[^\W\d_]|(?<=[^\W\d_])['-](?=[^\W\d_])|[ .,;:])*")
"""Letters, apostrophes and hyphens inside words, spaces, pauses: no digit, no sign."""

LATEX = sorted(
    {
        token
        for case in table("maths.tsv")
        for token in re.findall(r"\\[A-Za-z]+|\\.|.", case.written)
    }
)
TAGS = sorted(
    {
        token
        for case in table("maths-mathml.tsv")
        for token in re.findall(r"<[^>]*>|[^<>]+", case.written)
    }
)
COMMANDS = sorted("\\" + name for name in {*HANDLERS, *LATEX_NAMES, "unknown"})
PIECES = st.one_of(
    st.sampled_from(LATEX),
    st.sampled_from(COMMANDS),
    st.sampled_from(sorted(SIGNS)),
    st.text(max_size=3),
)
FORMULAS = st.lists(PIECES, max_size=30).map("".join)
MARKUP = st.lists(st.one_of(st.sampled_from(TAGS), st.text(max_size=4)), max_size=30).map("".join)
ENGLISH = st.sampled_from(["en-US", "en-GB"])

property_test = settings(
    max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def check(source: str, notation: Notation, english: str) -> None:
    spoken = say_maths(source, notation=notation, english=english)
    assert WORDS.fullmatch(spoken), spoken
    assert spoken == say_maths(source, notation=notation, english=english)


@property_test
@given(st.one_of(FORMULAS, st.text(max_size=60)), ENGLISH)
def test_any_text_as_latex_becomes_words(source: str, english: str) -> None:
    """Arbitrary text and broken LaTeX never raise and leave no sign behind."""
    check(source, "latex", english)


@property_test
@given(st.one_of(MARKUP, st.text(max_size=60)), ENGLISH)
def test_any_text_as_mathml_becomes_words(source: str, english: str) -> None:
    """Arbitrary text and broken markup never raise and leave no sign behind."""
    check(source, "mathml", english)


TEMPLATES = (
    r"\frac{%s}{%s}", "{%s}^{%s}", "{%s}_{%s}", r"\sqrt{%s}", "(%s)", "%s+%s", "%s %s", "%s=%s",
    r"\left[%s\right]", r"\sin %s", "f(%s)", "|%s|", r"\hat{%s}", r"\int_{%s}^{%s} %s",
    r"\sum_{%s} %s", "%s,%s", r"\{%s\mid %s\}", r"\begin{pmatrix}%s&%s\\%s&%s\end{pmatrix}",
    r"\binom{%s}{%s}", r"\lim_{%s\to %s} %s", "%s/%s", r"\log_{%s} %s", "O(%s)", "-%s", "%s'",
)  # fmt: skip
LETTERS = "bkquvwy"


def composed(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.sampled_from(TEMPLATES).flatmap(
        lambda template: st.tuples(*[parts] * template.count("%s")).map(
            lambda found: template % found
        )
    )


NESTED = st.recursive(st.sampled_from(LETTERS), composed, max_leaves=14)


@property_test
@given(NESTED)
def test_no_letter_is_lost(source: str) -> None:
    """Every letter that is written is heard, wherever it stands, as often as it is written."""
    bare = re.sub(r"\\[a-z]+|\\\\|\{pmatrix\}", " ", source)
    written = Counter(letter for letter in bare if letter in LETTERS)
    spoken = re.findall(rf"(?<![a-z])[{LETTERS}](?![a-z])", say_maths(source, notation="latex"))
    assert Counter(spoken) == written


@pytest.mark.parametrize(
    ("opening", "closing", "levels"),
    [
        ("{", "}", 10_000), ("(", ")", 10_000), ("\\left(", "\\right)", 10_000),
        ("x^{", "}", 10_000), ("\\frac{1}{", "}", 2000), ("\\sqrt{", "}", 2000),
        ("x_{", "}", 2000), ("f(", ")", 2000), ("x(y+", ")", 2000), ("|", "|", 2000),
        ("\\sin ", "", 2000), ("\\sum ", "", 2000), ("-", "", 2000), ("\\text{$", "$}", 500),
        ("\\begin{matrix}", "\\end{matrix}", 500), ("\\frac{d}{d", " y z}", 500),
        ("\\hat ", "", 2000), ("\\mathrm{", "}", 2000), ("{a \\over ", "}", 500),
        ("\\forall ", "", 2000), ("\\int ", " dx", 300),
    ],
)  # fmt: skip
def test_deep_nesting_ends_in_words(opening: str, closing: str, levels: int) -> None:
    """Thousands of levels neither overflow the stack nor lose what stands inside."""
    spoken = say_maths(opening * levels + "q" + closing * levels, notation="latex")
    assert WORDS.fullmatch(spoken)
    assert "q" in re.split(r"[ ,.;]", spoken)


@pytest.mark.parametrize(
    "tag", ["mrow", "msqrt", "mfrac", "msup", "mtable", "mfenced", "mtext", "b"]
)
def test_deep_markup_ends_in_words(tag: str) -> None:
    """The same for MathML."""
    source = f"<{tag}>" * 10_000 + "<mi>q</mi>" + f"</{tag}>" * 10_000
    spoken = say_maths(source, notation="mathml")
    assert "q" in re.split(r"[ ,.;]", spoken)


@pytest.mark.parametrize(
    ("unit", "notation"),
    [
        ("x + ", "latex"), ("{", "latex"), ("(", "latex"), (")", "latex"), ("|x", "latex"),
        ("|x\\rangle", "latex"), ("\\sqrt[", "latex"), ("\\left(", "latex"), ("x^", "latex"),
        ("x'", "latex"), ("\\text{", "latex"), ("d x + ", "latex"), ("\\int x ", "latex"),
        ("a,", "latex"), ("1,234,", "latex"), ("\\begin{cases}", "latex"), ("a/", "latex"),
        ("\\bigg|_", "latex"), ("\\$5", "latex"), ("5\\mathrm{m}", "latex"), ("\\sin(", "latex"),
        ("<mrow>", "mathml"), ("<!--", "mathml"), ("<!DOCTYPE [", "mathml"), ("<", "mathml"),
        ("<mi>x</mi>", "mathml"), ("</mrow>", "mathml"), ("&amp;", "mathml"), ("<a b='", "mathml"),
    ],
)  # fmt: skip
def test_work_grows_with_the_length_of_the_formula(unit: str, notation: Notation) -> None:
    """Four times the text is about four times the calls, whatever it repeats."""
    assert calls(unit * 400, notation) < 6 * calls(unit * 100, notation)


def calls(source: str, notation: Notation) -> int:
    """How many functions of Python are called to say `source`."""
    counted = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal counted
        counted += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        say_maths(source, notation=notation)
    finally:
        sys.setprofile(before)
    return counted
