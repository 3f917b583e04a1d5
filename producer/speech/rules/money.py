"""Amounts of money: signs and codes, cents, magnitudes, ranges, rates."""

from __future__ import annotations

import re

from producer.speech.rules.numbers import ONES, cardinal, decimal, has_and, whole
from producer.speech.rules.rule import DASH, NUMBER, Context, Rule, alternatives, rule
from producer.speech.rules.unit_names import singular

_SIGNS = {
    "$": ("dollar", "dollars", "cent", "cents"),
    "US$": ("US dollar", "US dollars", "cent", "cents"),
    "A$": ("Australian dollar", "Australian dollars", "cent", "cents"),
    "C$": ("Canadian dollar", "Canadian dollars", "cent", "cents"),
    "CA$": ("Canadian dollar", "Canadian dollars", "cent", "cents"),
    "NZ$": ("New Zealand dollar", "New Zealand dollars", "cent", "cents"),
    "HK$": ("Hong Kong dollar", "Hong Kong dollars", "cent", "cents"),
    "S$": ("Singapore dollar", "Singapore dollars", "cent", "cents"),
    "R$": ("real", "reais", "centavo", "centavos"),
    "€": ("euro", "euros", "cent", "cents"),
    "£": ("pound", "pounds", "penny", "pence"),
    "¥": ("yen", "yen", "", ""),
    "₹": ("rupee", "rupees", "paisa", "paise"),
    "₩": ("won", "won", "", ""),
    "₽": ("rouble", "roubles", "kopeck", "kopecks"),
    "₺": ("lira", "lira", "kurus", "kurus"),
    "₴": ("hryvnia", "hryvnias", "kopeck", "kopecks"),
    "₪": ("shekel", "shekels", "agora", "agorot"),
    "₫": ("dong", "dong", "", ""),
    "₦": ("naira", "naira", "kobo", "kobo"),
    "₱": ("peso", "pesos", "centavo", "centavos"),
    "฿": ("baht", "baht", "satang", "satang"),
    "₿": ("bitcoin", "bitcoins", "", ""),
}
_CODES = {
    "USD": "US$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "AUD": "A$", "CAD": "C$",
    "NZD": "NZ$", "KRW": "₩", "RUB": "₽", "TRY": "₺", "ILS": "₪", "BTC": "₿", "PHP": "₱",
    "HKD": "HK$", "SGD": "S$", "BRL": "R$",
}  # fmt: skip
_OTHER_CODES = {
    "CHF": ("Swiss franc", "Swiss francs", "", ""),
    "CNY": ("yuan", "yuan", "", ""),
    "SEK": ("Swedish krona", "Swedish kronor", "", ""),
    "NOK": ("Norwegian krone", "Norwegian kroner", "", ""),
    "DKK": ("Danish krone", "Danish kroner", "", ""),
    "PLN": ("zloty", "zloty", "", ""),
    "MXN": ("Mexican peso", "Mexican pesos", "", ""),
    "ZAR": ("rand", "rand", "", ""),
    "ETH": ("ether", "ether", "", ""),
}
MAGNITUDES = {
    "k": "thousand", "m": "million", "mn": "million", "mm": "million", "b": "billion",
    "bn": "billion", "t": "trillion", "tn": "trillion", "trn": "trillion",
}  # fmt: skip
_MAGNITUDE_WORDS = "hundred|thousand|million|billion|trillion|quadrillion|lakh|crore"
_MAGNITUDE = (
    rf"(?:\s?-?(?P<magnitude>{_MAGNITUDE_WORDS})\b|"
    r"(?P<short>[kKmMbBtT]|bn|BN|Bn|mn|MM|tn|trn)(?!\w))?"
)
_SIGN = alternatives(_SIGNS)
_CODE = alternatives([*_CODES, *_OTHER_CODES])
_RATE = r"(?:\s?/\s?(?P<per>[A-Za-z]+)(?![\w/]))?"
_FREE = r"(?<![\w.,])(?<!\ue000)"
_PERIODS = {
    "yr": "year", "y": "year", "mo": "month", "m": "month", "d": "day", "h": "hour",
    "hr": "hour", "wk": "week", "w": "week", "min": "minute", "s": "second", "sec": "second",
    "kg": "kilogram", "lb": "pound", "ea": "each",
}  # fmt: skip
_FUNCTION_WORDS = {
    "a", "an", "and", "are", "as", "at", "but", "by", "each", "for", "from", "goes", "if", "in",
    "into", "is", "less", "more", "of", "off", "on", "or", "out", "over", "per", "so", "than",
    "that", "the", "then", "to", "total", "under", "until", "up", "was", "were", "when", "which",
    "while", "will", "with", "without", "worth", "you", "i", "we", "they", "it", "he", "she",
}  # fmt: skip


def say_money(
    amount: str, names: tuple[str, str, str, str], magnitude: str, context: Context
) -> str:
    """An amount: "20.01" in dollars -> "twenty dollars one cent".

    `names` are the currency's and its hundredth's, singular and plural; `magnitude` is a word
    such as "million" or empty. Accountants' "and" is said in American English too.
    """
    one, many, cent, cents = names
    plain = amount.replace(",", "")
    if magnitude:
        return f"{decimal(plain, context.english, conjunction=True)} {magnitude} {many}"
    units, _, part = plain.partition(".")
    kept = part.rstrip("0")
    hundredths = len(kept) <= 2 and cent and (not context.british or cent == "penny")
    if kept and not hundredths:
        words = decimal(f"{units}.{part if len(part) < 3 else kept}", context.english)
        return f"{words} {many}"
    value = int(units or "0")
    words = whole(units or "0", context.english, conjunction=True)
    words = f"{words} {one if value == 1 else many}"
    if not kept:
        return words
    count = int(kept.ljust(2, "0"))
    change = f"{cardinal(count)} {cent if count == 1 else cents}"
    return change if value == 0 else f"{words} {change}"


def _names(sign: str) -> tuple[str, str, str, str]:
    return _SIGNS.get(sign) or _OTHER_CODES.get(sign) or _SIGNS[_CODES[sign]]


def _said(match: re.Match[str], context: Context) -> str:
    short = match["short"] or ""
    magnitude = match["magnitude"] or MAGNITUDES.get(short.lower(), "")
    names = _names(match["sign"])
    if _is_adjective(match, context):
        names = (names[0], names[0], "", "") if "." not in match["amount"] else names
    words = say_money(match["amount"], names, magnitude, context)
    if match["minus"]:
        words = "minus " + words
    per = match["per"]
    if per:
        words += f" per {_PERIODS.get(per) or singular(per) or per}"
    return words


def _is_adjective(match: re.Match[str], context: Context) -> bool:
    """Whether "$20" stands before its noun: "a $20 bill"."""
    if context.after(match.end(), 1) == "-":
        return True
    if context.word_before(match.start()) not in {"a", "an"}:
        return False
    after = context.after(match.end(), 2)
    return after[1:2].islower() and context.word_after(match.end()) not in _FUNCTION_WORDS


@rule(
    rf"{_FREE}(?P<minus>[-−])?(?P<sign>{_SIGN}|{_CODE}(?=\s?[0-9]))\s?(?P<amount>{NUMBER})"
    rf"{_MAGNITUDE}{_RATE}(?![\w@]|[.,][0-9])",
    digits=1,
    words=[*_SIGNS, *_CODES, *_OTHER_CODES],
)
def money(match: re.Match[str], context: Context) -> str | None:
    """$5.2M -> five point two million dollars

    £1.20 -> one pound twenty pence
    a $20 bill -> a twenty dollar bill
    $0.02/GB -> two cents per gigabyte
    """
    return _said(match, context)


@rule(
    rf"{_FREE}(?P<minus>[-−])?(?P<amount>{NUMBER}){_MAGNITUDE}\s?"
    rf"(?P<sign>[€£₹₽₩¥]|\$(?![\w$])|(?:{_CODE})\b){_RATE}(?!\w)",
    digits=1,
    words=[*"€£₹₽₩¥$", *_CODES, *_OTHER_CODES],
)
def money_after(match: re.Match[str], context: Context) -> str | None:
    """20 € -> twenty euros

    1.5 million USD -> one point five million US dollars
    """
    return _said(match, context)


@rule(
    rf"{_FREE}(?P<sign>{_SIGN})\s?(?P<low>{NUMBER})(?P<low_short>[kKmMbB]|bn)?"
    rf"\s?(?:{DASH}|(?P<to>to(?=\s)))\s?"
    rf"(?P<second>{_SIGN})?(?P<amount>{NUMBER}){_MAGNITUDE}{_RATE}(?![\w]|[.,][0-9]|{DASH}[0-9])",
    digits=2,
    words=_SIGNS,
)
def money_range(match: re.Match[str], context: Context) -> str | None:
    """$5-10 million -> five to ten million dollars

    $150.25-$250.67 -> one hundred and fifty dollars twenty five cents to two hundred and fifty \
dollars sixty seven cents
    """
    names = _names(match["sign"])
    short = match["short"] or ""
    magnitude = match["magnitude"] or MAGNITUDES.get(short.lower(), "")
    high = say_money(match["amount"], names, magnitude, context)
    low_magnitude = MAGNITUDES.get((match["low_short"] or "").lower(), "")
    if match["to"] and (not (match["second"] and magnitude) or match["low_short"]):
        return None
    if match["second"] and not magnitude:
        low = say_money(match["low"], names, low_magnitude, context)
    else:
        low = decimal(match["low"], context.english, conjunction=True)
        low += f" {low_magnitude}" if low_magnitude and low_magnitude != magnitude else ""
    per = match["per"]
    rate = f" per {_PERIODS.get(per) or singular(per) or per}" if per else ""
    return f"{low} to {high}{rate}"


@rule(rf"{_FREE}(?P<amount>{NUMBER})\s?¢", needs="¢", digits=1)
def cents(match: re.Match[str], context: Context) -> str | None:
    """50¢ -> fifty cents"""
    words = decimal(match["amount"], context.english, conjunction=has_and(context.english))
    return f"{words} {'cent' if words == ONES[1] else 'cents'}"


RULES: tuple[Rule, ...] = (money_range, money, money_after, cents)
