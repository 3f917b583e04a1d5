"""Roman numerals where they are numbers: of chapters, wars, types, kings and queens."""

from __future__ import annotations

import re

from producer.speech.rules.numbers import cardinal, ordinal
from producer.speech.rules.rule import Context, Rule, alternatives, listed, rule

_ROMAN = r"(?=[MDCLXVI])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_ANY_CASE = rf"(?ai:{_ROMAN})"
"""Capital or small, but of ASCII: IGNORECASE would take a dotted capital İ for an I."""
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
COUNTED = listed(
    "act annex appendix article axis book canto chapter chapters class clause division episode "
    "exhibit factor figure generation grade group lecture lesson level mark module note page "
    "part parts phase plate quadrant scene schedule season section sections stage step table "
    "title tier type types unit version vol volume volumes war bowl games theorem lemma "
    "corollary case"
)
_REIGNS = listed(
    "Albert Alexander Alfonso Benedict Boniface Caesar Catherine Charles Christian Clement "
    "Constantine Cosimo David Edward Elizabeth Ferdinand Francis Frederick George Gregory "
    "Gustav Harald Haakon Henry Innocent Isabella Ivan James Joseph Juan Julius Karl Leo "
    "Leopold Louis Malcolm Margaret Margrethe Mary Maximilian Michael Mohammed Napoleon "
    "Nicholas Olaf Oscar Otto Paul Pedro Peter Philip Pius Ptolemy Ramesses Richard Robert "
    "Rudolf Rupert Stephen Sigismund Urban Victor Vladimir Wilhelm William Xerxes Darius "
    "Cleopatra Thutmose Amenhotep Seti Umberto Carlos"
)
_SMALL = {"ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii"}
_LIKELY = {"IV", "VI", "IX", "XI", "XV", "XIX", "XX", "XXIV", "XXV"}
_BEFORE_LETTERS = frozenset(
    listed(
        "a an and are as at but by check for from give get has her his how if in insert is it its "
        "my no not of on or our place put remove run start stop that the their then these this "
        "those to use was we what when where with you your"
    )
)
"""A capital word that begins a sentence, and is no name that is counted."""
_BY_VEIN = frozenset(
    listed(
        "access antibiotics bag catheter dose drip drug drugs fluid fluids infusion injection "
        "line lines medication pole pump therapy treatment tube"
    )
)
_SURE = {"II", "III", "VII", "VIII", "XII", "XIII", "XIV", "XVI", "XVII", "XVIII", "XXI"}


def roman_value(text: str) -> int:
    """ "XIV" -> 14."""
    values = [_VALUES[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, following, strict=True))


@rule(
    rf"(?<![\w-])(?P<name>{alternatives(_REIGNS)})\s(?P<roman>{_ROMAN})(?P<of>['’]s)?(?![\w'’]|-\w)",
    needs="IVX",
    words=_REIGNS,
)
def reign(match: re.Match[str], context: Context) -> str | None:
    """Henry VIII -> Henry the eighth"""
    value = roman_value(match["roman"])
    if match["roman"] == "I" and context.word_after(match.end())[:1].islower():
        return None
    if match["roman"] in ("C", "D", "L", "M") or value > 40 or match[0] == "Malcolm X":
        return None
    return f"{match['name']} the {ordinal(value)}{match['of'] or ''}"


@rule(
    rf"(?<!\w)(?P<word>{alternatives(COUNTED)})(?P<space>\s)(?P<roman>{_ANY_CASE})"
    rf"(?:(?P<joint>\s?[-–]\s?|\sand\s|,\s)(?P<second>{_ANY_CASE}))?(?![\w'’]|-\w)",
    words=COUNTED,
    flags=re.IGNORECASE,
)
def numbered(match: re.Match[str], context: Context) -> str | None:
    """Chapter IV -> Chapter four

    Parts I and II -> Parts one and two
    """
    roman, second = match["roman"], match["second"]
    if not roman.isupper() and not (roman in _SMALL and second is None):
        return None
    if second and not second.isupper():
        return None
    roman = roman.upper()
    if roman == "I" and match["word"].islower() and match["word"] not in ("type", "part", "phase"):
        return None
    if roman in ("C", "D", "L", "M") or (
        roman == "I" and context.word_after(match.end()) in _VERBS
    ):
        return None
    words = f"{match['word']} {cardinal(roman_value(roman))}"
    if second:
        joint = match["joint"].strip()
        words += f" {joint if joint == 'and' else 'to'} {cardinal(roman_value(second))}"
    return words


_SHORT = {
    "vol": "volume", "ch": "chapter", "chap": "chapter", "sec": "section", "pt": "part",
    "fig": "figure", "art": "article", "app": "appendix", "bk": "book",
    "tab": "table", "eq": "equation", "sc": "scene",
}  # fmt: skip


@rule(
    rf"(?<![\w.])(?P<short>(?ai:{alternatives(_SHORT)}))\.\s(?P<roman>{_ANY_CASE})(?![\w'’]|-\w)",
    words=[f"{short}." for short in _SHORT],
)
def numbered_in_short(match: re.Match[str], context: Context) -> str | None:
    """Vol. XII -> Volume twelve

    see ch. iv -> see chapter four
    """
    roman, short = match["roman"], match["short"]
    if roman not in _SMALL and not roman.isupper():
        return None
    if roman in ("I", "C", "D", "L", "M") and short.lower() in ("app", "art"):
        return None
    word = _SHORT[short.lower()]
    word = word.capitalize() if short[0].isupper() else word
    return f"{word} {cardinal(roman_value(roman.upper()))}"


_VERBS = {"am", "was", "have", "had", "think", "know", "will", "would", "can", "could", "did", "do"}


@rule(rf"(?<=[a-z] )(?P<roman>{_ROMAN})(?![\w'’-])", needs="IVX")
def numeral(match: re.Match[str], context: Context) -> str | None:
    """Rocky II -> Rocky two"""
    if match["roman"] not in _SURE:
        return None
    return cardinal(roman_value(match["roman"]))


@rule(rf"(?<![\w'-])(?<!’)(?P<name>[A-Z][a-z]+) (?P<roman>{_ROMAN})(?![\w'’-])", needs="IVX")
def sequel(match: re.Match[str], context: Context) -> str | None:
    """Rocky IV was a hit -> Rocky four was a hit"""
    if match["roman"] not in _LIKELY or match["name"].lower() in _BEFORE_LETTERS:
        return None
    if context.word_after(match.end()).lower() in _BY_VEIN:
        return None
    return f"{match['name']} {cardinal(roman_value(match['roman']))}"


@rule(
    r"(?<![\w-])(?P<roman>(?ai:X{0,2}(?:IX|IV|V?I{0,3})))(?:st|nd|rd|th)?(?=[\s-](?:century|centuries|dynasty)\b)",
    needs="IVX",
    words=("century", "centuries", "dynasty"),
    flags=re.IGNORECASE,
)
def century(match: re.Match[str], context: Context) -> str | None:
    """the XIX century -> the nineteenth century"""
    if not match["roman"].isupper():
        return None
    return ordinal(roman_value(match["roman"]))


RULES: tuple[Rule, ...] = (century, reign, numbered_in_short, numbered, numeral, sequel)
