"""HTML in a script: which tags there are, and what each does to the words around it."""

from __future__ import annotations

import re

from msgspec import Struct

_NAME = r"[A-Za-z][A-Za-z0-9]*+"
_OPENING = re.compile(
    rf"""<(?P<name>{_NAME})(?P<attributes>(?:\s++[A-Za-z_:@][\w:.@-]*+"""
    r"""(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'=<>`]++))?+)*+)\s*+/?>"""
)
_CLOSING = re.compile(rf"</(?P<name>{_NAME})\s*+>")
_ATTRIBUTE = re.compile(
    r"""([A-Za-z_:@][\w:.@-]*+)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"'=<>`]++))?"""
)
AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>\x00-\x1f\x7f]*+)>")
EMAIL = re.compile(
    r"<([\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9](?:[\w-]{0,61})(?:\.[\w-]{1,63})*)>", re.A
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


EFFECTS = {
    "b": "strong", "strong": "strong", "i": "em", "em": "em", "cite": "em", "dfn": "em",
    "var": "em",
}  # fmt: skip
"""Tags that emphasise."""
PLAIN = _names(
    "abbr acronym bdi bdo big center data del font ins label mark q s small span strike time tt u"
    " wbr"
)
"""Tags that change nothing a listener hears, and need their closing tag to be tags."""
CODE = _names("code kbd pre samp")
"""Tags around code."""
CELLS = _names("td th")
"""Tags around the cells of a table."""
BLOCKS = _names(
    "address article aside blockquote body caption dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main menu nav"
    " ol p section summary table tbody tfoot thead title tr ul"
)
"""Tags around paragraphs."""
UNHEARD = _names(
    "audio button canvas embed iframe input meter object option picture progress select source"
    " svg track video"
)
"""Tags whose element can't be heard."""
SKIPPED = _names("script style template textarea noscript")
"""Elements that are skipped with all they hold."""
STANDING = CELLS | BLOCKS | UNHEARD | SKIPPED | {"img"}
"""Tags that do something without a partner too."""
_BARE = _names(
    "allowfullscreen async autoplay checked controls defer disabled hidden loop muted open"
    " readonly required reversed selected"
)
_KNOWN = (
    {*EFFECTS, "a", "br", "img", "math", "sub", "sup"}
    | PLAIN | CODE | CELLS | BLOCKS | UNHEARD | SKIPPED
)  # fmt: skip


class Tag(Struct, frozen=True, kw_only=True):
    """An HTML tag in a paragraph."""

    name: str
    """In small letters."""
    end: int
    """Place after it."""
    closing: bool = False
    """Whether it is a closing tag."""
    attributes: str = ""
    """As written."""

    def get(self, name: str) -> str:
        """The value of an attribute; empty if there is none."""
        for key, value in _ATTRIBUTE.findall(self.attributes):
            if key.lower() == name:
                return decoded(value.strip("\"'"))
        return ""


def decoded(text: str) -> str:
    """`text` with its entities as the characters they stand for."""
    return ENTITY.sub(_character, text) if "&" in text else text


def unescaped(text: str) -> str:
    """`text` with its entities and backslash escapes as the characters they stand for."""
    return _ESCAPE.sub(r"\1", decoded(text)) if "\\" in text else decoded(text)


def _character(entity: re.Match[str]) -> str:
    import html
    from html.entities import html5

    written = entity[0]
    known = written.startswith("&#") or written[1:] in html5
    return html.unescape(written) if known else written


def tag_at(text: str, place: int) -> Tag | None:
    """The tag at `place`, or None.

    Only HTML's own names make tags, and an attribute without a value must be one of HTML's:
    `vector<int>` and `a <b and c> d` are text.
    """
    if match := _CLOSING.match(text, place):
        name = match["name"].lower()
        return Tag(name=name, end=match.end(), closing=True) if name in _KNOWN else None
    match = _OPENING.match(text, place)
    if not match or match["name"].lower() not in _KNOWN:
        return None
    for key, value in _ATTRIBUTE.findall(match["attributes"]):
        if not value and key.lower() not in _BARE:
            return None
    return Tag(name=match["name"].lower(), end=match.end(), attributes=match["attributes"])


_RAISED = dict(zip("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ", strict=True))
_LOWERED = dict(
    zip("0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True)
)
_ORDINAL_ENDS = ("st", "nd", "rd", "th")


def shifted(name: str, text: str) -> str:
    """What `<sub>` or `<sup>` around `text` says in one line of characters.

    2 -> ₂ or ², i -> ᵢ, max -> _max, k+t -> ^(k+t); the th of 4th stays as it is.
    """
    inner = text.strip()
    if not inner or (name == "sup" and inner.lower() in _ORDINAL_ENDS):
        return text
    table = _RAISED if name == "sup" else _LOWERED
    letters = sum(char.isalpha() for char in inner)
    if letters <= 1 and all(char in table for char in inner):
        return "".join(table[char] for char in inner)
    mark = "^" if name == "sup" else "_"
    return f"{mark}{inner}" if inner.isalnum() else f"{mark}({inner})"
