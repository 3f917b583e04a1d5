"""Downloads archives of Python packages with the user's own pip, and runs nothing of them.

A wheel is only stored. Of a source distribution pip wants to know the metadata, and runs the build
backend that the archive names; the backend that it finds here is ours, which writes three lines
and builds nothing. pip checks an archive's hash before it opens it.
"""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

_BACKEND = """\
import pathlib


def prepare_metadata_for_build_wheel(metadata_directory, config_settings=None):
    name = "{name}-{version}.dist-info"
    folder = pathlib.Path(metadata_directory, name)
    folder.mkdir()
    text = "Metadata-Version: 2.1\\nName: {name}\\nVersion: {version}\\n"
    folder.joinpath("METADATA").write_text(text)
    return name


def build_wheel(*arguments, **more):
    raise RuntimeError("nothing is built here")
"""


class UnavailableError(Exception):
    """A source doesn't give its file; the message says why, in one line."""


class Package(Struct, frozen=True, kw_only=True):
    """One archive of a Python package."""

    name: str
    """As pip knows it."""
    version: str
    """Exactly this one."""
    file: str
    """The archive's file name."""
    sha256: str
    """Of the archive, hexadecimal."""
    size: int
    """Bytes of the archive."""
    backend: str = ""
    """Of a source distribution: the module that its pyproject.toml names; empty for a wheel."""


def download(
    packages: Sequence[Package], folder: Path, progress: Callable[[str, int, int], None]
) -> None:
    """Put the archives of `packages` into `folder`. Raises UnavailableError."""
    work = folder / "pip"
    (work / "tmp").mkdir(parents=True, exist_ok=True)
    total = sum(package.size for package in packages)
    with tempfile.TemporaryFile(dir=work) as log:
        process = subprocess.Popen(
            _command(packages, folder, work),
            env=_environment(work),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
        try:
            while process.poll() is None:
                here = _size(work / "tmp") + sum(_size(folder / p.file) for p in packages)
                progress(packages[0].name, min(here, total), total)
                time.sleep(0.1)
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
        log.seek(0)
        said = log.read().decode("utf-8", "replace")
    if process.returncode:
        raise UnavailableError(_reason(said))
    progress(packages[0].name, total, total)


def _command(packages: Sequence[Package], folder: Path, work: Path) -> list[str]:
    lines = [f"{p.name}=={p.version} --hash=sha256:{p.sha256}\n" for p in packages]
    (work / "requirements.txt").write_text("".join(lines))
    for package in packages:
        if package.backend:
            module = (work / "backend").joinpath(*package.backend.split("."))
            module.parent.mkdir(parents=True, exist_ok=True)
            (module.parent / "__init__.py").touch()
            text = _BACKEND.format(name=package.name, version=package.version)
            module.with_suffix(".py").write_text(text)
    wheels = ",".join(p.name for p in packages if not p.backend)
    sources = ",".join(p.name for p in packages if p.backend)
    return [
        *(sys.executable, *_pip()),
        *("download", "--no-deps", "--no-build-isolation", "--ignore-requires-python"),
        *("--no-cache-dir", "--no-input", "--disable-pip-version-check", "--retries", "3"),
        *(("--only-binary", wheels) if wheels else ()),
        *(("--no-binary", sources) if sources else ()),
        *("--progress-bar", "off", "-d", str(folder), "-r", str(work / "requirements.txt")),
    ]


def _environment(work: Path) -> dict[str, str]:
    paths = [str(work / "backend"), os.environ.get("PYTHONPATH", "")]
    temporary = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(work / "tmp"))
    return {**os.environ, **temporary, "PYTHONPATH": os.pathsep.join(filter(None, paths))}


def _pip() -> list[str]:
    """How to run pip: the user's, else the one that Python carries."""
    if importlib.util.find_spec("pip"):
        return ["-m", "pip"]
    spec = importlib.util.find_spec("ensurepip")
    folder = Path(spec.origin).parent / "_bundled" if spec and spec.origin else Path()
    wheels = sorted(folder.glob("pip-*.whl"))
    if not wheels:
        raise UnavailableError("pip is not installed (`python -m ensurepip` installs it)")
    return [str(wheels[-1] / "pip")]


def _reason(said: str) -> str:
    """The line of pip's output that says what is wrong."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    errors = [line for line in lines if re.match(r"(ERROR|error):", line)]
    if any("NewConnectionError" in line or "NameResolutionError" in line for line in lines):
        return "no network"
    chosen = (errors or lines or ["pip failed without a word"])[0]
    return chosen.removeprefix("ERROR:").strip()[:200]


def _size(path: Path) -> int:
    """Bytes of a file, or of the files in a folder, which may come and go meanwhile."""
    found = [path] if path.is_file() else []
    for folder, _, names in os.walk(path):
        found += [Path(folder, name) for name in names]
    total = 0
    for file in found:
        with suppress(OSError):
            total += file.stat().st_size
    return total
