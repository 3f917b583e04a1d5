"""What each pair of brackets in code is: a call's arguments, a slice, a list, a generic's types.

One pass over the tokens finds the pairs and what stands directly in them; a second look at each
opening bracket, its neighbours and those facts says what the pair is.
"""

from __future__ import annotations

from msgspec import Struct, field

from producer.speech.rules.code.keywords import CONTROL, DEFINERS, GENERICS, TYPES
from producer.speech.rules.code.tokens import END, Token
from producer.speech.rules.wordparts import word_set

_CLOSING = {"(": ")", "[": "]", "{": "}", "<": ">"}
_OBJECT_LANGUAGES = frozenset({"javascript", "typescript", "jsx", "tsx", "json"})
_ARRAY_LANGUAGES = frozenset({"c", "cpp", "csharp", "java", "go"})
_NEVER_CALLED = word_set(
    """
    return in and or not is yield await else case with as from import raise throw where when then
    do of by values into on like between new del delete if elif while for match
    """
)
_MEMBER_SIGNS = DEFINERS | {".", "->", "::"}
"""Words and signs after which any word is a name."""
_GO_ON = word_set("&& || == != === !== < > <= >= and or + / % ? | ^")
"""After brackets that are only the first part of a condition: `if (a && b) || c`."""
_BEFORE_OBJECTS = word_set("return yield await throw default")
_BEFORE_NAMES = word_set("import export const let var type from")
_BEFORE_BLOCK = word_set("else do try finally loop unsafe begin")


class Bracket(Struct):
    """A matched pair, and what stands directly in it."""

    opening: int
    """Index of its first token."""
    closing: int = -1
    """Index of its last token."""
    commas: int = 0
    """Commas directly inside."""
    colons: list[int] = field(default_factory=list)
    """Indexes of the colons directly inside."""
    semicolons: int = 0
    """Semicolons or line ends directly inside."""
    loops: bool = False
    """Whether `for` stands directly inside: a comprehension."""
    kind: str = ""
    """What it is; empty: brackets to be named."""


def find_brackets(tokens: list[Token], language: str) -> dict[int, Bracket]:
    """Matched pairs by the index of their opening token, each with its kind."""
    opened: list[Bracket] = []
    found: dict[int, Bracket] = {}
    for index, token in enumerate(tokens):
        if token.kind == "open":
            opened.append(Bracket(index))
        elif token.kind == "close":
            if opened and _CLOSING[tokens[opened[-1].opening].text] == token.text:
                bracket = opened.pop()
                bracket.closing = index
                found[bracket.opening] = bracket
        elif opened:
            _note(opened[-1], token, index)
    for bracket in found.values():
        bracket.kind = _kind(tokens, bracket, language)
    return found


def _note(bracket: Bracket, token: Token, index: int) -> None:
    if token.kind == "comma":
        bracket.commas += 1
    elif token.text == ":":
        bracket.colons.append(index)
    elif token.text == ";" or token.kind == "newline":
        bracket.semicolons += 1
    elif token.text == "for":
        bracket.loops = True


def _kind(tokens: list[Token], bracket: Bracket, language: str) -> str:
    sign = tokens[bracket.opening].text
    if sign == "<":
        return "diamond" if bracket.closing == bracket.opening + 1 else "types"
    if sign == "(":
        return _round(tokens, bracket, language)
    return _square(tokens, bracket) if sign == "[" else _curly(tokens, bracket, language)


def is_called(tokens: list[Token], index: int) -> bool:
    """Whether a value that can be called or indexed stands right before `index`."""
    if index == 0:
        return False
    before = tokens[index - 1]
    if before.kind == "name":
        member = index > 1 and tokens[index - 2].text in _MEMBER_SIGNS
        return member or before.text.lower() not in _NEVER_CALLED
    return before.kind in {"close", "string"} or before.text in {"!", "?."}


def _round(tokens: list[Token], bracket: Bracket, language: str) -> str:
    index = bracket.opening
    before = tokens[index - 1] if index else END
    after = tokens[bracket.closing + 1] if bracket.closing + 1 < len(tokens) else END
    empty = bracket.closing == index + 1
    if before.kind == "name" and before.text in CONTROL:
        return "group" if after.text in _GO_ON else "control"
    if before.text in DEFINERS:
        receiver = tokens[index].spaced and before.text == "func"
        return "nothing" if empty else "names" if receiver else "call"
    if before.text == ")" and tokens[0].text == "func" and tokens[index].spaced:
        return "results"
    if is_called(tokens, index) and not tokens[index].spaced:
        return "nothing" if empty else "call"
    if language == "sql" and before is not END:
        return "columns"
    if after.text in {"=>", "->"}:
        return "empty" if empty else "names"
    if empty:
        return "empty"
    if _is_cast(tokens, bracket, after):
        return "cast"
    return "tuple" if bracket.commas and not bracket.semicolons else "group"


def _is_cast(tokens: list[Token], bracket: Bracket, after: Token) -> bool:
    inside = tokens[bracket.opening + 1 : min(bracket.closing, bracket.opening + 5)]
    if after.kind not in {"name", "number", "open", "string"} or len(inside) > 3:
        return False
    before = tokens[bracket.opening - 1].kind if bracket.opening else "operator"
    typed = inside[0].text in TYPES and all(token.text == "*" for token in inside[1:])
    return typed and before in {"operator", "comma", "open", "newline"}


def _square(tokens: list[Token], bracket: Bracket) -> str:
    index = bracket.opening
    before = tokens[index - 1] if index else None
    empty = bracket.closing == index + 1
    if before is not None and before.text == "#":
        return "attribute"
    if before is not None and before.text == "!":
        return "nothing" if empty else "call"
    if before is not None and before.text == "[" and tokens[index - 2].text == "Callable":
        return "empty" if empty else "parameters"
    if is_called(tokens, index) and not tokens[index].spaced:
        if empty:
            return "array"
        if before is not None and before.text in GENERICS:
            return "types"
        slices = 1 <= len(bracket.colons) <= 2 and not bracket.commas
        return "slice" if slices else "index"
    if empty:
        after = tokens[bracket.closing + 1] if bracket.closing + 1 < len(tokens) else None
        if after is not None and after.text == "(":
            return "lambda"
        typed = after is not None and after.kind == "name" and not after.spaced
        return "array of type" if typed else "empty"
    if _captures(tokens, bracket):
        return "lambda"
    if bracket.loops:
        return "comprehension"
    return "" if bracket.colons else "list"


def _captures(tokens: list[Token], bracket: Bracket) -> bool:
    """Whether it is what a lambda of C++ takes along: `[=](auto a)`, `[&](int x)`."""
    inside = tokens[bracket.opening + 1 : bracket.closing]
    after = tokens[bracket.closing + 1] if bracket.closing + 1 < len(tokens) else END
    return after.text == "(" and bool(inside) and inside[0].text in {"&", "="}


def _curly(tokens: list[Token], bracket: Bracket, language: str) -> str:
    index = bracket.opening
    before = tokens[index - 1] if index else None
    if bracket.closing == index + 1:
        return "no body" if before is not None and before.text == ")" else "empty"
    if before is not None and before.kind == "name" and not tokens[index].spaced:
        return "" if bracket.semicolons else "literal"
    if before is not None and before.text in _BEFORE_NAMES and not bracket.semicolons:
        return "names"
    blocked = before is not None and (before.text in _BEFORE_BLOCK or before.text in {")", "=>"})
    if bracket.semicolons or blocked:
        return "block"
    if bracket.loops:
        return "dictionary of" if bracket.colons else "set of"
    spaced_after_value = (
        before is not None
        and before.kind in {"name", "close"}
        and before.text not in _BEFORE_OBJECTS
    )
    keyed = bool(bracket.colons) and bracket.colons[0] == index + 2
    if keyed and not spaced_after_value:
        if language in _OBJECT_LANGUAGES or tokens[index + 1].kind == "name":
            return "object"
        single = tokens[index + 1].text[:1] == "'" or tokens[index + 1].kind == "number"
        return "dictionary" if language == "python" or single else ""
    if bracket.commas and not bracket.colons and not spaced_after_value:
        if language in _ARRAY_LANGUAGES or tokens[0].text in TYPES:
            return "array of"
        return "names" if language in _OBJECT_LANGUAGES else "set"
    return ""
