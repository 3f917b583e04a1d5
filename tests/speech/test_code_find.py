"""Code in prose is found without backticks, and plain English is left alone."""

from __future__ import annotations

import html
import os
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.speech.rules.code import find_code
from tests.speech.code_cases import code_cases, found_cases

SHARED = Path(os.environ.get("PRODUCER_SHARED", Path(__file__).parents[3] / "shared"))
PIECES = st.one_of(
    st.sampled_from([case.written for case in code_cases()]),
    st.sampled_from([text for text, _ in found_cases()]),
    st.text(max_size=12),
)


@pytest.mark.parametrize(("text", "found"), found_cases(), ids=[t for t, _ in found_cases()])
def test_code_is_found_and_nothing_else(text: str, found: tuple[str, ...]) -> None:
    assert tuple(text[start:end] for start, end in find_code(text)) == found


@given(st.lists(PIECES, max_size=6).map(" ".join))
@settings(max_examples=300, deadline=None)
def test_spans_are_inside_the_text_and_apart(text: str) -> None:
    """Arbitrary text never raises; spans are in order, not empty, and don't overlap."""
    spans = find_code(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] < after[0] for before, after in pairwise(spans))
    assert spans == find_code(text)


def _prose() -> list[str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(SHARED.glob("transcripts/*.md"))]
    for path in sorted(SHARED.glob("books/*.xhtml")):
        texts.append(html.unescape(re.sub("<[^>]*>", "", path.read_text(encoding="utf-8"))))
    return texts


def test_ordinary_prose_holds_almost_no_code() -> None:
    """Less than one false find in five thousand words of real books and transcripts."""
    texts = _prose()
    if not texts:
        pytest.skip(f"no books or transcripts in {SHARED}")
    lines = [re.sub(r"`[^`]*`", "", line) for text in texts for line in text.split("\n")]
    words = sum(len(line.split()) for line in lines)
    found = [line[start:end] for line in lines for start, end in find_code(line)]
    assert len(found) * 5000 < words, found
