"""Dates: with month names, in numbers, with a time; month first in America, day first in Britain.

`11/23/2026` starts with the month in American English and with the day in British English,
unless only one reading is a date. A day before its month is "the fourth of May" in both.
"""

from __future__ import annotations

import re

from producer.speech.rules.clock import say_clock
from producer.speech.rules.numbers import cardinal, ordinal, year
from producer.speech.rules.rule import DASH, Context, Rule, compiled, listed, rule

MONTHS = listed(
    "January February March April May June July August September October November December"
)

_BY_PREFIX = {month[:3].lower(): month for month in MONTHS}
_MONTH_NAME = (
    r"(?ai:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)
_MONTH = rf"(?P<month>{_MONTH_NAME})\.?"
_WORDLIKE = ("may", "march", "mar")
"""Months that are words, or names, when written small: they need a year or an ordinal."""
_DAY = r"(?P<day>0?[1-9]|[12][0-9]|3[01])"
_SUFFIX = r"(?P<suffix>st|nd|rd|th)?"
_UNTIL = rf"(?:\s?{DASH}\s?(?P<until>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?)?"
_YEAR = r"(?P<year>[12][0-9]{3})(?![\w,.:/]*[0-9])"
_WEEKDAY = r"(?:(?P<weekday>(?ai:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun))\b\.?,?\s)?"
_WEEKDAYS = {
    "mon": "Monday", "tue": "Tuesday", "wed": "Wednesday", "thu": "Thursday", "fri": "Friday",
    "sat": "Saturday", "sun": "Sunday",
}  # fmt: skip
_NOT_AFTER = r"(?<![\w.,/:$£-])(?<![€\ue000])"
_TIME = r"(?:(?:T|\s)(?P<clock>(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?)"
_ZONE = r"(?P<zone>Z|\s?[+-][0-2][0-9]:?[0-5][0-9])?)?"
_IGNORE = re.IGNORECASE
_ARITHMETIC = (
    r"(?i)\b(?:divid|multipl|scal|reduc|increas|decreas|shr[iu]n|grow|grew|rais|lower|factor|off|shift)"
    r"[a-z]*\s(?:[\w.-]+\s){0,3}by\s\Z"
)
"""What is done by a fraction, and on no day: "divide it by 1/16"."""
_ON = {"on", "by", "until", "till", "since", "due", "before", "after", "dated", "date"}


def month_name(text: str) -> str:
    """ "Sept." -> "September"; ValueError for what is no month."""
    name = _BY_PREFIX.get(text[:3].lower())
    if name is None:
        raise ValueError(text)
    return name


def say_date(
    context: Context,
    day: int,
    month: int,
    year_words: str = "",
    *,
    day_first: bool | None = None,
    comma: str = "",
    article: bool = True,
) -> str:
    """A date as words; `day_first` None: as the English does it."""
    first = context.british if day_first is None else day_first
    name = MONTHS[month - 1]
    if first:
        words = f"{'the ' if article else ''}{ordinal(day, 'en-US')} of {name}"
    else:
        words = f"{name} {ordinal(day, 'en-US')}"
    return f"{words}{comma} {year_words}".rstrip()


def say_year(text: str, context: Context) -> str:
    """A year of four digits, or of two: "05" -> "zero five", in en-GB "oh five"."""
    if len(text) == 2:
        zero = "oh" if context.british else "zero"
        return f"{zero} {cardinal(int(text))}" if text[0] == "0" else cardinal(int(text))
    words = year(int(text))
    if context.british and re.fullmatch(r"20+[1-9]", text):
        return words.replace("thousand ", "thousand and ")
    return words


def _article(match: re.Match[str], context: Context) -> bool:
    return context.word_before(match.start()) not in {"the", "this", "every", "each"}


@rule(
    rf"{_NOT_AFTER}(?P<year>[12][0-9]{{3}})(?P<sep>[-./])(?P<month>0[1-9]|1[0-2])(?P=sep)"
    rf"(?P<day>0[1-9]|[12][0-9]|3[01]){_TIME}{_ZONE}(?![\w-]|[./:][0-9])",
    needs="-./",
    digits=8,
)
def iso_date(match: re.Match[str], context: Context) -> str | None:
    """2026-11-23 -> November twenty third, twenty twenty six

    2026-11-23T10:30:00Z -> November twenty third, twenty twenty six, ten thirty UTC
    """
    words = say_date(
        context,
        int(match["day"]),
        int(match["month"]),
        say_year(match["year"], context),
        comma=",",
        article=_article(match, context),
    )
    if match["clock"]:
        words += ", " + say_clock(match["clock"], plain=True)
    zone = (match["zone"] or "").strip()
    if zone == "Z":
        words += " UTC"
    elif zone:
        sign = "plus" if zone[0] == "+" else "minus"
        minutes = f" {cardinal(int(zone[-2:]))}" if zone[-2:] != "00" else ""
        words += f" UTC {sign} {cardinal(int(zone[1:3]))}{minutes}"
    return words


@rule(
    rf"{_NOT_AFTER}(?P<a>[0-3]?[0-9])(?P<sep>[-./])(?P<b>[0-3]?[0-9])(?P=sep)"
    r"(?P<year>[12][0-9]{3}|[0-9]{2})(?![\w-]|[./:][0-9])",
    needs="-./",
    digits=4,
)
def numeric_date(match: re.Match[str], context: Context) -> str | None:
    """11/23/2026 -> November twenty third, twenty twenty six

    15-01-2020 -> the fifteenth of January, twenty twenty
    """
    a, b, sep = int(match["a"]), int(match["b"]), match["sep"]
    if len(match["year"]) == 2 and sep != "/":
        return None
    month_first = not context.british and sep != "."
    if a > 12 or (b <= 12 and not month_first):
        day, month, day_first = a, b, a > 12 or None
    else:
        day, month, day_first = b, a, None
    if sep == "." and b <= 12:
        day, month, day_first = a, b, True
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return say_date(
        context,
        day,
        month,
        say_year(match["year"], context),
        day_first=day_first,
        comma=",",
        article=_article(match, context),
    )


@rule(
    rf"(?<![\w-]){_WEEKDAY}{_MONTH}(?:\s|-|\s?,\s){_DAY}{_SUFFIX}{_UNTIL}(?![\w:%])"
    rf"(?:(?P<comma>,?)[\s-]{_YEAR})?(?![\w:%]|[.,/][0-9]|-\w)",
    digits=1,
    words=_BY_PREFIX,
    flags=_IGNORE,
)
def month_and_day(match: re.Match[str], context: Context) -> str | None:
    """Nov. 23, 2026 -> November twenty third, twenty twenty six

    March 3-5 -> March third to fifth
    """
    if _is_word(match):
        return None
    month = MONTHS.index(month_name(match["month"])) + 1
    words = say_date(context, int(match["day"]), month, article=_article(match, context))
    if match["until"]:
        until = ordinal(int(match["until"]))
        if context.british:
            article = "the " if _article(match, context) else ""
            words = f"{article}{ordinal(int(match['day']))} to the {until} of {MONTHS[month - 1]}"
        else:
            words += f" to {until}"
    if match["year"]:
        words += f"{match['comma']} {say_year(match['year'], context)}"
    return _weekday(match) + words


@rule(
    rf"(?<![\w.,/:$£-])(?<![–€])(?<!\ue000){_WEEKDAY}{_DAY}{_SUFFIX}{_UNTIL}(?:\sof)?[\s-]{_MONTH}"
    rf"(?:(?P<comma>,?)[\s-]{_YEAR})?(?![\w-])",
    digits=1,
    words=_BY_PREFIX,
    flags=_IGNORE,
)
def day_and_month(match: re.Match[str], context: Context) -> str | None:
    """4th of July -> the fourth of July

    23 Nov 2026 -> the twenty third of November twenty twenty six
    """
    if _is_word(match):
        return None
    month = month_name(match["month"])
    words = ordinal(int(match["day"]))
    if match["until"]:
        words += f" to the {ordinal(int(match['until']))}"
    words += f" of {month}"
    if _article(match, context):
        words = "the " + words
    if match["year"]:
        words += f"{match['comma']} {say_year(match['year'], context)}"
    elif match[0].endswith(".") and context.ends_sentence(match.end()):
        words += "."
    return _weekday(match) + words


@rule(
    rf"(?<![\w])(?:(?P<from>{_MONTH_NAME})\.?\s?{DASH}\s?)?{_MONTH},?\s(?P<year>[12][0-9]{{3}})"
    r"(?![\w%]|[.,:/][0-9])",
    digits=4,
    words=_BY_PREFIX,
    flags=_IGNORE,
)
def month_and_year(match: re.Match[str], context: Context) -> str | None:
    """Feb. 2027 -> February twenty twenty seven

    Jan-Mar 2027 -> January to March twenty twenty seven
    """
    if match["month"].islower() and match["month"] in _WORDLIKE:
        return None
    start = f"{month_name(match['from'])} to " if match["from"] else ""
    return f"{start}{month_name(match['month'])} {say_year(match['year'], context)}"


@rule(
    rf"{_NOT_AFTER}(0?[1-9]|[12][0-9]|3[01])/(0?[1-9]|[12][0-9]|3[01])(?![\w/]|[.,][0-9])",
    needs="/",
    digits=2,
)
def month_slash_day(match: re.Match[str], context: Context) -> str | None:
    """due on 11/23 -> due on November twenty third

    11/23 -> November twenty third
    """
    a, b = int(match[1]), int(match[2])
    day, month = (a, b) if context.british else (b, a)
    told = context.word_before(match.start()) in _ON
    if told and compiled(_ARITHMETIC).search(context.before(match.start())):
        return None
    if month > 12 and told:
        day, month = month, day
    if month > 12 or not (told or _is_lone(match)):
        return None
    return say_date(context, day, month)


def _is_lone(match: re.Match[str]) -> bool:
    """Whether it is all there is, and no fraction that anyone would write."""
    alone = not (match.string[: match.start()] + match.string[match.end() :]).strip(" .,;:!?")
    day = max(int(match[1]), int(match[2]))
    return alone and day > 12 and day not in (16, 20, 24, 30)


def _is_word(match: re.Match[str]) -> bool:
    """Whether the "month" may be a verb: "only 3 may enter", "march 5 miles"."""
    month = match["month"]
    small = month.islower() and month in _WORDLIKE
    return small and not match["year"] and not match["suffix"]


def _weekday(match: re.Match[str]) -> str:
    name = match["weekday"]
    return f"{_WEEKDAYS[name[:3].lower()]}, " if name else ""


STAMPS: tuple[Rule, ...] = (iso_date, numeric_date)
RULES: tuple[Rule, ...] = (day_and_month, month_and_day, month_and_year, month_slash_day)
