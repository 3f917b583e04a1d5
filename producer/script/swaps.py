"""Characters that the half repair of damaged text silently made into other ones.

After UTF-8 was read as ISO-8859-7, what happened to be readable was repaired by way of
windows-1253. Where that has one of the characters at another byte, a different character came out:
`≤` (E2 89 A4) is `≀` (E2 89 80), because A4 is the euro in one and 80 in the other.
"""

from __future__ import annotations

import re
from functools import cache

from producer.script.damage import Damage

_WORD_SWAPS = {"Ñ": "á", "À": "ä"}
_PICTURE_SWAPS = {"🎡": "🎵", "🎢": "🎶"}
_SWAPS_OF_SIGNS = {
    "≀": "≤", "≑": "≡", "⟢": "⟶", "⟡": "⟵", "↡": "↵", "⊒": "⊢", "⊀": "⊤", "⚑": "⚡", "❀": "❤",
}  # fmt: skip
_SUPERSCRIPT_SWAPS = {"\u2061": "⁵", "\u2062": "⁶"}


@cache
def _letter_swaps() -> dict[str, str]:
    """Letters and pictures that B5 -> A1 and the like turned into ones of unheard-of scripts."""
    table: dict[str, str] = {}
    for first, last in ((0x1D2C, 0x1D6A), (0x1F900, 0x1F9FF)):
        for number in range(first, last + 1):
            damaged = _through_1253(chr(number))
            if damaged and ("\u1800" <= damaged <= "\u18af" or "🀀" <= damaged <= "🂓"):
                table.setdefault(damaged, chr(number))
    return table


def _through_1253(char: str) -> str:
    """`char` after its bytes were read as ISO-8859-7 and written as windows-1253, or nothing."""
    numbers = bytearray()
    for number in char.encode("utf-8"):
        shown = bytes([number]).decode("iso-8859-7", errors="replace")
        try:
            numbers += shown.encode("cp1253")
        except UnicodeEncodeError:
            numbers.append(number)
    try:
        return bytes(numbers).decode("utf-8")
    except UnicodeDecodeError:
        return ""


@cache
def _swap_finder() -> re.Pattern[str]:
    lone = "".join([*_SWAPS_OF_SIGNS, *_PICTURE_SWAPS, *_letter_swaps()])
    return re.compile(
        f"[{lone}]"
        "|(?<=[0-9⁻⁺⁰¹²³⁴⁷-⁹)])[\u2061\u2062]|(?<=[A-Za-z])[\u2061\u2062](?![A-Za-z(])"  # 10⁵, x⁶
        "|(?<=[a-z])[ÑÀ](?=[a-z]|\\b)"  # Cádiz
        "|(?<=[0-9])(?: ?)¡(?=[smgLFAVWHCJN]\\b)"  # 5 µm
        "|(?<![\u0370-\u03ff])Ρ(?![\u0370-\u03ff])"  # ε, shown as a lone capital rho
    )


def with_swaps(text: str, found: tuple[Damage, ...]) -> tuple[Damage, ...]:
    """`found`, the damage of a text, and its silently changed characters, in order.

    A text without damage has none: there, each of these characters is meant.
    """
    if not found:
        return ()
    if "wreath" in text.casefold():
        signs = {sign: was for sign, was in _SWAPS_OF_SIGNS.items() if sign != "≀"}
    else:
        signs = _SWAPS_OF_SIGNS
    taken = {place for damage in found for place in range(damage.start, damage.start + 4)}
    swapped = []
    for match in _swap_finder().finditer(text):
        before = match.group()
        if match.start() in taken or (before in _SWAPS_OF_SIGNS and before not in signs):
            continue
        was = (
            signs.get(before)
            or _PICTURE_SWAPS.get(before)
            or _letter_swaps().get(before)
            or _SUPERSCRIPT_SWAPS.get(before)
            or _WORD_SWAPS.get(before)
            or ("ε" if before == "Ρ" else before.replace("¡", "µ"))
        )
        swapped.append(Damage(start=match.start(), before=before, after=was, certain=False))
    return tuple(sorted([*found, *swapped], key=lambda damage: damage.start))
