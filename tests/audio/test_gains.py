"""Voices are level with each other, and gains stay as they are while they may."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.audio import gains, loudness
from producer.model import Format

from .speechlike import LEVELS, PITCHES, RATE, speechlike

PLAIN = Format()


@cache
def level(role: str, seconds: float = 6.0, seed: int = 0, scale: float = 1.0) -> bytes:
    wave = speechlike(seconds, pitch=PITCHES[role], level=LEVELS[role] * scale, seed=seed)
    return loudness.levels(wave, RATE)


SPEECH = [
    (role, level(role, 3.0, seed)) for seed, role in enumerate([*PITCHES, *PITCHES, *PITCHES])
]
FIRST = gains.plan_gains(SPEECH, audio_format=PLAIN)


def test_voices_are_level_in_a_chapter_of_the_wanted_loudness() -> None:
    """Speakers that were 17 dB apart are within 0.1 LU of each other."""
    assert [voice for voice, _ in FIRST.gains] == sorted(PITCHES)
    levels = [measured for _, measured in FIRST.voices]
    assert max(levels) - min(levels) < 0.1
    assert FIRST.loudness == pytest.approx(-16.0, abs=0.1)
    assert FIRST.remastered == ()


@pytest.mark.parametrize("seconds", [0.5, 1.0, 4.0])
def test_a_gain_that_was_just_given_is_not_given_up(seconds: float) -> None:
    """A plan is content with itself, also where short lines make the chapter softer."""
    speech = [(role, level(role, seconds, seed)) for seed, role in enumerate([*PITCHES] * 2)]
    first = gains.plan_gains(speech, audio_format=PLAIN)
    again = gains.plan_gains(speech, audio_format=PLAIN, pinned=dict(first.gains))
    assert again == first
    assert first.loudness == pytest.approx(-16.0, abs=0.3)


def test_a_new_voice_is_made_level_with_those_that_are_pinned() -> None:
    """Somebody who joins in changes nobody else's gain."""
    before = gains.plan_gains(SPEECH[:2], audio_format=PLAIN)
    after = gains.plan_gains(SPEECH[:3], audio_format=PLAIN, pinned=dict(before.gains))
    assert len(after.gains) == len(before.gains) + 1
    assert set(before.gains) < set(after.gains)
    levels = [measured for _, measured in after.voices]
    assert max(levels) - min(levels) <= 2 * gains.VOICE_TOLERANCE


def test_gains_are_kept_as_they_are_written_down() -> None:
    """Two decimals are all there is, so a file holds them exactly."""
    assert all(gain == round(gain, 2) for _, gain in FIRST.gains)
    again = gains.plan_gains(SPEECH, audio_format=PLAIN, pinned=dict(FIRST.gains))
    assert again.gains == FIRST.gains


def test_a_louder_line_doesnt_move_a_pinned_gain() -> None:
    """The hidden dependency: re-deriving the gain would make every block of the chapter new."""
    edited = list(SPEECH)
    edited[4] = (edited[4][0], level(edited[4][0], 3.0, 77))
    fresh = gains.plan_gains(edited, audio_format=PLAIN)
    kept = gains.plan_gains(edited, audio_format=PLAIN, pinned=dict(FIRST.gains))
    assert fresh.gains != FIRST.gains
    assert kept.gains == FIRST.gains
    assert kept.remastered == ()


def test_a_voice_that_leaves_the_tolerance_is_mastered_again_and_the_reason_told() -> None:
    """Another recording of one voice changes its gain alone, and the report says so."""
    edited = [
        (role, level(role, 3.0, 50 + seed, 0.5) if role == "Teacher" else own)
        for seed, (role, own) in enumerate(SPEECH)
    ]
    plan = gains.plan_gains(edited, audio_format=PLAIN, pinned=dict(FIRST.gains))
    before, after = dict(FIRST.gains), dict(plan.gains)
    assert after["Teacher"] > before["Teacher"] + 5
    assert {role for role in after if after[role] != before[role]} == {"Teacher"}
    assert len(plan.remastered) == 1
    assert "Teacher" in plan.remastered[0]
    assert "LU" in plan.remastered[0]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(list(PITCHES)), st.integers(0, 5)), min_size=1, max_size=9)
)
def test_whatever_is_pinned_the_result_is_within_the_tolerance(
    lines: list[tuple[str, int]],
) -> None:
    """Edits may add up, but never to a chapter that is off."""
    speech = [(role, level(role, 1.5, seed)) for role, seed in lines]
    plan = gains.plan_gains(speech, audio_format=PLAIN, pinned=dict(FIRST.gains))
    loud = [measured for _, measured in plan.voices]
    assert max(loud) - min(loud) <= 2 * gains.VOICE_TOLERANCE + 0.05
    assert abs(plan.loudness + 16.0) <= gains.CHAPTER_TOLERANCE + 0.05
    again = gains.plan_gains(speech, audio_format=PLAIN, pinned=dict(plan.gains))
    assert again.gains == plan.gains
    assert again.remastered == ()


def test_a_voice_that_says_one_word_leans_on_what_it_says_elsewhere() -> None:
    """A short line's measure is noisy; but never so that speakers are not level here."""
    word = [("Teacher", level("Teacher", 0.4, 3, 1.6))]
    alone = gains.plan_gains(SPEECH[1:3] + word, audio_format=PLAIN)
    usual = level("Teacher", 20.0, 9)
    leaning = gains.plan_gains(SPEECH[1:3] + word, audio_format=PLAIN, reference={"Teacher": usual})
    own, leant = dict(alone.gains)["Teacher"], dict(leaning.gains)["Teacher"]
    assert leant != own
    assert abs(leant - own) <= gains.VOICE_TOLERANCE + 0.005
    long = gains.plan_gains(SPEECH, audio_format=PLAIN, reference={"Teacher": usual})
    assert long.gains == FIRST.gains


def test_a_stereo_file_is_as_loud_as_a_mono_one() -> None:
    """The same voice on two channels is 3 LU louder, so each gets 3 dB less."""
    stereo = gains.plan_gains(SPEECH, audio_format=Format(channels=2))
    for (_, one), (_, other) in zip(FIRST.gains, stereo.gains, strict=True):
        assert one - other == pytest.approx(3.0, abs=0.6)
    assert stereo.loudness == pytest.approx(-16.0, abs=0.1)


def test_silence_and_nothing_at_all_are_planned_for() -> None:
    """A chapter of a pause has no loudness, and no gain is infinite."""
    nothing = gains.plan_gains([], audio_format=PLAIN)
    assert nothing.gains == ()
    silent = gains.plan_gains([("Teacher", loudness.silence(9))], audio_format=PLAIN)
    assert silent.gains == (("Teacher", 0.0),)
    assert silent.loudness == -float("inf")
