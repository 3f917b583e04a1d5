"""Leaves in words, and words put together: letters, apostrophes, spaces and pauses only."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from producer.speech.rules import money as money_rules
from producer.speech.rules.maths.leaves import Letter
from producer.speech.rules.maths.signs import SIGNS, listed, spoken
from producer.speech.rules.maths.tree import Money
from producer.speech.rules.numbers import british, cardinal, decimal, digits, ordinal, whole
from producer.speech.rules.rule import Context

PAUSE, LONGER, LABEL, STOP = ",", ";", ":", "."
"""Pauses between words, shortest first; LABEL follows "Row one"."""
_RANK = {mark: rank for rank, mark in enumerate((PAUSE, LONGER, LABEL, STOP))}

FUNCTIONS = {
    "sin": "sine", "cos": "cosine", "tan": "tangent", "cot": "cotangent", "sec": "secant",
    "csc": "cosecant", "cosec": "cosecant", "tg": "tangent", "ctg": "cotangent",
    "cotg": "cotangent", "arcsin": "arc sine", "arccos": "arc cosine", "arctan": "arc tangent",
    "arccot": "arc cotangent", "arcsec": "arc secant", "arccsc": "arc cosecant",
    "sinh": "hyperbolic sine", "cosh": "hyperbolic cosine", "tanh": "hyperbolic tangent",
    "coth": "hyperbolic cotangent", "sech": "hyperbolic secant", "csch": "hyperbolic cosecant",
    "arsinh": "inverse hyperbolic sine", "arcosh": "inverse hyperbolic cosine",
    "artanh": "inverse hyperbolic tangent", "sinc": "sinc",
    "log": "log", "ln": "l n", "lg": "l g", "lb": "l b", "mod": "mod",
    "exp": "exponential", "det": "determinant", "dim": "dimension", "deg": "degree",
    "arg": "argument", "ker": "kernel", "hom": "homomorphisms", "Hom": "homomorphisms",
    "gcd": "greatest common divisor", "lcm": "least common multiple", "lim": "limit",
    "liminf": "limit inferior", "limsup": "limit superior", "max": "maximum", "min": "minimum",
    "sup": "supremum", "inf": "infimum", "Pr": "probability", "sgn": "sign", "sign": "sign",
    "tr": "trace", "Tr": "trace", "rank": "rank", "diag": "diagonal matrix", "span": "span",
    "argmax": "arg max", "argmin": "arg min", "injlim": "injective limit",
    "projlim": "projective limit", "Var": "variance", "Cov": "covariance",
    "erf": "error function", "erfc": "complementary error function", "Res": "residue",
    "im": "image", "Im": "imaginary part", "Re": "real part", "adj": "adjugate", "vol": "volume",
    "supp": "support", "grad": "gradient", "div": "divergence", "curl": "curl",
    "End": "endomorphisms", "Aut": "automorphisms", "Gal": "Galois group",
}  # fmt: skip
"""Functions by the name that is written."""
ABBREVIATIONS = {
    "avg": "average", "rms": "R M S", "tot": "total", "eff": "effective", "std": "standard",
    "pred": "predicted", "init": "initial", "obs": "observed", "est": "estimated",
    "ref": "reference", "opt": "optimal", "ext": "external", "num": "number",
}  # fmt: skip
"""Short words that stand below a letter."""
BARE = listed(
    "sin cos tan cot sec csc cosec tg ctg cotg arcsin arccos arctan arccot arcsec arccsc log lg lb "
    "sinc"
)
"""Those that are read straight before a simple argument: sine x."""
HYPERBOLIC = listed("sinh cosh tanh coth sech csch arsinh arcosh artanh")
"""Those that are read with "of" and without an article."""

_GROUPING = re.compile(r"[^0-9.]")
_PIECE = re.compile(
    r"(?P<number>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)"
    r"|(?P<word>[^\W\d_]+(?:['’-][^\W\d_]+)*)"
    r"|(?P<space>\s+)"
    r"|(?P<sign>.)",
    re.DOTALL,
)
_TEXT_PAUSES = {",": PAUSE, ";": LONGER, ":": LABEL, "(": PAUSE, ")": PAUSE, "—": PAUSE, "–": PAUSE,
                "!": PAUSE, "?": PAUSE, '"': "", "“": "", "”": "", "'": "", "’": "", "‘": "",
                "-": "", "[": PAUSE, "]": PAUSE, "`": "", "´": "", "$": "dollar"}  # fmt: skip


def together(words: list[str]) -> str:
    """Words and pauses as one text; of pauses side by side the longest stays."""
    found: list[str] = []
    pending = ""
    for word in words:
        if word in _RANK:
            if found and (not pending or _RANK[word] > _RANK[pending]):
                pending = word
        elif word:
            if pending:
                found[-1] += pending
                pending = ""
            found.append(word)
    return " ".join(found)


@lru_cache(maxsize=2048)
def letter(text: str, english: str) -> str:
    """A letter's name: "x", "alpha", in en-GB "zed".

    The letter a is a capital: so it is told from the article, here and by who speaks it.
    """
    if text == "a":
        return "A"
    if text in ("z", "Z") and british(english):
        return "zed"
    if text.isascii() and text.isalpha():
        return text
    return spoken(text)


def number(text: str, english: str) -> str:
    """A numeral: "3.14" -> "three point one four"."""
    plain = _GROUPING.sub("", text)
    if plain.isdecimal():
        return whole(plain, english)
    before, _, after = plain.partition(".")
    if not after:
        return f"{whole(before or '0', english)} point"
    return decimal(plain, english)


def spelled(text: str) -> str:
    """A numeral digit by digit: "0.1" -> "zero point one"."""
    before, point, after = text.partition(".")
    parts = (digits(before), "point" if point else "", digits(after))
    return " ".join(part for part in parts if part)


def nth(text: str, english: str) -> str:
    """An integer as an ordinal."""
    plain = text.replace(",", "")
    if len(plain) > 15:
        return whole(plain, english)
    return ordinal(int(plain), english) if int(plain) else "zero"


def lettered_ordinal(text: str, english: str) -> str:
    """A letter as an ordinal: "nth", "x-th"."""
    return "nth" if text in ("n", "N") else letter(text, english) + "-th"


def count(n: int, english: str) -> str:
    """How many."""
    return cardinal(n, english)


def amount(money: Money, english: str) -> str:
    """An amount of money: "$", "3.50" -> "three dollars fifty cents"."""
    written = f"{money.sign}{money.amount} {money.magnitude}".strip()
    if money.sign == "¢":
        written = f"{money.amount}¢"
    context = Context(written, english, lambda word: None)
    for rule in money_rules.RULES:
        for claim in rule.claims(written, context):
            if claim.start == 0 and claim.end == len(written):
                return claim.spoken
    return f"{number(money.amount, english)} {money.magnitude} {spoken(money.sign)}s"


def name(text: str, english: str) -> list[str]:
    """A name of several letters: known ones in full, capitals letter by letter."""
    if text in FUNCTIONS:
        return [FUNCTIONS[text]]
    if text in ABBREVIATIONS:
        return [ABBREVIATIONS[text]]
    if text.isalpha() and text.isupper() and len(text) <= 3:
        return [letter(one, english) for one in text]
    return prose(text, english)


def prose(text: str, english: str) -> list[str]:
    """Ordinary text: words as they are, numbers and signs in words, punctuation as pauses."""
    found: list[str] = []
    for match in _PIECE.finditer(unicodedata.normalize("NFC", text)):
        piece = match[0]
        if match["word"]:
            found.append(piece.replace("’", "'"))
        elif match["number"]:
            found.append(number(piece, english))
        elif match["sign"]:
            found += _punctuation(piece, text[match.end() : match.end() + 1])
    return found


def _punctuation(sign: str, following: str) -> list[str]:
    if sign == "." and (not following or following.isspace()):
        return [STOP]
    if sign in _TEXT_PAUSES:
        return [_TEXT_PAUSES[sign]]
    known = SIGNS.get(sign)
    return [known.spoken] if known else [spoken(sign)]


def is_named_set(expression: object) -> bool:
    """Whether it is one of the sets of numbers that blackboard letters stand for."""
    return (
        isinstance(expression, Letter)
        and expression.font == "blackboard"
        and expression.text in NAMED_SETS
    )


NAMED_SETS = {
    "N": "natural numbers", "Z": "integers", "Q": "rational numbers", "R": "real numbers",
    "C": "complex numbers",
}  # fmt: skip
