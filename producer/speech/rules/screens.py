"""Sizes with marks and letters of their own: lines of video, feet and inches."""

from __future__ import annotations

import re

from producer.speech.rules.numbers import cardinal, decimal
from producer.speech.rules.rule import Context, Rule, compiled, rule

_FREE = r"(?<![\w.,$£])(?<![€\ue000])(?<![0-9]/)"
_QUOTE = r'(?<![0-9])"'


@rule(rf"{_FREE}(?P<amount>[0-9]+)\s?(?P<p>p|i)(?!\w)(?=\W|$)", needs="pi", digits=3)
def video_lines(match: re.Match[str], context: Context) -> str | None:
    """1080p -> ten eighty P"""
    sizes = {"144", "240", "360", "480", "540", "576", "720", "1080", "1440", "2160", "4320"}
    if match["amount"] not in sizes or " " in match[0]:
        return None
    head, tail = match["amount"][:-2], match["amount"][-2:]
    return f"{cardinal(int(head))} {cardinal(int(tail))} {match['p'].upper()}"


@rule(rf"{_FREE}([0-9]+)\s?['′’]\s?([0-9]{{1,2}})\s?(?:[\"″”]|'')", needs="'′’", digits=2)
def feet_and_inches(match: re.Match[str], context: Context) -> str | None:
    """6'2" -> six feet two inches"""
    feet, inches = int(match[1]), int(match[2])
    return (
        f"{cardinal(feet)} {'foot' if feet == 1 else 'feet'} "
        f"{cardinal(inches)} {'inch' if inches == 1 else 'inches'}"
    )


@rule(rf"{_FREE}(?P<amount>[0-9]+(?:\.[0-9]+)?)[\"″](?!\w)", needs='"″', digits=1)
def inches(match: re.Match[str], context: Context) -> str | None:
    """a 12" screen -> a twelve inch screen"""
    quotes = len(compiled(_QUOTE).findall(context.before(match.start(), 400)))
    if match[0].endswith('"') and quotes % 2:
        return None
    adjective = context.word_before(match.start()) in {"a", "an", "the"} and context.word_after(
        match.end()
    )
    name = "inch" if match["amount"] == "1" or adjective else "inches"
    return f"{decimal(match['amount'], context.english)} {name}"


RULES: tuple[Rule, ...] = (video_lines, feet_and_inches, inches)
