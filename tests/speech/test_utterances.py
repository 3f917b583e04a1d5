"""Turns become utterances: where they are cut, what ends with them, what they carry."""

from __future__ import annotations

import pytest

from producer.model import Say, Span, Turn, Utterance, Voice
from producer.speech.lexicon import Lexicon, built_in
from producer.speech.refused import unspoken
from producer.speech.utterances import utterances

LEXICON = Lexicon((built_in(),))
VOICE = Voice(engine="tone", name="a3")


def text(written: str, line: int = 1, say: Say | None = None) -> Span:
    return Span(kind="text", text=written, raw=written, line=line, say=say)


def code(written: str, *, block: bool = False, line: int = 1, language: str = "") -> Span:
    raw = f"```{language}\n{written}```" if block else f"`{written}`"
    return Span(kind="code", text=written, raw=raw, block=block, line=line, language=language)


def spoken(*spans: Span, limit: int = 280, rate: float = 1.0, take: int = 1) -> list[Utterance]:
    turn = Turn(role="Teacher", spans=spans, line=1, rate=rate, take=take)
    found = utterances(
        [turn],
        voice_of=lambda role: VOICE,
        english="en-US",
        lexicon=LEXICON,
        path="scripts/a/01.md",
        max_characters=limit,
    )
    assert "".join(one.caption for one in found) == "".join(span.text for span in spans)
    return list(found)


LONG = "This sentence is long enough to stand on its own two feet without any help at all."


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        (f"{LONG} {LONG}", [LONG, LONG]),
        ("It is 3.5, e.g. Dr. No's, at 5 p.m. on Elm St. near here, etc. and so on it goes.", 1),
        (f'"{LONG}" She left the room.', [f'"{LONG}"', "She left the room."]),
        (f"{LONG[:-1]}?! {LONG}", [f"{LONG[:-1]}?!", LONG]),
        (f"{LONG[:-1]}... and then it goes on.", 1),
        (f"{LONG} asyncio is lower-case, but it starts nothing here.", 1),
        ("Yes. No. Perhaps.", 1),
        (f"Yes. {LONG}", 1),
        (f"{LONG} Yes.", [LONG, "Yes."]),
    ],
)
def test_sentences(written: str, parts: int | list[str]) -> None:
    """Sentences part, abbreviations and numbers don't; a short one takes the next along."""
    found = [one.text for one in spoken(text(written))]
    if isinstance(parts, int):
        assert len(found) == parts
    else:
        assert found == parts


def test_code_may_begin_a_sentence() -> None:
    """After a full stop an identifier starts a sentence, small letter or not."""
    found = spoken(text(f"{LONG} "), code("asyncio"), text(" is a module of the standard library."))
    assert [one.text for one in found] == [
        LONG,
        "async I O is a module of the standard library.",
    ]


def test_what_ends_with_an_utterance() -> None:
    """Clause, sentence, paragraph, turn: each utterance knows what ends with it."""
    long_one = f"{LONG[:-1]}, and {LONG[:1].lower()}{LONG[1:-1]}, and so it goes on and on."
    found = spoken(text(f"{long_one} {LONG}\n\n{LONG}"), limit=120)
    assert [one.ends for one in found] == ["clause", "sentence", "paragraph", "turn"]


def test_a_long_sentence_is_cut_at_clauses() -> None:
    """No utterance is longer than asked for, and a cut is at a comma where there is one."""
    sentence = ", ".join(f"clause number {word} of this one" for word in "abcdefghijklmnop") + "."
    found = spoken(text(sentence), limit=150)
    assert all(len(one.text) <= 150 for one in found)
    assert all(one.text.endswith(",") for one in found[:-1])


def test_a_word_longer_than_the_limit_is_cut() -> None:
    """Even one endless word becomes utterances of the length asked for."""
    found = spoken(text("a" * 1000), limit=100)
    assert all(len(one.text) <= 100 for one in found)


def test_an_edit_changes_only_what_it_touches() -> None:
    """Changing one sentence of many leaves the others' utterances as they were."""
    before = [f"Sentence number {word} is one that says its piece and ends." for word in "abcdefgh"]
    after = list(before)
    after[3] = "A wholly different sentence stands here now, and it is a good deal longer."
    old = {one.text for one in spoken(text(" ".join(before)))}
    new = {one.text for one in spoken(text(" ".join(after)))}
    assert len(old - new) == len(new - old) == 1


def test_a_pause_and_a_sound_part_utterances() -> None:
    """A pause lengthens the silence after what was said; a sound plays in its place."""
    pause = Span(kind="pause", text="", raw="[pause 800ms]", milliseconds=800)
    sound = Span(kind="sound", text="", raw="[sound: bell.wav]", sound="bell.wav")
    found = spoken(text("One, "), pause, text("two."), sound, text(" Three."))
    assert [(one.text, one.pause, one.sound) for one in found] == [
        ("One,", 800, ""),
        ("two.", 0, ""),
        ("", 0, "bell.wav"),
        ("Three.", 0, ""),
    ]


def test_a_code_block_stands_alone() -> None:
    """A block is spoken apart from the text around it, its exact code in the caption."""
    source = "def f(x):\n    return x\n"
    found = spoken(text(LONG), code(source, block=True, language="python", line=4), text("Well."))
    assert [one.pieces[0].block for one in found] == [False, True, False]
    assert found[1].caption == source
    assert found[1].ends == "paragraph"
    assert found[1].source.line == 5


def test_lines_are_those_of_the_source() -> None:
    """An utterance's source is the line on which its sentence starts."""
    found = spoken(text(f"{LONG}\n{LONG}\n\n{LONG}", line=7))
    assert [one.source.line for one in found] == [7, 8, 10]
    assert str(found[0].source) == "scripts/a/01.md:7"


def test_rate_and_take_are_the_turns() -> None:
    """A turn's rate is multiplied into its voice, its take is its utterances'."""
    (one,) = spoken(text("Hello there."), rate=0.9, take=3)
    assert (one.voice.rate, one.take) == (0.9, 3)


def test_a_spelled_a_is_no_article() -> None:
    """The letter A, alone or in an initialism, carries its sound; the article does not."""
    found = spoken(text("The API is a thing. "), code("a + b"), text(" is A plus B."))
    sounds = [
        (piece.spoken.strip(), piece.ipa) for one in found for piece in one.pieces if piece.ipa
    ]
    assert sounds == [("A P I", "ˌeɪ ˌpiː ˈaɪ"), ("A", "ˈeɪ")]


def test_the_authors_word_is_last() -> None:
    """`sub`, `ph` and `as` count before lexicon and rules."""
    found = spoken(
        text("SQL", say=Say(sub="sequel")),
        text(" and "),
        text("nginx", say=Say(ph="ˈɛndʒɪn")),
        text(" on "),
        text("2/3", say=Say(interpret="date")),
        text(" and "),
        text("2/3", say=Say(interpret="fraction")),
        text(" and "),
        text("SQL", say=Say(interpret="spell-out")),
        text(" and "),
        text("0042", say=Say(interpret="cardinal")),
    )
    assert found[0].text == (
        "sequel and engine X on February third and two thirds and S Q L and forty two"
    )
    assert [piece.ipa for piece in found[0].pieces if piece.written == "nginx"] == ["ˈɛndʒɪn"]


def test_a_turn_without_words_is_a_finding() -> None:
    """What can't be spoken at all is told, with its line."""
    turns = [Turn(role="Teacher", spans=(text("***"),), line=5)]
    found = utterances(turns, voice_of=lambda role: VOICE, english="en-US", lexicon=LEXICON)
    (finding,) = unspoken(turns, found, "a.md")
    assert (finding.code, str(finding.source)) == ("turn-without-words", "a.md:5")
