"""LaTeX cut into tokens, and a reader over them that can look back at the source."""

from __future__ import annotations

import re

from msgspec import Struct

_TOKEN = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<command>\\(?:[A-Za-z]+|.)?)"
    r"|(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|\.[0-9]+)"
    r"|(?P<primes>'+)"
    r"|(?P<joined>:=|<=>|<->|->|<=|>=|=>|==|(?<=\s)!=|\.\.\.)"
    r"|(?P<sign>.)",
    re.DOTALL,
)
_JOINED = {
    ":=": "≔", "<=>": "⇔", "<->": "↔", "->": "→", "<=": "≤", ">=": "≥", "=>": "⇒", "==": "=",
    "!=": "≠", "...": "…",
}  # fmt: skip
"""What is typed with several signs for one."""
_GROUPED = re.compile(r"(?<=[0-9])(?:\{,\}|\\,|\\;|\\ )(?=[0-9]{3}(?![0-9]))")
_WRAPPERS = (("$$", "$$"), ("\\[", "\\]"), ("\\(", "\\)"), ("$", "$"))
_OPTION = 200
"""Tokens that an optional argument holds at most: an unclosed bracket costs no more than this."""
_COMMENT = re.compile(r"(?<![\\0-9])%[^\n]*\n")


class Token(Struct, frozen=True, kw_only=True):
    """A piece of LaTeX."""

    kind: str
    """space, command, number, primes or sign."""
    text: str
    """As written; what is typed for one sign is that sign."""
    start: int
    """Where it begins in the source, in characters."""


def clean(source: str) -> str:
    r"""`source` without its dollars and comments; `1{,}000` and `1\,000` become `1,000`."""
    source = _COMMENT.sub("\n", source).strip()
    for opening, closing in _WRAPPERS:
        inner = source[len(opening) : -len(closing)]
        if source.startswith(opening) and source.endswith(closing) and len(source) > len(opening):
            if not inner.endswith("\\"):
                source = inner.strip()
            break
    return _GROUPED.sub(",", source)


def tokens(source: str) -> list[Token]:
    """Every character of `source`, in tokens."""
    found: list[Token] = []
    for match in _TOKEN.finditer(source):
        kind, text = match.lastgroup or "sign", match[0]
        if kind == "joined":
            kind, text = "sign", _JOINED[text]
        found.append(Token(kind=kind, text=text, start=match.start()))
    return found


class Tokens:
    """The tokens of a source, read from left to right."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.tokens = tokens(source)
        self.at = 0
        self.lists = 0
        """How many brackets are open: in a list, a comma parts numbers."""

    def peek(self, *, spaces: bool = False) -> Token | None:
        """The next token, with `spaces` also if it is white space; None at the end."""
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if spaces or token.kind != "space":
                return token
            self.at += 1
        return None

    def next(self, *, spaces: bool = False) -> Token | None:
        """The next token, taken."""
        token = self.peek(spaces=spaces)
        if token:
            self.at += 1
        return token

    def take(self, text: str) -> bool:
        """Takes the next token if it is `text`."""
        token = self.peek()
        if token is None or token.text != text:
            return False
        self.at += 1
        return True

    def split(self, length: int) -> Token:
        """Takes the first `length` characters of the next token."""
        token = self.tokens[self.at]
        head = Token(kind=token.kind, text=token.text[:length], start=token.start)
        rest = Token(kind=token.kind, text=token.text[length:], start=token.start + length)
        if rest.text:
            self.tokens[self.at] = rest
        else:
            self.at += 1
        return head

    def braced(self) -> str | None:
        """The source between the next braces, taken; None if no brace is next."""
        if not self.take("{"):
            return None
        first = self.at
        depth = 1
        while self.at < len(self.tokens):
            text = self.tokens[self.at].text
            depth += (text == "{") - (text == "}")
            self.at += 1
            if depth == 0:
                break
        begin = self._start(first)
        end = self._start(self.at - 1) if depth == 0 else len(self.source)
        return self.source[begin:end]

    def bracketed(self) -> str | None:
        """The source between the next square brackets, taken; None if there are none."""
        token = self.peek()
        if token is None or token.text != "[":
            return None
        depth = 0
        for index in range(self.at + 1, min(self.at + _OPTION, len(self.tokens))):
            text = self.tokens[index].text
            if text == "]" and depth == 0:
                begin = self._start(self.at + 1)
                self.at = index + 1
                return self.source[begin : self._start(index)]
            depth += (text == "{") - (text == "}")
            if depth < 0:
                break
        return None

    def _start(self, index: int) -> int:
        return self.tokens[index].start if index < len(self.tokens) else len(self.source)
