"""Scientific notation, powers, roots, subscripts and complexity (big O) in running text."""

from __future__ import annotations

import re

from producer.speech.rules.numbers import decimal, power, spell
from producer.speech.rules.rule import NUMBER, Context, Rule, after_digit, compiled, rule
from producer.speech.rules.symbol_names import GREEK, NAMES
from producer.speech.rules.units import say_unit

SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉₊₋ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ", "0123456789+-aeoxhklmnpstijruv")
_SUPER_LETTERS = str.maketrans(
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀ", "0123456789+-=()niabcdefghjklmoprstuvwxyzT"
)
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀ"
_SUPER = f"[{_SUPERSCRIPTS}]"
_SUB = "[₀₁₂₃₄₅₆₇₈₉₊₋ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ]"

_ORDERS = {"O": "big O", "Θ": "big theta", "Ω": "big omega", "o": "little O", "ω": "little omega"}
_EXPRESSION = (
    rf"(?P<number>{NUMBER})|(?P<word>[A-Za-z]+)|(?P<super>{_SUPER}+)|(?P<sub>{_SUB}+)"
    r"|(?P<power>\^\{?|\*\*)|(?P<sign>\S)"
)
_EXPRESSION_SIGNS = {
    "+": "plus", "-": "minus", "−": "minus", "*": "times", "·": "times", "×": "times", "/": "over",
    "√": "the square root of", "!": "factorial", "|": "", "=": "equals", "α": "alpha",
    "ε": "epsilon", "(": "", ")": "", ",": "and", "∞": "infinity", "δ": "delta", "π": "pi",
}  # fmt: skip
_FUNCTIONS = {"log": "log", "lg": "log", "ln": "natural log", "sqrt": "the square root of"}
_WORDS = frozenset({"in", "a", "at", "d", "as", "am", "pm", "us", "or", "A", "h", "t"})
"""Units that a sentence has as words, too."""
_FREE = r"(?<![\w.,$£])(?<![€\ue000])"
_FLAT = r"(?P<flat>(?:\^|\*\*)(?:\{[-−+]?[\w.]+\}|\([-−+]?[\w.]+\)|[-−+]?[0-9]+|[A-Za-z](?!\w)))"
_RAISED = rf"(?P<raised>{_SUPER}+)"


def say_expression(text: str, english: str = "en-US") -> str:
    """A small formula: "n log n" -> "N log N"; "2^n" -> "two to the power of N"."""
    words: list[str] = []
    raise_next = False
    for match in compiled(_EXPRESSION).finditer(text):
        kind = match.lastgroup
        part = match[0]
        if kind == "number":
            said = decimal(part, english)
        elif kind == "word":
            said = _FUNCTIONS.get(part) or (part if len(part) > 3 else spell(part))
        elif kind == "super":
            said = _exponent(part.translate(_SUPER_LETTERS), english)
        elif kind == "sub":
            said = spell_subscript(part)
        elif kind == "power":
            raise_next = True
            continue
        else:
            known = _EXPRESSION_SIGNS.get(part)
            said = GREEK.get(part) or NAMES.get(part, "") if known is None else known
        if raise_next and said:
            if kind == "sign" and part not in "-−+":
                continue
            said = power(part, english) if kind == "number" else f"to the power of {said}"
            raise_next = False
        words.append(said)
    return " ".join(" ".join(words).split())


def say_exponent(raised: str, context: Context) -> str:
    """Superscripts as words: "²" -> "squared"; "ⁿ" -> "to the power of N"."""
    return _exponent(raised.translate(_SUPER_LETTERS), context.english)


def spell_subscript(text: str) -> str:
    """ "₂" -> "two"; "ᵢⱼ" -> "I J"; "ₙ₊₁" -> "N plus one"."""
    plain = text.translate(SUBSCRIPTS)
    return spell(plain) if plain.isalnum() else say_expression(plain)


def _exponent(text: str, english: str) -> str:
    plain = text.strip("{}()").replace("−", "-")
    if re.fullmatch(r"[-+]?[0-9]+", plain):
        return power(plain.lstrip("+"), english)
    if plain == "T":
        return "transpose"
    return f"to the power of {say_expression(plain, english)}"


@rule(r"(?<!\w)([OΘΩoω])\(((?:[^()\n]|\([^()\n]*\)){1,60})\)", needs="(")
def complexity(match: re.Match[str], context: Context) -> str | None:
    """O(n log n) -> big O of N log N

    Θ(n²) -> big theta of N squared
    """
    words = say_expression(match[2], context.english)
    return f"{_ORDERS[match[1]]} of {words}" if words else None


@rule(
    rf"{_FREE}(?P<sign>[-−])?(?P<amount>{NUMBER})[eE](?P<exponent>[-−+]?[0-9]+)(?!\w)",
    digits=2,
    words=after_digit("e"),
)
def e_notation(match: re.Match[str], context: Context) -> str | None:
    """3.5e-4 -> three point five times ten to the power of minus four"""
    exponent = match["exponent"].replace("−", "-")
    words = decimal(f"{match['amount']}e{exponent}", context.english)
    return f"minus {words}" if match["sign"] else words


@rule(
    rf"{_FREE}(?P<amount>[-−]?{NUMBER})\s?[x×·*⋅]\s?10(?:{_RAISED}|{_FLAT})"
    r"\s?(?P<unit>[A-Za-zµμΩ°][\w·⋅*/⁻^°]{0,14}(?:\(\w+[·*]\w+\))?)(?!\w)",
    needs=_SUPERSCRIPTS + "^*",
    digits=3,
)
def scientific_with_unit(match: re.Match[str], context: Context) -> str | None:
    """1.6×10⁻¹⁹ C -> one point six times ten to the power of minus nineteen coulombs"""
    name = say_unit(match["unit"], many=True)
    if name is None:
        return None
    amount = decimal(match["amount"].replace("−", "-"), context.english)
    return f"{amount} times ten {_ten(match, context)} {name}"


@rule(
    rf"{_FREE}(?P<amount>[-−]?{NUMBER})\s?[x×·*⋅]\s?10(?:{_RAISED}|{_FLAT})",
    needs=_SUPERSCRIPTS + "^*",
    digits=3,
)
def scientific(match: re.Match[str], context: Context) -> str | None:
    """6.02 × 10²³ -> six point zero two times ten to the power of twenty three"""
    amount = decimal(match["amount"].replace("−", "-"), context.english)
    return f"{amount} times ten {_ten(match, context)}"


@rule(
    rf"{_FREE}(?P<sign>[-−])?10{_RAISED}\s(?P<unit>[A-Za-zµμΩ°][\w·⋅*/⁻^°]{{0,14}})(?!\w)",
    needs=_SUPERSCRIPTS,
    digits=2,
)
def power_of_ten_with_unit(match: re.Match[str], context: Context) -> str | None:
    """10⁻⁹ m -> ten to the power of minus nine meters"""
    unit = match["unit"]
    name = None if unit in _WORDS else say_unit(unit, many=True)
    if name is None:
        return None
    return f"{'minus ' if match['sign'] else ''}ten {_ten(match, context)} {name}"


@rule(rf"{_FREE}(?P<sign>[-−])?10(?:{_RAISED}|{_FLAT})", needs=_SUPERSCRIPTS + "^*", digits=2)
def power_of_ten(match: re.Match[str], context: Context) -> str | None:
    """10⁻³ -> ten to the power of minus three"""
    return f"{'minus ' if match['sign'] else ''}ten {_ten(match, context)}"


def _ten(match: re.Match[str], context: Context) -> str:
    raised = match["raised"]
    text = raised.translate(_SUPER_LETTERS) if raised else match["flat"].lstrip("^*").strip("{}()")
    said = _exponent(text, context.english)
    return {"squared": "squared", "cubed": "cubed"}.get(said, said)


@rule(
    rf"(?<=[\w)\]’\ue000\ufffc])(?:{_RAISED}|(?P<flat>\^(?:\{{[-−+]?[\w.]+\}}|[-−+]?[0-9]+|[A-Za-z](?!\w))))",
    needs=_SUPERSCRIPTS + "^",
)
def exponent(match: re.Match[str], context: Context) -> str | None:
    """x² -> x squared

    2^10 -> two to the power of ten
    """
    raised = match["raised"]
    text = raised.translate(_SUPER_LETTERS) if raised else match["flat"][1:].strip("{}")
    before = context.before(match.start(), 3)
    if raised and len(before) == 3 and before.isalpha():
        # After a word it is a note's mark: "as shown.¹".
        return "" if text.isdigit() else None
    if text in ("+", "-"):
        return "plus" if text == "+" else "minus"
    return _exponent(text, context.english)


@rule(r"(?<![\w\ue000])[b-df-hj-np-tv-xz]{2,3}(?=[²³⁴ⁿ^])", needs="²³⁴ⁿ^")
def joined_variables(match: re.Match[str], context: Context) -> str | None:
    """E = mc² -> E equals M C squared"""
    return spell(match[0])


@rule(
    r"(?<=(?<!\w)[A-Za-z] = )(?P<factors>ma|mv|mgh|mg|[b-df-hj-np-tv-xz]{2,3}|[A-Z]{2})"
    r"(?=\s*[-+=,;.!?)]?(?:\s|\Z))",
    needs="=",
)
def product(match: re.Match[str], context: Context) -> str | None:
    """so F = ma. -> so F equals M A."""
    return spell(match["factors"])


@rule(
    r"(?<![\w./·])(?<!⋅)(?P<base>[0-9]+(?:\.[0-9]+)?|[A-Za-z])\^(?P<flat>\{[-−+]?[\w.]+\}|\([-−+]?\w+\)|"
    r"[-−+]?[0-9]+(?![\w.]*[A-Za-z_])|[A-Za-z](?!\w))(?!\()",
    needs="^",
)
def caret(match: re.Match[str], context: Context) -> str | None:
    """2^31 -> two to the power of thirty one

    n^2 -> N squared
    """
    base = match["base"]
    words = base.upper() if base.isalpha() else decimal(base, context.english)
    return f"{words} {_exponent(match['flat'], context.english)}"


@rule(rf"(?<=[A-Za-zα-ωΑ-Ω)])(?P<sub>{_SUB}+)", needs="₀₁₂₃₄₅₆₇₈₉₊₋ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ")
def subscript(match: re.Match[str], context: Context) -> str | None:
    """x₁ -> x sub one"""
    return f"sub {spell_subscript(match['sub'])}"


@rule(rf"√\s?(?P<root>{NUMBER}|[A-Za-z](?!\w)|\((?P<inside>[^()\n]{{1,40}})\))", needs="√")
def square_root(match: re.Match[str], context: Context) -> str | None:
    """√2 -> the square root of two"""
    inside = match["inside"] or match["root"]
    return f"the square root of {say_expression(inside, context.english)}"


FIRST: tuple[Rule, ...] = (
    complexity,
    scientific_with_unit,
    scientific,
    power_of_ten_with_unit,
    power_of_ten,
    caret,
)
RULES: tuple[Rule, ...] = (e_notation, square_root)
LATE: tuple[Rule, ...] = (joined_variables, product, exponent, subscript)
