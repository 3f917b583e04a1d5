"""A folder of a server: `ssh://user@host/path`, `ssh://host:2222/~/path` below one's home.

Where both sides have rsync, only what differs of a corrected file goes over the line; else it
goes by SFTP, for which an account without a shell will do. Either way a file is brought under
another name and renamed.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from producer.errors import PodcastError
from producer.podcast.targets import LOCK, TEMPORARY, Copy, Done, There, Upload
from producer.podcast.targets._openssh import Connection, is_absent, quoted, troubles
from producer.podcast.targets._programs import Ran

_ADDRESS = re.compile(
    r"(?:ssh|sftp)://(?:(?P<user>[A-Za-z0-9_][\w.-]*)@)?"
    r"(?P<host>[A-Za-z0-9_][\w.-]*|\[[0-9A-Fa-f:.]+\])(?::(?P<port>\d{1,5}))?/(?P<path>.+)\Z",
    re.ASCII,
)
_KIND = r"(?P<kind>[-dl])\S{9}\S? +"
_RSYNC_LINE = re.compile(
    _KIND + r"(?P<size>[\d,]+) (?P<time>\d{4}/\d\d/\d\d \d\d:\d\d:\d\d) (?P<path>.*)"
)
_SFTP_LINE = re.compile(_KIND + r"\S+ +\S+ +\S+ +(?P<size>\d+) +\w+ +\d+ +[\d:]+ (?P<path>.*)")
_HOLDER = f"{LOCK}/holder"


def open_target(address: str, root: Path) -> SshTarget:
    """The folder that `address` names. Nothing is asked yet."""
    found = _ADDRESS.match(address)
    path = unquote(found["path"]).rstrip("/") if found else ""
    home = path == "~" or path.startswith("~/")
    path = path[1:].strip("/") if home else f"/{path}"
    if not found or path in ("", "/") or any(ord(sign) < 32 for sign in path):
        raise PodcastError(
            f"{address!r} names no folder of a server", hint="write ssh://user@host/path"
        )
    user = f"{found['user']}@" if found["user"] else ""
    return SshTarget(Connection(user + found["host"], int(found["port"] or 0)), path)


class SshTarget:
    """A folder of a server as a target."""

    def __init__(self, connection: Connection, folder: str) -> None:
        """A `folder` without a slash at its start is below one's home."""
        self.connection = connection
        self.folder = folder
        self.made: set[str] = set()
        self.incoming: set[str] = set()

    def __enter__(self) -> SshTarget:
        return self

    def __exit__(self, *_: object) -> None:
        """Remove folders that are only needed meanwhile, and end the connection."""
        with suppress(PodcastError):
            self._remove_folders(self.incoming)
        self.connection.close()

    def files(self) -> Mapping[str, There]:
        """Every file, by its path; with rsync, its token is the time at which it was written."""
        by_rsync = self.connection.has_rsync
        found = self._listed_by_rsync(()) if by_rsync else self._listed_by_sftp()
        self.made.update(folder for path in found for folder in _parents(path))
        return found

    def read(self, path: str) -> bytes | None:
        """A file's bytes, or None if it isn't there."""
        local = self.connection.folder / "read"
        told = self.connection.sftp([f"get {self._at(path)} {quoted(str(local))}"])
        if is_absent(told):
            return None
        self.connection.check(told)
        return local.read_bytes()

    def put(self, uploads: Sequence[Upload], done: Done) -> None:
        """Bring files under other names, and rename them."""
        by_rsync = self.connection.has_rsync and any("/" in one.path for one in uploads)
        renames = self._bring_by_rsync(uploads) if by_rsync else self._bring_by_sftp(uploads)
        self._make_folders(path for _, path in renames)
        self._do(f"rename {self._at(new)} {self._at(path)}" for new, path in renames)
        self._tell([path for _, path in renames], done)

    def copy(self, copies: Sequence[Copy], done: Done) -> None:
        """Link files and rename the links; bring them again where the server has no links."""
        self._make_folders(one.path for one in copies)
        lines = []
        for number, one in enumerate(copies):
            new = self._at(f"{TEMPORARY}-{number}")
            # Renaming one name of a file over another does nothing: then the first one is left.
            lines += [
                f"-rm {new}",
                f"ln {self._at(one.origin)} {new}",
                f"rename {new} {self._at(one.path)}",
                f"-rm {new}",
            ]
        if self.connection.sftp(lines).code:
            self.put([Upload(path=c.path, source=c.source, like=c.origin) for c in copies], done)
        else:
            self._tell([one.path for one in copies], done)

    def remove(self, paths: Iterable[str]) -> None:
        """Remove files, and folders that hold nothing afterwards."""
        gone = list(paths)
        told = self.connection.sftp(f"-rm {self._at(path)}" for path in gone)
        for line in troubles(told):
            self.connection.check(Ran(code=1, out="", said=line))
        self._remove_folders({folder for path in gone for folder in _parents(path)})

    def lock(self, holder: bytes) -> bytes | None:
        """Make the lock's folder, which fails where it is; what stands in it if it is there."""
        above = [str(one) for one in reversed(PurePosixPath(self.folder).parents)]
        folders = [*(one for one in above if one not in ("/", ".")), self.folder]
        self.connection.sftp(f"-mkdir {quoted(one)}" for one in folders)
        told = self.connection.sftp([f"mkdir {self._at(LOCK)}"])
        if told.code:
            found = self.read(_HOLDER)
            if found is None and self.connection.sftp([f"ls {self._at(LOCK)}"]).code:
                self.connection.check(told)
            return found or b""
        local = self.connection.folder / "holder"
        local.write_bytes(holder)
        self._do([f"put {quoted(str(local))} {self._at(_HOLDER)}"])
        return None

    def unlock(self) -> None:
        """Remove the lock's folder."""
        self.connection.sftp([f"-rm {self._at(_HOLDER)}", f"-rmdir {self._at(LOCK)}"])

    def _bring_by_sftp(self, uploads: Sequence[Upload]) -> list[tuple[str, str]]:
        """Where each file was brought to, and its path."""
        renames = []
        lines = []
        for number, one in enumerate(uploads):
            new = f"{TEMPORARY}-{number}"
            lines.append(f"put {quoted(str(one.source.resolve()))} {self._at(new)}")
            lines.append(f"-chmod 644 {self._at(new)}")
            renames.append((new, one.path))
        self._do(lines)
        return renames

    def _bring_by_rsync(self, uploads: Sequence[Upload]) -> list[tuple[str, str]]:
        """Each file under the name of the one that it is like: then only the difference goes."""
        renames = []
        with tempfile.TemporaryDirectory(dir=self.connection.folder) as folder:
            for one in uploads:
                name = one.like or one.path
                link = Path(folder, name)
                link.parent.mkdir(parents=True, exist_ok=True)
                link.symlink_to(one.source.resolve())
                renames.append((f"{TEMPORARY}/{name}", one.path))
            self.incoming.update(folder for new, _ in renames for folder in _parents(new))
            told = self.connection.rsync(
                *("--recursive", "--copy-links", "--perms", "--chmod=D755,F644"),
                *("--ignore-times", "--copy-dest=.."),
                f"{folder}/",
                self._remote(f"{TEMPORARY}/"),
            )
        self.connection.check(told)
        return renames

    def _tell(self, paths: Sequence[str], done: Done) -> None:
        """That the files are there, with their tokens."""
        found = self._listed_by_rsync(paths) if self.connection.has_rsync else {}
        for path in paths:
            done(path, found[path].token if path in found else "")

    def _listed_by_rsync(self, paths: Sequence[str]) -> dict[str, There]:
        """Files below the folder: these, or all of them."""
        some = ["--files-from=-", "--from0"] if paths else ["--recursive"]
        told = self.connection.rsync(
            *("--list-only", "--no-human-readable", "--8-bit-output"),
            *some,
            self._remote(""),
            *([f"{self.connection.folder}/"] if paths else []),
            words="\0".join(paths),
        )
        if not paths and "change_dir" in told.said and is_absent(told):
            return {}
        self.connection.check(told)
        found = {}
        for line in told.out.splitlines():
            one = _RSYNC_LINE.match(line)
            if one and one["kind"] == "-":
                size = int(one["size"].replace(",", ""))
                found[one["path"]] = There(size=size, token=one["time"])
        return found

    def _listed_by_sftp(self) -> dict[str, There]:
        """All files below the folder, folder by folder."""
        found = {}
        folders = [self.folder]
        while folders:
            told = self.connection.sftp(f"-ls -lan {quoted(folder)}" for folder in folders)
            self.connection.check(told)
            folders = []
            for line in told.out.splitlines():
                one = _SFTP_LINE.match(line)
                path = one["path"] if one else ""
                if one and one["kind"] == "-":
                    found[path.removeprefix(f"{self.folder}/")] = There(size=int(one["size"]))
                elif one and one["kind"] == "d" and not path.endswith(("/.", "/..")):
                    folders.append(path)
        return found

    def _make_folders(self, paths: Iterable[str]) -> None:
        """Make the folders of these files, unless they are known to be there."""
        new = {folder for path in paths for folder in _parents(path)} - self.made
        # One that is there already is no mistake; one that can't be made shows at the rename.
        self.connection.sftp(
            f"-mkdir {self._at(one)}" for one in sorted(new, key=lambda one: one.count("/"))
        )
        self.made |= new

    def _remove_folders(self, folders: set[str]) -> None:
        """Remove those that hold nothing."""
        deepest_first = sorted(folders, key=lambda one: -one.count("/"))
        self.connection.sftp(f"-rmdir {self._at(one)}" for one in deepest_first)
        self.made -= folders

    def _do(self, lines: Iterable[str]) -> None:
        self.connection.check(self.connection.sftp(lines))

    def _at(self, path: str) -> str:
        return quoted(f"{self.folder}/{path}")

    def _remote(self, path: str) -> str:
        return f"{self.connection.host}:{self.folder}/{path}"


def _parents(path: str) -> list[str]:
    """The folders that a file is in, below the root."""
    return [str(one) for one in PurePosixPath(path).parents if str(one) != "."]
