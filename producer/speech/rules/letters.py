"""Letters that are spelled: initialisms, single letters, letters mixed with digits."""

from __future__ import annotations

import re
from string import ascii_uppercase

from producer.speech.rules.numbers import cardinal, digits, spell
from producer.speech.rules.rule import Context, Rule, compiled, listed, rule

_EVERYDAY = frozenset(
    listed(
        "TV TVS CD CDS DVD PM AM BC PHD MR MRS MS DR ST VS HBO BBC CNN CBS NBC NFL NBA NHL "
        "MLB PS PSST BRB TV SH SHH HM HMM HMMM MMM MM PFFT TSK ZZZ BRR GRR NTH LTD BLVD RD FT "
        "MT LB LBS KG KM CM NY NJ NC ND NH SC SD TN TX KY KS KR WY WV PR PC KGB SS"
    )
)
"""Capitals without a vowel that every engine reads right, or that are no initialism."""
_CONSONANTS = "BCDFGHJKLMNPQRSTVWXZ"
_LETTER_NOUNS = listed(
    "variable variables letter letters parameter coefficient column vertex vitamin node "
    "constant matrix angle side hypotenuse"
)
_LETTER_FOLLOWS = (
    r"\s*(?:[.,;:!?)\]=+<>*/-]|\Z|\n)|\s+(?:and|or|to|is|are|was|equals|in|has|have|by|with|of|"
    r"does|must|can|will|becomes|holds|contains|from|times|plus|minus|times|squared|cubed)\b"
)
_SPELLED = frozenset(listed("FY EC AI UI IO ID IE OS UTF ISO AES EU UK"))
"""Capitals with a vowel that are spelled before a number: FY24, EC2."""
_NUMERAL = r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\Z"
_GROUP = r"([0-9]+)|([^\W\d_]+)"


def say_mixed(text: str) -> str:
    """Letters and digits: "B2A23C" -> "B two A twenty three C"; "x86" -> "X eighty six"."""
    words: list[str] = []
    for number, letters in compiled(_GROUP).findall(text):
        words.append(say_digits(number) if number else _say_letters(letters))
    return " ".join(words)


def say_digits(number: str) -> str:
    """Digits of a name: "08" -> "zero eight"; "264" -> "two sixty four"."""
    if (number[0] == "0" and len(number) > 1) or len(number) > 4:
        return digits(number)
    value = int(number)
    if len(number) < 3 or value % 100 == 0:
        return cardinal(value)
    if len(number) == 3:
        return (
            digits(number)
            if value % 100 < 10
            else f"{cardinal(value // 100)} {cardinal(value % 100)}"
        )
    head, tail = divmod(value, 100)
    return f"{cardinal(head)} {'oh ' if tail < 10 else ''}{cardinal(tail)}"


def _say_letters(letters: str) -> str:
    if len(letters) == 1:
        return spell(letters)
    if letters.isupper() and not re.search("[AEIOUY]", letters):
        return spell(letters)
    if letters in _SPELLED:
        return spell(letters)
    if letters.islower() and len(letters) < 4 and not re.search("[aeiouy]", letters):
        return spell(letters)
    return letters


@rule(
    r"(?<![\w'])(?<![’\ue000])(?<![0-9]\.)(?=[^\W_]*[0-9])(?=[^\W_]*[^\W\d_])[^\W_]{2,40}(?![\w])",
    digits=1,
)
def letters_and_digits(match: re.Match[str], context: Context) -> str | None:
    """B2A23C -> B two A twenty three C

    HTML5 -> H T M L five
    3D -> three D
    """
    text = match[0]
    if not text.isascii() or re.fullmatch(r"[0-9]+(?:st|nd|rd|th)", text):
        return None
    if re.fullmatch(r"[0-9]+k", text):
        return None
    return say_mixed(text)


@rule(
    rf"(?<![\w.&])(?<!\ue000)[{_CONSONANTS}]{{2,6}}(?P<many>s)?(?P<number>-[0-9]{{1,4}}(?![\w.-]))?(?![\w&])",
    needs=_CONSONANTS,
)
def initialism(match: re.Match[str], context: Context) -> str | None:
    """BMW-7 -> B M W seven

    LLMs -> L L M's
    """
    letters = re.match("[A-Z]+", match[0])
    if letters is None or letters[0] in _EVERYDAY or compiled(_NUMERAL).match(letters[0]):
        return None
    words = spell(letters[0], context.english)
    if match["many"]:
        words += "'s"
    return f"{words} {say_digits(match['number'][1:])}" if match["number"] else words


@rule(r"(?<![\w.$])(?<!\ue000)US(?!\w|\.\w)", needs="U")
def united_states(match: re.Match[str], context: Context) -> str | None:
    """in the US today -> in the U S today

    TELL US NOW -> TELL US NOW
    """
    before, after = context.before(match.start()), context.after(match.end())
    if after.lstrip()[:1] in ("$", "€", "£", "¥"):
        return None
    if not compiled(r"\b[Tt]he \Z").search(before) and (
        compiled(r"[A-Z]{2,}\W{0,2}\Z").search(before) or compiled(r"\s?[A-Z]{2,}").match(after)
    ):
        return None
    return "U S"


@rule(
    r"(?<![\w.\ue000])(?P<initials>[A-Z]{2,5})(?P<word>[A-Z][a-z]{2,})(?!\w)", needs=ascii_uppercase
)
def initials_in_name(match: re.Match[str], context: Context) -> str | None:
    """an HTTPServer -> an H T T P Server"""
    letters = match["initials"]
    known = context.say_word(letters)
    if known is None and re.search("[AEIOU]", letters):
        return None
    return f"{known or spell(letters, context.english)} {match['word']}"


@rule(
    r"(?<=[A-Z])(?<![\w.][A-Z])-(?P<number>[0-9]{1,4})(?![\w.-])|(?<=\b[A-Z])-(?P<one>[0-9]{1,3})(?![\w.-])",
    needs="-",
    digits=1,
)
def hyphen_number(match: re.Match[str], context: Context) -> str | None:
    """F-16 -> F sixteen"""
    return say_digits(match["number"] or match["one"])


@rule(
    rf"(?<!\w)(?P<noun>{'|'.join(_LETTER_NOUNS)})(?P<space>\s)(?P<letter>a)(?![\w'’-])",
    words=_LETTER_NOUNS,
)
def letter_a(match: re.Match[str], context: Context) -> str | None:
    """the variable a is -> the variable A is"""
    if not compiled(_LETTER_FOLLOWS).match(context.after(match.end())):
        return None
    return f"{match['noun']} A"


@rule(
    r"(?<![\w'.-])(?<!’)a(?=,\s[b-z](?!\w)|\s?[=+*/<>≤≥≠≈±×÷∈∉∩∪⊂⊆^²³](?!\w*>))"
    r"|(?<=[=+*/<>≤≥≠×÷±−] )a(?![\w'’]| \w{2,})",
    words=("a,", *"=+*/<>≤≥≠≈±×÷∈∉∩∪⊂⊆^²³−"),
)
def variable_a(match: re.Match[str], context: Context) -> str | None:
    """a, b and c -> A, b and c

    k < a ≤ n -> k less than A is less than or equal to n
    """
    return "A"


RULES: tuple[Rule, ...] = (
    letters_and_digits,
    initials_in_name,
    united_states,
    initialism,
    hyphen_number,
    letter_a,
    variable_a,
)
