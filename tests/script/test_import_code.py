"""Code is found without fences, and text is not taken for it."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.script.codeblocks import code_of, paragraphs
from producer.script.codelanguage import language_of
from tests.script.pagebuilder import DATA

CASES = yaml.safe_load((DATA / "code.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", CASES["text"])
def test_text_is_no_code(text: str) -> None:
    assert {each.kind for each in paragraphs(text.split("\n"))} == {"text"}


@pytest.mark.parametrize("text", CASES["code"])
def test_code_is_code(text: str) -> None:
    assert [each.kind for each in paragraphs(text.split("\n"))] == ["code"]


@pytest.mark.parametrize("text", CASES["programming"])
def test_code_of_many_languages_is_code_where_programming_is_taught(text: str) -> None:
    lines = ["Look at this:", "", *text.split("\n")]
    found = paragraphs(lines, programming=True)
    assert [each.kind for each in found] == ["text", "code"]
    assert code_of(lines, found[1]) == text


@pytest.mark.parametrize("case", CASES["whole"], ids=[case["text"][:12] for case in CASES["whole"]])
def test_code_is_cut_out_whole(case: dict[str, object]) -> None:
    lines = str(case["text"]).split("\n")
    found = [code_of(lines, each) for each in paragraphs(lines) if each.kind != "text"]
    assert found == case["code"]


@given(st.lists(st.text(max_size=30), max_size=12), st.sets(st.integers(0, 12)))
@settings(max_examples=200, deadline=None)
def test_paragraphs_cover_every_line_that_says_something(lines: list[str], known: set[int]) -> None:
    lines = [line.replace("\n", " ") for line in lines]
    inside = {place for place in known if place < len(lines) and lines[place].strip()}
    covered: list[int] = []
    for each in paragraphs(lines, known=inside):
        assert each.stop > each.first
        covered += range(each.first, each.stop)
    assert covered == sorted(set(covered))
    assert {place for place, line in enumerate(lines) if line.strip()} <= set(covered)


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("def f(x):\n    return x", "python"),
        ("#include <stdio.h>\nint main() {}", "c"),
        ("#include <iostream>\nint main() {}", "cpp"),
        ("public class A {}", "java"),
        ("const f = (x) => x;", "javascript"),
        ("SELECT a FROM b", "sql"),
        ("<ul>\n<li>x</li>\n</ul>", "html"),
        ("fn main() {}", "rust"),
        ("{\n  \"a\": 1\n}", "json"),
        ("pip install x", "bash"),
        ("services:\n  web:\n    image: x", "yaml"),
        ("one two three", ""),
    ],
)  # fmt: skip
def test_the_language_of_code_is_guessed(code: str, language: str) -> None:
    assert language_of(code) == language
