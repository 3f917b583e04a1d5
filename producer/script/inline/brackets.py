"""Square brackets: links, images, `[text]{sub="words"}`, footnote marks, pauses and sounds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from producer.script.attributes import SPAN_ATTRIBUTES, Attributes, attributes_at, problems, say_of
from producer.script.inline.tags import unescaped
from producer.script.inline.tokens import Token, expand, plain

if TYPE_CHECKING:
    from producer.script.inline.scanner import References, Scanner

_PAUSE = re.compile(r"\[pause(?![\w-])([^\[\]\n]{0,60})\]", re.IGNORECASE)
_LENGTH = re.compile(r"\s*(\d{1,7}(?:\.\d{1,6})?)\s*(ms|s)\s*", re.IGNORECASE | re.ASCII)
_SOUND = re.compile(r"\[sound:[ \t]*([^\[\]\n]{1,300}?)[ \t]*\]", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\[\^([^\s\[\]]{1,80})\]")
_REFERENCE = re.compile(r"\[((?:\\.|[^\[\]\\]){0,999})\]")
_POINTED = re.compile(r"<((?:\\.|[^<>\\\n])*+)>")
_PLAIN_PART = re.compile(r"(?:\\[!-/:-@\[-`{-~]|[^\s()\x00-\x1f\x7f])++")
_TITLE = re.compile(
    r"""[ \t\n]++(?:"(?:\\.|[^"\\])*+"|'(?:\\.|[^'\\])*+'|\((?:\\.|[^()\\])*+\))""", re.DOTALL
)
_SPACES = re.compile(r"[ \t\n]*+")
_INDEX = re.compile(r"[\w)\]]\[", re.ASCII)
"""A bracket right behind a word: `calls[i](x)` is code rather than a link to x."""
_ADDRESS_SIGN = re.compile(r"[/.:#]")
_WEB = re.compile(r"\(\s*<?(?:https?://|www\.|mailto:)")
_DEEPEST = 32
PAUSE_LIMIT = 60_000
"""Milliseconds of an author's pause at most."""


class _Opener(Struct, frozen=True, kw_only=True):
    place: int
    index: int
    """Of its token."""
    bottom: int
    """Of the runs inside it."""
    image: bool


class Brackets:
    """The brackets of one paragraph that are still open."""

    def __init__(self, scanner: Scanner, references: References) -> None:
        self.scanner = scanner
        self.references = references
        self.openers: list[_Opener] = []
        self._inside_link = 0
        """How many of the openers can't be a link any more: there is one inside them."""

    def open(self, place: int) -> int:
        """Take `[` or `![`, or the whole of a pause, a sound or a footnote mark."""
        scanner = self.scanner
        image = scanner.text[place] == "!"
        if not image:
            end = self._pause(place) or self._sound(place) or self._footnote(place)
            if end:
                return end
        opener = _Opener(
            place=place, index=len(scanner.tokens), bottom=len(scanner.runs), image=image
        )
        self.openers.append(opener)
        return scanner.literal(place, place + (2 if image else 1))

    def close(self, place: int) -> int:
        """Take `]` and whatever it turns the text since its bracket into."""
        scanner, text = self.scanner, self.scanner.text
        if not self.openers:
            return scanner.literal(place, place + 1)
        opener = self.openers.pop()
        may_link = len(self.openers) >= self._inside_link
        self._inside_link = min(self._inside_link, len(self.openers))
        index = _INDEX.match(text, opener.place - 1) if opener.place else None
        attributes = None if opener.image else attributes_at(text, place + 1)
        if attributes and (not index or attributes.has(SPAN_ATTRIBUTES)):
            self._span(opener, attributes, place)
            return attributes.end
        if may_link or opener.image:
            target = self._target(place + 1) or self._referred(opener, place)
            if target and not (index and not _ADDRESS_SIGN.search(target[0])):
                return self._link(opener, place, *target)
        if _WEB.match(text, place + 1):
            scanner.trouble("link-broken", place, "a link opens here and never closes",
                            "an address in round brackets has no spaces in it")  # fmt: skip
        return scanner.literal(place, place + 1)

    def forget(self, index: int) -> None:
        """Drop the brackets whose tokens, from `index` on, have become one."""
        while self.openers and self.openers[-1].index >= index:
            self.openers.pop()
        self._inside_link = min(self._inside_link, len(self.openers))

    def apply(self, token: Token, attributes: Attributes, place: int) -> None:
        """Give a token what attributes say about it."""
        token.say = say_of(attributes)
        if token.kind == "code" and attributes.marks:
            token.language = attributes.marks[0]
        for code, message, hint in problems(attributes, SPAN_ATTRIBUTES):
            self.scanner.trouble(code, place, message, hint)

    def _span(self, opener: _Opener, attributes: Attributes, place: int) -> None:
        tokens = self.scanner.tokens
        if say_of(attributes) is None:
            tokens[opener.index] = Token(opener.place, "", edge="open", effect="plain")
            tokens.append(Token(place, "", edge="close", effect="plain"))
            self.apply(Token(place, ""), attributes, place)
            return
        token = self._merged(opener, opener.index + 1)
        if any(inner.kind in ("pause", "sound") for inner in expand(tokens[opener.index + 1 :])):
            self.scanner.trouble("attribute-broken", opener.place,
                                 "a pause or sound stands inside the brackets of attributes",
                                 "put it before or behind them")  # fmt: skip
        self._replace(opener, token)
        self.apply(token, attributes, place)

    def _merged(self, opener: _Opener, first: int) -> Token:
        self.scanner.pair(opener.bottom)
        inner = expand(self.scanner.tokens[first:])
        shown = [token for token in inner if token.text]
        link = next((token.effect for token in inner if token.effect.startswith("link:")), "")
        token = Token(opener.place, plain(inner), link=link.removeprefix("link:"))
        if len(shown) == 1 and shown[0].kind in ("code", "maths"):
            token.kind, token.language = shown[0].kind, shown[0].language
        return token

    def _replace(self, opener: _Opener, token: Token) -> None:
        self.scanner.elements.forget(opener.index)
        self.scanner.tokens[opener.index :] = [token]

    def _link(self, opener: _Opener, place: int, address: str, end: int) -> int:
        scanner = self.scanner
        if opener.image:
            token = self._merged(opener, opener.index + 1)
            token.kind, token.language, token.link = "text", "", address
            if not token.text.strip():
                scanner.trouble("image-without-alt", opener.place,
                                "a listener would miss this picture",
                                "describe it: ![what it shows](address)")  # fmt: skip
            self._replace(opener, token)
            return end
        scanner.pair(opener.bottom)
        self._inside_link = len(self.openers)
        effect = f"link:{address}"
        attributes = attributes_at(scanner.text, end)
        if attributes and say_of(attributes):
            token = self._merged(opener, opener.index + 1)
            token.link = address
            self._replace(opener, token)
            self.apply(token, attributes, end)
            return attributes.end
        scanner.tokens[opener.index] = Token(opener.place, "", edge="open", effect=effect)
        scanner.tokens.append(Token(place, "", edge="close", effect=effect))
        if attributes:
            self.apply(Token(end, ""), attributes, end)
            return attributes.end
        return end

    def _target(self, place: int) -> tuple[str, int] | None:
        """Address and end of `(address "title")` at `place`."""
        text = self.scanner.text
        if not text.startswith("(", place):
            return None
        place = _after(_SPACES, text, place + 1)
        if pointed := _POINTED.match(text, place):
            address, place = pointed[1], pointed.end()
        else:
            end = None if text.startswith("<", place) else _plain_end(text, place)
            if end is None:
                return None
            address, place = text[place:end], end
        place = _after(_SPACES, text, _after(_TITLE, text, place))
        return (unescaped(address), place + 1) if text.startswith(")", place) else None

    def _referred(self, opener: _Opener, place: int) -> tuple[str, int] | None:
        """Address and end of `[text][label]`, `[label][]` or `[label]`."""
        if not self.references.links:
            return None
        text = self.scanner.text
        start = opener.place + (2 if opener.image else 1)
        label, end = text[start : min(place, start + 1000)], place + 1
        if match := _REFERENCE.match(text, place + 1):
            label, end = match[1] or label, match.end()
        address = self.references.links.get(normalized(label))
        return (address, end) if address is not None else None

    def _pause(self, place: int) -> int:
        match = _PAUSE.match(self.scanner.text, place)
        if not match:
            return 0
        length = _LENGTH.fullmatch(match[1])
        if not length:
            self.scanner.trouble("pause-unreadable", place, f"{match[0]!r} has no length",
                                 "write [pause 800ms] or [pause 1.5s]")  # fmt: skip
            return self.scanner.silent(place, match.end())
        milliseconds = round(float(length[1]) * (1000 if length[2].lower() == "s" else 1))
        if milliseconds > PAUSE_LIMIT:
            self.scanner.trouble("pause-too-long", place, f"{match[0]} is more than 60 seconds",
                                 "write [pause 60s] at most")  # fmt: skip
        token = Token(place, "", kind="pause", milliseconds=min(milliseconds, PAUSE_LIMIT))
        return self.scanner.silent(place, match.end(), token)

    def _sound(self, place: int) -> int:
        match = _SOUND.match(self.scanner.text, place)
        if not match:
            return 0
        token = Token(place, "", kind="sound", sound=match[1])
        return self.scanner.silent(place, match.end(), token)

    def _footnote(self, place: int) -> int:
        match = _FOOTNOTE.match(self.scanner.text, place)
        if not match or match[1] not in self.references.footnotes:
            return 0
        return self.scanner.silent(place, match.end())


def normalized(label: str) -> str:
    """A reference's label as labels are compared: without case and extra spaces."""
    return " ".join(label.split()).casefold()


def _after(pattern: re.Pattern[str], text: str, place: int) -> int:
    match = pattern.match(text, place)
    return match.end() if match else place


def _plain_end(text: str, place: int) -> int | None:
    """Where an address without pointed brackets ends; None if its brackets don't balance."""
    depth = 0
    while True:
        place = _after(_PLAIN_PART, text, place)
        if text.startswith("(", place) and depth < _DEEPEST:
            depth += 1
        elif text.startswith(")", place) and depth:
            depth -= 1
        else:
            return place if depth == 0 else None
        place += 1
