"""Inline code is said as a good teacher says it, the same way every time."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.speech.rules.code import say_code
from producer.speech.rules.code.tokens import tokenize
from tests.speech.code_cases import ALPHABET, Case, code_cases

CASES = code_cases()
SNIPPETS = st.lists(
    st.one_of(st.sampled_from([case.written for case in CASES]), st.text(max_size=8)), max_size=8
).map("".join)
LANGUAGES = st.sampled_from(["", "python", "js", "rust", "sql", "bash", "html", "css", "regex"])


@pytest.mark.parametrize("case", CASES, ids=[f"{case.kind}: {case.written}" for case in CASES])
def test_code_is_said_as_the_case_says(case: Case) -> None:
    assert say_code(case.written, language=case.language) == case.spoken


def test_every_class_has_cases() -> None:
    """The classes of technical writing that the program promises stay covered."""
    count = Counter(case.kind for case in CASES)
    assert sum(count.values()) >= 400
    assert len(count) >= 35


@given(SNIPPETS, LANGUAGES, st.sampled_from(["en-US", "en-GB"]))
@settings(max_examples=300, deadline=None)
def test_words_hold_nothing_that_an_engine_misreads(code: str, language: str, english: str) -> None:
    """Arbitrary text never raises, keeps to the alphabet, and says the same every time."""
    words = say_code(code, language=language, english=english)
    assert ALPHABET.match(words), words
    assert words == say_code(code, language=language, english=english)


@given(SNIPPETS, LANGUAGES)
@settings(max_examples=200, deadline=None)
def test_tokens_lose_no_character(code: str, language: str) -> None:
    """Tokens and the white space between them are the source."""
    end = 0
    for token in tokenize(code, language):
        assert code[end : token.start].strip(" \t\r\f\v") == "" or code[end : token.start].isspace()
        assert code[token.start : token.start + len(token.text)] == token.text
        end = token.start + len(token.text)
    assert code[end:].strip() == ""


@given(st.from_regex(r"[a-z]{3,8}(_[a-z]{3,8}){1,4}", fullmatch=True))
@settings(max_examples=100, deadline=None)
def test_every_letter_of_an_identifier_is_said_or_replaced_whole(name: str) -> None:
    """A snake-case name keeps its parts in order: no part disappears."""
    words = say_code(name)
    parts = name.split("_")
    plain = [part for part in parts if part in words.split()]
    positions = [words.split().index(part) for part in dict.fromkeys(plain)]
    assert positions == sorted(positions)
    assert len(words.split()) >= len(parts)


@pytest.mark.parametrize("seed", ["(", "[", "{", "<", '"\\', "'", "/*", "a.", "f(", "*", "\\", "$"])
def test_a_very_long_line_is_read(seed: str) -> None:
    """A hundred thousand characters, nested or broken, end in words."""
    line = seed * (100_000 // len(seed))
    assert ALPHABET.match(say_code(line))


def test_the_lexicon_decides_whole_names_and_parts() -> None:
    """What the lexicon knows is said its way; what it doesn't know, as always."""
    lexicon = {"kubectl": "cube cuttle", "json": "jay son"}
    words = say_code("kubectl apply -f my_json.yaml", say_word=lexicon.get)
    assert words == "cube cuttle apply dash F my jay son dot yaml"


def test_british_english_counts_with_and() -> None:
    """Numbers follow the course's English."""
    assert say_code("x = 105") == "X equals one hundred five"
    assert say_code("x = 105", english="en-GB") == "X equals one hundred and five"


DOCUMENT = Path(__file__).parents[2] / "docs" / "spoken-code.md"
ROW = re.compile(r"^\| (?P<written>`.*) \| (?P<spoken>[^|`].*) \|$", re.MULTILINE)


def _documented() -> list[tuple[str, str, str]]:
    """Each piece of code in the document's tables, the words beside it, and its language."""
    text = DOCUMENT.read_text(encoding="utf-8").split("## What is silent", 1)[0]
    rows = []
    for match in ROW.finditer(text.replace("\\|", "\0")):
        language = "shell" if "in a shell" in match["written"] else ""
        for code in re.findall("`([^`]*)`", match["written"]):
            rows.append((code.replace("\0", "|"), match["spoken"], language))
    return rows


@pytest.mark.parametrize(("written", "spoken", "language"), _documented())
def test_the_document_says_how_it_is(written: str, spoken: str, language: str) -> None:
    """docs/spoken-code.md doesn't rot: what it promises is what is said."""
    words = re.sub(r"[.,;:?!]", "", say_code(written, language=language))
    assert words in re.sub(r"[.,;:?!]", "", spoken)


def test_white_space_says_nothing() -> None:
    """Nothing to say is no error."""
    assert say_code("") == ""
    assert say_code(" \t\n") == ""
    assert say_code("\x00\x07") == ""


def test_reading_code_imports_nothing_heavy() -> None:
    """`producer spoken` has to start at once."""
    script = (
        "import sys; from producer.speech.rules.code import say_code; say_code('f(x)');"
        "print(sorted({'numpy', 'json', 'pygments', 'lxml', 'av'} & sys.modules.keys()))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_a_named_sign_never_reaches_the_engine() -> None:
    """Characters outside the Latin alphabet get their name, or stay if they are letters."""
    assert say_code("λ → μ") == "lambda arrow mu"
    assert say_code("x²") == "x two" or re.fullmatch(r"[A-Za-z ]+", say_code("x²"))
    assert say_code("naïve_bayes") == "naïve bayes"
