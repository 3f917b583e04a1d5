"""What an engine can't say is told when a script is checked."""

from __future__ import annotations

import pytest

from producer.model import Say, Source, Span, Turn, Voice
from producer.speech.lexicon import Lexicon, built_in
from producer.speech.refused import broken_formulas, refused
from producer.speech.utterances import utterances

LEXICON = Lexicon((built_in(),))
_OWN = {lexeme.ipa for lexeme in built_in()}


def _said(text: str, ph: str = "") -> list[str]:
    """The codes of what an engine with and one without pronunciations refuse of `text`."""
    say = Say(ph=ph) if ph else None
    turn = Turn(role="A", spans=(Span(kind="text", text=text, raw=text, say=say),), line=3)
    found = utterances(
        [turn],
        voice_of=lambda role: Voice(engine="tone", name="a3"),
        english="en-US",
        lexicon=LEXICON,
        max_characters=400,
    )
    codes = []
    for phonemes in (True, False):
        findings = refused(found, "some engine", phonemes=phonemes, own=lambda: _OWN)
        assert all(isinstance(one.source, Source) for one in findings)
        codes += [one.code for one in findings]
    return codes


@pytest.mark.parametrize(
    ("text", "ph", "codes"),
    [
        ("nginx", "ˈɛndʒɪn", ["phoneme-not-taken"]),
        ("nginx", "q7!", ["phoneme-unknown", "phoneme-not-taken"]),
        ("We read it, as the A P I says.", "", []),
        ("The API and asyncio: café, naïve, a.", "", []),
        ("It says 漢字 twice: 漢字.", "", ["letters-not-read", "letters-not-read"]),
    ],
)
def test_only_what_the_author_chose_is_refused(text: str, ph: str, codes: list[str]) -> None:
    """The author's own pronunciations and letters are told of, not the program's."""
    assert _said(text, ph) == codes


@pytest.mark.parametrize(
    ("formula", "wrong"),
    [
        (r"\frac{1}{2}", ""),
        (r"\{x_1^2\}", ""),
        (r"\frac{1}{", "never closes"),
        ("x}", "never opened"),
        ("x^", "nothing in it"),
    ],
)
def test_a_formula_that_is_not_whole_is_told(formula: str, wrong: str) -> None:
    """What a broken formula loses is no secret."""
    span = Span(kind="maths", text=formula, raw=f"${formula}$", language="latex")
    findings = broken_formulas([Turn(role="A", spans=(span,), line=3)], "a.md")
    assert len(findings) == bool(wrong)
    assert all(wrong in one.message and one.code == "formula-broken" for one in findings)


@pytest.mark.parametrize(
    ("text", "sounds"),
    [
        ("We record a record.", ["ɹɪˈkɔɹd", "ˈɹɛkɚd"]),
        ("Export the data to an export.", ["ɪkˈspɔɹt", "ˈɛkspɔɹt"]),
        ("A live show, where people live.", ["laɪv", "lɪv"]),
        ("Close the file, so close to it.", ["kloʊz", "kloʊs"]),
        ("Both axes of the lead pipe.", ["ˈæksiːz", "lɛd"]),
    ],
)
def test_a_heteronym_is_said_by_its_neighbour(text: str, sounds: list[str]) -> None:
    """One spelling, two sounds: the word beside it decides, at a sentence's start too."""
    turn = Turn(role="A", spans=(Span(kind="text", text=text, raw=text),), line=1)
    found = utterances(
        [turn],
        voice_of=lambda role: Voice(engine="tone", name="a3"),
        english="en-US",
        lexicon=LEXICON,
        max_characters=400,
    )
    said = [piece.ipa for one in found for piece in one.pieces if piece.ipa and piece.ipa != "eɪ"]
    assert [ipa for ipa in said if ipa != "ˈeɪ"] == sounds
