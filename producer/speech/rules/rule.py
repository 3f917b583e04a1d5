"""What a text rule is: a pattern, and a function that says what it matched.

A rule is one function. Its docstring shows `before -> after` (a test holds each to it), its name
is what `producer spoken --explain` prints. Rules run in the order of the visible list in
`producer/speech/spoken.py`; what one has claimed no later one sees: it reads CLAIMED there. Code
and formulas that the author marked read as MARKED, so that a rule can tell that they stand there.

What a rule needs (characters, digits, words) is what any run holds in which it claims something;
a test proves it of the pattern. It spares a millisecond of compiling in each process.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from msgspec import Struct

from producer.speech.rules.numbers import british

CLAIMED = "\ue000"
"""Stands, once per character, for what an earlier rule has claimed."""
MARKED = "\ufffc"
"""Stands, once per character, for a code or maths span, or one that the author says how to say."""
USUAL = frozenset("‘’“”–—…" + MARKED)
"""Beyond ASCII, and yet in most prose."""
_SMALL = str.maketrans("ſıİ\u212a", "siik")
"""What a pattern with IGNORECASE takes for ASCII letters."""

DIGITS = "0123456789"

INTEGER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)"
"""`12`, `13,000`: a quantity without a point."""
NUMBER = rf"(?:{INTEGER}(?:\.[0-9]+)?|\.[0-9]+)"
"""`12`, `13,000.5`, `.5`: a quantity."""
POINTS = tuple(f".{digit}" for digit in DIGITS)
"""What a number with a point in it holds."""
FREE = r"(?<![\w.,$£])(?<![€\ue000])(?<!\ufffc)"
"""Before a number: nothing that it could be a part of."""
DASHES = "-–—−"


def one_of(characters: str) -> str:
    """A pattern for one of the characters, as a set is.

    A set with three or more ranges, one of them beyond Latin-1, takes ten times as long to compile
    as several small ones; `{1}` keeps `re` from making one of them.
    """
    near = "".join(char for char in characters if char <= "\xff")
    sets = [f"[{re.escape(near)}]"] if near else []
    ranges: list[str] = []
    for char in sorted(set(characters) - set(near)):
        if ranges and ord(char) == ord(ranges[-1][-1]) + 1:
            ranges[-1] += char
        else:
            ranges.append(char)
    for index in range(0, len(ranges), 2):
        sets.append(f"[{''.join(ranges[index : index + 2])}]{{1}}")
    return f"(?:{'|'.join(sets)})"


DASH = one_of(DASHES)

_WORD_BEFORE = r"([^\W\d_][\w'’.-]*)[\s(\[“\"'‘*_]*\Z"
_WORD_AFTER = r"[\s)\]”\"'’*_]*([^\W\d_][^\W\d_'’-]*)"
_SENTENCE_FOLLOWS = r"[)\]”’\"']*(?:\s*\Z|\s*\n|\s+[“‘\"'(]?[A-Z])"
_REACH = 40


class Context(Struct, frozen=True):
    """What a rule may look at besides its match."""

    text: str
    """All of the run as written, with MARKED for marked spans; matches have its offsets."""
    english: str
    """BCP 47: en-US or en-GB; others count as one of the two."""
    say_word: Callable[[str], str | None]
    """What the lexicons say for a term; None: they don't know it."""

    @property
    def british(self) -> bool:
        """Whether dates, zeros and letters are read the British way."""
        return british(self.english)

    def before(self, position: int, reach: int = _REACH) -> str:
        """The characters before `position`, at most `reach` of them."""
        return self.text[max(0, position - reach) : position]

    def after(self, position: int, reach: int = _REACH) -> str:
        """The characters from `position`, at most `reach` of them."""
        return self.text[position : position + reach]

    def word_before(self, position: int) -> str:
        """The word just before `position`, lower-case; empty where something else stands."""
        found = compiled(_WORD_BEFORE).search(self.before(position))
        return found[1].lower().rstrip(".") if found else ""

    def word_after(self, position: int) -> str:
        """The word just after `position`, as written; empty where something else stands."""
        found = compiled(_WORD_AFTER).match(self.after(position))
        return found[1] if found else ""

    def ends_sentence(self, position: int) -> bool:
        """Whether a full stop just before `position` would end a sentence."""
        return bool(compiled(_SENTENCE_FOLLOWS).match(self.after(position)))


Say = Callable[[re.Match[str], Context], str | None]
"""Words for a match; None: this is not what the rule is about; empty: skipped."""


class Claim(Struct, frozen=True):
    """What one rule makes of a stretch of text."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last."""
    spoken: str
    """Words; empty: skipped."""
    rule: str
    """The rule's name; empty: spoken as written."""
    ipa: str = ""
    """Pronunciation, where a lexicon gives one."""


class Held(Struct, frozen=True):
    """What a run holds before any rule has claimed of it; afterwards it holds no more."""

    characters: frozenset[str]
    """Every one of it."""
    beyond: bool
    """Whether one is neither ASCII nor USUAL."""
    digits: int
    """How many of DIGITS."""
    small: str
    """In small letters, as words are looked for."""

    @classmethod
    def of(cls, text: str) -> Held:
        """What `text` holds."""
        characters = frozenset(text)
        beyond = not text.isascii() and any(char > "\x7f" for char in characters - USUAL)
        return cls(characters, beyond, sum(map(text.count, DIGITS)), small(text))


def small(text: str) -> str:
    """The text in small letters, with ASCII for what IGNORECASE takes for it."""
    return text.translate(_SMALL).lower()


class Rule(Struct, frozen=True):
    """A pattern, what any run holds in which it claims something, and what is said for it."""

    name: str
    """As `--explain` shows it."""
    pattern: str
    """Compiled when first needed: most runs need few of them."""
    needs: frozenset[str]
    """Characters of which one must be in the text."""
    beyond: bool
    """Whether any character counts as needed that is neither ASCII nor USUAL."""
    digits: int
    """How many of DIGITS must be in the text."""
    words: tuple[str, ...]
    """Parts of the text in small letters of which one must be there; empty: none need be."""
    say: Say
    """The function; its docstring shows before -> after."""
    flags: re.RegexFlag
    """Of the pattern."""

    def fits(self, held: Held) -> bool:
        """Whether it may claim something in a run that holds this."""
        if held.digits < self.digits:
            return False
        lacks = self.needs.isdisjoint(held.characters) and not (self.beyond and held.beyond)
        if lacks and (self.needs or self.beyond):
            return False
        return not self.words or any(word in held.small for word in self.words)

    def claims(self, text: str, context: Context) -> Iterator[Claim]:
        """What the rule claims in `text` (which has the offsets of `context.text`)."""
        for match in compiled(self.pattern, self.flags).finditer(text):
            spoken = self.say(match, context)
            if spoken is not None and match.end() > match.start():
                yield Claim(match.start(), match.end(), spoken, self.name)


def rule(
    pattern: str,
    *,
    needs: str = "",
    beyond: bool = False,
    digits: int = 0,
    words: Iterable[str] = (),
    flags: re.RegexFlag = re.NOFLAG,
) -> Callable[[Say], Rule]:
    """Make a Rule of a function; its name, with spaces, is the rule's."""
    parts = tuple(dict.fromkeys(map(small, words)))

    def make(say: Say) -> Rule:
        name = say.__name__.replace("_", " ")
        return Rule(name, pattern, frozenset(needs), beyond, digits, parts, say, flags)

    return make


@cache
def compiled(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """The pattern, compiled once in a process."""
    return re.compile(pattern, flags)


def after_digit(*parts: str) -> list[str]:
    """The parts after each of DIGITS: what a rule's `words` are, for a number that one follows."""
    return [digit + part for part in parts for digit in DIGITS]


def masked(text: str, claims: Iterable[Claim]) -> str:
    """The text with CLAIMED where the claims are; they are in order and don't overlap."""
    parts: list[str] = []
    position = 0
    for claim in claims:
        parts += (text[position : claim.start], CLAIMED * (claim.end - claim.start))
        position = claim.end
    parts.append(text[position:])
    return "".join(parts)


def listed(text: str) -> tuple[str, ...]:
    """The words of a list that is written as one text."""
    return tuple(text.split())


def alternatives(words: object) -> str:
    """A group of the words, longest first, for a pattern."""
    found = sorted({str(word) for word in words}, key=lambda word: (-len(word), word))  # type: ignore[attr-defined]
    return "(?:" + "|".join(re.escape(word) for word in found) + ")"
