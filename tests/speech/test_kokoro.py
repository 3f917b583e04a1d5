"""The default engine, for real: its files come from packages, so these tests may use the network.

They are skipped, with the reason, where the files can't be had.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from producer.errors import SpeechError
from producer.speech import takes
from producer.speech.engines import Engine, Recording, kokoro
from producer.speech.engines._kokoro_assets import MODEL, VOICES
from producer.speech.record import Recorder
from producer.speech.requests import Recorded, Request
from producer.speech.soundcheck import accept, trim
from producer.store import Store

from .lines import line

SAID = "It waits for them."


def quiet(what: str, done: int, total: int) -> None:
    """No progress is shown."""


@pytest.fixture(scope="module")
def ready() -> None:
    try:
        kokoro.prepare(quiet)
    except SpeechError as error:
        pytest.skip(f"Kokoro's files can't be had here: {error.message[:200]}")


@pytest.fixture(scope="module")
def engine(ready: None) -> Iterator[Engine]:
    yield kokoro.Engine()


def read(engine: Engine, text: str = SAID, voice: str = "am_michael", take: int = 1) -> Recording:
    return engine.speak(line(text, engine="kokoro", voice=voice, take=take))


def test_files_are_the_pinned_ones(ready: None) -> None:
    """28 English voices and the model, every byte."""
    assert kokoro.missing(tuple(VOICES)) == ""
    assert len(VOICES) == 28
    assert MODEL.whole() and all(voice.whole() for voice in VOICES.values())


def test_a_line_is_read_with_its_words(engine: Engine) -> None:
    """Accepted, word by word, and the same bytes every time."""
    said = line(SAID, engine="kokoro", voice="am_michael")
    first, second = engine.speak(said), engine.speak(said)
    assert np.array_equal(first.samples, second.samples)
    cut = trim(first)
    assert accept(said, cut) == ""
    assert cut.words is not None and len(cut.words) == 4
    assert cut.words[0][0] < 0.15 * cut.rate
    assert cut.words[-1][1] > len(cut.samples) - 0.15 * cut.rate
    assert all(end > start for start, end in cut.words)


def test_more_threads_speak_the_same_bytes(engine: Engine) -> None:
    """An edit's line has all cores; a whole build's has one."""
    one, two = read(engine), read(kokoro.Engine(2))
    assert np.array_equal(one.samples, two.samples)
    assert one.words == two.words


def test_a_word_is_where_its_sound_is(engine: Engine) -> None:
    """Before and after a pause in the line it is silent, inside its words it isn't."""
    cut = trim(read(engine, "Stop, please."))
    assert cut.words is not None
    (_, first), (second, _) = cut.words
    levels = np.abs(cut.samples.astype(np.float64))
    assert levels[:first].max() > 3_000 and levels[second:].max() > 3_000
    assert second - first > 0.05 * cut.rate
    middle = levels[(first + second) // 2 - 240 : (first + second) // 2 + 240]
    assert middle.mean() < 0.1 * levels.max()


def test_another_take_is_another_reading(engine: Engine) -> None:
    """And the voice's pace is heard."""
    first, second = read(engine), read(engine, take=2)
    assert len(first.samples) != len(second.samples) or (first.samples != second.samples).any()
    slow = engine.speak(line(SAID, engine="kokoro", voice="am_michael", rate=0.7))
    assert len(trim(slow).samples) > 1.25 * len(trim(first).samples)


def test_a_pronunciation_is_heard(engine: Engine) -> None:
    """IPA reaches the model, in a British voice, too."""
    plain = engine.speak(line("nginx", engine="kokoro", voice="bf_emma"))
    told = engine.speak(line(("nginx", "ˈɛndʒɪn ˈɛks"), engine="kokoro", voice="bf_emma"))
    assert len(plain.samples) != len(told.samples)
    assert told.words is not None and len(told.words) == 1


def test_a_line_longer_than_the_model_takes_is_read_whole(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cut at its clauses, joined, with a time for every word."""
    monkeypatch.setattr(kokoro, "_MOST", 30)
    text = "Here is one of many clauses, and then comes another, and it ends."
    said = line(text, engine="kokoro", voice="af_heart")
    cut = trim(engine.speak(said))
    assert accept(said, cut) == ""
    assert cut.words is not None and len(cut.words) == len(text.split())


def test_rows_stay_inside_the_voice() -> None:
    """Every length and reading has a row, and another reading another one."""
    for length in (1, 5, 60, kokoro._MOST):
        rows = [kokoro._row(length, reading) for reading in range(30)]
        assert all(0 <= row < 510 for row in rows)
        assert rows[0] == length
        assert rows[1] != rows[0]


def test_a_voice_that_kokoro_lacks_is_told(engine: Engine) -> None:
    """With the near one."""
    with pytest.raises(SpeechError, match="'am_micheal'") as caught:
        read(engine, voice="am_micheal")
    assert caught.value.hint == "did you mean `am_michael`?"


def test_it_records_in_a_worker(engine: Engine, tmp_path: Path) -> None:
    """The same bytes as in this process."""
    said = line("Thank you.", engine="kokoro", voice="af_sarah")
    store = Store(tmp_path)
    with Recorder("kokoro", store, jobs=1) as recorder:
        events = list(recorder.record([Request(key="ab", utterance=said)]))
    assert isinstance(events[-1], Recorded)
    here = trim(engine.speak(said))
    assert takes.samples(store, "ab") == here.samples.astype("<i2").tobytes()


def test_a_damaged_file_is_found_and_replaced(
    ready: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`producer voices install kokoro` repairs; a copy of the cache is harmed here."""
    good = VOICES["af_heart"].path.read_bytes()
    monkeypatch.setenv("PRODUCER_CACHE", str(tmp_path))
    path = VOICES["af_heart"].path
    path.parent.mkdir(parents=True)
    path.write_bytes(b"x" + good[1:])
    assert VOICES["af_heart"].present
    assert kokoro.repair() == ("af_heart.bin",)
    assert not path.exists()
