"""The gist of data and markup: what it is, how big, and what its first level holds."""

from __future__ import annotations

import re
from collections import Counter

from producer.speech.rules.code import read_code
from producer.speech.rules.code.languages import name_of_language
from producer.speech.rules.code.words import join_words
from producer.speech.rules.codeblock.phrases import (
    ANALYSED,
    LONGEST_READ,
    Sentence,
    article,
    count,
    lines_of,
    listed,
    names,
    say_name,
    size,
    without,
)
from producer.speech.rules.identifiers import Manner

_JSON_KEY = re.compile(r"^(?P<indent>[ \t]*)\"(?P<key>[^\"\n]{1,80})\"\s*:", re.MULTILINE)
_YAML_KEY = re.compile(r"^(?P<key>[A-Za-z_][\w./ -]{0,60}|\"[^\"\n]+\"):(?:\s|$)", re.MULTILINE)
_YAML_ITEM = re.compile(r"^-\s+\S", re.MULTILINE)
_SECTION = re.compile(r"^[ \t]*\[{1,2}(?P<key>[^\]\n]{1,80})\]{1,2}", re.MULTILINE)
_SETTING = re.compile(r"^[ \t]*(?P<key>[\w.-]{1,60})\s*[=:]\s*\S", re.MULTILINE)
_TAG = re.compile(r"<(?P<name>[A-Za-z][\w:.-]*)")
_SELECTOR = re.compile(r"(?:^|[{};])\s*(?P<selector>[^{};@/]{1,80}?)\s*\{")
_HTML_PARTS = {
    "h1": "heading",
    "h2": "heading",
    "h3": "heading",
    "p": "paragraph",
    "form": "form",
    "input": "input",
    "button": "button",
    "ul": "list",
    "ol": "list",
    "table": "table",
    "img": "image",
    "a": "link",
    "script": "script",
    "style": "style sheet",
    "nav": "navigation",
    "video": "video",
    "audio": "audio player",
    "div": "division",
    "section": "section",
}
_KINDS: dict[type, str] = {dict: "object", list: "list", str: "string"}
_MOST_READ = 3


def json_gist(code: str, manner: Manner) -> list[Sentence] | None:
    """ "J S O N data: an object with the keys name and version." """
    import json

    name = name_of_language("json", manner)
    try:
        value = json.loads(code)
    except (ValueError, RecursionError):
        keys = _outer_keys(code)
        if not keys:
            return None
        return _one(f"{size(code, name, manner)}, with {_keys(keys, manner)}")
    return _one(f"{name} data: {_value(value, manner)}")


def _outer_keys(code: str) -> list[str]:
    found = [(match["indent"], match["key"]) for match in _JSON_KEY.finditer(code[:ANALYSED])]
    outer = min((len(indent) for indent, _ in found), default=0)
    return [key for indent, key in found if len(indent) == outer]


def _value(value: object, manner: Manner) -> str:
    if isinstance(value, dict):
        return f"an object with {_keys(list(value), manner)}" if value else "an empty object"
    if isinstance(value, list):
        return _list(value, manner) if value else "an empty list"
    return join_words(read_code(str(value), manner)) or "one value"


def _list(values: list[object], manner: Manner) -> str:
    kinds = {_KINDS.get(type(item), "item") for item in values}
    kind = kinds.pop() if len(kinds) == 1 else "item"
    words = f"a list of {count(len(values), kind, manner)}"
    first = values[0]
    if isinstance(first, dict) and first and kind == "object":
        return f"{words} with {_keys(list(first), manner)}"
    return words


def _keys(keys: list[str], manner: Manner) -> str:
    unique = list(dict.fromkeys(keys))
    return f"the key{'s' if len(unique) > 1 else ''} {names(unique, manner)}"


def _one(words: str) -> list[Sentence]:
    return [Sentence(line=0, words=words)]


def yaml_gist(code: str, manner: Manner) -> list[Sentence] | None:
    """ "Six lines of YAML, with the keys version and services." """
    head = code[:ANALYSED]
    keys = [match["key"].strip('"') for match in _YAML_KEY.finditer(head)]
    sized = size(code, name_of_language("yaml", manner), manner)
    if keys:
        return _one(f"{sized}, with {_keys(keys, manner)}")
    items = len(_YAML_ITEM.findall(head))
    return _one(f"{sized}, a list of {count(items, 'item', manner)}") if items else None


def settings_gist(code: str, manner: Manner) -> list[Sentence] | None:
    """ "Five lines of settings, with the sections project and tool." """
    head = code[:ANALYSED]
    sections = [match["key"] for match in _SECTION.finditer(head)]
    sized = f"{count(lines_of(code), 'line', manner)} of settings"
    if sections:
        plural = "s" if len(set(sections)) > 1 else ""
        return _one(f"{sized}, with the section{plural} {names(sections, manner)}")
    keys = [match["key"] for match in _SETTING.finditer(head)]
    return _one(f"{sized}, with {_keys(keys, manner)}") if keys else None


def html_gist(code: str, manner: Manner) -> list[Sentence] | None:
    """ "Four lines of H T M L. It has a heading, two paragraphs, and a form." """
    name = name_of_language("html", manner)
    if lines_of(code) <= _MOST_READ:
        words = join_words(read_code(code, manner, "html"))
        if words and len(words) <= LONGEST_READ:
            return _one(f"{size(code, name, manner)}: {words}")
    tags = [
        match["name"].lower() for match in _TAG.finditer(without(code[:ANALYSED], "<!--", "-->"))
    ]
    parts = Counter(_HTML_PARTS[tag] for tag in tags if tag in _HTML_PARTS)
    if len(parts) > 1:
        parts.pop("division", None)
    sized = size(code, name, manner)
    if "html" in tags:
        sized = f"{article(name)} page of {count(lines_of(code), 'line', manner)}"
    if not parts:
        return _one(f"{sized}, with the tags {names(tags, manner)}") if tags else None
    held = [
        article(part) if number == 1 else count(number, part, manner)
        for part, number in parts.items()
    ]
    return _one(f"{sized}. It has {listed(held, manner)}")


def xml_gist(code: str, manner: Manner) -> list[Sentence] | None:
    """ "Nine lines of X M L: the element note, which holds to, from, and body." """
    tags = [match["name"] for match in _TAG.finditer(without(code[:ANALYSED], "<!--", "-->"))]
    if not tags:
        return None
    sized = size(code, name_of_language("xml", manner), manner)
    words = f"{sized}: the element {say_name(tags[0], manner)}"
    inside = [tag for tag in tags[1:] if tag != tags[0]]
    return _one(f"{words}, which holds {names(inside, manner)}" if inside else words)


def style_gist(code: str, manner: Manner) -> list[Sentence] | None:
    """ "Six lines of C S S, with rules for body and dot container." """
    plain = without(code[:ANALYSED], "/*", "*/")
    selectors = [match["selector"].strip() for match in _SELECTOR.finditer(plain)]
    sized = size(code, name_of_language("css", manner), manner)
    if not selectors:
        words = join_words(read_code(code, manner, "css"))
        return _one(f"{sized}: {words}") if words and len(words) <= LONGEST_READ else None
    said = [join_words(read_code(one, manner, "css")) for one in dict.fromkeys(selectors)]
    return _one(f"{sized}, with rules for {listed([one for one in said if one], manner)}")
