"""Formulas are spoken the way a good teacher reads them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from producer.model import Piece
from producer.speech.rules.maths import say_maths
from producer.speech.spelled import pronounced
from tests.speech.maths_cases import SHARED_MATHS, Case, normalised, shared_cases, table

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("case", table("maths.tsv"), ids=lambda case: case.id)
def test_latex_is_said_as_a_teacher_says_it(case: Case) -> None:
    """Every class of LaTeX that lessons use has its words."""
    assert say_maths(case.written, notation="latex") == case.spoken


@pytest.mark.parametrize("case", table("maths-british.tsv"), ids=lambda case: case.id)
def test_british_english_has_its_own_words(case: Case) -> None:
    """Quarters, zed, brackets and "and"."""
    assert say_maths(case.written, notation="latex", english="en-GB") == case.spoken


@pytest.mark.parametrize("case", table("maths-mathml.tsv"), ids=lambda case: case.id)
def test_mathml_and_latex_are_said_in_the_same_words(case: Case) -> None:
    """One formula has one reading, whatever it is written in."""
    assert say_maths(case.written, notation="mathml") == case.spoken
    assert say_maths(case.latex, notation="latex") == case.spoken


@pytest.mark.skipif(not SHARED_MATHS.exists(), reason="the shared maths cases are not here")
def test_clearspeak_cases_are_read_as_clearspeak_reads_them() -> None:
    """At least 96 % of the ClearSpeak cases, word for word; 85 % is what is asked."""
    cases = list(shared_cases())
    right = sum(
        normalised(say_maths(case.written, notation="mathml")) == normalised(case.spoken)
        for case in cases
    )
    assert right >= 0.96 * len(cases)


@pytest.mark.parametrize(
    "source",
    [
        "$x^2$",
        "$$x^2$$",
        r"\(x^2\)",
        r"\[x^2\]",
        "x^2",
        "  x^{2}  ",
        "x²",
        "{x}^{{2}}",
        "x^2 % two\n",
    ],
)
def test_latex_is_read_with_and_without_its_wrapping(source: str) -> None:
    """Dollars, brackets, braces, spaces and comments are no part of the formula."""
    assert say_maths(source, notation="latex") == "x squared"


@pytest.mark.parametrize("source", ["", " ", "$$", "$ $", "{}", r"\,", r"\left.\right."])
def test_nothing_is_said_for_empty_latex(source: str) -> None:
    """An empty formula has no words."""
    assert say_maths(source, notation="latex") == ""


@pytest.mark.parametrize("source", ["", "<math/>", "<math></math>", "<math><mrow/></math>"])
def test_nothing_is_said_for_empty_mathml(source: str) -> None:
    """An empty formula has no words."""
    assert say_maths(source, notation="mathml") == ""


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        (r"\frobnicate{x} + 1", "frobnicate x plus one"),
        (r"\frac{a", "A"),
        (r"\frac{x}{y", "x over y"),
        (r"x^{2", "x squared"),
        (r"\sqrt{x + 1", "the square root of x plus one"),
        (r"x} + 1", "x plus one"),
        (r"\left( x + 1", "open paren, x plus one"),
        (r"x \right)", "x close paren"),
        (r"\begin{pmatrix} 1 & 2", "the one by two row matrix. one, two"),
        (r"x \end{pmatrix} + 1", "x plus one"),
        (r"(x + 1", "open paren x plus one"),
        (r"\begin{tikzcd} x \end{tikzcd}", "tikzcd, x"),
        ("x ⨦ y", "x plus sign with tilde below y"),
    ],
)
def test_broken_and_unknown_latex_is_read_as_far_as_it_goes(source: str, kept: str) -> None:
    """A missing brace costs no word, an unknown command is said by its name."""
    assert say_maths(source, notation="latex") == kept


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("<math><mi>x</mi><mo>+</mo><mi>y", "x plus y"),
        ("<math><mfrac><mi>x</mi></mfrac></math>", "x"),
        ("<math><msup></msup></math>", ""),
        ("<math>&undefined;<mi>x</mi></math>", "undefined x"),
        ("<math><mi>x</mi></mrow></math>", "x"),
        ("<unknown><mi>x</mi></unknown>", "x"),
        ("x + 1", "x plus one"),
        ("<math><mi>a &lt; b</mi></math>", "A is less than b"),
    ],
)
def test_broken_mathml_is_read_as_far_as_it_goes(source: str, kept: str) -> None:
    """What is not well-formed keeps its text."""
    assert say_maths(source, notation="mathml") == kept


def test_no_entity_expands() -> None:
    """A document type can neither grow nor fetch anything."""
    bomb = '<!DOCTYPE m [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><math><mi>&b;</mi></math>'
    assert say_maths(bomb, notation="mathml") == "b"
    outside = '<!DOCTYPE m SYSTEM "file:///etc/passwd"><math><mi>x</mi></math>'
    assert say_maths(outside, notation="mathml") == "x"


FORMULAS_WITH_A = (
    "a^2 + b^2", "x = a", "2a", r"\frac{a}{b}", "a x", "x_a", "f(a)", "A B", r"\sqrt{a}",
    r"x \in A", r"\ce{NaCl}", r"\angle BAC",
)  # fmt: skip


@pytest.mark.parametrize("source", FORMULAS_WITH_A)
def test_every_engine_is_told_that_a_is_a_letter(source: str) -> None:
    """The letter a is no article: it reaches the engine with its pronunciation."""
    words = say_maths(source, notation="latex")
    piece = Piece(written=source, spoken=words, rule="maths", kind="maths")
    parts = list(pronounced(piece, "en-US"))
    assert "".join(part.spoken for part in parts) == words
    letters = [part for part in parts if re.search(r"\bA\b", part.spoken)]
    assert letters and all("eɪ" in part.ipa for part in letters), words


def test_formulas_need_no_heavy_library() -> None:
    """Saying a formula imports the standard library and ours alone."""
    code = (
        "import sys; from producer.speech.rules.maths import say_maths;"
        "say_maths('x^2', notation='latex'); say_maths('<mi>x</mi>', notation='mathml');"
        "print([name for name in ('numpy', 'lxml', 'hibari', 'av', 'ssl') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.strip() == "[]"
