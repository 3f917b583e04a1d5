"""`producer spoken` and `producer lexicon` from the door inwards."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from producer.cli import main


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one course of one script."""
    folder = tmp_path / "scripts" / "demo"
    folder.mkdir(parents=True)
    (tmp_path / "voices").mkdir()
    (folder / "course.yaml").write_text("title: Demo\n", "utf-8")
    (folder / "01-a.md").write_text(
        "---\ntitle: One\n---\n\n## A\n\n**Teacher:** The frobnicator frobs `asyncio`, and SQL.\n",
        "utf-8",
    )
    return tmp_path


def spoken(
    lines: bytes, *options: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> list[str]:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines)))
    assert main(["spoken", *options]) == 0
    return capsys.readouterr().out.splitlines()


def test_one_line_of_words_for_each_line(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Blank lines, carriage returns, control characters and bad bytes keep their line."""
    lines = b"Run `f(1)`.\r\n\n*5 GB/s* & $x^2$\n\x0c\x0ba\xff\x85 b\xe2\x80\xa8c\nno end"
    found = spoken(lines, "--project", str(project), monkeypatch=monkeypatch, capsys=capsys)
    assert len(found) == 5
    assert found[0] == "Run F of one."
    assert found[1] == ""
    assert found[2] == "five gigabytes per second and x squared"
    assert found[4] == "no end"


def test_the_language_decides(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """--language en-GB reads dates and numbers the British way."""
    options = ("--project", str(project), "--language", "en-GB")
    found = spoken(b"105 on 1/2/2026\n", *options, monkeypatch=monkeypatch, capsys=capsys)
    assert found == ["one hundred and five on the first of February, twenty twenty six"]


def test_explain_names_each_rule(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """--explain shows what became what, by which rule; the words come first."""
    options = ("--project", str(project), "--explain")
    found = spoken(b"[SQL] at 5%\n", *options, monkeypatch=monkeypatch, capsys=capsys)
    assert found[0] == "S Q L at five percent"
    assert "    SQL -> S Q L  [lexicon]" in found
    assert "    5% -> five percent  [percent]" in found
    assert "    [ -> (silent)  [bracket]" in found


def test_a_term_is_taught_and_spoken(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`lexicon add` writes the project's or a course's lexicon, and `spoken` reads it."""
    place = ("--project", str(project))
    assert main(["lexicon", "add", "SQL", "sequel", *place]) == 0
    assert main(["lexicon", "add", "SQL", "squeal", "--course", "demo", *place]) == 0
    capsys.readouterr()
    found = spoken(b"SQL\n", *place, monkeypatch=monkeypatch, capsys=capsys)
    assert found == ["sequel"]
    options = (*place, "--course", "demo")
    assert spoken(b"SQL\n", *options, monkeypatch=monkeypatch, capsys=capsys) == ["squeal"]


def test_a_bad_pronunciation_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A sign that is no IPA is one line of error, and nothing is written."""
    place = ("--project", str(project))
    assert main(["lexicon", "add", "SQL", "/s3kwl/", *place]) == 1
    assert "no sign of the IPA" in capsys.readouterr().err
    assert not (project / "voices" / "lexicon.pls").exists()
    assert main(["lexicon", "add", "SQL", "sequel", "--course", "none", *place]) == 1
    assert "there is no folder scripts/none/" in capsys.readouterr().err


def test_a_broken_lexicon_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A malformed file is one line with file and line, not a traceback."""
    (project / "voices" / "lexicon.pls").write_text("<lexicon>\n<lexeme>\n", "utf-8")
    assert main(["spoken", "--project", str(project)]) == 1
    error = capsys.readouterr().err
    assert error.startswith("voices/lexicon.pls:3: the XML is not well formed")
    assert error.count("\n") == 1


def test_unknown_terms_of_a_course(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Terms that nothing knows are listed with what would be said; known ones are not."""
    pytest.importorskip("hibari")
    assert main(["lexicon", "unknown", "demo", "--project", str(project)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines] == [["1", "frobnicator"], ["1", "frobs"]]


def test_lines_come_out_as_they_go_in(project: Path) -> None:
    """A line is answered before the next is read: the command can be talked with."""
    command = [sys.executable, "-m", "producer", "spoken", "--project", str(project)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        for written, words in ((b"5%\n", b"five percent\n"), (b"6 km\n", b"six kilometers\n")):
            process.stdin.write(written)
            process.stdin.flush()
            assert process.stdout.readline() == words
        process.stdin.close()
        assert process.wait(timeout=30) == 0


def test_nothing_heavy_is_loaded() -> None:
    """Speaking a line of prose loads no parser of scripts, no YAML, no engine."""
    code = (
        "import sys, io; sys.stdin = io.TextIOWrapper(io.BytesIO(b'Hi 5 GB/s\\n'));"
        "from producer.cli import main; main(['spoken']);"
        "print(sorted({'yaml', 'numpy', 'xml.etree', 'producer.script.inline',"
        " 'producer.speech.rules.maths', 'hibari'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["Hi five gigabytes per second", "[]"]
