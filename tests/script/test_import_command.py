"""`producer import`, run as a person runs it, in a project of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from producer.cli import main
from producer.commands.import_ import import_pages
from producer.project import load
from producer.script.newcourse import with_castings
from producer.script.read import read
from tests.script import pagebuilder

PAGE = pagebuilder.DATA / "pages" / "08-code-in-turns.yaml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "scripts").mkdir()
    (tmp_path / "voices").mkdir()
    roles = "".join(f"  Student {n}: {{tone: a{n}}}\n" for n in (1, 2, 3))
    cast = f"engine: tone\nroles:\n  Teacher: {{tone: a2}}\n  Narrator: {{tone: c3}}\n{roles}"
    (tmp_path / "voices" / "cast.yaml").write_text(cast)
    (tmp_path / "page.txt").write_bytes(pagebuilder.render(*pagebuilder.load(PAGE)))
    return tmp_path


def run(project: Path, *words: str) -> int:
    return main(["import", "--project", str(project), *words])


def files(project: Path) -> dict[str, str]:
    folder = project / "scripts" / "basics"
    return {path.name: path.read_text("utf-8") for path in sorted(folder.iterdir())}


STEM = "06-03-functions-in-python"


def test_a_page_becomes_scripts_and_a_course(project: Path) -> None:
    assert run(project, str(project / "page.txt"), "--course", "basics") == 0
    assert list(files(project)) == [f"{STEM}-audiobook.md", f"{STEM}.md", "course.yaml"]
    course = load(project).course("basics")
    assert (course.title, load(project).findings) == ("Python Basics", ())


def test_importing_again_changes_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = str(project / "page.txt")
    run(project, page, "--course", "basics")
    before = files(project)
    capsys.readouterr()
    assert run(project, page, "--course", "basics") == 0
    assert files(project) == before
    shown = capsys.readouterr().out.split("\n")
    assert [line.split()[0] for line in shown if line] == ["unchanged", "unchanged"]


def test_an_authors_edit_is_shown_and_kept(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = str(project / "page.txt")
    run(project, page, "--course", "basics")
    path = project / "scripts" / "basics" / f"{STEM}.md"
    edited = path.read_text("utf-8").replace("And with a default", "And now with a default")
    path.write_text(edited, "utf-8")
    assert run(project, page, "--course", "basics") == 1
    assert path.read_text("utf-8") == edited
    shown = capsys.readouterr().out
    assert "-**Teacher:** And now with a default:" in shown
    assert run(project, page, "--course", "basics", "--write-new") == 0
    assert path.read_text("utf-8") == edited
    beside = path.with_name(f"{STEM}.new.md").read_text("utf-8")
    assert "**Teacher:** And with a default:" in beside


def test_json_prints_what_was_read_and_writes_nothing(
    project: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(project, "--json", str(project / "page.txt")) == 0
    found = json.loads(capsysbinary.readouterr().out)
    page, _ = pagebuilder.load(PAGE)
    assert {name: found[name] for name in page} == page
    assert {"code", "message", "line", "severity", "hint"} == set(found["findings"][0])
    assert list((project / "scripts").iterdir()) == []


def test_roles_without_a_voice_get_a_spare_one(project: Path) -> None:
    talk = project / "talk.md"
    talk.write_text("**Ann:** Hello.\n\n**Bob:** Hi.\n")
    asked = []

    def spare(roles: list[str]) -> dict[str, str]:
        asked.append(roles)
        return {"Ann": "e5"}

    pages = [read(talk.read_bytes(), "talk.md")]
    assert import_pages(pages, project=project, course="talks", spare_voices=spare) == 0
    assert asked == [["Ann", "Bob"]]
    (casting,) = load(project).course("talks").cast
    assert (casting.role, casting.voices[0].name) == ("Ann", "e5")


def test_castings_are_added_without_touching_the_rest() -> None:
    text = "# mine\ntitle: T # yes\n\ncast: # voices\n    Ann: a1\n\ncode: gist\n"
    added = with_castings(text, {"Bob: x": "b2"})
    assert added == text.replace("voices\n", 'voices\n    "Bob: x": b2\n')
    assert with_castings("title: T", {"Bob": "b2"}) == 'title: T\n\ncast:\n  "Bob": b2\n'
    assert with_castings("cast: {Ann: a1}\n", {"Bob": "b2"}) is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["absent.txt", "--course", "x"], "can't read"),
        (["scripts", "--course", "x"], "is a folder"),
        (["empty.txt", "--course", "x"], "the file is empty"),
        (["picture.png", "--course", "x"], "not a text file"),
        (["page.txt", "--course", "../x"], "can't be a course's folder"),
        (["page.txt"], "which course?"),
        (["page.txt", "--course", "x", "--kind", "pge"], "did you mean `page`?"),
        (["nobody.txt", "--course", "x", "--kind", "page"], "nobody says anything"),
    ],
)
def test_bad_input_is_one_clear_line(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    said: str,
) -> None:
    (project / "empty.txt").write_bytes(b"\xef\xbb\xbf \n")
    (project / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(4000))
    (project / "nobody.txt").write_text("Key Concepts\n\n  • A: b\n")
    monkeypatch.chdir(project)
    assert main(["import", *words]) == 1
    errors = [line for line in capsys.readouterr().err.split("\n") if line]
    assert said in errors[-1] and "Traceback" not in "".join(errors)
    assert not (project / "scripts" / "x").exists()


def test_a_file_where_the_course_should_be_is_one_clear_line(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "scripts" / "basics").write_text("mine")
    assert run(project, str(project / "page.txt"), "--course", "basics") == 1
    errors = capsys.readouterr().err
    assert "scripts/basics" in errors and "Traceback" not in errors
    assert (project / "scripts" / "basics").read_text() == "mine"


def test_one_bad_page_does_not_keep_the_others_out(project: Path) -> None:
    assert run(project, "absent.txt", str(project / "page.txt"), "--course", "basics") == 1
    assert f"{STEM}.md" in files(project)


def test_two_pages_of_one_name_are_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = str(project / "page.txt")
    assert run(project, page, page, "--course", "basics") == 1
    assert "would both be" in capsys.readouterr().err
