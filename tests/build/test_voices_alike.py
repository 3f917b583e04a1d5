"""The roles of a course can be told apart by ear."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from producer.build import heard
from producer.build.voices import alike
from producer.model import Piece, Signal, Source, Utterance, Voice
from producer.store import Store

SIGNAL = Signal(
    rate=24_000, length=72_000, peak=-3.0, level=-20.0, floor=-50.0, offset=0.0, start=-50.0,
    end=-50.0, gap=(0, 0), hole=(0, 0), clicks=(), click=5.0, flat=0, clipped=-1, hum=-50.0,
    step=0.0, stepped=-1, echo=3.0, echoed=0, pitch=180.0, timbre=(0.0,) * 12,
)  # fmt: skip
TEXT = "The first loop waits for the second one"


def spoken(store: Store, role: str, signal: Signal) -> dict[str, Utterance]:
    """Ten takes of a role that all sound like `signal`."""
    one = Utterance(
        role=role,
        voice=Voice(engine="tone", name=role.lower()),
        pieces=(Piece(written=TEXT, spoken=TEXT),),
        source=Source(path="a.md", line=1),
    )
    found = {f"{role.lower()}{number:039}": one for number in range(10)}
    for key in found:
        heard.put_signal(store, key, signal)
    return found


@pytest.mark.parametrize(
    ("pitch", "timbre", "expected"),
    [(185.0, 0.1, True), (120.0, 0.1, False), (185.0, 1.2, False)],
    ids=["alike", "another pitch", "another timbre"],
)
def test_two_roles_that_sound_alike_are_told(
    tmp_path: Path, pitch: float, timbre: float, expected: bool
) -> None:
    """Neither the pitch nor the timbre tells them apart: a listener is lost."""
    store = Store(tmp_path)
    other = replace(SIGNAL, pitch=pitch, timbre=(timbre, *SIGNAL.timbre[1:]))
    takes = spoken(store, "Teacher", SIGNAL) | spoken(store, "Student", other)
    found = alike(store, takes, "scripts/a/course.yaml")
    assert [one.code for one in found] == (["voices-alike"] if expected else [])
    assert all("Teacher and Student" in one.message for one in found)


def test_what_is_not_recorded_tells_nothing(tmp_path: Path) -> None:
    """A check before the first build is silent about voices."""
    takes = dict.fromkeys("ab", next(iter(spoken(Store(tmp_path / "x"), "A", SIGNAL).values())))
    assert alike(Store(tmp_path), takes, "scripts/a/course.yaml") == ()
