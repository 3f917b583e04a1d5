"""Short expressions in prose that only code holds, beside those that `code.find_code` knows."""

from __future__ import annotations

from collections.abc import Iterator

from producer.speech.rules.rule import compiled

_NAME = r"[A-Za-z_][\w.]*"
_OPERAND = r"(?:[A-Za-z]|[A-Za-z]+_\w+|[0-9]+)"
_TYPE = r"(?:int|char|float|double|void|long|short|bool|size_t|uint\d+_t|unsigned|string)"

_INSIDE = r"[^\[\]\n]"
_NESTED = rf"(?:{_INSIDE}|\[{_INSIDE}{{0,40}}\])"
_VALUE = (
    r"(?:[-!]?[A-Za-z_][\w.]{0,40}(?:\([^()\n]{0,40}\)|\[[^\[\]\n]{0,40}\])?|-?[0-9][\w.]{0,20}"
    r"|\"[^\"\n]{0,60}\"|'[^'\n]{0,60}')"
)
_COMPARES = r"(?:[<>]=?|[=!]==?)"
_CONDITION = rf"(?:not\s)?{_VALUE}\s(?:[-+*/%]{{1,2}}\s{_VALUE}\s)?{_COMPARES}\s{_VALUE}"
_CONDITIONS = rf"{_CONDITION}(?:\s(?:and|or|&&|\|\|)\s{_CONDITION}){{0,4}}"

SUBSCRIPT = (
    rf"(?<![\w.\]]){_NAME}(?:\[{_INSIDE}{{1,40}}\])*"
    rf"\[{_NESTED}{{0,40}}[:,]{_NESTED}{{0,40}}\](?![\w(])"
)
"""`a[::-1]`, `Dict[str, int]`, `Callable[[int], str]`"""
PARAMETER = (
    rf"(?<![\w.\]]){_NAME}\[[A-Za-z_][\w.]{{0,30}}\[{_INSIDE}{{1,40}}\]\](?![\w(])"
    rf"|(?<![\w.\]]){_NAME}\[\w[\w.]{{0,30}}(?:\([^()\n]{{0,30}}\)\s?[-+*/%]\s?\w+|\([^()\n]{{0,30}}\)"
    r"|\s?(?:[-+*/]|%|//)\s?\w+)\](?!\w)"
)
"""`list[tuple[int, str]]`, `a[len(a) - 1]`"""
MODULO = rf"(?<![\w.$£,])(?<!€){_OPERAND} (?:%|//|<<|>>) {_OPERAND}(?![\w%.,]*[\w%])"
"""`x % 2`, `n // 10`"""
LAMBDA = r"(?<!\w)lambda(?:\s[\w, *=]{1,40})?:\s[^\n.;?!]{1,60}"
"""`lambda x: x * 2`"""
ARROW_FUNCTION = (
    r"(?:(?<![\w)])\([\w, {}]{0,40}\)|(?<![\w.])[a-z]\w{0,15})\s=>\s"
    r"(?:\{[^{}\n]{0,60}\}|[\w.()+*/ <>-]{0,40}[\w)])"
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
OPTIONAL = (
    r"(?<![\w.])[A-Za-z_]\w{0,30}(?:\.\w{1,30}){0,4}"
    r"(?:\?\.[A-Za-z_]\w{0,30}(?:\(\w{0,20}\))?){1,5}(?!\w)"
)
"""`user?.name`"""
ARROWS = r"(?<![\w.-])[A-Za-z_]\w{0,30}(?:->[A-Za-z_]\w{0,30}(?:\([\w, ]{0,30}\))?){1,6}(?![\w-])"
"""`list->head->value`"""
ANNOTATION = (
    r"(?<![\w.:])[a-z_]\w{0,30}:\s(?:str|int|bool|float|bytes|dict|i32|i64|u8|u32|f64|usize|bool)"
    rf"(?:\s=\s{_VALUE})?(?![\w\[.])"
)
"""`name: str`, `x: int = 5`"""
ASSIGNED = (
    rf"(?<![\w.$])(?:(?:const|let|var)\s)?{_NAME}\s=\s(?:\[{_INSIDE}{{0,80}}\]|\{{[^{{}}\n]{{0,80}}\}}"
    r"|\"[^\"\n]{0,80}\"|'[^'\n]{0,80}'(?!\w))"
)
"""`x = [1, 2, 3]`, `name = "Ada"`"""
DICTIONARY = r"(?<!\w)\{(?:\"[^\"\n]{1,40}\"|'[^'\n]{1,40}'):\s[^{}\n]{1,120}\}"
"""`{"a": 1, "b": 2}`"""
COMPREHENSION = (
    r"(?<![\w\]])\[[^\[\]\n]{1,60}\sfor\s\w{1,30}(?:,\s\w{1,30})?\sin\s[^\[\]\n]{1,60}\](?!\()"
)
"""`[x**2 for x in range(10)]`"""
STRINGS = r"(?<![\w\]])\[(?:\"[^\"\n]{0,40}\"(?:,\s)?){1,12}\](?![\w(])"
"""`["a", "b"]`"""
PREFIXED_STRING = (
    r"(?<![\w\"'])(?:[fFrRbB]|rb|br|fr|rf)(?:\"[^\"\n]{1,120}\"|'[^'\n]{1,120}')(?!\w)"
)
"""`f"Hello {name}"`"""
DOT_STAR = r"(?<![^\s(\"'])\.[*+]\??(?![^\s.,;:)\"'])"
"""`.*`"""
PATTERN = (
    r"(?<=\b[Rr]egex )[^\s,;]{0,40}[\\^$+*\[\](){}|?][^\s,;]{0,40}(?<![.?!])"
    r"|(?<=\b[Pp]attern )(?=[^\s,;]{0,40}(?:\\[dwsDWSb]|\[[^\s\]]{1,20}\]|\.\*))"
    r"[^\s,;]{1,60}(?<![.?!])"
)
"""the regex `\\d+`"""
INCLUDE = r"#include\s?(?:<[\w./]{1,40}>|\"[\w./]{1,40}\")"
"""`#include <stdio.h>`"""
BLOCK_COMMENT = r"/\*\s[^*\n]{1,80}\s\*/"
"""`/* note */`"""
CONDITIONAL = rf"(?<!\w)(?:return\s)?{_VALUE}\sif\s{_CONDITIONS}\selse\s{_VALUE}(?!\w)"
"""`x if x > 0 else -x`"""
HEADER = rf"(?<!\w)(?:if|elif|while)\s{_CONDITIONS}(?!\w)"
"""`if x > 0`"""
DEFINITION = (
    r"(?<!\w)(?:async\s)?(?:def|fn|func|function)\s[A-Za-z_]\w{0,40}\([^()\n]{0,80}\)"
    r"(?:\s?->\s?[\w.\[\], |]{1,40}[\w\]])?"
)
"""`def f(x: int) -> str`"""
CLASS = r"(?<!\w)class\s[A-Z]\w{0,40}\([A-Z][\w., ]{0,60}\)"
"""`class Dog(Animal)`"""
OPENED = r"(?<!\w)with\s[a-z_][\w.]{0,40}\([^()\n]{0,80}\)\sas\s\w{1,30}"
"""`with open(path) as f`"""
ATTRIBUTE = r"#!?\[[a-z_]+(?:\([\w, =\"]{0,60}\))?\]"
"""`#[derive(Debug)]`"""

_PATTERNS = (
    ("[", SUBSCRIPT),
    ("[", PARAMETER),
    ("?.", OPTIONAL),
    ("->", ARROWS),
    (": ", ANNOTATION),
    (" = ", ASSIGNED),
    ("{", DICTIONARY),
    (" for ", COMPREHENSION),
    ('["', STRINGS),
    ('"', PREFIXED_STRING),
    ("'", PREFIXED_STRING),
    (".", DOT_STAR),
    ("egex ", PATTERN),
    ("attern ", PATTERN),
    ("#include", INCLUDE),
    ("/* ", BLOCK_COMMENT),
    (" else ", CONDITIONAL),
    ("if ", HEADER),
    ("while ", HEADER),
    ("(", DEFINITION),
    ("class ", CLASS),
    ("with ", OPENED),
    ("#", ATTRIBUTE),
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
    found = [
        match.span()
        for needed, pattern in _PATTERNS
        if needed in text
        for match in compiled(pattern).finditer(text)
    ]
    for span in sorted(found, key=lambda span: (span[0], -span[1])):
        if span[0] >= end:
            end = span[1]
            yield span
