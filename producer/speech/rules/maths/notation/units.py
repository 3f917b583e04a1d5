r"""Units of measurement in LaTeX: upright symbols after a number, and siunitx's commands.

The names themselves are those of the rule that reads units in prose.
"""

from __future__ import annotations

import re
from functools import lru_cache

from producer.speech.rules.maths.layout import EMPTY, Layout, Row, Scripts
from producer.speech.rules.maths.leaves import Number, Symbol, Text, Unit
from producer.speech.rules.maths.signs import listed
from producer.speech.rules.units import say_unit

COMMANDS = {"SI": 2, "qty": 2, "si": 1, "unit": 1, "num": 1, "ang": 1, "SIrange": 3, "numrange": 2}
"""siunitx's commands and how many arguments each takes."""

_ALLOWED = re.compile(r"[A-Za-zµμΩÅ°%^0-9+−/·-]+")
_JOINT = re.compile(r"\\cdotp?|\\times|\\[,;: ]|[.·⋅*~\s]+")
_WORDS = listed("in us st am as at is it or so a i")
"""Symbols of units that are words sooner."""
_NUMERAL = re.compile(r"([-+−]?)([0-9][0-9.,]*|\.[0-9]+)(?:[eE]([-+−]?)([0-9]+))?$")
_MACRO = re.compile(r"\\([A-Za-z]+)|([^\\\s]+)|\s+")
_POWERS = {"square": "^2", "cubic": "^3", "squared": "^2", "cubed": "^3"}
_PREFIXES = {
    "kilo": "k", "mega": "M", "giga": "G", "tera": "T", "peta": "P", "milli": "m", "micro": "μ",
    "nano": "n", "pico": "p", "femto": "f", "centi": "c", "deci": "d", "hecto": "h",
}  # fmt: skip
_SYMBOLS = {
    "meter": "m", "metre": "m", "gram": "g", "kilogram": "kg", "second": "s", "ampere": "A",
    "kelvin": "K", "mole": "mol", "candela": "cd", "hertz": "Hz", "newton": "N", "pascal": "Pa",
    "joule": "J", "watt": "W", "coulomb": "C", "volt": "V", "farad": "F", "ohm": "Ω",
    "siemens": "S", "weber": "Wb", "tesla": "T", "henry": "H", "lumen": "lm", "lux": "lx",
    "becquerel": "Bq", "gray": "Gy", "sievert": "Sv", "electronvolt": "eV", "liter": "L",
    "litre": "L", "byte": "B", "bit": "bit", "hour": "h", "minute": "min", "day": "d",
    "dalton": "Da", "bar": "bar", "tonne": "t", "radian": "rad", "steradian": "sr",
    "decibel": "dB", "degreeCelsius": "°C", "celsius": "°C", "degree": "°", "hectare": "ha",
    "angstrom": "Å", "percent": "%",
}  # fmt: skip


@lru_cache(maxsize=1024)
def unit(source: str) -> Unit | None:
    """`source` as a unit: `kg`, `m/s^2`, `m s^{-1}`; None if it is none."""
    text = _JOINT.sub("·", source.strip()).replace("{", "").replace("}", "")
    if text == "%":
        return Unit(text="%")
    if text in _WORDS or not _ALLOWED.fullmatch(text) or text[0] in "^0123456789":
        return None
    return Unit(text=text) if say_unit(text, many=True) else None


def unit_words(text: str, *, many: bool) -> str:
    """The words of a Unit's text: "m/s^2" -> "meters per second squared"."""
    return "percent" if text == "%" else say_unit(text, many=many) or ""


def siunitx(command: str, arguments: list[str]) -> Layout:
    r"""A command of siunitx: `\SI{9.8}{\meter\per\second\squared}` -> 9.8 and its unit."""
    if command in ("si", "unit"):
        return _macros(arguments[0])
    if command == "ang":
        return _angle(arguments[0])
    first, *rest = arguments
    if command in ("numrange", "SIrange"):
        last, *units = rest
        until = (Text(text="to"), _numeral(last))
        return Row(items=(_numeral(first), *until, *(_macros(one) for one in units)))
    return Row(items=(_numeral(first), *(_macros(one) for one in rest)))


def _numeral(source: str) -> Layout:
    match = _NUMERAL.match(source.replace(" ", "").replace("{", "").replace("}", ""))
    if match is None:
        return Text(text=source)
    sign, digits, power_sign, power = match.groups()
    items: list[Layout] = [Symbol(text="−" if sign != "+" else "+")] if sign else []
    items.append(Number(text=digits))
    if power:
        raised: tuple[Layout, ...] = (Number(text=power),)
        if power_sign in ("-", "−"):
            raised = (Symbol(text="−"), *raised)
        items += [Symbol(text="×"), Scripts(base=Number(text="10"), sup=Row(items=raised))]
    return Row(items=tuple(items))


def _angle(source: str) -> Layout:
    items: list[Layout] = []
    for part, mark in zip(source.split(";"), "°′″", strict=False):
        if part.strip():
            items.append(Scripts(base=_numeral(part.strip()), sup=Symbol(text=mark)))
    return Row(items=tuple(items)) if items else EMPTY


def _macros(source: str) -> Layout:
    r"""A unit of siunitx: `\kilo\gram\per\cubic\metre`, or plain symbols."""
    symbols = ""
    below = False
    prefix = raised = ""
    for match in _MACRO.finditer(source):
        name, plain = match[1], match[2]
        if name == "per":
            below = True
        elif name in _PREFIXES:
            prefix = _PREFIXES[name]
        elif name in ("square", "cubic"):
            raised = _POWERS[name]
        elif name in _POWERS:
            symbols += _POWERS[name]
        elif name or plain:
            joint = "/" if below else "·" if symbols else ""
            symbols += joint + prefix + _SYMBOLS.get(name, name or plain) + raised
            below, prefix, raised = False, "", ""
    return unit(symbols) or Text(text=source.replace("\\", " "))
