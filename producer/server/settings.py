"""The server's settings: learners.toml in the project, and the environment over it."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import fields

from producer.errors import ServerError
from producer.meant import suggest
from producer.model import Source

FILE = "learners.toml"
PREFIX = "PRODUCER_LEARNERS_"
"""Of environment variables: PRODUCER_LEARNERS_URL sets `url`."""

_URL = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d+)?(?:/[A-Za-z0-9._~/-]*)?\Z")
_ORIGIN = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d+)?\Z")
_SENDS = ("self", "x-accel", "s3")


class Settings(Struct, frozen=True, kw_only=True):
    """What an operator decides."""

    url: str = ""
    """Where learners reach the server, ending in a slash; empty: as the request says."""
    database: str = "learners.sqlite3"
    """Relative to the project."""
    host: str = "127.0.0.1"
    """Address to listen on."""
    port: int = 8000
    """Port to listen on."""
    connections: int = 1000
    """Open connections at most; more are told to come again."""
    shutdown_seconds: int = 30
    """How long running downloads may go on when the server is asked to stop."""
    trusted_proxies: str = "127.0.0.1"
    """Addresses whose X-Forwarded-For and -Proto are believed, separated by commas."""
    send: Literal["self", "x-accel", "s3"] = "self"
    """Who sends audio: this server, an nginx before it, or a bucket."""
    accel_prefix: str = "/locked/"
    """nginx's internal location of build/locked."""
    s3_bucket: str = ""
    """Private bucket that holds what is in build/locked."""
    s3_prefix: str = ""
    """Of its keys there."""
    s3_endpoint: str = ""
    """Of an S3-compatible service; empty: AWS."""
    s3_seconds: int = 300
    """How long a pre-signed address is good for."""
    requests_per_second: float = 10.0
    """What a learner's apps may ask for in the long run."""
    request_burst: int = 1500
    """... and at once: a whole course with all its files."""
    devices: int = 6
    """Devices of one learner that may listen at the same time."""
    streams: int = 48
    """Files that may be on their way to one learner at the same time."""
    failures_per_minute: int = 120
    """Wrong addresses that one network may try."""
    leak_networks: int = 8
    """Networks a day from which one learner listens before the leak report names them."""
    keep_days: int = 400
    """How long counts of downloads are kept."""
    embed_days: int = 31
    """How long an embed link may be good for."""
    embed_origins: tuple[str, ...] = ()
    """Sites that may show embedded players; none given: all."""
    metrics: Literal["loopback", "key", "off"] = "loopback"
    """Who may read /metrics."""

    def path(self, project: Path) -> Path:
        """Of the database."""
        return project / self.database


def load(
    project: Path, environment: Mapping[str, str] | None = None, file: Path | None = None
) -> Settings:
    """The settings of the server of `project`; `file` instead of its learners.toml.

    Raises ServerError for a setting that there isn't or that has a wrong value.
    """
    path = file or project / FILE
    name = path.name
    data: dict[str, Any] = {}
    if file or path.exists():
        try:
            data = tomllib.loads(path.read_text("utf-8"))
        except OSError as error:
            raise ServerError(
                f"can't be read: {error.strerror}", source=Source(path=name)
            ) from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            line = re.search(r"line (\d+)", str(error))
            at = Source(path=name, line=int(line[1]) if line else 0)
            raise ServerError(f"malformed TOML: {error}", source=at) from error
    known = {field.name: field for field in fields(Settings)}
    values: dict[str, Any] = {}
    for key, value in data.items():
        if key not in known:
            raise ServerError(
                f"there is no setting `{key}`",
                source=Source(path=name),
                hint=suggest(key, tuple(known)),
            )
        values[key] = _value(key, value, Source(path=name))
    for variable, text in (os.environ if environment is None else environment).items():
        key = variable.removeprefix(PREFIX).lower()
        if variable.startswith(PREFIX) and key in known:
            values[key] = _value(key, text, Source(path=variable))
    return Settings(**values)


def _value(key: str, value: object, source: Source) -> object:
    """`value` as the setting `key` has it; text is what the environment gives."""
    default = getattr(_DEFAULTS, key)
    if isinstance(default, tuple):
        items = value.split(",") if isinstance(value, str) else value
        if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
            raise ServerError(f"`{key}` must be a list of text", source=source)
        found = tuple(item.strip() for item in items if item.strip())
        if bad := [item for item in found if not _ORIGIN.match(item)]:
            raise ServerError(f"{bad[0]!r} is no https://host", source=source)
        return found
    if isinstance(default, int | float):
        return _number(key, value, default, source)
    if not isinstance(value, str):
        raise ServerError(f"`{key}` must be text", source=source)
    return _text(key, value.strip(), source)


def _number(key: str, value: object, default: float, source: Source) -> float:
    kind = type(default)
    try:
        number = kind(str(value))
        if isinstance(value, bool) or not 0 < number < 1_000_000:
            raise ValueError
    except ValueError:
        raise ServerError(f"`{key}` must be a number above 0: {value!r}", source=source) from None
    return number


def _text(key: str, value: str, source: Source) -> str:
    options = {"send": _SENDS, "metrics": ("loopback", "key", "off")}.get(key)
    if options and value not in options:
        hint = suggest(value, options)
        raise ServerError(f"`{key}` can't be {value!r}", source=source, hint=hint)
    if key in ("url", "s3_endpoint") and value:
        if not _URL.match(value):
            hint = 'write `url = "https://learn.example.org/"`'
            raise ServerError(f"{value!r} is no address of a server", source=source, hint=hint)
        return value if value.endswith("/") else value + "/"
    if key == "accel_prefix":
        return f"/{value.strip('/')}/"
    return value


_DEFAULTS = Settings()
