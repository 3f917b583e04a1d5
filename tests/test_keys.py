"""Keys: equal values have equal keys, in any run; different ones differ."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.keys import KEY_LENGTH, digest
from producer.model import Piece, Voice

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.binary(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(VALUES, VALUES)
def test_keys_differ_exactly_when_values_do(one: object, other: object) -> None:
    """A key stands for its value; 1 and True and 1.0 count as they compare."""
    assert len(digest(one)) == KEY_LENGTH
    if digest(one) == digest(other):
        assert one == other


def test_a_key_is_the_same_in_another_process() -> None:
    """Nothing of this run (hash seed, memory addresses) is in a key."""
    program = (
        "from producer.keys import digest; from producer.model import Voice;"
        "print(digest(Voice(engine='tone', name='a3'), ('é', 1.5, {'b': 1, 'a': 2})))"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
        ).stdout
        for seed in ("1", "2")
    }
    expected = digest(Voice(engine="tone", name="a3"), ("é", 1.5, {"a": 2, "b": 1}))
    assert seen == {expected + "\n"}


def test_the_type_is_in_the_key() -> None:
    """Two nouns with the same fields are not the same value."""
    assert digest(Voice(engine="a", name="b")) != digest(Piece(written="a", spoken="b"))


def test_a_value_without_a_stable_text_is_refused() -> None:
    """A set or an object can't slip into a key."""
    with pytest.raises(TypeError):
        digest({1, 2})
