"""Lines of prose that are nothing but code: `x / 2`, `if x > 0:`, `int *p = &x;`, `.*`

A line is code if something in it is only written in code and no two words follow each other as
they do in a sentence. A line that could be English, a sum or a formula of chemistry is not.
"""

from __future__ import annotations

import re

from producer.speech.rules.code.keywords import DEFINERS, HEADS, KEYWORDS, TYPES
from producer.speech.rules.code.kinds import kind_of
from producer.speech.rules.code.patterns import looks_like_pattern
from producer.speech.rules.code.tokens import END, Token, tokenize
from producer.speech.rules.code.traces import TAG_NAME
from producer.speech.rules.wordparts import word_set

_LONGEST = 200
_WORTH_A_LOOK = re.compile(
    r"[=<>{}\[\]()|\\^~&*%+/;$]|\s-\s|(?:^|\s)-{1,2}\w|\?[.?]|\s\?\s|^[.#@%]|\s\.", re.MULTILINE
)
_ARGUMENT = re.compile(
    r"(?:^|\s)(?:-{1,2}[A-Za-z]|[.~]?/\w|\.\.?(?:\s|$)|\$\w|\+\w)|\s(?:\||&&|>>?)\s"
)
_PROSE = re.compile(
    r"[$£€]\s?[0-9]|\*\*\w[^*]*\*\*|\\[\[\]()]|^[=*_~#-]{3,}$|^#+ |\b(?:e\.g|i\.e|etc|vs)\."
)
_FORMULA = re.compile(r"(?:[A-Z][a-z]?[0-9]*){2,}$")
_TAGGED = re.compile(rf"</?(?:{TAG_NAME}|[A-Z]\w*)(?:\s[^<>]*)?/?>(?:.*>)?$")
_MARKUP = re.compile(r"<!--.*-->$|<!DOCTYPE\s[^<>]*>$|&[a-z]{2,8};$", re.IGNORECASE)
_PLAIN = re.compile(
    r"class \w+\(\w[\w., ]*\):?$|--[a-z]$|//\s+\w"
    r"|/\*.*\*/$|#!/|#\s?(?:include|define|ifdef|ifndef|endif|pragma)\b"
    r"|[frbFRB]{1,2}([\"']).*\1$|\\[nrt0abfv\\\"']$|#(?=[a-f]*[0-9])[0-9a-fA-F]{6}$"
)
_CAPITALIZED = re.compile(r"[A-Z][a-z]+$")
_ADDRESS = re.compile(r"(?<![\w\"'`])\w+://")
_STRONG = word_set(
    """
    == != === !== <= >= += -= *= /= //= %= **= |= &= ^= -> => :: ++ -- ** // && || := << >> ?? ?. =
    < > ^ <-
    """
)
_WEAK = word_set("+ - * / % & | @ ~")
_NO_SUM = word_set("** // << >> % && || !")
"""Signs that make code of numbers alone."""
_BEFORE_LOGIC = word_set("if elif while return assert not lambda where select")
_PROGRAMS = word_set(
    """
    git npm npx yarn pnpm pip pip3 conda docker kubectl helm cargo chmod chown sudo ssh scp mkdir
    rmdir python python3 node curl wget apt-get brew systemctl terraform dotnet
    """
)
_SUBCOMMANDS = word_set(
    """
    install uninstall run build commit push pull add clone checkout init start stop test status log
    merge branch exec ps apply get restart update upgrade fetch rebase stash tag config create
    """
)
_ENGLISH = word_set(
    """
    the an this that these those it you we they he she of to too also use uses used see called
    are was were be has have will can about some many more than very our your their my his her
    """
)
"""Words of sentences: where one stands, the line is prose with code in it."""
_MODIFIERS = KEYWORDS | TYPES | DEFINERS | HEADS | {"type", "std"}
_OPERANDS = word_set("name number string close regex")
_STARTS = word_set("name number string open regex")
_VALUES = word_set("number string")


def is_code_line(line: str) -> bool:
    """Whether the line, white space aside, is code from end to end."""
    text = line.strip()
    if len(text) > _LONGEST or not _WORTH_A_LOOK.search(text) or _PROSE.search(text):
        return False
    if _PLAIN.match(text) or (" " not in text and looks_like_pattern(text)):
        return True
    kind = kind_of(text, "")
    if kind == "shell":
        return _is_command(text)
    if kind == "markup":
        return bool(_TAGGED.match(text) or _MARKUP.match(text))
    if kind == "style":
        return text.endswith((";", "}")) or text.startswith(("@media", "."))
    if kind in {"flag", "format", "request"}:
        return True
    if kind != "expression" or _ADDRESS.search(text):
        return False
    return _is_expression(tokenize(text))


def _is_command(text: str) -> bool:
    words = text.split()
    if any(word in _ENGLISH for word in words):
        return False
    if _ARGUMENT.search(text.split(None, 1)[-1]):
        return True
    return words[0] in _PROGRAMS and (words[1] in _SUBCOMMANDS or not words[1].isalpha())


def _is_expression(tokens: list[Token]) -> bool:
    named = any(token.kind in {"name", "string"} for token in tokens)
    listed = tokens[0].text == "[" and tokens[-1].text == "]" and len(tokens) > 4
    if not named and not listed and not any(token.text in _NO_SUM for token in tokens):
        return False
    if _is_sentence(tokens):
        return False
    sure = _is_statement(tokens) or _is_calculation(tokens)
    return sure and _balanced(tokens) and all(map(_fits, [END, *tokens[:-1]], tokens))


def _is_sentence(tokens: list[Token]) -> bool:
    """Whether words join the signs as they do in English: "the -> operator, and => too"."""
    texts = [token.text for token in tokens]
    if texts[-1] == "." and _CAPITALIZED.match(texts[0]) and tokens[1].kind == "name":
        return True
    joined = "and" in texts or "or" in texts
    if joined and texts[0] not in _BEFORE_LOGIC:
        return True
    return "@" in texts[1:] or "#" in texts[1:] or any(text.lower() in _ENGLISH for text in texts)


def _is_statement(tokens: list[Token]) -> bool:
    texts = [token.text for token in tokens]
    values = any(token.kind in _VALUES for token in tokens)
    if texts[0] in {"[", "{"} and texts[-1] in {"]", "}"} and values and len(tokens) > 4:
        return True
    if texts[-1] == "{" or (texts[-1] == ";" and (texts[0] in _MODIFIERS or "(" in texts)):
        return True
    if "?" in texts and ":" in texts[texts.index("?") :] and _spaced(tokens, texts.index("?")):
        return True
    if texts[0] == "for" and texts[-1] == ":" and "in" in texts and "(" in texts:
        return True
    operands = sum(1 for token in tokens if token.kind in {"name", "number", "string"})
    if operands > 1 and any(text in _STRONG for text in texts):
        return True
    return any(_adjoins(tokens, index) or _is_typed(tokens, index) for index in range(len(tokens)))


def _is_typed(tokens: list[Token], index: int) -> bool:
    """Whether `int[]` or `str | None` stands at `index`."""
    texts = [token.text for token in tokens[index : index + 3]]
    if texts[0] not in TYPES:
        return False
    return texts[1:] == ["[", "]"] or (texts[1:2] == ["|"] and texts[-1] in TYPES)


def _spaced(tokens: list[Token], index: int) -> bool:
    return tokens[index].spaced and index + 1 < len(tokens) and tokens[index + 1].spaced


def _adjoins(tokens: list[Token], index: int) -> bool:
    """Whether a bracket stands right behind a name, with more than a word's ending in it."""
    token = tokens[index]
    if token.text not in {"(", "{", "<"} or token.spaced or index == 0 or index + 2 >= len(tokens):
        return False
    inside = tokens[index + 1]
    called = tokens[index - 1].kind == "name" and inside.kind != "close"
    return called and (tokens[index + 2].kind != "close" or inside.kind in _VALUES)


def _is_calculation(tokens: list[Token]) -> bool:
    names = [token.text for token in tokens if token.kind == "name"]
    signs = [token for token in tokens if token.kind == "operator"]
    variables = [name for name in names if (len(name) == 1 and name.islower()) or "_" in name]
    weak = all(token.text in _WEAK and token.spaced for token in signs)
    return bool(variables and signs and weak) and len(tokens) > 2


def _balanced(tokens: list[Token]) -> bool:
    depth = 0
    for token in tokens:
        depth += (token.kind == "open") - (token.kind == "close")
        if depth < 0:
            return False
    # A line of code may open a block that goes on below it.
    return depth == 0 or (depth == 1 and tokens[-1].text == "{")


def _fits(before: Token, token: Token) -> bool:
    """Whether two neighbours may stand side by side in code."""
    if token.kind == "symbol" or token.text == "\\":
        return False
    if token.kind == "name" and _FORMULA.match(token.text) and not token.text.isalpha():
        return False
    if before.kind not in _OPERANDS or token.kind not in _STARTS:
        return True
    if token.kind == "open":
        return not token.spaced or token.text == "{" or before.text in _MODIFIERS
    if before.kind == "close" and token.kind == "name":
        return before.text in {"]", ">", "}"} or token.text in _MODIFIERS
    return before.text in _MODIFIERS or token.text in _MODIFIERS
