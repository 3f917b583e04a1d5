"""Each phoneme knows its word, so that each word has a time."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from producer.errors import SpeechError
from producer.speech.phonemes import Phonemes, phonemes, split, word_times

from .lines import line

KNOWN = frozenset(';:,.!?—…"()“” AIOQSTWYᵊabcdefhijklmnopqrstuvwxyzɑɐɒæɔðʤəɛɜɡɪŋθɹɾʃʧʊʌʒʔˈˌːᵻ')

WORDS = st.one_of(
    st.text(
        alphabet="abcDE 's-—.,!?()[]{}\"“”’_/\\@#$%&*+=<>0129²é\u0301\n\t\u00a0…:;", max_size=25
    ),
    st.text(max_size=8),
)
PIECES = st.lists(
    st.tuples(WORDS, st.sampled_from(["", "", "ˈɛndʒɪn ˈɛks", "ə"])), min_size=1, max_size=4
)


def by_word(given_: Phonemes, count: int) -> list[str]:
    pairs = list(zip(given_.symbols, given_.words, strict=True))
    return ["".join(s for s, w in pairs if w == number).strip() for number in range(count)]


def test_words_have_their_phonemes() -> None:
    """Contractions, punctuation and a dash on its own are counted as the text's words."""
    said = line("Hello there, Dr. Smith — it's o'clock…")
    found = by_word(phonemes(said, british=False, known=KNOWN), 7)
    assert found == ["həlˈO", "ðˈɛɹ,", "dˈɑktəɹ", "smˈɪθ", "—", "ɪts", "əklˈɑk…"]


def test_a_pronunciation_is_said_instead_of_its_words() -> None:
    """What the author writes in IPA wins, also inside a word and over several words."""
    said = line(
        "It is ", ("nginx", "ˈɛndʒɪn ˈɛks"), "'s turn, ", ("engine x", "ˈɛndʒɪnˌɛks"), ". Go."
    )
    found = phonemes(said, british=False, known=KNOWN)
    assert found.symbols == "ˌɪt ɪz ˈɛnʤɪn ˈɛkss tˈɜɹn, ˈɛnʤɪnˌɛks. ɡˌO."
    assert by_word(found, 7)[2:6] == ["ˈɛnʤɪn ˈɛkss", "tˈɜɹn,", "ˈɛnʤɪnˌɛ", "ks."]


def test_british_voices_are_given_british_phonemes() -> None:
    """The vowels of an accent are the voice's own."""
    assert phonemes(line("go"), british=True, known=KNOWN).symbols == "ɡˌQ"


@pytest.mark.parametrize("text", ["", " ", "…", "— ?", "🎉"])
def test_nothing_to_say_is_said_so(text: str) -> None:
    """A line without a sound is an error with its place, not an empty take."""
    with pytest.raises(SpeechError, match="nothing to say") as caught:
        phonemes(line(text, at=7), british=False, known=KNOWN)
    assert str(caught.value.source) == "scripts/course/01.md:7"


@settings(max_examples=300, deadline=None)
@example(pieces=[("<²", "")])
@given(pieces=PIECES)
def test_words_are_numbered_as_the_text_has_them(pieces: list[tuple[str, str]]) -> None:
    """Whatever the text, a word after it gets the number that it has in the text."""
    said = line(*pieces, " ending")
    found = phonemes(said, british=False, known=KNOWN)
    words = said.text.split()
    assert list(found.words) == sorted(found.words)
    assert found.words[-1] == len(words) - 1
    assert by_word(found, len(words))[-1] == "ˈɛndɪŋ"


@given(
    st.lists(st.text(alphabet="abcˈ", min_size=1, max_size=9), min_size=1, max_size=30),
    st.integers(5, 40),
    st.sampled_from([" ", ". ", ", ", "? "]),
)
def test_splitting_loses_no_phoneme(words: list[str], limit: int, between: str) -> None:
    """The parts of a long line, joined, are the line (but for the spaces at the cuts)."""
    symbols = between.join(words)
    whole = Phonemes(
        symbols=symbols, words=tuple(symbols[:i].count(" ") for i in range(len(symbols)))
    )
    parts = split(whole, limit)
    assert all(len(part.symbols) <= limit for part, _ in parts)
    assert "".join(p.symbols for p, _ in parts).replace(" ", "") == symbols.replace(" ", "")
    assert [ends for _, ends in parts][-1] == "end"


def test_a_long_line_is_cut_where_a_speaker_breathes() -> None:
    """At a sentence's end if one fits, else at a comma, else between words."""
    whole = Phonemes(symbols="aa bb. cc, dd ee ff gg", words=(0,) * 22)
    assert [(p.symbols, e) for p, e in split(whole, 10)] == [
        ("aa bb.", "sentence"),
        ("cc,", "clause"),
        ("dd ee ff", "word"),
        ("gg", "end"),
    ]


def test_word_times_come_from_the_phonemes() -> None:
    """A word lasts from its first sound to its last; one without a sound has no length."""
    part = Phonemes(symbols="ab —c.", words=(0, 0, 0, 1, 2, 2))
    times = word_times(((part, (10, 20, 25, 30, 40, 50), 5),), 3, 100)
    assert times == ((5, 25), (25, 25), (35, 45))
