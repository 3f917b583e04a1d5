"""`producer doctor`: what is installed, what isn't, and what to do about it."""

from __future__ import annotations

import argparse
import platform
import shutil
import sys
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from producer import __version__
from producer.report import counted

HELP = "Say what is installed, what isn't, and what to do."

_MEGA = 1_000_000
_FEW = 2_000
"""Megabytes of disk below which a course may not fit."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None."""


def run(args: argparse.Namespace) -> int:
    """Print the state of this machine; 1 when something that is needed is missing."""
    troubles: list[str] = []
    print(f"producer {__version__}, Python {platform.python_version()}, {platform.platform()}")
    print()
    _packages(troubles)
    _engines(args.project, troubles)
    _places(args.project, troubles)
    if troubles:
        print("To do:")
        for trouble in troubles:
            print(f"  - {trouble}")
        return 1
    print("All is well.")
    return 0


def _packages(troubles: list[str]) -> None:
    print("Packages:")
    required = _required()
    if not required:
        print("  not known: producer is not installed as a package here")
    for name in required:
        try:
            found = version(name)
        except PackageNotFoundError:
            found = "MISSING"
            troubles.append(f"pip install {name}")
        print(f"  {name:16} {found}")
    print()


def _required() -> list[str]:
    """Names of the packages that the program depends on here."""
    import re

    try:
        lines = requires("producer") or []
    except PackageNotFoundError:
        return []
    names = []
    for line in lines:
        name = re.match(r"[A-Za-z0-9._-]+", line)
        marker = line.partition(";")[2]
        later = re.search(r"python_version\s*>=\s*['\"](\d+)\.(\d+)", marker)
        wanted = not later or sys.version_info >= (int(later[1]), int(later[2]))
        if name and "extra ==" not in marker and wanted:
            names.append(name[0])
    return sorted(names)


def _engines(project: Path, troubles: list[str]) -> None:
    from producer.errors import ProducerError
    from producer.project import load_cast
    from producer.speech import engines
    from producer.speech.record import default_jobs

    try:
        default = load_cast(project).engine
    except ProducerError as error:
        default = "kokoro"
        troubles.append(f"{error}")
    print("Engines:")
    for name in engines.names():
        module = engines.load(name)
        lacking = module.missing()
        jobs = default_jobs(module.CAPABILITIES.memory)
        state = f"not ready: {lacking}" if lacking else f"ready, {jobs} at once"
        print(f"  {name:16} {state}{' (the cast speaks with it)' if name == default else ''}")
        if lacking and name == default:
            troubles.append(
                f"producer voices install {name}  (a build does it, too, when there is a network)"
            )
    print()


def _places(project: Path, troubles: list[str]) -> None:
    from producer.project import BUILD
    from producer.speech.assets import cache_folder

    print("Places:")
    for what, folder in (("assets", cache_folder()), ("build", project / BUILD)):
        count, size = _contents(folder)
        print(f"  {what:16} {folder}: {counted(count, 'file')}, {size / _MEGA:,.0f} MB")
        existing = next(place for place in (folder, *folder.parents) if place.exists())
        free = shutil.disk_usage(existing).free / _MEGA
        print(f"  {'':16} {free:,.0f} MB free")
        if free < _FEW:
            troubles.append(f"free some space on the disk of {existing}")
    print()


def _contents(folder: Path) -> tuple[int, int]:
    """How many files are in a folder, and their bytes."""
    count = size = 0
    for path in folder.rglob("*") if folder.is_dir() else ():
        try:
            if path.is_file() and not path.is_symlink():
                count += 1
                size += path.stat().st_size
        except OSError:
            continue
    return count, size
