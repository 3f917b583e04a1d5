"""Blocks of code are read as a gist, exactly, or not at all; the code itself is never lost."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.speech.rules.code.languages import language_of
from producer.speech.rules.codeblock import read_block
from producer.speech.rules.codeblock.guess import guess_language
from tests.speech.code_cases import ALPHABET, Block, block_cases, code_cases

Reading = Literal["gist", "exact", "skip"]
READINGS: tuple[Reading, ...] = ("gist", "exact", "skip")
BLOCKS = block_cases()
LINES = st.one_of(
    st.sampled_from([case.written for case in code_cases()]),
    st.sampled_from([line for block in BLOCKS for line in block.code.split("\n")]),
    st.text(max_size=20),
)
CODE = st.lists(LINES, max_size=10).map("\n".join)
LANGUAGES = st.sampled_from(sorted({block.language for block in BLOCKS} | {"toml", "nonsense"}))


@pytest.mark.parametrize("block", BLOCKS, ids=[f"{b.reading}: {b.title}" for b in BLOCKS])
def test_a_block_is_read_as_the_case_says(block: Block) -> None:
    reading = next(reading for reading in READINGS if reading == block.reading)
    pairs = read_block(block.code, language=block.language, reading=reading)
    assert tuple(words for _, words in pairs if words) == block.words


@pytest.mark.parametrize("reading", READINGS)
@given(code=CODE, language=LANGUAGES)
@settings(max_examples=120, deadline=None)
def test_the_written_parts_are_the_code(reading: Reading, code: str, language: str) -> None:
    """Never raises; the parts join to the code; words are whole sentences of 250 characters."""
    pairs = read_block(code, language=language, reading=reading)
    assert "".join(written for written, _ in pairs) == code
    for _, words in pairs:
        assert ALPHABET.match(words), words
        assert len(words) <= 250
        assert not words or words[-1] in ".?!"
    assert pairs == read_block(code, language=language, reading=reading)


@given(CODE, LANGUAGES)
@settings(max_examples=120, deadline=None)
def test_a_gist_is_short(code: str, language: str) -> None:
    """However long the code, its gist is over in about four sentences."""
    said = " ".join(words for _, words in read_block(code * 20, language=language, reading="gist"))
    assert len(said) <= 4 * 500


def test_the_gist_of_an_async_function_says_what_it_awaits() -> None:
    """The example of the specification."""
    code = "async def main():\n    await asyncio.gather(countdown(3), countdown(2))\n"
    spoken = {"asyncio": "asyncio"}
    pairs = read_block(code, language="python", reading="gist", say_word=spoken.get)
    assert " ".join(words for _, words in pairs) == (
        "A Python function, async main. "
        "It awaits asyncio gather of countdown of three and countdown of two."
    )


def test_broken_python_still_has_a_gist() -> None:
    """Code that breaks off is told as far as it goes."""
    pairs = read_block("def add(a, b):\n    return a +", language="python", reading="gist")
    assert pairs[0][1] == "A Python function, add of A and B."


def test_deep_nesting_is_no_error() -> None:
    """Neither the syntax tree nor the tokens recurse until the stack is full."""
    for code in ("(" * 5000, "x = " + "-" * 5000 + "1", "[" * 3000 + "]" * 3000, "if x:\n" * 500):
        for reading in READINGS:
            assert (
                "".join(w for w, _ in read_block(code, language="python", reading=reading)) == code
            )


def test_a_long_line_is_cut_into_utterances() -> None:
    """Words and written parts are cut together."""
    code = "total = " + " + ".join(f"value_{number}" for number in range(200))
    pairs = read_block(code, language="python", reading="exact")
    assert len(pairs) > 5
    assert all(written for written, _ in pairs)


def test_indentation_is_said_where_it_means_something() -> None:
    """Python's is, JavaScript's isn't."""
    python = read_block("if x:\n    y()\nz()", language="python", reading="exact")
    assert [words for _, words in python] == ["If X.", "Indent, Y.", "Dedent, Z."]
    script = read_block("if (x) {\n    y();\n}", language="js", reading="exact")
    assert [words for _, words in script] == ["If X, open brace.", "Y.", "Close brace."]


@pytest.mark.parametrize(
    "block", [b for b in BLOCKS if b.language not in {"", "brainfuck"} and b.reading == "gist"]
)
def test_the_language_is_guessed(block: Block) -> None:
    """A block whose fence says no language is known by its looks."""
    assert guess_language(block.code) == language_of(block.language)
