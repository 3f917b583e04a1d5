"""Functions of mathematics in running text: sines and their powers, logarithms, absolute values."""

from __future__ import annotations

import re

from producer.speech.rules.numbers import cardinal, digits
from producer.speech.rules.powers import SUBSCRIPTS, say_exponent, say_expression
from producer.speech.rules.rule import Context, Rule, alternatives, rule

_NAMES = {
    "sin": "sine", "cos": "cosine", "tan": "tangent", "cot": "cotangent", "sec": "secant",
    "csc": "cosecant", "sinh": "hyperbolic sine", "cosh": "hyperbolic cosine",
    "tanh": "hyperbolic tangent", "arcsin": "arc sine", "arccos": "arc cosine",
    "arctan": "arc tangent",
}  # fmt: skip
_NAME = rf"(?<![\w.\ue000])(?P<name>{alternatives(_NAMES)})"
_ANGLE = r"(?:\s?(?=[α-ωΑ-Ω]|[0-9]+(?:[α-ω]|[xyt](?!\w)|°))|\s(?=[xyt](?![\w'’])))"
_INSIDE = r"(?:\((?P<inside>[^()\n]{1,40})\))?"
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻ⁿ"
_ABSOLUTE = r"[A-Za-zα-ω][₀-₉ₙᵢⱼ]?(?:\s?[-−+]\s?[A-Za-zα-ω0-9][₀-₉ₙᵢⱼ]?){0,3}"


@rule(rf"{_NAME}(?P<raised>[{_SUPERSCRIPTS}]+){_INSIDE}", needs=_SUPERSCRIPTS)
def function_power(match: re.Match[str], context: Context) -> str | None:
    """sin²θ -> sine squared theta

    tan⁻¹(x) -> inverse tangent of X
    """
    name = _NAMES[match["name"]]
    inverse = match["raised"] == "⁻¹"
    words = f"inverse {name}" if inverse else f"{name} {say_exponent(match['raised'], context)}"
    return words + _of(match["inside"], context)


@rule(rf"{_NAME}(?:\((?P<inside>[α-ωΑ-Ω]|[0-9]*[xyt])\)|{_ANGLE})", words=_NAMES)
def function_name(match: re.Match[str], context: Context) -> str | None:
    """sin θ -> sine theta

    cos(x) -> cosine of X
    """
    return _NAMES[match["name"]] + _of(match["inside"], context)


@rule(rf"(?<![\w.\ue000])log(?P<base>[₀-₉]+|ₙ){_INSIDE}(?P<space>\s?)", needs="₀₁₂₃₄₅₆₇₈₉ₙ")
def logarithm(match: re.Match[str], context: Context) -> str | None:
    """log₂(n) -> log base two of N"""
    base = match["base"].translate(SUBSCRIPTS)
    words = f"log base {cardinal(int(base)) if base.isdigit() else base.upper()}"
    return words + _of(match["inside"], context) + (match["space"] if match["inside"] else " ")


@rule(rf"(?<![\w|\\)\]])\|(?P<inside>{_ABSOLUTE})\|(?![\w|(])", needs="|")
def absolute_value(match: re.Match[str], context: Context) -> str | None:
    """|x| -> the absolute value of x"""
    inside = match["inside"]
    said = inside if len(inside) == 1 else say_expression(inside, context.english)
    return f"the absolute value of {said}"


@rule(r"(?<![\w.,])(?P<numeral>[0-9A-F]+)(?P<base>₂|₈|₁₀|₁₆)(?![₀-₉\w])", needs="₂₈₀₆")
def numeral_with_base(match: re.Match[str], context: Context) -> str | None:
    """1010₂ -> one zero one zero base two"""
    base = int(match["base"].translate(SUBSCRIPTS))
    numeral = match["numeral"]
    if not numeral.isdigit() and (base != 16 or not re.search("[0-9]", numeral)):
        return None
    if base == 10:
        said = cardinal(int(numeral), context.english)
    else:
        said = " ".join(digits(char) if char.isdigit() else char for char in numeral)
    return f"{said} base {cardinal(base)}"


_EVENT = r"[^()|\n.,;]{1,30}?"


@rule(
    rf"(?P<over>(?<=\))\s?/\s?)?(?<![\w.])(?<!\ue000)(?P<name>Pr?)\((?P<inside>{_EVENT})(?:\s?\|\s?(?P<given>{_EVENT}))?\)",
    needs="P",
)
def probability(match: re.Match[str], context: Context) -> str | None:
    """P(A|B) -> P of A given B

    P(A ∩ B) -> P of A intersection B
    """
    inside, given = match["inside"], match["given"]
    if not given and not match["over"] and not re.search("[∩∪¬=<>≤≥]", inside):
        return None
    words = [say_expression(part, context.english) for part in (inside, given) if part]
    name = "P" if match["name"] == "P" else "P R"
    return f"{' over ' if match['over'] else ''}{name} of {' given '.join(words)}"


@rule(
    r"(?<![\w.'])(?<![‘\ue000])(?P<name>[A-Za-z])(?P<primes>['′’]{1,3})\((?P<inside>[^()\n]{1,20})\)",
    needs="'′’",
)
def derivative(match: re.Match[str], context: Context) -> str | None:
    """f'(x) -> F prime of X"""
    primes = ("prime", "double prime", "triple prime")[len(match["primes"]) - 1]
    return f"{match['name'].upper()} {primes}{_of(match['inside'], context)}"


def _of(inside: str | None, context: Context) -> str:
    return f" of {say_expression(inside, context.english)}" if inside else ""


FIRST: tuple[Rule, ...] = (
    function_power,
    function_name,
    logarithm,
    absolute_value,
    numeral_with_base,
    probability,
    derivative,
)
