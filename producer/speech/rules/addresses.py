"""Postal addresses: house numbers, streets, states, ZIP codes."""

from __future__ import annotations

import re

from producer.speech.rules.letters import say_digits
from producer.speech.rules.numbers import digits, ordinal
from producer.speech.rules.rule import DIGITS, Context, Rule, alternatives, compiled, listed, rule

_STREETS = {
    "St": "Street", "Ave": "Avenue", "Av": "Avenue", "Blvd": "Boulevard", "Rd": "Road",
    "Dr": "Drive", "Ln": "Lane", "Ct": "Court", "Pl": "Place", "Sq": "Square", "Pkwy": "Parkway",
    "Hwy": "Highway", "Expy": "Expressway", "Fwy": "Freeway", "Ter": "Terrace", "Cir": "Circle",
    "Way": "Way", "Street": "Street", "Avenue": "Avenue", "Road": "Road", "Drive": "Drive",
    "Lane": "Lane", "Boulevard": "Boulevard", "Court": "Court", "Place": "Place",
    "Square": "Square",
    "Parkway": "Parkway", "Highway": "Highway", "Terrace": "Terrace", "Circle": "Circle",
    "st": "Street", "ave": "Avenue", "Trl": "Trail", "Aly": "Alley", "Plz": "Plaza",
}  # fmt: skip
_WINDS = {
    "N": "North", "S": "South", "E": "East", "W": "West", "NE": "North East", "NW": "North West",
    "SE": "South East", "SW": "South West",
}  # fmt: skip
STATES = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California",
    "CO": "Colorado", "CT": "Connecticut", "DE": "Delaware", "FL": "Florida", "GA": "Georgia",
    "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas",
    "KY": "Kentucky", "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts",
    "MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri", "MT": "Montana",
    "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey",
    "NM": "New Mexico", "NY": "New York", "NC": "North Carolina", "ND": "North Dakota",
    "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island",
    "SC": "South Carolina", "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah",
    "VT": "Vermont", "VA": "Virginia", "WA": "Washington", "WV": "West Virginia",
    "WI": "Wisconsin", "WY": "Wyoming", "DC": "D C",
}  # fmt: skip
_STREET = alternatives(_STREETS)


@rule(
    rf"(?<![\w.,$£/-])(?<![€\ue000])(?P<number>[1-9][0-9]{{0,4}})(?P<wind>\s(?:NE|NW|SE|SW|[NSEW])\.?)?"
    rf"(?P<name>(?:\s(?:[A-Z][\w'’]+|[0-9]{{1,3}}(?:st|nd|rd|th))){{1,4}}?)\s(?P<street>{_STREET})\b"
    r"(?P<dot>\.)?",
    digits=1,
    words=_STREETS,
)
def street_address(match: re.Match[str], context: Context) -> str | None:
    """at 1428 Elm St. now -> at fourteen twenty eight Elm Street now

    12 S 1st Ave -> twelve South first Avenue
    """
    wind = (match["wind"] or "").strip().rstrip(".")
    names = [
        ordinal(int(name[:-2])) if name[0] in DIGITS else name for name in match["name"].split()
    ]
    if names and names[0] in _MONTHS:
        return None
    words = [say_digits(match["number"]), *([_WINDS[wind]] if wind else []), *names]
    stop = ""
    if (match["dot"] and context.ends_sentence(match.end()) and len(match["street"]) < 5) or (
        match["dot"] and match["street"] in ("Street", "Avenue", "Road", "Drive", "Lane", "Way")
    ):
        stop = "."
    return " ".join([*words, _STREETS[match["street"]]]) + stop


_MONTHS = frozenset(
    listed("January February March April May June July August September October November December")
)


@rule(
    r"(?<=[a-z],)(?P<space>\s)(?P<state>[A-Z]{2})(?P<zip>\s[0-9]{5}(?:-[0-9]{4})?)?(?![\w'’])",
    needs=",",
)
def state(match: re.Match[str], context: Context) -> str | None:
    """Reading, PA 19601 -> Reading, Pennsylvania one nine six zero one"""
    name = STATES.get(match["state"])
    if name is None:
        return None
    if not match["zip"]:
        town = re.search(r"([A-Z][\w.]*(?:\s[A-Z][\w.]*)*),\Z", context.before(match.start()))
        if town is None or (
            match["state"] in ("OK", "ME", "OH", "HI") and not context.ends_sentence(match.end())
        ):
            return None
        return f" {name}"
    return f" {name} {', '.join(digits(part) for part in match['zip'].strip().split('-'))}"


_STREET_BEFORE = (
    r"\b(?:on|at|in|of|to|from|near|down|up|along|off|and|the|into|onto|between|through)\s"
    r"(?:[0-9]{1,5}[A-Za-z]?\s)?(?:(?:[A-Z][\w'’]*|[0-9]{1,3}(?:st|nd|rd|th))\s){1,3}\Z"
)


@rule(
    r"(?<=[a-z.\ue000]\s)(?P<street>St|Ave|Blvd|Rd|Pkwy|Hwy|Expy|Ln|Dr)(?P<dot>\.)?(?=[\s,.;)]|\Z)",
    needs="SABRPHELD",
)
def street(match: re.Match[str], context: Context) -> str | None:
    """on Main St. near -> on Main Street near"""
    if match["street"] == "St":
        before = context.word_before(match.start())
        follows = context.word_after(match.end())
        name = compiled(_STREET_BEFORE).search(context.before(match.start()))
        if (
            name is None
            or not before
            or (follows[:1].isupper() and not context.ends_sentence(match.end()))
        ):
            return None
        if follows[:1].isupper() and match["dot"]:
            return None
    elif match["street"] == "Dr" and re.match(r"\s[A-Z]", context.after(match.end())):
        return None
    elif match["street"] == "Dr" and re.search(r"\b[JS]r\.?\s\Z", context.before(match.start())):
        pass
    elif not compiled(_STREET_BEFORE).search(context.before(match.start())):
        return None
    stop = "." if match["dot"] and context.ends_sentence(match.end()) else ""
    return _STREETS[match["street"]] + stop


RULES: tuple[Rule, ...] = (street_address, state, street)
