"""What was made of words is known to the next process, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.memory import Memory

Rows = dict[tuple[str, int], tuple[int, ...]]
ROWS = st.dictionaries(
    st.tuples(st.text(max_size=3), st.integers(0, 9)), st.lists(st.integers(0, 9)).map(tuple)
)


def memory() -> Memory[tuple[str, int], tuple[int, ...]]:
    return Memory(list[tuple[tuple[str, int], tuple[int, ...]]])


def made(told: Memory[tuple[str, int], tuple[int, ...]], rows: Rows) -> int:
    """Ask `told` for all the `rows`; how many had to be made."""
    made = 0
    for key, value in rows.items():

        def make(value: tuple[int, ...] = value) -> tuple[int, ...]:
            nonlocal made
            made += 1
            return value

        assert told.get(key, make) == value
    return made


@given(ROWS, ROWS)
def test_only_what_is_new_is_made(before: Rows, after: Rows) -> None:
    """Whatever was dumped is learnt, and what nobody asked for any more isn't dumped again."""
    after = {**after, **{key: before[key] for key in before.keys() & after.keys()}}
    first, second, third = memory(), memory(), memory()
    assert made(first, before) == len(before)
    second.learn(first.dump())
    assert made(second, after) == len(after.keys() - before.keys())
    assert second.grew == bool(after.keys() - before.keys())
    third.learn(second.dump())
    assert made(third, after) == 0
    assert not third.grew
    assert made(third, before) == len(before.keys() - after.keys())


@given(ROWS)
def test_what_is_forgotten_is_made_anew(rows: Rows) -> None:
    """An episode that is done takes no memory."""
    told = memory()
    made(told, rows)
    told.forget()
    assert made(told, rows) == len(rows)


@pytest.mark.parametrize("data", [b"", b"\xc1", b"\x93\x01\x02\x03", b"\x91\x92\xa1a\xa1b"])
def test_anything_else_is_refused(data: bytes) -> None:
    """A damaged file is told from a good one."""
    with pytest.raises(ValueError):
        memory().learn(data)
