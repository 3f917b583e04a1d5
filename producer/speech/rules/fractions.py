"""Fractions and mixed numbers: `1/3`, `3 2/4`, `½`, `2½`."""

from __future__ import annotations

import re
import unicodedata

from producer.speech.rules.numbers import cardinal, decimal, ordinal, plural
from producer.speech.rules.rule import Context, Rule, rule
from producer.speech.rules.units import say_unit

_FREE = r"(?<![\w.,/:$£])(?<![€\ue000])"
_END = r"(?![\w/]|[.,:][0-9])"
_VULGAR = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_UNIT = r"(?:\s(?P<unit>kg|km|m|cm|mm|in|ft|lb|oz|mile|cup|h|min|s|GB|MB|l|L)(?![\w/]))?"
_PLACES = {
    "page", "step", "part", "slide", "task", "test", "chapter", "item", "question", "attempt",
    "episode", "stage", "day", "week", "round", "level", "lesson",
}  # fmt: skip
_DENOMINATORS = {16, 20, 24, 25, 30, 32, 40, 44, 50, 60, 64, 80, 100, 128, 256, 1000}
"""Above twelve, those that people say: "three sixteenths", but "eleven over twenty three"."""
_SCORES = {"scored", "score", "rated", "rating", "got", "passed", "scores"}


def say_fraction(top: int, bottom: int, english: str) -> str:
    """1/2 -> "one half"; 31/32 -> "thirty one thirty seconds"."""
    if bottom in (0, 1) or (bottom > 100 and top != 1 and bottom % 100):
        return f"{cardinal(top, english)} over {cardinal(bottom, english)}"
    if bottom > 100 and top > 100:
        return f"{cardinal(top, english)} over {cardinal(bottom, english)}"
    if bottom == 2:
        return f"{cardinal(top, english)} {'half' if top == 1 else 'halves'}"
    name = "quarter" if bottom == 4 else ordinal(bottom, english)
    return f"{cardinal(top, english)} {name if top == 1 else plural(name)}"


def _and(top: int, bottom: int, english: str) -> str:
    return "a half" if (top, bottom) == (1, 2) else say_fraction(top, bottom, english)


@rule(
    rf"{_FREE}(?P<sign>[-−])?([0-9]+)[\s-]([0-9]+)[/⁄]([0-9]+){_END}{_UNIT}", needs="/⁄", digits=3
)
def mixed_number(match: re.Match[str], context: Context) -> str | None:
    """3 1/2 -> three and a half

    23 4/5 -> twenty three and four fifths
    """
    whole, top, bottom = int(match[2][:40]), int(match[3][:40]), int(match[4][:40])
    if bottom < 2 or bottom > 100 or len(match[3]) > 3:
        return None
    words = f"{cardinal(whole, context.english)} and {_and(top, bottom, context.english)}"
    unit = _unit(match["unit"], many=True)
    return f"{'minus ' if match['sign'] else ''}{words}{unit}"


@rule(rf"{_FREE}([0-9]+)[/⁄]([0-9]+)(?:th|rd|nd|st|TH|ths|rds)?{_END}{_UNIT}", needs="/⁄", digits=2)
def fraction(match: re.Match[str], context: Context) -> str | None:
    """1/4 -> one quarter

    page 3/10 -> page three of ten
    rated 8/10 -> rated eight out of ten
    """
    if len(match[1]) > 12 or len(match[2]) > 12 or match[1][:1] == "0" != match[1]:
        return None
    top, bottom = int(match[1]), int(match[2])
    before = context.word_before(match.start())
    if before in _PLACES:
        return f"{cardinal(top, context.english)} of {cardinal(bottom, context.english)}"
    if before in _SCORES:
        return f"{cardinal(top, context.english)} out of {cardinal(bottom, context.english)}"
    if top >= bottom and context.after(match.end()).lstrip()[:1] == "=":
        return f"{cardinal(top, context.english)} divided by {cardinal(bottom, context.english)}"
    if top + bottom == 100 or (top == bottom and top >= 10):
        return f"{cardinal(top, context.english)} {cardinal(bottom, context.english)}"
    if top > bottom > 12 or (bottom > 12 and bottom not in _DENOMINATORS and top > 1):
        return f"{cardinal(top, context.english)} over {cardinal(bottom, context.english)}"
    words = say_fraction(top, bottom, context.english)
    return (
        words + (" of a" if match["unit"] and top != 1 else "") + _unit(match["unit"], many=False)
    )


@rule(rf"{_FREE}([0-9]+\.[0-9]+)[/⁄]([0-9]+(?:\.[0-9]+)?){_END}", needs="/⁄", digits=3)
def decimal_over(match: re.Match[str], context: Context) -> str | None:
    """4.5/5 stars -> four point five out of five stars"""
    joint = "out of" if match[2] in ("5", "10", "100") else "over"
    return f"{decimal(match[1], context.english)} {joint} {decimal(match[2], context.english)}"


@rule(
    rf"(?<![\w.,])(?<!\ue000)(?P<sign>[-−])?(?P<whole>[0-9]+)?\s?(?P<vulgar>[{_VULGAR}]){_UNIT}(?!\w)",
    needs=_VULGAR,
)
def vulgar_fraction(match: re.Match[str], context: Context) -> str | None:
    """¾ -> three quarters

    2½ -> two and a half
    """
    top, bottom = (int(n) for n in unicodedata.normalize("NFKC", match["vulgar"]).split("⁄"))
    sign = "minus " if match["sign"] else ""
    if not match["whole"]:
        words = say_fraction(top, bottom, context.english)
        return sign + words + _unit(match["unit"], many=top != 1)
    words = f"{cardinal(int(match['whole'][:40]), context.english)} and "
    words += _and(top, bottom, context.english)
    return sign + words + _unit(match["unit"], many=True)


def _unit(symbol: str | None, *, many: bool) -> str:
    return f" {say_unit(symbol, many=many) or symbol}" if symbol else ""


RULES: tuple[Rule, ...] = (mixed_number, fraction, decimal_over, vulgar_fraction)
