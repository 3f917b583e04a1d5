"""Times of day, time zones and durations written with a colon or unit letters."""

from __future__ import annotations

import re

from producer.speech.rules.numbers import cardinal, digits
from producer.speech.rules.rule import DASH, DASHES, Context, Rule, after_digit, compiled, rule

_HALF = r"(?P<half>[ap]\.?\s?m\b\.?)"
_JOINED_HALF = r"(?P<half>[ap](?:\.\s?)?m\b\.?)"
_ZONE = (
    r"(?P<zone>(?:[ecmp]\.?[sd]\.?t|u\.?t\.?c|g\.?m\.?t|ce?s?t|bst|ist|jst|kst|ae[sd]t|we?s?t|ees?t)"
    r"\b\.?(?:\s?[+-][0-9]{1,2}(?![\w:]))?)"
)
_CLOCK = r"(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]{1,6})?)?"
_FREE = r"(?<![\w.:/$£-])(?<![€\ue000])(?<![0-9],)"
_END = r"(?![\w%]|[:/][0-9]|[.,][0-9])"
_IGNORE = re.IGNORECASE
_RATIO_WORDS = {"ratio", "aspect", "odds", "scale", "mixed", "of"}

_PARTS = {
    "d": "day", "h": "hour", "hr": "hour", "hrs": "hour", "m": "minute", "min": "minute",
    "mins": "minute", "s": "second", "sec": "second", "secs": "second", "ms": "millisecond",
}  # fmt: skip
_PART = r"[0-9]+\s?(?:days?|d|hrs?|h|mins?|m|secs?|ms|s)"
_PART_SPLIT = r"([0-9]+)\s?([a-z]+)"


def say_clock(text: str, *, half: str = "", plain: bool = False) -> str:
    """A time written with colons: "9:05" -> "nine oh five"; "14:10:30" -> hours, minutes, seconds.

    `half` is AM or PM; `plain` says no "o'clock".
    """
    parts = re.split("[:.,]", text)
    hour, minute = int(parts[0]), int(parts[1])
    if len(parts) > 2 and not (plain and parts[2] == "00"):
        second = int(parts[2])
        words = (
            f"{_count(hour, 'hour')} {_count(minute, 'minute')} and "
            f"{cardinal(second)}{' point ' + digits(parts[3]) if len(parts) > 3 else ''} "
            f"{'second' if second == 1 and len(parts) == 3 else 'seconds'}"
        )
    elif minute == 0:
        words = cardinal(hour)
        if not half:
            if hour == 0:
                words = "midnight"
            elif hour > 12:
                words += " hundred"
            elif not plain:
                words += " o'clock"
    else:
        words = f"{cardinal(hour)} {'oh ' if minute < 10 else ''}{cardinal(minute)}"
    return f"{words} {half}".rstrip()


def _count(n: int, unit: str) -> str:
    return f"{cardinal(n)} {unit}{'' if n == 1 else 's'}"


def _half(text: str | None) -> str:
    return (text[0].upper() + "M") if text else ""


def _zone(text: str | None) -> str:
    if not text:
        return ""
    name, sign, shift = re.match(r"([^+-]*)([+-]?)(\d*)", text).groups()  # type: ignore[union-attr]
    words = " " + re.sub(r"[^A-Za-z]", "", name).upper()
    if sign:
        words += f" {'plus' if sign == '+' else 'minus'} {cardinal(int(shift))}"
    return words


def _stop(match: re.Match[str], context: Context) -> str:
    """The full stop of "p.m." where it ends the sentence too."""
    return "." if match[0].endswith(".") and context.ends_sentence(match.end()) else ""


@rule(
    rf"{_FREE}(?P<clock>{_CLOCK})(?:\s?{_HALF})?(?:\s?{_ZONE})?{_END}",
    needs=":",
    digits=3,
    flags=_IGNORE,
)
def time_of_day(match: re.Match[str], context: Context) -> str | None:
    """at 9:05 a.m. today -> at nine oh five AM today

    at 01:00 -> at one o'clock
    14:10:30 UTC -> fourteen hours ten minutes and thirty seconds U T C
    """
    clock = match["clock"]
    if not match["half"] and clock.count(":") == 1:
        before = context.word_before(match.start())
        after = context.word_after(match.end()).lower()
        if (before in _RATIO_WORDS and before != "of") or after in ("ratio", "aspect", "odds"):
            return None
        if before == "of" and "ratio" in context.before(match.start(), 12).lower():
            return None
    words = say_clock(clock, half=_half(match["half"])) + _zone(match["zone"])
    return words + _stop(match, context)


@rule(
    rf"{_FREE}(?P<hour>1[0-2]|0?[1-9])(?:\.(?P<minute>[0-5][0-9]))?\s?{_JOINED_HALF}(?:\s?{_ZONE})?(?!\w)",
    digits=1,
    words=("am", "pm", "a.", "p."),
    flags=_IGNORE,
)
def hour_of_day(match: re.Match[str], context: Context) -> str | None:
    """5pm -> five PM

    1.59 p.m. today -> one fifty nine PM today
    """
    half = match["half"]
    clock = f"{match['hour']}:{match['minute'] or '00'}"
    words = say_clock(clock, half=_half(half)) + _zone(match["zone"])
    return words + _stop(match, context)


@rule(
    rf"{_FREE}(?P<from>{_CLOCK}|1[0-2]|0?[1-9])(?:\s?(?P<half>[ap]\.?m\b\.?))?\s?{DASH}\s?"
    rf"(?P<until>{_CLOCK}|1[0-2]|0?[1-9])(?:\s?(?P<to_half>[ap]\.?m\b\.?))?(?:\s?{_ZONE})?{_END}",
    needs=DASHES,
    digits=2,
    flags=_IGNORE,
)
def time_range(match: re.Match[str], context: Context) -> str | None:
    """9:00-17:30 -> nine o'clock to seventeen thirty

    9am-5pm -> nine AM to five PM
    """
    clocks = ":" in match["from"] and ":" in match["until"]
    if not clocks and not match["to_half"]:
        return None
    from_half, to_half = _half(match["half"]), _half(match["to_half"])
    first = match["from"] if ":" in match["from"] else match["from"] + ":00"
    last = match["until"] if ":" in match["until"] else match["until"] + ":00"
    begins = say_clock(first, half=from_half, plain=bool(to_half))
    ends = say_clock(last, half=to_half)
    return f"{begins} to {ends}{_zone(match['zone'])}{_stop(match, context)}"


@rule(r"(?<![\w.,/:$£])(?<![€\ue000])(?:24\s?/\s?7|9/11)(?![\w/.]*[0-9])", needs="/", digits=3)
def all_day(match: re.Match[str], context: Context) -> str | None:
    """24/7 -> twenty four seven

    9/11 -> nine eleven
    """
    return "nine eleven" if match[0] == "9/11" else "twenty four seven"


@rule(rf"(?<![\w.,$£-])(?<![€\ue000]){_PART}(?:\s?{_PART})+(?![\w/])", digits=2)
def duration(match: re.Match[str], context: Context) -> str | None:
    """1h 30m -> one hour thirty minutes"""
    parts = compiled(_PART_SPLIT).findall(match[0])
    order = ["day", "hour", "minute", "second", "millisecond"]
    units = [_PARTS.get(unit, unit.rstrip("s")) for _, unit in parts]
    places = [order.index(unit) for unit in units]
    if places != sorted(set(places)):
        return None
    return " ".join(_count(int(n), unit) for (n, _), unit in zip(parts, units, strict=True))


@rule(
    r"(?<![\w.,$£-])(?<![€\ue000])(?P<hours>[0-9]{1,2})h(?P<minutes>[0-5][0-9])(?![\w/:])",
    digits=3,
    words=after_digit("h"),
)
def hours_and_minutes(match: re.Match[str], context: Context) -> str | None:
    """1h30 -> one hour thirty"""
    hours, minutes = int(match["hours"]), match["minutes"]
    if minutes == "00":
        return _count(hours, "hour")
    rest = digits(minutes) if minutes[0] == "0" else cardinal(int(minutes))
    return f"{_count(hours, 'hour')} {rest}"


@rule(r"(?<![\w.])(?P<half>[apAP])\.\s?[mM]\.?(?!\w)", words=("a.", "p."))
def half_of_day(match: re.Match[str], context: Context) -> str | None:
    """in the a.m. or -> in the AM or"""
    stop = "." if match[0].endswith(".") and context.ends_sentence(match.end()) else ""
    return match["half"].upper() + "M" + stop


RULES: tuple[Rule, ...] = (
    time_range,
    time_of_day,
    hour_of_day,
    duration,
    hours_and_minutes,
    all_day,
    half_of_day,
)
