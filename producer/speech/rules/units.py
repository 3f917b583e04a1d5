"""Numbers with units: powers, products, quotients, ranges, degrees, percent, inches and feet."""

from __future__ import annotations

import re

from producer.speech.rules.numbers import decimal, power, whole_number
from producer.speech.rules.rule import DASH, NUMBER, Context, Rule, compiled, one_of, rule
from producer.speech.rules.unit_names import AMBIGUOUS, NEVER_ALONE, RATES, UNITS, plural

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")

_FREE = r"(?<![\w.,$£])(?<![€\ue000])(?<![0-9]/)"
_SIGNED = rf"(?P<sign>{one_of('-−+±~≈<>≤≥')}\s?|\+/-\s?)?(?P<amount>{NUMBER}(?:[eE][-+]?[0-9]+)?)"
_RANGE = rf"(?:\s?(?P<between>{DASH}|±|\+/-|x|×|to(?=\s))\s?(?P<until>{NUMBER}))?"
_RAISED = one_of("⁰¹²³⁴⁵⁶⁷⁸⁹")
_SCIENTIFIC = rf"(?:\s?[×x·*]\s?10(?P<exponent>[⁻⁺]?{_RAISED}+|\^\{{?{one_of('-−+')}?[0-9]+\}}?))?"
_SYMBOL = r"[A-Za-zµμΩΩÅÅ°℃℉]+"
_POWER = rf"(?:\^?[-−]?[0-9](?![0-9])|⁻?{one_of('¹²³⁴⁵⁶⁷⁸⁹')})?"
_FACTOR = rf"{_SYMBOL}{_POWER}"
_TIMES = one_of("·⋅*/")
_JOINT = rf"(?:{_TIMES}|\s?/\s?|\s(?={_SYMBOL}(?:[⁻]|\^[-−]))|(?<=[²³]))"
_COMPOUND = rf"{_FACTOR}(?:{_JOINT}(?:{_FACTOR}|\({_FACTOR}(?:{_TIMES}{_FACTOR})*\)))*"
_FACTOR_SPLIT = rf"([·⋅*/\s()]*)({_SYMBOL})(\^?[-−]?[0-9]|⁻?[¹²³⁴⁵⁶⁷⁸⁹])?"
_SOLUTE = r"\s(?:[A-Z][a-z]?[0-9₀-₉]*){2,}"

_SPELLED_SIGNS = {
    "-": "minus ", "−": "minus ", "+": "plus ", "±": "plus or minus ", "+/-": "plus or minus ",
    "~": "about ", "≈": "about ", "<": "less than ", ">": "more than ", "≤": "at most ",
    "≥": "at least ",
}  # fmt: skip
_BETWEEN = {"±": "plus or minus", "+/-": "plus or minus", "x": "by", "×": "by", "to": "to"}
_LENGTHS = {
    "meter", "kilometer", "centimeter", "millimeter", "decimeter", "micrometer", "nanometer",
    "inch", "foot", "yard", "mile",
}  # fmt: skip
_BY_HAND = frozenset(
    form
    for name in (*_LENGTHS, "gram", "kilogram", "milligram", "tonne", "pound", "ounce", "liter",
                 "milliliter", "gallon")
    for form in (name, plural(name))
)  # fmt: skip
_UNIT_WORDS = frozenset(name for unit in UNITS.values() for name in (unit, plural(unit)))
_CASUAL_AFTER = {"", "long", "wide", "tall", "deep", "high", "thick", "diameter", "by", "x"}
_FOLLOWERS = {
    "and", "or", "at", "of", "to", "in", "on", "for", "is", "are", "was", "with", "from", "per",
    "but", "when", "while", "current", "fuse", "so", "then", "than", "if", "as", "by", "into",
    "now", "here", "today", "each", "total", "too", "again", "left", "more", "less", "water",
}  # fmt: skip


def say_unit(symbols: str, *, many: bool) -> str | None:
    """A unit as words: "km/h" -> "kilometers per hour"; None if a part is no unit."""
    if symbols in RATES:
        return plural(RATES[symbols]) if many else RATES[symbols]
    over: list[str] = []
    under: list[str] = []
    below = False
    depth = False
    for joint, symbol, raised in compiled(_FACTOR_SPLIT).findall(symbols):
        name = UNITS.get(symbol) or (RATES.get(symbol) if not over else None)
        if name is None:
            return None
        if "/" in joint:
            below, depth = True, "(" in joint
        elif joint and not depth and "(" not in joint:
            below = below and joint not in "·⋅* "
        exponent = raised.translate(SUPERSCRIPTS).lstrip("^").replace("−", "-")
        if exponent.startswith("-"):
            (over if below else under).append(_raised(name, exponent[1:]))
        else:
            (under if below else over).append(_raised(name, exponent))
    if many and over:
        over[-1] = _plural(over[-1])
    words = " ".join(over)
    for name in under:
        words += f" per {name}"
    return words.strip()


def _raised(name: str, exponent: str) -> str:
    if exponent in ("", "1"):
        return name
    if name in _LENGTHS and exponent in ("2", "3"):
        return f"{'square' if exponent == '2' else 'cubic'} {name}"
    return f"{name} {power(exponent)}"


def _plural(name: str) -> str:
    base, space, raised = name.partition(" squared")
    if not space:
        base, space, raised = name.partition(" cubed")
    return plural(base) + space + raised


def _amount(text: str, context: Context, unit_name: str = "") -> str:
    """The number; of lengths, weights and volumes Americans say "one hundred and ten" too."""
    by_hand = unit_name.removeprefix("square ").removeprefix("cubic ") in _BY_HAND
    return decimal(text, context.english, conjunction=True if by_hand else None)


@rule(
    rf"{_FREE}{_SIGNED}{_SCIENTIFIC}{_RANGE}(?P<space>\s?|-)(?P<unit>{_COMPOUND})(?![\w²³]|[-/][\w])"
    r"(?:\.(?=\s+[a-z(]|,))?",
    digits=1,
)
def unit(match: re.Match[str], context: Context) -> str | None:
    """5 GB/s -> five gigabytes per second

    9.8 m/s² -> nine point eight meters per second squared
    2-3 °C -> two to three degrees Celsius
    3.5 cm² -> three point five square centimeters
    a 5-kg bag -> a five kilogram bag
    """
    symbols = match["unit"]
    space = match["space"]
    if not _is_unit(match, symbols, context):
        return None
    one = match["amount"] in ("1", "1.") and not match["until"] and not match["exponent"]
    adjective = space == "-" or context.after(match.end(), 1) == "-" or _before_noun(match, context)
    name = say_unit(symbols, many=not one and not adjective)
    if name is None:
        return None
    words = _amount(match["amount"], context, name)
    if match["exponent"]:
        exponent = match["exponent"].translate(SUPERSCRIPTS).strip("^{}").replace("−", "-")
        words += f" times ten {_to_the(exponent)}"
    if match["until"]:
        between = _BETWEEN.get(match["between"], "to")
        words += f" {between} {_amount(match['until'], context, name)}"
    return _SPELLED_SIGNS.get((match["sign"] or "").strip(), "") + words + " " + name


@rule(
    rf"{_FREE}(?P<low>{NUMBER})\s?(?P<first>{_COMPOUND})(?P<dash>\s?[-–—]\s?)(?P<high>{NUMBER})\s?"
    rf"(?P<last>{_COMPOUND})(?![\w²³]|[-/]\w)",
    needs="-–—",
    digits=2,
)
def measured_range(match: re.Match[str], context: Context) -> str | None:
    """25 kHz–30 kHz -> twenty five kilohertz to thirty kilohertz"""
    first, last = match["first"], match["last"]
    if first in NEVER_ALONE | AMBIGUOUS or last in NEVER_ALONE | AMBIGUOUS:
        return None
    hyphen = "-" in match["dash"]
    low, high = (float(match[end].replace(",", "")) for end in ("low", "high"))
    if hyphen and (first != last or low >= high):
        return None
    names = [say_unit(symbols, many=True) for symbols in (first, last)]
    if names[0] is None or names[1] is None:
        return None
    ends = zip((match["low"], match["high"]), names, strict=True)
    return " to ".join(f"{_amount(amount, context, name or '')} {name}" for amount, name in ends)


def _before_noun(match: re.Match[str], context: Context) -> bool:
    """Whether it stands before its noun: "a 5 kg bag"."""
    if context.word_before(match.start()) not in {"a", "an"}:
        return False
    after = context.word_after(match.end())
    return after[:1].islower() and after not in _FOLLOWERS


def _to_the(exponent: str) -> str:
    return f"to the power of {whole_number(exponent)}"


def _is_unit(match: re.Match[str], symbols: str, context: Context) -> bool:
    compound = not symbols.isalpha() and symbols[0] != "°"
    spaced = bool(match["space"].strip(" ") == "" and match["space"])
    after = context.word_after(match.end())
    if compound:
        return True
    if symbols in NEVER_ALONE:
        return False
    if symbols == "in" and re.search(r"[0-9]\s?ft\s\Z", context.before(match.start())):
        return True
    if symbols == "in" and match[0].endswith("."):
        return True
    if symbols == "in" and spaced and context.after(match.end(), 3).lstrip()[:1].isalnum():
        return context.word_after(match.end()) in _CASUAL_AFTER - {""}
    if symbols == "in":
        return not after or after in _CASUAL_AFTER if spaced else match["space"] == "-"
    if symbols in AMBIGUOUS:
        if symbols == "A" and not spaced:
            return after in ("fuse", "current", "charger", "breaker", "supply")
        if not spaced and symbols not in ("d", "L"):
            return False
        return not after or after in _FOLLOWERS or "." in match["amount"]
    if symbols == "b":
        return False
    if symbols == "M":
        return bool(compiled(_SOLUTE).match(context.after(match.end())))
    if symbols == "pm" and not spaced:
        return False
    if symbols in ("K", "N", "J"):
        return spaced
    if symbols in ("m", "s", "h", "g", "l") and match["amount"].startswith("0") and not spaced:
        return "." in match["amount"] or match["amount"] == "0"
    return True


@rule(
    rf"{_FREE}(?P<amount>{NUMBER})-(?P<span>year|month|week|day|hour|minute)-(?P<kind>olds?|long)\b",
    needs="-",
    digits=1,
)
def age(match: re.Match[str], context: Context) -> str | None:
    """a 20-year-old -> a twenty year old"""
    return f"{_amount(match['amount'], context)} {match['span']} {match['kind']}"


@rule(
    rf"{_FREE}(?<![0-9][-–])(?P<amount>{NUMBER})(?P<space>[\s-])(?=(?P<name>[a-z]{{3,16}})\b)",
    digits=1,
)
def unit_in_words(match: re.Match[str], context: Context) -> str | None:
    """a 2.5-millimeter gap -> a two point five millimeter gap"""
    name = match["name"].replace("metre", "meter").replace("litre", "liter")
    if name not in _UNIT_WORDS:
        return None
    return _amount(match["amount"], context, name) + " "


@rule(rf"{_FREE}(?P<amount>{NUMBER})\s?/\s?(?P<unit>{_FACTOR})(?![\w/²³-])", needs="/", digits=1)
def per_unit(match: re.Match[str], context: Context) -> str | None:
    """12/kg -> twelve per kilogram"""
    name = say_unit(match["unit"], many=False)
    if name is None or match["unit"] in ("f", "F", "A", "C", "B", "b", "H", "S", "T", "M"):
        return None
    return f"{_amount(match['amount'], context)} per {name}"


@rule(rf"(?<![\w/.\ue000]){_SYMBOL}{_POWER}(?:/{_FACTOR})+(?![\w/(])", needs="/")
def unit_alone(match: re.Match[str], context: Context) -> str | None:
    """km/h -> kilometers per hour"""
    first, _, rest = match[0].partition("/")
    if first in ("A", "b", "B", "C", "F", "H", "I", "S", "T", "a", "d", "h", "in", "s", "t", "M"):
        return None
    if rest not in ("s", "h", "sec", "hr", "min", "d", "day", "m", "second", "hour") and not any(
        char in "²³^" for char in match[0]
    ):
        return None
    return say_unit(match[0], many=True)


@rule(
    rf"{_FREE}{_SIGNED}(?P<first>\s?%)?(?:\s?(?P<between>{DASH}|±|to(?=\s))\s?(?P<until>{NUMBER}))?\s?"
    r"(?P<mark>[%‰])(?![\w%])",
    needs="%‰",
    digits=1,
)
def percent(match: re.Match[str], context: Context) -> str | None:
    """5% -> five percent

    2%-10% -> two to ten percent
    """
    words = _amount(match["amount"], context)
    if match["until"]:
        between = _BETWEEN.get(match["between"], "to")
        words += f" {between} {_amount(match['until'], context)}"
    name = "percent" if match["mark"] == "%" else "per mille"
    return f"{_SPELLED_SIGNS.get((match['sign'] or '').strip(), '')}{words} {name}"


@rule(
    rf"{_FREE}(?P<degrees>{NUMBER})\s?°(?:\s?(?P<minutes>[0-9]+)\s?['′’])?"
    rf"(?:\s?(?P<seconds>{NUMBER})\s?[\"″”])?(?:\s?(?P<wind>[NSEW])(?!\w))?",
    needs="°",
    digits=1,
)
def degrees(match: re.Match[str], context: Context) -> str | None:
    """40°26′N -> forty degrees twenty six minutes north"""
    amount = match["degrees"]
    words = f"{_amount(amount, context)} {'degree' if amount == '1' else 'degrees'}"
    if match["minutes"]:
        words += f" {_amount(match['minutes'], context)} minutes"
    if match["seconds"]:
        words += f" {_amount(match['seconds'], context)} seconds"
    winds = {"N": "north", "S": "south", "E": "east", "W": "west"}
    return f"{words} {winds.get(match['wind'] or '', '')}".rstrip()


@rule(r"(?<![\w/.·])(?<![⋅\ue000])(?P<unit>(?:[kcmdnµμ]?m|ft|yd)[²³])(?![\w/·⋅])", needs="²³")
def area_alone(match: re.Match[str], context: Context) -> str | None:
    """watts per cm² -> watts per square centimeter"""
    before = context.word_before(match.start())
    if match["unit"][0] == "m" and len(match["unit"]) == 2 and before not in _BEFORE_METERS:
        return None
    return say_unit(match["unit"], many=before not in ("per", "a", "an", "one", "each"))


_BEFORE_METERS = {"per", "in", "of", "a", "each", "many", "few"}


@rule(
    rf"{_FREE}(?P<amount>{NUMBER})[\s-](?P<power>sq|cu)\.?\s(?P<unit>ft|in|m|km|mi|yd|cm|mm)"
    r"(?!\w)(?:\.(?=\s+[a-z(]|,))?",
    digits=1,
    words=("sq", "cu"),
)
def squared_unit(match: re.Match[str], context: Context) -> str | None:
    """25 sq ft -> twenty five square feet"""
    name = f"{'square' if match['power'] == 'sq' else 'cubic'} {UNITS[match['unit']]}"
    one = match["amount"] == "1" or _before_noun(match, context)
    return f"{_amount(match['amount'], context, name)} {name if one else plural(name)}"


@rule(
    r"(?<![\w'’])(?P<feet>[4-7])['’′](?P<inches>1[01]|[0-9])(?![\w\"”″'’′.]|,[0-9])",
    needs="'’′",
    digits=2,
)
def height(match: re.Match[str], context: Context) -> str | None:
    """she is 5'6 tall -> she is five foot six tall"""
    return f"{_amount(match['feet'], context)} foot {_amount(match['inches'], context)}"


FIRST: tuple[Rule, ...] = (measured_range, squared_unit, height, unit, area_alone)
RULES: tuple[Rule, ...] = (
    age,
    unit_in_words,
    percent,
    per_unit,
    unit_alone,
    degrees,
)
