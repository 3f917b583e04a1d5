"""Short expressions in prose that only code holds, beside those that `code.find_code` knows."""

from __future__ import annotations

from collections.abc import Iterator

from producer.speech.rules.rule import compiled

_NAME = r"[A-Za-z_][\w.]*"
_OPERAND = r"(?:[A-Za-z]|[A-Za-z]+_\w+|[0-9]+)"
_TYPE = r"(?:int|char|float|double|void|long|short|bool|size_t|uint\d+_t|unsigned|string)"

_INSIDE = r"[^\[\]\n]"

SUBSCRIPT = (
    rf"(?<![\w.\]]){_NAME}(?:\[{_INSIDE}{{1,40}}\])*"
    rf"\[{_INSIDE}{{0,40}}[:,]{_INSIDE}{{0,40}}\](?![\w(])"
)
"""`a[::-1]`, `Dict[str, int]`"""
MODULO = rf"(?<![\w.$€£,]){_OPERAND} (?:%|//|<<|>>) {_OPERAND}(?![\w%.,]*[\w%])"
"""`x % 2`, `n // 10`"""
LAMBDA = r"(?<!\w)lambda(?:\s[\w, *=]{1,40})?:\s[^\n.;?!]{1,60}"
"""`lambda x: x * 2`"""
ARROW_FUNCTION = (
    r"(?:(?<![\w)])\([\w, {}]{0,40}\)|(?<![\w.])[a-z]\w{0,15})\s=>\s[\w.()+*/ <>-]{0,40}[\w)]"
)
"""`(a, b) => a + b`, `x => x * 2`"""
TEMPLATE = rf"(?<![\w<]){_NAME}<(?:[A-Za-z_][\w:*&]*(?:<[\w, ]{{1,30}}>)?(?:,\s?)?){{1,4}}>(?!\w)"
"""`vector<int>`, `Map<K, V>`"""
POINTER = rf"(?<!\w)(?:const\s)?(?:{_TYPE}\s)?{_TYPE}\s?\*{{1,2}}\s?[A-Za-z_]\w*"
"""`int *ptr`, `char **argv`"""
DECREMENT = r"(?<![\w-])(?:--|\+\+)[a-z](?![\w-])"
"""`--i`"""
CALL = (
    r"(?<![\w.])(?:[A-Za-z]|sin|cos|tan|log|ln|exp|max|min|sqrt|abs|len|det|gcd|lcm|floor|ceil|round|Pr|"
    r"var|cov|mod|argmax|argmin)\((?:[A-Za-z0-9]|[0-9.]+)(?:,\s?(?:[A-Za-z0-9]|[0-9.]+)){0,4}\)(?!\w)"
)
"""`g(t)`, `log(n)`"""

_PATTERNS = (
    ("[", SUBSCRIPT),
    ("lambda", LAMBDA),
    ("=>", ARROW_FUNCTION),
    ("<", TEMPLATE),
    ("*", POINTER),
    ("-", DECREMENT),
    ("+", DECREMENT),
    (" ", MODULO),
    ("(", CALL),
)


def find_snippets(text: str) -> Iterator[tuple[int, int]]:
    """Spans of `text` that are code; they do not overlap."""
    end = 0
    found = sorted(
        match.span()
        for needed, pattern in _PATTERNS
        if needed in text
        for match in compiled(pattern).finditer(text)
    )
    for span in found:
        if span[0] >= end:
            end = span[1]
            yield span
