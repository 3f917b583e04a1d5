"""Words of a transcript without Markdown's marks; what is no word to speak is named apart."""

from __future__ import annotations

import re

_LINK = re.compile(r"!?\[((?:\\.|[^\[\]\\])*)\]\((\S+?)(?:\s+\"[^\"]*\")?\)")
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_BREAK = re.compile(r"<br\s*/?>", re.I)
_STRONG = re.compile(r"(?<![\w*\\])(\*\*|__)(?=\S)([^*_\n]+?)(?<=\S)\1(?![\w*])")
_EMPHASIS = re.compile(r"(?<![\w*\\])([*_])(?=[^\s*_])([^*_\n]+?)(?<=[^\s*_])\1(?![\w*])")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.S)
_ESCAPED_ASIDE = re.compile(r"\\\[([^\[\]\n]{1,80}?)\\\]")
_TIME = r"\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?"
_DIRECTIONS = (
    "laugh(?:s|ing|ter)?|chuckl(?:es?|ing)|giggles?|applause|cheer(?:s|ing)?|music|theme music|"
    "crosstalk|inaudible|unintelligible|indiscernible|pauses?|sighs?|silence|coughs?|beep|noise|"
    "clears throat|foreign language|overlapping|gasps?|sniffs?|whispers?|singing|phonetic|sic|"
    "speaks? [a-z]+|speaking [a-z]+"
)
_ASIDE = re.compile(
    rf"\[(?:{_TIME}|\^[^\]\s]+|(?:[a-z]+ ){{0,2}}(?:{_DIRECTIONS})(?: [^\[\]]{{0,40}})?)\]"
    rf"|\((?:{_DIRECTIONS})\)",
    re.I,
)


def spoken_words(text: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """A transcript's paragraph as text, its asides, and the addresses that it linked to.

    Asides stay in the text: "[laughter]", "[04:09]", footnote marks. Code stays as it is.
    """
    addresses: list[str] = []
    asides: list[str] = []
    pieces: list[str] = []
    place = 0
    for match in [*_CODE.finditer(text), None]:
        end = match.start() if match else len(text)
        pieces.append(_plain(text[place:end], addresses, asides))
        if match:
            pieces.append(match.group())
            place = match.end()
    return "".join(pieces), tuple(dict.fromkeys(asides)), tuple(addresses)


def _plain(text: str, addresses: list[str], asides: list[str]) -> str:
    def linked(match: re.Match[str]) -> str:
        addresses.append(match.group(2))
        return match.group(1)

    def escaped(match: re.Match[str]) -> str:
        asides.append(f"[{match.group(1)}]")
        return f"[{match.group(1)}]"

    text = _COMMENT.sub("", text)
    text = _BREAK.sub("\n", text)
    text = _LINK.sub(linked, text)
    text = _ESCAPED_ASIDE.sub(escaped, text)
    asides += [match.group() for match in _ASIDE.finditer(text)]
    text = _STRONG.sub(r"\2", text)
    text = _EMPHASIS.sub(r"\2", text)
    return _ESCAPE.sub(r"\1", text)
