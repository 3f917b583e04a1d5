"""What no other rule has claimed: white space, hyphens, brackets, quotes, and anything unknown.

After these, nothing is left that is not a letter, an apostrophe, a space or sentence punctuation.
"""

from __future__ import annotations

import re
import unicodedata

from producer.speech.rules.numbers import ONES, spell
from producer.speech.rules.rule import CLAIMED, MARKED, Context, Rule, compiled, rule

_PLAIN = "A-Za-z '‘’ ,.;:?!“”\"()—–…"
_INVISIBLE = "\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u180e\u061c"
_FULL_STOPS = {
    "。": ".", "．": ".", "、": ",", "，": ",", "；": ";", "：": ":", "？": "?", "！": "!",
    "؟": "?",
    "،": ",", "؛": ";", "।": ".", "‐": "-", "‑": "-", "‒": "–", "―": "—", "‚": "",
    "„": "", "«": "", "»": "", "‹": "", "›": "", "´": "'", "ʼ": "’", "ʻ": "’", "′": "’", "⸺": "—",
    "⸻": "—", "﹘": "—", "‛": "'", "‟": "", "＇": "'", "〜": "–", "・": ",", "·": ",",
}  # fmt: skip
_NOISE = (
    r"\b(?:sign|symbol|letter|mathematical|ideograph|syllable|modifier|combining|character|"
    r"presentation|form|small|capital|italic|bold|script|fraktur|monospace|latin)\b"
)
_SPACES = "".join(chr(code) for code in (*range(9, 14), *range(28, 32), 0x85, 0xA0, 0x1680)) + (
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
_RARE = "".join(
    char for char in map(chr, range(128)) if not (char.isalpha() or char in " ',.;:?!\"()-")
)
"""In ASCII, but not in `_PLAIN`."""
_MINUS_AFTER = {
    "else",
    "return",
    "equals",
    "is",
    "to",
    "of",
    "by",
    "than",
    "plus",
    "times",
    "minus",
}
_HYPHENS = "-\u2010\u2011"


@rule(
    r"(?<![^\s(\[{=<>≤≥≈±×÷+*/^,:;|“\"‘'–—-])[-−–](?=[0-9.$€£\ue000]|[A-Za-z](?![\w’'-]))",
    needs="-−–",
)
def leading_sign(match: re.Match[str], context: Context) -> str | None:
    """-40 degrees -> minus forty degrees

    it is -x here -> it is minus x here
    use -v here -> use dash v here
    """
    after = context.after(match.end(), 2)
    if after[:1].isalpha():
        before = context.before(match.start()).rstrip()
        word = context.word_before(match.start())
        formula = not before or not before[-1].isalpha() or word in _MINUS_AFTER
        return "minus" if formula or after[0] in "xyz" else "dash"
    return "minus" if after[:1].isdigit() or after[:1] in "$€£" or after[1:].isdigit() else None


@rule(
    r"(?<=\w)[-\u2010\u2011](?=\w)|(?<=[^\W\d_])[-\u2010\u2011](?=\ue000)|(?<=\ue000)[-\u2010\u2011](?=[^\W\d_])",
    needs=_HYPHENS,
)
def hyphen(match: re.Match[str], context: Context) -> str | None:
    """an SQL-like tongue -> an S Q L like tongue

    covid-19 -> covid nineteen
    """
    before, after = context.before(match.start(), 1), context.after(match.end(), 1)
    claimed = CLAIMED in match.string[match.start() - 1 : match.end() + 1]
    if before.isalpha() and after.isalpha() and not claimed:
        return None if match[0] == "-" else "-"
    return " "


@rule(r"[-\u2010\u2011]+(?=[.,;:?!)\s“”\"'’]|\Z)|[-\u2010\u2011]+", needs=_HYPHENS)
def stray_hyphen(match: re.Match[str], context: Context) -> str | None:
    """pre- and post-war -> pre and post-war"""
    inside = context.before(match.start(), 1).isalpha() and context.after(match.end(), 1).isalpha()
    claimed = CLAIMED in match.string[max(0, match.start() - 1) : match.end() + 1]
    if len(match[0]) == 1 and inside and not claimed:
        return None
    return " " if match[0] == "-" else ""


@rule(rf"[{_INVISIBLE}]+", beyond=True)
def invisible(match: re.Match[str], context: Context) -> str | None:
    """soft\u00adware -> software"""
    return " " if "\u2028" in match[0] or "\u2029" in match[0] else ""


@rule(
    r"[^\S ]+ *|(?<= ) +",
    words=("  ", *_SPACES),
)
def space(match: re.Match[str], context: Context) -> str | None:
    """one\u00a0two -> one two"""
    return " "


@rule(r"[\[\]{}<>⟨⟩⌊⌋⌈⌉〈〉《》「」『』【】⟦⟧❨❩❪❫]", needs="[]{}<>⟨⟩⌊⌋⌈⌉〈〉《》「」『』【】⟦⟧❨❩❪❫")
def bracket(match: re.Match[str], context: Context) -> str | None:
    """see [above] -> see above"""
    return ""


@rule(r"`+", needs="`")
def backtick(match: re.Match[str], context: Context) -> str | None:
    """`ok -> ok"""
    return ""


@rule(rf"[^{_PLAIN}{CLAIMED}{MARKED}-]", needs=_RARE, beyond=True)
def character(match: re.Match[str], context: Context) -> str | None:
    """ﬁne -> fine

    naïve -> naïve
    """
    if unicodedata.category(match[0]) == "Lm" and context.after(match.end(), 1).isalpha():
        return None
    return say_character(match[0])


def say_character(char: str) -> str | None:
    """One character as words; None: a letter, spoken as it is; empty: nothing to say."""
    category = unicodedata.category(char)
    if category in ("Ll", "Lu", "Lt", "Lo"):
        plain = unicodedata.normalize("NFKC", char)
        if plain == char:
            return None
        return plain if plain.isalpha() else say_text(plain)
    if char in _FULL_STOPS:
        return _FULL_STOPS[char]
    plain = unicodedata.normalize("NFKC", char)
    if plain != char:
        return say_text(plain)
    if category in ("Nd", "No", "Nl"):
        value = unicodedata.digit(char, -1)
        return ONES[value] if 0 <= value < 20 else _named(char)
    if category[0] in "CZMP" or category in ("Lm", "Sk"):
        return " " if category[0] == "Z" else ""
    return _named(char)


def say_text(text: str) -> str:
    """What a compatibility character stands for: "①" is 1, "㎞" is km."""
    words: list[str] = []
    for part in re.findall(r"[^\W\d_]+|[0-9]+|.", text):
        if part.isascii() and part.isdigit():
            words.append(" ".join(ONES[int(char)] for char in part))
        elif part.isalpha():
            words.append(part)
        elif part in "'’ ,.;:?!":
            words.append(part.strip())
        elif len(part) == 1 and unicodedata.normalize("NFKC", part) == part:
            words.append(_named(part) if unicodedata.category(part) in ("Sm", "Sc", "So") else "")
    return " ".join(word for word in words if word)


def _named(char: str) -> str:
    from producer.speech.rules.symbol_names import GREEK, NAMES

    known = NAMES.get(char) or GREEK.get(char)
    if known:
        return known
    name = unicodedata.name(char, "").lower()
    if not name or name.startswith(("box drawings", "braille", "block", "variation")):
        return ""
    words = re.sub(r"\d+|\b[a-z]*\d[a-z\d]*\b", lambda found: spell(found[0]), name)
    return " ".join(compiled(_NOISE).sub(" ", re.sub(r"[^A-Za-z ]+", " ", words)).split())


RULES: tuple[Rule, ...] = (
    invisible,
    leading_sign,
    hyphen,
    stray_hyphen,
    bracket,
    backtick,
    space,
    character,
)
