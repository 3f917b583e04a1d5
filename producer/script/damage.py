"""Undoes one accident of encodings, by knowing how it happened.

UTF-8 bytes were decoded as ISO-8859-7 (Greek), and C1 controls were then shown as windows-1252 has
them. So a lock became `πŸ”’`, an arrow `β†’`, a squared `Β²`. What was repaired afterwards, and
wrongly, is in `swaps`.

Everything here is derived by running that accident forwards over the characters that occur in
technical text. Greek letters that stand for themselves stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

from msgspec import Struct

COMMON = (
    "“”‘’–—…•·→←↑↓⇒⇐⇔↔≤≥≠≈≡±×÷−∑∏∫√∞∂∇∈∉∅∀∃∧∨¬∩∪⊂⊆⊕⊗⊥∠∴∵ℝℕℤℚℂ°µ²³¹⁰⁴⁵⁶⁷⁸⁹⁺⁻ⁿ₀₁₂₃₄₅₆₇₈₉₊₋½¼¾"
    "αβγδεζηθικλμνξοπρςστυφχψωΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ™©®§¶€£¥¢«»¡¿"
    "šŠ⚡❤➡➤✓✔✗✘✅❌⚠★☆🔒🔑💡📖🎵🎶🧠🎯🚀📌📢👀😀💻🎉"
)
"""Preferred, in this order, where one damaged form stands for several characters."""

_REPERTOIRE = (
    (0x00A0, 0x017F),  # Latin-1 and Latin Extended-A
    (0x0192, 0x0192),  # florin
    (0x0250, 0x02DD),  # IPA, modifiers
    (0x0300, 0x0338),  # combining accents
    (0x0384, 0x03CE),  # Greek
    (0x03D1, 0x03D5),
    (0x03F0, 0x03F5),
    (0x1D2C, 0x1DBF),  # modifier letters
    (0x2010, 0x205E),  # punctuation
    (0x2060, 0x209C),  # superscripts, subscripts
    (0x200B, 0x200D),
    (0x20A0, 0x20BF),  # currency
    (0x20D0, 0x20DF),  # combining arrows
    (0x2100, 0x23FF),  # letterlike, arrows, operators, technical
    (0x2460, 0x2BFF),  # enclosed, boxes, shapes, symbols, dingbats, arrows
    (0x3000, 0x3011),
    (0xFE0E, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0x1D400, 0x1D7FF),  # mathematical letters
    (0x1F300, 0x1FAFF),  # pictures
)

_SHOWN_TWICE = {"‘": (0xA1, 0x91), "’": (0xA2, 0x92), "€": (0xA4, 0x80)}
_OTHER_TABLES = {"¤": 0xA4, "¥": 0xA5, "ª": 0xAA, "®": 0xAE, "ʽ": 0xA1, "ʼ": 0xA2}

_STRIPPED = {
    "β€": "”",
    "β΄": "⁴",
    "β΅": "⁵",
    "βΆ": "⁶",
    "βΈ": "⁸",
    "βΉ": "⁹",
    "βΊ": "⁺",
    "βΏ": "ⁿ",
    "β»": "⁻",
}
"""E2 81 B4 and the like, where 81, which windows-1252 doesn't show, was dropped on the way."""

_GREEK_CAPITALS_WITH_TONOS = frozenset("ΆΈΉΊΌΎΏ΅΄")
_SEEN_AFTER_A_SYMBOL = frozenset("²³·±°½’‘”“…–—,«»'")
_MATHS_SIDE = re.compile(r"[\w)\]}|]")
_FEW = 3
_IPA = frozenset("ˈˌːəɪɛʃʊʌɔɑŋʒɡɹɾʔɜɒ")


class Damage(Struct, frozen=True, kw_only=True):
    """A damaged stretch and what it was."""

    start: int
    """Index of its first character."""
    before: str
    """As it stands."""
    after: str
    """As it was."""
    certain: bool
    """Whether nothing else can have been meant."""


@cache
def _bytes_of() -> dict[str, tuple[int, ...]]:
    """Damaged character -> the bytes that it may stand for."""
    table: dict[str, tuple[int, ...]] = {}
    for byte in range(0x80, 0x100):
        encoding = "iso-8859-7" if byte >= 0xA0 else "cp1252"
        table.setdefault(bytes([byte]).decode(encoding, errors="replace"), (byte,))
        if byte < 0xA0:
            table.setdefault(chr(byte), (byte,))
    table.pop("\ufffd", None)
    for char, byte in _OTHER_TABLES.items():
        table.setdefault(char, (byte,))
    table.update(_SHOWN_TWICE)
    return table


@cache
def _finder() -> re.Pattern[str]:
    """Everything that could be a damaged character: a lead and its continuation."""
    leads: dict[int, list[str]] = {1: [], 2: [], 3: []}
    continuation = []
    for char, numbers in _bytes_of().items():
        for number in numbers:
            if number < 0xC0:
                continuation.append(char)
            elif 0xC2 <= number < 0xE0:
                leads[1].append(char)
            elif 0xE0 <= number < 0xF0:
                leads[2].append(char)
            elif number < 0xF5:
                leads[3].append(char)
    tail = "[" + re.escape("".join(sorted(set(continuation)))) + "]"
    # A no-break space may have become a space on the way: ≠ is E2 89 A0.
    spaced = "β‰ "
    parts = [f"[{''.join(leads[n])}]{tail}{{{n}}}" for n in (3, 2, 1)]
    stripped = f"β[{''.join(form[1] for form in _STRIPPED if form != 'β»')}]|β»(?=[Β¹²³⁰⁴-⁹])"
    return re.compile("|".join([*parts[:2], spaced, parts[2], "[ΒΓ]\ufffd", stripped]))


@cache
def _preference() -> dict[str, int]:
    return {char: place for place, char in enumerate(COMMON)}


def _known(char: str) -> bool:
    return any(first <= ord(char) <= last for first, last in _REPERTOIRE)


@cache
def _originals(damaged: str) -> tuple[str, ...]:
    """The characters that `damaged` may stand for, likeliest first."""
    if damaged in {"Β\ufffd", "Γ\ufffd"}:  # AE has no character in ISO-8859-7
        return ("®",) if damaged[0] == "Β" else ("î",)
    if damaged == "β‰ ":
        return ("≠",)
    if damaged in _STRIPPED:
        return (_STRIPPED[damaged],)
    found = set()
    for numbers in product(*(_bytes_of()[char] for char in damaged)):
        try:
            text = bytes(numbers).decode("utf-8")
        except UnicodeDecodeError:
            continue
        if len(text) == 1 and _known(text):
            found.add(text)
    preference = _preference()
    return tuple(sorted(found, key=lambda char: (preference.get(char, len(COMMON)), ord(char))))


def damages(text: str) -> tuple[Damage, ...]:
    """The damaged stretches of `text`, in order.

    Those that could be Greek or maths as well are only taken when the text has damage that can't
    be anything else.
    """
    found = list(_candidates(text))
    if sum(damage.after.isalpha() and damage.before[0] == "Γ" for damage in found) >= _FEW:
        found = list(_candidates(text, accents=True))
    proven = any(damage.certain for damage in found)
    kept = [damage for damage in found if damage.certain or proven]
    return tuple(kept)


def _candidates(text: str, *, accents: bool = False) -> Iterator[Damage]:
    """Possible damage; `accents`: the page is in a language that has many of them."""
    end = -1
    after = ""
    for match in _finder().finditer(text):
        start, before = match.start(), match.group()
        originals = _originals(before)
        if len(before) > 2 and not originals:
            # Not three or four bytes of one character; the first two may be one nevertheless.
            before = before[:2]
            pair = before[0] in "ΒΓΔΕΖΙΚΛΜΞΟ" or before in _STRIPPED
            originals = _originals(before) if pair else ()
        if not originals:
            continue
        previous = after[-1:] if end == start else text[start - 1 : start]
        following = text[start + len(before) : start + len(before) + 1]
        glued = end == start
        if len(before) > 2:
            certain = not _SEEN_AFTER_A_SYMBOL.issuperset(before[1:])
            if not certain and previous in {"“", "‘"}:
                continue
            chosen = _choose(originals, previous, following)
        else:
            verdict = _judge(before, originals, previous, text[start + 2 : start + 5], glued=glued)
            if (
                before == "Γ…"
                and text[start - 1 : start] == " "
                and text[start - 2 : start - 1].isdigit()
            ):
                verdict = "Å", False
            if verdict is None and accents and before[0] == "Γ" and originals[0].isalpha():
                verdict = _choose(originals, previous, following), False
            if verdict is None:
                continue
            chosen, certain = verdict
        after = chosen
        if before == "β‰ " and previous == " " and following not in {" ", "", "\n"}:
            after += " "
        end = start + len(before)
        yield Damage(start=start, before=before, after=after, certain=certain)


def _choose(originals: tuple[str, ...], previous: str, following: str) -> str:
    if "ℒ" in originals and following in {"{", "(", "["}:
        return "ℒ"
    letters = [char for char in originals if char.isalpha()]
    if len(letters) > 1:
        if {"š", "ő"} <= set(letters):
            return "ő" if following == "s" else "š"
        begins = not previous.isalpha()
        upper = following.isupper() if following.isalpha() else previous.isupper() or begins
        if letters[0].islower() != letters[1].islower():
            return next(char for char in letters if char.isupper() == upper)
    return originals[0]


def _greek(char: str) -> bool:
    return "\u0370" <= char <= "\u03ff" and char.isalpha()


def _latin(char: str) -> bool:
    return char.isalpha() and char < "\u0250"


def _judge(
    damaged: str, originals: tuple[str, ...], previous: str, rest: str, *, glued: bool
) -> tuple[str, bool] | None:
    """What a damaged pair was and whether that is certain; None: it stands for itself.

    `rest` is the text that follows, three characters at most.
    """
    if damaged in _STRIPPED:
        return _STRIPPED[damaged], damaged == "β€"
    lead, tail = damaged[0], damaged[1]
    following = rest[:1]
    chosen = _choose(originals, previous, following)
    doubtful = tail in _SEEN_AFTER_A_SYMBOL
    beside_greek = not glued and _greek(previous) and (previous.isupper() or lead not in "ΞΟ")
    if beside_greek and (doubtful or lead not in "ΞΟ"):
        return None
    if lead in "ΒΟΖ":
        return chosen, not doubtful or lead == "Β"
    if lead == "Ξ":
        return chosen, tail in _GREEK_CAPITALS_WITH_TONOS
    if chosen in "×÷":
        if (previous.strip() == "") != (following.strip() == ""):
            return None
        sides = _MATHS_SIDE.match(previous or " ") and _MATHS_SIDE.match(following or " ")
        return chosen, bool(sides and (previous.isdigit() or following.isdigit()))
    if lead in "ΓΔΕ":
        inside = _latin(previous)
        starts = len(rest) == 3 and rest.islower() and rest.isalpha()
        if doubtful and not inside and not starts:
            return None
        return chosen, inside and not doubtful
    if lead == "Μ":
        return (chosen, False) if previous.isalpha() and not doubtful else None
    return (chosen, False) if chosen in _IPA else None
