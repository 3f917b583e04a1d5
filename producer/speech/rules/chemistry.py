"""Chemical formulas and ions: element symbols are spelled, counts and charges are said."""

from __future__ import annotations

import re

from producer.speech.rules.numbers import cardinal, spell
from producer.speech.rules.rule import DIGITS, Context, Rule, compiled, listed, one_of, rule

_ELEMENTS = frozenset(
    listed(
        "H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge "
        "As Se Br Kr Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm "
        "Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th "
        "Pa U Np Pu Am Cm Bk Cf Es Fm Md No Lr"
    )
)
_ALONE = frozenset(listed("H2 N2 O2 O3 F2 Cl2 Br2 I2 D2O P4 S8 C60"))
_KNOWN = frozenset(
    listed(
        "CO2 H2O SO2 SO3 NO2 N2O NH3 CH4 H2S PH3 CO3 H2O2 C2H4 C2H6 C2H2 NO3 SO4 PO4 NH4 HCO3 "
        "H2CO3 HNO3 H2SO4 H3PO4 BF3 SF6 UF6 KNO3 N2O4 N2O5 C6H6 C3H8 C4H10"
    )
)
"""Formulas in capitals alone that look like a code."""
_SUB = str.maketrans("₀₁₂₃₄₅₆₇₈₉", DIGITS)
_SUPER = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_ATOM = r"([A-Z][a-z]?)([0-9₀-₉]*)|([()\[\]])([0-9₀-₉]*)"
_ISOTOPES = {
    "C": "carbon", "U": "uranium", "I": "iodine", "Pu": "plutonium", "K": "potassium",
    "Sr": "strontium", "Cs": "caesium", "Co": "cobalt", "N": "nitrogen", "O": "oxygen",
    "H": "hydrogen", "He": "helium", "Ra": "radium", "Tc": "technetium", "Am": "americium",
}  # fmt: skip
_NAMES = {"NaCl", "HCl", "NaOH", "KOH", "KCl", "LiCl", "HF", "HBr", "CaO", "MgO", "FeO", "ZnO"}
_CHARGE = rf"(?P<charge>{one_of('⁰¹²³⁴⁵⁶⁷⁸⁹')}*[⁺⁻]|\^[0-9]?[+-])?"


def say_formula(text: str) -> str | None:
    """ "H₂SO₄" -> "H two S O four"; None if a part is no element."""
    words: list[str] = []
    position = 0
    for match in compiled(_ATOM).finditer(text):
        if match.start() != position:
            return None
        position = match.end()
        symbol, count = match[1] or "", (match[2] or match[4] or "").translate(_SUB)
        if symbol and symbol not in _ELEMENTS:
            return None
        if symbol:
            words.append(spell(symbol))
        elif match[3] in "([":
            words.append(",")
        if count:
            if count[0] == "0" or len(count) > 3:
                return None
            words.append(cardinal(int(count)))
    return " ".join(words).replace(" ,", ",").lstrip(", ") if position == len(text) else None


@rule(
    rf"(?<![\w.#$-])(?P<count>[0-9]{{1,2}}\s?)?(?P<formula>(?:[A-Z][a-z]?[0-9₀-₉]{{0,3}}"
    rf"|\((?:[A-Z][a-z]?[0-9₀-₉]*){{1,6}}\)[0-9₀-₉]*){{1,16}}){_CHARGE}"
    r"(?P<state>\((?:aq|s|l|g)\))?(?![\w⁺⁻]|-[A-Z0-9]|\.\w)",
    needs="0123456789₀₁₂₃₄₅₆₇₈₉⁺⁻^NHKLCMFZ",
)
def formula(match: re.Match[str], context: Context) -> str | None:
    """H₂O -> H two O

    2H2SO4 -> two H two S O four
    Ca²⁺ -> C A two plus
    """
    text = match["formula"]
    charge = (match["charge"] or "").lstrip("^").translate(_SUPER)
    subscript = any("₀" <= char <= "₉" for char in text)
    elements = re.findall("[A-Z]", text)
    digit = any(char in DIGITS for char in text)
    sure = subscript or charge or text in _ALONE or text in _NAMES
    serial = not digit or len(elements) < 2 or (text.isupper() and _is_serial(text))
    if serial and not sure:
        return None
    words = say_formula(text)
    if words is None:
        return None
    if match["count"]:
        words = f"{cardinal(int(match['count'].strip()))} {words}"
    if charge:
        sign = "plus" if charge[-1] == "+" else "minus"
        words += f" {cardinal(int(charge[:-1]))} {sign}" if charge[:-1] else f" {sign}"
    states = {"(aq)": "aqueous", "(s)": "solid", "(l)": "liquid", "(g)": "gas"}
    return f"{words} {states[match['state']]}" if match["state"] else words


def _is_serial(text: str) -> bool:
    """Whether capitals and digits look like a code rather than like a formula: `B2B`, `K8S`."""
    usual = {"H", "C", "N", "O", "S", "P", "F", "I", "B", "K", "U", "V", "W", "Y"}
    letters = re.findall("[A-Z]", text)
    if text in _KNOWN:
        return False
    return not ("H" in letters and set(letters) <= usual and len(letters) >= 2 and "C" in letters)


@rule(r"(?<![\w-])(?P<symbol>[A-Z][a-z]?)-(?P<mass>[0-9]{1,3})(?!\w|-)", needs="-", digits=1)
def isotope(match: re.Match[str], context: Context) -> str | None:
    """C-14 -> carbon fourteen"""
    name = _ISOTOPES.get(match["symbol"])
    mass = int(match["mass"])
    after = context.word_after(match.end()).lower()
    sure = {"dating", "decay", "isotope", "isotopes", "nucleus", "atoms", "atom", "decays"}
    known = {("C", 14), ("U", 235), ("U", 238), ("I", 131), ("Pu", 239), ("K", 40), ("Sr", 90),
             ("Cs", 137), ("Co", 60), ("C", 12), ("C", 13)}  # fmt: skip
    if name is None or ((match["symbol"], mass) not in known and after not in sure):
        return None
    return f"{name} {_mass(mass)}"


@rule(r"(?P<mass>[¹²³⁰⁴⁵⁶⁷⁸⁹]{1,3})(?P<symbol>[A-Z][a-z]?)(?![\w])", needs="¹²³⁰⁴⁵⁶⁷⁸⁹")
def nuclide(match: re.Match[str], context: Context) -> str | None:
    """¹⁴C -> carbon fourteen"""
    name = _ISOTOPES.get(match["symbol"])
    if name is None or context.before(match.start(), 1).isalnum():
        return None
    return f"{name} {_mass(int(match['mass'].translate(_SUPER)))}"


def _mass(mass: int) -> str:
    if mass < 100:
        return cardinal(mass)
    return f"{cardinal(mass // 100)} {'oh ' if 0 < mass % 100 < 10 else ''}{cardinal(mass % 100)}"


RULES: tuple[Rule, ...] = (formula, isotope, nuclide)
