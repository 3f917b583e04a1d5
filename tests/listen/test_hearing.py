"""What was heard is compared by its sound; the cases are data that anyone can edit."""

from __future__ import annotations

from pathlib import Path

import pytest

from producer.build.hearing import compared, normalised, to_say
from producer.listen.compare import Word, compare
from producer.listen.ear import WINDOW, nearest, packed
from producer.model import Heard, HeardWord, Piece, Source, Utterance, Voice

VOICE = Voice(engine="tone", name="a3")
CASES = [
    tuple(part.strip() for part in line.split("|"))
    for line in (Path(__file__).parent.parent / "data/listen/compare.txt").read_text().splitlines()
    if not line.startswith("#")
]


def utterance(*pieces: Piece) -> Utterance:
    return Utterance(role="Teacher", voice=VOICE, pieces=pieces, source=Source(path="a.md", line=3))


def hear(said: str, written: str) -> Heard:
    words = tuple(
        HeardWord(text=text, start=1000 * at, end=1000 * at + 900)
        for at, text in enumerate(written.split())
    )
    return compared(utterance(Piece(written=said, spoken=said)), normalised(words, VOICE))


def told(said: str, heard: Heard) -> str:
    """The differences as the cases have them."""
    words = [word.strip(".,?!").lower() for word in said.split()]
    other = [word.text.strip(".,?!").lower() for word in heard.words]
    rows = [
        f"{one.kind} {' '.join(words[one.start : one.end])} > "
        f"{' '.join(other[one.heard_start : one.heard_end])}"
        for one in heard.differences
    ]
    return "; ".join(" ".join(row.split()) for row in rows)


@pytest.mark.parametrize(("said", "written", "expected"), CASES, ids=[c[1] for c in CASES])
def test_words_are_compared_by_their_sound(said: str, written: str, expected: str) -> None:
    """What sounds the same is right however it is spelled; what is missing or other is told."""
    found = told(said, hear(said, written))
    assert found if expected == "*" else found == expected


def test_a_term_is_judged_by_the_sound_that_the_lexicon_asks_for() -> None:
    """`nginx` said as its lexicon has it is right, and said as it is written it isn't."""
    one = utterance(
        Piece(written="Start ", spoken="Start "),
        Piece(written="nginx", spoken="engine x", rule="lexicon"),
        Piece(written=" now", spoken=" now"),
    )
    assert [word.term for word in to_say(one)] == ["", "nginx", "nginx", ""]

    def heard(text: str) -> Heard:
        words = tuple(HeardWord(text=word, start=0, end=9) for word in text.split())
        return compared(one, words)

    assert not heard("Start engine ex now").differences
    assert not heard("Start NGINX now").differences
    (wrong,) = heard("Start banjo now").differences
    assert wrong.term == "nginx"


def test_a_heard_number_becomes_words_with_its_time() -> None:
    """Times survive the normalisation: a line can be played where it is wrong."""
    words = (HeardWord(text="It", start=0, end=10), HeardWord(text="took", start=10, end=20))
    found = normalised((*words, HeardWord(text="25", start=20, end=40)), VOICE)
    assert " ".join(word.text for word in found).replace("-", " ") == "It took twenty five"
    assert (found[-1].start, found[-1].end) == (20, 40)


def test_takes_are_heard_half_a_minute_at_a_time() -> None:
    """Each once, and no window is longer than what the ear-model hears at once."""
    seconds = [3.0, 29.5, 0.5, 12.0, 12.0, 2.5, 7.0]
    groups = packed(seconds)
    assert sorted(number for group in groups for number in group) == list(range(7))
    assert all(
        sum(seconds[number] + 1 for number in group) <= WINDOW for group in groups if len(group) > 1
    )
    assert nearest([(10, 20), (40, 60)], 32) == 1


def test_a_word_that_is_heard_as_it_is_spelled_is_right() -> None:
    """An ear writes "read" for either way of reading it: nobody is sent to listen for that."""
    wanted = [Word(text="I", sounds="I"), Word(text="read", sounds="ɹɛd")]
    assert not compare(wanted, [wanted[0], Word(text="Read.", sounds="ɹid")]).differences
    assert compare(wanted, [wanted[0], Word(text="banana.", sounds="bənænə")]).differences
