"""Telephone and other numbers in groups of digits: digit by digit, a pause between groups."""

from __future__ import annotations

import re

from producer.speech.rules.numbers import cardinal, digits
from producer.speech.rules.rule import Context, Rule, compiled, rule

_FREE = r"(?<![\w.,$£-])(?<![–€])(?<!\ue000)"
_END = r"(?![\w%]|[.,:/][0-9]|-[0-9])"
_GROUP = r"[0-9]+|[A-Z]+"
_NEAR_PHONE = {
    "call", "calls", "called", "calling", "phone", "tel", "telephone", "dial", "dialed", "number",
    "at", "fax",
}  # fmt: skip
_EXTENSION = r"(?:\s?(?:x|ext\.?|extension)\s?(?P<extension>[0-9]{1,6}))?"


def say_phone(text: str) -> str:
    """ "+1 (555) 010-0199" -> "plus one, five five five, zero one zero, zero one nine nine"."""
    plus = "plus " if text.lstrip().startswith("+") else ""
    return plus + ", ".join(_say_group(group) for group in compiled(_GROUP).findall(text))


def _say_group(group: str) -> str:
    if not group.isdigit():
        return group
    return cardinal(int(group)) if group in {"800", "900"} else digits(group)


def _extension(match: re.Match[str]) -> str:
    number = match["extension"]
    return f", extension {digits(number)}" if number else ""


@rule(
    rf"(?<![\w.,$£])(?<![€\ue000])\+[0-9]{{1,3}}(?:[\s.-]?\(?[0-9]{{1,4}}\)?){{2,6}}{_EXTENSION}{_END}",
    needs="+",
    digits=8,
)
def international_phone(match: re.Match[str], context: Context) -> str | None:
    """+1 555-010-0199 -> plus one, five five five, zero one zero, zero one nine nine"""
    number = match[0].split("x")[0].split("e")[0]
    if len(re.sub(r"\D", "", number)) < 8:
        return None
    return say_phone(number) + _extension(match)


@rule(
    rf"{_FREE}(?:1[\s.-])?(?:\([0-9]{{3}}\)\s?|[0-9]{{3}}(?P<sep>[.\s-]))[0-9]{{3}}[.\s-][0-9]{{4}}"
    rf"(?:-[0-9]{{1,4}})?{_EXTENSION}{_END}",
    digits=10,
)
def american_phone(match: re.Match[str], context: Context) -> str | None:
    """(555) 010-0199 -> five five five, zero one zero, zero one nine nine"""
    number = match[0].split("x")[0].split("e")[0]
    return say_phone(number) + _extension(match)


@rule(
    rf"{_FREE}0[0-9]{{2,4}}[\s-][0-9]{{3,4}}(?:[\s-]?[0-9]{{3,4}}){{0,2}}{_END}",
    needs="0",
    digits=9,
)
def british_phone(match: re.Match[str], context: Context) -> str | None:
    """020 7946 0958 -> zero two zero, seven nine four six, zero nine five eight"""
    if len(re.sub(r"\D", "", match[0])) < 9:
        return None
    return say_phone(match[0])


@rule(rf"{_FREE}1-[0-9]{{3}}(?:-[A-Z0-9]{{1,7}}){{1,3}}{_END}", needs="-", digits=4)
def vanity_phone(match: re.Match[str], context: Context) -> str | None:
    """1-800-GO-2-SHOP -> one, eight hundred, GO two, SHOP"""
    groups = compiled(_GROUP).findall(match[0])
    words = ""
    for index, group in enumerate(groups):
        joint = " " if index and len(group) == 1 and not groups[index - 1].isdigit() else ", "
        words += (joint if index else "") + _say_group(group)
    return words


@rule(r"(?<=ISBN )(?:97[89][ -]?)?(?:[0-9]+[ -]?){3,4}[0-9X](?![\w-])", needs="I", digits=3)
def book_number(match: re.Match[str], context: Context) -> str | None:
    """ISBN 3-16-148410-0 -> ISBN three, one six, one four eight four one zero, zero"""
    words = ", ".join(digits(group) for group in re.split("[ -]", match[0].rstrip("X")))
    return f"{words} X" if match[0].endswith("X") else words


@rule(rf"{_FREE}[0-9]{{3}}-[0-9]{{2}}-[0-9]{{4}}{_END}", needs="-", digits=9)
def social_security_number(match: re.Match[str], context: Context) -> str | None:
    """123-45-6789 -> one two three, four five, six seven eight nine"""
    return say_phone(match[0])


@rule(rf"{_FREE}(?:[0-9]{{4}}[ -]){{3}}[0-9]{{4}}{_END}", digits=16)
def card_number(match: re.Match[str], context: Context) -> str | None:
    """4000 1234 5678 9010 -> four zero zero zero, one two three four, five six seven eight, \
nine zero one zero
    """
    return ", ".join(digits(group) for group in re.split("[ -]", match[0]))


@rule(
    r"(?<![\w.,$£-])(?<![–€])(?<!\ue000)[0-9]{3}-[0-9]{4}(?![\w%°]|[.,:/][0-9]|-[0-9])",
    needs="-",
    digits=7,
)
def local_phone(match: re.Match[str], context: Context) -> str | None:
    """555-1234 -> five five five, one two three four

    call 555-0199 -> call five five five, zero one nine nine
    pages 123-1250 -> pages one hundred twenty three to one thousand two hundred fifty
    """
    if context.word_before(match.start()) in _NEAR_PHONE or match[0].startswith("555-"):
        return say_phone(match[0])
    round_numbers = all(part.endswith("0") for part in match[0].split("-"))
    counted = context.word_after(match.end())[:1].islower() or context.word_before(match.start())
    return None if round_numbers or counted else say_phone(match[0])


@rule(
    r"(?<![\w.,$£-])(?<![–€])(?<!\ue000)(?:911|999|112|411|311|101)(?![\w%°,-]|\.[0-9])", digits=3
)
def short_phone(match: re.Match[str], context: Context) -> str | None:
    """dial 911 -> dial nine one one"""
    near = context.word_before(match.start())
    if near in _NEAR_PHONE - {"at", "number"} or (match[0] == "911" and near in ("to", "a", "the")):
        return digits(match[0])
    return None


RULES: tuple[Rule, ...] = (
    book_number,
    international_phone,
    american_phone,
    card_number,
    british_phone,
    vanity_phone,
    social_security_number,
    local_phone,
    short_phone,
)
