"""Markup and style sheets as words.

<div class="main">Hi</div> -> "div tag with class main, Hi, closing div tag"
.btn-primary:hover         -> "dot button primary colon hover"
color: #ff0000;            -> "color colon hash F F zero zero zero zero"
"""

from __future__ import annotations

import re

from producer.speech.rules.code.expression import read_expression
from producer.speech.rules.code.literals import say_number, say_string, say_text
from producer.speech.rules.code.symbols import name_of
from producer.speech.rules.identifiers import Manner, say_identifier
from producer.speech.rules.numbers import spell

_PIECE = re.compile(
    r"(?P<comment><!--|-->)"
    r"|(?P<doctype><![A-Za-z][^<>]*>|<\?[^<>]*\?>)"
    r"|(?P<close></[A-Za-z][^<>]*>|</>)"
    r"|(?P<open><[A-Za-z][^<>]*>)"
    r"|(?P<fragment><>)"
    r"|(?P<entity>&(?:[A-Za-z]{2,10}[0-9]{0,2}|\#[0-9]{1,7}|\#x[0-9a-fA-F]{1,6});)"
    r"|(?P<field>\{[^{}]*\})"
    r"|(?P<text>(?:[^<&{-]|-(?!->))+)"
    r"|(?P<sign>.)",
    re.DOTALL,
)
_TAG_NAME = re.compile(r"<(?P<name>[\w.:-]+)")
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s=\"'{}/]+)(?:\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|\{[^{}]*\}|[^\s\"'>]+))?"
)
_START = re.compile(
    r"</?[A-Za-z][\w.:-]*(?:\s[^<>]*)?/?>|<!DOCTYPE|<!--|<\?xml|<>|</>", re.IGNORECASE
)


def starts_markup(code: str) -> bool:
    """Whether the text begins with a tag."""
    return bool(_START.match(code))


def say_markup(code: str, manner: Manner, language: str = "") -> list[str]:
    """Tags by name, their attributes, the text between them as it stands."""
    words: list[str] = []
    for match in _PIECE.finditer(code):
        words += _piece(match.lastgroup or "", match.group(), manner, language)
    return words


def _piece(kind: str, text: str, manner: Manner, language: str) -> list[str]:
    if kind == "comment":
        return [",", "comment"] if text == "<!--" else [","]
    if kind == "doctype":
        inner = re.sub(r"(?i)^doctype", "doc type", text.strip("<>!?"))
        return [say_text(inner, manner), ","]
    if kind == "close":
        name = text[2:-1].strip()
        return [",", f"closing {_tag_name(name, manner)} tag" if name else "closing fragment", ","]
    if kind == "open":
        return [",", _open_tag(text, manner, language), ","]
    if kind == "fragment":
        return ["fragment", ","]
    if kind == "entity":
        return ["entity", say_identifier(text.strip("&;#"), manner)]
    if kind == "field":
        return read_expression(text[1:-1], manner, language or "javascript") if text != "{}" else []
    if kind == "text":
        return [say_text(text, manner, part=True)] if text.strip() else []
    return [name_of(text)]


def _tag_name(name: str, manner: Manner) -> str:
    return " ".join(
        word
        for part in re.split(r"([.:])", name)
        for word in [name_of(part) if part in {".", ":"} else say_identifier(part, manner)]
        if word
    )


def _open_tag(text: str, manner: Manner, language: str) -> str:
    match = _TAG_NAME.match(text)
    if match is None:
        return say_text(text, manner, raw=True)
    words = [f"{_tag_name(match['name'], manner)} tag"]
    rest = text[match.end() : -1].rstrip().removesuffix("/")
    attributes = list(_ATTRIBUTE.finditer(rest))
    for index, attribute in enumerate(attributes):
        joint = "with" if index == 0 else "and" if index == len(attributes) - 1 else ","
        words += [joint, _attribute(attribute, manner, language)]
    return " ".join(words)


def _attribute(match: re.Match[str], manner: Manner, language: str) -> str:
    name = say_text(match["name"], manner)
    value = match["value"]
    if value is None:
        return name
    if value[0] == "{":
        said = " ".join(read_expression(value[1:-1], manner, language or "javascript"))
    elif value[0] in "\"'":
        said = say_string(value, manner, lambda code: say_text(code, manner))
    else:
        said = say_text(value, manner)
    return f"{name} {said}"


_STYLE = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<comment>/\*|\*/)"
    r"|(?P<colour>\#[0-9a-fA-F]{3,8}(?![\w-]))"
    r"|(?P<number>[-+]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:%|[A-Za-z]+)?)"
    r"|(?P<string>\"[^\"\n]*\"|'[^'\n]*')"
    r"|(?P<call>-{0,2}[A-Za-z_][\w-]*\()"
    r"|(?P<name>-{0,2}[A-Za-z_][\w-]*)"
    r"|(?P<sign>.)",
    re.DOTALL,
)
_STYLE_SIGNS = {
    ";": ",",
    "{": "open brace",
    "}": "close brace",
    "::": "colon colon",
    ")": "",
    "!": "",
    ",": ",",
}


def say_style(code: str, manner: Manner) -> list[str]:
    """Selectors and declarations of CSS; a function's arguments follow "of"."""
    words: list[str] = []
    for match in _STYLE.finditer(code):
        kind, text = match.lastgroup, match.group()
        if kind == "space":
            words += [","] if "\n" in text else []
        elif kind == "comment":
            words += [",", "comment"] if text == "/*" else [","]
        elif text == "-":
            words.append("minus")
        elif kind == "colour":
            words.append(f"hash {spell(text[1:], manner.english)}")
        elif kind == "number":
            sign = {"-": "minus ", "+": "plus "}.get(text[0], "")
            words.append(sign + say_number(text.lstrip("+-"), manner))
        elif kind == "string":
            words.append(say_string(text, manner, lambda code: code))
        elif kind == "call":
            words += [_style_name(text[:-1], manner), "of"]
        elif kind == "name":
            words.append(_style_name(text, manner))
        else:
            words.append(_STYLE_SIGNS.get(text, name_of(text)))
    return words


def _style_name(name: str, manner: Manner) -> str:
    dashes = len(name) - len(name.lstrip("-"))
    return " ".join(["dash"] * dashes + [say_identifier(name.lstrip("-"), manner)])
