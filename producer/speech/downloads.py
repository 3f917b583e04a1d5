"""Where assets come from: Python packages and release files. Nothing that is downloaded is run."""

from __future__ import annotations

import hashlib
import pickle
import tarfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import IO, BinaryIO

from msgspec import Struct

from producer.speech.packages import Package, UnavailableError, download

_BLOCK = 1 << 20
_TRIES = 3
_WAIT = 20.0
"""Seconds without an answer after which a server counts as silent."""
_BROKEN = (
    *(zipfile.BadZipFile, tarfile.TarError, pickle.UnpicklingError),
    *(EOFError, KeyError, TypeError, ValueError),
)
"""What opening a file raises when it is not the kind of file that it should be."""


class Packaged(Struct, frozen=True, kw_only=True):
    """An asset that lies in Python packages."""

    packages: tuple[Package, ...]
    """Where its parts are."""
    members: tuple[str, ...]
    """The part's path in each archive; the asset is the parts, joined."""

    def __str__(self) -> str:
        first = f"the package {self.packages[0].name}=={self.packages[0].version}"
        more = len(self.packages) - 1
        return f"{first} and {more} more" if more else first


class Released(Struct, frozen=True, kw_only=True):
    """An asset that lies at a web address."""

    url: str
    """Of the file."""
    array: str = ""
    """The asset is this array of the file, an .npz, as 32-bit floats; empty: the whole file."""

    def __str__(self) -> str:
        return self.url


Source = Packaged | Released


class Downloads:
    """What has been downloaded so far, in a folder that is thrown away afterwards."""

    def __init__(
        self,
        folder: Path,
        *,
        keep: Path,
        given: tuple[Path, ...] = (),
        progress: Callable[[str, int, int], None],
    ) -> None:
        """`keep` is where half a file waits for the next try, `given` what the user has."""
        self.folder = folder
        self.keep = keep
        self.given = given
        self.progress = progress
        self.done: dict[str, Path] = {}

    def given_file(self, name: str) -> Path | None:
        """The user's own file of that name."""
        return next((path for path in self.given if path.name == name), None)

    def has(self, source: Source) -> bool:
        """Whether everything that `source` is read from is here already."""
        if isinstance(source, Released):
            return source.url in self.done
        return all(package.file in self.done for package in source.packages)

    def forget(self, source: Source) -> None:
        """Don't use again what was downloaded from `source`."""
        files = [source.url] if isinstance(source, Released) else [p.file for p in source.packages]
        for file in files:
            self.done.pop(file, None)

    def write(self, source: Source, out: BinaryIO) -> None:
        """Write the asset that `source` holds to `out`. Raises UnavailableError."""
        try:
            if isinstance(source, Released):
                path = self._released(source.url)
                if source.array:
                    out.write(_array(path, source.array))
                else:
                    _pour(path.open("rb"), out)
                return
            self._packages(source.packages)
            for package, member in zip(source.packages, source.members, strict=True):
                _pour(_member(self.done[package.file], member), out)
        except _BROKEN as error:
            self.forget(source)
            raise UnavailableError(f"not the file that was expected ({error})") from error

    def _packages(self, packages: tuple[Package, ...]) -> None:
        for package in packages:
            given = self.given_file(package.file)
            if given and package.file not in self.done:
                with given.open("rb") as file:
                    if hashlib.file_digest(file, "sha256").hexdigest() == package.sha256:
                        self.done[package.file] = given
        wanted = [package for package in packages if package.file not in self.done]
        if wanted:
            download(wanted, self.folder, self.progress)
        for package in wanted:
            self.done[package.file] = self.folder / package.file

    def _released(self, url: str) -> Path:
        if url not in self.done:
            name = url.rsplit("/", 1)[-1]
            part = self.keep / f".part-{hashlib.sha256(url.encode()).hexdigest()[:12]}"
            self.done[url] = self.given_file(name) or self._download(url, part)
        return self.done[url]

    def _download(self, url: str, part: Path) -> Path:
        trouble = ""
        for attempt in range(_TRIES):
            if attempt:
                time.sleep(attempt)
            try:
                _resume(url, part, self.progress)
            except OSError as error:
                code = getattr(error, "code", 0)
                cause = getattr(error, "reason", error)
                reason = getattr(cause, "strerror", None) or str(cause) or type(cause).__name__
                trouble = f"{code} {reason}" if code else reason
                if code in (401, 403, 404, 410):
                    break
            else:
                whole = self.folder / part.name
                part.replace(whole)
                return whole
        raise UnavailableError(f"can't be reached ({trouble})")


def _resume(url: str, part: Path, progress: Callable[[str, int, int], None]) -> None:
    """Download `url` to `part`, from where an earlier try ended. Raises OSError."""
    from http.client import HTTPException
    from urllib.error import HTTPError
    from urllib.request import Request, urlopen

    if not url.startswith(("https://", "http://")):
        raise OSError("not a web address")
    have = part.stat().st_size if part.exists() else 0
    request = Request(url, headers={"Range": f"bytes={have}-"} if have else {})  # noqa: S310
    try:
        with urlopen(request, timeout=_WAIT) as answer:  # noqa: S310
            if answer.status != 206:
                have = 0
            left = int(answer.headers.get("Content-Length") or 0)
            total = have + left
            with part.open("ab" if have else "wb") as out:
                while block := answer.read(_BLOCK):
                    out.write(block)
                    have += len(block)
                    progress(url.rsplit("/", 1)[-1], have, total)
            if left and have < total:
                raise OSError("the connection ended early")
    except HTTPError as error:
        if error.code == 416:  # nothing is left, or the file is another one now
            part.unlink(missing_ok=True)
        raise
    except HTTPException as error:
        raise OSError(str(error) or type(error).__name__) from error


def _member(archive: Path, member: str) -> IO[bytes]:
    if archive.suffix == ".whl":
        return zipfile.ZipFile(archive).open(member)
    file = tarfile.open(archive).extractfile(member)  # noqa: SIM115
    if file is None:
        raise KeyError(member)
    return file


def _array(path: Path, name: str) -> bytes:
    import numpy as np

    with np.load(path, allow_pickle=False) as arrays:
        return np.ascontiguousarray(arrays[name], dtype="<f4").tobytes()


def _pour(file: IO[bytes], out: BinaryIO) -> None:
    with file:
        while block := file.read(_BLOCK):
            out.write(block)
