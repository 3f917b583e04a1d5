"""A take is stored under what is heard, and nothing else."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from producer.model import Piece, Source, Utterance
from producer.speech import takes
from producer.speech.engines import Recording
from producer.store import Store

from .lines import line

BASE = line("Call ", ("nginx", "ˈɛndʒɪn"), " now.")

UNHEARD = {
    "role": replace(BASE, role="Student 1"),
    "source": replace(BASE, source=Source(path="elsewhere.md", line=99)),
    "turn": replace(BASE, turn=4),
    "ends": replace(BASE, ends="clause"),
    "pause": replace(BASE, pause=800),
    "written": replace(BASE, pieces=tuple(replace(p, written="x") for p in BASE.pieces)),
    "rule": replace(BASE, pieces=tuple(replace(p, rule="x", kind="code") for p in BASE.pieces)),
    "cut elsewhere": line("Ca", "ll ", ("nginx", "ˈɛndʒɪn"), " no", "w."),
    "skipped piece": replace(
        BASE, pieces=(*BASE.pieces[:1], Piece(written="#", spoken=""), *BASE.pieces[1:])
    ),
}
HEARD = {
    "words": line("Call ", ("nginx", "ˈɛndʒɪn"), " later."),
    "pronunciation": line("Call ", ("nginx", "ɛn"), " now."),
    "no pronunciation": line("Call nginx now."),
    "voice": replace(BASE, voice=replace(BASE.voice, name="c4")),
    "rate": replace(BASE, voice=replace(BASE.voice, rate=0.9)),
    "engine": replace(BASE, voice=replace(BASE.voice, engine="kokoro")),
    "take": replace(BASE, take=2),
}


@pytest.mark.parametrize("name", UNHEARD)
def test_what_nobody_hears_records_nothing_again(name: str) -> None:
    """Renaming, moving and rewriting round the same words keeps the take."""
    assert takes.take_key(UNHEARD[name], "v1") == takes.take_key(BASE, "v1")


@pytest.mark.parametrize("name", HEARD)
def test_what_is_heard_is_in_the_key(name: str) -> None:
    """Other words, another pronunciation, voice, pace or take is another recording."""
    assert takes.take_key(HEARD[name], "v1") != takes.take_key(BASE, "v1")


def test_another_engine_version_records_again() -> None:
    """The fingerprint is in the key."""
    assert takes.take_key(BASE, "v1") != takes.take_key(BASE, "v2")


def test_a_stored_take_comes_back_whole(tmp_path: Path) -> None:
    """Samples, rate and word times survive the store; a damaged file is no take."""
    store = Store(tmp_path)
    samples = np.array([0, 1, -1, 32767, -32768], dtype=np.int16)
    recording = Recording(rate=24_000, samples=samples, words=((0, 2), (2, 5)))
    put = takes.put(store, "ab12", recording, estimated=True)
    found = takes.find(store, "ab12")
    assert found == put
    assert found is not None
    assert (found.rate, found.length, found.words) == (24_000, 5, ((0, 2), (2, 5)))
    assert found.estimated
    data = takes.samples(store, "ab12")
    assert data is not None
    assert np.array_equal(np.frombuffer(data, dtype="<i2"), samples)
    path = store.path(takes.KIND, "ab12")
    path.write_bytes(path.read_bytes()[:-1])
    assert takes.find(store, "ab12") is None
    assert takes.samples(store, "ab12") is None


TEXTS = st.lists(
    st.tuples(st.text(alphabet="ab ,.\n", max_size=12), st.sampled_from(["", "", "ə"])), max_size=5
)


@given(TEXTS)
def test_halves_lose_no_word(pieces: list[tuple[str, str]]) -> None:
    """A line cut in two is the same line, and both halves have words."""
    said = line(*pieces)
    halves = takes.halves(said)
    if halves is None:
        return
    assert halves[0].text + halves[1].text == said.text
    assert halves[0].text.split() + halves[1].text.split() == said.text.split()
    assert halves[0].text.strip() and halves[1].text.strip()


def test_halves_are_cut_at_a_pause_if_there_is_one() -> None:
    """Two clauses are spoken as two clauses; one word stays one."""

    def cut(said: Utterance) -> list[str]:
        return [half.text for half in takes.halves(said) or ()]

    assert cut(line("One, two three four five six")) == ["One,", " two three four five six"]
    assert cut(line("One two three four")) == ["One two", " three four"]
    assert cut(line("One")) == []
    assert cut(line(("one two", "ə"))) == []


@given(st.text(alphabet="ab1 .,\n—", max_size=60), st.integers(0, 100_000))
def test_estimated_words_fill_the_take(text: str, length: int) -> None:
    """One time for each word, in order, inside the audio, the last up to its end."""
    times = takes.estimate_words(text, length)
    assert len(times) == len(text.split())
    edges = [edge for time in times for edge in time]
    assert edges == sorted(edges)
    assert not times or (edges[0] >= 0 and edges[-1] == length)
