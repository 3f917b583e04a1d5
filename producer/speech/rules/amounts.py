"""Plain numbers, once nothing more particular has claimed them."""

from __future__ import annotations

import re

from producer.speech.rules.money import MAGNITUDES
from producer.speech.rules.numbers import british, cardinal, decimal, digits, ordinal, whole
from producer.speech.rules.rule import INTEGER, Context, Rule, after_digit, compiled, one_of, rule

_FREE = r"(?<![\w\ue000])"
_SIGN = (
    r"(?:(?<![\w.)\]'])(?<![’\ue000])(?<!\ufffc)"
    rf"(?P<sign>[-+](?=[0-9.])|{one_of('−±~≈')}|<=?|>=?|≤|≥)\s?(?=[0-9.]))?"
)
_SIGNS = {
    "-": "minus ", "−": "minus ", "+": "plus ", "±": "plus or minus ", "~": "about ",
    "≈": "about ", "<": "less than ", ">": "greater than ", "≤": "less than or equal to ",
    "≥": "greater than or equal to ", "<=": "less than or equal to ",
    ">=": "greater than or equal to ",
}  # fmt: skip
_OPERAND_BEFORE = (
    r"(?:(?<![\w'.])(?<![’∀])[A-Zb-zα-ωΑ-Ω][₀-₉ₙᵢⱼ²³⁴ⁿ]?|[0-9][²³⁴ⁿ]?|(?<=\w)[)\]|²³⁴ⁿ])\s?\Z"
)
"""What a sign compares with the number after it: "x < 5", but "takes < 5"."""
_BETWEEN = "\u202f\u2009\u00a0'’"
_THIN = one_of(_BETWEEN)
_GROUPED = dict.fromkeys(map(ord, ", " + _BETWEEN))
_SUFFIXES = {1: "st", 2: "nd", 3: "rd"}
_CODES_BEFORE = {
    "error", "status", "code", "http", "rfc", "port", "room", "flight", "route", "extension",
    "area", "ext", "returns", "returned", "response", "iso",
    "boeing", "highway", "interstate", "rtx", "gtx",
}  # fmt: skip
_DIGITS_BEFORE = {"call", "dial", "phone", "chmod", "pin"}
_MANY_DIGITS = 15
_IN_BINARY = r"\b[Ii]n (?:binary|base (?:2|two))\b[^.;]*\Z"


def _related(sign: str, match: re.Match[str], context: Context) -> str:
    """ "<" -> "less than "; after what it compares, "is less than "."""
    words = _SIGNS.get(sign, "")
    if sign[:1] not in ("<", ">", "≤", "≥", "≈") or not sign:
        return words
    if not compiled(_OPERAND_BEFORE).search(context.before(match.start())):
        return words
    return "is approximately " if sign == "≈" else f"is {words}"


@rule(
    rf"{_FREE}{_SIGN}(?P<number>{INTEGER})(?P<suffix>st|nd|rd|th|ST|ND|RD|TH)(?![\w])",
    digits=1,
    words=after_digit("st", "nd", "rd", "th"),
)
def ordinal_number(match: re.Match[str], context: Context) -> str | None:
    """21st -> twenty first

    11st -> eleven st
    """
    plain = match["number"].replace(",", "")
    suffix = match["suffix"].lower()
    value = int(plain[-2:])
    right = "th" if value in (11, 12, 13) else _SUFFIXES.get(value % 10, "th")
    if suffix != right or len(plain) > _MANY_DIGITS:
        return f"{whole(plain, context.english)} {suffix}"
    return ordinal(int(plain), context.english)


@rule(
    rf"{_FREE}{_SIGN}(?P<number>{INTEGER}(?:\.[0-9]+)?)(?P<magnitude>k|M|bn|mn|tn)(?P<plus>\+)?(?!\w)",
    digits=1,
    words=after_digit("k", "m", "b", "t"),
)
def magnitude(match: re.Match[str], context: Context) -> str | None:
    """10k -> ten thousand

    2.5M users -> two point five million users
    """
    words = decimal(match["number"], context.english)
    sign = _SIGNS.get(match["sign"] or "", "")
    plus = " plus" if match["plus"] else ""
    return f"{sign}{words} {MAGNITUDES[match['magnitude'].lower()]}{plus}"


@rule(
    rf"(?<!\w){_SIGN}(?:(?P<whole>[0-9]{{1,2}}(?:,[0-9]{{2}})+,[0-9]{{3}}(?![0-9])|"
    rf"[0-9]{{1,3}}(?:{_THIN}[0-9]{{3}})+(?![0-9])|"
    rf"(?<![0-9] )[1-9][0-9]{{0,2}}(?:(?: [0-9]{{3}}){{2,}}| 000)(?![0-9]| [0-9])|{INTEGER})"
    r"(?P<part>\.[0-9]+)?|(?<![\w.])(?P<small>\.[0-9]+))(?P<plus>\+(?![\w+]))?",
    digits=1,
)
def number(match: re.Match[str], context: Context) -> str | None:
    """1,024 -> one thousand twenty four

    -0.5 -> minus zero point five
    error 404 -> error four oh four
    """
    sign = _related(match["sign"] or "", match, context)
    if sign == "minus " and british(context.english) and not match["part"] and not match["small"]:
        sign = "negative "
    plus = " plus" if match["plus"] else ""
    plain = (match["whole"] or "").translate(_GROUPED)
    part = match["part"] or match["small"] or ""
    if not part and not sign:
        said = _code(plain, context, match.start())
        if said:
            return said + plus
    if len(plain) > 1 and plain[0] == "0":
        said = digits(plain)
        if part:
            said += " point " + digits(part, "oh" if british(context.english) else "zero")
    elif "," not in match[0] and (
        len(plain) > _MANY_DIGITS or (len(plain) > 5 and _in_serial(match, context))
    ):
        said = digits(plain)
    else:
        said = decimal(plain + part, context.english)
    return sign + said + plus


def _in_serial(match: re.Match[str], context: Context) -> bool:
    """Whether a slash or hyphen joins it to more: a part of a name, not a quantity."""
    near = context.before(match.start(), 1) + context.after(match.end(), 1)
    return "/" in near or "-" in near


def _code(number: str, context: Context, start: int) -> str:
    """Three digits that name something: "error 404" -> "four oh four"."""
    before = context.word_before(start)
    if len(number) not in (3, 4) or before not in _CODES_BEFORE | _DIGITS_BEFORE:
        return ""
    if before in _DIGITS_BEFORE:
        return digits(number)
    if number[-2:] == "00" or number[0] == "0":
        return ""
    head, tail = int(number[:-2]), int(number[-2:])
    return f"{cardinal(head)} {'oh ' if tail < 10 else ''}{cardinal(tail)}"


@rule(
    rf"{_FREE}{_SIGN}(?P<number>{INTEGER}(?:\.[0-9]+)?)(?:\s?[-–]\s?(?P<until>{INTEGER}(?:\.[0-9]+)?))?"
    r"\s?[x×](?![\w]|\s?[0-9(])",
    needs="x×",
    digits=1,
)
def times(match: re.Match[str], context: Context) -> str | None:
    """4.4x -> four point four X

    10x faster -> ten times faster
    """
    words = decimal(match["number"], context.english)
    if match["until"]:
        words += f" to {decimal(match['until'], context.english)}"
    after = context.word_after(match.end())
    compared = after.endswith("er") or after in {"more", "less", "as", "the", "speedup", "larger"}
    return f"{_SIGNS.get(match['sign'] or '', '')}{words} {'times' if compared else 'X'}"


@rule(
    r"(?:(?<=binary )|(?<=base two )|(?<=base-2 ))[01]{2,}(?![\w%]|[.,][0-9])"
    r"|(?<![\w.,-])[01]{2,}(?= in (?:binary|base))",
    digits=2,
    words=("binary", "base"),
)
def binary_number(match: re.Match[str], context: Context) -> str | None:
    """binary 1010 -> binary one zero one zero"""
    return digits(match[0])


@rule(
    r"(?<![\w.,-])[01]{2,}(?![\w%]|[.,][0-9])",
    digits=2,
    words=("in binary", "in base"),
)
def number_in_binary(match: re.Match[str], context: Context) -> str | None:
    """In binary, 5 is 101. -> In binary, five is one zero one."""
    before = context.before(match.start(), 60)
    return digits(match[0]) if re.search(_IN_BINARY, before) else None


@rule(r"[0-9]", digits=1)
def digit(match: re.Match[str], context: Context) -> str | None:
    """٣7 -> three seven"""
    return digits(match[0])


FIRST: tuple[Rule, ...] = (times,)
RULES: tuple[Rule, ...] = (
    binary_number,
    number_in_binary,
    ordinal_number,
    magnitude,
    number,
    digit,
)
