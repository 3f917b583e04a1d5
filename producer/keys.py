"""A stable hash of frozen values: the same value has the same key on any machine, in any run."""

from __future__ import annotations

import hashlib
import json

import msgspec
from msgspec import Struct

_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))

_SCALARS = frozenset({str, int, float, bool, type(None)})
KEY_LENGTH = 32
"""Hexadecimal characters in a key: 128 bits of SHA-256."""


def digest(*values: object) -> str:
    """Hash of `values`, as 32 hexadecimal characters.

    Values are Structs, tuples, mappings, strings, numbers, booleans, bytes and None.
    Raises TypeError for anything whose text may change between runs.
    """
    canonical = _CANONICAL.encode([_plain(value) for value in values])
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:KEY_LENGTH]


def brief(*values: object) -> str:
    """Hash of `values` as MessagePack has them, as long as that of `digest` and far quicker: for
    what only the program reads that kept it."""
    return hashlib.sha256(msgspec.msgpack.encode(values)).hexdigest()[:KEY_LENGTH]


def _plain(value: object) -> object:
    if type(value) in _SCALARS or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(name): _plain(item) for name, item in value.items()}
    if isinstance(value, bytes):
        return {"bytes": hashlib.sha256(value).hexdigest()}
    if isinstance(value, Struct):
        named = {name: _plain(getattr(value, name)) for name in value.__struct_fields__}
        return {type(value).__name__: named}
    raise TypeError(f"{type(value).__name__} has no stable key")
