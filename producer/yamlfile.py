"""YAML with line numbers: every mistake in an author's file can be told as file:line."""

from __future__ import annotations

import json
from typing import Any

from msgspec import Struct

from producer.errors import ProjectError
from producer.meant import suggest
from producer.model import Finding, Source

_MOST_NODES = 200_000
_DEEPEST = 40
_NULLS = ("", "~", "null", "Null", "NULL")
_TRUE = ("true", "True", "TRUE", "yes", "Yes", "on", "On")
_FALSE = ("false", "False", "FALSE", "no", "No", "off", "Off")

Path = tuple[str | int, ...]


class Loaded(Struct, frozen=True, kw_only=True):
    """A YAML file's values and where they stand."""

    path: str
    """The file, as messages name it."""
    data: Any
    """Mappings, lists, strings, booleans and None. Numbers and dates stay text as written."""
    lines: dict[Path, int]
    """The line of each value, by the keys that lead to it."""

    def line(self, *keys: str | int) -> int:
        """The line of the value under `keys`, or of the nearest thing around it."""
        while keys and keys not in self.lines:
            keys = keys[:-1]
        return self.lines.get(keys, 1)

    def source(self, *keys: str | int) -> Source:
        """The place of the value under `keys`."""
        return Source(path=self.path, line=self.line(*keys))


def load(text: str, path: str, *, first_line: int = 1) -> Loaded:
    """Read `text`; `first_line` is the line of the file on which it starts.

    Raises ProjectError, with its source, for text that is no YAML, for a key that stands twice,
    and for a file that is too large or too deep to be an author's.
    """
    import yaml

    text = text.removeprefix("\ufeff")
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = (mark.line if mark else 0) + first_line
        problem = error.problem or error.context or "not readable"
        raise ProjectError(f"malformed YAML: {problem}", source=_at(path, line)) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, int(error.position)) + first_line
        message = f"malformed YAML: the character U+{error.character:04X} is not allowed"
        raise ProjectError(message, source=_at(path, line)) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise ProjectError("malformed YAML", source=_at(path, first_line)) from error
    builder = _Builder(path, first_line)
    data = builder.value(node, ()) if node is not None else {}
    return Loaded(path=path, data=data, lines=builder.lines)


class _Builder:
    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.lines: dict[Path, int] = {}
        self.count = 0

    def value(self, node: Any, keys: Path) -> Any:
        line = node.start_mark.line + self.first_line
        self.lines.setdefault(keys, line)
        self.count += 1
        if self.count > _MOST_NODES or len(keys) > _DEEPEST:
            raise ProjectError("the file is too large or too deep", source=_at(self.path, line))
        if node.id == "mapping":
            return self.mapping(node, keys)
        if node.id == "sequence":
            return [self.value(item, (*keys, i)) for i, item in enumerate(node.value)]
        return _scalar(node)

    def mapping(self, node: Any, keys: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + self.first_line
            if key_node.id != "scalar":
                raise ProjectError("a key must be plain text", source=_at(self.path, line))
            key = str(key_node.value)
            if key in found:
                raise ProjectError(
                    f"the key {key!r} stands here a second time",
                    source=_at(self.path, line),
                    hint=f"the first is on line {self.lines[(*keys, key)]}; keep one",
                )
            self.lines[(*keys, key)] = line
            found[key] = self.value(value_node, (*keys, key))
        return found


def _scalar(node: Any) -> str | bool | None:
    text = str(node.value)
    if not node.style:
        if text in _NULLS:
            return None
        if text in _TRUE:
            return True
        if text in _FALSE:
            return False
    return text


def _at(path: str, line: int) -> Source:
    return Source(path=path, line=line)


class Fields:
    """Takes the known keys out of a mapping and tells what is wrong with them.

    A value that is wrong is reported and the default stands in for it; `finish` reports the keys
    that nobody asked for.
    """

    def __init__(
        self, loaded: Loaded, findings: list[Finding], *keys: str | int, what: str = "setting"
    ) -> None:
        self.loaded = loaded
        self.findings = findings
        self.keys = keys
        self.what = what
        self.known: list[str] = []
        data = loaded.data
        for key in keys:
            data = data[key]
        if data is None:
            data = {}
        self.readable = isinstance(data, dict)
        if not self.readable:
            self.report("not-a-mapping", f"expected `key: value` lines, found {_kind(data)}")
            data = {}
        self.data: dict[str, Any] = data

    def report(self, code: str, message: str, *keys: str | int, hint: str = "") -> None:
        """Add a finding at the value under `keys`."""
        source = self.loaded.source(*self.keys, *keys)
        self.findings.append(Finding(code=code, message=message, source=source, hint=hint))

    def raw(self, key: str) -> Any:
        """The value as it stands, or None."""
        self.known.append(key)
        return self.data.get(key)

    def names(self, key: str) -> tuple[str, ...]:
        """The keys of the mapping under `key`; none when it is absent or no mapping."""
        value = self.raw(key)
        if value is not None and not isinstance(value, dict):
            self.report("wrong-type", f"`{key}` must be lines of `name: ...`", key)
            return ()
        return tuple(value or ())

    def text(self, key: str, default: str = "", *, required: bool = False) -> str:
        """A string without control characters."""
        value = self.raw(key)
        if value is None:
            if required and self.readable:
                self.report("missing-setting", f"`{key}` is missing", hint=f"add `{key}: ...`")
            return default
        if isinstance(value, bool):
            value = "yes" if value else "no"
        if not isinstance(value, str):
            self.report("wrong-type", f"`{key}` must be text, not {_kind(value)}", key)
            return default
        if any(ord(char) < 32 and char not in "\n\t" for char in value) or "\x7f" in value:
            self.report("control-character", f"`{key}` holds a control character", key)
            return default
        if required and not value.strip():
            self.report("missing-setting", f"`{key}` is empty", key)
        return value.strip()

    def flag(self, key: str, default: bool = False) -> bool:
        """true or false."""
        value = self.raw(key)
        if value is None:
            return default
        if not isinstance(value, bool):
            self.report("wrong-type", f"`{key}` must be true or false", key)
            return default
        return value

    def choice(self, key: str, options: tuple[str, ...], default: str) -> str:
        """One of `options`."""
        value = self.text(key, default)
        if value not in options:
            self.report(
                "unknown-value", f"`{key}` can't be {value!r}", key, hint=suggest(value, options)
            )
            return default
        return value

    def number(self, key: str, default: float, *, low: float, high: float) -> float:
        """A number from `low` to `high`."""
        value = self.raw(key)
        if value is None:
            return default
        try:
            number = float(str(value))
        except ValueError:
            number = float("nan")
        if not low <= number <= high:
            self.report("wrong-type", f"`{key}` must be a number from {low:g} to {high:g}", key)
            return default
        return number

    def finish(self) -> None:
        """Report the keys that nobody asked for."""
        for key in self.data:
            if key not in self.known:
                message = f"there is no {self.what} called `{key}`"
                self.report("unknown-key", message, key, hint=suggest(key, self.known))


def means_something_else(text: str) -> bool:
    """Whether `text`, unquoted, is no text in YAML but true, false or nothing."""
    return text in (*_NULLS, *_TRUE, *_FALSE)


def quote(text: str) -> str:
    """`text` as a YAML scalar that reads back as the same text, whatever it holds."""
    return json.dumps(text, ensure_ascii=False)


def _kind(value: object) -> str:
    return {dict: "a mapping", list: "a list", str: "text", bool: "true or false"}.get(
        type(value), "nothing"
    )
