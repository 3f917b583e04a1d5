"""What every gist is made of: counts, lists, sentences, and pieces short enough to be spoken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from producer.speech.rules.code import read_code
from producer.speech.rules.code.words import join_words
from producer.speech.rules.identifiers import Manner, say_identifier
from producer.speech.rules.numbers import cardinal

LONGEST = 250
"""Characters of one utterance."""
LONGEST_EXPRESSION = 100
"""Characters of an expression that a gist says in full."""
LONGEST_READ = 200
"""Characters of short code that a gist reads instead of describing it."""
ANALYSED = 40_000
"""Characters at the start of a block that a gist looks at; the size is of the whole."""
MOST_NAMED = 5
"""Names in a list before the rest is counted."""

_VOWEL_SOUNDS = frozenset("aeiouAEIO")
_VOWEL_LETTERS = frozenset("AEFHILMNORSX")


class Sentence(Struct, frozen=True, kw_only=True):
    """A sentence of a gist."""

    line: int
    """The line, from 0, from which on it speaks of the code."""
    words: str
    """Without the full stop."""


def count(number: int, noun: str, manner: Manner) -> str:
    """ "one line", "three lines"."""
    return f"{cardinal(number, manner.english)} {noun}{'' if number == 1 else 's'}"


def article(words: str) -> str:
    """ "Python" -> "a Python"; "H T M L" -> "an H T M L"."""
    first = words.split(" ", 1)[0]
    letter = len(first) == 1 and first.isupper()
    vowel = first in _VOWEL_LETTERS if letter else first[:1] in _VOWEL_SOUNDS
    return f"{'an' if vowel else 'a'} {words}"


def listed(words: Sequence[str], manner: Manner, most: int = MOST_NAMED) -> str:
    """ "A", "A and B", "A, B, and C"; past `most`, "A, B, and four more"."""
    named = list(words)
    if len(named) > most:
        named = [*named[: most - 1], f"{cardinal(len(named) - most + 1, manner.english)} more"]
    if len(named) < 3:
        return " and ".join(named)
    return f"{', '.join(named[:-1])}, and {named[-1]}"


def names(identifiers: Iterable[str], manner: Manner, most: int = MOST_NAMED) -> str:
    """A list of identifiers, each said once, in order."""
    unique = dict.fromkeys(identifiers)
    return listed([say_name(name, manner) for name in unique], manner, most)


def say_name(name: str, manner: Manner) -> str:
    """An identifier, or several with dots or other signs between them."""
    plain = name.replace("_", "a").replace("-", "a").isalnum()
    words = say_identifier(name, manner) if plain else join_words(read_code(name, manner))
    return words or "a name"


def upper_first(words: str) -> str:
    """Its first letter as a capital."""
    return words[:1].upper() + words[1:]


def sentence(words: str) -> str:
    """Capital letter, full stop."""
    words = words.rstrip(" ,;:")
    if not words:
        return ""
    return upper_first(words) if words[-1] in ".?!" else f"{upper_first(words)}."


def lines_of(code: str) -> int:
    """Lines that hold something."""
    return sum(1 for line in code.split("\n") if line.strip())


def whole_lines(code: str) -> list[str]:
    """The lines with their ends; only a line feed ends one, as in the tokens."""
    lines = [f"{line}\n" for line in code.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]


def size(code: str, what: str, manner: Manner) -> str:
    """ "one line of Python", "three lines of code"."""
    return f"{count(lines_of(code), 'line', manner)} of {what or 'code'}"


def without(code: str, opening: str, closing: str) -> str:
    """`code` with a space in place of every comment between the two marks."""
    parts: list[str] = []
    done = 0
    while (start := code.find(opening, done)) >= 0:
        end = code.find(closing, start + len(opening))
        if end < 0:
            break
        parts += [code[done:start], " "]
        done = end + len(closing)
    return "".join([*parts, code[done:]])


def pieces(words: str, longest: int = LONGEST) -> list[str]:
    """`words` cut into parts of at most `longest` characters, at a mark or a space if there is one.

    Every part ends with a full stop, or with the mark of its own that ends a sentence.
    """
    parts: list[str] = []
    words = join_words([words])
    while len(words) >= longest:
        at = _cut(words, longest - 1)
        parts.append(sentence(words[:at]))
        words = words[at:].lstrip(" ,;:.")
    parts.append(sentence(words))
    return [part for part in parts if part]


def _cut(words: str, longest: int) -> int:
    for marks in (".?!;", ",:", " "):
        at = max(words.rfind(f"{mark} " if mark != " " else mark, 0, longest) for mark in marks)
        if at > longest // 3:
            return at + 1
    return longest


def spread(code: str, sentences: Sequence[Sentence]) -> tuple[tuple[str, str], ...]:
    """Pairs of a part of `code` and its words: the parts, joined, are `code`.

    A sentence gets the lines from its own line up to the next sentence's; one that has no lines of
    its own, or that is cut because it is long, gets an empty part.
    """
    lines = whole_lines(code)
    pairs: list[tuple[str, str]] = []
    done = 0
    for index, one in enumerate(sentences):
        following = sentences[index + 1].line if index + 1 < len(sentences) else len(lines)
        end = len(lines) if index + 1 == len(sentences) else min(max(following, done), len(lines))
        part = "".join(lines[done:end])
        done = end
        for words in pieces(one.words):
            pairs.append((part, words))
            part = ""
        if part:
            pairs.append((part, ""))
    return tuple(pairs) if pairs else ((code, ""),) if code else ()
