"""Numbers, strings, comments: what code holds that is no code, as words.

    0xFF -> "hex F F"                  "Hello, World!" -> "Hello, World!"
    1_000 -> "one thousand"            "42"            -> "the string forty two"
    1.2.3 -> "one point two point three"    ""         -> "empty string"
    10px -> "ten pixels"               f"Hi {name}"    -> "F string Hi name"

The quotes around a string are silent, unless it would be taken for a number.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from producer.speech.rules.code.paths import is_address, say_address, say_path
from producer.speech.rules.code.symbols import name_of
from producer.speech.rules.identifiers import Manner, say_identifier
from producer.speech.rules.numbers import cardinal, decimal, digits, ordinal, spell, whole

_BASES = {"x": "hex", "b": "binary", "o": "octal"}
_NUMERAL = re.compile(
    r"(?P<number>[0-9][0-9_]*(?:\.[0-9_]+)*|\.[0-9][0-9_]*)"
    r"(?P<exponent>[eE][+-]?[0-9]+)?(?P<suffix>[A-Za-z%]*)$"
)
_ORDINAL = {"st", "nd", "rd", "th"}
_UNITS = {
    "px": "pixels",
    "ms": "milliseconds",
    "deg": "degrees",
    "kb": "kilobytes",
    "mb": "megabytes",
    "gb": "gigabytes",
    "tb": "terabytes",
    "pt": "points",
}
_SINGULAR_UNITS = {said: said[:-1] for said in _UNITS.values()}
_LONGEST_CARDINAL = 15


def say_number(text: str, manner: Manner) -> str:
    """A numeral of any language, with its base, exponent and suffix."""
    base = _BASES.get(text[1:2].lower()) if text[:1] == "0" and len(text) > 2 else None
    if base:
        return f"{base} {spell(text[2:], manner.english)}"
    match = _NUMERAL.match(text)
    if not match:
        return say_identifier(text, manner)
    words = _quantity(match["number"], match["exponent"] or "", manner)
    suffix = match["suffix"]
    if not suffix:
        return words
    if suffix == "%":
        return f"{words} percent"
    if suffix in _ORDINAL and match["number"].isdigit() and len(match["number"]) < 7:
        return ordinal(int(match["number"]), manner.english)
    unit = _UNITS.get(suffix.lower()) or say_identifier(suffix, manner)
    return f"{words} {_SINGULAR_UNITS.get(unit, unit) if match['number'] == '1' else unit}"


def _quantity(number: str, exponent: str, manner: Manner) -> str:
    plain = number.replace("_", "")
    groups = plain.split(".")
    if len(groups) == 4 and all(group and len(group) <= 3 for group in groups):
        return " dot ".join(digits(group) for group in groups)
    if len(groups) > 2:
        return " point ".join(_group(group, manner) for group in groups)
    if exponent or len(groups) == 2:
        return decimal(plain + exponent, manner.english)
    return _group(plain, manner)


def _group(text: str, manner: Manner) -> str:
    if (len(text) > 1 and text[0] == "0") or len(text) > _LONGEST_CARDINAL:
        return digits(text)
    return whole(text, manner.english)


_OPENING = re.compile(r"(?P<prefix>[A-Za-z$@]{0,2})(?P<quote>\"\"\"|'''|[\"'`])")
_FIELD = re.compile(r"\$?\{([^{}]*)\}")
_NUMBER_LIKE = re.compile(r"[-+]?[0-9][0-9_.,]*$")

Read = Callable[[str], str]


def say_string(text: str, manner: Manner, read: Read) -> str:
    """A string literal with its quotes; `read` says the code in an f-string's braces."""
    opening = _OPENING.match(text)
    if not opening:
        return say_text(text, manner)
    prefix, quote = opening["prefix"].lower(), opening["quote"]
    content = text[opening.end() :].removesuffix(quote)
    template = "f" in prefix or (quote == "`" and "${" in content) or prefix == "$"
    kind = _kind(prefix, quote, template)
    if not content:
        return "empty string"
    if template:
        said = _template(content, manner, read)
    elif _NUMBER_LIKE.match(content):
        said = f"the string {say_text(content, manner)}"
    else:
        said = say_text(content, manner, raw="r" in prefix)
    return f"{kind} {said}".strip()


def _kind(prefix: str, quote: str, template: bool) -> str:
    if "f" in prefix:
        return "F string"
    if "b" in prefix:
        return "bytes"
    if "r" in prefix:
        return "raw string"
    return "template string" if template and quote == "`" else ""


def _template(content: str, manner: Manner, read: Read) -> str:
    words: list[str] = []
    end = 0
    for match in _FIELD.finditer(content):
        words.append(say_text(content[end : match.start()], manner, part=True))
        words.append(_field(match[1], manner, read))
        end = match.end()
    words.append(say_text(content[end:], manner, part=True))
    return " ".join(word for word in words if word)


def _field(field: str, manner: Manner, read: Read) -> str:
    code, colon, spec = field.partition(":")
    said = read(code)
    if not colon:
        return said
    names = (spell(char, manner.english) if char.isalnum() else name_of(char) for char in spec)
    return " ".join([said, "colon", *(name for name in names if name)])


_PIECE = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<escape>\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.|$))"
    r"|(?P<format>%[-+0 #]?[0-9]*(?:\.[0-9]+)?l{0,2}[sdifrxXcgeubo](?![A-Za-z]))"
    r"|(?P<number>[0-9][0-9_]*(?:\.[0-9]+)*%?(?![A-Za-z0-9]))"
    r"|(?P<slot>\{\})"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)+)"
    r"|(?P<name>\w+(?:-(?=[^\W\d_])\w+)*)"
    r"|(?P<sign>.)",
    re.DOTALL,
)
_WINDOWS_PATH = re.compile(r"[A-Za-z]:\\[^\\\s]")
_SENTENCE_SIGNS = frozenset(".,!?:;")
_WORD_ONLY = re.compile(r"[^\W\d_]{2,}[.,!?:;]?$|[^\W\d_][.,!?:;]$")
_CHUNK = re.compile(r"\S+")


def say_text(text: str, manner: Manner, *, raw: bool = False, part: bool = False) -> str:
    """The text of a string or a comment: words as they are, signs by name.

    A sign that ends a word of a sentence stays punctuation. `raw` is literal text, sign by sign;
    `part` is a piece of a longer text.
    """
    if not raw and is_address(text.strip()):
        return say_address(text.strip(), manner)
    date = "" if raw else say_date(text.strip(), manner)
    if date:
        return date
    if text.strip():
        text = text.strip()
    words_only = len(_CHUNK.findall(text, 0, 200)) > 1 or bool(_WORD_ONLY.match(text))
    sentence = not raw and (part or words_only)
    if raw and _WINDOWS_PATH.match(text):
        return say_path(text, manner)
    words: list[str] = []
    for match in _PIECE.finditer(text):
        kind = match.lastgroup
        if kind == "space":
            if not sentence or (match.start() == 0 and match.end() == len(text)):
                words.append(_spaces(match.group(), sentence))
        elif kind == "sign":
            words.append(_sign(match, text, sentence, part))
        elif kind is not None:
            words.append(_word(kind, match.group(), manner, sentence))
    return " ".join(word for word in words if word)


def _spaces(text: str, sentence: bool) -> str:
    if "\n" in text:
        return ","
    return "" if sentence else "space"


def _sign(match: re.Match[str], text: str, sentence: bool, part: bool) -> str:
    sign, end = match.group(), match.end()
    before = text[match.start() - 1] if match.start() else "x" if part else " "
    after = text[end] if end < len(text) else " "
    if sentence and sign in _SENTENCE_SIGNS and after.isspace() and before not in _SENTENCE_SIGNS:
        return sign if not before.isspace() else name_of(sign)
    if sentence and sign in "-–—" and before.isspace() and after.isspace():
        return ","
    if sentence and sign in "'’\"“”‘`()":
        return "," if sign in "()" else ""
    return name_of(sign)


def _word(kind: str, text: str, manner: Manner, sentence: bool) -> str:
    if kind == "escape":
        return say_escape(text, manner)
    if kind == "format":
        return say_format(text, manner)
    if kind == "number":
        return say_number(text, manner)
    if kind == "slot":
        return "braces"
    if kind == "word" or (text == "a" and sentence):
        return text.replace("’", "'")
    if len(text) > 1 and text.isascii() and text[1:].islower() and text.isalpha():
        known = say_identifier(text, manner)
        return text if known == text.lower() else known
    return say_identifier(text, manner)


_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9:.]+Z?)?$")


def say_date(text: str, manner: Manner) -> str:
    """`2024-01-15` -> "January fifteenth, twenty twenty four"; empty for what is no date."""
    if not _DATE.match(text):
        return ""
    from producer.speech.rules.dates import iso_date
    from producer.speech.rules.rule import Context

    found = list(iso_date.claims(text, Context(text, manner.english, lambda term: None)))
    return found[0].spoken if len(found) == 1 and found[0].end == len(text) else ""


_ESCAPED_LETTERS = re.compile(r"[A-Za-z0-9]")


def say_escape(text: str, manner: Manner) -> str:
    r"""`\n` -> "backslash N"; `\"` -> "quote"; `\u00e9` -> "backslash U zero zero E nine"."""
    rest = text[1:]
    if not rest or _ESCAPED_LETTERS.match(rest):
        return f"backslash {spell(rest, manner.english)}".strip()
    if rest == "\\":
        return "backslash backslash"
    return name_of(rest) if rest in "\"'`" else f"backslash {name_of(rest)}".strip()


def say_format(text: str, manner: Manner) -> str:
    """A format specifier: `%d` -> "percent D"; `%.2f` -> "percent dot two F"."""
    words = [
        spell(char, manner.english) if char.isalnum() else name_of(char)
        for char in text
        if not char.isspace()
    ]
    return " ".join(words)


def plain_count(number: int, noun: str, manner: Manner) -> str:
    """A number of things: 1 -> "one line", 3 -> "three lines"."""
    return f"{cardinal(number, manner.english)} {noun}{'' if number == 1 else 's'}"
