"""Reads a paragraph character by character: text, code, maths, links, pauses, sounds, emphasis.

CommonMark's inline rules, with Pandoc's bracketed spans and dollars, and our `[pause 800ms]` and
`[sound: bell.wav]`. No library gives exact source positions, so this is our own scanner; it never
raises, takes linear time, and its tokens end to end are the whole paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from msgspec import Struct

from producer.model import Span
from producer.script.attributes import attributes_at
from producer.script.inline import emphasis, formulas, spans, tags
from producer.script.inline.brackets import Brackets
from producer.script.inline.elements import Elements
from producer.script.inline.tokens import Run, Token, Trouble
from producer.script.source import SourceText

_SPECIAL = re.compile(r"[\\`*_\n$\]]|~~|!?\[|<(?=[A-Za-z/!])|&(?=[#A-Za-z])|\bhttps?://(?=\w)")
_ADDRESS = re.compile(r"https?://[^\s<>\[\]`|\"“”]++")
_ADDRESS_END = "?!.,:;*_~'’"
_TICKS = re.compile(r"`+")
_BLANKS = re.compile(r"[ \t]*+\n?[ \t]*+")
_LOOKS_LIKE_ATTRIBUTES = re.compile(r"\{\s*(?:sub|ph|as|rate|take|read|soundbite)\s*=")
_ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_DUNDER = re.compile(r"(?<![\w\\])__[A-Za-z0-9]++(?:_[A-Za-z0-9]++)*+__(?!\w)", re.ASCII)
_GLOB = re.compile(r"(?<=/)\*(?=\.\w)")
_KEYWORD_ARGUMENTS = re.compile(r"\*\*\w*(?:args|kw|kwds|options|opts|params)\b")
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+[ \t]*")


class References(Struct, frozen=True, kw_only=True):
    """What a script defines elsewhere for its paragraphs to refer to."""

    links: Mapping[str, str]
    """Normalized label -> address."""
    footnotes: frozenset[str]
    """Names of footnotes that are defined."""


NO_REFERENCES = References(links={}, footnotes=frozenset())


def parse_inline(text: str, line: int = 1) -> tuple[Span, ...]:
    """The Spans of `text`, whose `raw` joined is `text`. Never raises.

    Only inline markup counts: a `#` or `-` at a line's start is text. A blank line ends a
    paragraph. `line` is the source line on which `text` starts.
    """
    source = SourceText(text, first_line=line)
    writer = spans.Writer(source)
    start = 0
    for gap in [*_BLANK_LINES.finditer(source.text), None]:
        end = gap.start() if gap else len(source.text)
        paragraph = spans.Paragraph.of(source.text, [*_lines(source, start, end)])
        writer.paragraph(paragraph, scan(paragraph.text)[0], region=start)
        start = gap.end() if gap else end
    return writer.finish(len(source.text))


def scan(
    text: str, references: References = NO_REFERENCES
) -> tuple[list[Token | Run], list[Trouble]]:
    """The tokens of one paragraph, and what is wrong with it."""
    scanner = Scanner(text, references)
    scanner.run()
    # They hold the scanner too: the whole paragraph would be garbage that nobody looks for.
    del scanner.brackets, scanner.elements
    return scanner.tokens, scanner.troubles


class Scanner:
    """One paragraph on its way from characters to tokens."""

    def __init__(self, text: str, references: References) -> None:
        self.text = text
        self.tokens: list[Token | Run] = []
        self.runs: list[Run] = []
        self.paired: list[Run] = []
        self.troubles: list[Trouble] = []
        self.brackets = Brackets(self, references)
        self.elements = Elements(self)
        self._ticks: dict[int, list[int]] | None = None

    def run(self) -> None:
        """Read the paragraph from its first character to its last."""
        text, place, search = self.text, 0, _SPECIAL.search
        while match := search(text, place):
            if match.start() > place:
                self.literal(place, match.start())
            place = _HANDLERS[match[0]](self, match.start())
        if place < len(text):
            self.literal(place, len(text))
        self.pair(0)
        self._report_stars()

    def literal(self, start: int, end: int) -> int:
        """Take characters as they stand; returns `end`."""
        written = self.text[start:end]
        self.tokens.append(Token(start, written))
        if "{" in written and (match := _LOOKS_LIKE_ATTRIBUTES.search(written)):
            self.trouble(
                "attribute-broken",
                start + match.start(),
                f"{written[match.start() : match.start() + 30]!r} would be read aloud",
                'write [text]{sub="words"} without a space before the brace, in straight quotes',
            )
        return end

    def silent(self, start: int, end: int, token: Token | None = None) -> int:
        """Take markup that shows nothing, with the spaces that would stand there twice."""
        shown = self.shown()
        if not shown or shown[-1].isspace() or (token and token.text):
            blanks = _BLANKS.match(self.text, end)
            end = blanks.end() if blanks else end
        last = self.tokens[-1] if self.tokens else None
        if token or not isinstance(last, Token) or last.kind != "text" or last.edge:
            self.tokens.append(token or Token(start, ""))
        return end

    def shown(self) -> str:
        """The end of the text so far; empty at the paragraph's start."""
        for token in self.tokens[:-4:-1]:
            shown = token.char if isinstance(token, Run) else token.text
            if shown:
                return shown
        return ""

    def trim(self) -> None:
        """Take the spaces away that end the text so far."""
        for token in self.tokens[:-9:-1]:
            if not isinstance(token, Token) or token.kind != "text" or token.edge:
                return
            token.text = token.text.rstrip(" \t\n")
            if token.text:
                return

    def trouble(self, code: str, place: int, message: str, hint: str = "") -> None:
        """Note that something is wrong at a place in the paragraph."""
        self.troubles.append(Trouble(code, place, message, hint))

    def backslash(self, place: int) -> int:
        """An escape, a hard line break or a formula between backslash brackets."""
        following = self.text[place + 1 : place + 2]
        if following in ("(", "[", "b") and (formula := formulas.backslash_at(self.text, place)):
            return self.formula(place, formula)
        if following == "\n":
            self.tokens.append(Token(place, "\n"))
            return place + 2
        if following and following in _ESCAPABLE:
            self.tokens.append(Token(place, following))
            return place + 2
        if closing := formulas.environment_end(self.text, place):
            self.trouble("unclosed-maths", place, "a formula opens here and never closes",
                         f"close it with {closing}")  # fmt: skip
        return self.literal(place, place + 1)

    def ticks(self, place: int) -> int:
        """Code between backticks, as many behind as in front."""
        if self._ticks is None:
            self._ticks = {}
            for match in _TICKS.finditer(self.text):
                self._ticks.setdefault(len(match[0]), []).append(match.start())
            for places in self._ticks.values():
                places.reverse()
        opening = _TICKS.match(self.text, place)
        length = len(opening[0]) if opening else 1
        places = self._ticks.get(length, [])
        while places and places[-1] <= place:
            places.pop()
        if not places:
            self.trouble("unclosed-code", place, "code opens here and never closes",
                         "add the closing backtick, or write \\` for the character")  # fmt: skip
            return self.literal(place, place + length)
        code = self.text[place + length : places[-1]].replace("\n", " ")
        if code.startswith(" ") and code.endswith(" ") and code.strip(" "):
            code = code[1:-1]
        return self.attributed(Token(place, code, kind="code"), places[-1] + length)

    def dollar(self, place: int) -> int:
        """A formula, or an amount of money, or just a dollar."""
        formula = formulas.dollars_at(self.text, place)
        if formula and formula.doubtful:
            self.trouble("maths-or-money", place, f"${formula.source}$ is read as money",
                         "write \\$ for money, or \\(...\\) for maths")  # fmt: skip
        elif formula:
            return self.formula(place, formula)
        elif self.text.startswith("$$", place):
            end = place
            while self.text[end : end + 1] == "$":
                end += 1
            starts = place == 0 or self.text[place - 1] == "\n"
            if end - place == 2 and (starts or not self.text[end : end + 1].isspace()):
                self.trouble("unclosed-maths", place, "a formula opens here and never closes",
                             "close it with $$, without a blank line in it")  # fmt: skip
            return self.literal(place, end)
        return self.literal(place, place + 1)

    def formula(self, place: int, formula: formulas.Formula) -> int:
        """Take a formula; it is a block if it stands on lines of its own."""
        token = Token(place, formula.source, kind="maths", language="latex")
        end = self.attributed(token, formula.end)
        starts = place == 0 or self.text[place - 1] == "\n"
        token.block = formula.display and starts and self.text[end : end + 1] in ("", "\n")
        return end

    def attributed(self, token: Token, end: int) -> int:
        """Add a token and the attributes in braces right behind it."""
        self.tokens.append(token)
        attributes = attributes_at(self.text, end)
        if attributes is None:
            return end
        self.brackets.apply(token, attributes, end)
        return attributes.end

    def address(self, place: int) -> int:
        """A bare address, in which no mark counts; a stop behind it is the sentence's."""
        match = _ADDRESS.match(self.text, place)
        written = match[0].rstrip(_ADDRESS_END) if match else ""
        while written.endswith(")") and written.count("(") < written.count(")"):
            written = written[:-1].rstrip(_ADDRESS_END)
        address = tags.unescaped(written)
        self.tokens.append(Token(place, address, link=address))
        return place + len(written)

    def marks(self, place: int) -> int:
        """A run of stars, underscores or tildes. `__init__` is a name, `src/*.py` are files."""
        if match := _DUNDER.match(self.text, place) or _GLOB.match(self.text, place):
            return self.literal(place, match.end())
        run = emphasis.run_at(self.text, place)
        self.tokens.append(run)
        if run.can_open or run.can_close:
            self.runs.append(run)
        return place + run.length

    def pair(self, bottom: int) -> None:
        """Pair the runs from `bottom` on with each other and with none outside."""
        emphasis.pair(self.text, self.runs, bottom)
        self.paired += self.runs[bottom:]
        del self.runs[bottom:]

    def line_end(self, place: int) -> int:
        """A space, or a line break after two spaces."""
        self.trim()
        hard = self.text.endswith("  ", 0, place)
        self.tokens.append(Token(place, "\n" if hard else " "))
        return place + 1

    def _report_stars(self) -> None:
        for run in self.paired:
            if run.char != "*" or run.left < 2 or run.inside or run.can_open == run.can_close:
                continue
            if not _KEYWORD_ARGUMENTS.match(self.text, run.start):
                self.trouble("unclosed-emphasis", run.start, "bold opens or closes here alone",
                             "close it, or write it as code, or escape the stars")  # fmt: skip


def _lines(source: SourceText, start: int, end: int) -> list[tuple[int, int]]:
    found = []
    while (at := source.text.find("\n", start, end)) >= 0:
        found.append((start, at))
        start = at + 1
    return [*found, (start, end)]


_HANDLERS: dict[str, Callable[[Scanner, int], int]] = {
    "\\": Scanner.backslash,
    "`": Scanner.ticks,
    "$": Scanner.dollar,
    "*": Scanner.marks,
    "_": Scanner.marks,
    "~~": Scanner.marks,
    "\n": Scanner.line_end,
    "http://": Scanner.address,
    "https://": Scanner.address,
    "[": lambda scanner, place: scanner.brackets.open(place),
    "![": lambda scanner, place: scanner.brackets.open(place),
    "]": lambda scanner, place: scanner.brackets.close(place),
    "<": lambda scanner, place: scanner.elements.tag(place),
    "&": lambda scanner, place: scanner.elements.entity(place),
}
