"""Reads any file that can be imported: finds the importer that knows its kind."""

from __future__ import annotations

from msgspec.structs import replace

from producer import plugins
from producer.errors import ScriptError
from producer.model import Source
from producer.script.decode import decode
from producer.script.page import Page

IMPORTERS = "producer.script.importers"
"""A module there has `recognizes(name, text) -> float`, 0 to 1, and `read(text, name) -> Page`."""

_SURE = 0.1


def read(data: bytes, path: str, importer: str = "") -> Page:
    """The page that a file holds; `path` names it in findings.

    `importer` names the one to use; else the one that is surest of the text. Raises ScriptError
    for a file that is empty, no text, or of no known kind.
    """
    text, said = decode(data, path)
    if not text.strip():
        raise ScriptError("the file is empty", source=Source(path=path))
    modules = {name: plugins.load(IMPORTERS, name) for name in plugins.names(IMPORTERS)}
    if importer:
        chosen = plugins.load(IMPORTERS, importer)
    else:
        ranked = sorted(
            ((module.recognizes(path, text), name) for name, module in modules.items()),
            reverse=True,
        )
        sureness, name = ranked[0]
        if sureness < _SURE:
            raise ScriptError(
                "can't tell what kind of page this is",
                source=Source(path=path),
                hint=f"known are: {', '.join(sorted(modules))}",
            )
        chosen = modules[name]
    page: Page = chosen.read(text, path)
    return replace(page, findings=(*said, *page.findings))
