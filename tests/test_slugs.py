"""Ids made from titles are safe in addresses and file names, whatever the title is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.slugs import LENGTH_LIMIT, RESERVED, is_slug, slug, unique, with_suffix


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("asyncio.gather()", "asyncio-gather"),
        ("Why C++? It's fast", "why-cpp-its-fast"),
        ("C# & F#", "csharp-and-fsharp"),
        ("Žluťoučký kůň", "zlutoucky-kun"),
        ("Straße, Łódź, Ærø", "strasse-lodz-aero"),
        ("../../etc/passwd\0", "etc-passwd"),
        ("Index", "index-1"),
        ("COM1", "com1-1"),
        ("微积分", "untitled"),
        ("", "untitled"),
    ],
)
def test_a_title_reads_well_as_an_id(title: str, wanted: str) -> None:
    assert slug(title) == wanted


def test_the_fallback_stands_in_for_a_title_without_latin_letters() -> None:
    assert slug("微积分", "chapter-3") == "chapter-3"
    assert slug("微积分", "章") == "untitled"


@given(st.text(), st.text())
def test_any_title_makes_an_id_that_is_allowed_and_stays_itself(title: str, fallback: str) -> None:
    made = slug(title, fallback)
    assert is_slug(made)
    assert slug(made) == made


def test_a_long_title_is_cut_between_words() -> None:
    made = slug("understanding " * 20)
    assert len(made) <= LENGTH_LIMIT
    assert set(made.split("-")) == {"understanding"}


@given(st.sets(st.sampled_from(["loops", "loops-2", "loops-3", "x" * LENGTH_LIMIT])))
def test_a_unique_id_is_none_of_those_taken(taken: set[str]) -> None:
    for wanted in ("loops", "x" * LENGTH_LIMIT):
        made = unique(wanted, taken)
        assert made not in taken
        assert is_slug(made)


def test_reserved_names_are_no_ids() -> None:
    assert not any(is_slug(name) for name in RESERVED)


@given(st.text(min_size=1, max_size=120))
def test_a_stem_with_a_suffix_is_an_id_that_keeps_it(title: str) -> None:
    """A long title's audiobook must not get the id of its lesson."""
    stem = slug(title)
    made = with_suffix(f"04-10-{stem}", "audiobook")
    assert is_slug(made) and made.endswith("-audiobook") and slug(made) == made
