"""Operators as words, by where they stand.

    x**2 -> "X squared"    p->next -> "P arrow next"    -1    -> "minus one"
    i++  -> "I plus plus"  !done   -> "not done"        a & b -> "A bitwise and B"

Silent: the colon that ends a header, a semicolon, the `::` after `std`.
"""

from __future__ import annotations

from collections.abc import Callable

from producer.speech.rules.code.frames import slice_colon
from producer.speech.rules.code.keywords import DEFINERS, HEADS, POWERS, TYPES
from producer.speech.rules.code.reading import Reading
from producer.speech.rules.code.symbols import BINARY, NAMES, POSTFIX, PREFIX, name_of
from producer.speech.rules.code.tokens import END, Token
from producer.speech.rules.wordparts import word_set

_RETURNING = word_set("def fn func fun function async pub")
_PLAIN_SCALAR = word_set("- / + * = < > @ ~ & | %")
"""Signs in the middle of a YAML text, which is no arithmetic: `runs-on`, `actions/checkout`."""
_TYPE_KINDS = word_set("struct union enum class const")
_WITH_POINTERS = word_set("c cpp go")
_HIGHER_POWERS = word_set(". ** ^")


def operator(reading: Reading, token: Token) -> None:
    """Any operator."""
    special = _SPECIAL.get(token.text)
    if reading.language == "yaml" and token.text in _PLAIN_SCALAR and not token.spaced:
        words = "" if token.text == "-" and reading.operand else NAMES[token.text]
        reading.say(words, operand=False)
    elif reading.language == "yaml" and token.text == "-" and not reading.at(1).spaced:
        reading.say("dash" if reading.index else "minus", operand=False)
    elif special is not None:
        special(reading, token)
    elif not reading.operand:
        reading.say(PREFIX.get(token.text) or name_of(token.text), operand=False)
    elif not reading.more() and token.text in POSTFIX:
        reading.say(POSTFIX[token.text], operand=True)
    else:
        reading.say(BINARY.get(token.text) or name_of(token.text), operand=False)


def _semicolon(reading: Reading, token: Token) -> None:
    reading.join_list(reading.listed, "and")
    if not reading.frames:
        reading.head = ""
    reading.say("," if reading.more() else "", operand=False)


def _colon(reading: Reading, token: Token) -> None:
    frame = reading.frames[-1] if reading.frames else None
    if frame is not None and frame.bracket.kind == "slice":
        slice_colon(reading, frame.bracket)
    elif reading.lambdas:
        reading.lambdas -= 1
        reading.say("colon", operand=False)
    elif frame is not None and frame.bracket.kind == "control" and reading.head == "for":
        reading.say("in", operand=False)
    elif frame is None and reading.head in HEADS:
        reading.say("," if reading.more() else "", operand=False)
    elif _after_parameters(reading) and reading.at(1).kind == "name":
        reading.say("returns", operand=False)
    else:
        reading.say("colon", operand=False)


def _after_parameters(reading: Reading) -> bool:
    return reading.at(-1).text == ")" and reading.head in DEFINERS


def _dot(reading: Reading, token: Token) -> None:
    after = reading.at(1)
    member = reading.operand and after.kind == "name" and not after.spaced
    reading.say("" if member and not reading.manner.dots else "dot", operand=False)


def _arrow(reading: Reading, token: Token) -> None:
    if reading.at(-1).text == ")" and reading.head in _RETURNING:
        reading.out.append(",")
        reading.say("returns", operand=False)
    elif not reading.operand and reading.more() and reading.at(-1).text != ")":
        reading.say("returns", operand=False)
    else:
        reading.say("arrow", operand=False)


def _power(reading: Reading, token: Token) -> None:
    after = reading.at(1)
    if not reading.operand:
        reading.say(PREFIX[token.text], operand=False)
    elif token.text == "^" and (token.spaced or after.spaced):
        reading.say(BINARY["^"], operand=False)
    elif token.text == "**" and _makes_pointer(reading, token):
        reading.say(PREFIX["**"], operand=False)
    elif after.text in POWERS and reading.at(2).text not in _HIGHER_POWERS:
        reading.index += 1
        reading.say(POWERS[after.text], operand=True)
    else:
        reading.say(BINARY["**"], operand=False)


def _makes_pointer(reading: Reading, token: Token) -> bool:
    """Whether `*` or `&` follows a type: `int *p`, `Node* next`, `char **argv`."""
    before, after = reading.at(-1), reading.at(1)
    one_sided = token.spaced != after.spaced
    if one_sided and token.spaced and after.kind == "name":
        typed = before.kind == "name" and (_names_type(after) or reading.at(-2).text in _TYPE_KINDS)
        if typed or reading.language in _WITH_POINTERS:
            return True
    if before.kind not in {"name", "close"} or not _names_type(before):
        return False
    return one_sided or before.text in TYPES or after.kind in {"close", "comma"}


def _names_type(token: Token) -> bool:
    text = token.text
    return text in TYPES or text == ">" or text.endswith("_t") or text[:1].isupper()


def _star(reading: Reading, token: Token) -> None:
    pointer = reading.operand and _makes_pointer(reading, token)
    if not reading.operand or pointer:
        reading.say("star", operand=pointer and reading.at(1).kind in {"close", "comma"})
    else:
        reading.say("times", operand=False)


def _ampersand(reading: Reading, token: Token) -> None:
    after = reading.at(1)
    if reading.operand:
        reference = _makes_pointer(reading, token)
        reading.say("reference" if reference else BINARY["&"], operand=False)
    elif after.kind == "close":
        reading.say("reference", operand=True)
    elif after.text == "mut":
        reading.index += 1
        reading.say("mutable reference to", operand=False)
    elif after.text in {"self", "["} or after.kind == "lifetime" or after.text in TYPES:
        reading.say("reference to", operand=False)
    else:
        reading.say(PREFIX["&"], operand=False)


def _bar(reading: Reading, token: Token) -> None:
    before, after = reading.at(-1), reading.at(1)
    if not reading.operand or reading.closure:
        reading.closure = not reading.closure
        reading.say("pipe", operand=False)
    elif _names_type(before) or _names_type(after) or "string" in {before.kind, after.kind}:
        reading.say("or", operand=False)
    elif token.spaced or after.spaced:
        reading.say(BINARY["|"], operand=False)
    else:
        reading.say("pipe", operand=False)


def _minus(reading: Reading, token: Token) -> None:
    item = reading.index == 0 and reading.at(1).spaced and reading.at(1).kind != "number"
    reading.say("dash" if item else "minus", operand=False)


def _bang(reading: Reading, token: Token) -> None:
    last = reading.at(1) is END
    if reading.operand and not token.spaced:
        reading.say("factorial" if _is_factorial(reading) else "bang", operand=True)
    else:
        reading.say(name_of("!") if last else "not", operand=False)


def _is_factorial(reading: Reading) -> bool:
    """Whether a `!` behind a value multiplies: `n!`, `O(n!)`, but `:q!` and `vec![]`."""
    after, value = reading.at(1), reading.at(-1)
    if reading.language or reading.tokens[0].text == ":":
        return False
    short = len(value.text) == 1 or value.kind == "number"
    return after is END or (short and (after.text == ")" or after.kind == "operator"))


def _scope(reading: Reading, token: Token) -> None:
    reading.say("" if reading.at(-1).text == "std" else BINARY["::"], operand=False)


def _step(reading: Reading, token: Token) -> None:
    reading.say(PREFIX[token.text], operand=reading.operand)


_SPECIAL: dict[str, Callable[[Reading, Token], None]] = {
    ";": _semicolon,
    ":": _colon,
    ".": _dot,
    "->": _arrow,
    "**": _power,
    "^": _power,
    "*": _star,
    "&": _ampersand,
    "|": _bar,
    "!": _bang,
    "-": _minus,
    "::": _scope,
    "++": _step,
    "--": _step,
}
