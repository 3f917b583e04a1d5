"""Addresses of the net: URLs, domains, e-mail, IP and MAC addresses, UUIDs, hashes, HTML tags.

Names inside an address are said as words (short ones without a vowel, and country codes, stay
capitals: engines spell those), its signs by their names, its digits one by one.
"""

from __future__ import annotations

import re

from producer.speech.rules.numbers import ONES, cardinal, digits, spell, year
from producer.speech.rules.rule import (
    DIGITS,
    POINTS,
    Context,
    Rule,
    alternatives,
    compiled,
    listed,
    rule,
)

_SIGNS = {
    ".": "dot",
    "/": "slash",
    ":": "colon",
    "-": "dash",
    "_": "underscore",
    "@": "at",
    "?": "question mark",
    "=": "equals",
    "&": "and",
    "#": "hash",
    "%": "percent",
    "+": "plus",
    "~": "tilde",
    ",": "comma",
    ";": "semicolon",
    "!": "exclamation mark",
    "*": "star",
    "$": "dollar",
    "[": "bracket",
    "]": "close bracket",
    "(": "paren",
    ")": "close paren",
    "'": "apostrophe",
}
_NAMES = {
    "jpg": "jpeg",
    "github": "GitHub",
    "gitlab": "GitLab",
    "youtube": "YouTube",
    "wikipedia": "Wikipedia",
    "localhost": "local host",
    "utm": "UTM",
    "api": "API",
    "url": "URL",
    "id": "ID",
    "uk": "UK",
    "co": "co",
}
_COUNTRIES = listed(
    "ac ag ai am ar at au be bg br by ca cc ch cl cn co cz de dk ee es eu fi fm fr gg gl gr hk "
    "hr hu id ie il in io is it jp ke kr kz lt lu lv ly me mx my nl no nz pe ph pk pl pt ro rs "
    "ru sa se sg sh si sk sm so th to tr tv tw ua uk us uy vc ve vn za"
)
_DOMAINS = listed(
    "com org net edu gov mil int info biz dev app xyz tech cloud online site blog shop wiki "
    "page academy science pub arpa local example test invalid"
)
_WORDLIKE = {"am", "as", "at", "be", "by", "do", "id", "in", "is", "it", "me", "my", "no", "so"}
"""Country codes that are English words: with them a domain needs three names or a path."""
_TAGS = {
    "p": "P", "a": "A", "b": "B", "i": "I", "u": "U", "s": "S", "q": "Q", "br": "B R", "hr": "H R",
    "ul": "U L", "ol": "O L", "li": "L I", "dl": "D L", "dt": "D T", "dd": "D D", "td": "T D",
    "tr": "T R", "th": "T H", "em": "E M", "svg": "S V G", "html": "H T M L", "img": "image",
    "div": "div", "span": "span", "table": "table", "head": "head", "body": "body",
    "script": "script", "style": "style", "form": "form", "input": "input", "button": "button",
    "nav": "nav", "main": "main", "section": "section", "article": "article", "aside": "aside",
    "header": "header", "footer": "footer", "strong": "strong", "code": "code", "pre": "pre",
    "canvas": "canvas", "video": "video", "audio": "audio", "iframe": "I frame", "label": "label",
    "select": "select", "option": "option", "textarea": "text area", "title": "title",
    "meta": "meta", "link": "link", "tbody": "T body", "thead": "T head", "figure": "figure",
    "small": "small", "sub": "sub", "sup": "sup", "mark": "mark", "details": "details",
    "summary": "summary", "template": "template", "slot": "slot", "picture": "picture",
    "blockquote": "block quote", "h1": "H one", "h2": "H two", "h3": "H three", "h4": "H four",
    "h5": "H five", "h6": "H six",
}  # fmt: skip

_ADDRESS_PART = r"(?s:[A-Za-z]+|[0-9]+|.)"
_VOWELS = r"[aeiouyAEIOUY]"
_INNER = r"[^\s<>()\"“”`{}|\\^\ue000\ufffc]"
_LAST = r"[^\s<>(\"“”`{}|\\^\ue000\ufffc.,;:!?)'’\]*]"
_GROUP = r"\([^\s()<>]*\)"
_TAIL = rf"(?:(?:{_INNER}|{_GROUP})*(?:{_LAST}|{_GROUP}))?"
_LABELS = r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+"
_TOP = alternatives([*_DOMAINS, *_COUNTRIES])
_OCTETS = r"(?:[0-9]{1,3}\.){3}[0-9]{1,3}"
_HEX = "[0-9A-Fa-f]"


def say_address(text: str) -> str:
    """An address, sign by sign: "a.io/x-12" -> "a dot IO slash x dash one two"."""
    words: list[str] = []
    for part in compiled(_ADDRESS_PART).findall(text):
        if part[0] in DIGITS:
            words.append(_say_number(part))
        elif part in _SIGNS:
            words.append(_SIGNS[part])
        elif part.isascii() and part.isalpha():
            words.append(_say_name(part, words[-1:] == ["dot"]))
        elif part.isalpha():
            words.append(part)
    return " ".join(words)


def _say_name(name: str, after_dot: bool) -> str:
    lower = name.lower()
    if lower in _NAMES:
        return _NAMES[lower]
    if len(name) == 1:
        return name.upper()
    if (after_dot and lower in _COUNTRIES and lower != "me") or not compiled(_VOWELS).search(name):
        return name.upper()
    return name


def _say_number(number: str) -> str:
    if len(number) == 4 and number[:2] in ("19", "20"):
        return year(int(number))
    if number.endswith("00") and len(number) < 7 and number[0] != "0":
        return cardinal(int(number))
    return digits(number)


@rule(
    rf"(?<!\w)(?:[A-Za-z][A-Za-z0-9+.-]{{1,20}}://|www\.(?=\w)){_TAIL}"
    rf"|(?<![\w.@])localhost(?::[0-9]+)?(?:/{_TAIL})?(?![\w-])",
    words=("://", "www.", "localhost"),
)
def url(match: re.Match[str], context: Context) -> str | None:
    """A web address, sign by sign.

    https://a.org/x?q=1 -> HTTPS colon slash slash A dot org slash X question mark Q equals one
    """
    if ":" not in match[0] and "." not in match[0]:
        return None
    return say_address(match[0])


@rule(
    rf"(?<![\w.+-])(?:mailto:)?[A-Za-z0-9._%+-]*[A-Za-z0-9_%+-]@[A-Za-z0-9-]+"
    rf"(?:\.[A-Za-z0-9-]*[A-Za-z0-9])*\.[A-Za-z][A-Za-z0-9-]*(?<!-)(?:[/:][\w/]{_TAIL})?",
    needs="@",
)
def e_mail(match: re.Match[str], context: Context) -> str | None:
    """ada.l@example.org -> ada dot L at example dot org"""
    return say_address(match[0])


@rule(
    rf"(?<![\w.@/\\-]){_LABELS}{_TOP}(?::[0-9]{{2,5}})?(?:/(?:{_TAIL}))?(?![\w(@]|-\w|\.\w|\[\w)",
    words=[f".{top}" for top in (*_DOMAINS, *_COUNTRIES)],
)
def domain(match: re.Match[str], context: Context) -> str | None:
    """docs.python.org/3/ -> docs dot python dot org slash three slash"""
    host = match[0].split("/")[0]
    last = host.rsplit(".", 1)[-1].lower()
    if last in _WORDLIKE and host == match[0] and host.count(".") < 2:
        return None
    if last in ("test", "local", "page", "site", "wiki", "shop", "app", "int") and host == match[0]:
        return None
    return say_address(match[0])


@rule(
    rf"(?<![\w.]){_OCTETS}(?::[0-9]{{1,5}})?(?:/[0-9]{{1,2}})?(?!\w|\.[0-9])",
    digits=4,
    words=POINTS,
)
def ip_address(match: re.Match[str], context: Context) -> str | None:
    """10.0.0.255/8 -> one zero dot zero dot zero dot two five five slash eight"""
    address, slash, width = match[0].partition("/")
    words = " ".join(ONES[int(c)] if c in DIGITS else _SIGNS[c] for c in address)
    return f"{words} slash {cardinal(int(width))}" if slash else words


@rule(
    rf"(?<![\w:])(?<!\w\[)(?=(?:{_HEX}{{1,4}}:){{3}}|{_HEX}{{0,4}}(?::{_HEX}{{1,4}})*::)"
    rf"[0-9A-Fa-f:]{{2,45}}(?:/[0-9]{{1,3}})?(?![\w:])",
    needs=":",
)
def ipv6_address(match: re.Match[str], context: Context) -> str | None:
    """fe80::1 -> F E eight zero colon colon one"""
    address, slash, width = match[0].partition("/")
    groups = address.split(":")
    if "::" not in address and (len(groups) < 5 or not re.search(r"[A-Fa-f]|\b0[0-9]", address)):
        return None
    words = " colon ".join(spell(group) for group in groups)
    return f"{words} slash {cardinal(int(width))}" if slash else words


@rule(
    r"(?<![\w#&])#(?P<hex>[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8}|(?=[0-9a-f]*[a-f])(?=[0-9a-f]*[0-9])[0-9a-f]{3}|[a-f]{3}(?<=fff|aaa|ccc|eee))"
    r"(?![\w-])",
    needs="#",
)
def hex_color(match: re.Match[str], context: Context) -> str | None:
    """#FF5733 -> hash F F five seven three three"""
    return f"hash {spell(match['hex'])}"


@rule(r"(?<!\w)U\+(?P<code>[0-9A-Fa-f]{4,6})(?!\w)", needs="+")
def code_point(match: re.Match[str], context: Context) -> str | None:
    """U+1F600 -> U plus one F six zero zero"""
    return f"U plus {spell(match['code'])}"


@rule(
    rf"(?<![\w-])(?:{_HEX}{{8}}-(?:{_HEX}{{4}}-){{3}}{_HEX}{{12}}|{_HEX}{{2}}(?:[:-]{_HEX}{{2}}){{5}})"
    r"(?![\w-])",
    needs="-:",
)
def hardware_address(match: re.Match[str], context: Context) -> str | None:
    """00:1A:2B:3C:4D:5E -> zero zero, one A, two B, three C, four D, five E"""
    return ", ".join(spell(group) for group in re.split("[:-]", match[0]))


@rule(
    r"(?<![\w.#-])(?=[0-9a-f]{0,39}[0-9])(?=[0-9a-f]{0,39}[a-f])(?![0-9]+e[0-9]+(?!\w))"
    r"[0-9a-f]{7,64}(?![\w-])",
    digits=1,
)
def hash_digest(match: re.Match[str], context: Context) -> str | None:
    """a1b2c3d -> A one B two C three D"""
    return spell(match[0])


@rule(r"(?<!\w)<(/?)([A-Za-z][A-Za-z0-9-]{0,24})((?:\s[^<>\n]{0,200})?)\s?/?>", needs="<")
def html_tag(match: re.Match[str], context: Context) -> str | None:
    """<ul> -> U L tag

    the <ul> tag -> the U L tag
    </div> -> closing div tag
    """
    if match[3].strip():
        return None
    name = _TAGS.get(match[2].lower())
    if name is None:
        return match[2] if match[2].isalpha() else None
    noun = {"tag", "tags", "element", "elements"}
    named = context.word_before(match.start()) in noun
    named = named or context.word_after(match.end()).lower() in noun
    closing = "closing " if match[1] else ""
    return closing + name + ("" if named else " tag")


RULES: tuple[Rule, ...] = (
    url,
    e_mail,
    domain,
    hex_color,
    code_point,
    hardware_address,
    ipv6_address,
    ip_address,
    hash_digest,
    html_tag,
)
