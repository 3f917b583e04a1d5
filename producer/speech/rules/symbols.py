"""Signs in running text: by their context where they have several readings, else by their name."""

from __future__ import annotations

import re

from producer.speech.rules.formula_signs import (
    absolute_value,
    accented_variable,
    differential,
    equivalence,
    factorial,
    greek,
    logical_not,
    middle_dot,
    minus_sign,
    norm,
)
from producer.speech.rules.rule import CLAIMED, MARKED, Context, Rule, alternatives, compiled, rule
from producer.speech.rules.symbol_names import GREEK, NAMES, SEVERAL

_GREEK = "".join(GREEK)
_SIGNS = "".join(sign for sign in NAMES if sign not in "|")
_SILENT_MARKS = "•‣⁃◦▪▫●○■□◆◇▶►▸▷◀◄·※❖➢➤✦✧⁎⁕"
_FORMULA_BEFORE = r"(?:[A-Z][a-z]?[0-9₀-₉]*)+\s?\Z"
_FORMULA_AFTER = r"\s?[0-9]{0,2}(?:[A-Z][a-z]?[0-9₀-₉]*){0,8}[A-Z][a-z]?[0-9₀-₉]"
_SHORT = rf"(?:(?<!\w)[a-z]|[{_GREEK}]|[0-9])\Z"
_SHORT_AFTER = rf"(?:[a-z]|[{_GREEK}])(?!\w)|[0-9](?![0-9]*/)"
_MINUEND = r"(?:[0-9)⁰-⁹²³]|[\s(=][a-zA-Z])\s\Z"
_SUBTRAHEND = r"\s(?:[0-9(]|[a-zA-Z](?!\w))"
_SINGLE_LETTERS = r"(?<!\w)[A-Z]\Z"
_OPERAND = rf"[\w)\]}}{CLAIMED}{MARKED}]"
_AFTER = rf"\s?[\w(\[{{{CLAIMED}{MARKED}√-]"


@rule(r"(?:^|(?<=\n))\s*(?:[-*+•‣◦▪–]|[0-9]{1,3}[.)](?=\s))\s+(?=\S)", needs="-*+•‣◦▪–")
def bullet(match: re.Match[str], context: Context) -> str | None:
    """- an item -> an item"""
    return None if any(char.isdigit() for char in match[0]) else ""


@rule(
    r"(?:([-=_*~#+.<>^/\\|─═━·•`])\1{2,}|(?:[-=*_] ){2,}[-=*_])(?!\w)",
    needs="-=_*~#+<>^/\\|─═━·•`",
)
def ornament(match: re.Match[str], context: Context) -> str | None:
    """----- done -> done

    wait... -> wait...
    """
    if match[1] == ".":
        return None
    if match[0] == "---":
        return " — " if context.before(match.start(), 1).strip() else ""
    if match[0] == "===" and compiled(_AFTER).match(context.after(match.end())):
        return None
    return ""


@rule(r"(?<=\s)(?:--|–|—|-)(?=\s)|(?<![-\s])--(?![->])", needs="-–—")
def dash(match: re.Match[str], context: Context) -> str | None:
    """one - two -> one — two

    yes -- no -> yes — no
    """
    if match[0] in "–—":
        return None
    if compiled(_MINUEND).search(context.before(match.start())) and compiled(_SUBTRAHEND).match(
        context.after(match.end())
    ):
        return "minus"
    spaced = context.before(match.start(), 1).isspace()
    return "—" if spaced else " — "


@rule(r"#(?=[0-9\ue000])", needs="#")
def number_sign(match: re.Match[str], context: Context) -> str | None:
    """issue #42 -> issue number forty two"""
    after = context.after(match.end(), 1)
    return "number" if after.isdigit() else None


_LETTER_ALONE = r"(?:\A|[\s(])[A-Z]\Z"


@rule(
    rf"(?<![*\w{CLAIMED}{MARKED}])\*{{1,3}}(?=[^\s*])(?=[^*]{{0,200}}[^\s*]\*)"
    rf"|(?<=[^\s*])\*{{1,3}}(?![*\w{CLAIMED}{MARKED}])",
    needs="*",
)
def emphasis(match: re.Match[str], context: Context) -> str | None:
    """*this* word -> this word

    5 * 3 -> five times three
    the A* search -> the A star search
    """
    before, after = context.before(match.start(), 3), context.after(match.end(), 1)
    alone = context.text.replace("/*.", "").count("*") <= 1
    if alone and (before[-1:] == "/" or after == "." or compiled(_LETTER_ALONE).search(before)):
        return "star"
    return ""


@rule(r"\*", needs="*")
def asterisk(match: re.Match[str], context: Context) -> str | None:
    """the y * b product -> the y times b product

    *args -> star args
    """
    before, after = context.before(match.start(), 2), context.after(match.end(), 2)
    named = context.word_before(match.start()) in {"the", "an", "a", "wildcard"}
    if named and len(context.word_after(match.end())) > 2:
        return "star"
    alike = before[-1:].isspace() == after[:1].isspace()
    if alike and compiled(_OPERAND).match(before.rstrip()[-1:]) and compiled(_AFTER).match(after):
        return "times"
    return "star"


@rule(r"(?<![\w-])[A-F](?P<sign>[-−])(?![\w\ue000\ufffc-]|\s(?:and|or|to)\s\w+-)", needs="-−")
def grade(match: re.Match[str], context: Context) -> str | None:
    """She got a B-. -> She got a B minus."""
    return f"{match[0][0]} minus"


@rule(r"~(?=\s?[\ue000])", needs="~")
def about(match: re.Match[str], context: Context) -> str | None:
    """~$5 -> about five dollars"""
    return "about"


@rule(rf"(?<![\w{CLAIMED}])→|→", needs="→")
def arrow(match: re.Match[str], context: Context) -> str | None:
    """File → Open -> File to Open"""
    before, after = context.before(match.start()), context.after(match.end())
    if compiled(_FORMULA_BEFORE).search(before) and compiled(_FORMULA_AFTER).match(after):
        return "yields"
    if any(sign in before + after for sign in "¬∧∨∀∃⊢⇒⇔"):
        return "implies"
    return "to" if before[-2:].strip() and after[:2].strip() else "arrow"


@rule(alternatives(SEVERAL), words=SEVERAL)
def operator(match: re.Match[str], context: Context) -> str | None:
    """give +/- take -> give plus or minus take"""
    if match[0] in ("--", "??"):
        return None
    if match[0] in ("**", "++", "//", "::", "+-") and not compiled(_AFTER).match(
        context.after(match.end())
    ):
        return None
    return SEVERAL[match[0]]


@rule(r"\|", needs="|")
def bar(match: re.Match[str], context: Context) -> str | None:
    """ls | wc -> ls pipe wc

    yes | no -> yes pipe no
    """
    line = context.before(match.start(), 200).rsplit("\n", 1)[-1]
    row = line.strip().startswith("|") or not line.strip()
    if row:
        return (
            "" if not line.strip() or not context.after(match.end()).split("\n")[0].strip() else ","
        )
    return "pipe"


@rule(r"/", needs="/")
def slash(match: re.Match[str], context: Context) -> str | None:
    """upgrade/update -> upgrade slash update"""
    before, after = context.before(match.start(), 1), context.after(match.end(), 1)
    if before.isdigit() and after.isdigit():
        return ","
    if before == "<" or after == ">":
        return ""
    over = compiled(_SHORT).search(context.before(match.start(), 2))
    if over and compiled(_SHORT_AFTER).match(context.after(match.end(), 2)):
        return "over" if (before + after).lower() not in ("yn", "ab") else " "
    if "∂" in context.before(match.start(), 3) and after == "∂":
        return "over"
    if compiled(_SINGLE_LETTERS).search(context.before(match.start(), 2)) and re.match(
        r"[A-Z](?!\w)", context.after(match.end(), 2)
    ):
        return " "
    return "slash"


@rule(
    r"\.(?=[a-z_])(?<=[a-z0-9_)\]\ue000].)",
    words=[f".{char}" for char in "abcdefghijklmnopqrstuvwxyz_"],
)
def dot(match: re.Match[str], context: Context) -> str | None:
    """test.abc -> test dot abc"""
    before = context.before(match.start(), 1)
    return "dot" if before.isalnum() or before == "_" else None


@rule(r"(?<=\w)_(?=\w)", needs="_")
def underscore(match: re.Match[str], context: Context) -> str | None:
    """中_国 -> 中 国"""
    return " "


@rule(r"(?<=[\w\ue000])&(?=[\w\ue000])|&(?=[A-Za-z]{2,8};)", needs="&")
def ampersand(match: re.Match[str], context: Context) -> str | None:
    """P&L -> P and L"""
    return "and"


@rule(r"(?<=\s)&(?=[A-Za-z_]\w*(?![\w;]))", needs="&")
def address_of(match: re.Match[str], context: Context) -> str | None:
    """pass &buffer to it -> pass ampersand buffer to it"""
    return "ampersand"


@rule(r"(?<=[A-Za-z]) > (?=[A-Z][a-z])", needs=">")
def menu(match: re.Match[str], context: Context) -> str | None:
    """File > Save As -> File, Save As"""
    return ", " if re.search(r"\b[A-Z][a-z]+\Z", context.before(match.start())) else None


@rule(rf"[{re.escape(_SILENT_MARKS)}]", needs=_SILENT_MARKS)
def mark(match: re.Match[str], context: Context) -> str | None:
    """one • two -> one two"""
    return ""


@rule(rf"[{re.escape(_SIGNS)}]", needs=_SIGNS)
def sign(match: re.Match[str], context: Context) -> str | None:
    """x ∈ A -> x in A

    cats & dogs -> cats and dogs
    the sign ∑ -> the sign sum
    """
    name = NAMES[match[0]]
    if (
        name.startswith("the ")
        and name.endswith(" of")
        and not context.after(match.end()).strip(" .,;:!?)’”")
    ):
        return name.removeprefix("the ").removesuffix(" of")
    return name


RULES: tuple[Rule, ...] = (
    accented_variable,
    greek,
    bullet,
    ornament,
    emphasis,
    asterisk,
    dash,
    grade,
    number_sign,
    minus_sign,
    middle_dot,
    about,
    arrow,
    operator,
    absolute_value,
    bar,
    slash,
    dot,
    underscore,
    address_of,
    ampersand,
    logical_not,
    factorial,
    menu,
    norm,
    mark,
    equivalence,
    differential,
    sign,
)
