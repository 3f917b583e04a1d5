"""Emoji, flags and keycaps by their names; what only joins or colours them is silent."""

from __future__ import annotations

import re
import unicodedata

from producer.speech.rules.rule import Context, Rule, rule
from producer.speech.rules.symbol_names import EMOJI, NAMES

_PICTURES = (
    "\U0001f300-\U0001f5ff\U0001f600-\U0001f64f\U0001f680-\U0001f6ff\U0001f7e0-\U0001f7eb"
    "\U0001f900-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u231a\u231b\u23e9-\u23fa"
)
_SKIN = "\U0001f3fb-\U0001f3ff"
_FLAG = "\U0001f1e6-\U0001f1ff"
_NAME_NOISE = r"\b(?:sign|symbol|black|white|heavy|with|emoji)\b"


@rule(rf"[{_FLAG}]{{2}}", beyond=True)
def flag(match: re.Match[str], context: Context) -> str | None:
    """🇫🇷 -> flag F R"""
    letters = (chr(ord(char) - 0x1F1E6 + ord("A")) for char in match[0])
    return "flag " + " ".join(letters)


@rule(
    rf"[{_PICTURES}][{_SKIN}\ufe0e\ufe0f\u20e3]*(?:\u200d[{_PICTURES}\u2640\u2642][{_SKIN}\ufe0f]*)*",
    beyond=True,
)
def emoji(match: re.Match[str], context: Context) -> str | None:
    """🚀 -> rocket

    🦉 -> owl
    """
    first = match[0][0]
    words = EMOJI.get(first) or NAMES.get(first)
    if words is None:
        name = unicodedata.name(first, "").lower()
        words = " ".join(re.sub(r"[^a-z ]+", " ", re.sub(_NAME_NOISE, "", name)).split())
    return words


RULES: tuple[Rule, ...] = (flag, emoji)
