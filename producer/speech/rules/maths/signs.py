"""The characters of formulas: what kind each is and how it is called.

`symbols.tsv` holds one sign a line: the character, its kind, its spoken name, the names that LaTeX
has for it. A sign that is not there is called by its Unicode name.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from producer.speech.rules.maths.leaves import Font, Leaf, Letter, Number, Symbol
from producer.speech.rules.numbers import digits


class Sign(Struct, frozen=True, kw_only=True):
    """A line of `symbols.tsv`."""

    text: str
    """The character."""
    kind: str
    """letter, atom, relation, addition, multiplication, prefix, postfix, prime, big, integral,
    open, close, bar, separator, money, point."""
    spoken: str
    """Its name."""


def _load() -> tuple[dict[str, Sign], dict[str, str]]:
    signs: dict[str, Sign] = {}
    names: dict[str, str] = {}
    lines = Path(__file__).with_name("symbols.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines[1:]:
        text, kind, spoken, *latex = line.split("\t")
        signs[text] = Sign(text=text, kind=kind, spoken=spoken)
        for name in latex[0].split() if latex else ():
            names[name] = text
    return signs, names


SIGNS, LATEX_NAMES = _load()
"""Signs by character; characters by LaTeX name, without the backslash."""

SAME = {
    "-": "−", "‐": "−", "‑": "−", "–": "−", "—": "−", "﹣": "−", "－": "−",
    "*": "∗", "·": "⋅", "•": "∙", "‧": "⋅", "∕": "/", "⁄": "/", "｜": "|", "❘": "|", "¦": "|",
    "'": "′", "’": "′", "`": "′", "´": "′", "∶": ":", "：": ":", "〈": "⟨", "〉": "⟩", "❬": "⟨",
    "❭": "⟩", "∆": "Δ", "Ω": "Ω", "µ": "μ", "∊": "∈", "˜": "~", "ˆ": "^", "‾": "¯", "⎯": "¯",
    "‥": "…", "∇": "∇", "…": "…", "，": ",", "≝": "≜", "º": "°", "˚": "°",
}  # fmt: skip
"""Characters that are used for one another, and the one of them that we know."""

_BLACKBOARD = dict(zip("ℂℍℕℙℚℝℤ", "CHNPQRZ", strict=True))
_SCRIPT = dict(zip("ℬℰℱℋℐℒℳℛℯℊℴ", "BEFHILMRego", strict=True))
_FRAKTUR = dict(zip("ℭℌℨ", "CHZ", strict=True))
_FONTS: tuple[tuple[str, Font], ...] = (
    ("DOUBLE-STRUCK", "blackboard"), ("SCRIPT", "script"), ("FRAKTUR", "fraktur"),
    ("BOLD", "bold"),
)  # fmt: skip

_NAMELESS = ("CJK UNIFIED", "CJK COMPATIBILITY IDEOGRAPH", "HANGUL SYLLABLE", "TANGUT", "NUSHU")
"""What is no name but a number, in the Unicode names of whole scripts."""

SUPERSCRIPTS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ", "0123456789+−=()ni", strict=True))
SUBSCRIPTS = dict(
    zip("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ", "0123456789+−=()aeoxhklmnpstijruv", strict=True)
)
VULGAR = {
    "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5",
    "⅘": "4/5", "⅙": "1/6", "⅚": "5/6", "⅐": "1/7", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8",
    "⅑": "1/9", "⅒": "1/10",
}  # fmt: skip


def listed(text: str) -> frozenset[str]:
    """The words of `text`."""
    return frozenset(text.split())


def kind(text: str) -> str:
    """The kind of the sign `text`; `atom` for one that is not in the table."""
    sign = SIGNS.get(text)
    return sign.kind if sign else "atom"


@lru_cache(maxsize=4096)
def leaf(character: str, font: Font = "") -> Leaf | None:
    """One character as a leaf; None for one that is neither seen nor heard.

    "x" is a Letter, "ℝ" a blackboard R, "∈" a Symbol, "７" a Number.
    """
    character = SAME.get(character, character)
    known = SIGNS.get(character)
    if known:
        if known.kind == "letter":
            return Letter(text=character, font=font)
        if character == "ℓ":
            return Letter(text="l")
        return Symbol(text=character)
    if character.isascii():
        if character.isalpha():
            return Letter(text=character, font=font)
        return Number(text=character) if character.isdigit() else Symbol(text=character)
    for table, face in ((_BLACKBOARD, "blackboard"), (_SCRIPT, "script"), (_FRAKTUR, "fraktur")):
        if character in table:
            return Letter(text=table[character], font=face)  # type: ignore[arg-type]
    return _styled(character, font)


def _styled(character: str, font: Font) -> Leaf | None:
    if unicodedata.category(character) in {"Cc", "Cf", "Cn", "Co", "Cs", "Zs", "Zl", "Zp"}:
        return None
    plain = unicodedata.normalize("NFKC", character)
    if "\U0001d400" <= character <= "\U0001d7ff" and len(plain) == 1:
        name = unicodedata.name(character, "")
        face = next((face for word, face in _FONTS if word in name), font)
        return leaf(plain, face)
    digit = unicodedata.digit(character, -1)
    if digit >= 0 and unicodedata.category(character) == "Nd":
        return Number(text=str(digit))
    if len(plain) == 1 and plain != character:
        return leaf(plain, font)
    if character.isalpha():
        return Letter(text=character, font=font)
    return Symbol(text=character)


@lru_cache(maxsize=4096)
def spoken(text: str) -> str:
    """The name of the sign `text`, one or more characters: words of letters and spaces.

    `⊂` -> "is a subset of"; what the table doesn't have is named as Unicode names it.
    """
    sign = SIGNS.get(text)
    if sign:
        return sign.spoken
    if len(text) != 1:
        return " ".join(filter(None, (spoken(one) for one in text)))
    return unicode_name(text)


def unicode_name(character: str) -> str:
    """The character's Unicode name as words; a letter without a name stands for itself."""
    name = unicodedata.name(character, "")
    if not name or name.startswith(_NAMELESS):
        return character if character.isalpha() else ""
    letter = name.partition(" LETTER ")[2]
    words = (letter or name).lower()
    for waste in (" sign", " symbol"):
        words = words.removesuffix(waste)
    said = (
        one if one.isalpha() else f" {digits(one)} " if one.isdecimal() else " " for one in words
    )
    return " ".join("".join(said).split())
