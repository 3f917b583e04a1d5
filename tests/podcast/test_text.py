"""Text and times as published files want them."""

from __future__ import annotations

from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.errors import PodcastError
from producer.model import Source
from producer.podcast import text

RATE = 44_100


@given(st.text(), st.sampled_from(("\x00", "\x85", "\ud800", "\ufffe", "\U0001ffff", "\x1b")))
def test_clean_text_can_stand_in_xml_and_is_otherwise_kept(written: str, odd: str) -> None:
    """No character makes a feed unreadable, and no ordinary one is lost."""
    cleaned = text.clean(written + odd)
    ElementTree.fromstring(f"<t>{text.html(written + odd)}</t>".encode())
    assert text.clean(cleaned) == cleaned
    ordinary = [c for c in written if c.isalnum()]
    assert [c for c in cleaned if c.isalnum()] == ordinary


@pytest.mark.parametrize(
    ("written", "cleaned"),
    [
        ("a\r\nb\rc\u2028d\x0be", "a\nb\nc\nd\ne"),
        ("bell\x07 null\x00", "bell null"),
        ("half \ud83d pair", "half \ufffd pair"),
        ("10\xa0km, naïve 🎧", "10\xa0km, naïve 🎧"),
    ],
)
def test_breaks_become_newlines_and_controls_vanish(written: str, cleaned: str) -> None:
    """Control characters are removed with care."""
    assert text.clean(written) == cleaned


@given(st.text(min_size=1), st.integers(4, 40))
def test_cut_text_fits_its_bytes(written: str, limit: int) -> None:
    """A description is never longer than directories keep, and never cut inside a character."""
    cleaned = text.clean(written)
    short = text.cut(cleaned, limit)
    assert len(short.encode()) <= limit
    assert short == cleaned or short.endswith("…")


@pytest.mark.parametrize(
    ("seconds", "clock", "words", "iso", "whole"),
    [
        (0, "0:00", "0 s", "PT0M0S", 0),
        (0.2, "0:00", "1 s", "PT0M1S", 1),
        (59.4, "0:59", "59 s", "PT0M59S", 59),
        (83, "1:23", "1 min", "PT1M23S", 83),
        (3723, "1:02:03", "1 h 2 min", "PT1H2M3S", 3723),
        (7200, "2:00:00", "2 h", "PT2H0M0S", 7200),
    ],
)
def test_times_are_written_as_people_and_clients_read_them(
    seconds: float, clock: str, words: str, iso: str, whole: int
) -> None:
    """Clocks round down, lengths to the nearest second, and what sounds lasts a second."""
    samples = int(seconds * RATE)
    assert text.clock(samples, RATE) == clock
    assert text.in_words(samples, RATE) == words
    assert text.iso_length(samples, RATE) == iso
    assert text.whole_seconds(samples, RATE) == whole


def test_a_date_without_an_offset_is_universal_time() -> None:
    """A feed's date is a point in time."""
    assert text.moment("2026-11-23") == datetime(2026, 11, 23, tzinfo=UTC)
    assert text.rfc2822(text.moment("2026-11-23T08:00:00+02:00")) == (
        "Mon, 23 Nov 2026 08:00:00 +0200"
    )


def test_a_date_that_is_none_is_told_with_its_place() -> None:
    """A mistake in a date is one clear line."""
    with pytest.raises(PodcastError, match="'soon' is no date") as caught:
        text.moment("soon", Source(path="scripts/a/b.md"))
    assert str(caught.value) == "scripts/a/b.md: 'soon' is no date"
