"""Frozen values as plain JSON values and back, for what the program keeps for itself.

A dataclass is the list of its fields' values, in their order, trailing defaults left out: compact
and quick to read. What is kept names no types, so it is only read by the program that wrote it
(see `fingerprint`).
"""

from __future__ import annotations

import hashlib
import os
import sys
import types
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
_Convert = Callable[[Any], Any]
_PLAIN = frozenset({str, int, float, bool, type(None)})


def pack(value: Any) -> Any:
    """`value` (dataclasses, tuples, text, numbers, None) as lists, text and numbers."""
    kind: Any = type(value)
    if kind in _PLAIN:
        return value
    if isinstance(value, tuple):
        return [pack(item) for item in value]
    return _packer(kind)(value) if hasattr(kind, "__dataclass_fields__") else value


def unpack(kind: type[T], plain: Any) -> T:
    """The value of type `kind` that `pack` made `plain` of. Raises ValueError for anything else."""
    known: Any = kind
    try:
        value: T = _converter(known)(plain)
        return value
    except (TypeError, ValueError, KeyError, IndexError) as error:
        raise ValueError(f"this is no {kind.__name__}") from error


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


@cache
def _packer(kind: Any) -> _Convert:
    """How a value of type `kind` is packed: what its fields hold is found out once."""
    if is_dataclass(kind) and isinstance(kind, type):
        return _dataclass_packer(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if kind in _PLAIN or origin is Literal:
        return _as_is
    if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        each = _packer(arguments[0])
        return list if each is _as_is else lambda value: list(map(each, value))
    return pack


def _dataclass_packer(kind: type) -> _Convert:
    names, hints = _names(kind), get_type_hints(kind)
    nested = [(at, _packer(hints[name])) for at, name in enumerate(names)]
    nested = [(at, each) for at, each in nested if each is not _as_is]
    defaults = _packed_defaults(kind)
    get: _Convert = attrgetter(*names)
    single = len(names) == 1

    def packed(value: Any) -> list[Any]:
        row = [get(value)] if single else list(get(value))
        for place, each in nested:
            row[place] = each(row[place])
        while row and row[-1] == defaults[len(row) - 1]:
            row.pop()
        return row

    return packed


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _packed_defaults(kind: type) -> tuple[Any, ...]:
    return tuple(pack(_default(field)) for field in fields(kind))


def _default(field: Field[Any]) -> Any:
    if field.default is not MISSING:
        return field.default
    if field.default_factory is not MISSING:
        return field.default_factory()
    return MISSING


@cache
def _converter(kind: Any) -> _Convert:
    """How a plain value becomes one of type `kind`."""
    if is_dataclass(kind) and isinstance(kind, type):
        return _dataclass_converter(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple:
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            convert = _converter(arguments[0])
            return tuple if convert is _as_is else lambda plain: tuple(map(convert, plain))
        converts = tuple(_converter(argument) for argument in arguments)
        return lambda plain: tuple(
            convert(item) for convert, item in zip(converts, plain, strict=True)
        )
    if origin in (Union, types.UnionType):
        (inner,) = (argument for argument in arguments if argument is not type(None))
        convert = _converter(inner)
        return lambda plain: None if plain is None else convert(plain)
    if origin is Literal or kind in (str, int, float, bool):
        return _as_is
    raise TypeError(f"{kind} can't be kept")


def _dataclass_converter(kind: type) -> _Convert:
    hints = get_type_hints(kind)
    names = _names(kind)
    converts = tuple(_converter(hints[name]) for name in names)
    if all(convert is _as_is for convert in converts):
        return lambda row: kind(**dict(zip(names, row, strict=False)))
    return lambda row: kind(
        **{name: convert(item) for name, convert, item in zip(names, converts, row, strict=False)}
    )


def _as_is(plain: Any) -> Any:
    return plain
