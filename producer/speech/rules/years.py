"""Years, decades, eras, quarters: four digits that are no quantity."""

from __future__ import annotations

import re

from producer.speech.rules.dates import say_year
from producer.speech.rules.numbers import cardinal, ordinal, year
from producer.speech.rules.numbers import plural as plural_word
from producer.speech.rules.rule import DASH, DASHES, Context, Rule, after_digit, rule

_FREE = r"(?<![\w.,/:$£#-])(?<![–€])(?<![−\ue000])"
_END = r"(?![\w%°]|[.,:/][0-9])"
_YEARISH = r"(?:1[1-9]|20)[0-9]{2}"
_DECADE_BEFORE = {
    "the", "in", "his", "her", "their", "our", "my", "your", "mid", "late", "early", "since",
    "those", "these", "swinging", "roaring",
}  # fmt: skip
_YEAR_BEFORE = {
    "in", "since", "by", "from", "until", "till", "year", "circa", "ca", "before", "after",
    "around", "during", "of", "early", "late", "mid", "spring", "summer", "autumn", "fall",
    "winter", "class", "born", "founded", "between", "copyright", "vintage",
}  # fmt: skip
_QUANTITY_BEFORE = {
    "about", "some", "over", "under", "than", "nearly", "almost", "roughly", "only", "all", "these",
    "those", "every", "exactly", "approximately", "up", "least", "most", "x", "by", "to",
}  # fmt: skip
_NOT_PLURAL = {
    "was", "is", "has", "as", "this", "its", "us", "his", "thus", "yes", "does", "goes", "across",
    "always", "perhaps", "unless", "towards", "besides", "says", "versus", "plus", "minus",
    "times", "less", "sometimes", "census", "christmas", "congress", "press", "class",
}  # fmt: skip
_NOUNS = {"people", "men", "women", "children", "data", "feet", "percent", "million", "thousand"}
_ERA = r"(?P<era>A\.\s?D\.?|B\.\s?C\.(?:\s?E\.?)?|C\.\s?E\.?|AD|BCE?|CE|a\.d\.?|b\.c\.?)(?!\w)"


@rule(
    rf"{_FREE}(?P<from>{_YEARISH})(?P<decade>s)?\s?{DASH}\s?['’]?(?P<until>{_YEARISH}|[0-9]{{2}})"
    rf"(?P<decades>s)?{_END}",
    needs=DASHES,
    digits=6,
)
def year_range(match: re.Match[str], context: Context) -> str | None:
    """1960-80 -> nineteen sixty to eighty

    1960s-80s -> nineteen sixties to eighties
    """
    first, last = match["from"], match["until"]
    full = int(last if len(last) == 4 else first[:2] + last)
    if full <= int(first) or full > 2100:
        return None
    counted = context.word_after(match.end()).endswith("s") and not match["decades"]
    if counted and context.word_before(match.start()) not in _YEAR_BEFORE:
        return None
    words = [say_year(first, context), say_year(last, context)]
    if match["decades"]:
        words = [plural_word(word) for word in words]
    return " to ".join(words)


@rule(rf"(?<![\w.,/:$£#])(?<![€\ue000])(?P<year>{_YEARISH})\s?['’]?s{_END}", needs="s", digits=4)
def decade(match: re.Match[str], context: Context) -> str | None:
    """the 1980s -> the nineteen eighties"""
    if match["year"][-1] != "0":
        return None
    return plural_word(year(int(match["year"])))


@rule(
    r"(?<![\w.,/:$£#])(?<![€\ue000])(?P<mark>['’‘])?(?P<tens>[2-9]0)['’]?s(?![\w%°])",
    digits=2,
    words=("0s", "0's", "0’s"),
)
def short_decade(match: re.Match[str], context: Context) -> str | None:
    """the '70s -> the seventies

    in her 30s -> in her thirties
    """
    before = context.word_before(match.start())
    hyphen = context.before(match.start(), 4).lower() in ("mid-", "ate-", "rly-")
    if not (match["mark"] or hyphen or before in _DECADE_BEFORE):
        return None
    return plural_word(cardinal(int(match["tens"])))


@rule(r"(?<![\w'’])['’‘](?P<year>[0-9]{2})(?![\w'’°%]|[.,:][0-9])", needs="'’‘", digits=2)
def short_year(match: re.Match[str], context: Context) -> str | None:
    """the class of '69 -> the class of sixty nine"""
    return say_year(match["year"], context)


_ERAS = ("a.", "b.", "c.", "ad", "bc", "ce")


@rule(rf"{_FREE}(?P<year>[0-9]{{1,4}})\s?{_ERA}", digits=1, words=_ERAS)
def era(match: re.Match[str], context: Context) -> str | None:
    """in 340 A.D. they -> in three forty AD they"""
    number = int(match["year"])
    words = _hundreds(number) if 100 < number < 1000 else say_year(match["year"].zfill(4), context)
    stop = "." if match[0].endswith(".") and context.ends_sentence(match.end()) else ""
    return f"{words} {re.sub('[^A-Za-z]', '', match['era']).upper()}{stop}"


def _hundreds(number: int) -> str:
    head, tail = divmod(number, 100)
    if tail == 0:
        return cardinal(number)
    return f"{cardinal(head)} {'oh ' if tail < 10 else ''}{cardinal(tail)}"


@rule(
    rf"{_FREE}(?:(?P<n>[1-4])(?P<kind>[QH])(?P<year>[0-9]{{2}}|20[0-9]{{2}}))(?!\w)",
    digits=3,
    words=after_digit("q", "h"),
)
def quarter(match: re.Match[str], context: Context) -> str | None:
    """2Q22 -> the second quarter of twenty two"""
    if match["kind"] == "H" and match["n"] > "2":
        return None
    name = "quarter" if match["kind"] == "Q" else "half"
    return f"the {ordinal(int(match['n']))} {name} of {say_year(match['year'], context)}"


@rule(
    rf"(?<![\w.,/:$£#-])(?<![€\ue000])(?P<year>{_YEARISH})(?![\w%°]|[,:/][0-9]|\.[0-9])", digits=4
)
def bare_year(match: re.Match[str], context: Context) -> str | None:
    """in 1994 -> in nineteen ninety four

    1500 files -> one thousand five hundred files
    """
    number = int(match["year"])
    before = context.word_before(match.start())
    after = context.word_after(match.end()).lower()
    if before == "to" and 1900 <= number <= 2040:
        return say_year(match["year"], context)
    if before not in _YEAR_BEFORE:
        counted = after in _NOUNS or (
            after.endswith("s") and after not in _NOT_PLURAL and not after.endswith("ss")
        )
        if counted or before in _QUANTITY_BEFORE or number in (2048,):
            return None
    return say_year(match["year"], context)


@rule(rf"{_FREE}(?P<year>10[0-9]{{2}}|[3-9][0-9]{{2}}){_END}", digits=3)
def old_year(match: re.Match[str], context: Context) -> str | None:
    """in the year 1066 -> in the year ten sixty six"""
    before = context.word_before(match.start())
    number = int(match["year"])
    after = context.word_after(match.end())
    since = before in {"in", "since"} and number > 1009 and not after.endswith("s")
    if not since and before not in {"year", "circa", "ca"}:
        return None
    return year(number) if number > 1009 else _hundreds(number) if number < 1000 else None


RANGES: tuple[Rule, ...] = (quarter, era, year_range, decade, short_decade, short_year)
RULES: tuple[Rule, ...] = (old_year, bare_year)
