"""SSML's say-as kinds, as the author writes them: `[2026-11-23]{as="date"}`."""

from __future__ import annotations

from producer.speech.rules import clock, dates, money, numbers, phones, units
from producer.speech.rules.net import say_address
from producer.speech.rules.rule import Context, Rule, compiled

KINDS = (
    "address", "cardinal", "characters", "code", "currency", "date", "decimal", "digits",
    "fraction", "math", "maths", "measure", "money", "number", "ordinal", "spell-out", "telephone",
    "time", "unit", "url", "verbatim",
)  # fmt: skip
"""What `as` may name; code and maths are read by their own rules."""

_PUNCTUATION = {
    ".": "dot", ",": "comma", "-": "dash", ":": "colon", ";": "semicolon",
    "!": "exclamation mark", "?": "question mark", "'": "apostrophe", '"': "quote",
    "(": "open paren", ")": "close paren",
}  # fmt: skip
_DIGITS = r"[0-9]+"
_NUMERAL = r"[-−+]?[0-9][0-9,]*\Z"
_BY_RULES: dict[str, tuple[Rule, ...]] = {
    "date": (*dates.STAMPS, *dates.RULES),
    "time": clock.RULES,
    "money": money.RULES,
    "currency": money.RULES,
    "unit": units.RULES,
    "measure": units.RULES,
}


def say_as(text: str, kind: str, english: str) -> str | None:
    """`text` read as `kind`; None where it can't be (then the rules decide).

    "1234" as characters -> "one two three four"; as ordinal -> "one thousand two hundred thirty
    fourth"; "SQL" as spell-out -> "S Q L".
    """
    plain = text.strip()
    if kind in ("characters", "spell-out", "verbatim"):
        return " ".join(word for char in plain if (word := _character(char, english)))
    if kind == "digits":
        return numbers.digits(plain) or None
    if kind == "telephone":
        return phones.say_phone(plain) or None
    if kind == "url":
        return say_address(plain)
    if kind in ("cardinal", "number", "decimal"):
        words = numbers.decimal(plain.replace("−", "-"), english)
        return words if words != plain else None
    if kind == "ordinal":
        found = compiled(_DIGITS).search(plain.replace(",", ""))
        return numbers.ordinal(int(found[0][:60]), english) if found else None
    if kind == "fraction":
        from producer.speech.rules.fractions import RULES

        return _whole(plain, RULES, english)
    if kind in _BY_RULES:
        return _whole(plain, _BY_RULES[kind], english)
    return None


def _whole(text: str, rules: tuple[Rule, ...], english: str) -> str | None:
    """The words of the first rule that takes all of the text."""
    for before in ("", "on "):
        context = Context(before + text, english, lambda term: None)
        for rule in rules:
            for claim in rule.claims(context.text, context):
                if (claim.start, claim.end) == (len(before), len(context.text)):
                    return claim.spoken
    return None


def _character(char: str, english: str) -> str:
    from producer.speech.rules.residue import say_character
    from producer.speech.rules.symbol_names import NAMES

    if char.isspace():
        return ""
    spelled = numbers.spell(char, english)
    if spelled and char.isascii():
        return spelled
    named = _PUNCTUATION.get(char) or NAMES.get(char)
    if named:
        return named
    said = say_character(char)
    return spelled if said is None else said
