"""Each role has a voice of its own, and who has none is told which one is free."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.errors import SpeechError
from producer.model import Cast, Casting, Source, Voice
from producer.project import load_cast
from producer.speech import engines
from producer.speech.casting import assign, check, propose, resolve, spare
from producer.speech.engines import EngineVoice, hibari, kokoro, tone

ROOT = Path(__file__).parents[2]
AT = Source(path="scripts/course/01.md", line=12)


def casting(role: str, *voices: str, path: str = "voices/cast.yaml") -> Casting:
    """Voices as `engine:name`."""
    pairs = [voice.split(":") for voice in voices]
    return Casting(
        role=role,
        voices=tuple(Voice(engine=engine, name=name) for engine, name in pairs),
        source=Source(path=path, line=3),
    )


CAST = Cast(
    castings=(
        casting("Teacher", "kokoro:am_michael", "tone:a3"),
        casting("Student 1", "kokoro:af_sarah"),
        casting("Narrator", "kokoro:af_heart"),
    )
)


def test_the_course_counts_before_the_project() -> None:
    """For the engine that it names; for others the project's voice stays."""
    own = (casting("Teacher", "kokoro:am_onyx"),)
    found = resolve("Teacher", CAST, own, "kokoro")
    assert found is not None and found.name == "am_onyx"
    kept = resolve("Teacher", CAST, own, "tone")
    assert kept is not None and kept.name == "a3"
    assert resolve("Nobody", CAST, own, "kokoro") is None


def test_a_role_without_a_voice_proposes_one_that_nobody_uses() -> None:
    """The finding stands at the line that needs the voice, and the hint can be pasted."""
    roles = {"Teacher": AT, "Student 9": AT, "Student 10": AT}
    assigned = assign(roles, CAST, (), "kokoro", kokoro.voices)
    assert set(assigned.voices) == {"Teacher"}
    hints = [finding.hint for finding in assigned.findings]
    assert [finding.code for finding in assigned.findings] == ["role-without-voice"] * 2
    assert assigned.findings[0].source == AT
    proposed = [hint.rpartition("kokoro: ")[2].rstrip("}`") for hint in hints]
    assert len(set(proposed)) == 2
    assert not set(proposed) & {"am_michael", "af_sarah", "af_heart"}
    assert (
        hints[0] == f"add to voices/cast.yaml under roles: `Student 9: {{kokoro: {proposed[0]}}}`"
    )


def test_a_slip_in_a_role_is_told_as_one() -> None:
    """`Techer` is no new speaker; `Student 6` is no slip for Student 1."""
    slip, student = assign(
        {"Techer": AT, "Student 6": AT}, CAST, (), "kokoro", kokoro.voices
    ).findings
    assert slip.hint.startswith("did you mean Teacher?")
    assert "did you mean" not in student.hint


def test_a_draft_engine_deals_voices_that_stay() -> None:
    """Everyone in the cast counts, so a role sounds the same in every script of the course."""
    one = assign({"Student 1": AT}, CAST, (), "tone", tone.voices, deal=True)
    two = assign({"Guest": AT, "Student 1": AT}, CAST, (), "tone", tone.voices, deal=True)
    assert one.voices["Student 1"] == two.voices["Student 1"]
    assert two.voices["Guest"].name not in {"a3", two.voices["Student 1"].name}
    assert not one.findings and not two.findings


@given(st.lists(st.text(min_size=1, max_size=5), unique=True, max_size=14))
def test_dealt_voices_are_different_as_long_as_they_last(names: list[str]) -> None:
    """Any roles, any number: each has a voice, and no two share one while others are free."""
    assigned = assign(dict.fromkeys(names, AT), Cast(), (), "hibari", hibari.voices, deal=True)
    assert list(assigned.voices) == names
    dealt = [voice.name for voice in assigned.voices.values()]
    assert len(set(dealt)) == min(len(names), len(hibari.voices()))


def test_an_engine_without_voices_says_so() -> None:
    """A system without a speaker is one clear line."""
    with pytest.raises(SpeechError, match="pyttsx3 has no voices here"):
        assign({"Teacher": AT}, Cast(), (), "pyttsx3", tuple, deal=True)


def test_voices_are_not_asked_for_when_everyone_has_one() -> None:
    """Listing the system's voices takes time; a build with nothing to do has none to spare."""

    def never() -> tuple[EngineVoice, ...]:
        raise AssertionError("the voices were listed")

    assert not assign({"Teacher": AT}, CAST, (), "kokoro", never).findings


def test_spares_come_best_first_and_only_good_ones() -> None:
    """A voice that is never proposed has grade 0."""
    voices = [
        EngineVoice(name=name, language="en-US", gender="", grade=grade)
        for name, grade in (("b", 2), ("whisper", 0), ("a", 1), ("c", 3))
    ]
    assert [voice.name for voice in spare(["a"], voices)] == ["b", "c"]


def test_an_importer_is_proposed_a_voice_for_each_new_role() -> None:
    """Different ones, and none for who has a voice."""
    found = propose(["Teacher", "Student 7", "Guest"], CAST, (), "kokoro", kokoro.voices)
    assert list(found) == ["Student 7", "Guest"]
    assert len({voice.name for voice in found.values()}) == 2


def test_odd_castings_are_found() -> None:
    """A voice that the engine doesn't have, and one that two roles share."""
    odd = Cast(
        castings=(
            casting("Teacher", "kokoro:am_micheal"),
            casting("Student 1", "kokoro:af_sarah"),
            casting("Student 2", "kokoro:af_sarah"),
        )
    )
    unknown, shared = check(odd, (), "kokoro", kokoro.voices)
    assert (unknown.code, unknown.hint) == ("unknown-voice", "did you mean am_michael?")
    assert (shared.code, shared.severity) == ("shared-voice", "warning")
    assert [f.code for f in check(odd, (), "kokoro", tuple)] == ["shared-voice"]


@pytest.mark.parametrize("engine", ["kokoro", "hibari", "tone"])
def test_the_project_is_cast_well(engine: str) -> None:
    """The classroom's roles and the Narrator have voices of their own, and they exist."""
    cast = load_cast(ROOT)
    classroom = ["Teacher", *(f"Student {n}" for n in range(1, 5)), "Narrator"]
    voices = engines.load(engine).voices
    assigned = assign(dict.fromkeys(classroom, AT), cast, (), engine, voices)
    assert not assigned.findings
    assert len({voice.name for voice in assigned.voices.values()}) == len(classroom)
    assert check(cast, (), engine, voices) == []
