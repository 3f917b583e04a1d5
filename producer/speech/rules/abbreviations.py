"""Abbreviations of ordinary writing: Latin ones, titles, references, initials."""

from __future__ import annotations

import re

from producer.speech.rules.roman import COUNTED
from producer.speech.rules.rule import Context, Rule, alternatives, rule

_ANYWHERE = {
    "e.g.": "for example", "eg.": "for example", "e. g.": "for example", "i.e.": "that is",
    "i. e.": "that is", "ie.": "that is", "etc.": "et cetera", "vs.": "versus", "cf.": "compare",
    "et al.": "et al", "viz.": "namely", "approx.": "approximately", "resp.": "respectively",
    "w.r.t.": "with respect to", "s.t.": "such that", "i.i.d.": "I I D", "a.k.a.": "also known as",
    "ca.": "circa", "incl.": "including", "excl.": "excluding", "esp.": "especially",
    "dept.": "department", "est.": "established", "N.B.": "nota bene", "P.S.": "P S",
    "q.e.d.": "Q E D", "Q.E.D.": "Q E D", "ibid.": "ibid", "op. cit.": "op cit", "min.": "minimum",
    "max.": "maximum", "misc.": "miscellaneous", "govt.": "government", "Inc.": "Incorporated",
    "Ltd.": "Limited", "Corp.": "Corporation", "Co.": "Company", "Bros.": "Brothers",
    "Dept.": "Department", "Univ.": "University", "Assn.": "Association", "Ave.": "Avenue",
    "Blvd.": "Boulevard", "Rd.": "Road", "Ph.D.": "PhD", "Ph. D.": "PhD", "M.Sc.": "M S C",
    "B.Sc.": "B S C", "M.D.": "M D", "B.A.": "B A", "M.A.": "M A", "Jr.": "Junior",
    "Sr.": "Senior", "Esq.": "Esquire", "R.S.V.P.": "R S V P",
}  # fmt: skip
_ANYWHERE |= {
    short.capitalize(): words.capitalize()
    for short, words in _ANYWHERE.items()
    if short[0].islower() and short.capitalize() not in _ANYWHERE and short not in ("est.", "ca.")
}
"""With their full stop; it ends the sentence too where a new one begins."""
_PLAIN = {
    "w/o": "without", "w/": "with", "b/c": "because", "n/a": "not applicable",
    "N/A": "not applicable", "aka": "also known as", "iff": "if and only if", "vs": "versus",
    "and/or": "and or", "he/she": "he or she", "she/he": "she or he", "his/her": "his or her",
    "etc": "et cetera", "eg": "for example", "wrt": "with respect to", "I/O": "I O",
    "either/or": "either or", "yes/no": "yes or no", "true/false": "true or false",
    "on/off": "on off",
    "y/n": "yes or no", "Y/N": "yes or no", "s/he": "she or he",
}  # fmt: skip
_PLAIN |= {
    short.capitalize(): words.capitalize()
    for short, words in _PLAIN.items()
    if "/" in short and short[0].islower() and len(short) > 4
}
_TITLES = {
    "Mr": "Mister", "Mrs": "Misses", "Ms": "Ms", "Dr": "Doctor", "Prof": "Professor",
    "St": "Saint", "Rev": "Reverend", "Hon": "Honorable", "Maj": "Major", "Gen": "General",
    "Col": "Colonel", "Capt": "Captain", "Cpt": "Captain", "Lt": "Lieutenant", "Sgt": "Sergeant",
    "Cmdr": "Commander", "Adm": "Admiral", "Gov": "Governor", "Sen": "Senator",
    "Rep": "Representative", "Pres": "President", "Supt": "Superintendent", "Mt": "Mount",
    "Ft": "Fort", "Fr": "Father", "Br": "Brother", "Messrs": "Messieurs", "Mme": "Madame",
    "Mlle": "Mademoiselle", "Sec": "Secretary", "Amb": "Ambassador", "Pvt": "Private",
    "Cpl": "Corporal", "Asst": "Assistant",
}  # fmt: skip
_DOTTED_TITLES = tuple(f"{short}." for short in _TITLES)
_WITH_NUMBER = {
    "no": "number", "nos": "numbers", "fig": "figure", "figs": "figures", "eq": "equation",
    "eqs": "equations", "eqn": "equation", "sec": "section", "ch": "chapter", "chap": "chapter",
    "p": "page", "pp": "pages", "vol": "volume", "vols": "volumes", "ed": "edition",
    "art": "article", "pt": "part", "ex": "exercise", "tab": "table", "thm": "theorem",
    "app": "appendix", "ver": "version", "para": "paragraph", "par": "paragraph", "l": "line",
    "ll": "lines", "c": "circa", "nr": "number", "ln": "line",
}  # fmt: skip
_WEEKDAYS = {
    "Mon": "Monday", "Tue": "Tuesday", "Tues": "Tuesday", "Wed": "Wednesday", "Thu": "Thursday",
    "Thur": "Thursday", "Thurs": "Thursday", "Fri": "Friday", "Sat": "Saturday", "Sun": "Sunday",
}  # fmt: skip
_MONTHS = {
    "Jan": "January", "Feb": "February", "Mar": "March", "Apr": "April", "Jun": "June",
    "Jul": "July", "Aug": "August", "Sep": "September", "Sept": "September", "Oct": "October",
    "Nov": "November", "Dec": "December",
}  # fmt: skip
_CALENDAR = _WEEKDAYS | _MONTHS
_NAMES_FOLLOW = {
    "Inc.",
    "Ltd.",
    "Corp.",
    "Co.",
    "Bros.",
    "Jr.",
    "Sr.",
    "vs.",
    "cf.",
    "e.g.",
    "i.e.",
}
_FREE = r"(?<![\w.@/-])(?<!\ue000)"
_STARTERS = (
    r"\s+[“\"]?(?:The|It|This|That|These|Those|He|She|They|We|I|You|But|And|Or|In|A|An|As|At|If|So|"
    r"There|Then|Now|For|From|On|To|When|What|Where|Why|How|Not|No|Yes|Our|My|Its|His|Her)\b"
)
"""How a sentence begins, rather than a name go on."""


@rule(rf"{_FREE}(?P<short>{alternatives(_ANYWHERE)})(?P<comma>,(?=\s))?(?!\w)", words=_ANYWHERE)
def abbreviation(match: re.Match[str], context: Context) -> str | None:
    """e.g. a list -> for example a list

    and so on, etc. Then -> and so on, et cetera. Then
    """
    short = match["short"]
    if short in ("min.", "max.") and not _is_measure(match, context):
        return None
    words = _ANYWHERE[short]
    if match["comma"]:
        return words + ","
    stops = short not in _NAMES_FOLLOW or not context.after(match.end()).strip()
    if short in ("Ave.", "Blvd.", "Rd.", "est.", "Co."):
        before = context.before(match.start(), 2)
        if not before.strip() or before[-1] != " ":
            return None
    return words + ("." if stops and context.ends_sentence(match.end()) else "")


def _is_measure(match: re.Match[str], context: Context) -> bool:
    return (
        not context.ends_sentence(match.end())
        and not context.before(match.start(), 2).strip().isdigit()
    )


@rule(rf"(?<![\w./\ue000-])(?P<short>{alternatives(_PLAIN)})(?![\w/]|[.'’-]\w)", words=_PLAIN)
def short_form(match: re.Match[str], context: Context) -> str | None:
    """and/or -> and or

    w/o -> without
    """
    if match["short"] == "eg" and context.after(match.end(), 1) != ",":
        return None
    if match["short"] == "etc" and context.after(match.end(), 1) == ".":
        return None
    return _PLAIN[match["short"]]


@rule(
    rf"{_FREE}(?P<title>{alternatives(_TITLES)})\.(?=\s+(?:[A-Z]|and\s+(?:Mrs|Ms|Dr|Mr)\b))",
    words=_DOTTED_TITLES,
)
def title(match: re.Match[str], context: Context) -> str | None:
    """Dr. Lovelace -> Doctor Lovelace

    St. John -> Saint John
    """
    short = match["title"]
    if short in ("Sec", "Gen", "Rep", "Fr", "Br", "Ft", "Col", "Hon", "Adm", "Mt") and not (
        re.match(r"\s+[A-Z][\w'’-]+", context.after(match.end()))
    ):
        return None
    before = context.before(match.start(), 24)
    if short in ("St", "Dr") and re.search(r"[A-Z0-9][\w'’]*\s\Z", before):
        # "Main St. Then", "Elm Dr. It": an address, unless a title or a list stands before.
        return (
            None
            if not re.search(r"(?:The|Dear|And|At|In|Of|To|With|For|But|When|If)\s\Z", before)
            else _TITLES[short]
        )
    return _TITLES[short]


@rule(
    rf"{_FREE}(?P<title>Hon|Maj|Prof|Gen|Col|Capt|Lt|Sgt|Rev|Gov|Sen|Mr|Mrs|Ms|Dr)\.(?=\s*\Z)",
    words=_DOTTED_TITLES,
)
def lone_title(match: re.Match[str], context: Context) -> str | None:
    """Prof. -> Professor"""
    if context.before(match.start()).strip():
        return None
    return _TITLES[match["title"]]


@rule(
    r"(?<![\w.\ue000])(?P<title>Mr|Mrs|Ms|Dr|Prof)(?=\s[A-Z][a-z])",
    needs="MDP",
    words=("mr", "ms", "dr", "prof"),
)
def bare_title(match: re.Match[str], context: Context) -> str | None:
    """Mr Turing -> Mister Turing"""
    return _TITLES[match["title"]]


@rule(
    rf"{_FREE}(?P<short>(?ai:{alternatives(_WITH_NUMBER)}))\.(?=\s?\(?[0-9])",
    digits=1,
    words=[f"{short}." for short in _WITH_NUMBER],
)
def reference(match: re.Match[str], context: Context) -> str | None:
    """no. 5 -> number five

    see Fig. 3 -> see Figure three
    """
    short = match["short"]
    words = _WITH_NUMBER[short.lower()]
    if short.lower() in ("c", "l", "ex", "p") and short.isupper():
        return None
    return words.capitalize() if short[0].isupper() else words


@rule(
    rf"(?<![\w.\ue000-])(?P<name>{alternatives(_CALENDAR)})(?P<dot>\.)?(?:(?P<joint>\s?[-–]\s?)(?P<until>{alternatives(_CALENDAR)})\.?)?(?![\w'’-])",
    needs="JFMASONDTW",
    words=_CALENDAR,
)
def calendar_name(match: re.Match[str], context: Context) -> str | None:
    """Mon–Fri -> Monday to Friday

    in Sept. they -> in September they
    """
    name, until = match["name"], match["until"]
    if until:
        return f"{_CALENDAR[name]} to {_CALENDAR[until]}"
    if (
        name in ("Sun", "Sat", "Mar", "Jan", "Jun", "Wed", "Fri", "Mon", "Dec", "Oct")
        and not match["dot"]
    ):
        return None
    if not match["dot"] and name not in ("Sept", "Tues", "Thurs"):
        return None
    if name in ("Sun", "Sat", "Mar", "Jan") and context.ends_sentence(match.end()):
        return None
    return _CALENDAR[name] + ("." if match["dot"] and context.ends_sentence(match.end()) else "")


@rule(
    rf"(?<=[a-z])\s?[-–]\s?(?=(?:{'|'.join(sorted(set(_CALENDAR.values())))})\b)",
    needs="-–",
    words=_CALENDAR.values(),
)
def calendar_range(match: re.Match[str], context: Context) -> str | None:
    """Monday-Friday -> Monday to Friday"""
    return " to " if context.word_before(match.start()).title() in _CALENDAR.values() else None


@rule(r"(?<![\w.])(?P<initials>(?:[A-Z]\.){2,7})(?P<more>s)?(?!\w)", needs=".")
def dotted_initials(match: re.Match[str], context: Context) -> str | None:
    """the U.S.A. is -> the USA is

    U.S. law -> U S law
    """
    letters = match["initials"].replace(".", "")
    if (
        letters in ("AD", "BC", "BCE", "CE")
        and context.before(match.start()).rstrip()[-1:].isdigit()
    ):
        return None
    stop = "." if context.after(match.end(), 1) != "." and _ends(match, context) else ""
    words = " ".join(letters) if letters in ("US", "UK", "UN", "EU") else letters
    return words + (match["more"] or "") + stop


def _ends(match: re.Match[str], context: Context) -> bool:
    rest = context.after(match.end())
    if not rest.strip():
        return True
    return bool(re.match(_STARTERS, rest)) or rest.startswith("\n")


@rule(
    r"(?<![\w.'°-])(?<!’)(?P<initials>[A-Z]\.(?:\s?[A-Z]\.)*)(?=\s(?:van\s|von\s|de\s|Mc|O[’'])?[A-Z][a-z])",
    needs=".",
)
def initials(match: re.Match[str], context: Context) -> str | None:
    """C. S. Lewis -> CS Lewis

    John F. Kennedy -> John F Kennedy
    """
    letters = re.sub(r"[.\s]", "", match["initials"])
    if re.match(_STARTERS, context.after(match.end())):
        return None
    if letters in ("I", "V", "X") and context.word_before(match.start()) in COUNTED:
        return None
    before = context.before(match.start(), 30)
    if letters == "I" and not re.search(r"[A-Z][a-z]+ \Z", before):
        return None
    if (
        len(letters) == 1
        and re.search(r"[a-z0-9)] \Z", before)
        and not re.search(r"(?:\b[A-Z][\w'’]*|\b(?:by|and|with|of|from|to|see|like)) \Z", before)
    ):
        return None
    return letters


FIRST: tuple[Rule, ...] = (abbreviation, short_form, initials, dotted_initials)
RULES: tuple[Rule, ...] = (title, lone_title, bare_title, reference)
LATE: tuple[Rule, ...] = (calendar_range, calendar_name)
