"""The house rules of the design, read from the imports."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "producer"
ROOMS = ("script", "speech", "audio", "podcast", "listen", "reporting", "server")
SHARED = (
    "model", "errors", "project", "keys", "store", "plugins", "slugs", "scratch", "versions",
    "meant", "memory", "yamlfile",
)  # fmt: skip
CONDUCTORS = ("build", "commands", "cli")
HEAVY = (
    "numpy", "av", "onnxruntime", "lxml", "feedgen", "mutagen", "PIL", "pydub", "hibari", "soxr",
    "pyttsx3", "faster_whisper",
)  # fmt: skip
LONGEST = 330


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports anywhere in it, relative imports resolved."""
    package = path.parent.relative_to(ROOT).parts
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*base, *(node.module or "").split(".")]).strip(".")
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def room_of(module: str) -> str:
    parts = module.split(".")
    return parts[1] if parts[0] == "producer" and len(parts) > 1 else ""


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_rooms_import_only_what_all_rooms_share(path: Path) -> None:
    """Values go from room to room through the conductor alone."""
    room = room_of(name_of(path))
    if room not in ROOMS:
        return
    allowed = (room, *SHARED)
    known = {entry.stem for entry in PACKAGE.iterdir()}
    strangers = {
        name for name in imports(path) if room_of(name) in known and room_of(name) not in allowed
    }
    assert not strangers, f"{path.relative_to(ROOT)} imports {sorted(strangers)}"


@pytest.mark.parametrize("path", sorted((PACKAGE / "model").glob("*.py")), ids=name_of)
def test_model_imports_nothing_of_ours(path: Path) -> None:
    """The nouns can be read without knowing anything else."""
    strangers = {name for name in imports(path) if room_of(name) not in ("", "model")}
    assert not strangers


def test_only_the_conductor_and_the_commands_import_several_rooms() -> None:
    """There is one place where the rooms meet."""
    for path in modules():
        if room_of(name_of(path)) not in CONDUCTORS:
            rooms = {room_of(name) for name in imports(path)} & set(ROOMS)
            assert len(rooms) <= 1, f"{path.relative_to(ROOT)} imports {sorted(rooms)}"


@pytest.mark.parametrize("words", [["--help"], ["build", "--help"]], ids=" ".join)
def test_help_imports_nothing_heavy(words: list[str]) -> None:
    """`producer --help` answers at once."""
    heavy = ", ".join(repr(name) for name in HEAVY)
    program = (
        "import sys\nfrom producer.cli import main\n"
        f"try:\n    main({words!r})\nexcept SystemExit:\n    pass\n"
        f"print('HEAVY', [name for name in ({heavy},) if name in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert result.stdout.splitlines()[-1] == "HEAVY []"


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_files_stay_short_and_say_what_they_are_for(path: Path) -> None:
    """A newcomer can read any file in one go."""
    text = path.read_text("utf-8")
    assert text.count("\n") <= LONGEST
    assert ast.get_docstring(ast.parse(text)), "a module starts with a docstring"


def test_no_folder_of_tests_is_left_out(pytestconfig: pytest.Config) -> None:
    """A folder whose name pytest passes over, as it does `build` by itself, tests nothing."""
    passed_over = pytestconfig.getini("norecursedirs")
    for path in ROOT.glob("tests/**/test_*.py"):
        for folder in path.relative_to(ROOT).parent.parts:
            assert not any(fnmatch(folder, pattern) for pattern in passed_over), path
