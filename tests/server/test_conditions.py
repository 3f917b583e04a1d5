"""Ranges and conditional requests, case by case."""

from __future__ import annotations

import pytest

from producer.server.conditions import Version, part, precondition
from tests.server.world import cases

VERSION = Version(etag='"v1"', modified=1_700_000_000)


@pytest.mark.parametrize("case", cases("ranges.tsv"), ids="|".join)
def test_ranges(case: list[str]) -> None:
    """What is malformed or was meant for another version is passed over; what can't be is 416."""
    asked, if_range, status, start, end = case
    headers = {"range": asked} | ({"if-range": if_range} if if_range else {})
    found = part(headers, 1000, VERSION)
    assert [str(one) for one in (found.status, found.start, found.end)] == [status, start, end]


def test_a_part_of_nothing() -> None:
    """An empty file has no parts, but can be sent."""
    assert part({}, 0, VERSION).status == 200
    assert part({"range": "bytes=0-"}, 0, VERSION).status == 416


@pytest.mark.parametrize("case", cases("preconditions.tsv"), ids="|".join)
def test_preconditions(case: list[str]) -> None:
    """A client gets only what it hasn't, and only of the version that it wants."""
    name, value, answer = case
    found = precondition({name.lower(): value}, VERSION)
    assert str(found or "-") == answer


def test_a_tag_goes_before_a_date() -> None:
    """Where a client sends both, the date is passed over (RFC 9110, 13.2.2)."""
    late = "Wed, 15 Nov 2023 22:13:20 GMT"
    assert precondition({"if-none-match": '"v0"', "if-modified-since": late}, VERSION) is None
    early = "Mon, 13 Nov 2023 22:13:20 GMT"
    assert precondition({"if-match": '"v1"', "if-unmodified-since": early}, VERSION) is None
