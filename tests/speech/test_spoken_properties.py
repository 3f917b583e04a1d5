"""Nothing is lost, whatever is written: arbitrary text, Unicode, code, broken markup."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from producer.model import Say, Span, Turn, Voice
from producer.speech.lexicon import Lexicon, built_in
from producer.speech.refused import unspoken
from producer.speech.spoken import pieces
from producer.speech.utterances import utterances
from tests.speech.prose_cases import DATA, table

SPEAKABLE = re.compile(r"""(?:[^\W\d_]|[ '‘’.,;:?!“”"()—–…-])*""")
"""Letters, apostrophes, spaces, sentence punctuation: an engine skips and misreads none."""
VOICE = Voice(engine="tone", name="a3")
LEXICON = Lexicon((built_in(),))

FRAGMENTS = st.sampled_from([case.written for case in table("prose.tsv")]).flatmap(
    lambda text: st.integers(0, len(text)).flatmap(
        lambda start: st.integers(1, 12).map(lambda length: text[start : start + length])
    )
)
SIGNS = st.sampled_from(list(" .,;:!?-'\"/\\|_*#0123456789aAxXsS$%&@\u00ad\u200b\ue000\ufffc\n"))
TEXTS = st.lists(st.one_of(FRAGMENTS, SIGNS, st.text(max_size=6)), max_size=16).map("".join)
ENGLISH = st.sampled_from(["en-US", "en-GB"])

property_test = settings(
    max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def plain_span(text: str) -> Span:
    return Span(kind="text", text=text, raw=text, line=1)


SPANS = st.lists(
    st.one_of(
        TEXTS.map(plain_span),
        TEXTS.map(lambda text: Span(kind="code", text=text, raw=f"`{text}`")),
        TEXTS.map(lambda text: Span(kind="code", text=text, raw=text, block=True)),
        TEXTS.map(lambda text: Span(kind="maths", text=text, raw=text, language="latex")),
        TEXTS.map(lambda text: Span(kind="text", text=text, raw=text, say=Say(sub=text or "x"))),
        TEXTS.map(lambda text: Span(kind="text", text=text, raw=text, say=Say(ph="ˈæ"))),
        TEXTS.map(lambda text: Span(kind="text", text=text, raw=text, say=Say(interpret="date"))),
        TEXTS.map(
            lambda text: Span(kind="text", text=text, raw=text, say=Say(interpret="characters"))
        ),
        st.just(Span(kind="pause", text="", raw="[pause 1s]", milliseconds=1000)),
        st.just(Span(kind="sound", text="", raw="[sound: a.wav]", sound="a.wav")),
    ),
    max_size=5,
)


@property_test
@given(TEXTS, ENGLISH)
def test_text_is_never_lost_and_always_speakable(text: str, english: str) -> None:
    """What is written is all there, what is spoken holds no sign, and twice gives the same."""
    made = pieces((plain_span(text),), english=english, lexicon=LEXICON)
    assert "".join(piece.written for piece in made) == text
    assert all(piece.rule or piece.spoken == piece.written for piece in made)
    spoken = "".join(piece.spoken for piece in made)
    assert SPEAKABLE.fullmatch(spoken), [p for p in made if not SPEAKABLE.fullmatch(p.spoken)]
    assert made == pieces((plain_span(text),), english=english, lexicon=LEXICON)


@property_test
@given(SPANS)
def test_spans_are_never_lost(spans: list[Span]) -> None:
    """Spans of every kind side by side come out whole, and only as words."""
    made = pieces(spans, lexicon=LEXICON)
    assert "".join(piece.written for piece in made) == "".join(span.text for span in spans)
    assert SPEAKABLE.fullmatch("".join(piece.spoken for piece in made))


@property_test
@given(st.lists(SPANS, max_size=3), st.integers(60, 300))
def test_utterances_hold_all_that_is_written(turns: list[list[Span]], limit: int) -> None:
    """The captions of a turn's utterances, joined, are the turn's text, and none is too long."""
    given_turns = [Turn(role="A", spans=tuple(spans), line=1) for spans in turns]
    found = utterances(
        given_turns,
        voice_of=lambda role: VOICE,
        english="en-US",
        lexicon=LEXICON,
        max_characters=limit,
    )
    silent = {finding.source for finding in unspoken(given_turns, found, "a.md")}
    for number, turn in enumerate(given_turns):
        captions = "".join(one.caption for one in found if one.turn == number)
        written = "".join(span.text for span in turn.spans)
        if captions or not written.strip():
            assert captions in (written, "")
        else:
            assert silent
    for one in found:
        assert len(one.text) <= limit
        assert bool(one.sound) != any(char.isalnum() for char in one.text)
        assert one.text == one.text.strip()
        assert SPEAKABLE.fullmatch(one.text)


def test_the_tables_of_cases_are_there() -> None:
    """The data that the strategies draw from is not empty."""
    assert (DATA / "prose.tsv").is_file()
    assert len(table("prose.tsv")) > 200
