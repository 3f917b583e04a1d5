"""Source text -> tokens, for any language: linear in its length, never raises, loses nothing.

The tokens' texts, joined with the white space before them, are the source.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from producer.speech.rules.code.languages import HASH_COMMENTS, SLASH_COMMENTS
from producer.speech.rules.wordparts import word_set


class Token(NamedTuple):
    """A piece of source text."""

    kind: str
    """name, lifetime, number, string, regex, comment, include, operator, open, close, comma,
    newline or symbol."""
    text: str
    """As written."""
    spaced: bool
    """Whether white space stands before it."""
    start: int = 0
    """Where it starts in the source."""


END = Token("newline", "", False)
"""Stands before the first token and after the last one."""

_OPERATORS = re.findall(
    r"\S+",
    ">>>= <=> === !== **= //= >>= <<= ... ..= &&= ||= ??= >>> <<< "
    "-> => == != <= >= ** // ++ -- += -= *= /= %= &= |= ^= ~= := :: && || ?? ?. << >> <- |> .. "
    "<> =~ !~ =< ~> "
    "+ - * / % = < > ! & | ^ ~ ? : . @ # $ \\ ;",
)
_TOKEN = re.compile(
    r"(?P<space>[^\S\n]+)"
    r"|(?P<name>[^\W\d]\w*)"
    r"|(?P<number>0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+"
    r"|[0-9][0-9_]*(?:\.[0-9][0-9_]*)*(?:[eE][+-]?[0-9]+)?[A-Za-z]*"
    r"|(?<![\w)\].])\.[0-9][0-9_]*(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<newline>\n)"
    r"|(?P<comma>,)"
    r"|(?P<open>[(\[{])"
    r"|(?P<close>[)\]}])"
    r"|(?P<operator>" + "|".join(re.escape(operator) for operator in _OPERATORS) + ")"
    r"|(?P<symbol>.)",
    re.DOTALL,
)
_STRING_PREFIX = re.compile(r"(?:[rbfuRBFU]{1,2}|\$|@|L|u8)(?=[\"'])")
_INCLUDE = re.compile(r"#[ \t]*include[ \t]*(?:<[^<>\n]*>|\"[^\"\n]*\")")
_PROSE = re.compile(r"//\s+[A-Za-z']+(?:\s+[A-Za-z']+)+[.!]?$", re.MULTILINE)
_LONGEST_PROSE = 300
_LIFETIME = re.compile(r"'[a-z_]\w{0,20}(?![\w'])")
_QUOTES = "\"'`"
_REGEX = re.compile(r"/(?![*/\s])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[\s])+/[a-z]*")
_REGEX_SIGN = re.compile(r"[\\\[^$+*?|]")
_LONGEST_REGEX = 200
_ENDS_OPERAND = frozenset({"name", "number", "string", "regex", "close"})
_NO_OPERAND = word_set(
    """
    return yield await in not and or if else case typeof new throw print echo when match
    """
)


def tokenize(source: str, language: str = "") -> list[Token]:
    """The tokens of `source`. `language` (a key of `languages.LANGUAGES`) tells comments apart."""
    return _Tokenizer(source, language).run()


class _Tokenizer:
    def __init__(self, source: str, language: str) -> None:
        self.source = source
        self.language = language
        self.at = 0
        self.spaced = False
        self.tokens: list[Token] = []
        self.lifetimes = language == "rust"
        self.unclosed: dict[str, int] = {}
        """Opening mark -> the end of the stretch in which none of its kind is closed."""

    def run(self) -> list[Token]:
        while self.at < len(self.source):
            end = self._special()
            if end is None:
                match = _TOKEN.match(self.source, self.at)
                assert match is not None and match.lastgroup is not None
                if match.lastgroup == "space":
                    self.spaced = True
                    self.at = match.end()
                    continue
                self._add(match.lastgroup, match.end())
        return self.tokens

    def _add(self, kind: str, end: int) -> int:
        self.tokens.append(Token(kind, self.source[self.at : end], self.spaced, self.at))
        self.spaced = False
        self.at = end
        return end

    def _special(self) -> int | None:
        """Add a comment, a string or a regular expression that starts here."""
        char = self.source[self.at]
        if char in _QUOTES:
            return self._string(self.at)
        if char == "#":
            include = _INCLUDE.match(self.source, self.at)
            if include:
                return self._add("include", include.end())
        if char in "#/-<":
            end = self._comment(char)
            if end is not None:
                return self._add("comment", end)
            if char == "/":
                return self._regex()
        if char in "rbfuRBFU$@L":
            prefix = _STRING_PREFIX.match(self.source, self.at)
            if prefix:
                return self._string(prefix.end())
        return None

    def _comment(self, char: str) -> int | None:
        source, at, language = self.source, self.at, self.language
        two = source[at : at + 2]
        if char == "#":
            after = source[at + 1 : at + 2]
            marks = language in HASH_COMMENTS or (not language and after in {"", " ", "!", "#"})
            return self._line_end() if marks and (self._fresh() or after == "!") else None
        if two == "/*":
            return self._find("*/", "/*")
        if two == "//":
            return self._line_end() if self._slashes_comment() else None
        if two == "--":
            sql = language == "sql" or source[at + 2 : at + 3] == " "
            return self._line_end() if sql and self._fresh() and language != "c" else None
        if source.startswith("<!--", at):
            return self._find("-->", "<!--")
        return None

    def _slashes_comment(self) -> bool:
        if self.language in SLASH_COMMENTS:
            return True
        if self.language:
            return False
        last = self.tokens[-1] if self.tokens else None
        if last is None or last.kind == "newline" or last.text in {";", "{", "}", ","}:
            return True
        if self.source[self.at - 2 : self.at].isspace():
            return True
        return bool(_PROSE.match(self.source[self.at : self.at + _LONGEST_PROSE]))

    def _fresh(self) -> bool:
        return self.at == 0 or self.spaced or self.source[self.at - 1] == "\n"

    def _line_end(self) -> int:
        end = self.source.find("\n", self.at)
        return len(self.source) if end < 0 else end

    def _find(self, closing: str, opening: str) -> int | None:
        if self.at < self.unclosed.get(opening, 0):
            return None
        found = self.source.find(closing, self.at + len(opening))
        if found < 0:
            self.unclosed[opening] = len(self.source)
            return None
        return found + len(closing)

    def _string(self, quote_at: int) -> int | None:
        source = self.source
        quote = source[quote_at]
        if source.startswith(quote * 3, quote_at) and quote != "`":
            end = self._find_quote(quote * 3, quote_at)
            if end is not None:
                return self._add("string", end)
        if quote == "'":
            lifetime = self._lifetime(quote_at)
            if lifetime is not None:
                return self._add("lifetime", lifetime)
            if self._apostrophe(quote_at):
                return None
        end = self._find_quote(quote, quote_at)
        return None if end is None else self._add("string", end)

    def _lifetime(self, at: int) -> int | None:
        # Rust: <'a> and &'a; once one was seen, any 'a.
        match = _LIFETIME.match(self.source, at)
        if match is not None and at == 0 and match.end() == len(self.source):
            return match.end()
        before = self.source[at - 1 : at]
        if match is None or not ((before and before in "<&") or self.lifetimes):
            return None
        self.lifetimes = True
        return match.end()

    def _apostrophe(self, at: int) -> bool:
        # It's, dogs', Rust's 'a: a quote right after a letter opens no string.
        return at == self.at and at > 0 and self.source[at - 1].isalnum() and not self.spaced

    def _find_quote(self, quote: str, at: int) -> int | None:
        source = self.source
        if at < self.unclosed.get(quote, 0):
            return None
        many_lines = len(quote) == 3 or quote == "`"
        index = at + len(quote)
        while index < len(source):
            char = source[index]
            if char == "\\":
                index += 2
                continue
            if char == "\n" and not many_lines:
                break
            if char == quote[0] and source.startswith(quote, index):
                return index + len(quote)
            index += 1
        self.unclosed[quote] = index
        return None

    def _regex(self) -> int | None:
        if self._after_operand() or self.source.startswith("//", self.at):
            return None
        match = _REGEX.match(self.source, self.at, self.at + _LONGEST_REGEX)
        if match and _REGEX_SIGN.search(match.group()):
            return self._add("regex", match.end())
        return None

    def _after_operand(self) -> bool:
        last = self.tokens[-1] if self.tokens else None
        return last is not None and last.kind in _ENDS_OPERAND and last.text not in _NO_OPERAND
