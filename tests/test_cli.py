"""The door: one line for every mistake, the right exit code, and never a traceback."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from types import ModuleType

import pytest

from producer import cli, plugins
from producer.errors import ScriptError
from producer.model import Finding, Source


def failing(error: BaseException) -> ModuleType:
    """A command that fails in a given way."""
    module = ModuleType("failing")

    def add_arguments(parser: argparse.ArgumentParser) -> None:
        parser.add_argument("words", nargs="*")

    def run(arguments: argparse.Namespace) -> int:
        raise error

    module.HELP = "Fail."  # type: ignore[attr-defined]
    module.add_arguments = add_arguments  # type: ignore[attr-defined]
    module.run = run  # type: ignore[attr-defined]
    return module


def run_failing(monkeypatch: pytest.MonkeyPatch, error: BaseException, *words: str) -> int:
    monkeypatch.setattr(plugins, "names", lambda package: ("failing",))
    monkeypatch.setattr(plugins, "load", lambda package, name: failing(error))
    return cli.main(["failing", *words])


def test_a_mistake_of_the_authors_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """file:line, what is wrong, what to do; findings first."""
    at = Source(path="scripts/x/01.md", line=3)
    finding = Finding(code="no-title", message="no title", source=at, hint="add one")
    error = ScriptError("can't be read", source=at, hint="see above", findings=(finding,))
    assert run_failing(monkeypatch, error) == 1
    assert capsys.readouterr().err.splitlines() == [
        "scripts/x/01.md:3: no title; add one [no-title]",
        "scripts/x/01.md:3: can't be read; see above",
    ]


@pytest.mark.parametrize(
    ("error", "code", "word"),
    [
        (KeyboardInterrupt(), 130, "kept"),
        (RuntimeError("over\nthere"), 1, "--debug"),
        (OSError("disk"), 1, "disk"),
    ],
)
def test_nothing_ends_in_a_traceback(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    code: int,
    word: str,
) -> None:
    """Stopping is no error, and a mistake of ours says how to report it."""
    assert run_failing(monkeypatch, error) == code
    printed = capsys.readouterr().err
    assert word in printed
    assert printed.count("\n") == 1


def test_debug_shows_the_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever mends the program sees where it broke."""
    with pytest.raises(RuntimeError):
        run_failing(monkeypatch, RuntimeError("x"), "--debug")


def test_the_project_is_found_upwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command works in any folder of the project."""
    inside = tmp_path / "scripts" / "loops"
    inside.mkdir(parents=True)
    monkeypatch.chdir(inside)
    assert cli._project(argparse.Namespace(project=None)) == tmp_path


@pytest.mark.parametrize("before", [True, False])
def test_the_project_may_be_named_before_or_after_the_command(
    tmp_path: Path, before: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both are what people type."""
    (tmp_path / "scripts").mkdir()
    option = ["--project", str(tmp_path)]
    words = [*option, "check"] if before else ["check", *option]
    assert cli.main(words) == 0
    assert capsys.readouterr().out.startswith("0 courses")


def test_every_command_says_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    """`producer --help` lists all of them."""
    with pytest.raises(SystemExit) as caught:
        cli.main(["--help"])
    assert caught.value.code == 0
    printed = capsys.readouterr().out
    for name in plugins.names(cli.COMMANDS):
        assert f" {name.rstrip('_')} " in printed


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("biuld", "producer: there is no command 'biuld'; did you mean build?"),
        (
            "build --enigne tone",
            "producer build: there is no option --enigne; did you mean --engine?",
        ),
        ("import page.txt --curse x", "there is no option --curse; did you mean --course?"),
        ("voices smaple", "producer voices: there is no verb 'smaple'; did you mean sample?"),
        ("lexicon hear", "there is no verb 'hear'; there are: add, unknown"),
        ("build --jobs abc", "argument --jobs: 'abc' is no whole number from 1; see"),
        ("build --jobs -1", "'-1' is no whole number from 1"),
        ("serve --port 99999", "'99999' is no whole number from 0 to 65535"),
        ("why one two", "producer why: 'two' is one word too many; see `producer why --help`"),
        ("why", "producer why: the following arguments are required: SCRIPT; see"),
    ],
)
def test_a_wrong_word_is_one_line(
    words: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Bad usage is exit code 2, what is wrong and what was probably meant."""
    with pytest.raises(SystemExit) as caught:
        cli.main(words.split())
    assert caught.value.code == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert told in line


def test_python_dash_m_is_the_same_door() -> None:
    """`python -m producer --version` works where the script isn't on the path."""
    import subprocess

    result = subprocess.run(
        [sys.executable, "-m", "producer", "--version"], capture_output=True, text=True, check=True
    )
    assert result.stdout.startswith("producer ")
