"""`producer voices` and `producer doctor`, as they are run."""

from __future__ import annotations

import wave
from pathlib import Path

import pytest

from producer.cli import main

CAST = """\
engine: tone
roles:
  Teacher: {tone: a3, kokoro: am_michael}
  Student 1: {tone: {voice: c4, rate: 0.9}}
  Guest: {kokoro: af_sarah}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PRODUCER_CACHE", str(tmp_path / "cache"))
    (tmp_path / "scripts").mkdir()
    (tmp_path / "voices").mkdir()
    (tmp_path / "voices" / "cast.yaml").write_text(CAST)
    return tmp_path


def run(project: Path, *words: str) -> int:
    return main(["voices", *words, "--project", str(project)])


def test_the_cast_and_the_engines_are_listed(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Roles with their voices, engines with what they can, what is missing with its reason."""
    assert run(project) == 0
    said = capsys.readouterr().out
    assert "Student 1  c4  at 0.9 of its pace" in said
    assert "Guest      -" in said
    assert "kokoro: word times" in said and "not installed: kokoro-v1.0.int8.onnx" in said
    assert "am_michael*" in said
    assert "pyttsx3: no word times" in said


def test_one_engine_may_be_asked_for(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its cast and its voices alone."""
    assert run(project, "--engine", "kokoro") == 0
    said = capsys.readouterr().out
    assert "Cast for kokoro" in said and "Guest      af_sarah" in said
    assert "hibari" not in said


def test_a_sample_of_a_role_can_be_heard(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A WAV file for each role that is asked for, under its name."""
    assert run(project, "sample", "Student 1") == 0
    path = project / "build" / "samples" / "student-1.wav"
    assert str(path) in capsys.readouterr().out
    with wave.open(str(path)) as file:
        assert file.getparams()[:3] == (1, 2, 24_000)
        assert file.getnframes() > 5 * 24_000
    assert sorted(p.name for p in path.parent.iterdir()) == ["student-1.wav"]


def test_an_engine_that_nobody_is_cast_for_is_dealt_voices(project: Path) -> None:
    """`--engine hibari` works at once, for every role of the cast."""
    folder = project / "heard"
    assert (
        run(project, "sample", "--engine", "hibari", "--output", str(folder), "--text", "Hi.") == 0
    )
    assert sorted(p.name for p in folder.iterdir()) == ["guest.wav", "student-1.wav", "teacher.wav"]


def test_mistakes_are_one_clear_line(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown role, a role without a voice, an unknown engine: exit code 1 and what to do."""
    for words, expected in (
        (("sample", "Techer"), "did you mean `Teacher`?"),
        (("sample", "Guest"), "add to voices/cast.yaml under roles: `Guest: {tone: "),
        (("sample", "--engine", "tonne"), "did you mean `tone`?"),
        (("install", "koko"), "did you mean `kokoro`?"),
    ):
        assert run(project, *words) == 1
        said = capsys.readouterr().err
        assert expected in said and "Traceback" not in said


def test_installing_an_engine_that_needs_nothing_says_ready(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """For an engine with files see test_assets.py and test_kokoro.py."""
    assert run(project, "install", "hibari") == 0
    assert capsys.readouterr().out == "hibari is ready\n"


def test_the_doctor_says_what_is_there_and_what_to_do(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing to do for an engine that is ready; a command to run for one that isn't."""
    assert main(["doctor", "--project", str(project)]) == 0
    said = capsys.readouterr().out
    assert "tone             ready" in said and "(the cast speaks with it)" in said
    assert "kokoro           not ready: kokoro-v1.0.int8.onnx" in said
    assert str(project / "cache") in said and "All is well." in said
    cast = project / "voices" / "cast.yaml"
    cast.write_text(CAST.replace("engine: tone", "engine: kokoro"))
    assert main(["doctor", "--project", str(project)]) == 1
    assert "producer voices install kokoro" in capsys.readouterr().out
    cast.write_text("roles: [")
    assert main(["doctor", "--project", str(project)]) == 1
    assert "voices/cast.yaml:" in capsys.readouterr().out
