"""What stands around a definition's name: its parameters, what it extends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from producer.speech.rules.code.tokens import END, Token
from producer.speech.rules.wordparts import word_set

MODIFIERS = word_set(
    "async static get set public private protected final override abstract export default const"
)
"""Words that may stand before a definition."""
_OPENING = {"(": ")", "[": "]", "{": "}"}
_NAME_FIRST = word_set("javascript jsx typescript tsx rust go kotlin swift")
_NO_NAMES = word_set("self this void mut cls")
_LONGEST_HEADER = 30


def at(tokens: Sequence[Token], index: int) -> Token:
    """The token at `index`, or END."""
    return tokens[index] if 0 <= index < len(tokens) else END


def pairs(tokens: Sequence[Token]) -> dict[int, int]:
    """Index of each opening bracket that is closed -> index of its closing one."""
    opened: list[int] = []
    closing: dict[int, int] = {}
    for index, token in enumerate(tokens):
        if token.text in _OPENING:
            opened.append(index)
        elif opened and _OPENING[tokens[opened[-1]].text] == token.text:
            closing[opened.pop()] = index
    return closing


def parameters(
    tokens: Sequence[Token], opening: int, closing: Mapping[int, int], language: str
) -> list[str]:
    """Names of the parameters in the parentheses at `opening`, or after the types there."""
    if at(tokens, opening).text == "function":
        opening += 1
    if at(tokens, opening).text == "<":
        while at(tokens, opening).text not in {">", ""}:
            opening += 1
        opening += 1
    if at(tokens, opening).kind == "name":
        return [tokens[opening].text] if at(tokens, opening + 1).text == "=>" else []
    if opening not in closing:
        return []
    parts: list[list[Token]] = [[]]
    index = opening + 1
    while index < closing[opening]:
        token = tokens[index]
        if token.kind == "comma":
            parts.append([])
        else:
            parts[-1].append(token)
        index = closing.get(index, index) + 1
    found = [_parameter(part, language) for part in parts]
    return [name for name in found if name and name not in _NO_NAMES]


def _parameter(part: list[Token], language: str) -> str:
    texts = [token.text for token in part]
    for stop in ("=", ":", "["):
        if stop in texts[1:]:
            texts = texts[: texts.index(stop, 1)]
    named = [
        token.text
        for token in part[: len(texts)]
        if token.kind == "name" and token.text not in {"mut", "const"}
    ]
    if not named:
        return ""
    return named[0] if language in _NAME_FIRST else named[-1]


def bases(tokens: Sequence[Token], index: int) -> list[str]:
    """What a type whose header goes on at `index` extends or implements."""
    found: list[str] = []
    reading = False
    for offset in range(_LONGEST_HEADER):
        token = at(tokens, index + offset)
        if token.text in {"{", ";", ""}:
            break
        if token.text in {"extends", "implements", ":"}:
            reading = True
        elif reading and token.kind == "name" and token.text not in MODIFIERS:
            found.append(token.text)
    return found
