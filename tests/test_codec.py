"""What the program keeps for itself comes back as it was."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.codec import fingerprint, pack, unpack
from producer.model import Cue, CueWord, Item, Say, Span, Study, Turn

TEXT = st.text(max_size=5)
COUNT = st.integers(0, 99)
SPANS = st.builds(Span, kind=st.just("code"), text=TEXT, raw=TEXT, say=st.none() | st.just(Say()))
TURNS = st.builds(Turn, role=TEXT, spans=st.tuples(SPANS), line=COUNT, take=COUNT)
WORDS = st.builds(CueWord, text=TEXT, start=COUNT, end=COUNT, space=TEXT)
CUES = st.builds(Cue, speaker=TEXT, start=COUNT, end=COUNT, words=st.tuples(WORDS, WORDS))
STUDIES = st.builds(Study, glossary=st.tuples(st.builds(Item, name=TEXT, text=TEXT)))


@given(st.tuples(TURNS, CUES, STUDIES))
@settings(max_examples=30)
def test_values_survive_json(values: tuple[Turn, Cue, Study]) -> None:
    """Any value of our nouns, through JSON and back, is equal to what it was."""
    for value in values:
        assert unpack(type(value), json.loads(json.dumps(pack(value)))) == value


@pytest.mark.parametrize("plain", [None, 3, "x", [1, [2]], {"a": 1}, [["x"], 1]])
def test_anything_else_is_refused(plain: object) -> None:
    """A damaged cache is told from a good one."""
    with pytest.raises(ValueError, match="Turn"):
        unpack(Turn, plain)


def test_the_fingerprint_is_stable() -> None:
    """The same program reads what it wrote."""
    assert fingerprint() == fingerprint()
    assert len(fingerprint()) == 32
