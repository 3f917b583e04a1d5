"""Brackets and the commas in them as words.

    max(a, b) -> "max of A and B"     items[0]  -> "items sub zero"
    a[i:j]    -> "A from I to J"      Map<K, V> -> "map of K to V"
    [1, 2]    -> "the list one, two"  (a + b)   -> "open paren A plus B close paren"

Silent: the brackets of a call's arguments, of a condition, of a slice and of types.
"""

from __future__ import annotations

from producer.speech.rules.code.brackets import Bracket, is_called
from producer.speech.rules.code.keywords import MAPS
from producer.speech.rules.code.reading import Frame, Reading
from producer.speech.rules.code.symbols import name_of
from producer.speech.rules.code.tokens import Token

_OPENINGS = {
    "call": "of",
    "types": "of",
    "index": "sub",
    "list": "the list",
    "comprehension": "the list of",
    "tuple": "the tuple",
    "set": "the set",
    "set of": "the set of",
    "dictionary": "the dictionary",
    "dictionary of": "the dictionary of",
    "object": "the object",
    "cast": "cast to",
    "attribute": "attribute",
    "array": "array",
    "array of": "the array",
    "array of type": "array of",
    "lambda": "lambda",
    "literal": "with",
    "results": ", returns",
    "columns": ",",
    "diamond": "diamond",
    "names": "",
    "parameters": "",
    "control": "",
    "nothing": "",
    "no body": "empty braces",
}
_JOINED = frozenset({"call", "types", "names", "parameters", "columns", "results", "literal"})
_NAMED = frozenset({"group", "block", ""})
_COMMA_SAID = frozenset({"index", "slice", "group", ""})
_NO_VALUE = frozenset({"control", "block", "attribute", "cast"})
_EMPTY = {"(": "empty parens", "[": "empty list", "{": "empty braces"}
_EMPTY_BRACES = {
    "python": "empty dictionary",
    "javascript": "empty object",
    "typescript": "empty object",
    "json": "empty object",
}


def open_bracket(reading: Reading, token: Token) -> None:
    """An opening bracket: its words by what the pair is; one that is never closed, by name."""
    bracket = reading.brackets.get(reading.index)
    if bracket is None:
        goes_on = token.text == "(" and not token.spaced and reading.more()
        called = goes_on and is_called(reading.tokens, reading.index)
        reading.say("of" if called else name_of(token.text), operand=False)
        return
    frame = Frame(bracket)
    two = bracket.kind == "types" and bracket.commas == 1
    frame.to = two and (reading.at(-1).text in MAPS or reading.at(-1).text == "Callable")
    reading.frames.append(frame)
    reading.say(_opening(reading, bracket, token.text), operand=False)


def _opening(reading: Reading, bracket: Bracket, sign: str) -> str:
    kind = bracket.kind
    if kind == "slice":
        return _slice_opening(bracket)
    if kind == "empty":
        empty = _EMPTY_BRACES.get(reading.language) if sign == "{" else None
        return empty or _EMPTY[sign]
    if kind == "call":
        if _only_star(reading, bracket) or (reading.out and reading.out[-1].endswith(" of")):
            return ""
        if reading.head == "class" and reading.at(-2).text == "class":
            return "inherits from"
    if kind == "types" and reading.at(-1).text == "Optional":
        return ""
    said = _OPENINGS.get(kind)
    return name_of(sign) if said is None else said


def _only_star(reading: Reading, bracket: Bracket) -> bool:
    # COUNT(*) is "count star".
    inside = bracket.closing - bracket.opening - 1
    return inside == 1 and reading.tokens[bracket.opening + 1].text == "*"


def close_bracket(reading: Reading, token: Token) -> None:
    """A closing bracket: ends its frame; one that was never opened is named."""
    if not reading.frames or reading.frames[-1].bracket.closing != reading.index:
        reading.say(name_of(token.text), operand=True)
        return
    frame = reading.frames.pop()
    kind = frame.bracket.kind
    if kind in _JOINED:
        reading.join_list(frame.commas, "to" if frame.to else "and")
    reading.say(name_of(token.text) if kind in _NAMED else "", operand=kind not in _NO_VALUE)
    if kind == "block":
        reading.head = ""
    before = reading.tokens[max(frame.bracket.opening - 1, 0)].text
    if kind == "types" and before == "map" and reading.at(1).kind == "name":
        reading.out.append("to")
    elif reading.head == "func" and _returns_next(reading, kind):
        reading.out.append(", returns")
    elif _parts(reading, kind, before):
        reading.out.append(",")


def _returns_next(reading: Reading, kind: str) -> bool:
    """Whether Go's result type follows: `func add(a int) int`."""
    after = reading.at(1)
    typed = after.kind == "name" or after.text in {"*", "["}
    return kind in {"call", "nothing"} and typed and not reading.frames


def _parts(reading: Reading, kind: str, before: str) -> bool:
    """Whether a pause says that the brackets end here: `f(x) + 1`."""
    if kind in {"control", "names", "columns"} or before in {"template", "impl"}:
        return reading.more()
    after = reading.at(1)
    return kind in {"call", "index", "types"} and after.kind == "operator" and after.text != ";"


def comma(reading: Reading, token: Token) -> None:
    """A comma: a pause in a list (the last may become "and"), a word elsewhere."""
    frame = reading.frames[-1] if reading.frames else None
    reading.operand = False
    if frame is None and reading.language == "sql" and reading.more():
        reading.listed.append(len(reading.out))
        reading.out.append(",")
    elif frame is None or frame.bracket.kind in _COMMA_SAID:
        reading.out.append("comma")
    elif reading.index + 1 != frame.bracket.closing:
        frame.commas.append(len(reading.out))
        reading.out.append(",")


def _slice_opening(bracket: Bracket) -> str:
    first, last = bracket.colons[0], bracket.colons[-1]
    if first > bracket.opening + 1:
        return "from"
    end = last if last != first else bracket.closing
    if end > first + 1:
        return "up to"
    return "" if bracket.closing > last + 1 else "from start to end"


def slice_colon(reading: Reading, bracket: Bracket) -> None:
    """A slice's colon: "to", "to the end" or "with step"."""
    first, last = bracket.colons[0], bracket.colons[-1]
    if reading.index != first:
        reading.say("with step" if bracket.closing > last + 1 else "", operand=False)
    elif first == bracket.opening + 1:
        reading.operand = False
    else:
        end = last if last != first else bracket.closing
        reading.say("to" if end > first + 1 else "to the end", operand=False)
