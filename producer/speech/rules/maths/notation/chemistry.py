r"""Formulas of chemistry in words: element by element, as chemists read them aloud.

`\ce{2H2 + O2 -> 2H2O}` -> "2 H 2 plus O 2 yields 2 H 2 O".
"""

from __future__ import annotations

import re

from producer.speech.rules.maths.leaves import Spoken
from producer.speech.rules.maths.signs import listed
from producer.speech.rules.numbers import whole

_ELEMENTS = listed(
    "H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se "
    "Br Kr Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy "
    "Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa U Np Pu Am Cm Bk Cf "
    "Es Fm Md No Lr Rf Db Sg Bh Hs Mt Ds Rg Cn Nh Fl Mc Lv Ts Og"
)
_ELEMENT = "(?:" + "|".join(sorted(_ELEMENTS, key=lambda name: (-len(name), name))) + ")"
_COUNT = r"_(?:[0-9]|\{[0-9]+\})"

FORMULA = re.compile(
    rf"(?:[HNOFI]|Cl|Br)_2$|O_3$"
    rf"|{_ELEMENT}(?:{_COUNT})?\^(?:[+-]|\{{[0-9]*[+-]\}})$"
    rf"|(?=[^_]*_)(?=(?:[^A-Z]*[A-Z]){{2}})(?:[(\[]?{_ELEMENT}[)\]]?(?:{_COUNT})?)+"
    r"(?:\^(?:[+-]|\{[0-9]*[+-]\}))?$"
)
"""A formula with its counts as subscripts, of two elements or of a gas that goes in pairs: H_2O."""

_TOKEN = re.compile(
    r"(?P<arrow><=>>|<<=>|<=>|<->|<-->|->|<-)(?P<notes>(?:\[[^\]]*\]){0,2})"
    r"|(?P<state>\((?:aq|s|l|g)\))"
    r"|(?P<script>[_^](?:\{[^{}]*\}|[0-9]*[+-]|[0-9]+|.))"
    rf"|(?P<element>{_ELEMENT})"
    r"|(?P<number>[0-9]+(?:[./][0-9]+)?)"
    r"|(?P<charge>[+-](?=$|[\s)\]]))"
    r"|(?P<command>\\[A-Za-z]+)"
    r"|(?P<letter>[A-Za-z])"
    r"|(?P<sign>\S)",
)
_ARROWS = {
    "->": "yields", "<-": "comes from", "<=>": "is in equilibrium with", "<->": "resonates with",
    "<-->": "is in equilibrium with", "<=>>": "is in equilibrium with",
    "<<=>": "is in equilibrium with",
}  # fmt: skip
_STATES = {"(aq)": "aqueous", "(s)": "solid", "(l)": "liquid", "(g)": "gas"}
_SIGNS = {
    "+": "plus", "-": "minus", "=": "double bond", "#": "triple bond", "(": "open paren",
    ")": "close paren", "[": "open bracket", "]": "close bracket", "*": "dot", ".": "dot",
    "·": "dot", "⋅": "dot", "^": "gas", "v": "precipitate",
}  # fmt: skip


def chemistry(source: str) -> Spoken:
    """The words of `source`, in mhchem's notation or with its counts as subscripts."""
    words: list[str] = []
    for match in _TOKEN.finditer(source):
        words += _words(match)
    return Spoken(words=tuple(words))


def _words(match: re.Match[str]) -> list[str]:
    text = match[0]
    kind = match.lastgroup
    if match["arrow"]:
        notes = re.findall(r"\[([^\]]*)\]", match["notes"])
        said = [word for note in notes if note for word in ("with", *chemistry(note).words)]
        return [",", _ARROWS[match["arrow"]], *said, ","]
    if kind == "state":
        return [",", _STATES[text], ","]
    if kind == "script":
        return _script(text)
    if kind == "element":
        return list(text.upper())
    if kind == "number":
        return _number(text)
    if kind == "command":
        return [text[1:]]
    if kind == "letter" and text != "v":
        return [text]
    return [_SIGNS[text]] if text in _SIGNS else []


def _script(text: str) -> list[str]:
    inner = text[1:].strip("{}")
    if text in ("^", "^ "):
        return ["gas"]
    words: list[str] = []
    for piece in re.findall(r"[0-9]+|[+−-]|[A-Za-z]", inner):
        if piece.isdigit():
            words += _number(piece)
        else:
            words.append({"+": "plus", "-": "minus", "−": "minus"}.get(piece, piece))
    return words


def _number(text: str) -> list[str]:
    before, sign, part = text.partition("/") if "/" in text else text.partition(".")
    words = [whole(before)]
    if part:
        words += ["over" if sign == "/" else "point", whole(part)]
    return words
