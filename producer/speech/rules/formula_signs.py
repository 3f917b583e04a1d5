"""Signs of maths in running text: Greek letters, operators, bars and primes."""

from __future__ import annotations

import re
import unicodedata

from producer.speech.rules.rule import CLAIMED, MARKED, Context, compiled, rule
from producer.speech.rules.symbol_names import GREEK

_GREEK = "".join(GREEK)
_MARKS = {"\u0302": "hat", "\u0303": "tilde", "\u0304": "bar", "\u0305": "bar", "\u0307": "dot",
          "\u0308": "double dot", "\u20d7": "vector"}  # fmt: skip
_DIFFERENCE = r"\(\w{1,2}\s?[-−+]\s?\w{1,2}\)\Z"
_OPERAND = rf"[\w)\]}}{CLAIMED}{MARKED}]"


@rule(
    rf"(?<!\w)[A-Za-z{_GREEK}][\u0302-\u0308\u20d7](?![\w\u0300-\u036f])"
    r"|(?<!\w)[ŷĥŝẑẋẏṗṽŵĉĝĵŴŶ](?!\w)",
    beyond=True,
)
def accented_variable(match: re.Match[str], context: Context) -> str | None:
    """x̄ -> x bar

    ŷ -> y hat
    """
    parts = unicodedata.normalize("NFD", match[0])
    letter, name = parts[0], _MARKS.get(parts[1])
    return f"{GREEK.get(letter, letter)} {name}" if name else None


@rule(rf"(?<![Ͱ-Ͽἀ-῾])[{_GREEK}]{{1,3}}(?![Ͱ-Ͽἀ-῾])(?:['′]+)?", needs=_GREEK)
def greek(match: re.Match[str], context: Context) -> str | None:
    """α -> alpha

    Δx -> delta x
    """
    letters = match[0].rstrip("'′")
    primes = len(match[0]) - len(letters)
    words = " ".join(GREEK[letter] for letter in letters)
    if context.after(match.end(), 1).isalpha():
        words += " "
    return words + " prime" * primes


@rule(r"(?<=[\w)\]\ue000\ufffc])\s?−\s?(?=[\w(\ue000\ufffc])", needs="−")
def minus_sign(match: re.Match[str], context: Context) -> str | None:
    """x − y -> x minus y"""
    return " minus "


@rule(r"[·](?=\s?[\w(\ue000\ufffc])(?<=[\w)\ue000\ufffc ].)", needs="·")
def middle_dot(match: re.Match[str], context: Context) -> str | None:
    """a·b -> a times b"""
    before = context.before(match.start(), 2).strip()[-1:]
    return "times" if before and compiled(_OPERAND).match(before) else None


@rule(r"\|(?P<inside>[A-Za-z][\w ]{0,12}|[-−]?[A-Za-z\ue000]{1,16})\|", needs="|")
def absolute_value(match: re.Match[str], context: Context) -> str | None:
    """|x| -> the absolute value of x"""
    inside = match["inside"]
    if CLAIMED in inside or (len(inside) > 1 and " " not in inside and not inside.isupper()):
        return None
    return f"the absolute value of {inside}"


@rule(rf"(?<![\w!?.,;:)\]\"'’”{CLAIMED}{MARKED}])!(?=[A-Za-z_(])", needs="!")
def logical_not(match: re.Match[str], context: Context) -> str | None:
    """if !done then -> if not done then"""
    return "not"


@rule(rf"(?<=[0-9A-Za-z){CLAIMED}])!(?![\w!])", needs="!")
def factorial(match: re.Match[str], context: Context) -> str | None:
    """n! = 2 -> n factorial equals two"""
    before = context.before(match.start())
    if re.search(r"(?<!\w)[nkmr]\Z", before) or compiled(_DIFFERENCE).search(before):
        return "factorial"
    operand = re.search(r"(?<!\w)(?:[a-zA-Z]|[0-9]+)\Z|\)\Z", before)
    follows = re.match(
        r"\s*[=+*/×·^<>≤≥≈−]|\s-\s|\s(?:is|equals|means)\b", context.after(match.end())
    )
    return "factorial" if operand and follows else None


@rule(r"‖", needs="‖")
def norm(match: re.Match[str], context: Context) -> str | None:
    """‖v‖ -> the norm of v"""
    return "the norm of" if context.after(match.end(), 1).isalpha() else ""


@rule(r"(?<=[\w)])\s?↔\s?(?=[\w(¬])", needs="↔")
def equivalence(match: re.Match[str], context: Context) -> str | None:
    """p ↔ q -> p if and only if q"""
    before, after = context.before(match.start(), 2), context.after(match.end(), 2)
    short = re.search(r"(?<!\w)\w\Z|\)\Z", before) and re.match(r"\w(?!\w)|[(¬]", after)
    return " if and only if " if short else None


@rule(r"(?<![\w.])d(?P<variable>[a-zA-Zθφ])(?!\w)", needs="∫∬∭∮")
def differential(match: re.Match[str], context: Context) -> str | None:
    """∫ 2 dx -> the integral of two D X"""
    if not re.search("[∫∬∭∮]", context.text):
        return None
    variable = GREEK.get(match["variable"]) or match["variable"].upper()
    return f"D {variable}"
