"""Where a formula begins and ends in a paragraph: dollars that are no money, `\\(`, `\\[`.

`$...$` follows Pandoc's rule: no space after the first dollar or before the second, no digit after
the second. Prices stay prose beyond that rule too: `$5 or 10$`, `US$5/A$6`, `$PATH:$HOME`.
"""

from __future__ import annotations

import re

from msgspec import Struct

_INLINE = re.compile(r"\$(?=[^\s$])((?:\\.|[^\\$`])++)\$(?!\d)", re.DOTALL)
_DISPLAY = re.compile(r"\$\$(?!\$)((?:\\.|[^\\$`]|\$(?!\$))++)\$\$(?!\$)", re.DOTALL)
_ENVIRONMENT = re.compile(
    r"\\begin\{((?:align|alignat|cases|eqnarray|equation|flalign|gather|math|displaymath|multline"
    r"|split|[bpvBV]?matrix)\*?)\}"
)
_COMMAND = re.compile(r"\\[A-Za-z]+\s*(?:\{[^{}]*\})?")
_MATHS_SIGN = re.compile(r"[\\^_={}<>+]")
_PROSE_WORD = re.compile(r"(?<=\s)[A-Za-z]{2,}(?=[\s,.;:)])")
_PRICE_END = re.compile(r"(?:\d[kKmMbB]?|\b(?:US|CA|AU|NZ|HK|A|C|S))\Z")
_CUT_NAME = re.compile(r"(?:[:;,.]|(?<![\^{_])[+*-])\Z")
_CUT_FORMULA = re.compile(r"[=(/<>&|]\Z")
_OPERATORS = (
    "arg cos cosh cot det div exp gcd if lcm lim ln log max min minus mod over plus sin sinh sum"
    " tan tanh then times when where"
)
LENGTH_LIMIT = 20_000
"""Characters of a formula at most: keeps the search for an end that isn't there short."""


class Formula(Struct, frozen=True, kw_only=True):
    """A formula in a paragraph."""

    end: int
    """Place after its closing mark."""
    source: str
    """LaTeX without the marks around it."""
    display: bool
    """Whether it is meant to stand on lines of its own."""
    doubtful: bool = False
    """Whether it is more likely money; then it is no formula."""


def dollars_at(text: str, place: int) -> Formula | None:
    """The formula whose dollar or two dollars are at `place`; None if none is."""
    if text.startswith("$$", place):
        match = _DISPLAY.match(text, place)
        if not match or not match[1].strip():
            return None
        return Formula(end=match.end(), source=match[1].strip(), display=True)
    match = _INLINE.match(text, place)
    if not match or match[1][-1].isspace():
        return None
    before, after = text[place - 1 : place], text[match.end() : match.end() + 1]
    if before.isalpha() or _CUT_FORMULA.search(match[1]):
        return None
    if (after.isalpha() or after == "(") and _CUT_NAME.search(match[1]):
        return None
    doubtful = _is_money(match[1])
    return Formula(end=match.end(), source=match[1], display=False, doubtful=doubtful)


def backslash_at(text: str, place: int) -> Formula | None:
    """The formula that `\\(`, `\\[` or `\\begin{...}` at `place` opens; None if none is.

    `\\[` is an escaped bracket unless it begins and its `\\]` ends a line and there is a sign of
    mathematics between them: `\\[laughter\\]` is text.
    """
    limit = place + LENGTH_LIMIT
    if text.startswith("\\(", place):
        end = text.find("\\)", place + 2, limit)
        source = text[place + 2 : end]
        if end < 0 or not source.strip() or "`" in source:
            return None
        return Formula(end=end + 2, source=source.strip(), display=False)
    if text.startswith("\\[", place):
        end = text.find("\\]", place + 2, limit)
        source = text[place + 2 : end]
        alone = _starts_line(text, place) and text[end + 2 : end + 3] in ("", "\n", "{")
        if end < 0 or not alone or not _MATHS_SIGN.search(source):
            return None
        return Formula(end=end + 2, source=source.strip(), display=True)
    environment = _ENVIRONMENT.match(text, place)
    if not environment:
        return None
    closing = environment_end(text, place)
    end = text.find(closing, environment.end(), limit)
    if end < 0:
        return None
    end += len(closing)
    return Formula(end=end, source=text[place:end], display=True)


def environment_end(text: str, place: int) -> str:
    """What closes the mathematical `\\begin{...}` at `place`; empty if none stands there."""
    match = _ENVIRONMENT.match(text, place)
    return f"\\end{{{match[1]}}}" if match else ""


def _starts_line(text: str, place: int) -> bool:
    return place == 0 or text[place - 1] == "\n"


def _is_money(source: str) -> bool:
    """`5 or 10` and `5 of A` between dollars are amounts; `5 \\text{ kg}` and `2 mod 3` aren't."""
    if not source[0].isdigit() or not _PRICE_END.search(source):
        return False
    operators = _OPERATORS.split()
    words = _PROSE_WORD.findall(_COMMAND.sub(" ", f"{source} "))
    return any(word not in operators for word in words)
