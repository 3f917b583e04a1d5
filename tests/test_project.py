"""Projects, courses and casts: what is wrong is told with file:line, the rest is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from producer import project
from producer.errors import ProjectError
from producer.model import Casting, Source, Voice

COURSE = "title: Loops\n"


def make(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root


MISTAKES = {
    "an unknown key": ("titel: x\ntitle: x", 1, "unknown-key"),
    "no title": ("author: me", 1, "missing-setting"),
    "a value that isn't one of the choices": (COURSE + "type: serail", 2, "unknown-value"),
    "an address that is none": (COURSE + "link: here", 2, "wrong-value"),
    "a language that nobody speaks yet": (COURSE + "language: fr", 2, "wrong-value"),
    "a cover outside the course": (COURSE + "cover: ../cover.png", 2, "path-outside"),
    "a cover that isn't there": (COURSE + "cover: cover.png", 2, "no-such-file"),
    "an absolute sound": (COURSE + "sounds:\n  intro: /etc/passwd", 3, "path-outside"),
    "an unknown sound": (COURSE + "sounds:\n  inro: a.wav", 3, "unknown-key"),
    "a rate that no player knows": (COURSE + "audio:\n  rate: 12345", 3, "unknown-value"),
    "a cast that is a list": (COURSE + "cast: [a]", 2, "wrong-type"),
    "a voice's unknown setting": (
        COURSE + "cast:\n  Ann: {kokoro: {voice: a, sped: 1}}", 3, "unknown-key"
    ),
    "an engine's name misspelt": (
        COURSE + "cast:\n  Ann: {kokroo: a}", 3, "unknown-engine"
    ),
    "malformed YAML": (COURSE + "author: 'open", 2, "course-file"),
    "a NUL in the title": ('title: "a\\0b"', 1, "control-character"),
    "a description that is too long": (
        COURSE + "description: " + "x" * 4001, 2, "description-too-long"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "line", "code"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_in_a_course_file_is_told_with_its_line(
    tmp_path: Path, text: str, line: int, code: str
) -> None:
    """The author is sent to the right place, and the other course is still read."""
    make(tmp_path, {"scripts/bad/course.yaml": text, "scripts/good/course.yaml": COURSE})
    found = project.load(tmp_path)
    assert [course.slug for course in found.courses] == ["good"]
    assert (code, f"scripts/bad/course.yaml:{line}") in [
        (finding.code, str(finding.source)) for finding in found.findings
    ]


def test_scripts_without_a_course_file_are_told(tmp_path: Path) -> None:
    """A folder of scripts is never passed over in silence."""
    make(tmp_path, {"scripts/lost/01.md": "x"})
    assert [finding.code for finding in project.load(tmp_path).findings] == ["no-course-file"]


def test_a_folder_name_that_makes_no_address_is_told(tmp_path: Path) -> None:
    """Addresses hold a-z, 0-9 and hyphens."""
    make(tmp_path, {"scripts/My Course/course.yaml": COURSE})
    assert [finding.code for finding in project.load(tmp_path).findings] == ["bad-course-name"]


def test_a_cast_names_a_voice_an_engine(tmp_path: Path) -> None:
    """The short form is the default engine's; the long one may set the rate."""
    text = "engine: tone\nroles:\n  Ann: a3\n  Bob: {tone: b3, kokoro: {voice: am_x, rate: 0.9}}\n"
    make(tmp_path, {"scripts/x/course.yaml": COURSE, "voices/cast.yaml": text})
    cast = project.load(tmp_path).cast
    assert cast.engine == "tone"
    assert cast.castings == (
        Casting(
            role="Ann",
            voices=(Voice(engine="tone", name="a3"),),
            source=Source(path="voices/cast.yaml", line=3),
        ),
        Casting(
            role="Bob",
            voices=(
                Voice(engine="tone", name="b3"),
                Voice(engine="kokoro", name="am_x", rate=0.9),
            ),
            source=Source(path="voices/cast.yaml", line=4),
        ),
    )


def test_settings_are_checked(tmp_path: Path) -> None:
    """A misspelt setting in pyproject.toml is not ignored."""
    make(tmp_path, {"scripts/x/course.yaml": COURSE})
    make(tmp_path, {"pyproject.toml": '[tool.producer]\nulr = "https://x.org"'})
    with pytest.raises(ProjectError) as caught:
        project.load(tmp_path)
    assert caught.value.hint == "did you mean `url`?"
    make(tmp_path, {"pyproject.toml": '[tool.producer]\nurl = "https://x.org/a"'})
    assert project.load(tmp_path).url == "https://x.org/a/"
    assert project.load(tmp_path, url="http://localhost:1").url == "http://localhost:1/"
    with pytest.raises(ProjectError):
        project.load(tmp_path, url="javascript:alert(1)")


def test_no_project_is_told(tmp_path: Path) -> None:
    """The first message that a lost newcomer reads says where to go."""
    with pytest.raises(ProjectError) as caught:
        project.load(tmp_path)
    assert "--project" in caught.value.hint


def test_an_unknown_course_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    """`producer build loop` finds out about `loops`; a broken one says why it is missing."""
    make(tmp_path, {"scripts/loops/course.yaml": COURSE, "scripts/bad/course.yaml": "a: 1"})
    found = project.load(tmp_path)
    assert found.course("loops").title == "Loops"
    with pytest.raises(ProjectError) as caught:
        found.course("loop")
    assert caught.value.hint == "did you mean `loops`?"
    with pytest.raises(ProjectError) as caught:
        found.course("bad")
    assert caught.value.findings


def test_scripts_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    """Drafts, notes to oneself and imports beside the author's edits are no scripts."""
    names = (
        "02-b.md",
        "01-a-more.md",
        "01-a.md",
        "_draft.md",
        ".x.md",
        "README.md",
        "01-a.new.md",
        "a.txt",
    )
    make(tmp_path, {f"scripts/x/{name}": "" for name in names})
    make(tmp_path, {"scripts/x/course.yaml": COURSE})
    found = project.load(tmp_path)
    paths = project.script_paths(found, found.courses[0])
    assert [path.name for path in paths] == ["01-a.md", "01-a-more.md", "02-b.md"]
