"""Bytes of a page -> text with plain line ends, saying what had to be guessed."""

from __future__ import annotations

import codecs
import re

from producer.errors import ScriptError
from producer.model import Finding, Source

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w-]+)", re.I
)


def decode(data: bytes, path: str) -> tuple[str, tuple[Finding, ...]]:
    """The text of `data`, its lines ended by one line feed each, and what there is to say.

    UTF-8 and UTF-16 with a byte-order mark, else UTF-8, else the encoding that the page declares,
    else windows-1252. Raises ScriptError for something that is no text.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, errors="replace")
            said = [_note("byte-order-mark", "a byte-order mark was skipped", path)]
            return _plain_lines(text, path, said)
    zeros = data[:4096].count(0)
    if zeros > len(data[:4096]) // 5:
        odd = data[1:4096:2].count(0)
        encoding = "utf-16-le" if odd * 2 > zeros else "utf-16-be"
        text = data.decode(encoding, errors="replace")
        if (
            sum(char.isprintable() or char in "\r\n\t" for char in text[:2048])
            < len(text[:2048]) * 0.9
        ):
            raise ScriptError(
                "not a text file",
                source=Source(path=path),
                hint="import takes pages as text or HTML",
            )
        return _plain_lines(text, path, [_guess(encoding, path)])
    try:
        return _plain_lines(data.decode("utf-8"), path, [])
    except UnicodeDecodeError:
        declared = _DECLARED.search(data[:2048])
        encoding = _usable(declared.group(1).decode("ascii") if declared else "")
        return _plain_lines(_decode_all(data, encoding), path, [_guess(encoding, path)])


def _usable(encoding: str) -> str:
    try:
        name = codecs.lookup(encoding).name if encoding else "cp1252"
    except LookupError:
        return "cp1252"
    return "cp1252" if name in {"utf-8", "iso8859-1", "ascii"} else name


def _decode_all(data: bytes, encoding: str) -> str:
    if encoding != "cp1252":
        return data.decode(encoding, errors="replace")
    table = "".join(bytes([n]).decode("cp1252", errors="ignore") or chr(n) for n in range(256))
    return data.decode("latin-1").translate(dict(enumerate(table)))


def _plain_lines(text: str, path: str, said: list[Finding]) -> tuple[str, tuple[Finding, ...]]:
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        count = text.count("\r")
        said.append(_note("line-ends", f"{count} lines end in a carriage return", path))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, tuple(said)


def _note(code: str, message: str, path: str) -> Finding:
    return Finding(code=code, message=message, source=Source(path=path), severity="note")


def _guess(encoding: str, path: str) -> Finding:
    return Finding(
        code="encoding-guessed",
        message=f"the file is not UTF-8; it was read as {encoding}",
        source=Source(path=path),
        hint="save it as UTF-8 if letters look wrong",
        severity="warning",
    )
