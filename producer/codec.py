"""Frozen values as plain JSON values and back, for what the program keeps for itself.

A noun of the model is the list of its fields' values, in their order: compact and quick to read.
What is kept names no types, so it is only read by the program that wrote it (see `fingerprint`),
or by one that has given those nouns no fields but new last ones with a default.
"""

from __future__ import annotations

import hashlib
import os
import sys
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


def pack(value: Any) -> Any:
    """`value` (Structs, tuples, text, numbers, None) as lists, text and numbers."""
    return msgspec.to_builtins(value)


def unpack(kind: type[T], plain: Any) -> T:
    """The value of type `kind` that `pack` made `plain` of. Raises ValueError for anything else."""
    try:
        return msgspec.convert(plain, kind)
    except msgspec.ValidationError as error:
        raise ValueError(f"this is no {kind.__name__}: {error}") from error


def dump(value: Any) -> bytes:
    """`value` as the JSON of what `pack` makes of it, UTF-8."""
    return msgspec.json.encode(value)


def load(kind: type[T], text: bytes) -> T:
    """The value of type `kind` that `dump` made `text` of. Raises ValueError for anything else."""
    try:
        return msgspec.json.decode(text, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"this is no {kind.__name__}: {error}") from error


@cache
def fingerprint() -> str:
    """Of the program's own files: what an older or newer program kept is not used.

    Goes by their names, sizes and times: reading them all would take longer than a small build.
    """
    package = str(Path(__file__).parent)
    found = hashlib.sha256(sys.version.encode())
    for folder, inside, files in os.walk(package):
        inside[:] = sorted(name for name in inside if name != "__pycache__")
        where = folder[len(package) + 1 :].replace(os.sep, "/")
        for name in sorted(files):
            known = os.stat(f"{folder}{os.sep}{name}")  # noqa: PTH116
            times = (known.st_size, known.st_mtime_ns, known.st_ctime_ns)
            found.update(f"{where}/{name} {times}\n".encode())
    return found.hexdigest()[:32]
