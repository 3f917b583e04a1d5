"""Releases: dates and GUIDs are set once and never change by themselves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from producer import releases
from producer.errors import ProjectError
from producer.releases import Release, Releases

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
IDS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True)
VOICES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)


@given(
    ids=st.lists(IDS, unique=True, max_size=4),
    gains=st.dictionaries(
        IDS, st.dictionaries(VOICES, st.integers(-6000, 6000).map(lambda n: n / 100), max_size=3)
    ),
)
@example(ids=[], gains={"a": {"a voice ": 0.0}})
def test_what_is_saved_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, ids: list[str], gains: dict[str, dict[str, float]]
) -> None:
    """Any voice's name and any gain survive the file."""
    folder = tmp_path_factory.mktemp("course")
    before = releases.with_episodes(Releases(gains=gains), "loops", [(i, "") for i in ids], NOON)
    assert releases.save(folder, before)
    assert not releases.save(folder, before)
    after = releases.load(folder, folder)
    assert after.episodes == before.episodes
    assert after.gains == {name: dict(found) for name, found in gains.items()}


def test_dates_and_guids_never_change() -> None:
    """A later build, another order and a date that the author adds leave them as they are."""
    first = releases.with_episodes(Releases(), "loops", [("a", ""), ("b", "")], NOON)
    assert first.episodes["b"].date == "2026-11-23T00:00:01+00:00"
    later = releases.with_episodes(
        first, "loops", [("c", ""), ("b", "2020-01-01"), ("a", "")], NOON + timedelta(days=9)
    )
    assert {id_: later.episodes[id_] for id_ in "ab"} == first.episodes
    assert later.episodes["c"].date == "2026-12-02T00:00:00+00:00"
    assert len({release.guid for release in later.episodes.values()}) == 3


def test_the_author_may_ask_for_a_date() -> None:
    """Without an offset it is UTC."""
    found = releases.with_episodes(Releases(), "x", [("a", "2026-01-02")], NOON)
    assert found.episodes["a"].date == "2026-01-02T00:00:00+00:00"


@pytest.mark.parametrize(
    "text",
    [
        "episodes:\n  a:\n    guid: x\n",
        "episodes:\n  a:\n    guid: x\n    date: 2026-01-01\n",
        "episodes: [a]\n",
        "gains:\n  a/b:\n    Ann: loud\n",
        "episods: {}\n",
        "a: [",
    ],
)
def test_a_damaged_file_stops_with_its_line(tmp_path: Path, text: str) -> None:
    """New dates are never made up in place of ones that can't be read."""
    releases.path_of(tmp_path).write_text(text)
    with pytest.raises(ProjectError) as caught:
        releases.load(tmp_path, tmp_path)
    assert caught.value.source or caught.value.findings[0].source


def test_the_guid_of_an_id_is_always_the_same() -> None:
    """A release file that was lost is made again with the same GUIDs."""
    found = releases.with_episodes(Releases(), "python-by-ear", [("slices", "")], NOON)
    assert found.episodes["slices"] == Release(
        guid="6e1f1290-1d42-5029-88bd-aaf5ae2a7f5d", date="2026-11-23T00:00:00+00:00"
    )
