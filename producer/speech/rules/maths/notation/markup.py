"""The elements of a piece of MathML, whatever it looks like.

The standard library's parser reads it; entities are resolved beforehand and a document type is cut
away, so that nothing in the source can expand or be fetched. What is not well-formed is mended tag
by tag.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from html import escape
from html.entities import html5

from producer.speech.rules.maths.layout import MAX_DEPTH

_ENTITY = re.compile(r"&(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]*);")
_KEPT = {"lt": "&lt;", "gt": "&gt;", "quot": "&quot;", "apos": "&apos;", "amp": "&amp;"}
_DECLARATION = re.compile(
    r"<\?[^<>]{0,999}>|<![A-Z][^<>\[]{0,999}(?:\[[^\]]{0,999}\])?[^<>]{0,99}>"
)
"""A document type or processing instruction. One that it misses is no danger: inside the element
that `elements` puts around the source, XML allows none."""
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TAG = re.compile(r"<(/?)([A-Za-z][\w:.-]{0,60})([^<>]*)>")
_ATTRIBUTE = re.compile(r"([\w:-]{1,60})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>/]+))")


def elements(source: str) -> ElementTree.Element:
    """The root of `source`; every character of its text is below it."""
    text = _DECLARATION.sub("", _without_comments(source))
    text = _NOT_XML.sub("", _ENTITY.sub(_character, text))
    try:
        return ElementTree.fromstring(f"<math>{text}</math>")  # noqa: S314
    except (ElementTree.ParseError, ValueError):
        return _mended(text)


def _without_comments(source: str) -> str:
    kept: list[str] = []
    at = 0
    while (start := source.find("<!--", at)) >= 0:
        end = source.find("-->", start + 4)
        if end < 0:
            break
        kept.append(source[at:start])
        at = end + 3
    return "".join((*kept, source[at:]))


def tag(element: ElementTree.Element) -> str:
    """The element's name without its namespace."""
    name = element.tag
    return name.rpartition("}")[2].rpartition(":")[2] if isinstance(name, str) else ""


def _character(match: re.Match[str]) -> str:
    name = match[1]
    if name in _KEPT:
        return _KEPT[name]
    if name.startswith("#"):
        code = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
        valid = 0 < code < 0x110000 and not 0xD800 <= code < 0xE000
        return escape(chr(code)) if valid else ""
    return escape(html5.get(name + ";", name))


def _mended(text: str) -> ElementTree.Element:
    """Ends without a beginning are ignored, what is left open is closed."""
    builder = ElementTree.TreeBuilder()
    builder.start("math", {})
    opened: list[str] = []
    at = 0
    for match in _TAG.finditer(text):
        builder.data(_unescaped(text[at : match.start()]))
        at = match.end()
        closing, name, attributes = match.groups()
        if not closing:
            found = {key: a or b or c or "" for key, a, b, c in _ATTRIBUTE.findall(attributes)}
            builder.start(name, found)
            if attributes.endswith("/"):
                builder.end(name)
            else:
                opened.append(name)
        elif name in opened[-MAX_DEPTH:]:
            while (last := opened.pop()) != name:
                builder.end(last)
            builder.end(name)
    builder.data(_unescaped(text[at:]))
    for name in reversed(opened):
        builder.end(name)
    builder.end("math")
    return builder.close()


def _unescaped(text: str) -> str:
    if "&" in text:
        for name, escaped in _KEPT.items():
            text = text.replace(escaped, html5[name + ";"])
    return text
