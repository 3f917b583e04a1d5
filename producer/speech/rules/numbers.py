"""Numbers as words: the one place that knows how English counts.

Pure text to text, no context: whether `2012` is a year or a quantity is decided by the rules that
call this. Words hold letters and spaces only ("twenty three", no hyphen: engines read both alike).
British English ("en-GB") says "and" before the tens and ones, American English does not.
"""

from __future__ import annotations

import re
from functools import lru_cache


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split())


ONES = _listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
TENS = _listed("zero ten twenty thirty forty fifty sixty seventy eighty ninety")
SCALES = _listed(
    "thousand million billion trillion quadrillion quintillion sextillion septillion octillion "
    "nonillion decillion undecillion duodecillion tredecillion quattuordecillion quindecillion "
    "sexdecillion septendecillion octodecillion novemdecillion vigintillion"
)
"""Short scale: each a thousand times the one before, from ten to the third."""

_LARGEST = 10 ** (3 * len(SCALES) + 3)

_IRREGULAR_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}

_NUMERAL = (
    r"(?P<sign>[-+−±]?)(?P<whole>[0-9][0-9,_ '’]*)?(?:\.(?P<part>[0-9]*))?"
    r"(?:[eE](?P<exponent>[-+−]?[0-9]+))?$"
)
_GROUPING = dict.fromkeys(map(ord, ",_ '’"))
_SIGNS = {"": "", "-": "minus ", "−": "minus ", "+": "plus ", "±": "plus or minus "}


def british(english: str) -> bool:
    """Whether `english` (BCP 47) reads dates, zeros and letters the British way."""
    return english.lower() not in {"en", "en-us", "en-ca", "en-ph"}


def has_and(english: str) -> bool:
    """Whether this English says "one hundred and five"."""
    return british(english)


def cardinal(n: int, english: str = "en-US", *, conjunction: bool | None = None) -> str:
    """How many: 105 -> "one hundred five", in en-GB "one hundred and five"; -3 -> "minus three".

    `conjunction` says the "and" whatever the English does. A number past the last scale word is
    read digit by digit.
    """
    joined = has_and(english) if conjunction is None else conjunction
    if n < 0:
        return "minus " + _cardinal(-n, joined)
    return _cardinal(n, joined)


@lru_cache(maxsize=4096)
def _cardinal(n: int, conjunction: bool) -> str:
    if n < 20:
        return ONES[n]
    if n >= _LARGEST:
        return digits(_decimal_digits(n))
    words: list[str] = []
    for scale in range(len(SCALES), 0, -1):
        group, n = divmod(n, 1000**scale)
        if group:
            words += [*_below_thousand(group, False), SCALES[scale - 1]]
    if conjunction and words and 0 < n < 100:
        words.append("and")
    if n:
        words += _below_thousand(n, conjunction)
    return " ".join(words)


def _below_thousand(n: int, conjunction: bool) -> list[str]:
    hundreds, rest = divmod(n, 100)
    words = [ONES[hundreds], "hundred"] if hundreds else []
    if hundreds and rest and conjunction:
        words.append("and")
    if rest >= 20:
        words.append(TENS[rest // 10])
        rest %= 10
    if rest:
        words.append(ONES[rest])
    return words


def _decimal_digits(n: int) -> str:
    # int -> str is quadratic and, past some thousand digits, forbidden by default.
    parts: list[str] = []
    while n:
        n, low = divmod(n, 10**600)
        parts.append(str(low).rjust(600, "0") if n else str(low))
    return "".join(reversed(parts))


def whole(text: str, english: str = "en-US", *, conjunction: bool | None = None) -> str:
    """A string of digits as a quantity, however long: "0105" -> "one hundred five"."""
    plain = text.lstrip("0") or "0"
    if len(plain) > 3 * len(SCALES) + 3:
        return digits(plain)
    return cardinal(int(plain), english, conjunction=conjunction)


def ordinal(n: int, english: str = "en-US") -> str:
    """Which: 21 -> "twenty first"; 100 -> "one hundredth"; 0 -> "zeroth"."""
    head, _, last = cardinal(n, english).rpartition(" ")
    if last in _IRREGULAR_ORDINALS:
        last = _IRREGULAR_ORDINALS[last]
    elif last.endswith("y"):
        last = last[:-1] + "ieth"
    else:
        last += "th"
    return f"{head} {last}".lstrip()


def decimal(text: str, english: str = "en-US", *, conjunction: bool | None = None) -> str:
    """A numeral as written: sign, grouping, point and exponent.

    "3.5" -> "three point five"; "-1,024.05" -> "minus one thousand twenty four point zero five";
    "3.5e-4" -> "three point five times ten to the power of minus four"; in en-GB a zero after the
    point is "oh". Text that is no numeral is returned as it is.
    """
    match = re.match(_NUMERAL, text.strip())
    if not match or (match["whole"] is None and not match["part"]):
        return text
    words = _SIGNS[match["sign"]]
    if match["whole"] is not None:
        words += whole(match["whole"].translate(_GROUPING), english, conjunction=conjunction)
    if match["part"]:
        words += " point " + digits(match["part"], "oh" if british(english) else "zero")
    if match["exponent"]:
        words += f" times ten to the power of {whole_number(match['exponent'], english)}"
    return words.strip()


def whole_number(text: str, english: str = "en-US") -> str:
    """A signed string of digits: "-4" -> "minus four"; "+12" -> "twelve"."""
    plain = text.lstrip("+-−⁺⁻")
    return ("minus " if text[:1] in "-−⁻" else "") + whole(plain, english)


def power(exponent: str, english: str = "en-US") -> str:
    """What an exponent does: "2" -> "squared"; "-4" -> "to the power of minus four".

    The exponent is a signed string of digits.
    """
    if exponent in ("2", "3"):
        return "squared" if exponent == "2" else "cubed"
    return f"to the power of {whole_number(exponent, english)}"


def digits(text: str, zero: str = "zero") -> str:
    """Digit by digit: "2045" -> "two zero four five"; anything but a digit parts the words."""
    return " ".join(zero if char == "0" else ONES[int(char)] for char in text if "0" <= char <= "9")


def year(n: int) -> str:
    """1994 -> "nineteen ninety four"; 2005 -> "two thousand five"; 1506 -> "fifteen oh six"."""
    century, rest = divmod(n, 100)
    if not 10 <= century <= 99 or (century % 10 == 0 and rest < 10):
        return cardinal(n, "en-US")
    if rest == 0:
        return f"{_cardinal(century, False)} hundred"
    tail = f"oh {ONES[rest]}" if rest < 10 else _cardinal(rest, False)
    return f"{_cardinal(century, False)} {tail}"


def spell(text: str, english: str = "en-US") -> str:
    """Character by character: "SQL" -> "S Q L"; "b2" -> "B two"; in en-GB "Z" -> "zed".

    A letter becomes a single capital, a digit its word; other characters part the words.
    """
    zed = "zed" if british(english) else "Z"
    names: list[str] = []
    for char in text:
        if "0" <= char <= "9":
            names.append(ONES[int(char)])
        elif char.isalpha():
            upper = char.upper()
            names.append(zed if upper == "Z" else upper)
    return " ".join(names)


def plural(word: str) -> str:
    """The plural of an English word: "inch" -> "inches"; "twenty" -> "twenties"."""
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"
