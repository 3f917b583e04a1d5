"""Ranges, ratios, sizes and sums: numbers with a dash, a colon, an `x` or an operator between."""

from __future__ import annotations

import re

from producer.speech.rules.numbers import cardinal, decimal, digits
from producer.speech.rules.rule import DASH, INTEGER, NUMBER, Context, Rule, compiled, listed, rule

_FREE = r"(?<![\w.,/:$£#-])(?<![–€])(?<![−\ue000])"
_END = r"(?![\w%]|[.,:/][0-9]|[-–−][\w])"
_OPERATORS = {
    "+": "plus", "-": "minus", "−": "minus", "–": "minus", "*": "times", "×": "times",
    "·": "times", "⋅": "times", "/": "divided by", "÷": "divided by", "=": "equals",
    "<": "is less than", ">": "is greater than", "≤": "is less than or equal to",
    "≥": "is greater than or equal to", "≠": "is not equal to", "≈": "is approximately",
    "==": "equals", "!=": "is not equal to", "<=": "is less than or equal to",
    ">=": "is greater than or equal to", "±": "plus or minus", "^": "to the power of",
    "%": "modulo",
}  # fmt: skip
_OPERAND = r"(?:[0-9]+|[A-Za-z](?!\w))"
_ARITHMETIC = (
    rf"(?<![\w.,$£#'/-])(?<![’€]){_OPERAND}(?:\s?[-−+*/×÷]\s?{_OPERAND})+\s?=\s?-?{_OPERAND}(?!\w)"
)
_ARITHMETIC_SPLIT = r"\s*([-−+*/×÷=])\s*(?=[\w-])"
_GRIDS = listed(
    "matrix matrices grid image images array table board kernel filter filters tile tiles window "
    "pixels cube pixel block"
)
_LETTERS = ("A-Z", "a-z", "A-F", "a-f")
_RESULT = r"\s(?:is|equals|gives|makes|yields)\s(?:-?[0-9]|zero|one|two|three|four|five|six)\b"
"""After a subtraction: "7-3 is 4"."""
_SCORE = {"won", "lost", "beat", "score", "tied", "lead", "led", "win", "victory", "draw"}


@rule(_ARITHMETIC, needs="=")
def equation(match: re.Match[str], context: Context) -> str | None:
    """7-2=5 -> seven minus two equals five"""
    parts = compiled(_ARITHMETIC_SPLIT).split(match[0])
    return " ".join(
        _OPERATORS[part] if index % 2 else _term(part, context) for index, part in enumerate(parts)
    )


def _term(text: str, context: Context) -> str:
    if text[-1:].isdigit():
        return decimal(text, context.english)
    return text.upper() if len(text) == 1 else text


@rule(
    rf"{_FREE}({NUMBER})\s?[x×]\s?({NUMBER})(?:\s?[x×]\s?({NUMBER}))?(?!\w|[.,][0-9])",
    needs="x×",
    digits=2,
)
def size(match: re.Match[str], context: Context) -> str | None:
    """1920x1080 -> nineteen twenty by ten eighty

    3 × 4 -> three times four
    """
    numbers = [number for number in match.groups() if number]
    large = all(number.isdigit() and int(number) >= 100 for number in numbers)
    joint = " by " if large or len(numbers) > 2 else " times " if "×" in match[0] else " X "
    if (joint == " X " and (" " in match[0] or len(set(numbers)) == 1)) or context.word_after(
        match.end()
    ) in _GRIDS:
        joint = " by "
    return joint.join(
        _pixels(number, context) if large else decimal(number, context.english)
        for number in numbers
    )


def _pixels(text: str, context: Context) -> str:
    head, tail = divmod(int(text), 100)
    if (
        not 1 <= head <= 99
        or tail < 10
        or len(text) not in (3, 4)
        or head == 10 * (head // 10) > 10
    ):
        return cardinal(int(text), context.english)
    return f"{cardinal(head)} {cardinal(tail)}"


@rule(
    rf"{_FREE}(?P<sign>[-−])?(?P<low>{NUMBER})(?P<space>\s?)(?P<dash>{DASH})\s?"
    rf"(?P<high>{NUMBER}){_END}",
    needs="-–—−",
    digits=2,
)
def number_range(match: re.Match[str], context: Context) -> str | None:
    """pages 10-20 -> pages ten to twenty

    5 - 3 -> five minus three
    """
    low, high = match["low"].replace(",", ""), match["high"].replace(",", "")
    words = [decimal(text, context.english) for text in (low, high)]
    if match["space"] and match["dash"] in "-−":
        return " minus ".join(words)
    if match["dash"] == "−" or compiled(_RESULT).match(context.after(match.end())):
        return " minus ".join(words)
    rising = float(low) < float(high) and not (len(low) > 1 and low[0] == "0" and "." not in low)
    if low == high and match["dash"] == "-":
        return " ".join(words)
    score = len(low) < 4 and len(high) < 4 and high != "0"
    if rising or score or context.word_before(match.start()) in _SCORE or match["dash"] in "–—":
        return f"{'minus ' if match['sign'] else ''}{' to '.join(words)}"
    return None


@rule(
    rf"{_FREE}(?P<a>{INTEGER}(?:\.[0-9]+)?):(?P<b>{INTEGER}(?:\.[0-9]+)?)(?::(?P<c>{INTEGER}))?"
    r"(?![\w%]|[.,:/][0-9])",
    needs=":",
    digits=2,
)
def ratio(match: re.Match[str], context: Context) -> str | None:
    """a 3:1 ratio -> a three to one ratio"""
    if match["b"][0] == "0" and len(match["b"]) == 2:
        # Minutes and seconds of a recording.
        return (
            f"{cardinal(int(match['a']))} {digits(match['b'], 'oh')}"
            if match["a"].isdigit()
            else None
        )
    return " to ".join(decimal(part, context.english) for part in match.groups() if part)


@rule(r"(?<![\w-])([A-Za-z])\s?[-–]\s?([A-Za-z])(?![\w-])", needs="-–")
def letter_range(match: re.Match[str], context: Context) -> str | None:
    """A-Z -> A to Z"""
    plain = re.sub(r"\s", "", match[0]).replace("–", "-")
    if plain not in _LETTERS and not ("–" in match[0] and match[1] < match[2]):
        return None
    return f"{match[1].upper()} to {match[2].upper()}"


@rule(rf"{_FREE}({INTEGER})\.\.=?({INTEGER})(?![\w.])", digits=2, words=("..",))
def dotted_range(match: re.Match[str], context: Context) -> str | None:
    """0..9 -> zero to nine"""
    return " to ".join(decimal(part.replace(",", ""), context.english) for part in match.groups())


RULES: tuple[Rule, ...] = (dotted_range, equation, size, number_range, ratio, letter_range)
