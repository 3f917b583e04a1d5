"""The server's SQLite database: opened, brought up to date, saved and restored.

Every write is one short transaction on a connection of its own; readers never wait for it (WAL).
Several processes may use the file at once: the server, and the commands of the operator.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from producer.errors import ServerError

_APPLICATION = 0x7072_6C72
"""SQLite's application_id of our files."""
_VERSION = 1
_WAIT = 5.0
"""Seconds that a writer waits for another one."""
_SCHEMA = """
CREATE TABLE learners (
    id TEXT PRIMARY KEY,            -- the platform's own, or one of ours
    name TEXT NOT NULL,
    email TEXT UNIQUE COLLATE NOCASE,
    created INTEGER NOT NULL,       -- seconds since 1970, as all times
    revoked INTEGER
) WITHOUT ROWID;
CREATE TABLE tokens (
    hash BLOB PRIMARY KEY,          -- SHA-256 of the secret
    learner TEXT NOT NULL,          -- empty: the learner was forgotten
    created INTEGER NOT NULL,
    revoked INTEGER
) WITHOUT ROWID;
CREATE INDEX tokens_of_learner ON tokens (learner);
CREATE TABLE enrolments (
    learner TEXT NOT NULL REFERENCES learners ON DELETE CASCADE,
    course TEXT NOT NULL,
    scripts TEXT,                   -- JSON list of ids, or NULL: all of the course
    until INTEGER,                  -- NULL: for good
    created INTEGER NOT NULL,
    revoked INTEGER,
    PRIMARY KEY (learner, course)
) WITHOUT ROWID;
CREATE TABLE keys (
    name TEXT PRIMARY KEY,
    hash BLOB NOT NULL UNIQUE,      -- SHA-256 of a platform's key
    created INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE secrets (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE salts (day TEXT PRIMARY KEY, salt BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE heard (                -- of today and yesterday
    day TEXT NOT NULL,
    learner TEXT NOT NULL,
    file TEXT NOT NULL,
    listener BLOB NOT NULL,         -- salted hash of address and program
    network BLOB NOT NULL,          -- salted hash of the address's network
    spans TEXT NOT NULL,            -- JSON list of [first, after last] byte
    counted INTEGER NOT NULL,
    PRIMARY KEY (day, learner, file, listener)
) WITHOUT ROWID;
CREATE TABLE downloads (
    day TEXT NOT NULL,
    learner TEXT NOT NULL,
    file TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (day, learner, file)
) WITHOUT ROWID;
CREATE TABLE spread (               -- of the days before yesterday
    day TEXT NOT NULL,
    learner TEXT NOT NULL,
    networks INTEGER NOT NULL,
    listeners INTEGER NOT NULL,
    PRIMARY KEY (day, learner)
) WITHOUT ROWID;
"""
_TABLES = (
    "learners", "tokens", "enrolments", "keys", "secrets", "state", "salts", "heard", "downloads",
    "spread",
)  # fmt: skip


@contextmanager
def opened(path: Path, *, wait: float = _WAIT) -> Iterator[sqlite3.Connection]:
    """A connection; what happens inside is one transaction. Makes the database where there is none.

    Raises ServerError when the file can't be used: locked for longer than `wait` seconds, damaged,
    read-only, or none of ours.
    """
    try:
        with closing(_connect(path, wait)) as connection:
            _prepare(connection, path)
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                with suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")
    except sqlite3.Error as error:
        raise database_error(path, error) from error


def reader(path: Path, *, wait: float) -> sqlite3.Connection:
    """A connection that is only read from, for one thread. Raises ServerError."""
    try:
        connection = _connect(path, wait)
        try:
            _prepare(connection, path)
            connection.execute("PRAGMA query_only = ON")
        except BaseException:
            connection.close()
            raise
    except sqlite3.Error as error:
        raise database_error(path, error) from error
    return connection


def database_error(path: Path, error: sqlite3.Error) -> ServerError:
    """What a person reads when the database fails."""
    text = str(error)
    if "locked" in text or "busy" in text:
        hint = "another program holds it: try again"
    elif "readonly" in text or "unable to open" in text:
        hint = "check that the folder and the file may be written"
    else:
        hint = "restore a copy with `producer learners restore FILE`"
    return ServerError(f"the database {path.name} can't be used: {text}", hint=hint)


def save(path: Path, to: Path) -> None:
    """Copy the database, while it is in use, to the new file `to`.

    The copy has no salt of today: nobody can find an address by it. Raises ServerError.
    """
    new = to.with_name(f".{to.name}.new")
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        new.unlink(missing_ok=True)
        _touch(new)
        with closing(_connect(path, _WAIT)) as source, closing(sqlite3.connect(new)) as copy:
            _prepare(source, path)
            source.backup(copy)
            copy.execute("DELETE FROM salts")
            copy.commit()
            copy.execute("PRAGMA journal_mode = DELETE")
            copy.execute("VACUUM")
        new.replace(to)
    except sqlite3.Error as error:
        raise database_error(path, error) from error
    except OSError as error:
        raise ServerError(f"can't write {to}: {error.strerror}") from error
    finally:
        new.unlink(missing_ok=True)


def restore(path: Path, saved: Path) -> Path | None:
    """Make the database what the copy `saved` holds; a running server goes on with it.

    Returns where the database that was there is kept, if there was one. Raises ServerError for a
    copy that is damaged or none of ours.
    """
    if not saved.is_file():
        raise ServerError(f"there is no file {saved}")
    uri = f"{saved.resolve().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as source:
            _check(source, saved)
            return _replace(path, source)
    except sqlite3.OperationalError as error:
        raise database_error(path, error) from error
    except sqlite3.Error as error:
        raise ServerError(f"{saved.name} is no copy of a database: {error}") from error
    except OSError as error:
        raise ServerError(f"can't write {path}: {error.strerror}") from error


def _replace(path: Path, source: sqlite3.Connection) -> Path | None:
    if not path.exists():
        _replace_file(path, source)
        return None
    aside = path.with_name(f"{path.name}.before-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}")
    try:
        with closing(_connect(path, _WAIT)) as target:
            _prepare(target, path)
            save(path, aside)
            source.backup(target)
    except (ServerError, sqlite3.OperationalError):
        raise
    except sqlite3.Error:
        # Nothing can be written into a damaged file: another one takes its place.
        for suffix in ("-wal", "-shm", ""):
            old = path.with_name(path.name + suffix)
            if old.exists():
                old.replace(aside.with_name(aside.name + suffix))
        _replace_file(path, source)
    return aside


def _replace_file(path: Path, source: sqlite3.Connection) -> None:
    new = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new.unlink(missing_ok=True)
        _touch(new)
        with closing(sqlite3.connect(new)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = WAL")
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def check(path: Path) -> None:
    """Look through the whole database. Raises ServerError if anything in it is damaged."""
    try:
        with closing(_connect(path, _WAIT)) as connection:
            _check(connection, path)
    except sqlite3.Error as error:
        raise database_error(path, error) from error


def _connect(path: Path, wait: float) -> sqlite3.Connection:
    if not path.exists():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _touch(path)
        except OSError as error:
            raise ServerError(f"can't write {path}: {error.strerror}") from error
    connection = sqlite3.connect(path, timeout=wait, isolation_level=None)
    connection.row_factory = sqlite3.Row
    return connection


def _touch(path: Path) -> None:
    """Make the file, for its owner alone: it holds names and addresses of people."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600))


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if (application, version) == (_APPLICATION, _VERSION):
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        return
    if application or version or connection.execute("SELECT 1 FROM sqlite_schema").fetchone():
        _foreign(path, application, version)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have made the tables while this one waited.
        if not connection.execute("SELECT 1 FROM sqlite_schema").fetchone():
            for statement in _SCHEMA.split(";\n"):
                if statement.strip():
                    connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {_APPLICATION}")
            connection.execute(f"PRAGMA user_version = {_VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")


def _foreign(path: Path, application: int, version: int) -> None:
    if application == _APPLICATION and version > _VERSION:
        raise ServerError(
            f"{path.name} was made by a newer version of the program", hint="update the program"
        )
    raise ServerError(f"{path.name} is a database of another program", hint="name another file")


def _check(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != _APPLICATION:
        raise ServerError(f"{path.name} is no database of learners")
    if connection.execute("PRAGMA user_version").fetchone()[0] > _VERSION:
        raise ServerError(f"{path.name} was made by a newer version of the program")
    found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if found != "ok":
        raise ServerError(f"{path.name} is damaged: {found}")
    for table in _TABLES:
        connection.execute(f"SELECT * FROM {table} LIMIT 1")  # noqa: S608
