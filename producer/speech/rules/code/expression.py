"""Expressions and statements of any language as words, in one pass over the tokens.

    fetch_data(1)      -> "fetch data of one"        a[i:j]    -> "A from I to J"
    List<String> names -> "list of string names"     x += 1    -> "X plus equals one"
    SELECT a, b FROM t -> "select A and B from T"    # note    -> "comment note"

Commas are remembered by their place in what was said, so that the last one of a call can become
"and" when the call closes. No recursion: depth costs nothing.
"""

from __future__ import annotations

from producer.speech.rules.code.brackets import find_brackets
from producer.speech.rules.code.frames import close_bracket, comma, open_bracket
from producer.speech.rules.code.generics import split_signs
from producer.speech.rules.code.keywords import KEYWORDS
from producer.speech.rules.code.literals import say_number, say_string, say_text
from producer.speech.rules.code.operators import operator
from producer.speech.rules.code.paths import say_path
from producer.speech.rules.code.reading import Reading
from producer.speech.rules.code.symbols import name_of
from producer.speech.rules.code.tokens import Token, tokenize
from producer.speech.rules.identifiers import Manner
from producer.speech.rules.wordparts import word_set

_OPERAND_STARTS = word_set("name number string open regex")
_MEMBER_SIGNS = word_set(". -> :: ?.")
_SQL_WORDS = {"desc": "descending", "asc": "ascending", "avg": "average"}
_SQL_CLAUSES = word_set(
    "from where values set group order having limit join inner left right union on into returning"
)


def read_expression(code: str, manner: Manner, language: str = "") -> list[str]:
    """Words and punctuation marks, to be joined. `language` as languages.py names it."""
    tokens = split_signs(tokenize(code, language))
    reading = Reading(tokens, find_brackets(tokens, language), manner, language)
    while reading.index < len(tokens):
        token = tokens[reading.index]
        _READERS[token.kind](reading, token)
        reading.index += 1
    reading.join_list(reading.listed, "and")
    return reading.out


def _name(reading: Reading, token: Token) -> None:
    text = token.text
    lower = text.lower()
    if not reading.head:
        reading.head = lower
    if text == "lambda":
        reading.lambdas += 1
    if text == "O" and reading.at(1).text == "(" and not reading.at(1).spaced:
        reading.say("big O", operand=True)
        return
    if reading.language == "sql":
        if lower in _SQL_CLAUSES and not reading.frames:
            reading.join_list(reading.listed, "and")
        words = _SQL_WORDS.get(lower) or reading.identifier(text)
        reading.say(words, operand=lower not in KEYWORDS)
        return
    member = reading.at(-1).text in _MEMBER_SIGNS
    reading.say(reading.identifier(text), operand=member or text not in KEYWORDS)


def _lifetime(reading: Reading, token: Token) -> None:
    reading.say(f"lifetime {reading.identifier(token.text[1:])}", operand=False)


def _number(reading: Reading, token: Token) -> None:
    text = token.text
    after = reading.at(1)
    if after.text == "%" and not after.spaced and reading.at(2).kind not in _OPERAND_STARTS:
        text += "%"
        reading.index += 1
    reading.say(say_number(text, reading.manner), operand=True)


def _string(reading: Reading, token: Token) -> None:
    def read(code: str) -> str:
        return " ".join(read_expression(code, reading.manner, reading.language))

    reading.say(say_string(token.text, reading.manner, read), operand=True)


def _regex(reading: Reading, token: Token) -> None:
    reading.say(say_text(token.text, reading.manner, raw=True), operand=True)


def _comment(reading: Reading, token: Token) -> None:
    text = token.text
    reading.out.append(",")
    if text.startswith("#!"):
        reading.say(f"shebang {say_path(text[2:].strip(), reading.manner)}", operand=False)
        return
    inner = text.removeprefix("<!--").removesuffix("-->").removesuffix("*/")
    said = say_text(inner.lstrip("#/-*!").strip(), reading.manner)
    reading.say(f"comment {said}".rstrip(), operand=False)


def _include(reading: Reading, token: Token) -> None:
    path = token.text.split("include", 1)[1].strip(' \t<>"')
    reading.say(f"hash include {say_path(path, reading.manner)}", operand=False)


def _newline(reading: Reading, token: Token) -> None:
    if not reading.frames:
        reading.head = ""
        reading.lambdas = 0
    reading.say(",", operand=False)


def _symbol(reading: Reading, token: Token) -> None:
    reading.say(name_of(token.text), operand=False)


_READERS = {
    "name": _name,
    "lifetime": _lifetime,
    "number": _number,
    "string": _string,
    "regex": _regex,
    "comment": _comment,
    "include": _include,
    "operator": operator,
    "open": open_bracket,
    "close": close_bracket,
    "comma": comma,
    "newline": _newline,
    "symbol": _symbol,
}
