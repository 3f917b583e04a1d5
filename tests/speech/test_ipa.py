"""Pronunciations in IPA reach the voices in the alphabet that they know."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.errors import SpeechError
from producer.speech.ipa import to_misaki

CASES = Path(__file__).parents[1] / "data" / "speech" / "ipa.tsv"


def cases() -> list[list[str]]:
    lines = CASES.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("ipa", "american", "british"), cases())
def test_ipa_is_said_as_the_accent_says_it(ipa: str, american: str, british: str) -> None:
    """The table in tests/data holds: a line is IPA, American, British."""
    assert to_misaki(ipa, british=False) == american
    assert to_misaki(ipa, british=True) == british


def test_a_sign_that_is_no_sound_is_named() -> None:
    """An author who slips reads which sign it was."""
    with pytest.raises(SpeechError, match="'ʘ'"):
        to_misaki("ˈʘa", british=False)


@given(st.text(alphabet="ˈˌəæɑɒɔeɪaʊʌɜːɹrtdʃʒnŋl̩.͡ sɡkw", max_size=20), st.booleans())
def test_whatever_is_accepted_stays_in_the_alphabet(ipa: str, british: bool) -> None:
    """No sign slips through that the model would leave out, and stress is never lost."""
    said = to_misaki(ipa, british=british)
    known = set(" ˈˌAIOQWYTabdfhijklmnpstuvwzðŋæɑɐɒɔəɛɜɡɪɹʃʊʌʒʤʧθᵊᵻː")
    assert set(said) <= known
    for word in said.split():
        assert "ˈ" in word or not set(word) & set("AIOQWYaiuæɑɐɒɔəɛɜɪʊʌᵊᵻ")
