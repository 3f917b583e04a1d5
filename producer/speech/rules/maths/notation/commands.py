r"""What each command of LaTeX reads and makes: one function a family, found by the command's name.

A command that is not here is a character by name (`\alpha`), a function's name (`\sin`), or unknown
and then kept as a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING

from producer.speech.rules.maths.layout import GAP, Layout, Radical, Ratio, Row, Scripts, Stack
from producer.speech.rules.maths.leaves import Font, Name, Symbol, Text
from producer.speech.rules.maths.notation import macros
from producer.speech.rules.maths.notation.chemistry import FORMULA, chemistry
from producer.speech.rules.maths.notation.environments import delimited, environment, substack
from producer.speech.rules.maths.notation.units import COMMANDS as UNIT_COMMANDS
from producer.speech.rules.maths.notation.units import siunitx, unit
from producer.speech.rules.maths.signs import LATEX_NAMES, SIGNS, leaf

if TYPE_CHECKING:
    from producer.speech.rules.maths.notation.latex import Reader

Handler = Callable[["Reader", str], Layout | None]
"""Reads what belongs to the command of that name; None: nothing is seen of it."""

_COMMAND = re.compile(r"\\([A-Za-z]+)\s*|\\(.)|[{}]", re.DOTALL)
_TEXT_LIKE = macros.TEXTS | frozenset(macros.FONTS) | frozenset(macros.SWITCHES)


def named(name: str, font: Font = "") -> Layout | None:
    r"""The character or function that `\name` stands for; None for an unknown name."""
    text = macros.ALIASES.get(name) or LATEX_NAMES.get(name)
    if text is None:
        return Name(text=name) if name in macros.FUNCTIONS else None
    if len(text) > 1:
        return Name(text=text)
    return leaf(text, "upright" if name == "dd" else font)


def _fraction(reader: Reader, name: str) -> Layout:
    if name == "genfrac":
        for _ in range(4):
            reader.tokens.braced()
    numerator = reader.argument()
    line = name not in macros.BINOMIALS
    return Ratio(numerator=numerator, denominator=reader.argument(), line=line)


def _root(reader: Reader, name: str) -> Layout:
    index = reader.tokens.bracketed()
    return Radical(index=reader.inner(index) if index else None, radicand=reader.argument())


def _accent(reader: Reader, name: str) -> Layout:
    mark = Symbol(text=macros.ACCENTS.get(name) or macros.UNDERS[name])
    base = reader.argument()
    return Stack(base=base, over=mark) if name in macros.ACCENTS else Stack(base=base, under=mark)


def _stacked(reader: Reader, name: str) -> Layout:
    note = reader.argument()
    base = reader.argument()
    return Stack(base=base, under=note) if name == "underset" else Stack(base=base, over=note)


def _arrow(reader: Reader, name: str) -> Layout:
    below = reader.tokens.bracketed()
    under = reader.inner(below) if below else None
    arrow = Symbol(text=macros.NAMED_ARROWS[name])
    return Stack(base=arrow, under=under, over=reader.argument())


def _text(reader: Reader, name: str) -> Layout:
    r"""`\text{if $x > 0$}`: words, with formulas between dollars in them."""
    source = reader.tokens.braced()
    if source is None:
        return reader.argument()
    if source in macros.FUNCTIONS:
        return Name(text=source)
    parts: list[Layout] = []
    for index, part in enumerate(source.replace("\\$", "＄").split("$")):
        if index % 2:
            parts.append(reader.inner(part))
        elif part.strip("~ \n\t"):
            parts.append(Text(text=plain(part.replace("＄", "$"))))
    return Row(items=tuple(parts))


def plain(source: str) -> str:
    r"""Text without its markup: `\textbf{a}~b` -> "a b"; an unknown command leaves its name."""

    def bare(match: re.Match[str]) -> str:
        if match[1]:
            return "" if match[1] in _TEXT_LIKE else f" {match[1]} "
        return (match[2] if match[2] not in "\\,;:! " else " ") if match[2] else ""

    return _COMMAND.sub(bare, source).replace("~", " ")


def _font(reader: Reader, name: str) -> Layout | None:
    """Letters in another font; upright ones may be a unit or a formula of chemistry."""
    reader.tokens.take("*")
    font = macros.FONTS[name]
    if font == "upright":
        at = reader.tokens.at
        source = reader.tokens.braced() or ""
        if FORMULA.match(source):
            return chemistry(source)
        found = unit(source) if not source.isalpha() else None
        if found:
            return found
        reader.tokens.at = at
    return reader.styled(font)


def _switch(reader: Reader, name: str) -> None:
    reader.font = macros.SWITCHES[name]


def _through(reader: Reader, name: str) -> Layout:
    inner = reader.argument()
    return Row(items=(Text(text="crossed out"), inner)) if name in macros.CANCELS else inner


def _second(reader: Reader, name: str) -> Layout:
    reader.tokens.braced()
    return reader.argument()


def _skip(reader: Reader, name: str) -> None:
    """An argument in braces, or a length such as `-3mu`."""
    tokens = reader.tokens
    if tokens.braced() is not None:
        return
    while (token := tokens.peek()) and (token.kind == "number" or token.text in ("-", "+")):
        tokens.at += 1
    for _ in range(2):
        token = tokens.peek(spaces=True)
        if token and token.text.isascii() and token.text.isalpha():
            tokens.at += 1


def _newline(reader: Reader, name: str) -> Layout:
    reader.tokens.bracketed()
    return GAP


def _tag(reader: Reader, name: str) -> Layout:
    return Row(items=(GAP, Text(text=f"equation {plain(reader.tokens.braced() or '')}")))


def _modulo(reader: Reader, name: str) -> Layout:
    gap = () if name == "mod" else (GAP,)
    return Row(items=(*gap, Name(text="mod"), reader.argument()))


def _prescript(reader: Reader, name: str) -> Layout:
    sup, sub = reader.argument(), reader.argument()
    return Scripts(base=reader.argument(), left_sup=sup, left_sub=sub)


def _not(reader: Reader, name: str) -> Layout:
    r"""`\not\in` as the one sign that it looks like."""
    base = reader.argument()
    if not isinstance(base, Symbol):
        return Row(items=(Symbol(text="¬"), base))
    struck = unicodedata.normalize("NFC", base.text + "\u0338")
    return Symbol(text=struck if struck in SIGNS else f"¬{base.text}")


def _chemistry(reader: Reader, name: str) -> Layout:
    return chemistry(reader.tokens.braced() or "")


def _siunitx(reader: Reader, name: str) -> Layout:
    reader.tokens.bracketed()
    return siunitx(name, [reader.tokens.braced() or "" for _ in range(UNIT_COMMANDS[name])])


def _end(reader: Reader, name: str) -> None:
    reader.tokens.braced()


def _brace(reader: Reader, name: str) -> Layout | None:
    opens = name in ("{", "lbrace", "lbrack", "lparen")
    reader.tokens.lists = max(0, reader.tokens.lists + (1 if opens else -1))
    return named(name)


def _nothing(reader: Reader, name: str) -> None:
    return None


def _gap(reader: Reader, name: str) -> Layout:
    return GAP


def _handlers() -> dict[str, Handler]:
    families: tuple[tuple[object, Handler], ...] = (
        (macros.SKIPPED, _nothing), (macros.SKIPPED_WITH_ARGUMENT, _skip), (macros.GAPS, _gap),
        (macros.FRACTIONS, _fraction), (macros.BINOMIALS, _fraction), (("sqrt",), _root),
        (macros.ACCENTS, _accent), (macros.UNDERS, _accent), (macros.NAMED_ARROWS, _arrow),
        (("overset", "stackrel", "underset"), _stacked), (macros.TEXTS, _text),
        (macros.FONTS, _font), (macros.SWITCHES, _switch), (macros.CLASSES, _through),
        (macros.TAGS, _tag), (("pmod", "pod", "mod"), _modulo), (("not",), _not),
        (("textcolor", "colorbox", "href", "class", "cssId", "style", "htmlId"), _second),
        (("ce", "cee"), _chemistry), (UNIT_COMMANDS, _siunitx), (("substack",), substack),
        (("left",), delimited), (("begin",), environment), (("end",), _end),
        (("\\",), _newline), (("{", "}", "lbrace", "rbrace"), _brace),
        ((" ", "", "\n", "\t", "\r", "middle", "right"), _nothing), (("genfrac",), _fraction),
        (("prescript",), _prescript),
    )  # fmt: skip
    return {name: handler for names, handler in families for name in names}  # type: ignore[attr-defined]


HANDLERS = _handlers()
"""Command name -> what reads it. Later families win."""

FLAT = frozenset({"left", "right", "begin", "end"})
"""Commands that are not seen past the depth that is understood."""
